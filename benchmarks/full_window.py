"""The real window on 1,000 questions, all answered, and 300 cameras."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.answering import filled
from benchmarks.generated import write_library
from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.evaluation.model import Visibility
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.session import Session
from pia_wizard.session.settings import Settings
from pia_wizard.storage import Workspace
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.language import QtWords
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.workspace_pages import WorkspacePages

CAMERAS = 300
STEPS = ("scope", "system", *(f"step_{letter}" for letter in "abcdefghij"))
"""As many as the shipped content has, so that 1,000 questions make 83 cards each; shipped are at most 34."""

MORE: dict[str, dict[str, object]] = {
    "shop": {"step": "scope", "ask": "施設の名前を入力してください。", "type": "text"},
    "cameras": {
        "step": "system",
        "ask": "カメラを一台ずつ一覧にしてください。",
        "type": "table",
        "row_name": "カメラ",
        "columns": {
            "place": {"ask": "設置場所", "type": "text"},
            "view": {"ask": "映る範囲", "type": "text"},
            "aim": {"ask": "ねらい", "type": "choice", "choices": {"theft": "万引き", "entry": "出入り"}},
        },
    },
}
_ROWS = tuple(
    {"place": f"{number}番の柱", "view": f"通路{number}と棚", "aim": "theft"}
    for number in range(1, CAMERAS + 1)
)


@contextmanager
def full_window(application: QApplication, appearance: Appearance, scratch: Path) -> Iterator[MainWindow]:
    """Open the real window on a generated library and an assessment in which all is answered."""
    folder = write_library(scratch / "content", questions=998, requirements=332, steps=STEPS, more=MORE)
    library = load_library([folder])
    answers = filled(name for name in library.questions if name not in MORE)
    more = {"shop": Answer(value="株式会社サンプル"), "cameras": Answer(value=_ROWS)}
    with Workspace.open(scratch / "benchmark.pia-workspace") as workspace:
        workspace.add(
            Assessment(
                id="benchmark",
                title="…",
                guidelines=("generated",),
                method="four",
                created=datetime.now(UTC),
                answers=answers | more,
            )
        )
        window = MainWindow(Settings(appearance="light"), appearance, QtWords(application))
        window.pages = WorkspacePages(Session(workspace, library), translator("ja"))
        window.setCentralWidget(window.pages)
        window.menus.give_keys()
        window.resize(1280, 800)
        window.show()
        window.pages.open_assessment("benchmark")
        wait_until_built(assessment_page(window))
        yield window
        window.close()


def assessment_page(window: MainWindow) -> AssessmentPage:
    """Return the page of the open assessment."""
    assert window.pages is not None
    assert window.pages.page is not None
    return window.pages.page


def card_of(window: MainWindow, question: str) -> QuestionCard:
    """Go to a question and return its card, once the step is built and at rest."""
    page = assessment_page(window)
    page.go_to_question(question)
    wait_until_built(page)
    questions = page.page(page.step).questions
    assert questions is not None
    return questions.cards[question]


def wait_until_built(page: AssessmentPage) -> None:
    """Wait until all cards of a step are there and the window is at rest."""
    questions = page.page(page.step).questions
    shown = page.session.evaluation.questions
    while questions is not None and any(
        shown[name].visibility is Visibility.SHOWN and name not in questions.cards
        for name in questions.questions
    ):
        QTest.qWait(50)
    QTest.qWait(400)
