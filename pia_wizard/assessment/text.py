"""Text as people type, paste and import it: what is kept and what can never be kept.

Everything a person can read or that steers reading (CJK beyond the basic plane, emoji, right-to-left
marks, ``<b>``) is kept as it is; whoever renders it escapes it. Control characters are no text: they are
removed, except line feed and tab. Half of a surrogate pair has no UTF-8 form and is refused.
"""

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE_END = re.compile("\r\n?")
_UNSEEN = frozenset({"Cc", "Cf"})
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def kept_text(text: str) -> str:
    """Return the text with every line end as a line feed, without control characters other than tabs."""
    if not _CONTROL.search(text):
        return text
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def has_lone_surrogate(text: str) -> bool:
    """Tell whether the text holds half of a surrogate pair, which no file could carry."""
    return _LONE_SURROGATE.search(text) is not None


def says_nothing(text: str) -> bool:
    """Tell whether a text has nothing to see: only white space, controls and marks without a width."""
    return all(c.isspace() or unicodedata.category(c) in _UNSEEN for c in text)
