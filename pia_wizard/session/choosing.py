"""How many questions a choice of guidelines asks: each fact once, however many guidelines look at it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.model import Visibility
from pia_wizard.evaluation.visibility import Asked, settle
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Library


class QuestionNumbers(NamedTuple):
    """How many questions one assessment asks, and how many as many assessments apart would."""

    together: int
    apart: int


class QuestionCounter:
    """Counts the questions that the answers so far do not hide; keeps what each guideline asks.

    A questionnaire asks what one of its guidelines needs, and whether a question is asked hangs on answers
    alone: so several guidelines ask the questions of each, those in common once.
    """

    def __init__(self, library: Library, answers: Mapping[str, Answer]) -> None:
        self._library = library
        self._answers = answers
        self._asked: dict[tuple[str, str], frozenset[str]] = {}

    def numbers(self, guidelines: Iterable[str], method: str) -> QuestionNumbers:
        """Return the numbers for a choice; raises UnknownGuidelineError and UnknownMethodError."""
        each = [self._asked_by(guideline, method) for guideline in guidelines]
        return QuestionNumbers(len(frozenset[str]().union(*each)), sum(map(len, each)))

    def _asked_by(self, guideline: str, method: str) -> frozenset[str]:
        key = guideline, method
        if key not in self._asked:
            questionnaire = compile_questionnaire(self._library, (guideline,), method)
            asked = Asked({}, {}, set(), set())
            settle(questionnaire, self._answers, None, asked)
            self._asked[key] = frozenset(
                name for name, state in asked.states.items() if state.visibility is not Visibility.HIDDEN
            )
        return self._asked[key]
