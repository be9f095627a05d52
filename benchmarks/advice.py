"""What would help most, with every shipped guideline chosen and the sample shop's answers."""

from benchmarks.measuring import interleaved, table
from pia_wizard import resources
from pia_wizard.assessment.model import Override
from pia_wizard.evaluation import Status, evaluate
from pia_wizard.evaluation.advice import helpful_steps
from pia_wizard.exchange.case_file import read_case
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.session.content import shipped_library

BAD = {Status.NOT_MET, Status.PARTLY_MET}


def main() -> None:
    """Print the ratios."""
    library = shipped_library()
    questionnaire = compile_questionnaire(library, tuple(library.guidelines), "four_by_four")
    case = read_case(resources.samples() / "shop_security_cameras.json")
    evaluation = evaluate(questionnaire, case.answers)
    short = [name for name, verdict in evaluation.verdicts.items() if verdict.status in BAD]
    met = Override(status="met", reason="…")
    rows = interleaved(
        {
            "floor: judging all once, afresh": lambda: evaluate(questionnaire, case.answers),
            "every step sought, judged and ranked": lambda: helpful_steps(questionnaire, evaluation),
            "peer: one assumption each, judged afresh": lambda: [
                evaluate(questionnaire, case.answers, overrides={name: met}) for name in short
            ],
        },
        runs=20,
    )
    table(
        f"Advice on {len(short)} shortfalls among {len(questionnaire.requirements)} requirements",
        rows,
        against="floor: judging all once, afresh",
        target="100 ms",
    )


if __name__ == "__main__":
    main()
