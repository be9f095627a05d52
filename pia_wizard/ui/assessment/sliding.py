"""Cards that come and go: they open and close in a moment, and what the user looks at stays where it is."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.ui.appearance import motion
from pia_wizard.ui.assessment.scrolling import ScrollPage, lay_out

_FRAME = 15
"""Milliseconds between two pictures."""
_UNLIMITED = 16_777_215
"""The height Qt gives to what has no greatest one."""


class Closing(QWidget):
    """The picture of a card that is gone, closing where it was: there is nothing in it to come to."""

    def __init__(self, looks: QPixmap, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._whole = max(1, round(looks.height() / looks.devicePixelRatio()))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for, the fainter the less that is."""
        painter = QPainter(self)
        painter.setOpacity(min(1.0, self.height() / self._whole))
        painter.drawPixmap(0, 0, self._looks)
        painter.end()


@dataclass(slots=True)
class _Slide:
    """One piece on its way from a height to another, since a moment of the clock."""

    piece: QWidget
    start: int
    goal: int
    since: int
    curve: QEasingCurve


class Sliding(QObject):
    """Shows and hides the cards of a page, which lie in ``room``.

    A card is shown or hidden at once, for the keyboard and screen readers as for everybody; only its height
    follows in a moment, and only where it is seen and motion is wanted. ``seen`` gives what is to stay.
    """

    def __init__(self, page: ScrollPage, room: QVBoxLayout, seen: Callable[[], QWidget | None]) -> None:
        super().__init__(page)
        self._page, self._room, self._seen = page, room, seen
        self._slides: list[_Slide] = []
        self._closing: dict[QWidget, Closing] = {}
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self, interval=_FRAME)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._move)

    def open(self, card: QWidget) -> None:
        """Show a card from now on."""
        if not card.isHidden():
            return
        start = self._end_closing(card)
        card.show()
        if self._moves():
            lay_out()
            if self._page.in_view(card):
                self._begin(card, start, card.height(), QEasingCurve.Type.OutQuad)

    def close(self, card: QWidget) -> None:
        """Hide a card from now on."""
        if card.isHidden():
            return
        seen = self._moves() and card.isVisible() and self._page.in_view(card)
        looks = card.grab() if seen and card.height() else None
        self._end_slide(card)
        card.hide()
        if looks is not None:
            picture = self._closing[card] = Closing(looks, self._page.widget())
            self._room.insertWidget(self._room.indexOf(card), picture)
            picture.show()
            self._begin(picture, card.height(), 0, QEasingCurve.Type.InQuad)

    def finish(self) -> None:
        """Have everything where it comes to, at once."""
        for slide in tuple(self._slides):
            self._end_slide(slide.piece)
        for card in tuple(self._closing):
            self._end_closing(card)

    def moves(self, piece: QWidget) -> bool:
        """Return whether a card is still opening."""
        return any(slide.piece is piece for slide in self._slides)

    def _moves(self) -> bool:
        return motion.duration() > 0 and self._page.isVisible()

    def _begin(self, piece: QWidget, start: int, goal: int, curve: QEasingCurve.Type) -> None:
        slide = _Slide(piece, start, goal, self._clock.elapsed(), QEasingCurve(curve))
        self._slides.append(slide)
        _give_height(slide, start)
        self._timer.start()

    def _move(self) -> None:
        """Take every piece on by what time has passed."""
        whole, now = max(1, motion.duration()), self._clock.elapsed()
        with self._page.steady(self._seen()):
            for slide in tuple(self._slides):
                share = min(1.0, (now - slide.since) / whole)
                if share < 1:
                    way = slide.curve.valueForProgress(share)
                    _give_height(slide, round(slide.start + (slide.goal - slide.start) * way))
                else:
                    self._end_slide(slide.piece)
            ended = [card for card, picture in self._closing.items() if not self.moves(picture)]
            for card in ended:
                self._end_closing(card)

    def _end_slide(self, piece: QWidget) -> None:
        self._slides = [slide for slide in self._slides if slide.piece is not piece]
        piece.setMaximumHeight(_UNLIMITED)
        if not self._slides:
            self._timer.stop()

    def _end_closing(self, card: QWidget) -> int:
        """Take away the picture of a card, if there is one, and return how high it still was."""
        picture = self._closing.pop(card, None)
        if picture is None:
            return 0
        height = picture.height()
        self._end_slide(picture)
        picture.hide()
        picture.deleteLater()
        return height


def _give_height(slide: _Slide, height: int) -> None:
    slide.piece.setMaximumHeight(height)
    if isinstance(slide.piece, Closing):
        slide.piece.setMinimumHeight(height)
