"""Why something could not be done, told where it was asked for: what happened, why, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign


class Fault(QFrame):
    """Hidden until there is something to tell."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.setProperty("look", "problem")
        self._what, self._more = TextLabel(look="strong"), TextLabel()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(tokens.GAP)
        row.addWidget(Sign(Shape.PROBLEM, 18, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def tell(self, error: PiaError) -> None:
        """Tell about an error."""
        text = self._translator.error(error)
        self.say(text.what, " ".join(sentence for sentence in (text.why, text.do) if sentence))

    def say(self, what: str, more: str = "") -> None:
        """Tell something in sentences."""
        self._what.say(what)
        self._more.say(more)
        self._more.setVisible(bool(more))
        self.show()
        announce(self, f"{what} {more}".strip())

    def text(self) -> str:
        """Return what is told, or nothing while hidden."""
        return "" if self.isHidden() else f"{self._what.text()} {self._more.text()}".strip()
