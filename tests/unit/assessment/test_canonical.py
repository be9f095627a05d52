"""Canonical bytes are the ones RFC 8785 asks for; hostile bytes become advice, not tracebacks."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.assessment import case_errors as errors
from pia_wizard.assessment.canonical import MAX_BYTES, assessment_from_json, canonical_json
from pia_wizard.assessment.model import (
    Acceptance,
    Answer,
    Assessment,
    ContentFile,
    LevelOverride,
    Measure,
    Origin,
    Override,
    OwnLevel,
    OwnRisk,
    Practice,
)
from pia_wizard.questionnaire.model import Axis, Event

BEGUN = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

RICH = Assessment(
    id="shop-1",
    title="𠮷野の店 <b>入口</b> \u202b👨‍👩‍👧",
    guidelines=("appi", "yamagata_cameras"),
    method="standard",
    created=BEGUN,
    content=(ContentFile(path="questions/system.yaml", sha256="0" * 64),),
    answers={
        "images_stored": Answer(value=True, at=BEGUN),
        "retention_days": Answer(value=30, note="上書き\n方式", origin=Origin.IMPORTED),
        "share": Answer(value=0.5),
        "purposes": Answer(value=("crime_prevention", "marketing")),
        "cameras": Answer(value=({"place": "入口", "private_space": False, "uses": ("a", "b")},)),
        "staff_training": Answer(value=Practice(state="done", how="年1回", since=date(2025, 4, 1))),
        "sign_language": Answer(not_applicable="音声を記録しないため"),
        "vendor": Answer(unknown=True),
    },
    overrides={"yam-2-8": Override(status="met", reason="誓約書を確認した", at=BEGUN)},
    measures=(Measure(id="m1", title="掲示を増やす", risks=("excess_retention",), due=date(2027, 3, 31)),),
    level_overrides=(
        LevelOverride(risk="leak", point="target", impact=2, likelihood=1, reason="金庫に置く", at=BEGUN),
    ),
    own_risks=(
        OwnRisk(
            id="own_drone",
            title="無人機による撮影",
            event=Event.EXCESSIVE_COLLECTION,
            impact=OwnLevel(level=3, because="庭まで映る"),
            likelihood=OwnLevel(level=2),
            treated_by={"yam-2-8": Axis.LIKELIHOOD},
        ),
    ),
    acceptances=(
        Acceptance(risk="leak", role="manager", on=date(2026, 11, 21), reason="数日分に限る", band="low"),
    ),
)


def raw(**changes: Any) -> bytes:
    """Return the bytes of a small case with some fields replaced, written by the standard library."""
    fields: dict[str, Any] = {
        "format": "pia-wizard/assessment",
        "version": 1,
        "id": "a",
        "title": "t",
        "guidelines": ["appi"],
        "method": "m",
        "created": "2026-01-01T00:00:00Z",
    }
    kept = {key: value for key, value in (fields | changes).items() if value is not ...}
    return json.dumps(kept).encode()


def read(data: bytes) -> Assessment | errors.CaseError:
    try:
        return assessment_from_json(data)
    except errors.CaseError as error:
        return error


def test_a_case_comes_back_as_it_was():
    assert assessment_from_json(canonical_json(RICH)) == RICH


def test_canonical_bytes_come_back_bit_for_bit():
    data = canonical_json(RICH)
    assert canonical_json(assessment_from_json(data)) == data


def test_canonical_bytes_are_sorted_dense_utf8_as_the_standard_library_writes_them():
    data = canonical_json(RICH)
    tree = json.loads(data)
    dense = json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert data == dense.encode()


@pytest.mark.parametrize(
    ("number", "text"),
    [  # from RFC 8785, appendix B
        (0.0, b"0"),
        (5e-324, b"5e-324"),
        (9007199254740991, b"9007199254740991"),
        (333333333.3333332, b"333333333.3333332"),
        (333333333.33333325, b"333333333.33333325"),
        (0.000001, b"0.000001"),
        (1e-7, b"1e-7"),
        (30.0, b"30"),
    ],
)
def test_numbers_have_the_form_of_the_standard(number: float, text: bytes):
    case = Assessment(
        id="a", title="", guidelines=(), method="m", created=BEGUN, answers={"q": Answer(value=number)}
    )
    assert b'"value":' + text + b"}" in canonical_json(case)


def test_one_instant_has_one_form():
    tokyo = timezone(timedelta(hours=9))
    there = Assessment(
        id="a",
        title="t",
        guidelines=(),
        method="m",
        created=BEGUN.astimezone(tokyo),
        answers={"q": Answer(value=True, at=BEGUN.astimezone(tokyo))},
    )
    data = canonical_json(there)
    assert data.count(b'"2026-11-21T09:30:00Z"') == 2
    assert b"+09:00" not in data


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, "\ud800"])
def test_what_has_no_canonical_form_is_never_written(value: Any):
    case = Assessment(
        id="a", title="t", guidelines=(), method="m", created=BEGUN, answers={"q": Answer(value=value)}
    )
    with pytest.raises(ValueError):  # noqa: PT011 - any of its subclasses
        canonical_json(case)


@given(st.data())
def test_a_case_cut_anywhere_is_called_truncated(data: st.DataObject):
    whole = canonical_json(RICH)
    cut = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(errors.TruncatedCaseError) as caught:
        assessment_from_json(whole[:cut])
    assert "途中で切れて" in str(caught.value)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_case_or_advice(data: bytes):
    with pytest.raises(errors.CaseError):
        assessment_from_json(data)


@given(st.data())
def test_a_case_with_a_byte_changed_gives_a_case_or_advice(data: st.DataObject):
    whole = bytearray(canonical_json(RICH))
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    outcome = read(bytes(whole))
    assert isinstance(outcome, Assessment) or (outcome.why and outcome.do)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["title", "created", "content", "answers", "overrides", "measures", "id"]), JSON)
def test_any_json_in_any_field_gives_a_case_with_a_canonical_form_or_advice(field: str, value: Any):
    outcome = read(raw(**{field: value}))
    assert canonical_json(outcome) if isinstance(outcome, Assessment) else str(outcome)


@given(st.dictionaries(st.text(max_size=5), st.fixed_dictionaries({"value": JSON}), max_size=3))
def test_any_json_as_a_value_gives_a_case_with_a_canonical_form_or_advice(answers: Any):
    outcome = read(raw(answers=answers))
    if isinstance(outcome, Assessment):
        assert assessment_from_json(canonical_json(outcome)) == outcome
    else:
        assert str(outcome)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"PK\x03\x04" + bytes(40),
        b"[]",
        b"null",
        b'"pia"',
        b"{}",
        b'{"format": "someone/else", "version": 1}',
        b"[" * 100_000,
        "これは手紙です。".encode("cp932"),
    ],
)
def test_something_else_is_called_something_else(data: bytes):
    with pytest.raises(errors.NotACaseError):
        assessment_from_json(data)


def test_a_case_of_a_newer_program_names_both_versions():
    with pytest.raises(errors.NewerCaseError) as caught:
        assessment_from_json(raw(version=7, brand_new_field=1))
    assert "第 7 版" in str(caught.value)
    assert "第 1 版" in str(caught.value)


@pytest.mark.parametrize("version", [0, -1, "1", True, None, 1.5])
def test_a_version_that_is_no_version_is_refused(version: Any):
    with pytest.raises(errors.MalformedCaseError):
        assessment_from_json(raw(version=version))


OWN = {
    "id": "own_drone",
    "title": "t",
    "event": "linkage",
    "impact": {"level": 2},
    "likelihood": {"level": 3, "because": "b"},
}
LEVEL = {"risk": "leak", "point": "current", "impact": 1, "likelihood": 2, "reason": "r"}
ACCEPTED = {"risk": "leak", "role": "manager", "on": "2026-11-21", "reason": "r", "band": "low"}


def test_what_people_decide_about_risks_comes_back_and_moments_turn_to_utc():
    found = assessment_from_json(
        raw(
            own_risks=[OWN | {"threats": [{"asset": "people", "says": "s"}], "treated_by": {"r": "impact"}}],
            level_overrides=[LEVEL | {"at": "2026-01-01T09:00:00+09:00"}],
            acceptances=[ACCEPTED],
        )
    )
    assert found.own_risks[0].treated_by == {"r": Axis.IMPACT}
    assert found.level_overrides[0].at == datetime(2026, 1, 1, tzinfo=UTC)
    assert found.acceptances[0].on == date(2026, 11, 21)
    assert assessment_from_json(canonical_json(found)) == found


def test_a_case_from_before_risks_could_be_decided_about_still_reads():
    found = assessment_from_json(raw(measures=[{"id": "m", "title": "t", "risks": ["leak"]}]))
    assert (found.own_risks, found.level_overrides, found.acceptances) == ((), (), ())
    assert found.measures[0].option == "reduce"


@pytest.mark.parametrize(
    ("data", "kind", "field"),
    [
        (raw(title=3), errors.WrongKindError, "title"),
        (raw(id=...), errors.MissingFieldError, "id"),
        (raw(colour="red"), errors.UnknownFieldError, "colour"),
        (raw(id="../../etc/passwd"), errors.UnsafeIdError, "id"),
        (raw(id=""), errors.UnsafeIdError, "id"),
        (raw(created="yesterday"), errors.MalformedCaseError, "created"),
        (raw(created="2026-01-01T00:00:00"), errors.MissingTimeZoneError, "created"),
        (raw(created="0001-01-01T00:00:00+09:00"), errors.MalformedCaseError, "created"),
        (
            raw(measures=[{"id": "m", "title": "t", "due": "2026-02-30"}]),
            errors.MalformedCaseError,
            "1 › due",
        ),
        (
            raw(measures=[{"id": "m", "title": "t"}, {"id": "m", "title": "u"}]),
            errors.MalformedCaseError,
            "measures › 2 › id",
        ),
        (raw(measures=[{"id": "m"}]), errors.MissingFieldError, "measures › 1 › title"),
        (
            raw(answers={"ok": {"value": 1}, "bad": {"value": [1]}}),
            errors.WrongKindError,
            "answers › bad › value › 1",
        ),
        (
            raw(answers={"t": {"value": [{"fine": "x", "cell": {}}]}}),
            errors.WrongKindError,
            "answers › t › value › 1 › cell",
        ),
        (
            raw(answers={"p": {"value": {"state": "perhaps"}}}),
            errors.MalformedCaseError,
            "answers › p › value › state",
        ),
        (raw(answers={"q": {"value": 1e300}}), errors.ImpossibleNumberError, "answers › q › value"),
        (raw(answers={"q": {"value": 2**53}}), errors.ImpossibleNumberError, "answers › q › value"),
        (raw(answers={"q": {"value": 1, "unknown": True}}), errors.AmbiguousAnswerError, "answers › q"),
        (raw(answers={"q\u0007": {"value": 1}}), errors.MalformedCaseError, "answers › q"),
        (
            raw(overrides={"r": {"status": "perfect", "reason": ""}}),
            errors.MalformedCaseError,
            "overrides › r › status",
        ),
        (
            raw(measures=[{"id": "m", "title": "t", "lowers": {"leak": "impact", "theft": "sideways"}}]),
            errors.MalformedCaseError,
            "measures › 1 › lowers › theft",
        ),
        (raw(own_risks=[OWN | {"id": "leak"}]), errors.MalformedCaseError, "own_risks › 1 › id"),
        (raw(own_risks=[OWN, OWN]), errors.MalformedCaseError, "own_risks › 2 › id"),
        (raw(own_risks=[OWN | {"impact": {"level": 0}}]), errors.MalformedCaseError, "1 › impact › level"),
        (raw(level_overrides=[LEVEL, LEVEL]), errors.MalformedCaseError, "level_overrides › 2 › point"),
        (raw(level_overrides=[LEVEL | {"likelihood": 10}]), errors.MalformedCaseError, "1 › likelihood"),
        (
            raw(level_overrides=[LEVEL | {"at": "2026-01-01T00:00:00"}]),
            errors.MissingTimeZoneError,
            "level_overrides › 1 › at",
        ),
        (raw(acceptances=[ACCEPTED, ACCEPTED]), errors.MalformedCaseError, "acceptances › 2 › risk"),
    ],
)
def test_a_fault_is_named_by_its_place(data: bytes, kind: type[errors.CaseError], field: str):
    with pytest.raises(kind) as caught:
        assessment_from_json(data)
    assert field in str(caught.value)


@pytest.mark.parametrize("name", ["x - at `$.foo", "x` - at `$.foo`", "- at `$[...]", "- at `$[0]", "a`b"])
def test_an_unknown_field_called_like_a_place_is_refused_in_words(name: str):
    for data in (raw(**{name: 1}), raw(answers={"q": {name: 1}}), raw(measures=[{name: 1}])):
        with pytest.raises(errors.UnknownFieldError):
            assessment_from_json(data)


def test_a_field_named_twice_is_refused():
    with pytest.raises(errors.RepeatedFieldError, match="title"):
        assessment_from_json(raw().replace(b'"title": "t"', b'"title": "t", "title": "u"'))


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"1e999", b"9" * 400, b"9" * 5000])
def test_numbers_json_does_not_have_are_refused(number: bytes):
    with pytest.raises(errors.CaseError):
        assessment_from_json(raw(answers={"q": {"value": 12345}}).replace(b"12345", number))


@pytest.mark.parametrize("bad", [b"\\ud800", b"\\udc00 \\ud800", b"\xed\xa0\x80", b"\xff"])
def test_half_characters_are_refused(bad: bytes):
    with pytest.raises(errors.MalformedCaseError):
        assessment_from_json(raw(title="HERE", method="long enough").replace(b"HERE", bad + b" and more"))


def test_control_characters_go_and_everything_people_write_stays():
    case = assessment_from_json(raw(title="a\u0000b\u001b[31m\u0085\r\n\tc<b>𠮷\u200f"))
    assert case.title == "ab[31m\n\tc<b>𠮷\u200f"


def test_a_byte_order_mark_is_forgiven():
    assert assessment_from_json(b"\xef\xbb\xbf" + raw()).id == "a"


def test_more_than_any_real_case_holds_is_not_even_parsed():
    with pytest.raises(errors.CaseTooLargeError, match="16 MiB"):
        assessment_from_json(b"{" + b" " * MAX_BYTES)
