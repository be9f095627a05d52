"""What an assessment is judged by: the content it is pinned to, the chosen guidelines and the method."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime

import msgspec

from pia_wizard.assessment.model import Assessment
from pia_wizard.assessment.values import fitting_answers
from pia_wizard.evaluation import Evaluation
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.choosing import QuestionCounter
from pia_wizard.session.content import content_files
from pia_wizard.session.content_changes import ContentChanges, content_changes
from pia_wizard.session.judged import questionnaire_of
from pia_wizard.session.opened import OpenAssessment
from pia_wizard.session.pinned import ContentState
from pia_wizard.session.suggestions import Suggestion, suggested_guidelines
from pia_wizard.storage.records import CONTENT


class JudgedBy(OpenAssessment):
    """What ``AssessmentSession`` offers for content, guidelines and method."""

    _state: ContentState

    @abstractmethod
    def _evaluated(
        self, assessment: Assessment, previous: Evaluation | None, asked: Questionnaire | None = None
    ) -> Evaluation:
        """Judge an assessment."""

    def content_state(self) -> ContentState:
        """Return whether the assessment is judged with today's content, and if not, why."""
        return self._state

    def what_would_change(self) -> ContentChanges:
        """Return what today's content would change; raises UnknownGuidelineError and UnknownMethodError."""
        return self._with_current()[2]

    def adopt_content(self) -> ContentChanges:
        """Judge with today's content from now on and return what that changed.

        All answers are kept; one that its question does not take any more is as good as unknown. Raises
        what ``what_would_change`` raises, and changes nothing then.
        """
        assessment, evaluation, changes = self._with_current()
        self._writable.put_content(assessment.id, self._current.sources, who=self._who)
        self.library, self._state = self._current, ContentState.SAME
        self.assessment, self.questionnaire, self.evaluation = assessment, changes.questionnaire, evaluation
        self.tell()
        return changes

    def content_since(self) -> datetime:
        """Return when the content that judges was pinned: at the beginning, or when other was adopted."""
        adopted = self._workspace.history(self.assessment.id, CONTENT)
        return adopted[0].at if adopted else self.assessment.created

    def suggested_guidelines(self, translator: Translator) -> dict[str, Suggestion]:
        """Return which guidelines of its content fit the answers, and why; the most binding first."""
        held = self.assessment.answers
        values = {name: answer.value for name, answer in held.items() if answer.value is not None}
        today = datetime.now().astimezone().date()
        return suggested_guidelines(self.library, values, translator, today=today)

    def question_counter(self) -> QuestionCounter:
        """Return what counts the questions of a choice of guidelines, given the answers."""
        return QuestionCounter(self.library, self.assessment.answers)

    def what_choosing_would_change(self, guidelines: Sequence[str], method: str) -> ContentChanges:
        """Return what other guidelines, or another method, would change.

        Raises UnknownGuidelineError and UnknownMethodError.
        """
        return self._with_rules(guidelines, method)[2]

    def choose(self, guidelines: Sequence[str], method: str) -> ContentChanges:
        """Judge by these guidelines and this method from now on, and return what that changed.

        All answers are kept. With another method, levels set by hand and acceptances are withdrawn, as they
        speak of levels and bands of the old one; the history keeps them. Raises what
        ``what_choosing_would_change`` raises, and changes nothing then.
        """
        assessment, evaluation, changes = self._with_rules(guidelines, method)
        self._writable.put_rules(
            assessment.id,
            assessment.guidelines,
            assessment.method,
            level_overrides=assessment.level_overrides,
            acceptances=assessment.acceptances,
            who=self._who,
        )
        self.assessment, self.questionnaire, self.evaluation = assessment, changes.questionnaire, evaluation
        self.tell()
        return changes

    def _with_current(self) -> tuple[Assessment, Evaluation, ContentChanges]:
        """Return the assessment and its evaluation with today's content, and what is different then."""
        held = msgspec.structs.replace(self.assessment, content=content_files(self._current))
        return self._judged(self._current, held)

    def _with_rules(
        self, guidelines: Sequence[str], method: str
    ) -> tuple[Assessment, Evaluation, ContentChanges]:
        """Return the assessment and its evaluation by other rules, and what is different then."""
        held = msgspec.structs.replace(self.assessment, guidelines=tuple(guidelines), method=method)
        if method != self.assessment.method:
            held = msgspec.structs.replace(held, level_overrides=(), acceptances=())
        return self._judged(self.library, held)

    def _judged(self, library: Library, held: Assessment) -> tuple[Assessment, Evaluation, ContentChanges]:
        """Return an assessment judged with a library, its evaluation, and what is different from now."""
        questionnaire = questionnaire_of(library, held)
        stored = self._workspace.assessment(held.id).answers
        answers = fitting_answers(library.questions, stored)
        assessment = msgspec.structs.replace(held, answers=answers)
        evaluation = self._evaluated(assessment, None, questionnaire)
        changes = content_changes(self.evaluation, evaluation, questionnaire, (stored, answers))
        return assessment, evaluation, changes
