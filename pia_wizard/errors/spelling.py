"""What was probably meant by a name nobody knows."""

from collections.abc import Iterable
from itertools import islice

_MOST_KNOWN = 2_000
_LONGEST = 100


def nearest(name: str, known: Iterable[str], *, least: float = 0.6) -> str:
    """Return the known name most like ``name``, or "" if none is: ``least`` is from 0 (any) to 1 (equal).

    Names may come from hostile files: of a long one only the beginning counts, and only the first 2,000
    known ones are looked at.
    """
    from difflib import get_close_matches  # only a mistake needs it

    found = get_close_matches(name[:_LONGEST], list(islice(known, _MOST_KNOWN)), n=1, cutoff=least)
    return found[0] if found else ""
