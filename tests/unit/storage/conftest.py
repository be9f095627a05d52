"""A workspace in a fresh folder and a small assessment to put into it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.storage import Workspace

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def location(tmp_path: Path) -> Path:
    return tmp_path / "評価 2026" / "workspace.pia-workspace"


@pytest.fixture
def workspace(location: Path) -> Iterator[Workspace]:
    with Workspace.open(location) as opened:
        yield opened


@pytest.fixture
def shop() -> Assessment:
    return Assessment(
        id="shop-1",
        title="サンプル駅前店",
        guidelines=("appi",),
        method="four_by_four",
        created=datetime(2026, 4, 1, 9, 30, 15, 123456, tzinfo=UTC),
        answers={"images_stored": Answer(value=True), "vendor": Answer(unknown=True)},
    )


@pytest.fixture
def golden() -> str:
    return (Path(__file__).parent / "golden" / "workspace-0001.sql").read_text("utf-8")


@pytest.fixture
def golden_with_history() -> str:
    return (Path(__file__).parent / "golden" / "workspace-0002.sql").read_text("utf-8")


@pytest.fixture
def golden_with_decisions() -> str:
    return (Path(__file__).parent / "golden" / "workspace-0003.sql").read_text("utf-8")


@pytest.fixture
def golden_with_editions() -> str:
    return (Path(__file__).parent / "golden" / "workspace-0004.sql").read_text("utf-8")


@pytest.fixture
def python() -> Callable[..., str]:
    """Run a program in another process and return what it printed."""

    def run(program: str, *arguments: object) -> str:
        code = [sys.executable, "-X", "utf8", "-c", program, *map(str, arguments)]
        done = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
