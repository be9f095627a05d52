"""One open workspace: the list of assessments and what can be done with them as wholes."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

from pia_wizard.assessment.model import Answer, Assessment, Value
from pia_wizard.assessment.values import checked_answers, checked_value
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import ContentFaultsError
from pia_wizard.questionnaire.model import Library, Question
from pia_wizard.session.choosing import QuestionCounter
from pia_wizard.session.collection import Collection
from pia_wizard.session.content import content_files, new_assessment, own_library, shipped_library
from pia_wizard.session.settings import load_settings
from pia_wizard.session.suggestions import (
    Suggestion,
    first_questions,
    first_questions_shown,
    suggested_guidelines,
)
from pia_wizard.storage import Workspace, default_location, user_name

if TYPE_CHECKING:
    from pia_wizard.session.assessment_session import AssessmentSession


class Session(Collection):
    """An open workspace together with the content; a context manager."""

    def __init__(
        self, workspace: Workspace, library: Library, content_error: ContentFaultsError | None = None
    ) -> None:
        self._workspace = workspace
        self._who = user_name()
        self.library = library
        self.content_error = content_error
        """Why the user's own content folders are left out, or None."""

    @classmethod
    def open(cls, location: Path | None = None) -> "Session":
        """Open the workspace, creating it on first use; raises UnusableError subclasses.

        Faulty or missing folders of the user's own content are told by ``content_error``, never raised.
        """
        chosen = load_settings().workspace
        place = location or (Path(chosen) if chosen else default_location())
        library, error = _library()
        return cls(Workspace.open(place), library, error)

    @property
    def location(self) -> Path:
        """Where the workspace lies."""
        return self._workspace.location

    @property
    def upgraded_from(self) -> Path | None:
        """The untouched original, if opening upgraded the workspace on a copy."""
        return self._workspace.upgraded_from

    def suggested_guidelines(
        self, values: Mapping[str, Value], translator: Translator
    ) -> dict[str, Suggestion]:
        """Return which guidelines fit the first answers, and why; the most binding first."""
        today = datetime.now().astimezone().date()
        return suggested_guidelines(self.library, values, translator, today=today)

    def first_questions(self) -> tuple[Question, ...]:
        """Return the questions whose answers tell which guidelines fit, in the order of asking."""
        return first_questions(self.library)

    def first_questions_shown(self, values: Mapping[str, Value]) -> tuple[str, ...]:
        """Return those of the first questions that are asked, given the first answers so far."""
        return first_questions_shown(self.library, values)

    def question_counter(self, values: Mapping[str, Value]) -> QuestionCounter:
        """Return what counts the questions of a choice of guidelines, given the first answers."""
        return QuestionCounter(self.library, {name: Answer(value=value) for name, value in values.items()})

    def create(
        self,
        title: str,
        guidelines: tuple[str, ...],
        *,
        answers: Mapping[str, Value] | None = None,
        method: str = "",
        client: str = "",
    ) -> str:
        """Start an assessment with its first answers, by the default method or another; return its id.

        ``client`` is for whom it is made.

        Raises UnknownGuidelineError and UnknownMethodError.
        """
        if method:
            compile_questionnaire(self.library, guidelines, method)  # or it could never be opened
        moment = datetime.now(UTC)
        first = {
            name: Answer(value=checked_value(self.library.questions[name], value), at=moment)
            for name, value in (answers or {}).items()
        }
        assessment = new_assessment(self.library, title, guidelines, moment, answers=first, method=method)
        self._workspace.add(assessment, self.library.sources)
        return self._begun(assessment.id, client=client)

    def open_assessment(self, assessment_id: str) -> "AssessmentSession":
        """Open one assessment; every change made through the result is stored at once.

        It is judged with the content it is pinned to, if that can still be used, whatever today's is: see
        ``AssessmentSession.content_state``. A stored value that its question does not take any more is as
        good as unknown, and stays stored.
        """
        from pia_wizard.session.assessment_session import opened

        return opened(self._workspace, assessment_id, self.library, self._who)

    def import_case(self, path: Path) -> str:
        """Take in a case file and return its id; a case already here comes in as a copy.

        A case carries only the hashes of its content: it is pinned to today's.

        Raises what ``read_case`` raises, AnswersRefusedError, UnknownGuidelineError and UnknownMethodError.
        """
        from pia_wizard.exchange.case_file import read_case

        return self.take_in(read_case(path))

    def take_in(self, case: Assessment) -> str:
        """Take in an assessment from elsewhere and return its id; one already here comes in as a copy.

        Raises AnswersRefusedError, UnknownGuidelineError and UnknownMethodError.
        """
        compile_questionnaire(self.library, case.guidelines, case.method)  # or it could never be opened
        answers = checked_answers(self.library.questions, case.answers)
        case = msgspec.structs.replace(case, answers=answers, content=content_files(self.library))
        return self.add(case, self.library)

    def add(self, case: Assessment, library: Library) -> str:
        """Store an assessment that fits its content and return its id; one already here becomes a copy."""
        if any(summary.id == case.id for summary in self.summaries()):
            case = msgspec.structs.replace(case, id=str(uuid4()))
        self._workspace.add(case, library.sources)
        return self._begun(case.id)

    def remove(self, assessment_id: str) -> None:
        """Delete an assessment and its history."""
        self._workspace.remove(assessment_id)

    def close(self) -> None:
        """Release the workspace for other programs."""
        self._workspace.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _library() -> tuple[Library, ContentFaultsError | None]:
    """Return the content with the user's own folders, or without them and the reason."""
    try:
        return own_library(), None
    except ContentFaultsError as error:
        return shipped_library(), error
