"""What is to be remembered of an assessment: when measures are due, and when to look at it again."""

from datetime import date, datetime

from pia_wizard.assessment.model import Assessment
from pia_wizard.exchange.calendar_file import Reminder, calendar_file
from pia_wizard.i18n import Translator
from pia_wizard.session.due import Kind, Matter, matters
from pia_wizard.session.judged import Judged


def reminders(
    judged: Judged, translator: Translator, approved: datetime | None = None
) -> tuple[Reminder, ...]:
    """Return the open measures that have a day and the review, in the order of their days.

    ``approved`` is when the assessment last was: without a day of its own, it is reviewed a year later.
    """
    found = [
        _reminder(matter, day, judged.assessment, translator)
        for matter in matters(judged, approved)
        if (day := matter.deadline) is not None
    ]
    return tuple(sorted(found, key=lambda reminder: (reminder.day, reminder.name)))


def reminders_file(
    judged: Judged, translator: Translator, moment: datetime, approved: datetime | None = None
) -> bytes:
    """Return the reminders as an iCalendar file; the same bytes each time."""
    title = translator.say("プライバシー影響評価　{title}", title=judged.assessment.title)
    return calendar_file(
        reminders(judged, translator, approved), title=title, language=translator.language, moment=moment
    )


def _reminder(matter: Matter, day: date, assessment: Assessment, translator: Translator) -> Reminder:
    """Return what a calendar says of a matter on its day."""
    if matter.kind is Kind.REVIEW:
        return _review(day, assessment, translator)
    measure = next(measure for measure in assessment.measures if measure.id == matter.name)
    told = (
        translator.say("評価：{title}", title=assessment.title),
        translator.say("担当：{owner}", owner=measure.owner) if measure.owner else "",
        measure.note,
    )
    title = translator.say("対策の期限：{title}", title=measure.title)
    about = "\n".join(filter(None, told))
    return Reminder(f"{assessment.id}/measure/{measure.id}", day, title, about)


def _review(day: date, assessment: Assessment, translator: Translator) -> Reminder:
    title = translator.say("評価の見直し：{title}", title=assessment.title)
    about = translator.say("システムや使い方、基準が変わっていないかを確かめ、評価をやり直します。")
    return Reminder(f"{assessment.id}/review", day, title, about)
