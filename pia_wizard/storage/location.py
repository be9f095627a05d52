"""Where a workspace lies unless someone says otherwise, and whether that is across a network."""

import os
from pathlib import Path, PurePosixPath

VARIABLE = "PIA_WIZARD_WORKSPACE"
"""Environment variable that names another workspace file."""

EXTENSION = ".pia-workspace"

_NETWORK_TYPES = frozenset(
    {
        "9p",
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs",
        "fuse.sshfs",
        "glusterfs",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
    }
    | {"smbfs"}
)


def default_location() -> Path:
    """Return what ``PIA_WIZARD_WORKSPACE`` names, else a file in ``PIA Wizard`` in the user's documents."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_documents_path

    return user_documents_path() / "PIA Wizard" / f"workspace{EXTENSION}"


def on_network_share(path: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Tell, as far as the system says, whether a path lies on a network share.

    Locks and flushes across a network depend on both ends; the window warns. False where nothing tells.
    """
    if str(path).startswith("\\\\"):  # UNC names of Windows
        return True
    try:
        table = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return _mount_type(PurePosixPath(os.path.realpath(path)), table) in _NETWORK_TYPES


def _mount_type(path: PurePosixPath, table: str) -> str:
    """Return the file system type of the innermost mount that holds the path; later lines hide earlier."""
    best, found = -1, ""
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        folder = PurePosixPath(_unescaped(fields[1]))
        depth = len(folder.parts)
        if depth >= best and path.is_relative_to(folder):
            best, found = depth, fields[2]
    return found


def _unescaped(field: str) -> str:
    """Return a mount point with the kernel's octal escapes undone (space, tab, line feed, backslash)."""
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, character)
    return field
