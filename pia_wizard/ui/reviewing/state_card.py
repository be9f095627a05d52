"""How far the edition is: its way from draft to approval, who did what when, and what can be done now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pia_wizard.assessment.review import Edition, ReviewRole, ReviewState
from pia_wizard.evaluation.review_words import edition_text, role_text, state_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.reviewing import Step
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.pieces import framed, line_label, push_button
from pia_wizard.ui.reviewing.words import STEPS, checked_text, moved_text

_WAY = (ReviewState.DRAFT, ReviewState.IN_REVIEW, ReviewState.APPROVED)
_FIRST: dict[Step, str] = {"submit": "primary", "approve": "primary"}


class StateCard(QWidget):
    """``asked`` carries a step and the role it is taken in."""

    asked = Signal(str, object)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session, self.translator = session, translator
        self._title, self._moved = TextLabel(look="heading"), TextLabel()
        self._remark, self._checked = TextLabel(look="muted"), TextLabel()
        self._since = TextLabel(look="partly")
        self._way = tuple(line_label("step") for _ in _WAY)
        self.buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(tokens.GAP)
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(tokens.GAP)
        column.addWidget(self._title)
        column.addLayout(self._way_row())
        for label in (self._moved, self._remark, self._checked, self._since):
            column.addWidget(label)
        column.addLayout(self._row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def _way_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for place, label in enumerate(self._way):
            if place:
                row.addWidget(QLabel("→"))
            row.addWidget(label)
        row.addStretch(1)
        return row

    def show_state(self, translator: Translator) -> None:
        """Show the edition as it is now."""
        self.translator = translator
        edition = self.session.edition
        self._title.say(edition_text(edition, translator))
        self._show_way(edition)
        self._moved.say(moved_text(edition, translator))
        remark = translator.say("「{remark}」", remark=edition.remark) if edition.remark else ""
        for label, text in (
            (self._remark, remark),
            (self._checked, checked_text(edition, translator)),
            (self._since, self._changes(edition)),
        ):
            label.say(text)
            label.setVisible(bool(text))
        self._offer()

    def _show_way(self, edition: Edition) -> None:
        back = edition.state is ReviewState.CHANGES_REQUESTED
        now = ReviewState.DRAFT if back else edition.state
        for state, label in zip(_WAY, self._way, strict=True):
            shown = edition.state if back and state is ReviewState.DRAFT else state
            label.setText(state_text(shown, self.translator))
            done = _WAY.index(state) < _WAY.index(now)
            set_look(label, "state", "now" if state is now else "done" if done else "")

    def _changes(self, edition: Edition) -> str:
        if edition.state is ReviewState.APPROVED:
            n = edition.number + 1
            return self.translator.say("次に回答を変更すると、第{n}版の作成が始まります。", n=n)
        n = self.session.changes_since_review() if edition.state is ReviewState.IN_REVIEW else 0
        if not n:
            return ""
        return self.translator.say_n(
            "確認の依頼のあとで、{n}件の変更がありました。",
            "確認の依頼のあとで、{n}件の変更がありました。",
            n,
        )

    def _offer(self) -> None:
        """Offer the steps that can be taken now, each in its role."""
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for step, role in self.session.review_steps():
            self.buttons[step] = self._button(step, role)
            self._row.addWidget(self.buttons[step])
        self._row.addStretch(1)

    def _button(self, step: Step, role: ReviewRole) -> QPushButton:
        button = push_button(_FIRST.get(step, ""))
        who = role_text(role, self.translator)
        button.setText(self.translator.say("{step}…", step=self.translator.say(STEPS[step].name)))
        button.setToolTip(self.translator.say("{role}が行います", role=who))
        button.setAccessibleDescription(button.toolTip())
        button.clicked.connect(lambda: self.asked.emit(step, role))
        return button
