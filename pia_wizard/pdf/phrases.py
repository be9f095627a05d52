"""Where the lines of a title end: between phrases, and not inside a word while there is another way.

Japanese has no spaces to tell words apart. The change of script does it well enough for titles: a phrase ends
with the hiragana after its word, and neither a run of katakana nor one of kanji is cut.
"""

import re
import unicodedata
from functools import cache

from pia_wizard.pdf.kinsoku import broken_lines, chunks

_PARTICLES = "のをにがはとでもへや"
_PREFIXES = "おご"
_CLOSING = "、。，．・：；！？）〕］｝〉》」』】〙〗,.:;!?)]}/／"
_OPENING = "（〔［｛〈《「『【〘〖([{"

_APART, _PARTICLE, _ENDING, _COMPOUND, _TORN = 0.0, 0.15, 0.5, 1.2, 20.0
"""What a line's end costs: where words are apart, after a particle, after other hiragana, between two scripts
of a compound, and inside a word."""

_LEADS_ON = re.compile(r"(?:^|(?<= ))[a-z]{1,3} $")
"""A short word such as "of" belongs to what follows."""

_LINE = 2.0
"""What each line costs, so that there are not more of them than need be."""


def phrase_lines(text: str, advances: list[float], width: float) -> list[tuple[int, int]]:
    """Return the (start, end) of each line of a title; see ``kinsoku.broken_lines`` for the arguments.

    Of all ways to break it this has the fewest lines, ended between phrases, about as long as each other. A
    text with line ends of its own, or with a part wider than a line, is broken as any other.
    """
    parts = list(chunks(text)) if advances[-1] > width else []
    widest = max((advances[ink] - advances[start] for start, ink, _ in parts), default=0)
    if not parts or "\n" in text or widest > width:
        return broken_lines(text, advances, width, width)
    best = [(0.0, 0)]
    for last, (_, ink, end) in enumerate(parts):
        ways = [
            (best[first][0] + ((width - length) / width) ** 2, first)
            for first, (start, _, _) in enumerate(parts[: last + 1])
            if (length := advances[ink] - advances[start]) <= width
        ]
        cost, first = min(ways)
        best.append((cost + _LINE + (_cost(text, end) if end < len(text) else 0), first))
    return _lines(parts, best)


def _lines(parts: list[tuple[int, int, int]], best: list[tuple[float, int]]) -> list[tuple[int, int]]:
    """Return the lines of the best way, which says for each part with which one its line begins."""
    lines: list[tuple[int, int]] = []
    last = len(parts)
    while last:
        first = best[last][1]
        lines.insert(0, (parts[first][0], parts[last - 1][2]))
        last = first
    return lines


def roughness(text: str, lines: list[tuple[int, int]]) -> int:
    """Return 0 where all lines end between phrases, 1 where one ends inside a compound, 2 inside a word."""
    worst = max((_cost(text, end) for _, end in lines[:-1]), default=_APART)
    return (worst >= _COMPOUND) + (worst >= _TORN)


def _cost(text: str, place: int) -> float:
    """Return what it costs to end a line before the character at a place."""
    before, after = text[place - 1], text[place]
    if _LEADS_ON.search(text, 0, place):
        return _ENDING
    if before.isspace() or before in _CLOSING or after in _OPENING:
        return _APART
    kinds = _script(before), _script(after)
    if kinds[1] == "hiragana" or kinds[0] == kinds[1]:
        return _TORN
    if kinds[0] != "hiragana":
        return _COMPOUND
    if before in _PREFIXES and (place == 1 or _script(text[place - 2]) != "hiragana"):
        return _TORN
    return _PARTICLE if before in _PARTICLES else _ENDING


@cache
def _script(character: str) -> str:
    """Return the script of a character, as Unicode names it; the long-vowel mark is katakana."""
    name = unicodedata.name(character, "")
    for script, start in (("hiragana", "HIRAGANA"), ("katakana", "KATAKANA"), ("kanji", "CJK")):
        if name.startswith(start):
            return script
    return "other"
