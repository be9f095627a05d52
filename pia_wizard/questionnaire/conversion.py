"""A tree of nodes to the records of the content, noting every fault instead of stopping at the first.

The types are read with ``msgspec.inspect``, so the records, the JSON Schemas and this conversion cannot
disagree. Records that carry an ``id`` get it from the key they stand under.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from pia_wizard.errors import N_
from pia_wizard.errors.spelling import nearest
from pia_wizard.questionnaire.faults import MOST_FAULTS, Fault, fault, listing
from pia_wizard.questionnaire.files import KINDS, REQUIREMENT_ID, SLUG
from pia_wizard.questionnaire.model import COLUMN_TYPES, Column, Record, Requirement
from pia_wizard.questionnaire.yaml_text import Entry, Mapping, Node, Scalar, Sequence

MOST_CHARACTERS = 5000
"""Of one text: more is no question but an attack on the window."""

_SLUG = re.compile(SLUG)
_REQUIREMENT_ID = re.compile(REQUIREMENT_ID)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_NAME_ADVICE = N_(
    "「{key}」は名前に使えません。小文字の英字で始め、小文字の英字、数字、_ だけを使ってください。"
)
_ID_ADVICE = N_(
    "「{key}」は要求事項のidに使えません。小文字の英字で始め、英数字、-、_、.、( )、かなを使ってください。"
)
_FILES = frozenset(KINDS.values())


class _FaultyError(Exception):
    """The value could not be converted; its faults are already noted."""


@dataclass(frozen=True, slots=True)
class _Fields:
    """A record type as this conversion needs it: fields by the key they have in the file."""

    by_key: dict[str, inspect.Field]
    has_id: bool


R = TypeVar("R", bound=Record)


def converted(kind: type[R], node: Node, path: str) -> tuple[R | None, tuple[Fault, ...]]:
    """Return the record a file holds, and its faults sorted by place.

    Faulty entries directly below the top (one question, one requirement) are left out of the record;
    it is None if the top itself is faulty.
    """
    conversion = _Conversion(path)
    try:
        record = conversion.struct(inspect.type_info(kind), node, node, None)
    except _FaultyError:
        record = None
    return record, tuple(sorted(conversion.faults))


@cache
def _fields(kind: type[Record]) -> _Fields:
    """Return the fields a file may write; ``id`` is left out unless it is written under another name."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - for the type checker
    written = {f.encode_name: _limited(kind, f) for f in info.fields if f.encode_name != "id"}
    return _Fields(written, has_id=any(f.encode_name == "id" for f in info.fields))


def _limited(kind: type[Record], field: inspect.Field) -> inspect.Field:
    """Return the field with the types a cell may have: fewer than a question, unlike the enum."""
    if kind is Column and field.name == "type":
        return msgspec.structs.replace(field, type=_CellType(field.type))
    return field


class _CellType(inspect.Type):
    """The type of a column: the whole enum in the record, ``COLUMN_TYPES`` in the file."""

    whole: inspect.Type


