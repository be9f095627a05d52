"""Garbage: what is young goes by itself, what is old when nobody looks."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from pia_wizard.ui.garbage_search import GarbageSearch


class Knot:
    """Refers to itself, so that only a search finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def search(qapp: QApplication) -> Iterator[GarbageSearch]:
    before, parent = gc.get_threshold(), QObject()
    yield GarbageSearch(qapp, parent)
    del parent
    gc.set_threshold(*before)
    gc.unfreeze()


def old_garbage() -> "ref[Knot]":
    """Return a reference to garbage that every search but that of all has passed."""
    knot = Knot()
    gc.collect(0)
    gc.collect(1)
    return ref(knot)


@pytest.mark.usefixtures("search")
def test_all_memory_is_searched_when_another_program_comes_to_the_front(qapp: QApplication) -> None:
    garbage = old_garbage()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert garbage() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert garbage() is None


@pytest.mark.usefixtures("search")
def test_all_memory_is_not_searched_while_somebody_works() -> None:
    garbage, searches = old_garbage(), gc.get_stats()[2]["collections"]
    knots = [Knot() for _ in range(200_000)]
    assert gc.get_stats()[2]["collections"] == searches
    assert garbage() is not None
    assert knots


@pytest.mark.usefixtures("search")
def test_young_garbage_goes_by_itself() -> None:
    garbage = ref(Knot())
    knots = [Knot() for _ in range(20_000)]
    assert garbage() is None
    assert knots
