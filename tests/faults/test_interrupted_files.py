"""Files are whole after a full disk, a protected folder and a kill in the middle of writing."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals of POSIX")

FULL = """
import resource, sys
from pathlib import Path
from pia_wizard.exchange.file_errors import DiskFullError
from pia_wizard.exchange.whole_file import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    write_whole(Path(sys.argv[1]), bytes(5_000_000))
except DiskFullError as error:
    print(error)
"""

PROTECTED = """
import os, sys
from pathlib import Path
from pia_wizard.exchange.file_errors import NotAllowedError
from pia_wizard.exchange.whole_file import write_whole
if os.geteuid() == 0:
    os.setuid(65534)
try:
    write_whole(Path(sys.argv[1]), b"new")
except NotAllowedError as error:
    print(error)
"""

ENDLESS = """
import sys
from pathlib import Path
from pia_wizard.exchange.whole_file import write_whole
print("ready", flush=True)
for number in range(10**9):
    write_whole(Path(sys.argv[1]), str(number % 10).encode() * 300_000)
"""


def printed_by(program: str, path: Path) -> str:
    code = [sys.executable, "-X", "utf8", "-c", program, path]
    return subprocess.run(code, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    assert "空き容量が足りません" in printed_by(FULL, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_nobody_may_write_leaves_the_old_file(tmp_path: Path):
    folder = tmp_path / "protected"
    folder.mkdir()
    path = folder / "report.pdf"
    path.write_bytes(b"old")
    path.chmod(0o666)
    folder.chmod(0o555)
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(0o755)
    assert "許可されていない" in printed_by(PROTECTED, path)
    assert path.read_bytes() == b"old"


def test_a_kill_while_writing_leaves_one_whole_file(tmp_path: Path):
    path = tmp_path / "report.pdf"
    for seed in range(8):
        code = [sys.executable, "-c", ENDLESS, path]
        with subprocess.Popen(code, cwd=ROOT, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(random.Random(seed).uniform(0.01, 0.06))  # noqa: S311 - no secret
            os.kill(writer.pid, signal.SIGKILL)
        data = path.read_bytes()
        assert len(data) == 300_000
        assert len(set(data)) == 1
