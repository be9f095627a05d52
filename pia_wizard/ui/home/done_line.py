"""A quiet line under the list: what was just done, and a button that takes it back."""

from PySide6.QtCore import Signal

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.bar import BESIDE_LIST, Bar
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.pieces import push_button


class DoneLine(Bar):
    """Hidden until something is told; ``back_asked`` when it is to be taken back."""

    back_asked = Signal()

    def __init__(self, translator: Translator) -> None:
        self.back, self.close_ = push_button(), push_button("quiet")
        super().__init__("notice", Shape.INFORMATION, self.back, self.close_, margins=BESIDE_LIST)
        self.back.clicked.connect(self.back_asked)
        self.close_.clicked.connect(self.hide)
        self.retranslate(translator)

    def tell(self, words: str, *, way_back: bool) -> None:
        """Say what was done; the button is there if it can be taken back."""
        self.words.say(words)
        self.back.setVisible(way_back)
        self.back.setAccessibleDescription(words)
        self.show()
        announce(self, words)

    def retranslate(self, translator: Translator) -> None:
        """Set all words; what was told is gone with the old language."""
        self.hide()
        self.back.setText(translator.say("元に戻す"))
        self.close_.setText(translator.say("閉じる"))
