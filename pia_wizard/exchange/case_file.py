"""One assessment in one file: its canonical JSON, for keeping, sending and reading elsewhere."""

from pathlib import Path

from pia_wizard.assessment.canonical import MAX_BYTES, assessment_from_json, canonical_json
from pia_wizard.assessment.model import Assessment
from pia_wizard.exchange.whole_file import read_bounded, write_whole


def read_case(path: Path) -> Assessment:
    """Return the assessment of a case file, checked against the format.

    Answers are not yet held against questions: see ``pia_wizard.assessment.values.checked_answers``.
    Raises the subclasses of ``ReadError`` and ``CaseError``.
    """
    return assessment_from_json(read_bounded(path, MAX_BYTES))


def write_case(path: Path, assessment: Assessment) -> None:
    """Write an assessment's canonical JSON, whole or not at all. Raises the subclasses of ``WriteError``."""
    write_whole(path, canonical_json(assessment))
