"""How an assessment of the list is told in words; the only place that knows which facts a row shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pia_wizard.evaluation.due import Term, term_of
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.review_words import state_text
from pia_wizard.evaluation.wording import question_text, verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Library
from pia_wizard.storage import Summary

_MOST_PLACES = 2
_ORDER = (Status.MET, Status.PARTLY_MET, Status.NOT_MET, Status.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its texts, and the numbers its bars are drawn from.

    ``risk`` is the worst remaining level with ``gravity`` from 0 to 100, -1 where there is none or open
    questions leave it open. ``late`` and ``soon``
    tell how near ``due`` is. ``verdicts`` are the counts of applicable requirements in a fixed order.
    """

    id: str
    title: str
    state: str
    about: str
    progress: str
    share: float
    verdicts: tuple[tuple[Status, int], ...]
    verdicts_told: str
    risk: str
    gravity: int
    due: str
    late: bool
    soon: bool
    changed: str
    found: str = ""

    @property
    def aloud(self) -> tuple[str, ...]:
        """Everything a row says, in the order of reading."""
        said = (self.title, self.state, self.about, self.found, self.progress, self.verdicts_told, self.risk)
        return tuple(part for part in (*said, self.due, self.changed) if part)


@dataclass(frozen=True, slots=True)
class RowWords:
    """Makes rows of summaries in one language, on one day."""

    library: Library
    translator: Translator
    today: date

    def row(self, summary: Summary, found: tuple[str, ...] = ()) -> ShownRow:
        """Return what a row shows; ``found`` are questions in whose answers the words searched for are."""
        tile, term = summary.tile, term_of(_first_day(summary), self.today)
        verdicts = tuple((status, tile.verdicts.get(str(status), 0)) for status in _ORDER)
        return ShownRow(
            id=summary.id,
            title=summary.title,
            state=self.state(summary),
            about=self.about(summary),
            progress=self._progress(summary),
            share=tile.answered / tile.asked if tile.asked else 0.0,
            verdicts=verdicts,
            verdicts_told=self._verdicts(verdicts),
            risk=self._risk(summary),
            gravity=-1 if _open_risk(summary) else tile.gravity,
            due=self._due(summary),
            late=term is Term.OVERDUE,
            soon=term in {Term.OVERDUE, Term.SOON},
            changed=self._changed(summary),
            found=self._found(found),
        )

    def group(self, client: str, count: int) -> str:
        """Return the heading over the assessments of one client."""
        name = client or self.translator.say("依頼元の記載なし")
        return self.translator.say("{name}（{n}件）", name=name, n=count)

    def state(self, summary: Summary) -> str:
        """Return which edition it is and how far, or that it is put away or a template."""
        say = self.translator.say
        if summary.template:
            return say("ひな形")
        state = state_text(summary.edition.state, self.translator)
        told = say("第{n}版 {state}", n=summary.edition.number, state=state)
        return say("保管中・{state}", state=told) if summary.archived else told

    def about(self, summary: Summary) -> str:
        """Return for whom, where, what for; the guidelines while none of these is known."""
        purposes = list(self._purposes(summary.tile.purposes))
        parts = [summary.client, summary.tile.place, self.translator.say("、").join(purposes)]
        return " · ".join(part for part in parts if part) or " · ".join(self._guidelines(summary))

    def _guidelines(self, summary: Summary) -> Iterator[str]:
        held = self.library.guidelines
        for name in summary.guidelines:
            short = held[name].short_title if name in held else name
            yield self.translator.content(f"guideline.{name}.short_title", short) if name in held else name

    def _purposes(self, keys: tuple[str, ...]) -> Iterator[str]:
        question = self.library.questions.get("purposes")
        for key in keys if question is not None else ():
            if question is not None and key in question.choices:
                yield self.translator.content(f"question.purposes.choices.{key}", question.choices[key])

    def _progress(self, summary: Summary) -> str:
        tile, say = summary.tile, self.translator.say
        if not tile.asked:
            return self.translator.say_n("回答 {n}件", "回答 {n}件", summary.answered)
        return say("回答 {answered}／{asked}", answered=tile.answered, asked=tile.asked)

    def _verdicts(self, counts: tuple[tuple[Status, int], ...]) -> str:
        told = (
            self.translator.say("{verdict} {n}", verdict=verdict_text(status, self.translator), n=n)
            for status, n in counts
            if n
        )
        return self.translator.say("・").join(told)

    def _risk(self, summary: Summary) -> str:
        tile, say = summary.tile, self.translator.say
        if not tile.worst:
            return ""
        if not tile.answered and _open_risk(summary):
            return say("最大リスク 未確定")
        name = self._band(summary, tile.worst, tile.worst_name)
        if _open_risk(summary):
            least = self._band(summary, tile.least, tile.least_name)
            name = say("{low}〜{high}", low=least, high=name)
        return say("最大リスク {band}", band=name)

    def _band(self, summary: Summary, band: str, name: str) -> str:
        return self.translator.content(f"method.{summary.method}.bands.{band}.name", name)

    def _due(self, summary: Summary) -> str:
        day, say = _first_day(summary), self.translator.say
        if day is None:
            return ""
        shown = self.translator.date(day)
        measure = day == summary.tile.measure_due
        if term_of(day, self.today) is Term.OVERDUE:
            late = say("対策の期限切れ {day}", day=shown) if measure else ""
            return late or say("見直しの期限切れ {day}", day=shown)
        return say("対策の期限 {day}", day=shown) if measure else say("見直し {day}", day=shown)

    def _changed(self, summary: Summary) -> str:
        moment = summary.changed.astimezone()
        day, time = self.translator.date(moment.date()), self.translator.time(moment)
        return self.translator.say("更新 {day} {time}", day=day, time=time)

    def _found(self, questions: tuple[str, ...]) -> str:
        held = self.library.questions
        told = [question_text(held[name], self.translator) for name in questions if name in held]
        if not told:
            return ""
        more = len(told) - _MOST_PLACES
        shown = " / ".join(told[:_MOST_PLACES])
        say = self.translator.say
        if more > 0:
            return say("見つかった回答：{questions} ほか{n}件", questions=shown, n=more)
        return say("見つかった回答：{questions}", questions=shown)


def _open_risk(summary: Summary) -> bool:
    """Return whether open questions leave it open how grave the worst risk is."""
    return bool(summary.tile.least)


def _first_day(summary: Summary) -> date | None:
    days = (summary.tile.measure_due, summary.tile.review_due)
    return min((day for day in days if day is not None), default=None)
