"""A full disk or a protected file is said in words; everything acknowledged is there afterwards."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.storage import Workspace
from pia_wizard.storage.errors import WorkspaceDiskFullError

ROOT = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="small file systems and limits of Linux")

LIMITED = """
import resource, sys
from pathlib import Path
from pia_wizard.assessment.model import Answer
from pia_wizard.storage import Workspace
from pia_wizard.storage.errors import WorkspaceError
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
with Workspace.open(Path(sys.argv[1])) as workspace:
    for number in range(10_000):
        try:
            workspace.put_answer("shop", f"q{number}", Answer(value="あ" * 3000))
        except WorkspaceError as error:
            print(number, error)
            break
    try:
        workspace.put_answer("shop", "small", Answer(value=1))
    except WorkspaceError:
        print("still full")
"""

PROTECTED = """
import os, sys
from pathlib import Path
from pia_wizard.storage import Workspace
from pia_wizard.storage.errors import WorkspaceReadOnlyError
if os.geteuid() == 0:
    os.setuid(65534)
try:
    Workspace.open(Path(sys.argv[1]))
except WorkspaceReadOnlyError as error:
    print(error)
"""


def shop() -> Assessment:
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    return Assessment(id="shop", title="店", guidelines=(), method="m", created=moment)


def printed_by(program: str, path: Path) -> str:
    code = [sys.executable, "-X", "utf8", "-c", program, path]
    return subprocess.run(code, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one MiB, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MIB}", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this system lets us make no small file system")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_loses_nothing_and_work_goes_on_once_there_is_space(small_disk: Path):
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(400_000))
    kept: dict[str, Answer] = {}
    with Workspace.open(small_disk / "w.pia-workspace") as workspace:
        workspace.add(shop())
        with pytest.raises(WorkspaceDiskFullError) as caught:  # noqa: PT012 - which answer hits the end is open
            for number in range(10_000):
                answer = Answer(value="あ" * 2000, note=str(number))
                workspace.put_answer("shop", f"q{number}", answer)
                kept[f"q{number}"] = answer
        assert "空き容量が足りません" in str(caught.value)
        assert "失われていません" in str(caught.value)
        assert workspace.assessment("shop").answers == kept
        ballast.unlink()
        workspace.put_answer("shop", "after", Answer(value=True))
    with Workspace.open(small_disk / "w.pia-workspace") as workspace:
        assert workspace.assessment("shop").answers == kept | {"after": Answer(value=True)}
        assert len(workspace.history("shop")) == len(kept) + 1


def test_no_space_for_a_new_workspace_leaves_nothing_behind(small_disk: Path):
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(MIB - 16_384))
    with pytest.raises(WorkspaceDiskFullError):
        Workspace.open(small_disk / "w.pia-workspace")
    assert list(small_disk.iterdir()) == [ballast]


def test_a_limit_on_the_files_size_loses_nothing(tmp_path: Path):
    location = tmp_path / "w.pia-workspace"
    with Workspace.open(location) as workspace:
        workspace.add(shop())
    number, words = printed_by(LIMITED, location).split(" ", 1)
    assert "失われていません" in words
    with Workspace.open(location) as workspace:
        answers = workspace.assessment("shop").answers
        assert set(answers) - {"small"} == {f"q{done}" for done in range(int(number))}
        workspace.put_answer("shop", "after", Answer(value=True))


def test_a_folder_nobody_may_write_is_said_so(tmp_path: Path):
    location = tmp_path / "below" / "w.pia-workspace"
    Workspace.open(location).close()
    location.parent.chmod(0o555)
    location.chmod(0o444)
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(0o755)
    words = printed_by(PROTECTED, location)
    assert "許可されていません" in words
    assert "失われていません" in words
