"""The program as people start it, on a real X server: it shows itself, and works with keys and mouse."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="X server of Linux"),
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed"),
]

WATCH = """
import ctypes, sys, time
from PySide6.QtGui import QGuiApplication

X = ctypes.CDLL("libX11.so.6")
X.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(X.XOpenDisplay(None))
X.XDefaultRootWindow.restype = ctypes.c_ulong
X.XInternAtom.restype = ctypes.c_ulong
root = X.XDefaultRootWindow(display)

class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("padding", ctypes.c_long * 24),
    ]

def windows():
    "Return the top-level windows with their names; Qt makes some that nobody sees."
    above, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
    children = ctypes.POINTER(ctypes.c_ulong)()
    X.XQueryTree(display, ctypes.c_ulong(root), ctypes.byref(above), ctypes.byref(parent),
                 ctypes.byref(children), ctypes.byref(count))
    found = []
    for place in range(count.value):
        name = ctypes.c_char_p()
        if X.XFetchName(display, ctypes.c_ulong(children[place]), ctypes.byref(name)) and name.value:
            found.append((name.value.decode(), children[place]))
    return found

def close(window):
    "Ask a window to close, as the cross of a window manager does."
    atoms = [X.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")]
    event = ClientMessage(33, 0, 1, display, window, atoms[0], 32, (ctypes.c_long * 5)(atoms[1], 0, 0, 0, 0))
    X.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    X.XSync(display, 0)

application = QGuiApplication([])
end = time.monotonic() + 20
coloured = shades = 0
while coloured < 200 and time.monotonic() < end:  # the opening page is grey, the first button is not
    time.sleep(0.1)
    picture = application.primaryScreen().grabWindow(0).toImage()
    spots = [(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)]
    colours = [picture.pixelColor(*spot) for spot in spots]
    coloured = sum(colour.saturation() > 120 and colour.value() > 80 for colour in colours)
    shades = len({colour.rgb() for colour in colours})
picture.save(sys.argv[1])
found = windows()
print(coloured, shades, *(name for name, _window in found), sep="\\n")
for name, window in found:
    if name.startswith("PIA Wizard"):
        close(window)
"""


@pytest.fixture
def display() -> Iterator[str]:
    """Start an X server on a display nobody uses; it tells which once it is ready."""
    size = ["-screen", "0", "1280x900x24"]
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", *size]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def test_the_window_shows_itself_and_closes_cleanly(display: str, tmp_path: Path) -> None:
    workspace = tmp_path / "kept" / "shop.pia-workspace"
    environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"} | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PIA_WIZARD_SETTINGS": str(tmp_path / "settings.json"),
        "PIA_WIZARD_WORKSPACE": str(workspace),
    }
    command = [sys.executable, "-m", "pia_wizard"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as program:
        try:
            watch = [sys.executable, "-c", WATCH, str(tmp_path / "screen.png")]
            seen = subprocess.run(
                watch, env=environment, capture_output=True, text=True, timeout=30, check=False
            )
            _, told = program.communicate(timeout=10)
        finally:
            program.kill()
    coloured, shades, *titles = seen.stdout.splitlines() or ["0", "0"]
    assert int(coloured) >= 200, seen.stderr
    assert int(shades) >= 30  # letters are drawn with many; an empty window has few
    assert "PIA Wizard" in titles
    assert program.returncode == 0
    assert "Traceback" not in told
    assert [file.name for file in workspace.parent.iterdir()] == [
        workspace.name
    ]  # let go of, all in one file
    with closing(sqlite3.connect(workspace)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_whole_way_can_be_gone_on_a_real_screen(display: str, tmp_path: Path) -> None:
    """Clicks and keys go through the window system, and a window manager gives windows the focus."""
    environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"} | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    way = [str(ROOT / "tests" / "end_to_end" / "test_window_whole_way.py"), f"--basetemp={tmp_path / 'own'}"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *way]
    with subprocess.Popen(["evilwm"], env=environment, stderr=subprocess.DEVNULL) as manager:
        try:
            gone = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False
            )
        finally:
            manager.terminate()
    assert gone.returncode == 0, gone.stdout[-6000:]
