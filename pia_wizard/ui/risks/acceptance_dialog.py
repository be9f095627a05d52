"""Somebody accepts what will remain of a risk: which role, when, and why."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from pia_wizard.errors import N_, PiaError, RefusedError
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.session.effect import NobodyMayAcceptError, NotEntitledError
from pia_wizard.ui.assessment.reasons import band_name, risk_title
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.editors.typed_text import NotADateError, typed_date
from pia_wizard.ui.risks.deciding_dialog import DecidingDialog
from pia_wizard.ui.risks.words import entitled_text, point_text, role_name


class RoleMissingError(RefusedError):
    """No role was chosen."""

    what = N_("受け入れる人の役割が選ばれていません。")
    do = N_("役割を選んでください。")


class AcceptanceDialog(DecidingDialog):
    """Says at once whether the chosen role may accept what will remain, and who may."""

    def __init__(
        self, risk: str, session: AssessmentSession, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(translator.say("リスクを受け入れる"), translator, parent)
        self.risk, self.session = risk, session
        level, questionnaire = session.evaluation.risks[risk], session.questionnaire
        say, method = translator.say, session.questionnaire.method
        self.form.addWidget(TextLabel(risk_title(questionnaire, risk, translator), look="strong"))
        remains = point_text(questionnaire, level.target, translator)
        self.form.addWidget(TextLabel(say("計画の実施後に残る大きさ：{level}", level=remains)))
        who = entitled_text(questionnaire, level.target.band_high, translator)
        self.form.addWidget(TextLabel(who, look="muted"))
        self.roles = OneOf(tuple(method.roles), columns=2, parent=self)
        self.roles.relabel({role: role_name(method, role, translator) for role in method.roles}, translator)
        self.roles.name(say("受け入れる人の役割"))
        self.roles.chosen.connect(lambda _role: self._judge_role())
        self.may = TextLabel(look="strong")
        self.on = OneLine(self)
        self.on.setAccessibleName(say("受け入れた日"))
        self.on.show_text(translator.date(datetime.now().astimezone().date()))
        self.reason = GrowingText(self, fewest_lines=2)
        self.reason.setAccessibleName(say("受け入れる理由"))
        self._fill()
        self.add_buttons(say("受け入れを記録する"), self._store)
        self._start()

    def _fill(self) -> None:
        say = self.translator.say
        for label, field in (
            (say("受け入れる人の役割"), self.roles),
            ("", self.may),
            (say("受け入れた日"), self.on),
            (say("受け入れる理由（報告書に載ります）"), self.reason),
        ):
            if label:
                self.add_ask(label)
            self.form.addWidget(field)

    def _start(self) -> None:
        """Begin with what was accepted before, or with the only role there is to choose."""
        level = self.session.evaluation.risks[self.risk]
        if level.accepted is not None:
            self.roles.choose(level.accepted.role)
            self.reason.setPlainText(level.accepted.reason)
        self._judge_role()
        if self.roles.buttons():
            self.roles.focus()

    def faulty(self, error: PiaError) -> QWidget | None:
        """Return the field a fault is about."""
        if isinstance(error, NotADateError):
            return self.on
        if isinstance(error, RoleMissingError | NotEntitledError | NobodyMayAcceptError):
            return next(iter(self.roles.buttons()), None)
        return self.reason

    def _judge_role(self) -> None:
        """Say whether the chosen role may."""
        self.roles.hide_clear()
        questionnaire = self.session.questionnaire
        band = self.session.evaluation.risks[self.risk].target.band_high
        role = self.roles.key
        may = role in questionnaire.method.bands[band].acceptable_to
        values = {
            "role": role_name(questionnaire.method, role, self.translator),
            "band": band_name(questionnaire, band, self.translator),
        }
        if not role:
            words = self.translator.say("役割を選ぶと、受け入れられるかどうかを表示します。")
        elif may:
            words = self.translator.say("「{role}」は、「{band}」を受け入れられます。", **values)
        else:
            words = self.translator.say("「{role}」は、「{band}」を受け入れられません。", **values)
        self.may.say(words)
        set_look(self.may, "look", "muted" if not role else "met" if may else "not_met")
        announce(self, words)

    def _store(self) -> Effect:
        role = self.roles.key
        if not role:
            raise RoleMissingError
        day = typed_date(self.on.text())
        return self.session.accept(self.risk, role, self.reason.text(), day)

    def refuse(self, text: str, field: QWidget | None = None) -> None:
        """Show a fault; that a role may not accept this is said in the words already shown."""
        band = self.session.evaluation.risks[self.risk].target.band_high
        if self.roles.key and field in self.roles.buttons():
            who = entitled_text(self.session.questionnaire, band, self.translator)
            text = f"{self.may.text()}\n{who}"
        super().refuse(text, field)
