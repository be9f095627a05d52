"""Where a Japanese headline may be parted in two without cutting a word."""

import unicodedata

from pia_wizard.signage.annotations import annotated

_KATAKANA = ("\u30a0", "\u30ff")


def parted_lines(text: str) -> str:
    """Return a headline with each of its lines parted where the kind of letter changes, near its middle.

    Such as 防犯カメラ／作動中. Hiragana stays with what it follows. A text with readings is returned
    as it is, and so is a line that is all of one kind.
    """
    if annotated(text).readings:
        return text
    return "\n".join(_in_two(line) for line in text.split("\n"))


def _in_two(line: str) -> str:
    places = [i for i in range(2, len(line) - 1) if _starts_a_word(line[i - 1], line[i])]
    if not places:
        return line
    middle = len(line) / 2
    place = min(places, key=lambda i: (abs(i - middle), -i))
    return f"{line[:place]}\n{line[place:]}"


def _starts_a_word(before: str, after: str) -> bool:
    kinds = _kind(before), _kind(after)
    return kinds[0] != kinds[1] and kinds[1] in {"kanji", "katakana"} and kinds[0] != "opening"


def _kind(character: str) -> str:
    if _KATAKANA[0] <= character <= _KATAKANA[1]:
        return "katakana"
    if "\u3040" <= character <= "\u309f":
        return "hiragana"
    if unicodedata.category(character) in {"Ps", "Pi"}:
        return "opening"
    return "kanji" if unicodedata.category(character) == "Lo" else "other"
