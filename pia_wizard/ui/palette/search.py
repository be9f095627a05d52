"""Places to go to, and which of them somebody means by a few words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from pia_wizard.ui.folded_text import folded

MOST = 60
"""Places shown; whoever sees so many types one more word."""


class PlaceKind(IntEnum):
    """The kinds of places, in the order in which equally good ones are shown."""

    COMMAND = 0
    STEP = 1
    RECENT = 2
    QUESTION = 3
    REQUIREMENT = 4
    RISK = 5
    ASSESSMENT = 6
    MANUAL = 7


@dataclass(frozen=True)
class Place:
    """Somewhere to go: what it is called, where it stands, its id or keys, and how to get there.

    ``hint`` is shown at the right: a keyboard shortcut, or an id by which it can be typed too.
    """

    kind: PlaceKind
    title: str
    detail: str
    go: Callable[[], None]
    hint: str = ""
    words: str = ""

    @cached_property
    def text(self) -> str:
        """Everything that can be searched, folded once something is typed."""
        return folded(" ".join((self.title, self.detail, self.hint, self.words)))


def found(places: Sequence[Place], typed: str, most: int = MOST) -> list[Place]:
    """Return the places that hold every word, best first; with nothing typed, the kinds before questions.

    An id typed whole is best, then a title that begins with the words, one that holds them, then the rest.
    """
    words = folded(typed).split()
    if not words:
        return [place for place in places if place.kind < PlaceKind.QUESTION][:most]
    whole = " ".join(words)
    fitting = [place for place in places if all(word in place.text for word in words)]
    return sorted(fitting, key=lambda place: _rank(place, whole, words))[:most]


def _rank(place: Place, whole: str, words: Iterable[str]) -> tuple[int, int, int]:
    title = folded(place.title)
    if whole == folded(place.hint):
        closeness = 0
    elif title.startswith(whole):
        closeness = 1
    elif all(word in title for word in words):
        closeness = 2
    else:
        closeness = 3
    return closeness, place.kind, len(title)
