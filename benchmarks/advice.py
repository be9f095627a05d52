"""What would help most, with every shipped guideline chosen: a sample shop, and one that does all wrong."""

from collections.abc import Mapping

from benchmarks.measuring import interleaved, table
from pia_wizard import resources
from pia_wizard.assessment.model import Answer, Override, Practice, Value
from pia_wizard.evaluation import Status, evaluate
from pia_wizard.evaluation.advice import helpful_steps
from pia_wizard.exchange.case_file import read_case
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Question, QuestionType
from pia_wizard.session.content import shipped_library

BAD = {Status.NOT_MET, Status.PARTLY_MET}


def main() -> None:
    """Print the ratios."""
    library = shipped_library()
    questionnaire = compile_questionnaire(library, tuple(library.guidelines), "four_by_four")
    shop = read_case(resources.samples() / "shop_security_cameras.json").answers
    faces = read_case(resources.samples() / "face_recognition_shop.json").answers
    _measure("the sample shop", questionnaire, shop)
    _measure("a shop that does all wrong", questionnaire, _all_wrong(questionnaire, faces))


def _measure(name: str, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> None:
    evaluation = evaluate(questionnaire, answers)
    short = [name for name, verdict in evaluation.verdicts.items() if verdict.status in BAD]
    met = Override(status="met", reason="…")
    rows = interleaved(
        {
            "floor: judging all once, afresh": lambda: evaluate(questionnaire, answers),
            "every step sought, judged and ranked": lambda: helpful_steps(questionnaire, evaluation),
            "peer: one assumption each, judged afresh": lambda: [
                evaluate(questionnaire, answers, overrides={name: met}) for name in short
            ],
        },
        runs=15,
    )
    table(
        f"Advice for {name}: {len(short)} shortfalls among {len(questionnaire.requirements)} requirements",
        rows,
        against="floor: judging all once, afresh",
        target="100 ms",
    )


def _all_wrong(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return answers whose safeguards are all the worst there are, in the same circumstances."""
    wrong = {n: _worst(q) for n, q in questionnaire.questions.items() if not q.circumstance}
    return {**answers, **{name: Answer(value=value) for name, value in wrong.items() if value is not None}}


def _worst(question: Question) -> Value | None:
    """Return the worst answer, as choices stand from best to worst; None where that cannot be told."""
    match question.type:
        case QuestionType.YES_NO:
            return False
        case QuestionType.CHOICE:
            return tuple(question.choices)[-1]
        case QuestionType.CHOICES:
            return question.exclusive[:1] or tuple(question.choices)
        case QuestionType.PRACTICE:
            return Practice(state="not_done")
    return None


if __name__ == "__main__":
    main()
