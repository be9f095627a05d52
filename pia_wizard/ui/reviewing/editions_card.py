"""The approved editions: looked at, compared, put on paper, and brought back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pia_wizard.assessment.review import ApprovedEdition, Edition, ReviewState
from pia_wizard.errors import N_
from pia_wizard.evaluation.review_words import edition_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button, rule

_ACTS = {
    "open": N_("開いて見る"),
    "compare": N_("いまと比べる"),
    "save": N_("報告書を保存…"),
    "restore": N_("回答を戻す…"),
}


class EditionsCard(QWidget):
    """``asked`` carries what to do and the edition's number."""

    asked = Signal(str, int)

    def __init__(self, session: AssessmentSession) -> None:
        super().__init__()
        self.session = session
        self.buttons: dict[tuple[str, int], QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_state(self, translator: Translator) -> None:
        """Build the card anew, the last edition first."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(6)
        column.addWidget(TextLabel(translator.say("承認済みの版"), look="heading"))
        editions = self.session.editions()
        if not editions:
            none = translator.say("まだありません。承認すると、その時点の評価がここに保管されます。")
            column.addWidget(TextLabel(none, look="muted"))
        for held in reversed(editions):
            column.addWidget(rule())
            self._add(column, held, translator)
        self._column.addWidget(card)

    def _add(self, column: QVBoxLayout, held: ApprovedEdition, translator: Translator) -> None:
        edition = Edition(number=held.number, state=ReviewState.APPROVED, by=held.by, at=held.at)
        name = edition_text(edition, translator)
        column.addWidget(TextLabel(name, look="strong"))
        by = translator.say("承認者：{who}", who=held.by)
        remark = translator.say("「{remark}」", remark=held.remark) if held.remark else ""
        column.addWidget(TextLabel("\n".join(part for part in (by, remark) if part), look="muted"))
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP)
        for act, words in _ACTS.items():
            button = push_button("link")
            button.setText(translator.say(words))
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _on=False, act=act: self.asked.emit(act, held.number))
            self.buttons[act, held.number] = button
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
