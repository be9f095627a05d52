"""The method's matrix: where the chosen risk stands without treatment, now and as planned, and the others."""

from collections import defaultdict
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pia_wizard.evaluation.model import Point, RiskLevel
from pia_wizard.evaluation.wording import axis_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Axis
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reasons import band_name, risk_title
from pia_wizard.ui.assessment.signs import band_colours, window_colours
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.painted import Painted
from pia_wizard.ui.pieces import tip
from pia_wizard.ui.risks.matrix_way import paint_way
from pia_wizard.ui.risks.words import level_name, way_text

Cell = tuple[int, int]
"""Impact and likelihood, from 1."""

_AXIS_WIDTH, _NAMES_WIDTH, _NAMES_HEIGHT, _AXIS_HEIGHT = 20, 92, 36, 20
_GAP, _ROW, _MOST_MARKS = 3, 58, 6
_STEPS: dict[int, Cell] = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}


class RiskMatrix(Painted):
    """Impact upwards, likelihood to the right; arrow keys walk the cells, ``looked_at`` tells what they are.

    Whatever it shows of the chosen risk also stands in its accessible description.
    """

    looked_at = Signal(str)

    def __init__(
        self, questionnaire: Questionnaire, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.questionnaire = questionnaire
        self.translator = translator
        self._level: RiskLevel | None = None
        self._here: dict[Cell, list[str]] = {}
        self._at: Cell | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate(translator)

    def sizeHint(self) -> QSize:
        """Return a size whose cells hold a band's name."""
        return QSize(
            tokens.grown(480),
            tokens.grown(_ROW) * len(self.questionnaire.method.matrix)
            + tokens.grown(_NAMES_HEIGHT)
            + tokens.grown(_AXIS_HEIGHT),
        )

    def minimumSizeHint(self) -> QSize:
        """Return the height that is needed."""
        return QSize(300, self.sizeHint().height())

    def show_level(
        self, questionnaire: Questionnaire, level: RiskLevel | None, levels: Mapping[str, RiskLevel]
    ) -> None:
        """Show one risk's way, and where all others stand now."""
        here: defaultdict[Cell, list[str]] = defaultdict(list)
        for name, other in levels.items():
            if other.applies is not False:
                here[_worst(other.current)].append(name)
        if (level, here) == (self._level, self._here) and questionnaire is self.questionnaire:
            return
        if level is None or self._level is None or level.risk != self._level.risk:
            self._at = None
        self.questionnaire, self._level, self._here = questionnaire, level, dict(here)
        self._describe()
        self.update()

    def retranslate(self, translator: Translator) -> None:
        """Show names in another language."""
        self.translator = translator
        self.setAccessibleName(translator.say("リスクマトリクス"))
        self._describe()
        self.update()

    def cell_text(self, place: Cell) -> str:
        """Return what a cell is and which risks stand there now."""
        method, say = self.questionnaire.method, self.translator.say
        names = [risk_title(self.questionnaire, n, self.translator) for n in self._here.get(place, ())]
        words = say(
            "{impact} {i}、{likelihood} {l}：{band}。",
            impact=axis_text(Axis.IMPACT, self.translator),
            i=level_name(method, Axis.IMPACT, place[0], self.translator),
            likelihood=axis_text(Axis.LIKELIHOOD, self.translator),
            l=level_name(method, Axis.LIKELIHOOD, place[1], self.translator),
            band=band_name(self.questionnaire, method.matrix[place[0] - 1][place[1] - 1], self.translator),
        )
        if not names:
            return words + say("現在ここにあるリスクはありません。")
        return words + say("現在ここにあるリスク：{risks}", risks=say("、").join(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the cells by the arrow keys."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        rows, columns = self._size()
        i, j = self._at or self._start()
        if self._at is not None:
            i, j = max(1, min(rows, i + step[0])), max(1, min(columns, j + step[1]))
        self._at = (i, j)
        self._tell(self._at)

    def event(self, event: QEvent) -> bool:
        """Tell in a tool tip what the mouse points at."""
        if isinstance(event, QHelpEvent):
            place = self._cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self.cell_text(place)) if place else "", self)
            return True
        return super().event(event)

    def _tell(self, place: Cell) -> None:
        words = self.cell_text(place)
        self.looked_at.emit(words)
        announce(self, words)
        self.update()

    def _start(self) -> Cell:
        return _worst(self._level.current) if self._level is not None else (1, 1)

    def _describe(self) -> None:
        shown = self._level is not None and self._level.applies is not False
        words = way_text(self.questionnaire, self._level, self.translator) if shown and self._level else ""
        self.setAccessibleDescription(words)

    def _size(self) -> Cell:
        return len(self.questionnaire.method.matrix), len(self.questionnaire.method.matrix[0])

    def _box(self, impact: int, likelihood: int) -> QRectF:
        """Return the box of a cell."""
        rows, columns = self._size()
        left = tokens.grown(_AXIS_WIDTH) + tokens.grown(_NAMES_WIDTH)
        width = (self.width() - left - 1) / columns
        height = (self.height() - tokens.grown(_NAMES_HEIGHT) - tokens.grown(_AXIS_HEIGHT)) / rows
        return QRectF(left + (likelihood - 1) * width, (rows - impact) * height, width - _GAP, height - _GAP)

    def _cell_at(self, spot: QPointF) -> Cell | None:
        rows, columns = self._size()
        places = ((i, j) for i in range(1, rows + 1) for j in range(1, columns + 1))
        return next((place for place in places if self._box(*place).contains(spot)), None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint cells, axes, other risks and the chosen one's way."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i, row in enumerate(self.questionnaire.method.matrix, 1):
            for j, band in enumerate(row, 1):
                self._paint_cell(painter, (i, j), band)
        self._paint_axes(painter)
        if self._level is not None and self._level.applies is not False:
            paint_way(painter, self._level, self._box, window_colours(self), self._font(bold=True))
        if self.hasFocus():
            painter.setPen(QPen(QColor(window_colours(self).focus), window_colours(self).ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = self._box(*self._at) if self._at else QRectF(self.rect())
            painter.drawRoundedRect(around.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_cell(self, painter: QPainter, place: Cell, band: str) -> None:
        ground, writing = band_colours(band, self.questionnaire.method, window_colours(self))
        box = self._box(*place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(writing)
        painter.setFont(self._font())
        inner = box.adjusted(6, 3, -6, -5)
        name = painter.fontMetrics().elidedText(
            band_name(self.questionnaire, band, self.translator),
            Qt.TextElideMode.ElideRight,
            int(inner.width()),
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        shown = self._level.risk if self._level is not None else ""
        others = sum(name != shown for name in self._here.get(place, ()))
        _paint_marks(painter, inner, others, writing)

    def _paint_axes(self, painter: QPainter) -> None:
        colours = window_colours(self)
        painter.setFont(self._font())
        painter.setPen(QColor(colours.text))
        rows, columns = self._size()
        method, words = self.questionnaire.method, self.translator
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        for i in range(1, rows + 1):
            cell = self._box(i, 1)
            place = QRectF(
                tokens.grown(_AXIS_WIDTH), cell.top(), tokens.grown(_NAMES_WIDTH) - 8, cell.height()
            )
            painter.drawText(place, right, level_name(method, Axis.IMPACT, i, words))
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        for j in range(1, columns + 1):
            cell = self._box(1, j)
            place = QRectF(cell.left(), cell.bottom() + 3, cell.width(), tokens.grown(_NAMES_HEIGHT) - 2)
            painter.drawText(place, top, level_name(method, Axis.LIKELIHOOD, j, words))
        painter.setPen(QColor(colours.muted))
        centre = Qt.AlignmentFlag.AlignCenter
        left = tokens.grown(_AXIS_WIDTH) + tokens.grown(_NAMES_WIDTH)
        below = QRectF(
            left, self.height() - tokens.grown(_AXIS_HEIGHT), self.width() - left, tokens.grown(_AXIS_HEIGHT)
        )
        painter.drawText(below, centre, words.say("{axis} →", axis=axis_text(Axis.LIKELIHOOD, words)))
        height = self.height() - tokens.grown(_NAMES_HEIGHT) - tokens.grown(_AXIS_HEIGHT)
        painter.save()
        painter.translate(0, height)
        painter.rotate(-90)
        beside = QRectF(0, 0, height, tokens.grown(_AXIS_WIDTH))
        painter.drawText(beside, centre, words.say("{axis} →", axis=axis_text(Axis.IMPACT, words)))
        painter.restore()

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(tokens.CAPTION_SIZE - 1)
        font.setBold(bold)
        return font


def _worst(point: Point) -> Cell:
    return point.impact.high, point.likelihood.high


def _paint_marks(painter: QPainter, box: QRectF, count: int, ink: QColor) -> None:
    """Paint one small hollow square for each of the other risks, and how many more there are."""
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shown, side, step = min(count, _MOST_MARKS), tokens.grown(6), tokens.grown(10)
    for place in range(shown):
        painter.drawRect(QRectF(box.left() + 1 + place * step, box.bottom() - side - 1, side, side))
    if count > shown:
        rest = QRectF(
            box.left() + shown * step + 2, box.bottom() - 2 * side, tokens.grown(30), tokens.grown(14)
        )
        painter.drawText(
            rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"+{count - shown}"
        )
