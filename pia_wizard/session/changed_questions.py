"""Questions that are new or other than those the answers were given to: read off what is kept, not stored."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from pia_wizard.assessment.canonical import assessment_from_json
from pia_wizard.assessment.model import Assessment, ContentFile
from pia_wizard.evaluation import Visibility
from pia_wizard.evaluation.asked_before import AskedBefore, Stretch, changed_since_answered
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Library, Question, SourceFile
from pia_wizard.questionnaire.question_changes import QuestionChange, question_changes
from pia_wizard.session.content import default_method
from pia_wizard.session.opened import OpenAssessment
from pia_wizard.session.pinned import kept_library, pairs
from pia_wizard.storage.errors import NoSuchAssessmentError
from pia_wizard.storage.records import CONTENT

_Sources = Callable[[], tuple[SourceFile, ...]]


class _Compared(NamedTuple):
    """What the questions of now were held against, for as long as what asks them is the same."""

    library: Library
    rules: tuple[object, ...]
    before: AskedBefore


class ChangedQuestions(OpenAssessment):
    """What ``AssessmentSession`` offers for questions that changed since they were answered."""

    _compared: _Compared | None = None

    def changed_questions(self) -> dict[str, QuestionChange]:
        """Return the questions asked now that are new or changed since they were answered, in their order.

        They are compared with the last approved edition of the assessment this one goes on from, and with
        the content this one was judged with before. Where that content is lost, nothing is told. An approved
        edition asks nothing any more.
        """
        before = AskedBefore() if self.frozen is not None else self._asked_before()
        if not before.names:  # so it is for most, and this is asked after every answer
            return {}
        states = self.evaluation.questions
        shown = (name for name, state in states.items() if state.visibility is Visibility.SHOWN)
        return changed_since_answered(shown, self.assessment.answers, before)

    def _asked_before(self) -> AskedBefore:
        rules = self.assessment.guidelines, self.assessment.method
        held = self._compared
        if held is None or held.library is not self.library or held.rules != rules:
            held = self._compared = _Compared(self.library, rules, self._compare())
        return held.before

    def _compare(self) -> AskedBefore:
        now = self.questionnaire.questions
        first = self._asked_by_predecessor()
        return AskedBefore(
            predecessor=None if first is None else question_changes(first, now), stretches=self._stretches()
        )

    def _asked_by_predecessor(self) -> Mapping[str, Question] | None:
        name = self._workspace.listing.predecessor(self.assessment.id)
        editions = self._workspace.editions
        try:
            held = self._workspace.assessment(name) if name else None
            approved = editions.approved(name) if name else ()
        except NoSuchAssessmentError:
            return None
        if held is None:
            return None
        if approved:
            case = assessment_from_json(editions.case(name, approved[-1].number))
            return self._asked(case, lambda: self._kept(case.content))
        return self._asked(held, lambda: self._workspace.sources(name))

    def _stretches(self) -> tuple[Stretch, ...]:
        found = []
        for change in reversed(self._workspace.history(self.assessment.id, CONTENT)):
            files = change.before if isinstance(change.before, tuple) else ()
            content = tuple(file for file in files if isinstance(file, ContentFile))
            found.append(Stretch(change.at, self._changes_since(content)))
        return tuple(found)

    def _changes_since(self, content: tuple[ContentFile, ...]) -> dict[str, QuestionChange]:
        if pairs(content) == pairs(self.assessment.content):
            return {}
        case = _with_content(self.assessment, content)
        asked = self._asked(case, lambda: self._kept(content))
        return {} if asked is None else question_changes(asked, self.questionnaire.questions)

    def _kept(self, content: tuple[ContentFile, ...]) -> tuple[SourceFile, ...]:
        return self._workspace.editions.sources({file.path: file.sha256 for file in content})

    def _asked(self, case: Assessment, sources: _Sources) -> Mapping[str, Question] | None:
        """Return the questions of an assessment as its own content asks them, None if that is lost."""
        if pairs(case.content) == pairs(self.assessment.content):
            library: Library | None = self.library
        else:
            library = kept_library(case.content, sources, self._current)
        return None if library is None else _questions_of(library, case)


def _with_content(assessment: Assessment, content: tuple[ContentFile, ...]) -> Assessment:
    return msgspec.structs.replace(assessment, content=content)


def _questions_of(library: Library, case: Assessment) -> Mapping[str, Question]:
    """Return what an assessment asks with a library, be some of its guidelines newer than that."""
    known = tuple(name for name in case.guidelines if name in library.guidelines)
    method = case.method if case.method in library.methods else default_method(library)
    return compile_questionnaire(library, known, method).questions if known else library.questions
