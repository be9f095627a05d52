"""The chosen risk whole: story, its three points with reasons, the matrix, acceptance, and what treats it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.evaluation.model import RiskLevel, Visibility
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.beside import Beside
from pia_wizard.ui.assessment.progress import TREATMENT
from pia_wizard.ui.assessment.reasons import ask_text, risk_title
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.comments.part import CommentsPart
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button
from pia_wizard.ui.risks.acceptance_card import AcceptanceCard
from pia_wizard.ui.risks.background import Background
from pia_wizard.ui.risks.lines import Lines
from pia_wizard.ui.risks.matrix import RiskMatrix
from pia_wizard.ui.risks.points import Points
from pia_wizard.ui.risks.treating import Treating, measure_text, measures_against
from pia_wizard.ui.risks.words import way_text


class RiskDetail(ScrollPage):
    """Every part stays and changes its words; what does not differ is not repainted.

    ``asked_step`` carries the step where something can be done about the risk.
    """

    asked_question = Signal(str)
    asked_step = Signal(str)
    wants_change = Signal()
    wants_removal = Signal()

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__(margin=0)
        self.session = session
        self.translator = translator
        self.risk = ""
        self._open_question = ""
        self._title, self._story = TextLabel(look="heading"), TextLabel(look="muted")
        self._unsettled = TextLabel(look="undetermined")
        self.change, self.remove, self.settle = (push_button("link") for _ in range(3))
        self.points = Points(session.questionnaire)
        self.matrix = RiskMatrix(session.questionnaire, translator)
        self._way, self._cell = TextLabel(look="caption"), TextLabel(look="caption")
        self.acceptance = AcceptanceCard()
        self.treating = Treating(session, translator)
        self.comments: CommentsPart | None = None
        self._measures, self._none = Lines("bullet"), TextLabel(look="muted")
        self.plan = push_button("link")
        self.background = Background()
        self._headings: dict[str, TextLabel] = {}
        self._cards: list[QWidget] = []
        self._lay_out()
        self.change.clicked.connect(self.wants_change)
        self.remove.clicked.connect(self.wants_removal)
        self.settle.clicked.connect(lambda: self.asked_question.emit(self._open_question))
        self.plan.clicked.connect(lambda: self.asked_step.emit(TREATMENT))
        self.treating.asked_question.connect(self.asked_question)
        self.matrix.looked_at.connect(self._show_cell)
        self.retranslate(translator)

    def _lay_out(self) -> None:
        self.column.setContentsMargins(0, 0, 8, 16)
        self.column.setSpacing(12)
        own = QHBoxLayout()
        own.setSpacing(16)
        own.addWidget(self.change)
        own.addWidget(self.remove)
        own.addStretch(1)
        head = self._card("")
        for label in (self._title, self._story, self._unsettled):
            head.addWidget(label)
        head.addWidget(self.settle)
        head.addLayout(own)
        levels = self._card("levels")
        levels.addWidget(self.points)
        for name, widgets in (
            ("matrix", (self.matrix, self._cell, self._way)),
            ("acceptance", (self.acceptance,)),
            ("treating", (self.treating,)),
            ("measures", (self._none, self._measures, self.plan)),
            ("background", (self.background,)),
        ):
            card = self._card(name)
            for widget in widgets:
                card.addWidget(widget)
        self.column.addStretch(1)

    def _card(self, name: str) -> QVBoxLayout:
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        if name:
            self._headings[name] = TextLabel(look="strong")
            column.addWidget(self._headings[name])
            self._cards.append(card)
        self.column.addWidget(card)
        return column

    def add_comments(self, beside: Beside) -> None:
        """Let people comment on the risk shown, below all that is said about it."""
        self.comments = CommentsPart(("risk", self.risk), beside, self.translator)
        stretch = self.column.count() - 1
        self.column.insertWidget(stretch, self.comments)
        self.refresh()

    def show_risk(self, risk: str) -> None:
        """Show another risk from its top."""
        self.risk = risk
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show the risk as it stands now."""
        level = self.session.evaluation.risks.get(self.risk)
        if (page := self.widget()) is not None:
            page.setVisible(level is not None)
        if level is None:
            return
        questionnaire, translator = self.session.questionnaire, self.translator
        compiled = questionnaire.risks[self.risk]
        self._title.say(risk_title(questionnaire, self.risk, translator))
        self._story.say(translator.content(f"risk.{self.risk}.story", compiled.risk.story))
        self._story.setVisible(bool(compiled.risk.story))
        self.change.setVisible(compiled.own)
        self.remove.setVisible(compiled.own)
        self._show_applying(level)
        self.background.show_risk(questionnaire, self.risk, translator)
        if self.comments is not None:
            self.comments.show_subject(("risk", self.risk))
        absent = level.applies is False
        for card in self._cards[:-1]:
            card.setVisible(not absent)
        if not absent:
            self._show_levels(level)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        say = translator.say
        words = {
            "levels": say("大きさとその理由"),
            "matrix": say("リスクマトリクス"),
            "acceptance": say("残る大きさの受け入れ"),
            "treating": say("このリスクを下げる要求事項"),
            "measures": say("予定している対策"),
            "background": say("このリスクの背景"),
        }
        for name, heading in self._headings.items():
            heading.say(words[name])
        self.change.setText(say("このリスクを変更…"))
        self.remove.setText(say("このリスクを削除…"))
        self.settle.setText(say("質問に答える"))
        self.plan.setText(say("対策を検討する"))
        self.matrix.retranslate(translator)
        self._cell.say("")
        if self.comments is not None:
            self.comments.retranslate(translator)
        self.refresh()

    def _show_levels(self, level: RiskLevel) -> None:
        session, questionnaire, translator = self.session, self.session.questionnaire, self.translator
        self.points.show_level(questionnaire, level, translator)
        self.matrix.show_level(questionnaire, level, session.evaluation.risks)
        way = way_text(questionnaire, level, translator)
        marks = translator.say("□は、ほかのリスクの現在の位置です。矢印キーでマスを調べられます。")
        self._way.say(f"{way}\n{marks}")
        self._cell.setVisible(bool(self._cell.text()))
        self.acceptance.show_level(questionnaire, level, translator)
        self.treating.show_risk(self.risk, translator)
        measures = measures_against(session, self.risk)
        words = [measure_text(session, measure, self.risk, translator) for measure in measures]
        self._measures.say(words)
        self._none.say(translator.say("このリスクに対する対策は、まだありません。"))
        self._none.setVisible(not words)

    def _show_applying(self, level: RiskLevel) -> None:
        """Say if a risk does not apply, or if that is not known yet and which answer tells."""
        say = self.translator.say
        states = self.session.evaluation.questions
        applies = self.session.questionnaire.risks[self.risk].applies
        reads = applies.reads if applies is not None and level.applies is None else frozenset()
        open_ = (n for n in states if n in reads and not states[n].answered)
        shown = (n for n in open_ if states[n].visibility is not Visibility.HIDDEN)
        self._open_question = next(shown, "")
        words = ""
        if level.applies is False:
            words = say("今の回答では、このリスクは当てはまりません。")
        elif level.applies is None:
            words = say("このリスクが当てはまるかどうかは、まだ決まりません。")
            if self._open_question:
                asked = ask_text(self.session.questionnaire, self._open_question, self.translator)
                words += say("次の質問の回答が必要です：{question}", question=asked)
        self._unsettled.say(words)
        self._unsettled.setVisible(bool(words))
        self.settle.setVisible(bool(self._open_question))

    def _show_cell(self, words: str) -> None:
        self._cell.say(words)
        self._cell.setVisible(bool(words))
