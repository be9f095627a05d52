"""Beside a question: what would meet a requirement that is not met, and where its source can be read."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pia_wizard.evaluation.advice import meeting
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.treatment import UNMET
from pia_wizard.evaluation.wording import value_text
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.would_meet import would_text
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ASKED = "copying"


class Browser(QObject):
    """What the system would open a page with."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note the address."""
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Take the place of the system's browser."""
    held = Browser()
    QDesktopServices.setUrlHandler("https", held, "open")
    yield held
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def page(window: MainWindow) -> AssessmentPage:
    """The sample, open at a question whose answer does not meet a requirement."""
    assert window.pages is not None
    window.pages.open_sample()
    assert window.pages.page is not None
    window.pages.page.go_to_question(ASKED)
    window.pages.page.show_why()
    return window.pages.page


def said(page: AssessmentPage) -> str:
    """Return all that the pane says."""
    return "\n".join(label.text() for label in page.why.findChildren(QLabel) if label.isVisible())


def test_the_smallest_change_that_would_meet_is_said_and_true(page: AssessmentPage, qtbot: QtBot) -> None:
    session = page.session
    unmet = [name for name in page.why._blocks if session.evaluation.verdicts[name].status in UNMET]
    (change,) = meeting(session.questionnaire, session.evaluation, unmet[0])
    assert change.question == ASKED
    answer = value_text(session.questionnaire.questions[ASKED], change.after, page.translator)
    qtbot.waitUntil(lambda: f"満たすには\n「{answer}」にする" in said(page), timeout=5000)
    page.answering.answer(ASKED, change.after)
    assert session.evaluation.verdicts[unmet[0]].status is Status.MET
    qtbot.wait(400)
    assert "満たすには" not in said(page)


def test_of_many_changes_the_first_few_have_a_line_each(page: AssessmentPage) -> None:
    session, told = page.session, {}
    for name, verdict in session.evaluation.verdicts.items():
        changes = meeting(session.questionnaire, session.evaluation, name) if verdict.status in UNMET else ()
        if len(changes) > 1:
            told[name] = would_text(session, ASKED, name, page.translator).split("\n")
    assert told
    for lines in told.values():
        assert all(line.startswith("・") for line in lines[:2])
        assert len(lines) <= 4
        assert len(lines) < 4 or lines[3].startswith("ほか")


def test_looking_for_what_would_change_stores_nothing(page: AssessmentPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "満たすには" in said(page), timeout=5000)
    assert page.session.history() == ()


def test_the_source_is_opened_only_when_asked_for(
    window: MainWindow, page: AssessmentPage, browser: Browser
) -> None:
    assert window.pages is not None
    window.pages.open_assessment(window.pages.session.create("店", ("jeas_cameras", "appi")))
    opened = window.pages.page
    assert opened is not None
    opened.why.show_question("purposes")
    links = {b.toolTip(): b for b in opened.why.findChildren(QPushButton) if "https://" in b.toolTip()}
    urls = {held.url for held in opened.session.questionnaire.guidelines.values() if held.url}
    assert links
    assert links.keys() <= urls
    assert browser.opened == []
    url, link = next(iter(links.items()))
    link.click()
    assert browser.opened == [url]
