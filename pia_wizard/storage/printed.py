"""What was printed and hangs somewhere: the latest print of each notice for each site."""

from collections.abc import Iterable

import msgspec

from pia_wizard.storage import rows
from pia_wizard.storage import statements as sql
from pia_wizard.storage.errors import NoSuchAssessmentError
from pia_wizard.storage.records import Printed
from pia_wizard.storage.transactions import Transactions

_PRINTED = msgspec.json.Decoder(Printed)


class PrintedNotices:
    """What ``Workspace`` offers for printed notices."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def of(self, assessment_id: str) -> tuple[Printed, ...]:
        """Return what was printed for an assessment, by notice and site."""
        with self._transactions.reading() as connection:
            bodies = connection.execute(sql.PRINTED, {"id_": assessment_id}).scalars()
            found = (_PRINTED.decode(msgspec.convert(body, str)) for body in bodies)
            return tuple(sorted(found, key=lambda one: (one.notice, one.site)))

    def put(self, assessment_id: str, prints: Iterable[Printed]) -> None:
        """Keep prints, each in the place of an earlier one for the same site: all of them or none.

        Raises ``NoSuchAssessmentError``.
        """
        new = {(one.notice, one.site): one for one in prints}
        places = [{"id_": assessment_id, "notice_": notice, "site_": site} for notice, site in new]
        bodies = [
            {"assessment": assessment_id, "notice": one.notice, "site": one.site, "body": rows.text(one)}
            for one in new.values()
        ]
        with self._transactions.writing() as connection:
            if connection.execute(sql.IS_THERE, {"id_": assessment_id}).one_or_none() is None:
                raise NoSuchAssessmentError(id=assessment_id)
            if bodies:
                connection.execute(sql.REMOVE_PRINTED, places)
                connection.execute(sql.ADD_PRINTED, bodies)

    def forget(self, assessment_id: str, places: Iterable[tuple[str, str]]) -> None:
        """Drop prints that hang no more, given by notice and site."""
        gone = [{"id_": assessment_id, "notice_": notice, "site_": site} for notice, site in places]
        with self._transactions.writing() as connection:
            if gone:
                connection.execute(sql.REMOVE_PRINTED, gone)
