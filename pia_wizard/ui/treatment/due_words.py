"""What a row of the follow-up says: what is to be done, by whom, until when, and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation import Visibility
from pia_wizard.evaluation.due import Term, term_of
from pia_wizard.evaluation.treatment import still_unmet
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.due import Group, Kind, Matter
from pia_wizard.session.tiles import REVIEW_DATE
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.reasons import risk_title
from pia_wizard.ui.risks.words import acceptance_fault
from pia_wizard.ui.treatment.words import deciding_question

GROUP_SHAPES = {
    Group.OVERDUE: Shape.PROBLEM,
    Group.SOON: Shape.PARTLY,
    Group.CHECK: Shape.INFORMATION,
    Group.LATER: Shape.NOT_STARTED,
    Group.UNDATED: Shape.UNDETERMINED,
    Group.DONE: Shape.MET,
}
_LOOKS = {Term.OVERDUE: "not_met", Term.SOON: "partly"}


@dataclass(frozen=True, slots=True)
class Way:
    """A button of a row: its words, and the kind and id of what it leads to (a ``record`` is filled in)."""

    words: str
    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class DueRow:
    """All that a row shows; ``status`` is that of its measure, empty where it is of none."""

    title: str
    about: str
    day: str
    look: str
    ways: tuple[Way, ...]
    measure: str = ""
    status: str = ""


def group_title(group: Group, n: int, translator: Translator) -> str:
    """Return the heading over a group of ``n`` rows."""
    say = translator.say
    return {
        Group.OVERDUE: say("期限切れ（{n}）", n=n),
        Group.SOON: say("30日以内（{n}）", n=n),
        Group.CHECK: say("日付によらず確かめること（{n}）", n=n),
        Group.LATER: say("31日以上先（{n}）", n=n),
        Group.UNDATED: say("日付の決まっていないもの（{n}）", n=n),
        Group.DONE: say("完了したもの（{n}）", n=n),
    }[group]


def due_row(matter: Matter, session: AssessmentSession, today: date, translator: Translator) -> DueRow:
    """Return what the row of a matter says on a day."""
    return _ROWS.get(matter.kind, _measure)(matter, session, today, translator)


def _review(matter: Matter, session: AssessmentSession, today: date, translator: Translator) -> DueRow:
    say, state = translator.say, session.evaluation.questions.get(REVIEW_DATE)
    asked = state is not None and state.visibility is not Visibility.HIDDEN
    way = Way(say("質問へ"), "question", REVIEW_DATE) if asked else Way(say("承認のページへ"), "approval")
    about = say("システムや使い方、基準が変わっていないかを確かめ、評価をやり直します。")
    if matter.day is None:
        about = say("次に見直す日が、まだ決まっていません。")
    day, look = _day(matter.day, today, translator)
    return DueRow(say("次回の見直し"), about, day, look, (way,))


def _acceptance(matter: Matter, session: AssessmentSession, _today: date, translator: Translator) -> DueRow:
    title = translator.say("リスク：{risk}", risk=risk_title(session.questionnaire, matter.name, translator))
    fault = acceptance_fault(session.questionnaire, session.evaluation.risks[matter.name], translator)
    way = Way(translator.say("リスクを見る"), "risk", matter.name)
    return DueRow(title, fault, translator.say("受け入れの見直しが必要"), "not_met", (way,))


def _measure(matter: Matter, session: AssessmentSession, today: date, translator: Translator) -> DueRow:
    say = translator.say
    measure = next(its for its in session.assessment.measures if its.id == matter.name)
    owner = say("担当：{owner}", owner=measure.owner or say("未定"))
    lacking, ways = _lacking(matter, measure, session, translator)
    is_open = matter.kind is Kind.MEASURE
    day, look = _day(matter.day, today, translator) if is_open else _past(matter.day, translator)
    return DueRow(
        title=measure.title,
        about="\n".join(filter(None, (owner, lacking))),
        day=day,
        look=look,
        ways=(*ways, Way(say("対策を見る"), "measure", measure.id)),
        measure=measure.id,
        status=measure.status,
    )


def _lacking(
    matter: Matter, measure: Measure, session: AssessmentSession, translator: Translator
) -> tuple[str, tuple[Way, ...]]:
    """Return what a done measure lacks, and the way to mend it."""
    if matter.kind is Kind.EVIDENCE:
        told = translator.say(
            "完了していますが、実施を確かめられるもの（写真や記録など）が書かれていません。"
        )
        return told, (Way(translator.say("記入する"), "record", measure.id),)
    if matter.kind is not Kind.ANSWERS:
        return "", ()
    unmet = still_unmet(measure, session.evaluation)
    told = translator.say_n(
        "完了していますが、回答ではまだ{n}件の要求事項を満たしていません。",
        "完了していますが、回答ではまだ{n}件の要求事項を満たしていません。",
        len(unmet),
    )
    question = deciding_question(session, unmet[0])
    return told, (Way(translator.say("回答を見直す"), "question", question),) if question else ()


def _past(day: date | None, translator: Translator) -> tuple[str, str]:
    """Return the day by which something now done was due, and the look of these words."""
    return (translator.say("期限 {day}", day=translator.date(day)), "caption") if day else ("", "")


def _day(day: date | None, today: date, translator: Translator) -> tuple[str, str]:
    """Return a day with how far it is, and the look of these words."""
    if day is None:
        return translator.say("期限は未定"), "caption"
    term, left, shown = term_of(day, today), (day - today).days, translator.date(day)
    if term is Term.OVERDUE:
        told = translator.say_n("期限切れ {day}（{n}日前）", "期限切れ {day}（{n}日前）", -left, day=shown)
    elif left == 0:
        told = translator.say("期限 {day}（今日）", day=shown)
    elif term is Term.SOON:
        told = translator.say_n("期限 {day}（あと{n}日）", "期限 {day}（あと{n}日）", left, day=shown)
    else:
        told = translator.say("期限 {day}", day=shown)
    return told, _LOOKS.get(term, "caption")


_ROWS: dict[Kind, Callable[[Matter, AssessmentSession, date, Translator], DueRow]] = {
    Kind.REVIEW: _review,
    Kind.ACCEPTANCE: _acceptance,
}
