"""Where in a case a fault lies, in words a person can follow.

msgspec names the way to a fault but writes ``[...]`` for a key of a map; here the key is found again.
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from pia_wizard.assessment.case_errors import (
    MalformedCaseError,
    MissingFieldError,
    UnknownFieldError,
    WrongKindError,
)
from pia_wizard.assessment.model import Answer, Cell, Override
from pia_wizard.questionnaire.model import Axis

_PLACE = re.compile(r".* - at `\$([^`]*)`$", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]|(\[\.\.\.\])")
_MISSING = re.compile(r"missing required field `(.+?)`")
_UNKNOWN = re.compile(r"unknown field `(.+?)`")
_KINDS = re.compile(r"^Expected `(.+?)`, got `(.+?)`")
_JSON_KINDS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}


def place(way: Sequence[str | int]) -> str:
    """Return a way such as ``("measures", 0, "title")`` as ``measures › 1 › title``; items count from 1."""
    return " › ".join(str(step + 1) if isinstance(step, int) else _short(step) for step in way)


def _short(key: str, most: int = 80) -> str:
    """Return a key that fits a message, without half characters that nothing could print."""
    printable = key.encode(errors="replace").decode()
    return printable if len(printable) <= most else f"{printable[:most]}…"


def as_case_error(fault: msgspec.ValidationError, tree: Any) -> MalformedCaseError:
    """Return the error for what msgspec found wrong in ``tree`` (plain dicts and lists)."""
    message = str(fault)
    found = _PLACE.search(message)
    way = _way(found[1] if found else "", tree)
    if missing := _MISSING.search(message):
        return MissingFieldError(field=place([*way, missing[1]]))
    if unknown := _UNKNOWN.search(message):
        return UnknownFieldError(field=place([*way, unknown[1]]))
    if kinds := _KINDS.search(message):
        return WrongKindError(field=place(way), expected=_json_kinds(kinds[1]), given=_json_kinds(kinds[2]))
    return MalformedCaseError(field=place(way))


def _way(path: str, tree: Any) -> list[str | int]:
    """Return the steps of msgspec's path, with each ``[...]`` replaced by the first key at fault.

    An unknown field may be called so that its name reads like a path; such a way ends where nothing is.
    """
    way: list[str | int] = []
    node = tree
    for name, index, any_key in _STEP.findall(path):
        if any_key and not isinstance(node, dict):
            break
        step: str | int = name or (int(index) if index else _key_at_fault(node, way))
        try:
            node = node[step]
        except (LookupError, TypeError):
            break
        way.append(step)
    return way


def _key_at_fault(node: dict[str, Any], way: list[str | int]) -> str:
    """Return the key of the first value that does not fit the map's type."""
    kind: Any = {"answers": Answer, "overrides": Override}.get(place(way), Cell)
    if way[-1:] in (["lowers"], ["treated_by"]):
        kind = Axis
    for key, value in node.items():
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError:
            return key
    return next(iter(node), "")


def _json_kinds(names: str) -> str:
    """Return msgspec's names of types as JSON's, such as ``string | null``."""
    return " | ".join(_JSON_KINDS.get(name, name) for name in names.split(" | "))
