"""Every page and dialog of the real window, in large letters too: nothing cut, nothing nameless."""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OpenWindow = Callable[..., MainWindow]
SCREEN = QRect(0, 0, 1280, 720)
SIZES = [(language, size) for language in ("ja", "en") for size in (100, 150, 200)]


@pytest.fixture(scope="module")
def places() -> ModuleType:
    """The module that shows every page and dialog, which pictures of them are made with too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parents[2] / "tools")
        return importlib.import_module("places")


@pytest.fixture
def visit(
    open_window: OpenWindow, places: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, int], Iterator[tuple[str, QWidget]]]:
    """Open a window on a small screen and give its places one after the other."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: SCREEN.size())

    def visit_(language: str, text_size: int) -> Iterator[tuple[str, QWidget]]:
        window = open_window(language=language, text_size=text_size)
        window.resize(SCREEN.size())
        yield from places.every_place(window)

    return visit_


def seen(root: QWidget) -> Iterator[QWidget]:
    """Yield everything shown in a widget, but nothing of another window."""
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.window() is root.window() and widget.width() > 1:
            yield widget


def cut(root: QWidget) -> list[str]:
    """Return the words that do not fit into their widget and that no tool tip tells."""
    faults = []
    for widget in seen(root):
        if isinstance(widget, QLabel) and widget.pixmap().isNull():
            fault = _cut_label(widget)
        elif isinstance(widget, QPushButton | QCheckBox | QRadioButton):
            fault = _cut_button(widget)
        elif isinstance(widget, QComboBox):
            fault = _cut_box(widget)
        else:
            continue
        if fault and not widget.toolTip():
            faults.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}: {fault}")
    return faults


def _cut_label(label: QLabel) -> str:
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    wide = 0 if label.wordWrap() else label.sizeHint().width()
    if label.text() and (label.height() < needed - 1 or label.width() < wide):
        return f"{label.text()[:30]!r} {label.width()}×{label.height()} of {wide}×{needed}"
    return ""


def _cut_button(button: QAbstractButton) -> str:
    if not button.text():
        return ""
    wraps = button.hasHeightForWidth()
    need = button.heightForWidth(button.width()) if wraps else button.sizeHint().height()
    wide = 0 if wraps else button.sizeHint().width()
    if button.width() < wide or button.height() < need - 1:
        return f"{button.text()[:30]!r} {button.width()}×{button.height()} of {wide}×{need}"
    return ""


def _cut_box(box: QComboBox) -> str:
    room = box.width() - 2 * box.fontMetrics().height()
    wide = box.fontMetrics().horizontalAdvance(box.currentText())
    return f"{box.currentText()[:30]!r} {room} of {wide}" if room < wide else ""


def sideways(root: QWidget) -> list[str]:
    """Return what has to be scrolled sideways: pages never, tables only inside themselves."""
    return [
        f"{type(area).__name__} in {type(area.parent()).__name__} by {area.horizontalScrollBar().maximum()}"
        for area in seen(root)
        if isinstance(area, QScrollArea) and area.horizontalScrollBar().maximum() > 0
    ]


def outside(root: QWidget) -> list[str]:
    """Return what lies beyond the edges of a window or dialog and cannot be scrolled to."""
    kinds = QAbstractButton | QLabel | QComboBox | QLineEdit | QAbstractScrollArea | QTabBar
    faults = []
    for widget in seen(root):
        place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
        if isinstance(widget, kinds) and not scrolled(widget, root) and not root.rect().contains(place):
            faults.append(f"{type(widget).__name__} in {type(widget.parent()).__name__} at {place.getRect()}")
    return faults


def scrolled(widget: QWidget, root: QWidget) -> bool:
    """Tell whether something is scrolled, or is a part of what draws itself, such as a bar of tabs."""
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QAbstractScrollArea | QTabBar | QDockWidget):
            return True
        above = above.parentWidget()
    return False


@pytest.mark.parametrize(("language", "text_size"), SIZES)
def test_nothing_is_cut_or_has_to_be_scrolled_sideways_on_a_small_screen(
    visit: Callable[[str, int], Iterator[tuple[str, QWidget]]], language: str, text_size: int
) -> None:
    faults: dict[str, list[str]] = {}
    for name, widget in visit(language, text_size):
        found = [*cut(widget), *sideways(widget), *outside(widget)]
        if widget.width() > SCREEN.width() or widget.height() > SCREEN.height():
            found.append(f"larger than the screen: {widget.size()}")
        if found:
            faults[name] = found
    assert not faults, "\n".join(f"{name}: {'; '.join(found)}" for name, found in faults.items())
