"""Whatever moment the program is killed at, every answer it acknowledged is in the workspace."""

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.storage import Workspace

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "unit" / "storage" / "golden" / "workspace-0001.sql"
KILLS = 25

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL of POSIX")

WRITE = """
import os, sys
from pathlib import Path
from pia_wizard.assessment.model import Answer
from pia_wizard.storage import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
number = int(sys.argv[2])
os.write(1, b"ready\\n")
while True:
    workspace.put_answer("shop", f"q{number % 50}", Answer(value=number), who=str(number))
    os.write(1, b"%d\\n" % number)  # acknowledged only now
    number += 1
"""

MOVE = """
import os, sys
from pathlib import Path
from pia_wizard.assessment.model import Answer
from pia_wizard.storage import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
number = int(sys.argv[2])
os.write(1, b"ready\\n")
while True:
    way = "ppupuurrpu"[number % 10]
    if way == "p":
        workspace.put_answers("shop", {q: Answer(value=number) for q in "ab"})
    else:
        assert workspace.undo("shop") if way == "u" else workspace.redo("shop")
    os.write(1, b"%d\\n" % number)
    number += 1
"""

OPEN = """
import sys
from pathlib import Path
from pia_wizard.storage import Workspace
print("ready", flush=True)
Workspace.open(Path(sys.argv[1]))
print("opened", flush=True)
sys.stdin.read()
"""


def killed_after(seconds: float, program: str, *arguments: object) -> list[bytes]:
    """Start a program, kill it so long after it got ready, and return the whole lines it printed."""
    code = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(code, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        printed = os.read(started.stdout.fileno(), 6)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([started.stdout], [], [], left)[0]:
                printed += os.read(started.stdout.fileno(), 65536)
        os.kill(started.pid, signal.SIGKILL)
        printed += started.stdout.read()
    return printed.split(b"\n")[1:-1]


def check_sound(location: Path) -> None:
    """Let the sqlite3 module alone read the file as it was left."""
    with closing(sqlite3.connect(location)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_no_acknowledged_answer_is_lost_by_a_kill(tmp_path: Path):
    location, chance = tmp_path / "w.pia-workspace", random.Random(2026)  # noqa: S311 - no secret
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    with Workspace.open(location) as workspace:
        workspace.add(Assessment(id="shop", title="店", guidelines=(), method="m", created=moment))
    first = 0
    for _ in range(KILLS):
        lines = killed_after(chance.uniform(0, 0.15), WRITE, location, first)
        acknowledged = first + len(lines)
        assert [int(line) for line in lines] == list(range(first, acknowledged))
        check_sound(location)
        first = check_everything_up_to(location, acknowledged)
    assert first > KILLS  # it did write between the kills


def test_a_kill_leaves_an_undo_done_or_not_begun(tmp_path: Path):
    location, chance = tmp_path / "w.pia-workspace", random.Random(11)  # noqa: S311 - no secret
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    with Workspace.open(location) as workspace:
        workspace.add(Assessment(id="shop", title="店", guidelines=(), method="m", created=moment))
    first = 0
    for _ in range(8):
        lines = killed_after(chance.uniform(0, 0.15), MOVE, location, first)
        acknowledged = first + len(lines)
        check_sound(location)
        with Workspace.open(location) as workspace:
            values = {q: answer.value for q, answer in workspace.assessment("shop").answers.items()}
            steps = len(workspace.history("shop")) // 2  # each step writes two lines
        assert steps in (acknowledged, acknowledged + 1)
        last = value_after(steps)
        assert values == ({} if last is None else {"a": last, "b": last})
        first = steps
    assert first > 8


def value_after(steps: int) -> int | None:
    """Return the answer after so many steps, worked out on a list."""
    states: list[int | None] = [None]
    at = 0
    for number in range(steps):
        way = "ppupuurrpu"[number % 10]
        if way == "p":
            states[at + 1 :] = [number]
        at += -1 if way == "u" else 1
    return states[at]


def check_everything_up_to(location: Path, acknowledged: int) -> int:
    """Hold answers and history against the numbers; return the next number.

    The answer being written at the kill may be there or not, but as a whole.
    """
    with Workspace.open(location) as workspace:
        changes = workspace.history("shop")[::-1]
        count = len(changes)
        assert acknowledged <= count <= acknowledged + 1
        numbers = range(count)
        assert [change.who for change in changes] == [str(number) for number in numbers]
        assert [change.new for change in changes] == [Answer(value=number) for number in numbers]
        assert [change.old for change in changes] == [
            Answer(value=number - 50) if number >= 50 else None for number in numbers
        ]
        expected = {f"q{number % 50}": Answer(value=number) for number in numbers}
        assert workspace.assessment("shop").answers == expected
        assert workspace.summaries()[0].answered == len(expected)
    return count


@pytest.mark.parametrize(
    "script",
    [lambda: "", lambda: GOLDEN.read_text("utf-8")],
    ids=["while it is made", "while it is upgraded"],
)
def test_a_kill_at_opening_leaves_a_workspace_that_opens(tmp_path: Path, script: Callable[[], str]):
    chance = random.Random(7)  # noqa: S311 - no secret
    for number in range(8):
        location = tmp_path / str(number) / "w.pia-workspace"
        location.parent.mkdir()
        if script():
            with closing(sqlite3.connect(location)) as connection:
                connection.executescript(script())
        killed_after(chance.uniform(0.15, 0.45), OPEN, location)
        if location.exists():
            check_sound(location)
        with Workspace.open(location) as workspace:
            assert [found.id for found in workspace.summaries()] == (["shop-1", "empty"] if script() else [])
