"""One program at a time, whoever holds it is named, and a dead one holds nothing."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pia_wizard.assessment.model import Assessment
from pia_wizard.storage import Workspace
from pia_wizard.storage.errors import WorkspaceError, WorkspaceInUseError

ROOT = Path(__file__).resolve().parents[3]

HOLD = """
import sys
from pathlib import Path
from pia_wizard.storage import Workspace
with Workspace.open(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_elsewhere(location: Path) -> Iterator["subprocess.Popen[bytes]"]:
    code = [sys.executable, "-c", HOLD, str(location)]
    with subprocess.Popen(code, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        yield other
        if other.stdin is not None and not other.stdin.closed:
            other.stdin.close()


def test_a_second_program_is_refused_and_told_who_holds_it(location: Path):
    with held_elsewhere(location) as other:
        with pytest.raises(WorkspaceInUseError) as caught:
            Workspace.open(location)
        assert caught.value.values["pid"] == other.pid
        assert str(other.pid) in str(caught.value)
        assert str(caught.value.values["host"]) in str(caught.value)
        assert str(caught.value.values["since"]).startswith("20")
    Workspace.open(location).close()


def test_a_second_opening_in_the_same_program_is_refused_too(location: Path):
    with Workspace.open(location):
        with pytest.raises(WorkspaceInUseError) as caught:
            Workspace.open(location)
        assert caught.value.values["pid"] == os.getpid()


def test_being_refused_harms_neither_the_holder_nor_the_file(location: Path, shop: Assessment):
    with Workspace.open(location) as workspace:
        for _ in range(3):
            with pytest.raises(WorkspaceInUseError):
                Workspace.open(location)
        workspace.add(shop)
    with Workspace.open(location) as workspace:
        assert workspace.assessment("shop-1") == shop


def test_a_killed_program_holds_nothing(location: Path):
    with held_elsewhere(location) as other:
        other.kill()
        other.wait()
        note = location.with_name(f"{location.name}.lock")
        assert json.loads(note.read_bytes())["pid"] == other.pid  # the note is still there
        Workspace.open(location).close()
    assert not note.exists()


@pytest.mark.parametrize("note", [b"", b"garbage", b"\xff\xfe", b"[]", b"{" * 5000])
def test_whatever_a_note_says_an_unlocked_file_opens(location: Path, note: bytes):
    location.parent.mkdir()
    location.with_name(f"{location.name}.lock").write_bytes(note)
    Workspace.open(location).close()


@pytest.mark.skipif(os.name == "nt", reason="flock of POSIX")
@pytest.mark.parametrize("note", [b"", b"garbage", b"\xff\xfe", b"[]", b'{"pid": "x"}', b"[" * 5000])
def test_an_unreadable_note_does_not_hide_that_the_file_is_held(location: Path, note: bytes):
    import fcntl

    location.parent.mkdir()
    with location.with_name(f"{location.name}.lock").open("w+b") as lock:
        lock.write(note)
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(WorkspaceInUseError, match=r"コンピューター \?"):
            Workspace.open(location)


@pytest.mark.skipif(os.name == "nt", reason="symbolic links of POSIX")
def test_two_names_of_one_file_are_one_workspace(location: Path, tmp_path: Path):
    link = tmp_path / "link"
    link.symlink_to(location)
    with Workspace.open(location), pytest.raises(WorkspaceInUseError):
        Workspace.open(link)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_laid_where_the_lock_goes_leads_to_no_file_of_mine(location: Path, tmp_path: Path):
    mine = tmp_path / "letter.txt"
    mine.write_text("dear", "utf-8")
    location.parent.mkdir(parents=True, exist_ok=True)
    location.with_name(f"{location.name}.lock").symlink_to(mine)
    with pytest.raises(WorkspaceError):
        Workspace.open(location)
    assert mine.read_text("utf-8") == "dear"
