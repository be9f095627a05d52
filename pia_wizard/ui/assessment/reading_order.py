"""The Tab key goes through a page as it is read, also when parts of it were built later than others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QStackedWidget, QWidget


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what the Tab key reaches in a widget, in the order of its layouts; of a stack, what is shown."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from in_reading_order(inner)
    elif isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        if shown is not None:
            yield from in_reading_order(shown)
    elif not isinstance(widget, QAbstractScrollArea) and (layout := widget.layout()) is not None:
        inside = [child for child in widget.children() if isinstance(child, QWidget)]
        yield from _in_layout(layout, inside)


def _in_layout(layout: QLayout, inside: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield from what lies in a layout; ``inside`` are the widgets it may hold.

    ``QLayout.itemAt`` is left alone: PySide keeps what it returns beyond the item's end, and takes whatever
    Qt puts into the same memory later for that item.
    """
    layouts = [child for child in layout.children() if isinstance(child, QLayout)]
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(widget), widget) for widget in inside]
    places += [(layout.indexOf(inner), inner) for inner in layouts]
    for _place, part in sorted((pair for pair in places if pair[0] >= 0), key=itemgetter(0)):
        if isinstance(part, QWidget):
            yield from in_reading_order(part)
        else:
            yield from _in_layout(part, inside)


def chain(widgets: Sequence[QWidget]) -> None:
    """Let the Tab key go from each to the next."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)
