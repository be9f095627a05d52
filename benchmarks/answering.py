"""An answer: stored safely, then everything judged again, with 1,000 questions."""

import itertools
import os
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.generated import write_library
from benchmarks.measuring import interleaved, table
from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.evaluation import evaluate
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.storage import Workspace


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        library = load_library([write_library(Path(scratch, "content"), questions=999, requirements=333)])
        questionnaire = compile_questionnaire(library, ("generated",), "four")
        answers = filled(questionnaire.questions)
        assessment = Assessment(
            id="benchmark",
            title="…",
            guidelines=("generated",),
            method="four",
            created=datetime.now(UTC),
            answers=answers,
        )
        with Workspace.open(Path(scratch, "benchmark.pia-workspace")) as workspace:
            workspace.add(assessment)
            session = AssessmentSession(workspace, library, assessment, "")
            evaluation = session.evaluation
            days = itertools.cycle(range(1, 400))
            descriptor = os.open(Path(scratch, "floor"), os.O_CREAT | os.O_WRONLY)
            rows = interleaved(
                {
                    "floor: write and fdatasync 4 KiB": lambda: _durable_page(descriptor),
                    "stored, judged again, told what changed": lambda: session.answer("q1", next(days)),
                    "of which judging what depends on it": lambda: evaluate(
                        questionnaire, answers | {"q1": Answer(value=next(days))}, previous=evaluation
                    ),
                    "peer: judging everything afresh": lambda: evaluate(questionnaire, answers),
                },
                runs=200,
            )
            os.close(descriptor)
    table(
        "One answer among 1,000 questions, 333 requirements, 25 risks",
        rows,
        against="floor: write and fdatasync 4 KiB",
        target="16 ms in all, judging ≤ 1 ms",
    )


def filled(questions: Iterable[str]) -> dict[str, Answer]:
    """Return an answer to every question of the generated library."""
    return {name: _answer(name) for name in questions}


def _answer(name: str) -> Answer:
    if name == "assessed_on":
        return Answer(value="2026-11-21")
    kind = int(name[1:]) % 3
    return Answer(value=(True, 14, "a")[kind])


def _durable_page(descriptor: int) -> None:
    os.pwrite(descriptor, b"\0" * 4096, 0)
    os.fdatasync(descriptor)


if __name__ == "__main__":
    main()
