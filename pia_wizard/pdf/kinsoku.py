"""Where a line of Japanese and Latin text may end (after JIS X 4051 and W3C's JLREQ).

Closing marks, small kana and the long-vowel mark do not start a line, opening brackets do not end one,
doubled dashes and leaders stay together, and neither a word nor a number with its counter is cut.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

NOT_AT_START = (
    "、。，．・：；？！゛゜´ヽヾゝゞ々〻ー’”）〕］｝〉》」』】〙〗〟｠»‐–〜～゠‼⁇⁈⁉℃°′″％‰／"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ,.:;?!)]}%\u3099\u309a"
)
"""Characters that do not start a line (行頭禁則)."""

NOT_AT_END = "（〔［｛〈《「『【〘〖〝‘“｟«｢([{￥＄￡＃＠№□"
"""Characters that do not end a line (行末禁則); a box to tick stays with what it ticks."""

_CIRCLED = "".join(map(chr, range(0x2460, 0x2474)))
"""Numbers in circles, such as ② in 1②, which is one place and not two."""

_COUNTERS = "年月日時分秒件人円回条項号章節版階名台個歳点倍度"
_INSIDE_WORDS = r",.:;?!)\]}%(\[{’‐–"
_WORD_RANGES = ((0x21, 0x1FFF), (0x20A0, 0x20BF), (0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
_TOGETHER = "—―…‥"
_AFTER_IN_ADDRESS = frozenset("/?&=-_.#@")


def _letters() -> str:
    barred = set(NOT_AT_START + NOT_AT_END + _TOGETHER)
    letters = (chr(code) for low, high in _WORD_RANGES for code in range(low, high + 1))
    return "".join(c for c in letters if c not in barred)


def _chunk_pattern() -> re.Pattern[str]:
    letter = f"[{re.escape(_letters())}]"
    start, end = f"[{re.escape(NOT_AT_START)}]", f"[{re.escape(NOT_AT_END)}]"
    digit = "[0-9０-９]"
    after_digit = f"(?:[{_COUNTERS}]|[{_CIRCLED}]+)"
    word = rf"(?:第(?={digit}))?{letter}+(?:[{_INSIDE_WORDS}]+{letter}+)*(?:(?<={digit}){after_digit})?"
    other = rf"[^ \n{start[1:-1]}{end[1:-1]}]"
    core = rf"(?:{word}|…+|‥+|[―—]+|{other})"
    closing = rf"(?: *{start})*"
    return re.compile(rf"(?:(?:{end} *)*{core}{closing}|(?:{end} *)+{closing}|{start}{closing}|(?= )) *|\n")


_CHUNK = _chunk_pattern()


_BOUND = frozenset(_letters() + NOT_AT_START + NOT_AT_END + _TOGETHER + _COUNTERS + _CIRCLED + "第 \n")
_FREE, _NOT_FREE = "f", "n"


class _Kinds(dict[int, str]):
    """Whether a character is free: between two free ones a line may end, whatever stands around them."""

    def __missing__(self, point: int) -> str:
        self[point] = kind = _NOT_FREE if chr(point) in _BOUND else _FREE
        return kind


_KINDS = _Kinds()


def chunks(text: str, first: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield the parts between which a line may end: (start, end of ink, end with the spaces after it).

    The parts follow each other without gaps. A line end in the text is a part of its own. ``first`` is where
    to begin: the start of a part.
    """
    for match in _CHUNK.finditer(text, first):
        start, end = match.span()
        ink = end
        while ink > start and text[ink - 1] == " ":
            ink -= 1
        yield start, ink, end


def parts(text: str) -> list[str]:
    """Return the parts between which a line may end, each with the spaces after it."""
    return _CHUNK.findall(text)


def broken_lines(text: str, advances: list[float], first_width: float, width: float) -> list[tuple[int, int]]:
    """Return the (start, end) of each line; ``advances[i]`` is where the character i starts, in points.

    ``advances`` has one more entry than the text. The lines cover the text but for its line ends; spaces
    stay at the end of their line, where they may reach beyond the width. A part wider than a whole line
    is cut, after a separator of web addresses where there is one, and at least one character fits always.
    """
    lines: list[tuple[int, int]] = []
    limit, kinds = first_width, ""
    line_start = part = 0
    while True:
        found = text.find("\n", line_start)
        end = found if found >= 0 else len(text)
        reach = bisect_right(advances, advances[line_start] + limit + _TOLERANCE, line_start, end + 1) - 1
        if reach < end:
            # Most of the line fits for sure: only what follows its last two free characters is looked at.
            kinds = kinds or text.translate(_KINDS)
            sure = kinds.rfind(_FREE * 2, line_start, reach + 1) + 1
            end, part, cuts = _line_end(text, advances, (line_start, max(part, sure)), (limit, width))
            for cut in cuts:
                lines.append((line_start, cut))
                line_start = cut
            limit = width
        if end < 0:
            continue
        lines.append((line_start, end))
        if end == len(text):
            return lines
        line_start = part = end + 1
        limit = width


_TOLERANCE = 1e-6


def _line_end(
    text: str, advances: list[float], at: tuple[int, int], limits: tuple[float, float]
) -> tuple[int, int, list[int]]:
    """Return where a line ends that may be too long, by its parts from ``at[1]`` on.

    That is: the end of the text or the line end where all fits up to there, else -1; the part to go on with;
    and where to cut. ``at`` are the starts of line and part, ``limits`` the widths of this line and others.
    """
    line_start, limit = at[0], limits[0]
    for start, ink, end in chunks(text, at[1]):
        if text[start] == "\n":
            return start, end, []
        if advances[ink] - advances[line_start] <= limit + _TOLERANCE:
            continue
        cuts = []
        if start > line_start:
            cuts.append(start)
            line_start, limit = start, limits[1]
        while (cut := _cut(text, advances, line_start, ink, limit)) < ink:
            cuts.append(cut)
            line_start, limit = cut, limits[1]
        if cuts:  # none for a single character wider than the line
            return -1, end if line_start > start else start, cuts
    return len(text), len(text), []


def without_runt(
    text: str, advances: list[float], lines: list[tuple[int, int]], least: float
) -> list[tuple[int, int]]:
    """Return the lines with a last one of at least ``least`` points, where the one before can give it.

    A last line of one or two characters reads badly; lines that are not justified hide the loan.
    """
    if len(lines) < 2:
        return lines
    (before, end), (start, stop) = lines[-2:]
    if end != start or advances[stop] - advances[start] >= least:
        return lines
    room = advances[end] - advances[before]
    for place, _, _ in reversed(list(chunks(text[before:end]))):
        lent = advances[end] - advances[before + place]
        if place == 0 or lent > room / 2:
            return lines
        if lent + advances[stop] - advances[start] >= least:
            return [*lines[:-2], (before, before + place), (before + place, stop)]
    return lines


def _cut(text: str, advances: list[float], start: int, end: int, limit: float) -> int:
    """Return where a part that starts a line must be cut to fit, or its end if it fits."""
    reach = advances[start] + limit + 1e-6
    if advances[end] <= reach:
        return end
    cut = start + 1
    while cut < end and advances[cut + 1] <= reach:
        cut += 1
    preferred = cut
    while preferred > start + 1 and text[preferred - 1] not in _AFTER_IN_ADDRESS:
        preferred -= 1
    return preferred if preferred > start + (cut - start) // 2 else cut
