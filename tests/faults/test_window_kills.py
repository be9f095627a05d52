"""Whatever moment the window is killed at, every answer it told to be saved is there when it opens again."""

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace

ROOT = Path(__file__).resolve().parents[2]
KILLS = 8
ASKED = ("operator_name", "operator_contact", "site_address")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL of POSIX")

TYPE = """
import os, sys
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pia_wizard.ui.application import dressed_application, main_window

number, names = int(sys.argv[1]), sys.argv[2:]
application = dressed_application(["pia-wizard"])
window = main_window(application)
window.show()
while window.pages is None:
    QTest.qWait(1)
QTest.keyClick(window.pages.home.list, Qt.Key.Key_Return)
page = window.pages.page
fields = {}
while len(fields) < len(names):
    QTest.qWait(1)
    fields = {line.accessibleName(): line for line in page.findChildren(QLineEdit)}
    fields = {name: fields[name] for name in names if name in fields}
page.saved.connect(lambda _moment: os.write(1, b"%d\\n" % number))
os.write(1, b"ready\\n")
while True:
    field = fields[names[number % len(names)]]
    field.setFocus()
    field.selectAll()
    for letter in f"回答{number}":
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget() or field, event)
    QTest.keyClick(field, Qt.Key.Key_Return)
    application.processEvents()
    number += 1
"""


def killed_after(seconds: float, environment: dict[str, str], first: int) -> list[int]:
    """Start the window, kill it so long after the first key, and return the numbers it told to be saved."""
    asked = [shipped_library().questions[name].ask for name in ASKED]
    command = [sys.executable, "-c", TYPE, str(first), *asked]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        printed = os.read(window.stdout.fileno(), 6)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([window.stdout], [], [], left)[0]:
                printed += os.read(window.stdout.fileno(), 65536)
        os.kill(window.pid, signal.SIGKILL)
        printed += window.stdout.read()
    assert printed.startswith(b"ready\n")
    return [int(line) for line in printed.split(b"\n")[1:-1]]


def stored_count(location: Path, assessment: str) -> int:
    """Let sqlite3 alone check the file; then return how many answers came in, all in order and whole."""
    with closing(sqlite3.connect(location)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Workspace.open(location) as workspace:
        changes = workspace.history(assessment)[::-1]
        answers = workspace.assessment(assessment).answers
    typed = [change.new.value for change in changes if change.new]
    assert typed == [f"回答{number}" for number in range(len(changes))]
    last = {ASKED[number % len(ASKED)]: text for number, text in enumerate(typed)}
    assert {name: answer.value for name, answer in answers.items()} == last
    return len(typed)


def test_no_answer_that_was_told_to_be_saved_is_lost_by_killing_the_window(tmp_path: Path) -> None:
    location, chance = tmp_path / "w.pia-workspace", random.Random(2026)  # noqa: S311 - no secret
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PIA_WIZARD_SETTINGS": str(tmp_path / "settings.json"),
        "PIA_WIZARD_WORKSPACE": str(location),
    }
    with Session(Workspace.open(location), shipped_library()) as session:
        assessment = session.create("見本店", tuple(session.library.guidelines))
    count = 0
    for _ in range(KILLS):
        told = killed_after(chance.uniform(0, 0.5), environment, count)
        assert told == list(range(count, count + len(told)))
        stored = stored_count(location, assessment)
        assert count + len(told) <= stored <= count + len(told) + 1  # one may be stored and not yet told
        count = stored
    assert count > KILLS  # it did type between the kills


WRITE = """
import os, sys
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pia_wizard.ui.application import dressed_application, main_window

asked, kind = sys.argv[1:]
application = dressed_application(["pia-wizard"])
window = main_window(application)
window.show()
while window.pages is None:
    QTest.qWait(1)
window.pages.open_assessment(window.pages.session.summaries()[0].id)
page = window.pages.page
page.go_to_question(asked)
page.saved.connect(lambda _moment: os.write(1, b"saved\\n"))
questions = page.page(page.step).questions
if kind == "note":
    questions.cards[asked]._buttons["note"].click()
    field = questions.cards[asked].note
else:
    questions.comments_of(asked).focus()
    field = questions.comments_of(asked).draft.field
for letter in "書きかけの文":
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(field, event)
while True:
    QTest.qWait(5)
"""


