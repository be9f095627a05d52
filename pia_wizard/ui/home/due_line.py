"""One line over the list: how much is due soon, and two ways on from it."""

from PySide6.QtCore import Signal

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.bar import BESIDE_LIST, Bar
from pia_wizard.ui.pieces import push_button


class DueLine(Bar):
    """Hidden while nothing is due; ``show_asked`` for the list of it, ``calendar_asked`` for a file."""

    show_asked = Signal()
    calendar_asked = Signal()

    def __init__(self, translator: Translator) -> None:
        self.see, self.calendar = push_button("link"), push_button("link")
        super().__init__("warning", Shape.PARTLY, self.see, self.calendar, margins=BESIDE_LIST)
        self._counts = 0, 0
        self.see.clicked.connect(self.show_asked)
        self.calendar.clicked.connect(self.calendar_asked)
        self.retranslate(translator)

    def tell(self, soon: int, late: int) -> None:
        """Tell how many assessments are due soon, and how many of those already were."""
        self._counts = soon, late
        self.setVisible(bool(soon))
        say_n = self._translator.say_n
        told = say_n(
            "30日以内に期限の来る評価が{n}件あります。", "30日以内に期限の来る評価が{n}件あります。", soon
        )
        over = say_n("うち{n}件は期限切れです。", "うち{n}件は期限切れです。", late) if late else ""
        self.words.say(f"{told}{over}" if self._translator.language == "ja" else f"{told} {over}")

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        self.see.setText(translator.say("期限の近いものを見る"))
        self.calendar.setText(translator.say("カレンダーに書き出す…"))
        self.tell(*self._counts)
