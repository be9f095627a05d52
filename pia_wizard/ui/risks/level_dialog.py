"""The assessor sets a risk's level: impact, likelihood, and the reason that goes into the report."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from pia_wizard.errors import PiaError
from pia_wizard.evaluation.levels import AXES
from pia_wizard.evaluation.wording import axis_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Axis
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.assessment.reasons import band_name, risk_title
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.risks.deciding_dialog import DecidingDialog
from pia_wizard.ui.risks.level_choice import LevelChoice
from pia_wizard.ui.risks.words import point_name, point_text


class LevelDialog(DecidingDialog):
    """Starts from the level that counts now; taking it back lets the computed one count again."""

    def __init__(
        self,
        risk: str,
        point: Literal["current", "target"],
        session: AssessmentSession,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(translator.say("評価者の判断で大きさを改める"), translator, parent, 620)
        self.risk, self.point, self.session = risk, point, session
        say, questionnaire = translator.say, session.questionnaire
        level = session.evaluation.risks[risk]
        held = level.current if point == "current" else level.target
        title = risk_title(questionnaire, risk, translator)
        about = say("{risk}（{point}）", risk=title, point=point_name(point, translator))
        self.form.addWidget(TextLabel(about, look="strong"))
        computed = point_text(questionnaire, held.computed or held, translator)
        self.form.addWidget(TextLabel(say("計算による大きさ：{level}", level=computed), look="muted"))
        self.choices = {axis: LevelChoice(questionnaire.method, axis, translator) for axis in AXES}
        for axis, choice in self.choices.items():
            choice.choose((held.impact if axis is Axis.IMPACT else held.likelihood).high)
            choice.changed.connect(self._show_band)
            self.add_ask(axis_text(axis, translator))
            self.form.addWidget(choice)
        self.band = TextLabel(look="accent")
        self.form.addWidget(self.band)
        self.add_ask(say("改める理由（報告書に載ります）"))
        self.reason = GrowingText(self, fewest_lines=2)
        self.reason.setAccessibleName(say("改める理由"))
        if held.override is not None:
            self.reason.setPlainText(held.override.reason)
        self.form.addWidget(self.reason)
        self.add_buttons(
            say("この大きさにする"), self._store, say("計算による大きさに戻す") if held.override else ""
        )
        self.back.clicked.connect(lambda: self.do(lambda: session.withdraw_level(risk, point)))
        self._show_band()
        self.choices[Axis.IMPACT].tiles.focus()

    def faulty(self, _error: PiaError) -> QWidget | None:
        """Return the reason: nothing else can be refused."""
        return self.reason

    def _levels(self) -> tuple[int, int]:
        return self.choices[Axis.IMPACT].level, self.choices[Axis.LIKELIHOOD].level

    def _show_band(self) -> None:
        impact, likelihood = self._levels()
        questionnaire = self.session.questionnaire
        band = band_name(
            questionnaire, questionnaire.method.matrix[impact - 1][likelihood - 1], self.translator
        )
        self.band.say(self.translator.say("この選び方では「{band}」になります。", band=band))

    def _store(self) -> Effect:
        impact, likelihood = self._levels()
        return self.session.override_level(
            self.risk, self.point, impact=impact, likelihood=likelihood, reason=self.reason.text()
        )
