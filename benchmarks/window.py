"""An answer in the real window: committed, stored, judged, and everything it changed painted."""

import itertools
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.answering import filled
from benchmarks.generated import write_library
from benchmarks.measuring import interleaved, table
from pia_wizard import resources
from pia_wizard.assessment.model import Assessment, Value
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.ui.application import dressed_application
from pia_wizard.ui.assessment.page import AssessmentPage

FLOOR = "floor: a label's text changed and painted"


def main() -> None:
    """Print the ratios: for a generated library as large as the targets, and for all that is shipped."""
    generated()
    shipped()


def generated() -> None:
    """Measure 1,000 questions, with a number typed."""
    application = QApplication.instance() or dressed_application(["benchmark"])
    with tempfile.TemporaryDirectory() as scratch:
        library = load_library([write_library(Path(scratch, "content"), questions=999, requirements=333)])
        with Workspace.open(Path(scratch, "benchmark.pia-workspace")) as workspace:
            assessment = Assessment(
                id="benchmark",
                title="…",
                guidelines=("generated",),
                method="four",
                created=datetime.now(UTC),
                answers=filled(library.questions),
            )
            workspace.add(assessment)
            page = AssessmentPage(AssessmentSession(workspace, library, assessment, ""), translator("ja"))
            page.resize(1280, 720)
            page.show()
            page.go_to_question("q1")
            QTest.qWait(1500)  # cards are built a few at a time; let the step be there
            label, days = QLabel("0"), itertools.cycle(range(1, 400))
            label.show()

            def floor() -> None:
                label.setText(str(next(days)))
                application.processEvents()

            def answer() -> None:
                page.answering.answer("q1", next(days))
                application.processEvents()

            rows = interleaved({FLOOR: floor, "ours: stored, judged, painted": answer}, runs=100)
            page.close()
            label.close()
    table("An answer in the window, 1,000 questions", rows, against=FLOOR, target="one frame, 16 ms")


def shipped() -> None:
    """Measure all shipped guidelines at once, with the answers that most verdicts look at."""
    application = QApplication.instance() or dressed_application(["benchmark"])
    with tempfile.TemporaryDirectory() as scratch:
        library = shipped_library()
        with Session(Workspace.open(Path(scratch, "benchmark.pia-workspace")), library) as session:
            case = read_case(next(iter(sorted(resources.samples().glob("shop_*.json")))))
            values = {name: held.value for name, held in case.answers.items() if held.value is not None}
            name = session.create("…", tuple(library.guidelines), answers=values | TOKYO)
            page = AssessmentPage(session.open_assessment(name), translator("ja"))
            page.resize(1280, 720)
            page.show()
            for step in page.session.questionnaire.steps:
                page.show_step(step)
                QTest.qWait(300)
            label, words = QLabel("0"), itertools.cycle("ab")
            label.show()

            def floor() -> None:
                label.setText(next(words))
                application.processEvents()

            measured = {}
            for question, given in ANSWERS.items():
                page.go_to_question(question)
                QTest.qWait(500)
                work = {FLOOR: floor, f"ours: {question}": _answering(page, question, given)}
                measured |= interleaved(work, runs=60)
            page.close()
            label.close()
    table(
        "An answer in the window, all shipped guidelines", measured, against=FLOOR, target="one frame, 16 ms"
    )


TOKYO = {"prefecture": "tokyo", "municipality": "suginami", "smart_pole": True, "assessed_on": "2026-11-21"}
ANSWERS: dict[str, tuple[Value, ...]] = {
    "retention_days": (10, 20),
    "purposes": (("crime_prevention",), ("crime_prevention", "service_improvement")),
    "operator_kind": ("business", "association"),
    "face_recognition": (False, True),
}
"""Answers that hide no other, so that nobody has to be asked whether they may."""


def _answering(page: AssessmentPage, question: str, values: tuple[Value, ...]) -> Callable[[], None]:
    """Return what gives one of the values after the other, and paints."""
    given = itertools.cycle(values)

    def answer() -> None:
        page.answering.answer(question, next(given))
        QApplication.processEvents()

    return answer


if __name__ == "__main__":
    main()
