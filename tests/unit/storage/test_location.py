"""Where a workspace lies, and whether that is across a network."""

from pathlib import Path

import pytest

from pia_wizard.storage import default_location
from pia_wizard.storage.location import on_network_share

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
//server/office /mnt/office cifs rw 0 0
server:/home /home\040of\040all nfs4 rw 0 0
/dev/sdb1 /mnt/office/local ext4 rw 0 0
nonsense
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    table = tmp_path / "mounts"
    table.write_text(MOUNTS)
    return table


def test_the_variable_names_the_workspace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PIA_WIZARD_WORKSPACE", str(tmp_path / "mine.pia-workspace"))
    assert default_location() == tmp_path / "mine.pia-workspace"


def test_without_it_the_workspace_lies_in_the_documents(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PIA_WIZARD_WORKSPACE", raising=False)
    assert default_location().parts[-2:] == ("PIA Wizard", "workspace.pia-workspace")
    assert default_location().is_absolute()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/me/w", False),
        ("/mnt/office/w", True),
        ("/mnt/office/local/w", False),
        ("/mnt/officer/w", False),
        ("/home of all/me/w", True),
        ("\\\\server\\share\\w", True),
    ],
)
def test_a_share_is_told_from_a_disk(mounts: Path, path: str, expected: bool):  # noqa: FBT001 - a table
    assert on_network_share(Path(path), mounts) is expected


def test_where_nothing_tells_there_is_no_warning(tmp_path: Path):
    assert on_network_share(Path("/mnt/office/w"), tmp_path / "none") is False
