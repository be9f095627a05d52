"""One requirement as it stands: verdict, place, what it asks, and why the verdict is what it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pia_wizard.evaluation.model import Rule
from pia_wizard.evaluation.reasons import reason_text
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.beside import Beside
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.assessment.reasons import binding_text, clause_text, current_place_text, says_text
from pia_wizard.ui.assessment.signs import VERDICT_LOOKS, VERDICT_SHAPES
from pia_wizard.ui.comments.part import CommentsPart, count_text
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.messages import Sign


class RequirementBlock(QFrame):
    """``wants_override`` carries the requirement's id when the assessor disagrees with the verdict."""

    wants_override = Signal(str)

    def __init__(
        self,
        requirement: str,
        session: AssessmentSession,
        beside: Beside,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self.requirement = requirement
        self.session = session
        self.beside = beside
        self.comments: CommentsPart | None = None
        self.talk = QPushButton(self)
        self.talk.setProperty("look", "mini")
        self.talk.setCheckable(True)
        self.talk.clicked.connect(self._toggle_comments)
        beside.commented.connect(self._count_comments)
        self._sign = Sign(Shape.UNDETERMINED, 16, self)
        self._verdict = TextLabel(parent=self)
        self._binding = TextLabel(look="caption", parent=self)
        self._verdict.setWordWrap(False)
        self._binding.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._clause = TextLabel(look="caption", parent=self)
        self._now = TextLabel(look="caption", parent=self)
        self._says = TextLabel(parent=self)
        self._reason = TextLabel(look="caption", parent=self)
        self._would_ask = TextLabel(look="strong", parent=self)
        self._would = TextLabel(parent=self)
        self._would_ask.hide()
        self._would.hide()
        self._override = QPushButton(self)
        self._override.setProperty("look", "mini")
        self._override.clicked.connect(lambda: self.wants_override.emit(requirement))
        self._lay_out()
        self.retranslate(translator)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._verdict)
        head.addWidget(self._binding, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 6)
        column.setSpacing(6)
        column.addLayout(head)
        for label in (self._clause, self._now, self._says, self._reason):
            column.addWidget(label)
        would = QVBoxLayout()
        would.setSpacing(2)
        would.addWidget(self._would_ask)
        would.addWidget(self._would)
        column.addLayout(would)
        foot = FlowRow()
        for button in (self.talk, self._override):
            foot.addWidget(button)
        column.addLayout(foot)
        self._column = column

    def focus(self) -> None:
        """Put the focus on what can be done here."""
        self._override.setFocus()

    def _toggle_comments(self) -> None:
        """Unfold the comments on this requirement, or fold them away."""
        if self.comments is None:
            self.comments = CommentsPart(
                ("requirement", self.requirement), self.beside, self.translator, self
            )
            self._column.addWidget(self.comments)
            self.comments.laid_out.connect(lambda: chain(list(in_reading_order(self))))
            chain(list(in_reading_order(self)))
        else:
            self.comments.commit()
            self.comments.setVisible(self.comments.isHidden())
        self.talk.setChecked(not self.comments.isHidden())
        if not self.comments.isHidden():
            self.comments.focus()

    def _count_comments(self, about: str, name: str) -> None:
        if (about, name) == ("requirement", self.requirement):
            self._word_comments()

    def _word_comments(self) -> None:
        threads = self.beside.threads("requirement", self.requirement)
        self.talk.setText(count_text(sum(thread.open for thread in threads), self.translator))

    def say_would(self, words: str) -> None:
        """Say what would meet the requirement; nothing hides it."""
        self._would.say(words)
        for label in (self._would_ask, self._would):
            label.setVisible(bool(words))

    def refresh(self) -> None:
        """Show the verdict and its reason as they are now; what would change them is to be found anew."""
        self.say_would("")
        verdict = self.session.evaluation.verdicts[self.requirement]
        translator = self.translator
        self._sign.show_shape(VERDICT_SHAPES[verdict.status])
        self._verdict.say(verdict_text(verdict.status, translator))
        set_look(self._verdict, "look", VERDICT_LOOKS[verdict.status])
        evaluation, answers = self.session.evaluation, self.session.assessment.answers
        reason = reason_text(verdict, self.session.questionnaire, answers, translator, evaluation.verdicts)
        override = self.session.assessment.overrides.get(self.requirement)
        if verdict.rule is Rule.OVERRIDE and override and verdict.computed:
            computed = verdict_text(verdict.computed, translator)
            stated = translator.say(
                "評価者の判断：{reason}（回答による判定：{computed}）",
                reason=override.reason,
                computed=computed,
            )
            reason = f"{stated}\n{reason}"
        self._reason.say(reason)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        questionnaire = self.session.questionnaire
        clause = clause_text(questionnaire, self.requirement, translator)
        self._clause.say(clause)
        self._now.say(current_place_text(questionnaire, self.requirement, translator))
        self._now.setVisible(bool(self._now.text()))
        self._binding.say(binding_text(questionnaire, self.requirement, translator))
        self._says.say(says_text(questionnaire, self.requirement, translator))
        self._would_ask.say(translator.say("満たすには"))
        self._override.setText(translator.say("判定を改める…"))
        self._override.setAccessibleDescription(clause)
        self.talk.setAccessibleDescription(clause)
        self._word_comments()
        if self.comments is not None:
            self.comments.retranslate(translator)
        self.refresh()
