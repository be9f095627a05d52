"""Readings over kanji (furigana), as translators write them and as they stand in a text.

A translation in plain Japanese writes the reading after the kanji, 場所《ばしょ》, and a bar where it is for
more than the kanji just before it, ｜20日《はつか》. In the text it becomes a Unicode interlinear annotation:
U+FFF9 base U+FFFA reading U+FFFB. Only translations are read so; what a user typed never is.
"""

import re

KANJI = "\u3005-\u3007\u30f6\u3400-\u9fff\uf900-\ufaff"
"""Characters that need a reading, for a character class: kanji with 々, 〆, 〇 and ヶ."""

_WRITTEN = re.compile(f"(?:｜([^《》｜]+)|([{KANJI}]+))《([^《》]+)》")
_MARKS = re.compile("[\ufff9-\ufffb]")
_GROUP = re.compile("\ufff9([^\ufff9-\ufffb]+)\ufffa([^\ufff9-\ufffb]+)\ufffb")
_DAYS = re.compile("(?<![0-9.,])(10|14|20|24|[1-9])(?:\ufff9日\ufffaにち\ufffb)")
_READ_OTHERWISE = {
    "1": "ついたち",
    "2": "ふつか",
    "3": "みっか",
    "4": "よっか",
    "5": "いつか",
    "6": "むいか",
    "7": "なのか",
    "8": "ようか",
    "9": "ここのか",
    "10": "とおか",
    "14": "じゅうよっか",
    "20": "はつか",
    "24": "にじゅうよっか",
}


def with_readings(written: str) -> str:
    """Return a translation with its readings as annotations."""
    return _WRITTEN.sub(lambda m: f"\ufff9{m[1] or m[2]}\ufffa{m[3]}\ufffb", written)


def without_marks(text: str) -> str:
    """Return a text without the characters that mark annotations; what they marked stays."""
    return _MARKS.sub("", text)


def days_read(text: str, *, of_month: bool) -> str:
    """Return a text in which numbers of days have their own readings, such as はつか for 20日.

    One day is read ついたち only as a day ``of_month``.
    """

    def read(found: re.Match[str]) -> str:
        if found[1] == "1" and not of_month:
            return found[0]
        return f"\ufff9{found[1]}日\ufffa{_READ_OTHERWISE[found[1]]}\ufffb"

    return _DAYS.sub(read, text)


def pieces(text: str) -> tuple[tuple[str, str], ...]:
    """Return an annotated text in pieces, each with its reading or nothing; stray marks are left out."""
    found, at = [], 0
    for group in _GROUP.finditer(text):
        found += [(without_marks(text[at : group.start()]), ""), (group[1], group[2])]
        at = group.end()
    found.append((without_marks(text[at:]), ""))
    return tuple((base, reading) for base, reading in found if base)
