"""One measure as a card: what, who, until when, how far, and what it does to the risks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.treatment import (
    MeasureEffect,
    is_open,
    measure_effects,
    still_unmet,
)
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.treatment.words import (
    STATUS_SHAPES,
    cost_texts,
    deciding_question,
    due_text,
    effect_text,
    option_texts,
    status_texts,
    target_lines,
    treats_text,
)

_MOST_EFFECTS = 6


class MeasureCard(QFrame):
    """The signals carry nothing but the wish; ``asked_question`` the question to be looked at again."""

    edited = Signal()
    done = Signal()
    removed = Signal()
    asked_question = Signal(str)

    def __init__(
        self, measure: Measure, session: AssessmentSession, translator: Translator, *, overdue: bool
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.measure = measure
        self.session = session
        self.translator = translator
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 14, 20, 10)
        self._column.setSpacing(6)
        self._column.addLayout(self._head(overdue=overdue))
        self._say(measure.title, "strong")
        self._say(self._facts(), "caption")
        if measure.option == "retain":
            self._say(translator.say("受け入れる対策なので、リスクは下がりません。"), "muted")
        self._show_effects()
        self._show_targets()
        self._show_done()
        self._column.addLayout(self._foot())

    def _say(self, text: str, look: str = "") -> None:
        if text:
            self._column.addWidget(TextLabel(text, look=look))

    def _head(self, *, overdue: bool) -> QHBoxLayout:
        measure, translator = self.measure, self.translator
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Sign(Shape.PROBLEM if overdue else STATUS_SHAPES[measure.status], 16))
        row.addWidget(TextLabel(status_texts(translator)[measure.status], look="strong"), 1)
        due = TextLabel(
            due_text(measure, translator, overdue=overdue) or translator.say("期限は未定"),
            look="not_met" if overdue else "caption",
        )
        due.setWordWrap(False)
        row.addWidget(due)
        return row

    def _facts(self) -> str:
        measure, translator = self.measure, self.translator
        return translator.say(
            "担当：{owner}　／　費用：{cost}　／　{option}　／　{treats}",
            owner=measure.owner or translator.say("未定"),
            cost=cost_texts(translator)[measure.cost],
            option=option_texts(translator)[measure.option],
            treats=treats_text(measure, translator),
        )

    def _show_effects(self) -> None:
        questionnaire, translator = self.session.questionnaire, self.translator
        effects = measure_effects(questionnaire, self.session.evaluation, self.measure)
        if self.measure.status == "dropped" or self.measure.option == "retain" or not effects:
            return
        self._say(translator.say("リスクへの効き方（現在 → 計画の実施後）"), "caption")
        effects = tuple(sorted(effects, key=_drop, reverse=True))
        lines = [effect_text(effect, questionnaire, translator) for effect in effects[:_MOST_EFFECTS]]
        more = len(effects) - _MOST_EFFECTS
        if more > 0:
            lines.append(translator.say_n("ほか{n}件のリスク", "ほか{n}件のリスク", more))
        self._say("\n".join(lines), "bullet")

    def _show_targets(self) -> None:
        """Offer the names of what the measure is for; they are long and often known."""
        lines = list(target_lines(self.measure, self.session.questionnaire, self.translator))
        if not lines:
            return
        names = TextLabel("\n".join(lines), look="caption")
        names.hide()
        toggle = push_button("link")
        toggle.setCheckable(True)
        toggle.setText(self.translator.say("対象の要求事項とリスクを表示"))
        toggle.setAccessibleDescription(self.measure.title)
        toggle.toggled.connect(names.setVisible)
        row = QHBoxLayout()
        row.addWidget(toggle)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(names)

    def _show_done(self) -> None:
        """Show what was done, and whether the answers say so too."""
        measure, translator = self.measure, self.translator
        if measure.evidence:
            self._say(translator.say("確認できるもの：{evidence}", evidence=measure.evidence))
        if measure.note:
            noted = translator.say("実施した内容：{note}") if measure.status == "done" else ""
            self._say((noted or translator.say("メモ：{note}")).format(note=measure.note))
        if measure.status == "done" and not measure.evidence and not measure.note:
            self._say(translator.say("何を実施したかは、まだ書かれていません。"), "muted")
        unmet = still_unmet(measure, self.session.evaluation)
        if measure.status == "done" and unmet:
            self._column.addWidget(self._to_be_answered(unmet))

    def _to_be_answered(self, unmet: tuple[str, ...]) -> QWidget:
        box = QFrame()
        box.setProperty("look", "warning")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 6, 12, 6)
        words = self.translator.say_n(
            "完了していますが、回答ではまだ{n}件の要求事項を満たしていません。",
            "完了していますが、回答ではまだ{n}件の要求事項を満たしていません。",
            len(unmet),
        )
        row.addWidget(TextLabel(words), 1)
        asked = deciding_question(self.session, unmet[0])
        if asked:
            look = push_button("link")
            look.setText(self.translator.say("回答を見直す"))
            look.setAccessibleDescription(words)
            look.clicked.connect(lambda: self.asked_question.emit(asked))
            row.addWidget(look)
        return box

    def _foot(self) -> QHBoxLayout:
        say = self.translator.say
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(2)
        row.addStretch(1)
        offers = [(say("編集"), self.edited), (say("削除"), self.removed)]
        if is_open(self.measure):
            offers.insert(1, (say("完了にする"), self.done))
        for text, signal in offers:
            button = push_button("mini")
            button.setText(text)
            button.setAccessibleDescription(self.measure.title)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            row.addWidget(button)
        return row


def _drop(effect: MeasureEffect) -> int:
    """Return how far the whole plan lowers a risk, as impact × likelihood at the worst end."""
    return (
        effect.current.impact.high * effect.current.likelihood.high
        - effect.target.impact.high * effect.target.likelihood.high
    )