@pytest.mark.parametrize("kind", ["note", "comment"])
def test_what_is_being_written_beside_an_answer_survives_a_kill_after_a_pause(
    tmp_path: Path, kind: str
) -> None:
    location, asked = tmp_path / "w.pia-workspace", ASKED[0]
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PIA_WIZARD_SETTINGS": str(tmp_path / "settings.json"),
        "PIA_WIZARD_WORKSPACE": str(location),
    }
    with Session(Workspace.open(location), shipped_library()) as session:
        assessment = session.create("見本店", tuple(session.library.guidelines))
    command = [sys.executable, "-c", WRITE, asked, kind]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        assert select.select([window.stdout], [], [], 60)[0]
        os.kill(window.pid, signal.SIGKILL)
    with Session(Workspace.open(location), shipped_library()) as session:
        opened = session.open_assessment(assessment)
        if kind == "note":
            assert opened.assessment.answers[asked].note == "書きかけの文"
        else:
            assert [thread.first.text for thread in opened.comments("question", asked)] == ["書きかけの文"]


ATTACH = """
import os, sys
from pathlib import Path
from PySide6.QtTest import QTest
from pia_wizard.ui.application import dressed_application, main_window

asked, folder = sys.argv[1:]
application = dressed_application(["pia-wizard"])
window = main_window(application)
window.show()
while window.pages is None:
    QTest.qWait(1)
window.pages.open_assessment(window.pages.session.summaries()[0].id)
page = window.pages.page
page.go_to_question(asked)
os.write(1, b"ready\\n")
for path in sorted(Path(folder).iterdir()):
    page.attach(asked, [path])
    os.write(1, path.name.encode() + b"\\n")
    application.processEvents()
os.write(1, b"done\\n")
while True:
    QTest.qWait(5)
"""


@pytest.mark.parametrize("told_before", [1, 2, 4])
def test_evidence_is_there_whole_or_not_at_all_after_a_kill(tmp_path: Path, told_before: int) -> None:
    location, asked, folder = tmp_path / "w.pia-workspace", ASKED[0], tmp_path / "files"
    folder.mkdir()
    chance = random.Random(told_before)  # noqa: S311 - no secret
    bodies = {f"{number}.txt": f"{number} ".encode() * 400_000 for number in range(1, 9)}
    for name, body in bodies.items():
        folder.joinpath(name).write_bytes(body)
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PIA_WIZARD_SETTINGS": str(tmp_path / "settings.json"),
        "PIA_WIZARD_WORKSPACE": str(location),
    }
    with Session(Workspace.open(location), shipped_library()) as session:
        assessment = session.create("見本店", tuple(session.library.guidelines))
    command = [sys.executable, "-c", ATTACH, asked, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        printed = b""
        while printed.count(b"\n") <= told_before:
            printed += (come := os.read(window.stdout.fileno(), 65536))
            assert come
        time.sleep(chance.uniform(0, 0.05))  # into the middle of the next file
        os.kill(window.pid, signal.SIGKILL)
        printed += window.stdout.read()
    told = [line for line in printed.decode().splitlines() if line.endswith(".txt")]
    with closing(sqlite3.connect(location)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Session(Workspace.open(location), shipped_library()) as session:
        opened = session.open_assessment(assessment)
        kept = {
            file.name: opened.evidence_copy(asked, file.sha256).read_bytes()
            for file in opened.evidence(asked)
        }
    assert told_before <= len(told) <= len(kept) <= len(told) + 1
    assert kept == {name: bodies[name] for name in sorted(bodies)[: len(kept)]}
