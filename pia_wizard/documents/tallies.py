"""Verdicts counted: by guideline, by phase, by principle; the same table each time."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from pia_wizard.documents.marks import marked_verdict
from pia_wizard.documents.material import Material
from pia_wizard.documents.words import PHASES
from pia_wizard.evaluation.model import Status, Verdict
from pia_wizard.evaluation.risk_words import principle_text
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL_BOLD, CELL_HEAD
from pia_wizard.pdf.tables import TIGHT, Row, Table, cell
from pia_wizard.questionnaire.model import Phase, Principle, Requirement

STATUSES = (Status.MET, Status.PARTLY_MET, Status.NOT_MET, Status.UNDETERMINED, Status.NOT_APPLICABLE)
_NAME = replace(CELL_BOLD, size=8.5, leading=12.5, after=0)
_HEAD = replace(CELL_HEAD, size=8, leading=12)

Tally = tuple[str, Counter[Status]]
"""What is counted, and how often each verdict was given."""


def by_guideline(material: Material) -> list[Tally]:
    """Return the verdicts of each guideline that is in force, or was."""
    guidelines = material.questionnaire.guidelines
    return [
        (material.short_title(guidelines[name]), _counted(verdicts))
        for name, verdicts in material.verdicts_by_guideline.items()
        if not material.to_come(guidelines[name])
    ]


def by_phase(material: Material) -> list[Tally]:
    """Return the verdicts of each phase that has any."""
    return _grouped(material, {phase: material.say(PHASES[phase]) for phase in Phase}, _phase)


def by_principle(material: Material) -> list[Tally]:
    """Return the verdicts by the first principle each requirement serves (ISO/IEC 29100)."""
    names: dict[object, str] = {p: principle_text(p, material.translator) for p in Principle}
    return _grouped(material, {**names, None: material.say("そのほか")}, _principle)


def tally_table(material: Material, title: str, tallies: Iterable[Tally]) -> Table:
    """Return a row for each tally and a column for each verdict."""
    words = [verdict_text(status, material.translator) for status in STATUSES]
    rows = tuple(_row(name, counts) for name, counts in tallies)
    heads = tuple(cell(Paragraph(word, _HEAD)) for word in (title, *words))
    return Table((1.75, *(1.65 for _ in STATUSES)), heads, rows, padding=TIGHT)


def _row(name: str, counts: Counter[Status]) -> Row:
    numbers = (cell(marked_verdict(status, str(counts[status]), _NAME)) for status in STATUSES)
    return cell(Paragraph(name, _NAME)), *numbers


def _counted(verdicts: Iterable[Verdict]) -> Counter[Status]:
    return Counter(verdict.status for verdict in verdicts)


def _phase(requirement: Requirement) -> object:
    return requirement.phase


def _principle(requirement: Requirement) -> object:
    return requirement.principles[0] if requirement.principles else None


def _grouped(
    material: Material, names: dict[object, str], key: Callable[[Requirement], object]
) -> list[Tally]:
    found: dict[object, list[Verdict]] = {}
    for name, verdict in material.judged.items():
        found.setdefault(key(material.requirement(name)), []).append(verdict)
    return [(title, _counted(found[group])) for group, title in names.items() if group in found]
