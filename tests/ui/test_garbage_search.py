"""Garbage: what is young goes soon, what is old when nobody looks, and never from another thread."""

import gc
from collections.abc import Iterator
from threading import Thread, current_thread
from weakref import finalize, ref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_wizard.ui.garbage_search import GarbageSearch


class Knot:
    """Refers to itself, so that only a search finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def search(qapp: QApplication) -> Iterator[GarbageSearch]:
    searching, parent = gc.isenabled(), QObject()
    yield GarbageSearch(qapp, parent)
    del parent
    gc.unfreeze()
    if searching:
        gc.enable()


def old_garbage() -> "ref[Knot]":
    """Return a reference to garbage that every search but that of all has passed."""
    knot = Knot()
    gc.collect(0)
    gc.collect(1)
    return ref(knot)


def test_all_memory_is_searched_when_another_program_comes_to_the_front(qapp: QApplication) -> None:
    garbage = old_garbage()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert garbage() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert garbage() is None


def test_young_garbage_goes_by_itself_and_what_is_old_is_left_alone_meanwhile(qtbot: QtBot) -> None:
    old, young = old_garbage(), ref(Knot())
    knots = [Knot() for _ in range(20_000)]
    qtbot.waitUntil(lambda: young() is None, timeout=10_000)
    assert old() is not None
    assert knots


def test_a_job_beside_the_window_never_deletes_what_belongs_to_the_window(qtbot: QtBot) -> None:
    deleted_in: list[Thread] = []
    finalize(Knot(), lambda: deleted_in.append(current_thread()))

    def job() -> None:
        assert [Knot() for _ in range(200_000)]

    beside = Thread(target=job)
    beside.start()
    beside.join()
    assert not deleted_in
    qtbot.waitUntil(lambda: bool(deleted_in), timeout=10_000)
    assert deleted_in == [current_thread()]
