"""Portable files into a workspace: as a new assessment, or as a copy beside the one that is here."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pia_wizard.assessment.model import Assessment, ContentFile
from pia_wizard.assessment.values import checked_answers
from pia_wizard.errors import PiaError
from pia_wizard.exchange.portable_file import Portable, read_portable
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.content import content_files, kept_library_of

if TYPE_CHECKING:
    from pia_wizard.session.session import Session


@dataclass(frozen=True, slots=True)
class Arrival:
    """A portable file that was read; ``here`` tells that the workspace has the same assessment."""

    portable: Portable
    here: bool


def arrival(session: "Session", path: Path) -> Arrival:
    """Return a portable file and whether its assessment is here; raises what ``read_portable`` raises."""
    portable = read_portable(path)
    return Arrival(portable, any(s.id == portable.assessment.id for s in session.summaries()))


def taken_in(session: "Session", portable: Portable) -> str:
    """Store a portable assessment whole, under another id if its own is taken; return its id.

    It stays with the content it was judged with, if that can be used here, else with today's.
    Raises AnswersRefusedError, UnknownGuidelineError, UnknownMethodError and what evidence is refused for.
    """
    case, library = _judgeable(portable, session.library)
    answers = checked_answers(library.questions, case.answers)
    made = session.add(msgspec.structs.replace(case, answers=answers), library)
    files = ((file.question, file.name, file.data) for file in portable.attachments)
    try:
        session.open_assessment(made).add_evidence_files(files)
    except PiaError:
        session.remove(made)
        raise
    return made


def _judgeable(portable: Portable, current: Library) -> tuple[Assessment, Library]:
    """Return the assessment and the content to judge it with: its own, or today's."""
    case = portable.assessment
    try:
        own = kept_library_of(portable.sources)
        compile_questionnaire(own, case.guidelines, case.method)
    except PiaError:
        compile_questionnaire(current, case.guidelines, case.method)  # or it could never be opened
        return msgspec.structs.replace(case, content=content_files(current)), current
    pins = tuple(ContentFile(path=source.path, sha256=source.sha256) for source in own.sources)
    return msgspec.structs.replace(case, content=pins), own
