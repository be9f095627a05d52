"""Every key in the real window: from pressing it until what it changed is painted.

1,000 questions and 300 cameras are loaded, the window wears its style sheet, and each key is pressed in turn
with the same key in a bare Qt widget, which is the floor.
"""

import os
import statistics
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from benchmarks.full_window import CAMERAS, assessment_page, card_of, full_window, wait_until_built
from benchmarks.pressing import (
    Key,
    entering,
    measured,
    moving,
    opening,
    searching,
    settle,
    tabbing,
    ticking,
    typing,
    until_painted,
)
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.application import dressed_application
from pia_wizard.ui.editors.table import TableEditor
from pia_wizard.ui.garbage_search import GarbageSearch
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.palette.dialog import PaletteDialog
from pia_wizard.ui.palette.places import window_places

FRAME = 1000 / 60


def main() -> None:
    """Print median, 95th percentile and their share of a frame for each key, beside the floor."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else dressed_application(["benchmark"])
    appearance = Appearance(application, "light")
    appearance.dress()
    with (
        tempfile.TemporaryDirectory() as scratch,
        full_window(application, appearance, Path(scratch)) as window,
    ):
        GarbageSearch(application, window)
        floor = _Bare()
        keys = _keys(window, floor)
        print("\nKeys in the window, 1,000 questions and 300 cameras   (target: one frame, 16.7 ms)")
        print(f"  {'':<44} {'least':>9}    {'median':>9}    {'95 %':>9}    frames at 95 %   × floor")
        for name, (ours, bare) in keys.items():
            times = measured({"ours": ours, "floor": bare})
            _tell(name, times["ours"], times["floor"])
        _tell("first visit of a step", _first_visits(window), times["floor"])
        floor.close()
    application.setStyleSheet("")


def _tell(name: str, ours: list[float], floor: list[float]) -> None:
    median, most = statistics.median(ours), _percentile(ours)
    ratio = median / statistics.median(floor)
    times = f"{min(ours):9.2f} ms {median:9.2f} ms {most:9.2f} ms"
    print(f"  {name:<44} {times} {most / FRAME:10.2f}     {ratio:10.2f} ×")


def _percentile(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


class _Bare:
    """Bare Qt widgets in the same look: a line, a list and options."""

    def __init__(self) -> None:
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.line, self.list = QLineEdit(), QListView()
        self.list.setModel(QStringListModel([f"{number}" for number in range(60)]))
        self.options = [QRadioButton(text) for text in ("甲", "乙", "丙")]
        for widget in (self.line, self.list, *self.options):
            column.addWidget(widget)
        self.window.resize(640, 480)
        self.window.show()

    def close(self) -> None:
        self.window.close()

    def typed(self) -> Key:
        return typing(lambda: self.line)

    def moved(self) -> Key:
        return moving(lambda: self.list)

    def ticked(self) -> Key:
        return ticking(lambda: self.options)

    def tabbed(self) -> Key:
        return tabbing(lambda: self.line)

    def opened(self) -> Key:
        def bare() -> QDialog:
            dialog = QDialog(self.window)
            column = QVBoxLayout(dialog)
            listed = QListView()
            listed.setModel(QStringListModel([f"{number}" for number in range(60)], listed))
            column.addWidget(QLineEdit())
            column.addWidget(listed)
            dialog.resize(640, 440)
            return dialog

        return opening(bare)


def _keys(window: MainWindow, floor: _Bare) -> dict[str, tuple[Key, Key]]:
    """Return ours and the floor of each key; each goes to its place itself before the first press."""

    def palette() -> PaletteDialog:
        return PaletteDialog(window_places(window), window.translator, window)

    searched = palette()

    def search() -> QLineEdit:
        searched.show()
        return searched.line

    return {
        "a letter in a text field": (typing(_line(window, "shop")), floor.typed()),
        "a digit in a number field": (typing(_line(window, "q1"), "12"), floor.typed()),
        "Enter in a number field, stored and judged": (entering(_line(window, "q1")), floor.typed()),
        "a letter in a cell of 300 rows": (typing(_cell(window)), floor.typed()),
        "Enter in that cell, stored and judged": (entering(_cell(window), "あい"), floor.typed()),
        "arrow key in the 300 rows": (moving(_rows(window)), floor.moved()),
        "Space on an option, stored and judged": (ticking(_tiles(window, "q2")), floor.ticked()),
        "Tab to the next field": (tabbing(_line(window, "shop")), floor.tabbed()),
        "arrow key in the list of steps": (moving(_steps(window)), floor.moved()),
        "Ctrl+K until the palette is painted": (opening(palette), floor.opened()),
        "a letter in the palette": (searching(search), floor.typed()),
    }


def _line(window: MainWindow, question: str) -> Callable[[], QLineEdit]:
    return cache(lambda: card_of(window, question).editor.findChild(QLineEdit))


def _cell(window: MainWindow) -> Callable[[], QLineEdit]:
    def cell() -> QLineEdit:
        editor = _table(window)
        editor.view.selectRow(CAMERAS // 2)
        return editor.form.cells["place"].findChild(QLineEdit)

    return cache(cell)


def _steps(window: MainWindow) -> Callable[[], QWidget]:
    def steps() -> QWidget:
        page = assessment_page(window)
        for question in ("q3", "q0"):  # neighbours, both visited before
            card_of(window, question)
        return page.steps

    return cache(steps)


def _rows(window: MainWindow) -> Callable[[], QWidget]:
    return cache(lambda: _table(window).view)


def _table(window: MainWindow) -> TableEditor:
    editor = card_of(window, "cameras").editor
    assert isinstance(editor, TableEditor)
    return editor


def _tiles(window: MainWindow, question: str) -> Callable[[], list[QRadioButton]]:
    return cache(lambda: card_of(window, question).editor.findChildren(QRadioButton))


def _first_visits(window: MainWindow) -> list[float]:
    """Return the milliseconds until the first cards of steps are painted that were never shown before."""
    times: list[float] = []
    for _ in range(2):
        assert window.pages is not None
        window.pages.open_assessment("benchmark")
        page = assessment_page(window)
        wait_until_built(page)
        for _step in list(page.session.questionnaire.steps)[1:]:
            page.steps.setFocus()
            settle()
            times.append(until_painted(lambda page=page: QTest.keyClick(page.steps, Qt.Key.Key_Down)))
            wait_until_built(page)
    return times


if __name__ == "__main__":
    main()
