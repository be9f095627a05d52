"""What is to be remembered of an assessment: when measures are due, and when to look at it again."""

from collections.abc import Iterator
from datetime import date, datetime

from pia_wizard.evaluation.treatment import is_open
from pia_wizard.exchange.calendar_file import Reminder, calendar_file
from pia_wizard.i18n import Translator
from pia_wizard.session.judged import Judged
from pia_wizard.session.tiles import review_day


def reminders(
    judged: Judged, translator: Translator, approved: datetime | None = None
) -> tuple[Reminder, ...]:
    """Return the open measures that have a day and the review, in the order of their days.

    ``approved`` is when the assessment last was: without a day of its own, it is reviewed a year later.
    """
    found = [*_measures(judged, translator), *_review(judged, translator, approved)]
    return tuple(sorted(found, key=lambda reminder: (reminder.day, reminder.name)))


def reminders_file(
    judged: Judged, translator: Translator, moment: datetime, approved: datetime | None = None
) -> bytes:
    """Return the reminders as an iCalendar file; the same bytes each time."""
    title = translator.say("プライバシー影響評価　{title}", title=judged.assessment.title)
    return calendar_file(
        reminders(judged, translator, approved), title=title, language=translator.language, moment=moment
    )


def _measures(judged: Judged, translator: Translator) -> Iterator[Reminder]:
    assessment = judged.assessment
    for measure in assessment.measures:
        if measure.due is None or not is_open(measure):
            continue
        told = (
            translator.say("評価：{title}", title=assessment.title),
            translator.say("担当：{owner}", owner=measure.owner) if measure.owner else "",
            measure.note,
        )
        title = translator.say("対策の期限：{title}", title=measure.title)
        name = f"{assessment.id}/measure/{measure.id}"
        yield Reminder(name, measure.due, title, "\n".join(filter(None, told)))


def _review(judged: Judged, translator: Translator, approved: datetime | None) -> Iterator[Reminder]:
    day: date | None = review_day(judged.assessment, judged.evaluation, approved)
    if day is not None:
        title = translator.say("評価の見直し：{title}", title=judged.assessment.title)
        about = translator.say("システムや使い方、基準が変わっていないかを確かめ、評価をやり直します。")
        yield Reminder(f"{judged.assessment.id}/review", day, title, about)
