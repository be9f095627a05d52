"""Records as the text a row holds, and back."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal

import msgspec

from pia_wizard.assessment.model import (
    Acceptance,
    Answer,
    Assessment,
    ContentFile,
    LevelOverride,
    Measure,
    Override,
    OwnRisk,
)
from pia_wizard.assessment.review import ApprovedEdition, Comment, Edition, EvidenceFile
from pia_wizard.questionnaire.model import SourceFile
from pia_wizard.storage import records
from pia_wizard.storage.records import Change, Summary, Tile

_ANSWER = msgspec.json.Decoder(Answer)
_TEXTS = msgspec.json.Decoder(tuple[str, ...])
_CONTENT = msgspec.json.Decoder(tuple[ContentFile, ...])
_OVERRIDES = msgspec.json.Decoder(dict[str, Override])
_MEASURES = msgspec.json.Decoder(tuple[Measure, ...])
_LEVEL_OVERRIDES = msgspec.json.Decoder(tuple[LevelOverride, ...])
_OWN_RISKS = msgspec.json.Decoder(tuple[OwnRisk, ...])
_ACCEPTANCES = msgspec.json.Decoder(tuple[Acceptance, ...])
_TILE = msgspec.json.Decoder(Tile)
_EDITION = msgspec.json.Decoder(Edition)
_EVIDENCE = msgspec.json.Decoder(EvidenceFile)
_COMMENT = msgspec.json.Decoder(Comment)
_DETAILS: dict[str, msgspec.json.Decoder[Any]] = {
    records.TITLE: msgspec.json.Decoder(str),
    records.GUIDELINES: _TEXTS,
    records.METHOD: msgspec.json.Decoder(str),
    records.CONTENT: _CONTENT,
    records.OVERRIDES: _OVERRIDES,
    records.MEASURES: _MEASURES,
    records.LEVEL_OVERRIDES: _LEVEL_OVERRIDES,
    records.OWN_RISKS: _OWN_RISKS,
    records.ACCEPTANCES: _ACCEPTANCES,
    records.CLIENT: msgspec.json.Decoder(str),
    records.EDITION: _EDITION,
    records.EVIDENCE: _EVIDENCE,
    records.COMMENT: _COMMENT,
}
_ASSESSMENT_ROW = tuple[str, str, str, str, str, str, str, str, str, str, str]
_SUMMARY_ROW = tuple[str, str, str, str, str, int, str, str, str, str, str, int, int, int, str]
_CHANGE_ROW = tuple[str, str, str, str | None, str | None, Literal["", "undo", "redo"]]
_EDITION_ROW = tuple[int, str, str, str, str, str]
_LINE_ROW = tuple[str, str | None, str | None]
"""SQLite keeps any type in any column: what a damaged or hostile file holds is held against these."""

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


def answer(body: object) -> Answer:
    """Return the answer of a row's body. Raises msgspec.DecodeError for what is none."""
    return _ANSWER.decode(msgspec.convert(body, str))


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
        "level_overrides": text(assessment.level_overrides),
        "own_risks": text(assessment.own_risks),
        "acceptances": text(assessment.acceptances),
        "version": 1,
        "answered": sum(map(is_settled, assessment.answers.values())),
    }


def assessment(row: Sequence[object], answers: Iterable[Sequence[object]]) -> Assessment:
    """Return an assessment from its row and its answers' (question, body).

    The row is (id, title, guidelines, method, created, content, overrides, measures, level overrides, own
    risks, acceptances). Like all functions below, raises ValueError or msgspec.DecodeError for what no
    workspace holds.
    """
    key, title, guidelines, method, created, *others = msgspec.convert(tuple(row), _ASSESSMENT_ROW)
    content, overrides, measures, level_overrides, own_risks, acceptances = others
    found = Assessment(
        id=key,
        title=title,
        guidelines=_TEXTS.decode(guidelines),
        method=method,
        created=datetime.fromisoformat(created),
        content=_CONTENT.decode(content),
        answers={msgspec.convert(question, str): answer(body) for question, body in answers},
        overrides=_OVERRIDES.decode(overrides),
        measures=_MEASURES.decode(measures),
        level_overrides=_LEVEL_OVERRIDES.decode(level_overrides),
        own_risks=_OWN_RISKS.decode(own_risks),
        acceptances=_ACCEPTANCES.decode(acceptances),
    )
    _require_time_zones(found)
    return found


