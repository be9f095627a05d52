"""Cards of questions that come and go: in a moment, without a jump, and only where motion is wanted."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.ui.appearance import motion
from pia_wizard.ui.assessment import answering
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.questions_page import QuestionsPage
from pia_wizard.ui.assessment.sliding import Closing
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OpenPage = Callable[..., QuestionsPage]
DECIDES, FIRST, BELOW = "outsourced", "contract_terms", "retention_reason"
"""The first decides on the cards right below it; the last stands below those."""


@pytest.fixture
def open_page(
    open_window: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> OpenPage:
    """Open the sample at the question that decides on others; keywords are settings."""
    monkeypatch.setattr(answering, "confirmed", lambda *_words, **_more: True)

    def open_(**chosen: str) -> QuestionsPage:
        window = open_window(**chosen)
        assert window.pages is not None
        with qtbot.waitActive(window):
            window.activateWindow()
        window.pages.open_sample()
        page = window.pages.page
        assert page is not None
        shown = page.page(page.session.questionnaire.questions[DECIDES].step).questions
        assert shown is not None
        go_to(shown, page, DECIDES, qtbot)
        return shown

    return open_


def go_to(shown: QuestionsPage, page: AssessmentPage, question: str, qtbot: QtBot) -> None:
    """Jump to a question, and wait until the page has settled there."""
    page.go_to_question(question)
    qtbot.waitUntil(lambda: shown._goal is not None)
    qtbot.waitUntil(lambda: shown._goal is None)


def rested(shown: QuestionsPage) -> bool:
    """Return whether nothing moves, and nothing will."""
    return not any(timer.isActive() for timer in shown._sliding.findChildren(QTimer))


def say(shown: QuestionsPage, *, outsourced: bool) -> None:
    """Answer the question that decides."""
    shown.answering.answer(DECIDES, outsourced)


def pictures(shown: QuestionsPage) -> list[Closing]:
    """Return the pictures of closing cards that are still in sight."""
    return [piece for piece in shown.findChildren(Closing) if piece.isVisibleTo(shown)]


def page_around(shown: QuestionsPage) -> AssessmentPage:
    """Return the page of the assessment."""
    piece: QWidget | None = shown
    while piece is not None and not isinstance(piece, AssessmentPage):
        piece = piece.parentWidget()
    assert piece is not None
    return piece


def test_a_card_opens_from_nothing_to_all_of_its_height(open_page: OpenPage, qtbot: QtBot) -> None:
    shown = open_page(motion="full")
    say(shown, outsourced=False)
    qtbot.waitUntil(lambda: rested(shown))
    assert shown.cards[FIRST].isHidden()
    say(shown, outsourced=True)
    card = shown.cards[FIRST]
    assert card.isVisible()
    assert not rested(shown)
    assert card.maximumHeight() == 0
    qtbot.waitUntil(lambda: rested(shown))
    qtbot.waitUntil(lambda: card.height() == card.heightForWidth(card.width()))


def test_a_card_that_closes_is_gone_at_once_and_its_picture_soon(open_page: OpenPage, qtbot: QtBot) -> None:
    shown = open_page(motion="full")
    say(shown, outsourced=False)
    assert shown.cards[FIRST].isHidden()
    assert pictures(shown)
    qtbot.waitUntil(lambda: rested(shown))
    assert not pictures(shown)


def test_what_opens_is_not_squeezed_together_meanwhile(open_page: OpenPage, qtbot: QtBot) -> None:
    shown = open_page(motion="full")
    whole = shown.cards[FIRST].editor.geometry()
    say(shown, outsourced=False)
    qtbot.waitUntil(lambda: rested(shown))
    say(shown, outsourced=True)
    seen = []
    while not rested(shown):
        QApplication.processEvents()
        seen.append(shown.cards[FIRST].editor.geometry())
    assert set(map(str, seen)) == {str(whole)}


@pytest.mark.parametrize("focused", [DECIDES, BELOW])
def test_the_card_with_the_cursor_stays_where_it_is_on_screen(
    open_page: OpenPage, qtbot: QtBot, focused: str
) -> None:
    shown = open_page(motion="full")
    card = shown.cards[focused]
    go_to(shown, page_around(shown), focused, qtbot)
    bar = shown.verticalScrollBar()
    bar.setValue(bar.value() - 120)  # so that what is above it is in view, too
    place = shown.top_of(card)
    assert shown.in_view(card)
    for outsourced in (False, True):
        say(shown, outsourced=outsourced)
        seen = {shown.top_of(card)}
        while not rested(shown):
            QApplication.processEvents()
            seen.add(shown.top_of(card))
        assert seen == {place}


@pytest.mark.parametrize("chosen", [{"motion": "reduced"}, {}])
def test_nothing_moves_where_motion_is_not_wanted_or_there_is_no_screen(
    open_page: OpenPage, chosen: dict[str, str]
) -> None:
    shown = open_page(**chosen)
    say(shown, outsourced=False)
    assert rested(shown)
    assert not pictures(shown)
    assert shown.cards[FIRST].isHidden()
    say(shown, outsourced=True)
    assert rested(shown)
    assert shown.cards[FIRST].isVisible()
    assert shown.cards[FIRST].maximumHeight() > 10_000


def test_without_motion_the_card_with_the_cursor_stays_where_it_is_too(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    shown = open_page()
    go_to(shown, page_around(shown), BELOW, qtbot)
    place = shown.top_of(shown.cards[BELOW])
    for outsourced in (False, True):
        say(shown, outsourced=outsourced)
        QApplication.processEvents()
        assert shown.top_of(shown.cards[BELOW]) == place


def test_answers_given_while_cards_move_end_in_the_state_of_the_last(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    shown = open_page(motion="full")
    for outsourced in (False, True, False, True):
        say(shown, outsourced=outsourced)
    card = shown.cards[FIRST]
    assert card.isVisible()
    assert not pictures(shown)
    qtbot.waitUntil(lambda: rested(shown))
    qtbot.waitUntil(lambda: card.height() == card.heightForWidth(card.width()))
    for outsourced in (False, True, False):
        say(shown, outsourced=outsourced)
    assert card.isHidden()
    qtbot.waitUntil(lambda: rested(shown))
    assert card.isHidden()
    assert not pictures(shown)


def test_the_cursor_goes_from_a_closing_card_to_the_nearest_that_stays(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    shown = open_page(motion="full")
    go_to(shown, page_around(shown), FIRST, qtbot)
    assert shown._focused() == FIRST
    say(shown, outsourced=False)
    assert shown._focused() == DECIDES
    qtbot.waitUntil(lambda: rested(shown))
    assert shown._focused() == DECIDES


def test_no_timer_runs_on_when_the_page_is_left_while_cards_move(open_page: OpenPage, qtbot: QtBot) -> None:
    shown = open_page(motion="full")
    page = page_around(shown)
    say(shown, outsourced=False)
    assert not rested(shown)
    with qtbot.waitSignal(shown.destroyed):
        page.closed.emit()
        QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize(("choice", "takes"), [("reduced", 0), ("system", 0), ("full", motion.LONGEST)])
def test_motion_takes_no_longer_than_the_eye_needs(window: MainWindow, choice: str, takes: int) -> None:
    motion.use_motion(choice)
    assert motion.duration() == takes
    assert takes <= 150


@pytest.mark.parametrize(("asked", "takes"), [(0, 0), (200, motion.LONGEST)])
def test_the_system_is_followed_where_there_is_a_screen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, asked: int, takes: int
) -> None:
    class System(QProxyStyle):
        def styleHint(self, hint: QStyle.StyleHint, *more: object) -> int:  # type: ignore[override]  # as Qt calls it
            wanted = hint is QStyle.StyleHint.SH_Widget_Animation_Duration
            return asked if wanted else super().styleHint(hint, *more)  # type: ignore[arg-type]  # as above

    style = System("fusion")
    monkeypatch.setattr(motion, "_WITHOUT_SCREEN", frozenset())
    monkeypatch.setattr(QApplication, "style", lambda: style)
    motion.use_motion("system")
    assert motion.duration() == takes
