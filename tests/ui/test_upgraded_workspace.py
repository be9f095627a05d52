"""Whoever opens a workspace of an older version is told once where the old file still is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.messages import Message

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
GOLDEN = Path(__file__).parents[1] / "unit" / "storage" / "golden" / "workspace-0001.sql"


def test_the_old_file_is_named_once(open_window: Callable[..., MainWindow], place: Path) -> None:
    place.parent.mkdir(parents=True)
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript(GOLDEN.read_text("utf-8"))
    window = open_window()
    (told,) = window.findChildren(Message)
    assert window.pages is not None
    original = window.pages.session.upgraded_from
    assert original is not None
    assert original.is_file()
    assert str(original) in told.accessibleDescription()
    told.accept()
    window.close()
    assert open_window().findChildren(Message) == []
