"""The line above an approved edition: which it is, that it does not change, and the way to what is now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from pia_wizard.assessment.review import ApprovedEdition
from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import push_button


class FrozenBar(QFrame):
    """Hidden over the assessment of now. ``asked_now`` leads to it from an approved edition."""

    asked_now = Signal()

    def __init__(self, edition: ApprovedEdition | None, translator: Translator) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self._edition = edition
        self.words, self.now = TextLabel(), push_button()
        self.now.clicked.connect(self.asked_now)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(Sign(Shape.INFORMATION, 16))
        row.addWidget(self.words, 1)
        row.addWidget(self.now)
        self.setVisible(False)
        self.retranslate(translator)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        if self._edition is None:
            return
        day = translator.date(self._edition.at.astimezone().date())
        self.words.say(
            translator.say(
                "第{n}版（承認済み）を表示しています。{day}に承認されました。",
                n=self._edition.number,
                day=day,
            )
        )
        self.now.setText(translator.say("いまの評価に戻る"))
        self.show()

    def deny(self, error: PiaError) -> None:
        """Say that something was not changed, and why."""
        told = self.translator.error(error)
        set_look(self, "look", "warning")
        self.words.say(f"{told.what} {told.why}")
        announce(self, self.words.text(), urgent=True)
