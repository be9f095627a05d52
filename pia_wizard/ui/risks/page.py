"""The step of the risks: the list on the left, the chosen risk on the right, and the dialogs that decide."""

from typing import Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reasons import risk_title
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.messages import confirmed
from pia_wizard.ui.risks.acceptance_dialog import AcceptanceDialog
from pia_wizard.ui.risks.deciding_dialog import DecidingDialog
from pia_wizard.ui.risks.detail import RiskDetail
from pia_wizard.ui.risks.level_dialog import LevelDialog
from pia_wizard.ui.risks.listing import RiskList
from pia_wizard.ui.risks.matrix import RiskMatrix
from pia_wizard.ui.risks.own_risk_dialog import OwnRiskDialog

_LIST_WIDTH, _WIDE_LIST = 340, 412
_ROOM_FOR_WIDE_LIST = 1200
"""With less than this, the detail needs the room more than the list."""


class RisksPage(QWidget):
    """``decided`` carries the effect of whatever was decided here; the gravest risks come first."""

    asked_question = Signal(str)
    asked_step = Signal(str)
    decided = Signal(object)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self.list = RiskList(session, translator)
        self.list.setFixedWidth(tokens.grown(_LIST_WIDTH))
        self.detail = RiskDetail(session, translator)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self.detail, 1)
        self._connect()
        self.detail.show_risk(self.list.risk)

    def _connect(self) -> None:
        self.list.chosen.connect(self.detail.show_risk)
        self.list.wants_new.connect(self._add)
        self.detail.asked_question.connect(self.asked_question)
        self.detail.asked_step.connect(self.asked_step)
        self.detail.points.wants_own_level.connect(self._set_level)
        self.detail.acceptance.wants_acceptance.connect(self._accept)
        self.detail.acceptance.withdraws.connect(self._withdraw)
        self.detail.wants_change.connect(self._change)
        self.detail.wants_removal.connect(self._remove)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list show long names of bands where there is room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        wide = self.width() >= tokens.grown(_ROOM_FOR_WIDE_LIST)
        most = max(self.width() // 2, _LIST_WIDTH)
        self.list.setFixedWidth(min(most, tokens.grown(_WIDE_LIST if wide else _LIST_WIDTH)))

    @property
    def risk(self) -> str:
        """The id of the chosen risk, or nothing."""
        return self.list.risk

    @property
    def matrix(self) -> RiskMatrix:
        """The picture of the chosen risk's way."""
        return self.detail.matrix

    def show_risk(self, name: str) -> None:
        """Choose a risk, from another page for instance."""
        self.list.show_risk(name)

    def update_effect(self, _question: str, effect: Effect) -> None:
        """Bring up to date what a change touched, and nothing if it touched neither risk nor verdict."""
        if effect.risks:
            self.list.refresh(effect.risks)
        if effect.risks or effect.verdicts or effect.questions:
            self.detail.refresh()

    def refresh(self) -> None:
        """Show all risks as they are now; the chosen one stays chosen."""
        self.list.refresh()
        self.detail.refresh()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.list.retranslate(translator)
        self.detail.retranslate(translator)

    def _set_level(self, point: str) -> None:
        which = cast("Literal['current', 'target']", point)
        self._ask(LevelDialog(self.risk, which, self.session, self.translator, self))

    def _accept(self) -> None:
        self._ask(AcceptanceDialog(self.risk, self.session, self.translator, self))

    def _withdraw(self) -> None:
        self._tell(self.session.withdraw_acceptance(self.risk))

    def _add(self) -> None:
        effect = self._ask(OwnRiskDialog(self.session, self.translator, self))
        if effect is not None:
            self.list.show_risk(effect.added)
            self.list.view.setFocus()

    def _change(self) -> None:
        held = next(risk for risk in self.session.assessment.own_risks if risk.id == self.risk)
        if self._ask(OwnRiskDialog(self.session, self.translator, self, held)) is not None:
            self.refresh()  # its words may differ while its levels do not

    def _remove(self) -> None:
        say = self.translator.say
        title = risk_title(self.session.questionnaire, self.risk, self.translator)
        what = say("「{risk}」を削除しますか。", risk=title)
        why = say("このリスクについての大きさの判断と受け入れも消えます。元に戻すことはできません。")
        if confirmed(self, what, why, say("削除する"), self.translator, danger=True):
            self.decided.emit(self.session.remove_own_risk(self.risk))
            self.list.view.setFocus()

    def _tell(self, effect: Effect) -> None:
        """Let the whole window follow a decision, and say how the risk stands now."""
        self.decided.emit(effect)
        announce(self, self.list.words())

    def _ask(self, dialog: DecidingDialog) -> Effect | None:
        """Show a dialog; returns what it stored, if it did."""
        effects: list[Effect] = []
        dialog.decided.connect(effects.append)
        dialog.exec()
        dialog.deleteLater()
        for effect in effects:
            self._tell(effect)
        return effects[0] if effects else None
