"""Two states of one assessment brought together, item by item.

An item is whatever people decide one at a time: an answer, a verdict or level set by hand, an own risk, a
measure, an acceptance. What only one side has is kept; where both have it and say different things,
somebody has to choose. Nothing is lost unasked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

import msgspec

from pia_wizard.assessment.model import Answer, Assessment, Origin

Key: TypeAlias = tuple[str, ...]
"""What an item is known by among its kind: an answer by its question, a level by its risk and point."""


class Kind(StrEnum):
    """The kinds of items, named as the fields of ``Assessment`` that hold them."""

    ANSWERS = "answers"
    OVERRIDES = "overrides"
    LEVEL_OVERRIDES = "level_overrides"
    OWN_RISKS = "own_risks"
    MEASURES = "measures"
    ACCEPTANCES = "acceptances"


class Side(StrEnum):
    """Whose item is meant: the one that is here, or the one that comes in."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Item:
    """Where an item stands."""

    kind: Kind
    key: Key


@dataclass(frozen=True, slots=True)
class Difference:
    """An item that is not the same on both sides; None where a side lacks it.

    ``newer`` is the side that was changed last, if both tell when.
    """

    item: Item
    ours: Any
    theirs: Any
    newer: Side | None = None

    @property
    def conflict(self) -> bool:
        """Whether both sides have it, so that somebody has to choose."""
        return self.ours is not None and self.theirs is not None

    @property
    def proposed(self) -> Side:
        """The side to take unless told otherwise: the only one, the newer one, else ours."""
        if self.conflict:
            return self.newer or Side.OURS
        return Side.THEIRS if self.ours is None else Side.OURS


_KEYS: dict[Kind, Callable[[Any], Key]] = {
    Kind.LEVEL_OVERRIDES: lambda override: (override.risk, override.point),
    Kind.OWN_RISKS: lambda risk: (risk.id,),
    Kind.MEASURES: lambda measure: (measure.id,),
    Kind.ACCEPTANCES: lambda acceptance: (acceptance.risk,),
}


def differences(ours: Assessment, theirs: Assessment) -> tuple[Difference, ...]:
    """Return every item that differs, by kind and then in our order, theirs after it."""
    found = []
    for kind in Kind:
        here, there = _items(ours, kind), _items(theirs, kind)
        for key in {**here, **there}:
            one, other = here.get(key), there.get(key)
            if _said(one) != _said(other):
                found.append(Difference(Item(kind, key), one, other, _newer(one, other)))
    return tuple(found)


def merged(ours: Assessment, theirs: Assessment, chosen: Mapping[Item, Side] | None = None) -> Assessment:
    """Return our assessment with what theirs brings; items not in ``chosen`` go as proposed.

    Answers that come in say so by their origin. Title, guidelines, method and content stay ours.
    """
    taken = {
        found.item: found.theirs
        for found in differences(ours, theirs)
        if (chosen or {}).get(found.item, found.proposed) is Side.THEIRS
    }
    changes = {}
    for kind in Kind:
        ours_now = _items(ours, kind)
        for item, value in taken.items():
            if item.kind is kind and value is None:
                ours_now.pop(item.key, None)
            elif item.kind is kind:
                ours_now[item.key] = _brought(value)
        changes[str(kind)] = _field(kind, ours_now)
    return msgspec.structs.replace(ours, **changes)


def _items(assessment: Assessment, kind: Kind) -> dict[Key, Any]:
    held = getattr(assessment, kind)
    if isinstance(held, Mapping):
        return {(name,): value for name, value in held.items()}
    return {_KEYS[kind](value): value for value in held}


def _field(kind: Kind, items: Mapping[Key, Any]) -> Any:
    if kind in _KEYS:
        return tuple(items.values())
    return {key[0]: value for key, value in items.items()}


def _said(item: Any) -> Any:
    """Return what an item says, without when, by whom and how it came: that alone is no difference."""
    if item is None:
        return None
    told: dict[str, Any] = msgspec.to_builtins(item)
    return {name: value for name, value in told.items() if name not in {"at", "by", "origin"}}


def _newer(ours: Any, theirs: Any) -> Side | None:
    one, other = getattr(ours, "at", None), getattr(theirs, "at", None)
    if not isinstance(one, datetime) or not isinstance(other, datetime) or one == other:
        return None
    return Side.OURS if one > other else Side.THEIRS


def _brought(item: Any) -> Any:
    return msgspec.structs.replace(item, origin=Origin.IMPORTED) if isinstance(item, Answer) else item
