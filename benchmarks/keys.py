"""Every key in the real window: from pressing it until what it changed is painted.

1,000 questions and 300 cameras are loaded, the window wears its style sheet, and each key is pressed in turn
with the same key in a bare Qt widget, which is the floor.
"""

import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
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
from pia_wizard.ui.application import dressed_application
from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.editors.table import TableEditor
from pia_wizard.ui.garbage_search import GarbageSearch
from pia_wizard.ui.language import QtWords
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.palette.dialog import PaletteDialog
from pia_wizard.ui.palette.places import window_places
from pia_wizard.ui.workspace_pages import WorkspacePages

FRAME = 1000 / 60
RUNS = 60
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


@dataclass(frozen=True)
class Key:
    """A key that is measured: what is done before it, outside the measure, and pressing it."""

    before: Callable[[], object]
    press: Callable[[], object]


def main() -> None:
    """Print median, 95th percentile and their share of a frame for each key, beside the floor."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else dressed_application(["benchmark"])
    appearance = Appearance(application, "light")
    appearance.dress()
    with tempfile.TemporaryDirectory() as scratch, _window(application, appearance, Path(scratch)) as window:
        GarbageSearch(application, window)
        floor = _Bare()
        keys = _keys(window, floor)
        print("\nKeys in the window, 1,000 questions and 300 cameras   (target: one frame, 16.7 ms)")
        print(f"  {'':<44} {'least':>9}    {'median':>9}    {'95 %':>9}    frames at 95 %   × floor")
        for name, (ours, bare) in keys.items():
            measured = _measured({"ours": ours, "floor": bare})
            _tell(name, measured["ours"], measured["floor"])
        _tell("first visit of a step", _first_visits(window), measured["floor"])
        floor.close()
    application.setStyleSheet("")


def _tell(name: str, ours: list[float], floor: list[float]) -> None:
    median, most = statistics.median(ours), _percentile(ours)
    ratio = median / statistics.median(floor)
    times = f"{min(ours):9.2f} ms {median:9.2f} ms {most:9.2f} ms"
    print(f"  {name:<44} {times} {most / FRAME:10.2f}     {ratio:10.2f} ×")


def _percentile(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _measured(contenders: dict[str, Key]) -> dict[str, list[float]]:
    """Return the milliseconds of each press until it is painted, the contenders in turn."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for run in range(RUNS + 2):
        for name, key in contenders.items():
            key.before()
            _settle()
            taken = _until_painted(key.press)
            if run >= 2:  # the first are warm-up
                times[name].append(taken)
    return times


class _Repaints(QObject):
    """Notices when any window repaints itself: then everything that changed is painted at once."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at an event and let it pass."""
        self.seen = self.seen or event.type() == QEvent.Type.UpdateRequest
        return False


def _until_painted(press: Callable[[], object]) -> float:
    """Return the milliseconds from pressing a key until the window was repainted."""
    repaints, windows = _Repaints(), QApplication.topLevelWidgets()
    for window in windows:
        window.installEventFilter(repaints)
    start = time.perf_counter()
    opened = press()
    if isinstance(opened, QWidget):  # it is what has to be painted, not the window behind it
        for window in windows:
            window.removeEventFilter(repaints)
        repaints.seen = False
        opened.installEventFilter(repaints)
    while not repaints.seen:
        QApplication.processEvents()
        if time.perf_counter() - start > 2:
            raise RuntimeError("a key changed nothing that can be seen")
    taken = (time.perf_counter() - start) * 1000
    for window in (opened,) if isinstance(opened, QWidget) else windows:
        window.removeEventFilter(repaints)
    return taken


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


@contextmanager
def _window(application: QApplication, appearance: Appearance, scratch: Path) -> Iterator[MainWindow]:
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
        _wait_until_built(_page(window))
        yield window
        window.close()


def _page(window: MainWindow) -> AssessmentPage:
    assert window.pages is not None
    assert window.pages.page is not None
    return window.pages.page


def _card(window: MainWindow, question: str) -> QuestionCard:
    """Go to a question and return its card, once the step is built and at rest."""
    page = _page(window)
    page.go_to_question(question)
    _wait_until_built(page)
    questions = page.page(page.step).questions
    assert questions is not None
    return questions.cards[question]


def _wait_until_built(page: AssessmentPage) -> None:
    """Wait until all cards of a step are there and the window is at rest."""
    questions = page.page(page.step).questions
    shown = page.session.evaluation.questions
    while questions is not None and any(
        shown[name].visibility is Visibility.SHOWN and name not in questions.cards
        for name in questions.questions
    ):
        QTest.qWait(50)
    QTest.qWait(400)


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
        return _typing(lambda: self.line)

    def moved(self) -> Key:
        return _moving(lambda: self.list)

    def ticked(self) -> Key:
        return _ticking(lambda: self.options)

    def tabbed(self) -> Key:
        return _tabbing(lambda: self.line)

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

        return _opening(bare)


