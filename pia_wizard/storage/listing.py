"""The list of assessments: told without opening any, chosen, in order, and searched."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Update, case, func, select

from pia_wizard.storage import rows, search
from pia_wizard.storage import statements as sql
from pia_wizard.storage.errors import NoSuchAssessmentError, WorkspaceError
from pia_wizard.storage.found_words import terms_of
from pia_wizard.storage.records import Order, Summary, Tile, Wanted
from pia_wizard.storage.tables import assessments as a
from pia_wizard.storage.transactions import Transactions

_CLIENT = func.coalesce(func.nullif(a.c.client, ""), a.c.operator)
_NO_DAY = "9999-99-99"
_MEASURE_DUE = func.coalesce(func.json_extract(a.c.tile, "$.measure_due"), _NO_DAY)
_REVIEW_DUE = func.coalesce(func.nullif(a.c.review_due, ""), _NO_DAY)
_soonest_due = case((_MEASURE_DUE < _REVIEW_DUE, _MEASURE_DUE), else_=_REVIEW_DUE)
_ORDERS: dict[Order, ColumnElement[object]] = {
    "changed": a.c.changed.desc(),
    "created": a.c.created.desc(),
    "title": a.c.title.asc(),
    "client": _CLIENT.asc(),
    "gravity": a.c.gravity.desc(),
    "review_due": _REVIEW_DUE.asc(),
    "due": _soonest_due.asc(),
}
_REVERSED: dict[Order, ColumnElement[object]] = {
    "changed": a.c.changed.asc(),
    "created": a.c.created.asc(),
    "title": a.c.title.desc(),
    "client": _CLIENT.desc(),
    "gravity": a.c.gravity.asc(),
    "review_due": a.c.review_due.desc(),
    "due": _soonest_due.desc(),
}


class Listing:
    """What ``Workspace`` offers for its list of assessments."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def summaries(self, wanted: Wanted) -> tuple[Summary, ...]:
        """Return the summaries of the assessments that are wanted."""
        with self._transactions.reading() as connection:
            chosen = _chosen(connection, sql.SUMMARIES, wanted)
            chosen = chosen.order_by(*_order(wanted))
            if wanted.most is not None or wanted.after:
                chosen = chosen.limit(-1 if wanted.most is None else wanted.most).offset(wanted.after)
            return rows.summaries(connection.execute(chosen))

    def count(self, wanted: Wanted) -> int:
        """Return how many assessments are wanted, however many of them were asked for."""
        with self._transactions.reading() as connection:
            counted = _chosen(connection, select(func.count()).select_from(a), wanted)
            found: int = connection.execute(counted).scalar_one()
            return found

    def place(self, wanted: Wanted, assessment_id: str) -> int:
        """Return where an assessment stands among those wanted, from 0; -1 if it is not among them."""
        with self._transactions.reading() as connection:
            chosen = _chosen(connection, select(a.c.id), wanted).order_by(*_order(wanted))
            found = connection.execute(chosen).scalars()
            return next((place for place, name in enumerate(found) if name == assessment_id), -1)

    def clients(self, wanted: Wanted | None = None) -> dict[str, int]:
        """Return the clients with how many wanted assessments each has, by name."""
        with self._transactions.reading() as connection:
            counted: Any = select(_CLIENT.label("name"), func.count()).group_by(_CLIENT).order_by(_CLIENT)
            chosen = _chosen(connection, counted, wanted or Wanted())
            return {str(name): int(count) for name, count in connection.execute(chosen)}

    def put_tile(self, assessment_id: str, tile: Tile) -> None:
        """Keep how an assessment stands now. What the disk refuses is told anew another time."""
        row = {
            "id_": assessment_id,
            "tile_": rows.text(tile),
            "operator_": tile.operator,
            "gravity_": tile.gravity,
            "due_": tile.review_due.isoformat() if tile.review_due else "",
        }
        with suppress(WorkspaceError), self._transactions.writing_unflushed() as connection:
            connection.execute(sql.PUT_TILE, row)

    def predecessor(self, assessment_id: str) -> str:
        """Return the assessment this one goes on from, "" if none; it may not be there any more."""
        with self._transactions.reading() as connection:
            return str(connection.execute(sql.PREDECESSOR, {"id_": assessment_id}).scalar() or "")

    def untold(self) -> tuple[str, ...]:
        """Return the assessments whose tile is behind, last changed first."""
        with self._transactions.reading() as connection:
            return tuple(connection.execute(sql.UNTOLD).scalars())

    def archive(self, assessment_id: str, *, archived: bool) -> None:
        """Put an assessment away, or back among the others. Raises ``NoSuchAssessmentError``."""
        self._mark(sql.PUT_ARCHIVED, assessment_id, int(archived))

    def make_template(self, assessment_id: str, *, template: bool) -> None:
        """Make an assessment a template, or no template any more. Raises ``NoSuchAssessmentError``."""
        self._mark(sql.PUT_TEMPLATE, assessment_id, int(template))

    def follow(self, assessment_id: str, predecessor: str) -> None:
        """Keep which assessment this one goes on from. Raises ``NoSuchAssessmentError``."""
        self._mark(sql.PUT_PREDECESSOR, assessment_id, predecessor)

    def _mark(self, statement: Update, assessment_id: str, value: object) -> None:
        with self._transactions.writing() as connection:
            done = connection.execute(statement, {"id_": assessment_id, "value": value})
            if done.rowcount == 0:
                raise NoSuchAssessmentError(id=assessment_id)


def _chosen(connection: Connection, statement: Select[Any], wanted: Wanted) -> Select[Any]:
    terms = terms_of(wanted.words)
    conditions = list(_conditions(wanted))
    if terms:
        conditions.append(search.found_in(connection, terms))
    return statement.where(*conditions)


def _order(wanted: Wanted) -> Iterable[ColumnElement[Any]]:
    if wanted.by_client:
        yield _CLIENT.asc()
    yield (_REVERSED if wanted.reverse else _ORDERS)[wanted.order]
    yield a.c.changed.desc()
    yield a.c.id.asc()


def _conditions(wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    if wanted.ids is not None:
        yield a.c.id.in_(wanted.ids)
    if wanted.archived is not None:
        yield a.c.archived == int(wanted.archived)
    if wanted.template is not None:
        yield a.c.template == int(wanted.template)
    if wanted.client is not None:
        yield _CLIENT.in_([wanted.client])
    if wanted.state is not None:
        yield a.c.state == str(wanted.state)
    if wanted.due_by is not None:
        yield _soonest_due.between("0", wanted.due_by.isoformat())
    if wanted.gravity is not None:
        yield a.c.gravity >= wanted.gravity
