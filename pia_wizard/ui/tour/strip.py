"""The strip along the lower edge of the window that holds the cards: it takes room and covers nothing."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button
from pia_wizard.ui.tour.cards import CARDS
from pia_wizard.ui.tour.state import remember_tour_left

_PART_OF_WINDOW = 4


class _Words(ScrollPage):
    """What a card says: as high as it needs, and scrolled where the window is too low for that."""

    def sizeHint(self) -> QSize:
        """Return room for all words at the present width."""
        return QSize(super().sizeHint().width(), self.column.totalHeightForWidth(self.viewport().width()))

    def minimumSizeHint(self) -> QSize:
        """Return room for all words, but no more than a part of the window."""
        most = self.window().height() // _PART_OF_WINDOW
        return QSize(tokens.grown(160), min(self.sizeHint().height(), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class TourStrip(QDockWidget):
    """``asked_sample`` and ``asked_manual`` follow the buttons of a card; ``left`` when the tour is over."""

    asked_sample = Signal()
    asked_manual = Signal(str)
    left = Signal()

    def __init__(self, translator: Translator, window: QMainWindow) -> None:
        super().__init__(window)
        self._translator = translator
        self.place = 0
        self._count, self._title = TextLabel(look="caption"), TextLabel(look="heading")
        self._text, self._told = TextLabel(), _Words(margin=0)
        self.sample, self.more = push_button("link"), push_button("link")
        self.back, self.next, self.leave = push_button(), push_button("primary"), push_button("quiet")
        self.setTitleBarWidget(QWidget(self))
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._lay_out()
        self.back.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.leave.clicked.connect(self.end)
        self.sample.clicked.connect(self.asked_sample)
        self.more.clicked.connect(lambda: self.asked_manual.emit(CARDS[self.place].manual))
        self.retranslate(translator)

    def end(self) -> None:
        """Leave the tour: it does not come back by itself."""
        remember_tour_left()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def show_card(self, place: int) -> None:
        """Show a card by its number."""
        self.place = place
        self._word()
        announce(self, f"{self._count.text()} {self._title.text()} {self._text.text()}")

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        say = translator.say
        self.setWindowTitle(say("はじめての案内"))
        self.setAccessibleName(say("はじめての案内"))
        self.back.setText(say("前へ"))
        self.leave.setText(say("案内を閉じる"))
        self.sample.setText(say("見本を開く"))
        self.more.setText(say("くわしく読む"))
        self._word()

    def _word(self) -> None:
        say, card = self._translator.say, CARDS[self.place]
        last = self.place == len(CARDS) - 1
        self._count.say(say("はじめての案内 {n}／{total}", n=self.place + 1, total=len(CARDS)))
        self._title.say(say(card.title))
        self._text.say(say(card.text))
        self.sample.setVisible(bool(card.deed))
        self.more.setAccessibleDescription(say(card.title))
        self._told.updateGeometry()
        self.back.setEnabled(self.place > 0)
        self.next.setText(say("始める") if last else say("次へ"))

    def _step(self, by: int) -> None:
        if self.place + by == len(CARDS):
            self.end()
        else:
            self.show_card(self.place + by)

    def _lay_out(self) -> None:
        card = framed("tour")
        words = self._told.column
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(tokens.HAIR)
        links = QHBoxLayout()
        links.setSpacing(tokens.SPACE)
        links.addWidget(self.sample)
        links.addWidget(self.more)
        links.addStretch(1)
        for label in (self._count, self._title, self._text):
            words.addWidget(label)
        words.addLayout(links)
        words.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP)
        for button in (self.leave, self.back, self.next):
            buttons.addWidget(button)
        row = QHBoxLayout(card)
        row.setContentsMargins(tokens.SECTION, 12, tokens.SECTION, 12)
        row.setSpacing(tokens.PAGE)
        row.addWidget(self._told, 1)
        row.addLayout(buttons)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom)
        self.setWidget(card)
