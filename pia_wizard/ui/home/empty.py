"""What the list shows while it is empty: what the program does, in three lines, and how to begin."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.pieces import push_button

_LINES = (
    N_("カメラについての質問に、一度だけ答えます。"),
    N_("当てはまる基準ごとに、判定とその理由が分かります。"),
    N_("署名付きの報告書と、店頭の掲示物ができます。"),
)
_COLUMN = 560


class Picture(QWidget):
    """A camera on its bracket over a ticked list, drawn in the colours of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(168, 104))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet, then the camera over its corner."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.hairline), 1.5))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(56, 12, 104, 88), 8, 8)
        for place, width in enumerate((58, 44, 52)):
            _paint_line(painter, 40 + 20 * place, width, (QColor(colours.met), QColor(colours.hairline)))
        _paint_camera(painter, QColor(colours.accent), QColor(colours.window))
        painter.end()


def _paint_line(painter: QPainter, top: float, width: float, ink: tuple[QColor, QColor]) -> None:
    tick = QPainterPath()
    tick.moveTo(72, top + 1)
    tick.lineTo(76, top + 5)
    tick.lineTo(83, top - 4)
    pen = QPen(ink[0], 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(tick, pen)
    painter.setPen(QPen(ink[1], 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(92, int(top), int(92 + width), int(top))


def _paint_camera(painter: QPainter, colour: QColor, ground: QColor) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(8, 8, 8, 52), 3, 3)
    painter.drawRect(QRectF(14, 38, 22, 7))
    painter.translate(52, 30)
    painter.rotate(14)
    for box, radius in ((QRectF(-28, -15, 62, 28), 7), (QRectF(31, -10, 14, 18), 3)):
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), radius + 2, radius + 2)
    for box, radius in ((QRectF(-28, -15, 62, 28), 7), (QRectF(31, -10, 14, 18), 3)):
        painter.setBrush(colour)
        painter.drawRoundedRect(box, radius, radius)
    painter.setBrush(ground)
    painter.drawEllipse(QRectF(-20, -5, 7, 7))
    painter.restore()


class EmptyState(QWidget):
    """Teaches and begins: a new assessment, the sample, or one from a file."""

    begin = Signal()
    sample = Signal()
    bring_in = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel(look="title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lines = tuple(TextLabel() for _ in _LINES)
        self._begin, self._sample, self._bring_in = push_button("primary"), push_button(), push_button()
        self._begin.clicked.connect(self.begin)
        self._sample.clicked.connect(self.sample)
        self._bring_in.clicked.connect(self.bring_in)
        column = QWidget()
        column.setFixedWidth(tokens.grown(_COLUMN))
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(tokens.SECTION)
        inside.addWidget(Picture(), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._title)
        inside.addLayout(self._numbered())
        inside.addLayout(self._buttons())
        outer = QVBoxLayout(self)
        outer.addWidget(column, 0, Qt.AlignmentFlag.AlignCenter)
        self.retranslate(translator)

    def _numbered(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.SPACE)
        grid.setVerticalSpacing(tokens.GAP)
        grid.setContentsMargins(tokens.PAGE + tokens.PAGE, 0, tokens.SECTION, 0)
        for place, line in enumerate(self._lines):
            number = TextLabel(str(place + 1), look="accent")
            grid.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, place, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> FlowRow:
        row = FlowRow(gap=tokens.GAP)
        row.addWidget(self._begin)
        row.addWidget(self._sample)
        row.addWidget(self._bring_in)
        return row

    def focus(self) -> None:
        """Put the focus on the button that begins."""
        self._begin.setFocus()

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._title.say(translator.say("最初の評価を始めましょう"))
        for label, source in zip(self._lines, _LINES, strict=True):
            label.say(translator.say(source))
        self._begin.setText(translator.say("新しい評価を始める"))
        self._sample.setText(translator.say("見本を開く"))
        self._bring_in.setText(translator.say("ファイルから取り込む…"))
