"""Answers from elsewhere, or from before a question changed, that nobody has confirmed yet.

A line on the card of each, and a bar above all of a step that were copied.
"""

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
        self._copied = True
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
        self.translator = translator
        self.confirm.setText(translator.say("確認した"))
        self._word()

    def tell(self, *, copied: bool, outdated: bool) -> None:
        """Show that an answer was copied, or given before its question changed; nothing if it was neither."""
        self._copied = copied
        self._word()
        self.setVisible(copied or outdated)

    def _word(self) -> None:
        say = self.translator.say
        words = say("前回から写した回答・未確認") if self._copied else say("質問が変わる前の回答・未確認")
        self.words.say(words)
        self.confirm.setAccessibleDescription(self.words.text())


class CopiedBar(QFrame):
    """Hidden where every answer is the user's own. ``confirmed``: all of the step's hold here, too."""

    confirmed = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.setProperty("look", "warning")
        self._count, self._beside = 0, False
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

    def tell(self, count: int, *, beside: bool) -> None:
        """Tell how many answers of the step wait to be confirmed.

        ``beside``: there are others, whose questions changed, which are to be confirmed one by one.
        """
        self._count, self._beside = count, beside
        self._word()
        self.setVisible(count > 0)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.confirm.setText(translator.say("このステップをすべて確認"))
        self._word()

    def _word(self) -> None:
        say_n, n = self.translator.say_n, self._count
        if self._beside:
            words = say_n(
                "質問が変わったもののほかに、写したままで未確認の回答が{n}件あります。",
                "質問が変わったもののほかに、写したままで未確認の回答が{n}件あります。",
                n,
            )
        else:
            words = say_n(
                "このステップに、写したままで未確認の回答が{n}件あります。",
                "このステップに、写したままで未確認の回答が{n}件あります。",
                n,
            )
        self.words.say(words)
        self.confirm.setAccessibleDescription(words)
