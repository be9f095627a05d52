"""YAML text to a plain tree of nodes that know their place.

Built from libyaml's events, never by its composer or constructors: those resolve ``no`` to false and
``012`` to ten, follow aliases that grow without bound, and crash on deep nesting. Here a plain scalar is
true, false, null, an integer or a decimal, and a string otherwise; anchors, aliases, tags, repeated keys
and control characters are faults; size and depth are bounded before they cost anything.
"""

import re
from collections.abc import Iterator

import msgspec
import yaml

from pia_wizard.errors import N_
from pia_wizard.questionnaire.faults import Fault, fault
from pia_wizard.questionnaire.files import MOST_BYTES

DEEPEST = 32

Value = str | int | float | bool | None


class Node(msgspec.Struct, frozen=True, gc=False):
    """A node and where it starts: ``line`` and ``column`` count from 0, in characters."""

    line: int
    column: int


class Scalar(Node, frozen=True, gc=False):
    """A scalar: its value after our own resolution, its text, and how it was written.

    ``style`` is ``'``, ``"``, ``|``, ``>`` or empty for plain; ``width`` is its length in the file with
    quotation marks, or 0 if it goes on over several lines.
    """

    value: Value
    text: str
    style: str
    width: int

    def column_of(self, offset: int) -> int:
        """Return the column of the text's ``offset``-th character, or where the scalar starts if unsure."""
        if not self.style and self.width == len(self.text):
            return self.column + offset
        if self.style not in ("'", '"') or not self.width:
            return self.column
        doubled = self.text.count(self.style)  # '' and \" are one character each
        if self.width != len(self.text) + doubled + 2:
            return self.column
        return self.column + 1 + offset + self.text[:offset].count(self.style)


class Sequence(Node, frozen=True):
    """A list of nodes."""

    items: tuple[Node, ...]


class Entry(msgspec.Struct, frozen=True):
    """One entry of a mapping: where its key stands, and its value."""

    key: Scalar
    value: Node


class Mapping(Node, frozen=True):
    """A mapping in the order of the file; keys are texts."""

    entries: dict[str, Entry]


class _Unreadable(Exception):  # noqa: N818 - control flow inside this module, not an error of anyone's
    """Parsing cannot go on after this fault."""

    def __init__(self, found: Fault) -> None:
        super().__init__()
        self.found = found


_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "": None}
_NUMBER_STARTS = frozenset("-+0123456789")

_CONTROL = N_("目に見えない制御文字（{code}）は使えません。")
_PROBLEMS = {
    "found duplicate anchor": N_("アンカー（&）は使えません。"),
    "mapping values are not allowed in this context": N_(
        "ここには「: 」を書けません。字下げを確かめるか、「: 」を含む文を引用符で囲んでください。"
    ),
    "could not find expected ':'": N_("キーの後に「: 」がありません。"),
    "did not find expected key": N_(
        "キーがあるはずの場所です。字下げと、閉じていない引用符を確かめてください。"
    ),
    "found character that cannot start any token": N_(
        "この文字で値を始めることはできません。タブは空白に直し、記号で始まる文は引用符で囲んでください。"
    ),
    "found unexpected end of stream": N_("引用符か括弧が閉じられていません。"),
    "did not find expected ',' or ']'": N_("角括弧 [ ] の中に「,」か閉じ括弧がありません。"),
    "did not find expected ',' or '}'": N_("波括弧 { } の中に「,」か閉じ括弧がありません。"),
    "block sequence entries are not allowed in this context": N_(
        "ここには「- 」を書けません。字下げを確かめてください。"
    ),
    "did not find expected '-' indicator": N_("「- 」があるはずの場所です。字下げを確かめてください。"),
    "found a tab character that violates indentation": N_("字下げにタブは使えません。空白を使ってください。"),
    "found undefined tag handle": N_("タグ（!）は使えません。"),
}


def yaml_tree(data: bytes, path: str) -> tuple[Node | None, tuple[Fault, ...]]:
    """Return the tree of one YAML document and every fault found in it.

    The tree is None when the text cannot be read to its end. Never raises for any bytes.
    """
    faults: list[Fault] = []
    try:
        return _Reader(_text(data, path), path, faults).document(), tuple(faults)
    except _Unreadable as stop:
        return None, (*faults, stop.found)


