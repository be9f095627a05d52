"""A quiet line at the foot of the page: what was just done, and a button that leads back from it."""

from PySide6.QtCore import Signal

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.bar import AT_FOOT, Bar
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.pieces import push_button


class DoneBar(Bar):
    """Hidden until something is told, and again with the next change. ``asked`` carries the way to go."""

    asked = Signal(str)

    def __init__(self, translator: Translator) -> None:
        self.back, self.close_ = push_button(), push_button("quiet")
        super().__init__("foot", Shape.INFORMATION, self.back, self.close_, margins=AT_FOOT)
        self._way = ""
        self.back.clicked.connect(lambda: self.asked.emit(self._way))
        self.close_.clicked.connect(self.hide)
        self.retranslate(translator)

    def tell(self, words: str, back: str = "", way: str = "") -> None:
        """Say what was done; without a ``way`` back there is no button for it."""
        self._way = way
        self.words.say(words)
        self.back.setText(back)
        self.back.setVisible(bool(way))
        self.back.setAccessibleDescription(words)
        self.show()
        announce(self, words)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.hide()
        self.close_.setText(translator.say("閉じる"))
