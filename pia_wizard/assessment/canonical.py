"""The canonical JSON of an assessment, and the way back from bytes nobody has checked yet.

Canonical means RFC 8785 (JSON Canonicalization Scheme): sorted keys, no white space, one form for each
number, UTF-8. These bytes are what is hashed, embedded in the report and exported.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NoReturn

import msgspec
import rfc8785

from pia_wizard.assessment.case_errors import (
    AmbiguousAnswerError,
    BrokenSyntaxError,
    CaseTooLargeError,
    ImpossibleNumberError,
    MalformedCaseError,
    MissingTimeZoneError,
    NewerCaseError,
    NotACaseError,
    RepeatedFieldError,
    TruncatedCaseError,
    UnsafeIdError,
)
from pia_wizard.assessment.fault_places import as_case_error, place
from pia_wizard.assessment.model import FORMAT, VERSION, Assessment
from pia_wizard.assessment.numbers import LARGEST
from pia_wizard.assessment.text import has_lone_surrogate, kept_text

MAX_BYTES = 16 * 1024 * 1024
"""Far above any real case: 1,000 answers with their notes are about half a MiB."""

_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
OWN_RISK_ID = re.compile(r"own_[a-z0-9_]{1,60}")
"""Ids of own risks: no catalogue id may begin so, and they may stand in addresses."""
_BYTE = re.compile(r"\(byte (\d+)\)")


class _Header(msgspec.Struct):
    """What tells our cases and their version from anything else."""

    format: Any = None
    version: Any = None


def canonical_json(assessment: Assessment) -> bytes:
    """Return the assessment's canonical bytes (RFC 8785), all moments in UTC.

    Raises ValueError for what has no such form: NaN, infinities, integers beyond 2**53 - 1, lone
    surrogates, moments without a time zone. ``checked_value`` and ``assessment_from_json`` let none in.
    """
    return rfc8785.dumps(msgspec.to_builtins(_in_utc(assessment)))


def assessment_from_json(data: bytes) -> Assessment:
    """Return the assessment these bytes hold, checked against the format but not yet against questions.

    Control characters in texts other than line feed and tab are dropped; moments come out in UTC.
    Raises the subclasses of ``CaseError``.
    """
    if len(data) > MAX_BYTES:
        raise CaseTooLargeError(limit=MAX_BYTES // 2**20)
    data = data.removeprefix(b"\xef\xbb\xbf")  # text editors of Windows put one there
    _check_header(data)
    tree = _tree(data)
    try:
        msgspec.convert(tree, Assessment)  # bounds the depth for the walk that follows
        assessment = msgspec.convert(_cleaned(tree, ()), Assessment)
    except msgspec.ValidationError as fault:
        raise as_case_error(fault, tree) from None
    _check_meaning(assessment)
    return _in_utc(assessment)


def _check_header(data: bytes) -> None:
    """Tell truncated, foreign, broken and newer data apart."""
    try:
        header = msgspec.json.decode(data, type=_Header)
    except (msgspec.ValidationError, RecursionError):
        raise NotACaseError from None
    except UnicodeDecodeError as fault:
        _refuse_syntax(data, fault.start)
    except msgspec.DecodeError as fault:
        _refuse_syntax(data, _offset(str(fault), len(data)))
    if header.format != FORMAT:
        raise NotACaseError
    if not isinstance(header.version, int) or isinstance(header.version, bool) or header.version < 1:
        raise MalformedCaseError(field="version")
    if header.version > VERSION:
        raise NewerCaseError(theirs=header.version, ours=VERSION)


def _offset(message: str, end: int) -> int:
    """Return the byte at which the parser stopped; a cut stops it at the end."""
    found = _BYTE.search(message)
    return int(found[1]) if found else end


def _refuse_syntax(data: bytes, offset: int) -> NoReturn:
    if not data or (data.lstrip().startswith(b"{") and offset >= len(data)):
        raise TruncatedCaseError from None
    if FORMAT.encode() in data:
        raise BrokenSyntaxError(offset=offset) from None
    raise NotACaseError from None


def _tree(data: bytes) -> Any:
    """Return plain dicts and lists; msgspec would silently keep the last of two equal keys."""
    try:
        return json.loads(data.decode(), object_pairs_hook=_unique, parse_constant=_no_constant)
    except UnicodeDecodeError as fault:
        raise BrokenSyntaxError(offset=fault.start) from None
    except json.JSONDecodeError as fault:
        raise BrokenSyntaxError(offset=fault.pos) from None
    except (RecursionError, ValueError):  # ValueError: an integer of thousands of digits
        raise MalformedCaseError(field=FORMAT) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RepeatedFieldError(field=place((key,)))
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise ImpossibleNumberError(field=name)


def _cleaned(node: Any, way: tuple[str | int, ...]) -> Any:
    """Return the tree with texts cleaned; refuse what has no canonical form, naming its place."""
    if isinstance(node, dict):
        return {_key(key, way): _cleaned(value, (*way, key)) for key, value in node.items()}
    if isinstance(node, list):
        return [_cleaned(item, (*way, index)) for index, item in enumerate(node)]
    if isinstance(node, str):
        return _text(node, way)
    if isinstance(node, int | float) and not abs(node) <= LARGEST:  # NaN is no more than any bound
        raise ImpossibleNumberError(field=place(way))
    return node


def _key(key: str, way: tuple[str | int, ...]) -> str:
    if _text(key, way) != key:  # cleaning could make two keys one
        raise MalformedCaseError(field=place((*way, key)))
    return key


def _text(text: str, way: tuple[str | int, ...]) -> str:
    if has_lone_surrogate(text):
        raise MalformedCaseError(field=place(way))
    return kept_text(text)


def _check_meaning(assessment: Assessment) -> None:
    """Refuse what the types allow but the format does not."""
    if not _SAFE_ID.fullmatch(assessment.id):
        raise UnsafeIdError(field="id")
    for way, moment in _moments(assessment):
        if moment.tzinfo is None:
            raise MissingTimeZoneError(field=place(way))
        if not 2 <= moment.year <= 9998:  # the outermost years have no UTC form
            raise MalformedCaseError(field=place(way))
    for key, answer in assessment.answers.items():
        if (answer.value is not None) + bool(answer.not_applicable) + answer.unknown > 1:
            raise AmbiguousAnswerError(field=place(("answers", key)))
    for index, risk in enumerate(assessment.own_risks):
        if not OWN_RISK_ID.fullmatch(risk.id):
            raise MalformedCaseError(field=place(("own_risks", index, "id")))
    _check_unique("measures", [(m.id,) for m in assessment.measures], "id")
    _check_unique("own_risks", [(r.id,) for r in assessment.own_risks], "id")
    _check_unique("level_overrides", [(o.risk, o.point) for o in assessment.level_overrides], "point")
    _check_unique("acceptances", [(a.risk,) for a in assessment.acceptances], "risk")


def _check_unique(name: str, keys: Sequence[tuple[str, ...]], field: str) -> None:
    seen: set[tuple[str, ...]] = set()
    for index, key in enumerate(keys):
        if key in seen:
            raise MalformedCaseError(field=place((name, index, field)))
        seen.add(key)


def _moments(assessment: Assessment) -> Iterator[tuple[tuple[str | int, ...], datetime]]:
    """Yield every moment of the assessment with the way to it."""
    yield ("created",), assessment.created
    for name, records in (("answers", assessment.answers), ("overrides", assessment.overrides)):
        yield from (((name, key, "at"), record.at) for key, record in records.items() if record.at)
    for index, override in enumerate(assessment.level_overrides):
        if override.at:
            yield ("level_overrides", index, "at"), override.at


def _in_utc(assessment: Assessment) -> Assessment:
    """Return the assessment with every moment in UTC: one instant has one form. Naive ones are defects."""
    moments = [moment for _way, moment in _moments(assessment)]
    if any(moment.tzinfo is None for moment in moments):
        raise ValueError("a moment without a time zone")
    if all(moment.tzinfo is UTC for moment in moments):
        return assessment
    return msgspec.structs.replace(
        assessment,
        created=assessment.created.astimezone(UTC),
        answers=_all_in_utc(assessment.answers.items()),
        overrides=_all_in_utc(assessment.overrides.items()),
        level_overrides=tuple(_all_in_utc(enumerate(assessment.level_overrides)).values()),
    )


def _all_in_utc(records: Iterable[tuple[Any, Any]]) -> dict[Any, Any]:
    return {
        key: record if record.at is None else msgspec.structs.replace(record, at=record.at.astimezone(UTC))
        for key, record in records
    }
