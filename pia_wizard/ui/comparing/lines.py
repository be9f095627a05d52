"""What differs between two versions as lines: what it is, what it was, what it is now, which way it went."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pia_wizard.assessment.merging import Kind as Decided
from pia_wizard.assessment.model import Answer, Measure
from pia_wizard.errors import N_
from pia_wizard.evaluation.comparison import Comparison
from pia_wizard.evaluation.directions import Direction, risk_direction, verdict_direction
from pia_wizard.evaluation.model import AcceptanceState, RiskLevel, Status
from pia_wizard.evaluation.wording import answer_text, question_text, verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.ui.assessment.reasons import clause_text, guideline_title, risk_title, says_text
from pia_wizard.ui.risks.words import acceptance_state_text, bands_text
from pia_wizard.ui.treatment.words import due_text, status_texts

_LONGEST = 300
_DECIDED = {
    Decided.OVERRIDES: N_("評価者による判定が改まりました"),
    Decided.LEVEL_OVERRIDES: N_("評価者によるリスクの段階が改まりました"),
    Decided.OWN_RISKS: N_("独自に加えたリスクの内容が改まりました"),
    Decided.ACCEPTANCES: N_("残るリスクの受け入れが改まりました"),
}


class Kind(StrEnum):
    """What a line is about."""

    ANSWER = "answer"
    VERDICT = "verdict"
    RISK = "risk"
    MEASURE = "measure"
    DECISION = "decision"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Line:
    """One difference; ``subject`` is the id of what it is about, which may be gone now."""

    kind: Kind
    subject: str
    about: str
    before: str
    after: str
    direction: Direction = Direction.OTHER


@dataclass(frozen=True, slots=True)
class Lines:
    """Makes lines of a comparison; ``later`` has the words of the second version."""

    found: Comparison
    later: Questionnaire
    words: Translator

    def all(self) -> tuple[Line, ...]:
        """Return every difference, the answers first."""
        parts = (
            self._answers(),
            self._verdicts(),
            self._risks(),
            self._measures(),
            self._decisions(),
            self._content(),
        )
        return tuple(line for part in parts for line in part)

    def _answers(self) -> Iterator[Line]:
        for name, before, after in self.found.answers:
            held = self.later if name in self.later.questions else self.found.earlier
            question = held.questions[name]
            was, now = (self._answer(held, name, answer) for answer in (before, after))
            yield Line(Kind.ANSWER, name, question_text(question, self.words), was, now)

    def _answer(self, held: Questionnaire, name: str, answer: Answer | None) -> str:
        told = answer_text(held.questions[name], answer, self.words)
        note = self.words.say("メモ：{note}", note=answer.note) if answer is not None and answer.note else ""
        return _short("\n".join(part for part in (told, note) if part))

    def _verdicts(self) -> Iterator[Line]:
        for found in self.found.verdicts:
            name = found.requirement
            held = self.later if name in self.later.requirements else self.found.earlier
            about = f"{clause_text(held, name, self.words)}\n{says_text(held, name, self.words)}"
            was, now = self._status(found.before), self._status(found.after)
            yield Line(Kind.VERDICT, name, about, was, now, verdict_direction(found))

    def _status(self, status: Status | None) -> str:
        return self.words.say("判定なし") if status is None else verdict_text(status, self.words)

    def _risks(self) -> Iterator[Line]:
        bands = tuple(self.later.method.bands)
        for found in self.found.risks:
            name = found.risk
            held = self.later if name in self.later.risks else self.found.earlier
            before = self._level(self.found.earlier, found.before)
            after = self._level(self.later, found.after)
            way = risk_direction(found, bands)
            yield Line(Kind.RISK, name, risk_title(held, name, self.words), before, after, way)

    def _level(self, held: Questionnaire, level: RiskLevel | None) -> str:
        if level is None:
            return self.words.say("なし")
        told = self.words.say(
            "現在 {current}・計画の実施後 {target}",
            current=bands_text(held, level.current, self.words),
            target=bands_text(held, level.target, self.words),
        )
        if level.acceptance is AcceptanceState.NONE:
            return told
        return f"{told}\n{acceptance_state_text(level.acceptance, self.words)}"

    def _measures(self) -> Iterator[Line]:
        for name, before, after in self.found.measures:
            held = after or before
            title = held.title if held is not None else name
            was, now = self._measure(before, title), self._measure(after, title)
            yield Line(Kind.MEASURE, name, title, was, now)

    def _measure(self, measure: Measure | None, title: str) -> str:
        if measure is None:
            return self.words.say("なし")
        renamed = measure.title if measure.title != title else ""
        status, due = status_texts(self.words)[measure.status], due_text(measure, self.words, overdue=False)
        parts = (renamed, status, measure.owner, due, measure.note)
        return _short("\n".join(part for part in parts if part))

    def _decisions(self) -> Iterator[Line]:
        """Yield what people decided by hand and put otherwise, be it only the reason."""
        for item in self.found.decisions:
            name = item.key[0]
            title = self._decided(name)
            yield Line(Kind.DECISION, name, title, "", self.words.say(_DECIDED[item.kind]))

    def _decided(self, name: str) -> str:
        for held in (self.later, self.found.earlier):
            if name in held.requirements:
                return clause_text(held, name, self.words)
            if name in held.risks:
                return risk_title(held, name, self.words)
        return name

    def _content(self) -> Iterator[Line]:
        """Yield what is new, changed or gone of the content: guidelines, questions and requirements."""
        say, found = self.words.say, self.found
        here, gone, changed = say("あり"), say("なし"), say("内容が改まりました")
        for kind, names in (("g", found.guidelines), ("q", found.questions), ("r", found.requirements)):
            for name in names.added:
                yield Line(Kind.CONTENT, name, self._named(kind, name, self.later), gone, here)
            for name in names.changed:
                yield Line(Kind.CONTENT, name, self._named(kind, name, self.later), here, changed)
            for name in names.removed:
                yield Line(Kind.CONTENT, name, self._named(kind, name, found.earlier), here, gone)

    def _named(self, kind: str, name: str, held: Questionnaire) -> str:
        say = self.words.say
        if kind == "g":
            return say("基準：{title}", title=guideline_title(held, name, self.words))
        if kind == "q":
            return say("質問：{title}", title=question_text(held.questions[name], self.words))
        says = says_text(held, name, self.words)
        return say("要求事項：{title}", title=f"{clause_text(held, name, self.words)} {says}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