class _Conversion:
    """Converts one file and collects its faults."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def note(self, node: Node, message: str, **values: object) -> _FaultyError:
        """Note a fault at a node; the result may be raised to give the value up."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault(self.path, node.line, node.column, message, **values))
        return _FaultyError()

    def _guess(self, name: str, known: Iterable[str]) -> str:
        return nearest(name, known) if len(self.faults) < MOST_FAULTS else ""

    def value(self, kind: inspect.Type, node: Node) -> Any:
        """Return the value of a node as ``kind``, or raise once its faults are noted."""
        return _READERS[type(kind)](self, kind, node)

    def struct(self, kind: Any, node: Node, place: Node, key: str | None) -> Any:
        """Return a record; ``place`` is where missing keys are reported, ``key`` becomes the id."""
        if not isinstance(node, Mapping):
            raise self.note(place, N_("「キー: 値」の組が必要です。"))
        fields = _fields(kind.cls)
        values: dict[str, Any] = {"id": key} if fields.has_id else {}
        sound = True
        for name, entry in node.entries.items():
            sound &= self._field(kind.cls, fields, name, entry, values)
        for name, field in fields.by_key.items():
            if field.required and name not in node.entries:
                self.note(place, N_("「{key}」がありません。"), key=name)
                sound = False
        if not sound:
            raise _FaultyError
        return kind.cls(**values)

    def _field(self, cls: Any, fields: _Fields, name: str, entry: Entry, values: dict[str, Any]) -> bool:
        """Convert one entry into ``values``; tell whether it was sound enough to use the record."""
        field = fields.by_key.get(name)
        if field is None:
            self._unknown_key(name, entry.key, fields.by_key)
            return True
        try:
            if cls in _FILES and isinstance(field.type, inspect.DictType):
                values[field.name] = self.entries(field.type, entry.value, lenient=True)
            else:
                values[field.name] = self.value(field.type, entry.value)
        except _FaultyError:
            return False
        if values[field.name] == "" and field.required:
            self.note(entry.value, N_("「{key}」が空です。"), key=name)
            return False
        if name == "guideline" and not _SLUG.fullmatch(values[field.name]):
            self._bad_name(entry.value, values[field.name], Record)
            return False
        return True

    def entries(self, kind: inspect.DictType, node: Node, *, lenient: bool = False) -> dict[Any, Any]:
        """Return a mapping of names to values; ``lenient`` leaves faulty entries out."""
        if not isinstance(node, Mapping):
            raise self.note(node, N_("「キー: 値」の組が必要です。"))
        values: dict[Any, Any] = {}
        sound = True
        for name, entry in node.entries.items():
            try:
                key = self._key(kind, name, entry)
                values[key] = self._entry(kind.value_type, name, entry)
            except _FaultyError:
                sound = False
        if not sound and not lenient:
            raise _FaultyError
        return values

    def _key(self, kind: inspect.DictType, name: str, entry: Entry) -> Any:
        if isinstance(kind.key_type, inspect.EnumType):
            return self.value(kind.key_type, entry.key)
        owner = getattr(kind.value_type, "cls", Record)
        pattern = _REQUIREMENT_ID if owner is Requirement else _SLUG
        if not pattern.fullmatch(name):
            raise self._bad_name(entry.key, name, owner)
        return name

    def _entry(self, kind: inspect.Type, name: str, entry: Entry) -> Any:
        if isinstance(kind, inspect.StructType):
            return self.struct(kind, entry.value, entry.key, name)
        value = self.value(kind, entry.value)
        if value == "":
            raise self.note(entry.value, N_("「{key}」が空です。"), key=name)
        return value

    def _bad_name(self, node: Node, name: str, owner: type) -> _FaultyError:
        return self.note(node, _ID_ADVICE if owner is Requirement else _NAME_ADVICE, key=name)

    def _unknown_key(self, name: str, node: Node, known: Iterable[str]) -> None:
        guess = self._guess(name, known)
        if guess:
            self.note(node, N_("「{key}」というキーはありません。もしかして: {guess}"), key=name, guess=guess)
        else:
            words = N_("「{key}」というキーはありません。使えるキー: {known}")
            self.note(node, words, key=name, known=listing(known))

    def text(self, _kind: inspect.Type, node: Node) -> str:
        """Return a text without white space around it."""
        if not isinstance(node, Scalar):
            raise self.note(node, N_("ここには1つの文を書いてください。"))
        if node.value is None:
            raise self.note(node, N_("値がありません。"))
        if not isinstance(node.value, str):
            raise self.note(node, N_("文が必要です。「{text}」を引用符で囲んでください。"), text=node.text)
        if len(node.value) > MOST_CHARACTERS:
            raise self.note(node, N_("文が長すぎます。{most}文字までにしてください。"), most=MOST_CHARACTERS)
        return node.value.strip()

    def whole(self, _kind: inspect.Type, node: Node) -> int:
        """Return an integer."""
        if isinstance(node, Scalar) and isinstance(node.value, int) and not isinstance(node.value, bool):
            return node.value
        raise self.note(node, N_("整数を書いてください。"))

    def number(self, _kind: inspect.Type, node: Node) -> float:
        """Return a number."""
        if (
            isinstance(node, Scalar)
            and isinstance(node.value, int | float)
            and not isinstance(node.value, bool)
        ):
            return float(node.value)
        raise self.note(node, N_("数を書いてください。"))

    def truth(self, _kind: inspect.Type, node: Node) -> bool:
        """Return true or false."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        raise self.note(node, N_("true か false を書いてください。"))

    def day(self, _kind: inspect.Type, node: Node) -> date:
        """Return an ISO date."""
        if isinstance(node, Scalar) and _DAY.fullmatch(node.text):
            try:
                return date.fromisoformat(node.text)
            except ValueError:
                raise self.note(node, N_("「{text}」という日はありません。"), text=node.text) from None
        raise self.note(node, N_("日付は 2026-04-01 のように書いてください。"))

    def items(self, kind: Any, node: Node) -> tuple[Any, ...]:
        """Return a list."""
        if not isinstance(node, Sequence):
            raise self.note(node, N_("一覧が必要です。[a, b] か、行ごとに「- 」で書いてください。"))
        values: list[Any] = []
        for item in node.items:
            try:
                values.append(self._item(kind.item_type, item))
            except _FaultyError:
                continue
        if len(values) < len(node.items):
            raise _FaultyError
        return tuple(values)

    def _item(self, kind: inspect.Type, node: Node) -> Any:
        value = self.value(kind, node)
        if value == "":
            raise self.note(node, N_("一覧の項目が空です。"))
        return value

    def optional(self, kind: Any, node: Node) -> Any:
        """Return null or a value of the other type of the union."""
        if isinstance(node, Scalar) and node.value is None:
            return None
        return self.value(next(t for t in kind.types if not isinstance(t, inspect.NoneType)), node)

    def member(self, kind: Any, node: Node) -> Any:
        """Return a member of an enum."""
        return kind.cls(self._one_of([m.value for m in kind.cls], node))

    def cell_type(self, kind: Any, node: Node) -> Any:
        """Return the type of a column."""
        return kind.whole.cls(self._one_of([m.value for m in COLUMN_TYPES], node))

    def literal(self, kind: Any, node: Node) -> Any:
        """Return one of the values of a literal."""
        return self._one_of(kind.values, node)

    def _one_of(self, allowed: Iterable[Any], node: Node) -> Any:
        known = list(allowed)
        if not isinstance(node, Scalar):
            raise self.note(node, N_("ここには次のどれか1つを書いてください: {known}"), known=listing(known))
        if any(node.value == one and type(node.value) is type(one) for one in known):
            return node.value
        guess = self._guess(node.text, [str(one) for one in known])
        if guess:
            words = N_("「{text}」は使えません。もしかして: {guess}（使える値: {known}）")
            raise self.note(node, words, text=node.text, guess=guess, known=listing(known))
        words = N_("「{text}」は使えません。使える値: {known}")
        raise self.note(node, words, text=node.text, known=listing(known))


_READERS: dict[type[inspect.Type], Callable[[_Conversion, Any, Node], Any]] = {
    inspect.StrType: _Conversion.text,
    inspect.IntType: _Conversion.whole,
    inspect.FloatType: _Conversion.number,
    inspect.BoolType: _Conversion.truth,
    inspect.DateType: _Conversion.day,
    inspect.VarTupleType: _Conversion.items,
    inspect.DictType: _Conversion.entries,
    inspect.UnionType: _Conversion.optional,
    inspect.EnumType: _Conversion.member,
    inspect.LiteralType: _Conversion.literal,
    inspect.StructType: lambda conversion, kind, node: conversion.struct(kind, node, node, None),
    _CellType: _Conversion.cell_type,
}
