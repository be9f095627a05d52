"""A dialog that shows what would be taken in, and asks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.exchanging.listed import Card, CardsView
from pia_wizard.ui.pieces import push_button

_SIZE = (820, 600)


class TakingDialog(QDialog):
    """Accepted if the user wants what is shown; changes nothing itself.

    With no word to ``take``, there is nothing to decide: it only tells, and closes.
    """

    def __init__(
        self,
        heading: str,
        about: str,
        cards: Sequence[Card],
        translator: Translator,
        parent: QWidget | None = None,
        *,
        take: str = "",
    ) -> None:
        super().__init__(parent)
        say = translator.say
        self.setWindowTitle(say("取り込み"))
        take_room(self, *_SIZE)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        self.whole.setSpacing(tokens.SPACE)
        self.whole.addWidget(TextLabel(heading, look="heading"))
        self.whole.addWidget(TextLabel(about, look="muted"))
        self.view = CardsView(say("取り込む内容"))
        self.view.show_cards(cards)
        self.whole.addWidget(self.view, 1)
        self.close_button, self.take = push_button(), push_button("primary")
        self.close_button.setText(say("キャンセル") if take else say("閉じる"))
        self.take.setText(take)
        self.take.setVisible(bool(take))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.row = QHBoxLayout()
        self.row.addStretch(1)
        self.row.addWidget(self.close_button)
        self.row.addWidget(self.take)
        self.whole.addLayout(self.row)
