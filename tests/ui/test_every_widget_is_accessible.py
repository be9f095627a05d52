"""Every widget of every page and dialog, as a screen reader and the Tab key of the real window meet it.

Nothing of Qt's accessibility tree is kept: PySide's wrappers of it do not learn that what they wrap is gone.
Each is asked for plain words at once and let go.
"""

import importlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from pia_wizard.ui.assessment import background
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.palette.dialog import PaletteDialog

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.parametrize("language", ["ja", "en"]),
]

OpenWindow = Callable[..., MainWindow]
Faults = dict[str, list[str]]
Look = Callable[[str], Faults]
SCREEN = QSize(1280, 720)
KEY_PATH = re.compile(r"[a-z][a-z0-9]*([._][a-z0-9]+)+")
TABLE = QModelIndex()
OWN_KEYS = {"mousePressEvent", "mouseReleaseEvent", "keyPressEvent"}
TAB = Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier
BACK = Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
LEAST_SEEN = 20
"""Pixels of a widget that have to be in view, if it is not smaller: some are higher than any page."""

_found: dict[str, dict[str, Faults]] = {}
"""Faults by language and kind: all places are walked once for all tests of a language."""


@pytest.fixture(scope="module")
def places() -> ModuleType:
    """The module that shows every page and dialog, which pictures of them are made with too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parents[2] / "tools")
        return importlib.import_module("places")


@pytest.fixture
def faults(
    open_window: OpenWindow, places: ModuleType, monkeypatch: pytest.MonkeyPatch, language: str
) -> dict[str, Faults]:
    """The faults of all places in one language, by kind and place."""
    if language not in _found:
        found = _found[language] = defaultdict(dict)
        monkeypatch.setattr(QScreen, "availableSize", lambda _screen: SCREEN)
        window = open_window(language=language)
        window.resize(SCREEN)
        for place, root in places.every_place(window):
            root.activateWindow()
            settle()
            for kind, look in LOOKS.items():
                if seen := list(look(root)):
                    found[kind][place] = seen
    return _found[language]


def settle() -> None:
    """Let jobs beside the window end, and what they brought be shown."""
    for _ in range(3):
        background._pool().waitForDone(30_000)
        QApplication.processEvents()


def listed(faults: Faults) -> str:
    return "\n".join(f"{place}:\n  " + "\n  ".join(found) for place, found in faults.items())


# What a screen reader is told


class Told(NamedTuple):
    """What the accessibility tree says of a widget, in plain values."""

    name: str
    role: QAccessible.Role
    hidden: bool


def told(widget: QWidget) -> Told:
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name)
    return Told(name, interface.role(), bool(interface.state().invisible))


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} in {type(widget.parentWidget()).__name__} {told(widget).name[:30]!r}"


def seen(root: QWidget) -> Iterator[QWidget]:
    """Yield everything shown in a window, but nothing of another window."""
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.window() is root.window() and widget.width() > 1:
            yield widget


def operated(widget: QWidget) -> bool:
    """Return whether a widget can be used.

    Left out, because a reader meets them as something else: scroll bars and the headings of a table as parts
    of what they belong to, the line inside a list or a spin box as that itself, the corner of a table, which
    Qt's tree leaves out and which does nothing here, and what hands the focus on, as what it is handed to.
    """
    if isinstance(widget, QScrollBar | QHeaderView) or widget.focusProxy() is not None:
        return False
    above = widget.parentWidget()
    if isinstance(above, QAbstractSpinBox | QComboBox):
        return False
    if isinstance(above, QTableView) and isinstance(widget, QAbstractButton) and not widget.isEnabled():
        return False
    known = QAbstractButton | QSplitterHandle | QTabBar
    return isinstance(widget, known) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus or reacts(widget)


def reacts(widget: QWidget) -> bool:
    """Return whether a widget of ours without the focus takes clicks or keys, and is no mere container.

    A container, such as the card of a question, takes them only for the sake of the pieces in it.
    """
    ours = [kind for kind in type(widget).__mro__ if kind.__module__.startswith("pia_wizard")]
    if not any(OWN_KEYS & vars(kind).keys() for kind in ours):
        return False
    return not any(piece.focusPolicy() & Qt.FocusPolicy.TabFocus for piece in widget.findChildren(QWidget))


def own_name(widget: QWidget) -> str:
    """Return a name that is neither what a field holds nor the example it shows while it is empty.

    Qt's tree gives no better: on Linux it names a drop-down list by what is chosen and leaves the rest to the
    relation to its label, elsewhere by its name.
    """
    labels = widget.window().findChildren(QLabel)
    by_label = (label.text() for label in labels if label.buddy() is widget)
    return widget.accessibleName() or next(by_label, "")


def speaks(name: str) -> bool:
    """Return whether a name says anything: signs such as × or ← do not, nor do keys of texts."""
    letters = any(character.isalpha() for character in name)
    return letters and "{" not in name and not KEY_PATH.fullmatch(name)


def nameless(root: QWidget) -> Iterator[str]:
    for widget in seen(root):
        if operated(widget):
            name, role, hidden = told(widget)
            if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QComboBox):
                name = own_name(widget)
            if not speaks(name):
                yield f"says nothing: {called(widget)} {name!r}"
            if hidden:
                yield f"hidden from readers: {called(widget)}"
            if role in {QAccessible.Role.NoRole, QAccessible.Role.Client} and not scrolled(widget):
                yield f"is nothing: {called(widget)} {role}"


def scrolled(widget: QWidget) -> bool:
    """Return whether a widget is a page that takes the focus only for the arrow keys to scroll it.

    Qt has no role for it, and from Python none can be given, see ``ui/painted.py``. It is a container: its
    name is told, and the texts in it are told as texts.
    """
    return isinstance(widget, QScrollArea)


def textless(root: QWidget) -> Iterator[str]:
    for widget in seen(root):
        if isinstance(widget, QTabBar):
            for place in range(widget.count()):
                if not speaks(widget.tabText(place)):
                    yield f"tab {place} of {called(widget)}"
        elif isinstance(widget, QComboBox):
            for place in range(widget.count()):
                if not widget.itemText(place).strip():
                    yield f"line {place} of {called(widget)}"
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _textless_items(widget)


def _textless_items(view: QAbstractItemView) -> Iterator[str]:
    """Yield rows without any text, and headings of a table without one: cells may well be empty."""
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount(TABLE)
    for row in range(model.rowCount(TABLE)):
        cells = [model.index(row, column) for column in range(columns)]
        texts = [str(c.data(Qt.ItemDataRole.AccessibleTextRole) or c.data() or "").strip() for c in cells]
        if not any(texts) or any("{" in text or KEY_PATH.fullmatch(text) for text in texts):
            yield f"row {row} of {called(view)}: {texts}"
    if isinstance(view, QTableView) and view.horizontalHeader().isVisible():
        for column in range(columns):
            if not str(model.headerData(column, Qt.Orientation.Horizontal) or "").strip():
                yield f"heading {column} of {called(view)}"


# Where the Tab key goes


def stops(root: QWidget) -> list[QWidget]:
    """Return what the Tab key has to reach: of options that shut each other out, Qt lets it reach one."""
    by_tab = Qt.FocusPolicy.TabFocus
    usable = (widget for widget in seen(root) if widget.isEnabled() and widget.focusProxy() is None)
    return [widget for widget in usable if widget.focusPolicy() & by_tab]


def walk(
    root: QWidget, start: QWidget, keys: tuple[Qt.Key, Qt.KeyboardModifier], most: int
) -> tuple[list[QWidget], list[str]]:
    """Press a key until the focus comes back to where it began; return the way, and what was wrong on it.

    A text is one stop, though Qt leads through it link by link.
    """
    way, wrong = [start], list[str]()
    for _ in range(most):
        before = called(way[-1])
        QTest.keyClick(root.windowHandle(), *keys)
        here = QApplication.focusWidget()
        if here is way[-1] and isinstance(here, QTextBrowser):
            continue
        if here is start:
            return way, wrong
        if here is None or here in way:
            wrong.append(f"{keys[0].name} goes {'nowhere' if here is None else 'back'} from {before}")
            return way, wrong
        if not in_sight(here):
            QApplication.processEvents()  # what was built for it just now finds its place
            if not shiboken6.isValid(here) or not in_sight(here):
                wrong.append(f"{keys[0].name} leads out of sight after {before}")
        way.append(here)
    return way, [*wrong, f"{keys[0].name} does not come back to {called(start)}"]


def in_sight(widget: QWidget) -> bool:
    shown = widget.visibleRegion().boundingRect().size()
    return shown == shown.expandedTo(QSize(LEAST_SEEN, LEAST_SEEN).boundedTo(widget.size()))


def unread(root: QWidget) -> Iterator[str]:
    """Yield where the Tab key does not go through a window as it is read, once round, and back again.

    The walk begins at the first stop and not in the middle, because reasons beside the questions follow the
    question in focus: what stands there is another at the last question than at the first.
    """
    first = root.nextInFocusChain()
    expected = stops(root)
    while expected and first not in expected:
        first = first.nextInFocusChain()
    if not expected:
        yield "nothing takes the focus"
        return
    first.setFocus()
    most = 3 * len(expected) + 200  # a text may hold many links
    way, wrong = walk(root, first, TAB, most)
    yield from wrong
    yield from (f"Tab does not reach {called(stop)}" for stop in stops(root) if stop not in way)
    turns = [f"{called(a)} → {called(b)}" for a, b in pairwise([*way, first]) if backward(a, b)]
    if len(turns) > 1:  # one leads from the end to the beginning
        yield from (f"Tab goes backward: {turn}" for turn in turns)
    way_back, wrong = walk(root, first, BACK, most)
    yield from wrong
    if way_back[1:] != way[:0:-1]:
        yield "Shift+Tab goes another way"


def backward(first: QWidget, second: QWidget) -> bool:
    """Return whether it goes up, or to the left in one row, between the parts that hold one each."""
    if not shiboken6.isValid(first) or not shiboken6.isValid(second):
        return False
    if first.isAncestorOf(second) or second.isAncestorOf(first):
        return second.isAncestorOf(first)
    common = first.parentWidget()
    while not common.isAncestorOf(second):
        common = common.parentWidget()
    a, b = (_part(widget, common).geometry() for widget in (first, second))
    beside = b.top() <= a.center().y() <= b.bottom() and b.right() <= a.left()
    return b.bottom() <= a.top() or beside


def _part(widget: QWidget, whole: QWidget) -> QWidget:
    while widget.parentWidget() is not whole:
        widget = widget.parentWidget()
    return widget


# How dialogs begin and are left


def astray(root: QWidget) -> Iterator[str]:
    """Yield unless a dialog begins in focus, and at nothing that does harm."""
    focused = QApplication.focusWidget()
    if not isinstance(root, QDialog):
        return
    if focused is None or not root.isAncestorOf(focused):
        yield "begins without the focus"
    elif focused.property("look") == "danger" or not focused.visibleRegion().boundingRect().isValid():
        yield f"begins at the wrong place: {called(focused)}"


def stubborn(root: QWidget) -> Iterator[str]:
    """Yield what is wrong with how a dialog is left; it is shown again for whoever looks next.

    The manual is a window beside the others and no dialog: its own tests close it.
    """
    if not isinstance(root, QDialog):
        return
    focused = QApplication.focusWidget()
    yield from _deaf_to_enter(root, focused)
    QTimer.singleShot(0, root, lambda: _leave_question(root))
    QTest.keyClick(root.windowHandle(), Qt.Key.Key_Escape)
    if root.isVisible():
        yield "Esc does not close it"
    else:
        show_again(root)


def show_again(root: QWidget) -> None:
    """Show a dialog that has been left; the screen knows a window as active only after another one was."""
    root.parentWidget().window().activateWindow()
    QApplication.processEvents()
    root.show()
    root.activateWindow()
    settle()


def _leave_question(root: QDialog) -> None:
    """Leave a question that Esc asks: nothing was filled in, so that there is nothing to ask about."""
    asked = QApplication.activeModalWidget()
    if isinstance(asked, QDialog) and asked is not root:
        asked.reject()


def _deaf_to_enter(root: QDialog, focused: QWidget | None) -> Iterator[str]:
    """Yield unless Enter presses the default button, or the button in focus; what it does is not done.

    Fields of many lines and lists keep Enter for themselves; from there one goes to the button first. The
    palette has no button at all: Enter in its line goes where the line chosen leads.
    """
    if isinstance(root, PaletteDialog):
        return
    buttons = [b for b in root.findChildren(QPushButton) if b.isVisible()]
    default = [b for b in buttons if b.isDefault()]
    if len(default) != 1:
        yield f"{len(default)} default buttons"
        return
    button = default[0]
    if not button.isEnabled():
        return  # nothing is filled in yet
    if isinstance(focused, QAbstractItemView | QTextEdit | QPlainTextEdit):
        button.setFocus()
    with QSignalBlocker(button):
        button.setCheckable(True)
        QTest.keyClick(root.windowHandle(), Qt.Key.Key_Return)
        pressed = button.isChecked()
        button.setCheckable(False)
    if not pressed:
        yield f"Enter does not press {called(button)} from {called(focused)}"


LOOKS: dict[str, Callable[[QWidget], Iterator[str]]] = {
    "begin": astray,
    "names": nameless,
    "items": textless,
    "way": unread,
    "leave": stubborn,
}


def test_whatever_can_be_used_has_a_name_and_is_something(faults: dict[str, Faults]) -> None:
    assert not faults["names"], listed(faults["names"])


def test_every_line_of_lists_and_tables_has_a_text(faults: dict[str, Faults]) -> None:
    assert not faults["items"], listed(faults["items"])


def test_the_tab_key_goes_through_every_window_as_it_is_read_and_back(faults: dict[str, Faults]) -> None:
    assert not faults["way"], listed(faults["way"])


def test_dialogs_begin_in_focus_where_nothing_is_lost(faults: dict[str, Faults]) -> None:
    assert not faults["begin"], listed(faults["begin"])


def test_dialogs_obey_enter_and_esc(faults: dict[str, Faults]) -> None:
    assert not faults["leave"], listed(faults["leave"])
