"""The line above an approved edition: which it is, that it does not change, and the way to what is now."""

from PySide6.QtCore import Signal

from pia_wizard.assessment.review import ApprovedEdition
from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.bar import Bar
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import set_look
from pia_wizard.ui.pieces import push_button


class FrozenBar(Bar):
    """Hidden over the assessment of now. ``asked_now`` leads to it from an approved edition."""

    asked_now = Signal()

    def __init__(self, edition: ApprovedEdition | None, translator: Translator) -> None:
        self.now = push_button()
        super().__init__("notice", Shape.INFORMATION, self.now)
        self._edition = edition
        self.now.clicked.connect(self.asked_now)
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
