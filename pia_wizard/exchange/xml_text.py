"""What the files of office programs, which are XML, can hold of a text."""

import re

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def holdable(text: str) -> str:
    """Return a text without the characters that XML 1.0 forbids (its production 2, Char)."""
    return _NOT_IN_XML.sub("", text)
