"""The order of the Tab key: as it is read, and found without leaving anything behind."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pia_wizard.ui.assessment.reading_order import chain_around, in_reading_order


def layout_items() -> list[QLayoutItem]:
    """Return the layout items Python knows; layouts are items of their own kind."""
    alive = shiboken6.getAllValidWrappers()
    return [item for item in alive if isinstance(item, QLayoutItem) and not isinstance(item, QLayout)]


def test_fields_come_as_they_lie_whatever_order_they_were_made_in(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    last, second, third, first = (QLineEdit(widget) for _ in range(4))
    column, row = QVBoxLayout(widget), QHBoxLayout()
    row.addWidget(second)
    row.addWidget(third)
    column.addWidget(last)
    column.insertLayout(0, row)
    column.insertWidget(0, first)
    assert list(in_reading_order(widget)) == [first, second, third, last]


def test_no_layout_item_is_kept_beyond_its_end(qtbot: QtBot) -> None:
    """PySide keeps what ``QLayout.itemAt`` gave and takes whatever lies there later for that item."""
    before = len(layout_items())
    widget = QWidget()
    qtbot.addWidget(widget)
    column = QVBoxLayout(widget)
    column.addWidget(QLineEdit())
    assert len(list(in_reading_order(widget))) == 1
    assert len(layout_items()) == before


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Page(QWidget):
    """Finds what comes next when the key is pressed."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        chain_around(self.window().focusWidget(), self, forward=forward)
        return super().focusNextPrevChild(forward)


def card(*fields: QWidget) -> QWidget:
    """Return a card with a field, a row of others, and one below."""
    made, row = QWidget(), QHBoxLayout()
    column = QVBoxLayout(made)
    for field in fields[1:-1]:
        row.addWidget(field)
    column.addWidget(fields[-1])
    column.insertLayout(0, row)
    column.insertWidget(0, fields[0])
    return made


def test_the_tab_key_goes_both_ways_as_a_page_is_read_past_what_is_hidden_and_what_came_late(
    qtbot: QtBot,
) -> None:
    page, scrolled, cards, stack = Page(), QScrollArea(), QWidget(), QStackedWidget()
    qtbot.addWidget(page)
    scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    fields = [QLineEdit(str(number)) for number in range(12)]
    column = QVBoxLayout(cards)
    column.addWidget(card(*fields[8:12]))
    column.insertWidget(0, card(*fields[4:8]))  # as cards of questions that come up later
    column.insertWidget(0, card(*fields[:4]))
    scrolled.setWidget(cards)
    stack.addWidget(card(QLineEdit("elsewhere"), QLineEdit("elsewhere")))
    stack.setCurrentIndex(stack.addWidget(scrolled))
    above, below = QPushButton("above"), QPushButton("below")
    outer = QVBoxLayout(page)
    outer.addWidget(below)
    outer.insertWidget(0, stack)
    outer.insertWidget(0, above)
    fields[5].hide()
    fields[9].setEnabled(False)
    page.show()
    page.activateWindow()
    read = [above, *(field for field in fields if field not in (fields[5], fields[9])), below]
    above.setFocus()
    qtbot.waitUntil(above.hasFocus)
    for key, order in ((Qt.Key.Key_Tab, read), (Qt.Key.Key_Backtab, read[::-1])):
        walked = [page.focusWidget()]
        for _ in order[1:]:
            QTest.keyClick(page.focusWidget(), key)
            walked.append(page.focusWidget())
        assert walked == order
        QTest.keyClick(page.focusWidget(), key)
        assert page.focusWidget() is order[0]  # and round again
        order[-1].setFocus()
