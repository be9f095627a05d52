"""Labels that show text as text: no markup is read, and no long word can widen the window."""

import re

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_MOST_HEIGHTS = 8
_UNBROKEN = re.compile(r"[!-~]{24}(?=[!-~])")
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_PITCH_OF_TEXT, _PITCH_OF_TITLES, _LARGEST_TEXT = 1.55, 1.35, 18
"""Line pitch per font size: Japanese typefaces carry no line gap, and 12-point-high lines run together."""


def breakable(text: str) -> str:
    """Return the text with invisible break points in runs of Latin letters that no line could hold."""
    return _UNBROKEN.sub(lambda found: found.group() + _ZERO_WIDTH_SPACE, text)


class TextLabel(QLabel):
    """A wrapping label in plain text; ``look`` names its style, see ``ui/appearance``.

    It lays its lines out itself, because Qt gives plain text no line pitch of its own.
    """

    def __init__(self, text: str = "", *, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid_out: tuple[tuple[str, int, str], QTextLayout] | None = None
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if look:
            self.setProperty("look", look)
        self.say(text)

    def say(self, text: str) -> None:
        """Show a text; nothing is repainted if it is the one already shown."""
        shown = breakable(text)
        if shown != self.text():
            self.setText(shown)

    def sizeHint(self) -> QSize:
        """Return Qt's own width, and the height our lines need for it."""
        width = super().sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for one line; how narrow it may be is up to the layout."""
        width = 1 if self.wordWrap() else self.sizeHint().width()
        return QSize(width, self._pitch() + self._frame().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width; layouts ask again and again for the same few."""
        height = self._heights.get(width)
        if height is None:
            if len(self._heights) >= _MOST_HEIGHTS:
                self._heights.clear()
            frame = self._frame()
            lines = self._lines(width - frame.width()).lineCount()
            height = self._heights[width] = max(1, lines) * self._pitch() + frame.height()
        return height

    def setText(self, text: str) -> None:
        """Show a text, whatever was shown before."""
        self._heights.clear()
        super().setText(text)

    def setWordWrap(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Break lines or leave them whole."""
        self._heights.clear()
        super().setWordWrap(on)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew after another font or style."""
        self._heights.clear()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, then the lines."""
        painter = QPainter(self)
        self.drawFrame(painter)
        box = self.contentsRect()
        lines = self._lines(box.width())
        spare = box.height() - lines.lineCount() * self._pitch()
        top = (
            box.top() + max(0, spare) // 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else box.top()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines.draw(painter, QPointF(box.left(), top))
        painter.end()

    def _frame(self) -> QSize:
        return self.size() - self.contentsRect().size()

    def _pitch(self) -> int:
        return line_pitch(self.font())

    def _lines(self, width: int) -> QTextLayout:
        """Return the text laid out at a width; kept until text, width or font change."""
        key = (self.text(), width, self.font().key())
        if self._laid_out is None or self._laid_out[0] != key:
            self._laid_out = key, self._laid(max(1, width))
        return self._laid_out[1]

    def _laid(self, width: int) -> QTextLayout:
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        wraps = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        option.setWrapMode(wraps if self.wordWrap() else QTextOption.WrapMode.NoWrap)
        return laid_out(self.text(), self.font(), width, option)


def line_pitch(font: QFont) -> int:
    """Return the distance from line to line in pixels."""
    size = QFontInfo(font).pixelSize()
    factor = _PITCH_OF_TEXT if size <= _LARGEST_TEXT else _PITCH_OF_TITLES
    return max(QFontMetrics(font).height(), round(size * factor))


def laid_out(text: str, font: QFont, width: int, option: QTextOption) -> QTextLayout:
    """Return a text broken into lines of that width, one pitch apart."""
    lines = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    lines.setTextOption(option)
    pitch = line_pitch(font)
    lines.beginLayout()
    top = 0.0
    while (line := lines.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
        top += pitch
    lines.endLayout()
    return lines


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a style property and let the style sheet see it, only if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