def _keys(window: MainWindow, floor: _Bare) -> dict[str, tuple[Key, Key]]:
    """Return ours and the floor of each key; each goes to its place itself before the first press."""

    def palette() -> PaletteDialog:
        return PaletteDialog(window_places(window), window.translator, window)

    searched = palette()

    def search() -> QLineEdit:
        searched.show()
        return searched.line

    return {
        "a letter in a text field": (_typing(_line(window, "shop")), floor.typed()),
        "a digit in a number field": (_typing(_line(window, "q1"), "12"), floor.typed()),
        "Enter in a number field, stored and judged": (_entering(_line(window, "q1")), floor.typed()),
        "a letter in a cell of 300 rows": (_typing(_cell(window)), floor.typed()),
        "Enter in that cell, stored and judged": (_entering(_cell(window), "あい"), floor.typed()),
        "arrow key in the 300 rows": (_moving(_rows(window)), floor.moved()),
        "Space on an option, stored and judged": (_ticking(_tiles(window, "q2")), floor.ticked()),
        "Tab to the next field": (_tabbing(_line(window, "shop")), floor.tabbed()),
        "arrow key in the list of steps": (_moving(_steps(window)), floor.moved()),
        "Ctrl+K until the palette is painted": (_opening(palette), floor.opened()),
        "a letter in the palette": (_searching(search), floor.typed()),
    }


def _line(window: MainWindow, question: str) -> Callable[[], QLineEdit]:
    return cache(lambda: _card(window, question).editor.findChild(QLineEdit))


def _cell(window: MainWindow) -> Callable[[], QLineEdit]:
    def cell() -> QLineEdit:
        editor = _table(window)
        editor.view.selectRow(CAMERAS // 2)
        return editor.form.cells["place"].findChild(QLineEdit)

    return cache(cell)


def _steps(window: MainWindow) -> Callable[[], QWidget]:
    def steps() -> QWidget:
        page = _page(window)
        for question in ("q3", "q0"):  # neighbours, both visited before
            _card(window, question)
        return page.steps

    return cache(steps)


def _rows(window: MainWindow) -> Callable[[], QWidget]:
    return cache(lambda: _table(window).view)


def _table(window: MainWindow) -> TableEditor:
    editor = _card(window, "cameras").editor
    assert isinstance(editor, TableEditor)
    return editor


def _tiles(window: MainWindow, question: str) -> Callable[[], list[QRadioButton]]:
    return cache(lambda: _card(window, question).editor.findChildren(QRadioButton))


def _typing(line: Callable[[], QLineEdit], letters: str = "あい") -> Key:
    """Type letters; all but one are taken out again, unmeasured."""
    typed = itertools.cycle(letters)

    def before() -> None:
        line().setFocus()
        if len(line().text()) > 12:
            line().clear()

    return Key(before, lambda: _type(line(), next(typed)))


def _type(line: QLineEdit, letter: str) -> None:
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def _entering(line: Callable[[], QLineEdit], texts: str = "57") -> Key:
    given = itertools.cycle(texts)

    def before() -> None:
        line().setFocus()
        line().clear()
        line().insert(next(given))

    return Key(before, lambda: QTest.keyClick(line(), Qt.Key.Key_Return))


def _moving(view: Callable[[], QWidget]) -> Key:
    ways = itertools.cycle((Qt.Key.Key_Down, Qt.Key.Key_Up))
    return Key(lambda: view().setFocus(), lambda: QTest.keyClick(view(), next(ways)))


def _ticking(tiles: Callable[[], list[QRadioButton]]) -> Key:
    places = itertools.cycle((0, 1))
    here = [0]

    def before() -> None:
        here[0] = next(places)
        tiles()[here[0]].setFocus()

    return Key(before, lambda: QTest.keyClick(tiles()[here[0]], Qt.Key.Key_Space))


def _tabbing(line: Callable[[], QLineEdit]) -> Key:
    return Key(lambda: line().setFocus(), lambda: QTest.keyClick(line(), Qt.Key.Key_Tab))


def _opening(made: Callable[[], QDialog]) -> Key:
    open_: list[QDialog] = []

    def before() -> None:
        while open_:
            dialog = open_.pop()
            dialog.close()
            dialog.deleteLater()

    def press() -> QDialog:
        open_.append(made())
        open_[0].show()
        return open_[0]

    return Key(before, press)


def _searching(line: Callable[[], QLineEdit]) -> Key:
    letters = itertools.cycle("質問12")

    def before() -> None:
        if len(line().text()) >= 4:
            line().clear()
        line().setFocus()

    return Key(before, lambda: _type(line(), next(letters)))


def _first_visits(window: MainWindow) -> list[float]:
    """Return the milliseconds until the first cards of steps are painted that were never shown before."""
    times: list[float] = []
    for _ in range(2):
        assert window.pages is not None
        window.pages.open_assessment("benchmark")
        page = _page(window)
        _wait_until_built(page)
        for _step in list(page.session.questionnaire.steps)[1:]:
            page.steps.setFocus()
            _settle()
            times.append(_until_painted(lambda page=page: QTest.keyClick(page.steps, Qt.Key.Key_Down)))
            _wait_until_built(page)
    return times


if __name__ == "__main__":
    main()
