"""Readings over kanji, as they stand in a text: U+FFF9 base U+FFFA reading U+FFFB."""

import re
from dataclasses import dataclass

from pia_wizard.pdf import fonts

ANCHOR, SEPARATOR, TERMINATOR = "\ufff9\ufffa\ufffb"
_GROUP = re.compile("\ufff9([^\ufff9-\ufffb]*)\ufffa([^\ufff9-\ufffb]*)\ufffb")
_MARKS = re.compile("[\ufff9-\ufffb]")
_DIGITS_BEFORE = re.compile(r"[0-9０-９]+\Z")

_FILLERS = "…‥"
"""What a group is to the line breaker: it never parts a run of one of these; neighbours differ."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading over the characters ``start`` to ``end`` of a text without marks."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text without marks, and its readings in order."""

    text: str
    readings: tuple[Reading, ...] = ()


def annotated(text: str) -> Annotated:
    """Return a text taken apart; marks that are not in order are left out, their text is not."""
    if ANCHOR not in text:
        return Annotated(fonts.cleaned(_MARKS.sub("", text)))
    plain, readings, at = "", [], 0
    for group in _GROUP.finditer(text):
        plain += fonts.cleaned(_MARKS.sub("", text[at : group.start()]))
        base, reading = (" ".join(fonts.cleaned(part).split()) for part in group.groups())
        if base and reading:
            readings.append(Reading(len(plain), len(plain) + len(base), reading))
        plain += base
        at = group.end()
    return Annotated(plain + fonts.cleaned(_MARKS.sub("", text[at:])), tuple(readings))


def plain(text: str) -> str:
    """Return a text without its readings."""
    return annotated(text).text if _MARKS.search(text) else text


def unparted(said: Annotated) -> str:
    """Return the text for the line breaker, with each group as one part that is never cut.

    A number before a group, such as 9時, stays with it.
    """
    shown, filler = said.text, 0
    for reading in said.readings:
        digits = _DIGITS_BEFORE.search(shown[: reading.start])
        start = digits.start() if digits else reading.start
        shown = shown[:start] + _FILLERS[filler] * (reading.end - start) + shown[reading.end :]
        filler = 1 - filler
    return shown
