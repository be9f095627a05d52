"""An answer in the real window: committed, stored, judged, and everything it changed painted."""

import itertools
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.answering import filled
from benchmarks.generated import write_library
from benchmarks.measuring import interleaved, table
from pia_wizard.assessment.model import Assessment
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.storage import Workspace
from pia_wizard.ui.application import dressed_application
from pia_wizard.ui.assessment.page import AssessmentPage

FLOOR = "floor: a label's text changed and painted"


def main() -> None:
    """Print the ratios."""
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


if __name__ == "__main__":
    main()
