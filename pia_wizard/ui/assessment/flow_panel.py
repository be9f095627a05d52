"""The map of information flows under the table that it is made from (ISO/IEC 29134 6.4.1)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.evaluation.flows import FlowMap, flow_map
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.flow_view import FlowView
from pia_wizard.ui.editors.labels import TextLabel


class FlowPanel(QWidget):
    """The picture with the words for the flow one is at; hidden while there is no flow."""

    def __init__(self, session: AssessmentSession, translator: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.translator = translator
        self.view = FlowView(translator, self)
        self._title, self.caption = (
            TextLabel(look="caption", parent=self),
            TextLabel(look="muted", parent=self),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.GAP, 0, 0)
        column.setSpacing(tokens.GAP)
        for widget in (self._title, self.view, self.caption):
            column.addWidget(widget)
        self.view.chosen.connect(self.caption.say)
        self.retranslate(translator)

    def refresh(self) -> None:
        """Show the flows as they are answered now."""
        flows = flow_map(self.session.questionnaire, self.session.evaluation)
        self.setVisible(bool(flows.edges))
        if flows != self.view.flows:
            self._show(flows)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self._title.say(translator.say("情報の流れの図"))
        self._show(flow_map(self.session.questionnaire, self.session.evaluation))
        self.setVisible(bool(self.view.flows.edges))

    def _show(self, flows: FlowMap) -> None:
        self.view.show_flows(self.session.questionnaire, flows, self.translator)
        hint = self.translator.say("線や番号を選ぶと、その流れとリスクを読めます。")
        self.caption.say(hint)
