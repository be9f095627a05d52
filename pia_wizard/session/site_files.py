"""Names of the files of many posters: from a pattern, usable on every system, no two alike."""

import re
import unicodedata
from collections.abc import Mapping

from pia_wizard.errors import N_, UnusableError
from pia_wizard.exchange.file_kinds import safe_name
from pia_wizard.exchange.site_list import ADDRESS, NAME, SHORT_NAMES, SiteRow

PATTERN = "{number}_{name}"
_FIELD = re.compile(r"\{([^{}]*)\}")
_BETWEEN = re.compile(r"[/\\\n\t]+")


class UnknownFieldError(UnusableError):
    """A pattern asks for something that no site has."""

    what = N_("ファイル名の指定「{pattern}」は使えません。")
    why = N_("「{field}」という項目がありません。使えるもの: {allowed}")
    do = N_("使える項目を {{ }} で囲んで書いてください（例: {{number}}_{{name}}）。")


class SiteFileNames:
    """Gives each site's file name; ``{number}`` has as many digits as the last row's."""

    def __init__(self, pattern: str, targets: Mapping[str, int], last: int) -> None:
        self._pattern = pattern
        self._digits = len(str(last))
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}
        self._fields = {"number", "name", "address", *targets}
        for field in _FIELD.findall(pattern):
            if field not in self._fields:
                allowed = ", ".join(sorted(self._fields))
                raise UnknownFieldError(pattern=pattern[:60], field=field[:40], allowed=allowed)

    def name(self, site: SiteRow) -> str:
        """Return the name of a site's file; a second of the same name is numbered."""
        short = {word: site.values.get(target, "") for word, target in SHORT_NAMES.items()}
        values = {
            **site.values,
            **short,
            "name": site.values[NAME],
            "address": site.values.get(ADDRESS, ""),
            "number": f"{site.number:0{self._digits}d}",
        }
        stem = _FIELD.sub(lambda field: values.get(field[1], ""), self._pattern)
        return self._untaken(safe_name(f"{_BETWEEN.sub('_', stem)}.pdf", ""))

    def _untaken(self, stem: str) -> str:
        """Return a file's name that nobody has yet; ``safe_name`` leaves room for a number."""
        found, alike = f"{stem}.pdf", _folded(stem)
        while _folded(found) in self._taken:
            self._counts[alike] = self._counts.get(alike, 1) + 1
            found = f"{stem} ({self._counts[alike]}).pdf"
        self._taken.add(_folded(found))
        return found


def _folded(name: str) -> str:
    """Return a name as file systems that do not tell case or composition apart see it."""
    return unicodedata.normalize("NFKC", name).casefold()
