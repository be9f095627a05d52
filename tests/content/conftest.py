"""The shipped content, loaded once, and answers written the short way."""

from collections.abc import Mapping

import pytest

from pia_wizard import resources
from pia_wizard.assessment.model import Answer, Measure, Practice
from pia_wizard.evaluation import Evaluation, evaluate
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import load_library
from pia_wizard.questionnaire.model import Library, QuestionType

UNKNOWN = "?"


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the shipped library."""
    return load_library([resources.questionnaires()])


@pytest.fixture(scope="session")
def judged(library):
    """Return a function from guideline ids and plainly written facts to an evaluation.

    Facts are Python values; a list stands for choices or rows, a practice is its state, "?" means "I don't
    know yet", and None leaves the question unanswered.
    """

    def judge(
        guidelines: tuple[str, ...], facts: Mapping[str, object], measures: tuple[Measure, ...] = ()
    ) -> Evaluation:
        questionnaire = compile_questionnaire(library, guidelines, "four_by_four")
        stray = set(facts) - set(library.questions)
        assert not stray, f"no such questions: {stray}"
        answers = {n: _answer(library, n, fact) for n, fact in facts.items() if fact is not None}
        return evaluate(questionnaire, answers, measures=measures)

    return judge


def _answer(library: Library, name: str, fact: object) -> Answer:
    if fact == UNKNOWN:
        return Answer(unknown=True)
    if library.questions[name].type is QuestionType.PRACTICE:
        return Answer(value=Practice(state=fact))
    return Answer(value=tuple(fact) if isinstance(fact, list) else fact)
