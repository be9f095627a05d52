"""The assessor disagrees with a verdict: another one, and the reason that goes into the report."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.evaluation.model import Rule, Status
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.scrolled_dialog import FittedDialog
from pia_wizard.ui.assessment.answering import Answering
from pia_wizard.ui.assessment.reasons import clause_text, says_text
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.pieces import push_button

_WIDTH = 520
_STATUSES = (Status.MET, Status.PARTLY_MET, Status.NOT_MET, Status.NOT_APPLICABLE)


class OverrideDialog(FittedDialog):
    """Commits the override itself, and stays open with the fault if it is refused."""

    def __init__(
        self, requirement: str, answering: Answering, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(_WIDTH, parent)
        self.requirement = requirement
        self.answering = answering
        self.translator = translator
        session = answering.session
        say = translator.say
        self.setWindowTitle(say("判定を改める"))
        self.statuses = OneOf(tuple(_STATUSES), columns=2, parent=self)
        self.statuses.relabel({s: verdict_text(s, translator) for s in _STATUSES}, translator)
        self.statuses.name(says_text(session.questionnaire, requirement, translator))
        self.reason = GrowingText(self)
        self.reason.setAccessibleName(say("改める理由"))
        self._fault = TextLabel(look="fault", parent=self)
        self._fault.hide()
        verdict = session.evaluation.verdicts[requirement]
        held = session.assessment.overrides.get(requirement)
        self.statuses.choose(verdict.status)
        self.statuses.hide_clear()
        self.statuses.chosen.connect(lambda _key: self.statuses.hide_clear())
        if held:
            self.reason.setPlainText(held.reason)
        computed = verdict.computed if verdict.rule is Rule.OVERRIDE and verdict.computed else verdict.status
        whole = self.form
        whole.addWidget(
            TextLabel(clause_text(session.questionnaire, requirement, translator), look="caption")
        )
        whole.addWidget(TextLabel(says_text(session.questionnaire, requirement, translator), look="strong"))
        by_answers = say("回答による判定：{verdict}", verdict=verdict_text(computed, translator))
        whole.addWidget(TextLabel(by_answers, look="muted"))
        whole.addWidget(self.statuses)
        whole.addWidget(TextLabel(say("改める理由（報告書に載ります）"), look="caption"))
        whole.addWidget(self.reason)
        self.foot.addWidget(self._fault)
        self.foot.addLayout(self._button_row(offer_back=held is not None))

    def _button_row(self, *, offer_back: bool) -> QHBoxLayout:
        say = self.translator.say
        row = QHBoxLayout()
        self.back, self.cancel, self.commit = push_button(), push_button(), push_button("primary")
        self.back.setText(say("回答による判定に戻す"))
        self.cancel.setText(say("キャンセル"))
        self.commit.setText(say("判定を改める"))
        self.commit.setDefault(True)
        self.back.setVisible(offer_back)
        self.back.clicked.connect(lambda: self._do(None))
        self.cancel.clicked.connect(self.reject)
        self.commit.clicked.connect(lambda: self._do(Status(self.statuses.key)))
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.commit)
        return row

    def _do(self, status: Status | None) -> None:
        try:
            self.answering.override(self.requirement, status, self.reason.text())
        except PiaError as error:
            self._fault.say(str(self.translator.error(error)))
            self._fault.show()
            self.show_field(self.reason)
            self.fit()
        else:
            self.accept()
