"""The order of the Tab key: as it is read, and found without leaving anything behind."""

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.ui.assessment.reading_order import in_reading_order


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
