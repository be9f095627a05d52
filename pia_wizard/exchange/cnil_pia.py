"""Files of the French authority's PIA software (CNIL, JSON export), read as other people's data.

The export has no published schema: what is used here is what such files hold. Older ones lack keys, levels
may be null or text, and a file may be one assessment or a list of them. Whatever has another shape than
expected counts as not there; nothing of it stops the rest from being read.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from pia_wizard.assessment.text import has_lone_surrogate, kept_text
from pia_wizard.errors import N_, UnusableError
from pia_wizard.exchange.html_text import plain_text
from pia_wizard.exchange.whole_file import read_bounded

MOST_BYTES = 32 * 2**20
"""Attachments may be inside such a file; they are not read."""

MOST_ITEMS = 5_000
"""Of each kind in one assessment; no real one has a tenth of it."""

MOST_CHARACTERS = 100_000
_LEVELS = range(1, 5)


class CnilFileError(UnusableError):
    """A file that is no export of the CNIL's PIA software; nothing was taken from it."""

    what = N_("「{path}」を取り込めませんでした。")
    why = N_("CNIL の PIA ソフトウェアが書き出した JSON ファイルではありません。")
    do = N_("CNIL の PIA ソフトウェアで評価を JSON として書き出し、そのファイルを選んでください。")


class CnilFileTooLargeError(CnilFileError):
    """More bytes than are read; ``limit`` is in MiB."""

    why = N_("ファイルが大きすぎます（上限は {limit} MiB です）。")
    do = N_("添付ファイルを除いて、もう一度書き出してください。")


@dataclass(frozen=True, slots=True)
class CnilAnswer:
    """One answer: its question's number (111 … 346), text, level from 1 to 4 if one was chosen, list."""

    reference: int
    text: str = ""
    gauge: int | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CnilMeasure:
    """A measure: planned or existing, the file does not say which."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class CnilRemark:
    """An evaluation or a comment: what it belongs to and what it says."""

    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class CnilPia:
    """One assessment as it was written there; ``facts`` are the texts of its head by their names."""

    title: str
    facts: dict[str, str]
    answers: tuple[CnilAnswer, ...]
    measures: tuple[CnilMeasure, ...]
    evaluations: tuple[CnilRemark, ...]
    comments: tuple[CnilRemark, ...]


def read_cnil(path: Path) -> tuple[CnilPia, ...]:
    """Return the assessments of an export. Raises the subclasses of ``ReadError`` and CnilFileError."""
    data = read_bounded(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise CnilFileTooLargeError(path=path, limit=MOST_BYTES // 2**20)
    try:
        tree = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise CnilFileError(path=path) from None
    found = tuple(_pia(one) for one in (tree if isinstance(tree, list) else [tree]) if _is_pia(one))
    if not found:
        raise CnilFileError(path=path)
    return found[:MOST_ITEMS]


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _is_pia(node: Any) -> bool:
    return isinstance(node, dict) and isinstance(node.get("pia"), dict)


def _pia(node: dict[str, Any]) -> CnilPia:
    head = node["pia"]
    return CnilPia(
        title=_text(head.get("name"))[:500],
        facts={str(name): told for name, value in _few(head.items()) if (told := _fact(value))},
        answers=tuple(_answers(node)),
        measures=tuple(_measures(node)),
        evaluations=tuple(_remarks(node, "evaluations", ("evaluation_comment", "action_plan_comment"))),
        comments=tuple(_remarks(node, "comments", ("description",))),
    )


def _answers(node: dict[str, Any]) -> Iterator[CnilAnswer]:
    """Yield the answers that say anything; of several to one question, the last."""
    last: dict[int, CnilAnswer] = {}
    for record in _records(node, "answers"):
        data, reference = record.get("data"), _whole(record.get("reference_to"))
        if reference is None or not isinstance(data, dict):
            continue
        items = data.get("list")
        told = tuple(filter(None, map(_text, _few(items)))) if isinstance(items, list) else ()
        answer = CnilAnswer(reference, _text(data.get("text")), _level(data.get("gauge")), told)
        if answer.text or answer.gauge or answer.items:
            last[reference] = answer
    yield from (last[reference] for reference in sorted(last))


def _measures(node: dict[str, Any]) -> Iterator[CnilMeasure]:
    for number, record in enumerate(_records(node, "measures"), start=1):
        title, text = _text(record.get("title")), _text(record.get("content"))
        if title or text:
            yield CnilMeasure(str(_whole(record.get("id")) or number), title, text)


def _remarks(node: dict[str, Any], name: str, fields: tuple[str, ...]) -> Iterator[CnilRemark]:
    for record in _records(node, name):
        told = "\n".join(filter(None, (_text(record.get(field)) for field in fields)))
        if told:
            yield CnilRemark(_text(record.get("reference_to"))[:80], told)


def _records(node: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    held = node.get(name)
    if isinstance(held, list):
        yield from (record for record in _few(held) if isinstance(record, dict))


def _few(held: Any) -> list[Any]:
    return list(held)[:MOST_ITEMS]


def _fact(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else _text(value)


def _text(value: Any) -> str:
    """Return a text's words as they can be kept; numbers as digits, anything else as nothing."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.15g}" if abs(value) < 1e15 else ""
    if not isinstance(value, str) or has_lone_surrogate(value):
        return ""
    return kept_text(plain_text(value[: 4 * MOST_CHARACTERS]))[:MOST_CHARACTERS]


def _whole(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str) or len(str(value)) > 15:
        return None
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdecimal() else None


def _level(value: Any) -> int | None:
    level = int(value) if isinstance(value, float) and value.is_integer() else _whole(value)
    return level if level in _LEVELS else None
