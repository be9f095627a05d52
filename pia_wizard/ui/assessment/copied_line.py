"""Copied answers that nobody has confirmed yet: a line on the card of each, a bar above all of a step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import push_button


class CopiedLine(QFrame):
    """``confirmed``: the answer holds here, too."""

    confirmed = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "warning")
        self.words, self.confirm = TextLabel(), push_button()
        self.confirm.clicked.connect(self.confirmed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(Sign(Shape.INFORMATION, 16, self))
        row.addWidget(self.words, 1)
        row.addWidget(self.confirm)
        self.hide()
        self.retranslate(translator)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.words.say(translator.say("前回から写した回答・未確認"))
        self.confirm.setText(translator.say("確認した"))
        self.confirm.setAccessibleDescription(self.words.text())


class CopiedBar(QFrame):
    """Hidden where every answer is the user's own. ``confirmed``: all of the step's hold here, too."""

    confirmed = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.setProperty("look", "warning")
        self._count = 0
        self.words, self.confirm = TextLabel(), push_button()
        self.confirm.clicked.connect(self.confirmed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(Sign(Shape.INFORMATION, 16, self))
        row.addWidget(self.words, 1)
        row.addWidget(self.confirm)
        self.retranslate(translator)
        self.hide()

    def tell(self, count: int) -> None:
        """Tell how many answers of the step wait to be confirmed."""
        self._count = count
        self._word()
        self.setVisible(count > 0)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.confirm.setText(translator.say("このステップをすべて確認"))
        self._word()

    def _word(self) -> None:
        words = self.translator.say_n(
            "このステップに、写したままで未確認の回答が{n}件あります。",
            "このステップに、写したままで未確認の回答が{n}件あります。",
            self._count,
        )
        self.words.say(words)
        self.confirm.setAccessibleDescription(words)
