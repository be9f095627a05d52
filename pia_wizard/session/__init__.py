"""Use cases shared by the window and the command line; owns what is open and autosave.

Importing this package is cheap; what costs is loaded by ``open_session``.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pia_wizard.session.session import Session


def open_session(location: Path | None = None) -> "Session":
    """Open the workspace at ``location`` (default: where the settings say) with the shipped content.

    Raises UnusableError subclasses: the workspace is held by another program, from a newer version,
    damaged, or the content has faults.
    """
    from pia_wizard.session.session import Session

    return Session.open(location)
