"""The workspace: assessments and their history in one durable database.

``Workspace`` is looked up when first asked for, so that errors, records and locations are known without
loading SQLAlchemy (120 ms): the first window does not wait for it.
"""

from typing import TYPE_CHECKING

from pia_wizard.storage.location import default_location
from pia_wizard.storage.records import Change, Summary, Tile, Wanted
from pia_wizard.storage.user import user_name

if TYPE_CHECKING:
    from pia_wizard.storage.workspace import Workspace

__all__ = ["Change", "Summary", "Tile", "Wanted", "Workspace", "default_location", "user_name"]


def __getattr__(name: str) -> object:
    if name == "Workspace":
        from pia_wizard.storage.workspace import Workspace

        return Workspace
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
