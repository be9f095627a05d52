"""Words found anywhere in an assessment, also words of two characters, as Japanese has them.

What can be found is kept folded (``folded``) in ``search_texts``, brought up to date when something is
looked for. On SQLite an index of pairs of characters (FTS5, without positions) tells which assessments can
hold a word at all; those are then looked through. A database without FTS5 looks through all of them: the
answers are the same, ``found_in`` is all that another database has to say in its own way.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, exists, select, text

from pia_wizard.storage import rows
from pia_wizard.storage import statements as sql
from pia_wizard.storage.found_words import folded, said
from pia_wizard.storage.records import Tile
from pia_wizard.storage.tables import assessments, search_texts

_TILE = msgspec.json.Decoder(Tile)
_INDEX = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_pairs "
    "USING fts5(pairs, content = '', columnsize = 0, detail = none, tokenize = 'ascii')"
)
_ADD = text("INSERT INTO search_pairs (rowid, pairs) VALUES (:number, :pairs)")
_REMOVE = text("INSERT INTO search_pairs (search_pairs, rowid, pairs) VALUES ('delete', :number, :pairs)")
_PAIRED = text("search_texts.number IN (SELECT rowid FROM search_pairs WHERE search_pairs MATCH :pairs_)")


def found_in(connection: Connection, terms: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that an assessment holds all these folded words.

    Brings up to date first what can be found.
    """
    indexed = _has_index(connection)
    _bring_up_to_date(connection, indexed=indexed)
    conditions: list[ColumnElement[bool]] = [search_texts.c.assessment == assessments.c.id]
    paired = [term for term in terms if len(term) > 1] if indexed else []
    if paired:
        pairs = {pair for term in paired for pair in _pairs(term)}
        conditions.append(_PAIRED.bindparams(pairs_=" ".join(sorted(pairs))))  # type: ignore[arg-type]  # a clause
    # A word of two characters is there if its pair is; longer ones may only have their pairs.
    scanned = [term for term in terms if len(term) != 2 or not indexed]
    conditions += [search_texts.c.body.contains(term, autoescape=True) for term in scanned]
    return exists(select(search_texts.c.number).where(and_(*conditions)))


def forget(connection: Connection, assessment_id: str) -> None:
    """Take an assessment out of what can be found, before it is removed."""
    held = connection.execute(sql.SEARCH_TEXT, {"id_": assessment_id}).one_or_none()
    if held is not None and _has_index(connection, make=False):
        connection.execute(_REMOVE, {"number": held.number, "pairs": _paired(held.body)})


def _has_index(connection: Connection, *, make: bool = True) -> bool:
    """Tell whether there is an index of pairs, making it if this database can have one."""
    if connection.dialect.name != "sqlite":
        return False
    there = "SELECT 1 FROM sqlite_master WHERE name = 'search_pairs'"
    able = "SELECT sqlite_compileoption_used('ENABLE_FTS5')"
    if not connection.exec_driver_sql(able).scalar():
        return False
    if connection.exec_driver_sql(there).scalar():
        return True
    if make:
        connection.exec_driver_sql(_INDEX)
    return make


def _bring_up_to_date(connection: Connection, *, indexed: bool) -> None:
    for key in connection.execute(sql.UNFOUND).scalars().all():
        _renew(connection, key, indexed=indexed)


def _renew(connection: Connection, assessment_id: str, *, indexed: bool) -> None:
    key = {"id_": assessment_id}
    body = folded("\n".join(_told(connection, assessment_id)))
    held = connection.execute(sql.SEARCH_TEXT, key).one_or_none()
    if held is None:
        row = {"assessment": assessment_id, "body": body}
        number = connection.execute(sql.ADD_SEARCH_TEXT, row).scalar_one()
    else:
        number = held.number
        connection.execute(sql.CHANGE_SEARCH_TEXT, {"number_": number, "text": body})
        if indexed:
            connection.execute(_REMOVE, {"number": number, "pairs": _paired(held.body)})
    if indexed:
        connection.execute(_ADD, {"number": number, "pairs": _paired(body)})
    connection.execute(sql.FOUND, key)


def _told(connection: Connection, assessment_id: str) -> Iterator[str]:
    """Yield every text of an assessment that people would look for."""
    key = {"id_": assessment_id}
    title, client, tile = connection.execute(sql.SEARCHED, key).one()
    told = _TILE.decode(tile)
    yield from (title, client, told.labels)
    for _question, body in connection.execute(sql.ANSWERS, key):
        yield from said(rows.answer(body))


def _paired(body: str) -> str:
    return " ".join(sorted(_pairs(body)))


def _pairs(body: str) -> set[str]:
    """Return the pairs of neighbouring characters, spelled in ASCII so that no tokenizer splits them."""
    return {f"{ord(a):x}x{ord(b):x}" for a, b in pairwise(body) if a != " " and b != " "}
