"""Whether what will remain of a risk is accepted: by whom, when, why, and who could."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.evaluation.model import AcceptanceState, RiskLevel
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.risks.row_painter import ACCEPTANCE_SHAPES
from pia_wizard.ui.risks.words import acceptance_fault, acceptance_state_text, accepted_text, entitled_text

_LOOKS = {
    AcceptanceState.NONE: "undetermined",
    AcceptanceState.ACCEPTED: "met",
    AcceptanceState.NOT_ENTITLED: "not_met",
    AcceptanceState.OUTDATED: "not_met",
}


class AcceptanceCard(QWidget):
    """``wants_acceptance`` and ``withdraws`` when the buttons are pressed."""

    wants_acceptance = Signal()
    withdraws = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign, self._state = Sign(Shape.NOT_APPLICABLE, 16), TextLabel()
        self._fault, self._accepted = TextLabel(look="not_met"), TextLabel()
        self._entitled = TextLabel(look="muted")
        self.accept, self.withdraw = push_button(), push_button("link")
        self.accept.clicked.connect(self.wants_acceptance)
        self.withdraw.clicked.connect(self.withdraws)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._state, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.accept)
        foot.addWidget(self.withdraw)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for label in (self._fault, self._accepted, self._entitled):
            column.addWidget(label)
        column.addLayout(foot)

    def show_level(self, questionnaire: Questionnaire, level: RiskLevel, translator: Translator) -> None:
        """Show how a risk stands."""
        say = translator.say
        self._sign.show_shape(ACCEPTANCE_SHAPES[level.acceptance])
        self._state.say(acceptance_state_text(level.acceptance, translator))
        set_look(self._state, "look", _LOOKS[level.acceptance])
        fault = acceptance_fault(questionnaire, level, translator)
        self._fault.say(fault)
        self._fault.setVisible(bool(fault))
        self._accepted.say(accepted_text(questionnaire, level, translator))
        self._entitled.say(entitled_text(questionnaire, level.target.band_high, translator))
        again = level.accepted is not None
        band = questionnaire.method.bands[level.target.band_high]
        self.accept.setVisible(bool(band.acceptable_to))
        self.accept.setText(say("受け入れを判断し直す…") if again else say("受け入れを記録する…"))
        self.withdraw.setText(say("受け入れを取り消す"))
        self.withdraw.setVisible(again)
