"""Records as the text a row holds, and back."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from pia_wizard.assessment.model import Answer, Assessment, ContentFile, Measure, Override
from pia_wizard.storage import records
from pia_wizard.storage.records import Change, Summary

_ANSWER = msgspec.json.Decoder(Answer)
_TEXTS = msgspec.json.Decoder(tuple[str, ...])
_CONTENT = msgspec.json.Decoder(tuple[ContentFile, ...])
_OVERRIDES = msgspec.json.Decoder(dict[str, Override])
_MEASURES = msgspec.json.Decoder(tuple[Measure, ...])
_DETAILS: dict[str, msgspec.json.Decoder[Any]] = {
    records.TITLE: msgspec.json.Decoder(str),
    records.GUIDELINES: _TEXTS,
    records.CONTENT: _CONTENT,
    records.OVERRIDES: _OVERRIDES,
    records.MEASURES: _MEASURES,
}
_encode = msgspec.json.Encoder().encode


def text(record: object) -> str:
    """Return a record as JSON text."""
    return _encode(record).decode()


def moment_text(moment: datetime) -> str:
    """Return a moment in UTC with six decimals, 27 characters. Raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def now() -> str:
    """Return this moment as a row holds it."""
    return moment_text(datetime.now(UTC))


def answer_text(answer: Answer) -> str:
    """Return an answer as a row holds it, its moment in UTC."""
    if answer.at is not None and answer.at.tzinfo is not UTC:
        if answer.at.tzinfo is None:
            raise ValueError("a moment without a time zone")
        answer = msgspec.structs.replace(answer, at=answer.at.astimezone(UTC))
    return text(answer)


def is_settled(answer: Answer | None) -> bool:
    """Tell whether an answer counts as given: a value or a reason why the question does not apply."""
    return answer is not None and (answer.value is not None or bool(answer.not_applicable))


def answer(body: str) -> Answer:
    """Return the answer of a row. Raises msgspec.DecodeError."""
    return _ANSWER.decode(body)


def assessment_row(assessment: Assessment, changed: str) -> dict[str, object]:
    """Return the row of a new assessment."""
    return {
        "id": assessment.id,
        "title": assessment.title,
        "guidelines": text(assessment.guidelines),
        "method": assessment.method,
        "created": moment_text(assessment.created),
        "changed": changed,
        "content": text(assessment.content),
        "overrides": text(assessment.overrides),
        "measures": text(assessment.measures),
        "version": 1,
        "answered": sum(map(is_settled, assessment.answers.values())),
    }


def assessment(row: Any, answers: list[Any]) -> Assessment:
    """Return an assessment from its row and its answers' (question, body). Raises msgspec.DecodeError."""
    return Assessment(
        id=row.id,
        title=row.title,
        guidelines=_TEXTS.decode(row.guidelines),
        method=row.method,
        created=datetime.fromisoformat(row.created),
        content=_CONTENT.decode(row.content),
        answers={question: _ANSWER.decode(body) for question, body in answers},
        overrides=_OVERRIDES.decode(row.overrides),
        measures=_MEASURES.decode(row.measures),
    )


def summaries(rows: list[Any]) -> tuple[Summary, ...]:
    """Return the summaries of rows (id, title, guidelines, created, changed, answered), in their order."""
    seen: dict[str, tuple[str, ...]] = {}  # most assessments of one organisation share their guidelines
    moment = datetime.fromisoformat
    found = []
    for key, title, guidelines, created, changed, answered in rows:
        if guidelines not in seen:
            seen[guidelines] = _TEXTS.decode(guidelines)
        found.append(
            Summary(
                id=key,
                title=title,
                guidelines=seen[guidelines],
                created=moment(created),
                changed=moment(changed),
                answered=answered,
            )
        )
    return tuple(found)


def change(row: Any) -> Change:
    """Return a change from its row (subject, at, who, old, new). Raises msgspec.DecodeError."""
    at = datetime.fromisoformat(row.at)
    details = _DETAILS.get(row.subject)
    if details is not None:
        before, after = (value and details.decode(value) for value in (row.old, row.new))
        return Change(subject=row.subject, at=at, who=row.who, before=before, after=after)
    old, new = (value and _ANSWER.decode(value) for value in (row.old, row.new))
    return Change(subject=row.subject, at=at, who=row.who, old=old, new=new)
