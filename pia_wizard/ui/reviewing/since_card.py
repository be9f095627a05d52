"""What is new since the assessment this one goes on from: questions and requirements to look at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.evaluation.comparison import Comparison
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button


def new_text(found: Comparison, copied: int, translator: Translator) -> str:
    """Return in sentences what of the content is new, and how many answers wait to be confirmed."""
    say = translator.say
    questions, requirements = found.questions, found.requirements
    told = [
        say(
            "質問：新しいもの{new}件、内容が改まったもの{changed}件。",
            new=len(questions.added),
            changed=len(questions.changed),
        ),
        say(
            "要求事項：新しいもの{new}件、内容が改まったもの{changed}件。",
            new=len(requirements.added),
            changed=len(requirements.changed),
        ),
    ]
    if copied:
        told.append(
            translator.say_n(
                "前回から写した回答が{n}件あります。今も正しいかを確かめてください。",
                "前回から写した回答が{n}件あります。今も正しいかを確かめてください。",
                copied,
            )
        )
    return "\n".join(told)


class SinceCard(QWidget):
    """Hidden where the assessment goes on from none; ``asked`` for the comparison."""

    asked = Signal()

    def __init__(self, session: AssessmentSession) -> None:
        super().__init__()
        self.session = session
        self._title, self._told = TextLabel(look="heading"), TextLabel()
        self.see = push_button("link")
        self.see.clicked.connect(self.asked)
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._told)
        row = QHBoxLayout()
        row.addWidget(self.see)
        row.addStretch(1)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def show_state(self, translator: Translator) -> None:
        """Compare with the predecessor as they are now."""
        found = self.session.since_predecessor()
        self.setVisible(found is not None)
        if found is not None:
            self._title.say(translator.say("前回の評価からの変更"))
            self._told.say(new_text(found, len(self.session.unconfirmed()), translator))
            self.see.setText(translator.say("変わった点を見る"))
