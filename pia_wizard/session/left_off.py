"""Where the user left off in each workspace, and what was opened there lately.

A small file beside the settings holds ids, steps and paths, never an answer. Nothing depends on it: if it is
damaged or somebody tampered with it, nothing is remembered, and where it cannot be written, that is no fault.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pia_wizard.session.settings import settings_file

MOST_RECENT = 8
"""So many are offered; some more are kept, as those deleted or put away are passed over."""
_MOST_KEPT = 20
_MOST_WORKSPACES = 12
_MOST_BYTES = 256 * 1024
_LONGEST_NAME = 200
_LONGEST_PATH = 4096
_FARTHEST = 10_000_000


@dataclass(frozen=True, slots=True)
class LeftOff:
    """A place in an assessment: a step, what was in view there, and how far it was scrolled down.

    ``subject`` is the question or risk looked at. ``tab`` is that of the step (questions, or what follows
    from them), ``view`` the one inside it, both from 0; ``scrolled`` is in pixels at the usual text size.
    ``why`` tells whether the reasons stand beside the questions; None leaves that to the room there is.
    """

    assessment: str
    step: str = ""
    subject: str = ""
    tab: int = 0
    view: int = 0
    scrolled: int = 0
    why: bool | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is remembered of a workspace: where its user left off (None: in the list), and the ids opened."""

    left_off: LeftOff | None = None
    opened: tuple[str, ...] = ()
    """The last one first."""

    def at(self, place: LeftOff | None) -> "Remembered":
        """Return what is remembered once the user is at a place."""
        if place is None:
            return replace(self, left_off=None)
        opened = dict.fromkeys((place.assessment, *self.opened))
        return Remembered(place, tuple(opened)[:_MOST_KEPT])


def remembered(workspace: Path) -> Remembered:
    """Return what is remembered of a workspace."""
    return _held().get(str(workspace), Remembered())


def remember(workspace: Path, what: Remembered) -> None:
    """Keep what is remembered of the workspace open now; those not opened for long are forgotten."""
    held = _held()
    held.pop(str(workspace), None)
    _keep({str(workspace): what} | held)


def forget(workspace: Path) -> None:
    """Remember nothing of a workspace any more."""
    held = _held()
    held.pop(str(workspace), None)
    _keep(held)


def recent_workspaces() -> tuple[Path, ...]:
    """Return the workspaces opened lately, last first; they may not be there any more."""
    return tuple(Path(place) for place in _held())


def _file() -> Path:
    return settings_file().with_name("left-off.json")


def _keep(held: dict[str, Remembered]) -> None:
    """Put the file in place in one step; unlike answers it need not be on the medium at once."""
    from pia_wizard.storage.durable_file import draft_beside

    newest = list(held.items())[:_MOST_WORKSPACES]
    data = json.dumps([{"workspace": place} | asdict(what) for place, what in newest], indent=1)
    draft = draft_beside(_file())
    try:
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data.encode())
        draft.replace(_file())
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _held() -> dict[str, Remembered]:
    """Return what is kept by workspace, last opened first."""
    try:
        if _file().stat().st_size > _MOST_BYTES:
            return {}
        held = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    entries = [entry for entry in held if isinstance(entry, dict)] if isinstance(held, list) else []
    sound = [entry for entry in entries if _is_path(entry.get("workspace"))]
    return {
        entry["workspace"]: Remembered(_left_off(entry.get("left_off")), _names(entry.get("opened")))
        for entry in sound[:_MOST_WORKSPACES]
    }


def _left_off(held: object) -> LeftOff | None:
    if not isinstance(held, dict) or not _name(held.get("assessment")):
        return None
    why = held.get("why")
    return LeftOff(
        _name(held.get("assessment")),
        _name(held.get("step")),
        _name(held.get("subject")),
        _number(held.get("tab")),
        _number(held.get("view")),
        _number(held.get("scrolled")),
        why if isinstance(why, bool) else None,
    )


def _names(held: object) -> tuple[str, ...]:
    names = [_name(name) for name in held[:_MOST_KEPT]] if isinstance(held, list) else []
    return tuple(dict.fromkeys(name for name in names if name))


def _name(held: object) -> str:
    """Return a name that every database can be asked for, or nothing."""
    sound = isinstance(held, str) and len(held) <= _LONGEST_NAME and held.isprintable()
    return str(held) if sound else ""


def _number(held: object) -> int:
    return held if isinstance(held, int) and not isinstance(held, bool) and 0 <= held <= _FARTHEST else 0


def _is_path(held: object) -> bool:
    return isinstance(held, str) and 0 < len(held) <= _LONGEST_PATH and "\0" not in held
