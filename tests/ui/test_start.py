"""Starting: what is loaded before the first paint, and that Qt for Python is a sound one."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "msgspec", "sqlalchemy", "alembic", "yaml", "reportlab", "pyhanko", "cryptography", "pikepdf", "PIL",
    "fontTools", "pypdfium2", "zxingcpp", "babel", "sqlite3", "rfc8785", "asyncio",
)  # fmt: skip
FIRST_PAINT = """
import sys
from pia_wizard.ui.application import dressed_application, main_window

application = dressed_application([""])
window = main_window(application)
window.painted.connect(lambda: None)
original = type(window.middle).paintEvent

def painted(self, event):
    original(self, event)
    import PySide6.QtCore
    ours = [name for name in sys.modules if name.startswith("pia_wizard")]
    loaded = {name.split(".")[0] for name in sys.modules}
    print(*ours, *loaded, *(["namespace-Qt"] if "Qt" in vars(PySide6.QtCore) else []))
    sys.stdout.flush()
    application.exit(0)

type(window.middle).paintEvent = painted
window.show()
application.exec()
import os
os._exit(0)
"""
LIST = """
import sys
from pia_wizard.ui.application import dressed_application, main_window

application = dressed_application([""])
window = main_window(application)

def told():
    print(*{name.split(".")[0] for name in sys.modules}, window.pages.session.library.guidelines != {})
    sys.stdout.flush()
    import os
    os._exit(0)

window.begun.connect(told)
window.show()
application.exec()
"""
STEPS = """
import sys
from pia_wizard.ui.application import dressed_application, main_window
from pia_wizard.ui.loading_ahead import LoadingAhead

application = dressed_application([""])
window = main_window(application)
window.begun.connect(lambda: ahead.start())
ahead = LoadingAhead(window)

def visit():
    before = set(sys.modules)
    window.pages.open_sample()
    page = window.pages.page
    for step in page.session.questionnaire.steps:
        page.show_step(step)
        application.processEvents()
    print("visited", page.step, *{name.split(".")[0] for name in set(sys.modules) - before})
    sys.stdout.flush()
    import os
    os._exit(0)

ahead.done.connect(visit)
window.show()
application.exec()
"""
VOID_CALLS = """
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
widget = QWidget()
for _ in range(20_000):
    widget.update()
print("alive")
"""


def run(program: str, tmp_path: Path) -> str:
    """Return what a program of its own prints."""
    environment = {
        "PATH": "",
        "HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "PIA_WIZARD_SETTINGS": str(tmp_path / "settings.json"),
        "PIA_WIZARD_WORKSPACE": str(tmp_path / "test.pia-workspace"),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def loaded_at_first_paint(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of modules, and of the Qt namespace, loaded when the window is first painted."""
    return set(run(FIRST_PAINT, tmp_path_factory.mktemp("start")).split())


def test_nothing_heavy_is_loaded_before_the_first_paint(loaded_at_first_paint: set[str]):
    assert "PySide6" in loaded_at_first_paint
    assert not loaded_at_first_paint & set(HEAVY)


def test_no_layer_below_the_session_is_loaded_before_the_first_paint(loaded_at_first_paint: set[str]):
    allowed = ("ui", "session", "i18n", "resources", "errors")
    ours = {name.split(".")[1] for name in loaded_at_first_paint if name.startswith("pia_wizard.")}
    assert ours <= set(allowed)


def test_the_list_of_assessments_needs_nothing_that_makes_papers_reads_content_or_migrates(tmp_path: Path):
    run(LIST, tmp_path)  # the first start makes the workspace, and checks the content
    loaded = set(run(LIST, tmp_path).split())
    assert {"sqlalchemy", "True"} <= loaded  # the list and the content are really there
    heavy = {*HEAVY, "docx", "openpyxl", "xlsxwriter", "lxml", "uharfbuzz"}
    assert not loaded & (heavy - {"sqlalchemy", "sqlite3", "msgspec", "asyncio"})


def test_what_is_loaded_ahead_is_all_that_the_steps_of_an_assessment_need(tmp_path: Path):
    visited, last, *loaded = run(STEPS, tmp_path).split()
    assert (visited, last) == ("visited", "review")
    assert not set(loaded) & set(HEAVY)


def test_pages_and_dialogs_are_loaded_after_the_first_paint(loaded_at_first_paint: set[str]):
    later = ("home", "editors", "assessment", "new_assessment", "about", "messages")
    assert not {f"pia_wizard.ui.{name}" for name in later} & loaded_at_first_paint


def test_the_namespace_of_all_enumerations_is_left_alone_before_the_first_paint(
    loaded_at_first_paint: set[str],
):
    assert "namespace-Qt" not in loaded_at_first_paint


def test_a_void_method_of_qt_can_be_called_twenty_thousand_times(tmp_path: Path):
    assert run(VOID_CALLS, tmp_path) == "alive\n"
