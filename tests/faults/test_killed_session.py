"""A kill while answering, undoing and approving: what was acknowledged holds, with all its parts."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pia_wizard.assessment.review import ReviewState
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.session.tiles import tile_of
from pia_wizard.storage import Workspace

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL of POSIX")

WORK = """
import os, sys
from pathlib import Path
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
session = Session(Workspace.open(Path(sys.argv[1])), shipped_library())
opened = session.open_assessment(sys.argv[2])
os.write(1, b"ready\\n")
number = 0
while True:
    number += 1
    opened.answer("retention_days", number)
    os.write(1, b"answered %d\\n" % number)
    if number % 3 == 0:
        opened.undo()
        os.write(1, b"undone %d\\n" % number)
    if number % 4 == 0:
        opened.submit()
        opened.approve()
        os.write(1, b"approved %d\\n" % number)
"""


def killed_after(seconds: float, *arguments: object) -> list[str]:
    """Start the work, kill it so long after it got ready, and return the whole lines it printed."""
    code = [sys.executable, "-c", WORK, *map(str, arguments)]
    with subprocess.Popen(code, cwd=ROOT, stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        printed = os.read(started.stdout.fileno(), 6)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([started.stdout], [], [], left)[0]:
                printed += os.read(started.stdout.fileno(), 65536)
        os.kill(started.pid, signal.SIGKILL)
        printed += started.stdout.read()
    return printed.decode().split("\n")[1:-1]


def test_records_editions_and_the_list_agree_after_any_kill(tmp_path: Path):
    location, chance = tmp_path / "w.pia-workspace", random.Random(4)  # noqa: S311 - no secret
    with Session(Workspace.open(location), shipped_library()) as session:
        name = session.create("店", ("yamagata_cameras",))
    approved = 0
    for _ in range(5):
        lines = killed_after(chance.uniform(0.05, 0.4), location, name)
        approved += sum(line.startswith("approved") for line in lines)
        with Session(Workspace.open(location), shipped_library()) as session:
            (summary,) = session.summaries()
            opened = session.open_assessment(name)
            editions = opened.editions()
            assert approved <= len(editions) <= approved + 1
            approved = len(editions)
            assert [edition.number for edition in editions] == list(range(1, approved + 1))
            for edition in editions[-2:]:
                assert opened.open_edition(edition.number).edition.state is ReviewState.APPROVED
            if summary.told:
                last = editions[-1].at if editions else None
                now = tile_of(opened.assessment, opened.questionnaire, opened.evaluation, last)
                assert summary.tile == now
            if opened.can_undo():
                opened.undo()
            assert session.refresh() == 0
    assert approved > 0
