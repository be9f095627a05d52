"""The risk matrix: impact upwards, likelihood to the right, and where a risk moves by what is in place."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from pia_wizard.evaluation.model import Point, RiskLevel
from pia_wizard.evaluation.wording import axis_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Axis
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reasons import band_name, level_text
from pia_wizard.ui.assessment.signs import band_colours, window_colours

_LEFT, _BOTTOM, _GAP, _ROW = 44, 40, 3, 54


class RiskMatrix(QWidget):
    """Painted n × n cells with band names; an arrow leads from nothing in place to the present answers.

    Everything it shows also stands in its accessible description.
    """

    def __init__(
        self, questionnaire: Questionnaire, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.questionnaire = questionnaire
        self.translator = translator
        self._level: RiskLevel | None = None
        self._counts: dict[tuple[int, int], int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(280)
        self.retranslate(translator)

    def sizeHint(self) -> QSize:
        """Return a size whose cells hold a band's name."""
        return QSize(420, _ROW * len(self.questionnaire.method.matrix) + _BOTTOM)

    def minimumSizeHint(self) -> QSize:
        """Return the height that is needed."""
        return QSize(280, self.sizeHint().height())

    def show_level(self, level: RiskLevel | None, all_levels: tuple[RiskLevel, ...]) -> None:
        """Show one risk's way, and how many risks lie in each cell now."""
        self._level = level
        self._counts = {}
        for other in all_levels:
            if other.applies is not False:
                cell = (other.current.impact.high, other.current.likelihood.high)
                self._counts[cell] = self._counts.get(cell, 0) + 1
        self._describe()
        self.update()

    def retranslate(self, translator: Translator) -> None:
        """Show names in another language."""
        self.translator = translator
        self.setAccessibleName(translator.say("リスクマトリクス"))
        self._describe()
        self.update()

    def _describe(self) -> None:
        text = level_text(self.questionnaire, self._level, self.translator) if self._level else ""
        self.setAccessibleDescription(text)

    def _cell(self, impact: int, likelihood: int) -> QRectF:
        """Return the box of a cell; levels count from 1, impact grows upwards."""
        rows = len(self.questionnaire.method.matrix)
        columns = len(self.questionnaire.method.matrix[0])
        width = (self.width() - _LEFT) / columns
        height = (self.height() - _BOTTOM) / rows
        left = _LEFT + (likelihood - 1) * width
        return QRectF(left, (rows - impact) * height, width - _GAP, height - _GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint cells, axes and the risk's way."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i, row in enumerate(self.questionnaire.method.matrix, 1):
            for j, band in enumerate(row, 1):
                self._paint_cell(painter, (i, j), band)
        self._paint_axes(painter)
        if self._level is not None and self._level.applies is not False:
            self._paint_way(painter, self._level)
        painter.end()

    def _paint_cell(self, painter: QPainter, place: tuple[int, int], band: str) -> None:
        ground, writing = band_colours(band, self.questionnaire.method, window_colours(self))
        box = self._cell(*place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(writing)
        painter.setFont(self._font())
        name = band_name(self.questionnaire, band, self.translator)
        inner = box.adjusted(6, 4, -6, -4)
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, elided)
        if count := self._counts.get(place, 0):
            words = self.translator.say_n("{n}件", "{n}件", count)
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)

    def _paint_axes(self, painter: QPainter) -> None:
        painter.setPen(QColor(window_colours(self).muted))
        painter.setFont(self._font())
        method = self.questionnaire.method
        centre = Qt.AlignmentFlag.AlignCenter
        for i in range(1, len(method.matrix) + 1):
            cell = self._cell(i, 1)
            painter.drawText(QRectF(22, cell.top(), 16, cell.height()), centre, str(i))
        for j in range(1, len(method.matrix[0]) + 1):
            cell = self._cell(1, j)
            painter.drawText(QRectF(cell.left(), cell.bottom() + 2, cell.width(), 18), centre, str(j))
        below = QRectF(_LEFT, self.height() - 20, self.width() - _LEFT, 18)
        painter.drawText(below, centre, self.translator.say("{axis} →", axis=self._axis(Axis.LIKELIHOOD)))
        painter.save()
        painter.translate(0, self.height() - _BOTTOM)
        painter.rotate(-90)
        beside = QRectF(0, 0, self.height() - _BOTTOM, 20)
        painter.drawText(beside, centre, self.translator.say("{axis} →", axis=self._axis(Axis.IMPACT)))
        painter.restore()

    def _axis(self, axis: Axis) -> str:
        return axis_text(axis, self.translator)

    def _font(self) -> QFont:
        font = self.font()
        font.setPixelSize(tokens.CAPTION_SIZE)
        return font

    def _paint_way(self, painter: QPainter, level: RiskLevel) -> None:
        """Paint the way twice: first wider, in the ground's colour, so that it stands out on every cell."""
        colours = window_colours(self)
        start, end = self._middle(level.inherent), self._middle(level.current)
        for colour, wider in ((QColor(colours.surface), 4.0), (QColor(colours.text), 0.0)):
            pen = QPen(colour, 2.5 + wider)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            if start != end:
                painter.setBrush(QColor(colours.surface))
                painter.drawEllipse(start, 5, 5)
                _draw_arrow(painter, start, end, colour)
            painter.setBrush(colour)
            painter.drawEllipse(end, 5, 5)

    def _middle(self, point: Point) -> QPointF:
        """Return where a point lies; levels not settled lie between their ends."""
        ends = [
            self._cell(point.impact.low, point.likelihood.low).center(),
            self._cell(point.impact.high, point.likelihood.high).center(),
        ]
        return (ends[0] + ends[1]) / 2


def _draw_arrow(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    way = end - start
    length = math.hypot(way.x(), way.y())
    unit = QPointF(way.x() / length, way.y() / length)
    across = QPointF(-unit.y(), unit.x())
    tip = end - unit * 10
    painter.drawLine(start + unit * 7, tip - unit * 4)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([tip, tip - unit * 7 + across * 4, tip - unit * 7 - across * 4]))
