"""Numbers and dates as people type them in Japan: full-width digits, grouping, 年月日."""

import math
import re
import unicodedata
from datetime import date

LARGEST = 2**53 - 1
"""The largest whole number every program that reads the case reads alike (RFC 8785, 3.2.2.3)."""

_MINUS = str.maketrans({"−": "-", "‐": "-", "‑": "-", "–": "-"})
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3}){1,13}|\d{1,40})(?:\.\d{1,40})?", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)", re.ASCII)


def plain(text: str) -> str:
    """Return the text in its compatibility form (NFKC: 「３０」 becomes 30) without white space around."""
    return unicodedata.normalize("NFKC", text).translate(_MINUS).strip()


def number_in(text: str, unit: str = "") -> int | float | None:
    """Return the number a text names, with or without its unit; None if it names none."""
    digits = plain(text).removesuffix(plain(unit)).rstrip()
    if not _NUMBER.fullmatch(digits):
        return None
    return exact(float(digits.replace(",", "")) if "." in digits else int(digits.replace(",", "")))


def exact(number: float) -> int | float | None:
    """Return a whole number as int, another finite one as it is; None for NaN and infinities."""
    if not math.isfinite(number):
        return None
    return int(number) if number == int(number) else number


def day_in(text: str) -> date | None:
    """Return the day a text names (2026-04-01, 2026/4/1, 2026年4月1日); None if it names none."""
    found = _DATE.fullmatch(plain(text))
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups() if part))
    except ValueError:
        return None
