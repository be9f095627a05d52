"""One step of the review: who takes it, what is said with it, and what follows from it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pia_wizard.assessment.review import ReviewRole
from pia_wizard.errors import PiaError
from pia_wizard.evaluation.review_words import role_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.reviewing import Step
from pia_wizard.ui.appearance.scrolled_dialog import FittedDialog
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button
from pia_wizard.ui.reviewing.blockers import blockers
from pia_wizard.ui.reviewing.words import STEPS

_WIDTH = 560


class StepDialog(FittedDialog):
    """Takes the step itself, and stays open with the fault if it is refused."""

    def __init__(
        self,
        step: Step,
        role: ReviewRole,
        session: AssessmentSession,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_WIDTH, parent)
        self._step, self._session, self._translator = step, session, translator
        words, say = STEPS[step], translator.say
        self.setWindowTitle(say(words.name))
        self.by, self.remark = QLineEdit(), GrowingText(self)
        role_name = role_text(role, translator)
        self.by.setAccessibleName(say("{role}の氏名", role=role_name))
        self.by.setPlaceholderText(say("空欄なら、このコンピューターの利用者名"))
        self.remark.setAccessibleName(say(words.remark))
        self.fault = TextLabel(look="fault")
        self.fault.hide()
        whole = self.form
        whole.addWidget(TextLabel(say(words.name), look="heading"))
        whole.addWidget(TextLabel(say(words.about), look="muted"))
        if step == "approve":
            self._warn(whole)
        whole.addWidget(TextLabel(self.by.accessibleName(), look="caption"))
        whole.addWidget(self.by)
        whole.addWidget(TextLabel(say(words.remark), look="caption"))
        whole.addWidget(self.remark)
        self.foot.addWidget(self.fault)
        self.foot.addLayout(self._buttons(say(words.name)))
        self.by.setFocus()

    def _warn(self, whole: QVBoxLayout) -> None:
        """Show what is still open, in words only: whoever approves may do so knowing it."""
        found = blockers(self._session, self._translator)
        if not found:
            return
        frame = framed("warning")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(TextLabel(self._translator.say("まだ残っていることがあります。"), look="strong"))
        for blocker in found:
            column.addWidget(TextLabel(self._translator.say("・{matter}", matter=blocker.heading)))
        whole.addWidget(frame)

    def _buttons(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        self.cancel, self.take = push_button(), push_button("primary")
        self.cancel.setText(self._translator.say("キャンセル"))
        self.take.setText(name)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._do)
        self.take.setDefault(True)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        return row

    def _do(self) -> None:
        session = self._session
        steps: dict[Step, Callable[..., object]] = {
            "submit": session.submit,
            "check": session.check,
            "request_changes": session.request_changes,
            "approve": session.approve,
            "withdraw": session.withdraw,
        }
        try:
            steps[self._step](self.remark.text(), by=self.by.text())
        except PiaError as error:
            self.fault.say(str(self._translator.error(error)))
            self.fault.show()
            self.show_field(self.remark)
            self.fit()
        else:
            self.accept()
