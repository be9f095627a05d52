"""The Tab key goes through a page as it is read, also when parts of it were built later than others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QLayout, QScrollArea, QStackedWidget, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what the Tab key reaches in a widget, in the order of its layouts; of a stack, what is shown."""
    if widget.focusPolicy().value & _TAB:
        yield widget
    for part in _parts(widget):
        yield from in_reading_order(part)


def _backwards(widget: QWidget) -> Iterator[QWidget]:
    """Yield the same from the end."""
    for part in reversed(_parts(widget)):
        yield from _backwards(part)
    if widget.focusPolicy().value & _TAB:
        yield widget


def _parts(widget: QWidget) -> list[QWidget]:
    """Return the widgets that lie in a widget, not in one another, in the order of its layouts."""
    if isinstance(widget, QLabel):  # most of a page, and nothing lies in it
        return []
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        return [inner] if inner is not None else []
    if isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        return [shown] if shown is not None else []
    layout = None if isinstance(widget, QAbstractScrollArea) else widget.layout()
    if layout is None:
        return []
    return _in_layout(layout, [child for child in widget.children() if isinstance(child, QWidget)])[0]


def _in_layout(layout: QLayout, inside: Sequence[QWidget]) -> tuple[list[QWidget], list[QWidget]]:
    """Return what lies in a layout, and those of ``inside`` that lie in none of it.

    ``QLayout.itemAt`` is left alone: PySide keeps what it returns beyond the item's end, and takes whatever
    Qt puts into the same memory later for that item.
    """
    placed: list[tuple[int, list[QWidget]]] = []
    left: list[QWidget] = []
    for widget in inside:
        place = layout.indexOf(widget)
        if place < 0:
            left.append(widget)
        else:
            placed.append((place, [widget]))
    for inner in layout.children():
        if isinstance(inner, QLayout):
            found, left = _in_layout(inner, left)
            placed.append((layout.indexOf(inner), found))
    placed.sort(key=itemgetter(0))
    return [widget for _place, found in placed for widget in found], left


def chain(widgets: Sequence[QWidget]) -> None:
    """Let the Tab key go from each to the next."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def chain_around(here: QWidget | None, root: QWidget, *, forward: bool) -> None:
    """Let the Tab key go from the field with the cursor to what is read next in ``root``, or before it.

    Called when the key is pressed, so that it also goes right where parts were built since. All of ``root``
    is put in order only where nothing follows: that takes as long as many keys.
    """
    if here is None or here is root or not root.isAncestorOf(here):
        return
    between: list[QWidget] = [here]
    for stop in _from(here, root, forward=forward):
        between.append(stop)
        if stop.isVisible() and stop.isEnabled():
            chain(between if forward else between[::-1])
            return
    chain(list(in_reading_order(root)))


def _from(here: QWidget, root: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """Yield what the Tab key reaches after a widget in ``root``, or before it, the nearest first."""
    walk = in_reading_order if forward else _backwards
    if forward:
        for part in _parts(here):
            yield from walk(part)
    while here is not root and (around := here.parentWidget()) is not None:
        beside = _parts(around)
        if here in beside:
            place = beside.index(here)
            for part in beside[place + 1 :] if forward else beside[:place][::-1]:
                yield from walk(part)
            if not forward and around.focusPolicy().value & _TAB and around is not root:
                yield around
        here = around
