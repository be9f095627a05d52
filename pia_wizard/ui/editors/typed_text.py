"""From what people type to numbers and dates: full-width digits, Japanese eras, units left in.

Nothing here knows a widget. Whatever cannot be read raises an error that says what to type instead.
"""

import re
import unicodedata
from datetime import date

from pia_wizard.errors import N_, RefusedError

_NUMBER = re.compile(r"[+-]?(\d{1,15}|\d{1,3}(,\d{3}){1,4})(\.\d{1,9})?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ERA = re.compile(r"(令和|平成|昭和|[RHS])(元|\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.IGNORECASE)
_ERA_STARTS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_DAY_MONTH = re.compile(r"(\d{1,2})\.?([a-z]{3,9})\.?,?(\d{4})")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?(\d{1,2}),?(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MINUS_SIGNS = str.maketrans(dict.fromkeys("−‐‑–—―ー", "-"))


class NotANumberError(RefusedError):
    """A number was asked for and something else was typed."""

    what = N_("「{typed}」は数として読めません。")
    do = N_("数字だけで入力してください（例：30）。全角の数字も使えます。")


class NotADateError(RefusedError):
    """A date was asked for and something else was typed."""

    what = N_("「{typed}」は日付として読めません。")
    do = N_("年・月・日を入力してください（例：2026/9/21、令和8年9月21日）。")


def _plain(typed: str) -> str:
    """Return the text in half-width characters without any white space."""
    return "".join(unicodedata.normalize("NFKC", typed).split())


def _excerpt(typed: str) -> str:
    """Return the beginning of a text, short enough for a sentence."""
    line = " ".join(typed.split())
    return line if len(line) <= 20 else line[:20] + "…"


def typed_number(typed: str, unit: str = "") -> int | float | None:
    """Return the number typed, or None for an empty text; a unit behind it is dropped.

    Raises NotANumberError.
    """
    text = _plain(typed).translate(_MINUS_SIGNS)
    if not text:
        return None
    text = text.removesuffix(_plain(unit)) if unit else text
    if not _NUMBER.fullmatch(text):
        raise NotANumberError(typed=_excerpt(typed))
    digits = text.replace(",", "")
    if "." not in digits:
        return int(digits)
    value = float(digits)
    return int(value) if value.is_integer() else value


def typed_date(typed: str) -> date | None:
    """Return the day typed, or None for an empty text. Raises NotADateError."""
    text = _plain(typed)
    if not text:
        return None
    try:
        parts = _year_month_day(text)
        if parts is not None:
            return date(*parts)
    except ValueError:  # such as 30 February
        pass
    raise NotADateError(typed=_excerpt(typed))


def _year_month_day(text: str) -> tuple[int, int, int] | None:
    text = text.lower()
    if found := _ERA.fullmatch(text):
        era, year, month, day = found.groups()
        count = 1 if year == "元" else int(year)
        return _ERA_STARTS[era.upper()] + count, int(month), int(day)
    for pattern in (_YEAR_FIRST, _COMPACT):
        if found := pattern.fullmatch(text.translate(_MINUS_SIGNS)):
            year, month, day = (int(part) for part in found.groups())
            return year, month, day
    if found := _DAY_MONTH.fullmatch(text):
        return int(found[3]), _month(found[2]), int(found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return int(found[3]), _month(found[1]), int(found[2])
    return None


def _month(name: str) -> int:
    """Return the number of an English month; raises ValueError."""
    return _MONTHS.index(name[:3]) + 1