def _text(data: bytes, path: str) -> str:
    """Decode, and refuse what is too large, not UTF-8, or hides characters."""
    if len(data) > MOST_BYTES:
        raise _Unreadable(fault(path, 0, 0, N_("ファイルが大きすぎます。1 MiBまでにしてください。")))
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise _Unreadable(
            fault(
                path,
                *_place(before, len(before)),
                N_("UTF-8ではない文字があります。UTF-8で保存し直してください。"),
            )
        ) from None
    hidden = _HIDDEN.search(text)
    if hidden:
        raise _Unreadable(fault(path, *_place(text, hidden.start()), _CONTROL, code=_code(hidden)))
    return text


def _code(hidden: re.Match[str]) -> str:
    return f"U+{ord(hidden.group()):04X}"


def _place(text: str, index: int) -> tuple[int, int]:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def resolved(text: str) -> Value:
    """Return what a plain scalar stands for: true, false, null, a number, or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_STARTS:
        if _INTEGER.match(text):
            return int(text)
        if _DECIMAL.match(text):
            return float(text)
    return text


class _Reader:
    """Turns the event stream into nodes, noting faults on the way."""

    def __init__(self, text: str, path: str, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))

    def document(self) -> Node:
        """Return the root of the only document."""
        self._next()  # start of stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise _Unreadable(fault(self.path, 0, 0, N_("ファイルが空です。")))
        root = self._node(self._next(), 0)
        self._next()  # end of document
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._stop(after, N_("1つのファイルに書ける文書は1つです。「---」で区切らないでください。"))
        return root

    def _next(self) -> yaml.Event:
        try:
            return next(self.events)
        except yaml.MarkedYAMLError as error:
            raise _Unreadable(self._explained(error)) from None
        except (yaml.YAMLError, ValueError):
            message = N_("YAMLとして読めない文字があります。")
            raise _Unreadable(fault(self.path, 0, 0, message)) from None

    def _explained(self, error: yaml.MarkedYAMLError) -> Fault:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        problem = error.problem or ""
        message = next((words for known, words in _PROBLEMS.items() if problem.startswith(known)), "")
        unknown = N_("YAMLの書き方に誤りがあります。字下げ、コロン、引用符を確かめてください。")
        return fault(self.path, line, column, message or unknown)

    def _stop(self, event: yaml.Event, message: str) -> _Unreadable:
        return _Unreadable(fault(self.path, *_start(event), message))

    def _note(self, node: Node, message: str, **values: object) -> None:
        self.faults.append(fault(self.path, node.line, node.column, message, **values))

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            raise self._stop(event, N_("別名（*）は使えません。内容をそのまま書いてください。"))
        if getattr(event, "anchor", None) is not None:
            raise self._stop(event, N_("アンカー（&）は使えません。"))
        if getattr(event, "tag", None) is not None:
            raise self._stop(event, N_("タグ（!）は使えません。"))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth >= DEEPEST:
            raise self._stop(event, N_("入れ子が深すぎます。"))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        return self._sequence(event, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        (line, column), (last_line, last_column) = _start(event), _end(event)
        text, style = str(event.value), str(event.style or "")
        width = last_column - column if line == last_line else 0
        node = Scalar(line, column, text if style else resolved(text), text, style, width)
        if style == '"' and (hidden := _HIDDEN.search(text)):
            self._note(node, _CONTROL, code=_code(hidden))
        return node

    def _sequence(self, event: yaml.Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(step := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(step, depth + 1))
        return Sequence(*_start(event), tuple(items))

    def _mapping(self, event: yaml.Event, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(step := self._next(), yaml.MappingEndEvent):
            key = self._node(step, depth + 1)
            value = self._node(self._next(), depth + 1)
            if not isinstance(key, Scalar):
                self._note(key, N_("キーは1つの言葉にしてください。"))
            elif key.text in entries:
                self._note(key, N_("キー「{key}」が2回書かれています。"), key=key.text)
            else:
                entries[key.text] = Entry(key, value)
        return Mapping(*_start(event), entries)


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _end(event: yaml.Event) -> tuple[int, int]:
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)
