"""Answers from elsewhere, or from before a question changed, that nobody has confirmed yet.

A line on the card of each, and a bar above all of a step that were copied.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.bar import ON_CARD, Bar
from pia_wizard.ui.pieces import push_button


class CopiedLine(Bar):
    """``confirmed``: the answer holds here, too."""

    confirmed = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        self.confirm = push_button()
        super().__init__("warning", Shape.INFORMATION, self.confirm, margins=ON_CARD, parent=parent)
        self._copied = True
        self.confirm.clicked.connect(self.confirmed)
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


class CopiedBar(Bar):
    """Hidden where every answer is the user's own. ``confirmed``: all of the step's hold here, too."""

    confirmed = Signal()

    def __init__(self, translator: Translator) -> None:
        self.confirm = push_button()
        super().__init__("warning", Shape.INFORMATION, self.confirm)
        self._count, self._beside = 0, False
        self.confirm.clicked.connect(self.confirmed)
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