def _require_time_zones(found: Assessment) -> None:
    """Raise ValueError for a moment that names no instant: nothing here was ever stored like that."""
    answered = (answer.at for answer in found.answers.values())
    overridden = (override.at for override in found.overrides.values())
    levels = (override.at for override in found.level_overrides)
    if any(moment and moment.tzinfo is None for moment in (found.created, *answered, *overridden, *levels)):
        raise ValueError("a moment without a time zone")


def summaries(found: Iterable[Sequence[object]]) -> tuple[Summary, ...]:
    """Return the summaries of the rows of ``statements.SUMMARIES``, in their order."""
    seen: dict[str, tuple[str, ...]] = {}  # most assessments of one organisation share their guidelines
    return tuple(_summary(msgspec.convert(tuple(row), _SUMMARY_ROW), seen) for row in found)


def _summary(row: _SUMMARY_ROW, seen: dict[str, tuple[str, ...]]) -> Summary:
    guidelines = row[2]
    if guidelines not in seen:
        seen[guidelines] = _TEXTS.decode(guidelines)
    return Summary(
        id=row[0],
        title=row[1],
        guidelines=seen[guidelines],
        created=datetime.fromisoformat(row[3]),
        changed=datetime.fromisoformat(row[4]),
        answered=row[5],
        method=row[6],
        client=row[7] or row[8],
        edition=_EDITION.decode(row[9]),
        predecessor=row[10],
        archived=bool(row[11]),
        template=bool(row[12]),
        told=bool(row[13]),
        tile=_TILE.decode(row[14]),
    )


def change(row: Sequence[object]) -> Change:
    """Return a change from its row (subject, at, who, old, new, way)."""
    subject, moment, who, old, new, way = msgspec.convert(tuple(row), _CHANGE_ROW)
    at = datetime.fromisoformat(moment)
    details = _DETAILS.get(subject)
    if details is None:
        before, after = (None if body is None else _ANSWER.decode(body) for body in (old, new))
        return Change(subject=subject, at=at, who=who, old=before, new=after, way=way)
    was, came = (None if body is None else details.decode(body) for body in (old, new))
    return Change(subject=subject, at=at, who=who, before=was, after=came, way=way)


def source(row: Sequence[object]) -> SourceFile:
    """Return a content file from its row (path, sha256, body), if the bytes are still those it had."""
    path, key, body = row
    if not isinstance(path, str) or not isinstance(body, bytes) or sha256(body).hexdigest() != key:
        raise ValueError("not the content file that was kept")
    return SourceFile(path=path, sha256=key, text=body)


def line(row: Sequence[object]) -> tuple[str, str | None, str | None]:
    """Return a line of the history as texts: subject, old, new."""
    subject, old, new = msgspec.convert(tuple(row), _LINE_ROW)
    return subject, old, new


def content_files(body: object) -> tuple[ContentFile, ...]:
    """Return the pins of a row's content."""
    return _CONTENT.decode(msgspec.convert(body, str))


def edition(body: object) -> Edition:
    """Return the edition of a row's text."""
    return _EDITION.decode(msgspec.convert(body, str))


def evidence(body: object) -> EvidenceFile:
    """Return the evidence of a row's text."""
    return _EVIDENCE.decode(msgspec.convert(body, str))


def comment(body: object) -> Comment:
    """Return the comment of a row's text."""
    return _COMMENT.decode(msgspec.convert(body, str))


def approved_edition(row: Sequence[object]) -> ApprovedEdition:
    """Return an approved edition from its row (number, at, who, remark, sha256, judgement)."""
    number, at, who, remark, digest, judgement = msgspec.convert(tuple(row), _EDITION_ROW)
    return ApprovedEdition(
        number=number,
        at=datetime.fromisoformat(at),
        by=who,
        remark=remark,
        sha256=digest,
        judgement=judgement,
    )
