"""Paints one row of the list of risks: title, band now → band then, and whether that is accepted."""

from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_wizard.evaluation.model import AcceptanceState, Point, RiskLevel
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import Shape, paint_shape
from pia_wizard.ui.assessment.reasons import band_name
from pia_wizard.ui.assessment.signs import band_colours, window_colours
from pia_wizard.ui.risks.band_chip import CHIP_HEIGHT, chip_font, chip_width, paint_chip, rank_of
from pia_wizard.ui.risks.rows import FOLD, RISK, STATE_TEXT, RiskRows
from pia_wizard.ui.risks.words import bands_text

_Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT, _FOLDED_HEIGHT = 80, 38
_ARROW = 22
ACCEPTANCE_SHAPES = {
    AcceptanceState.NONE: Shape.NOT_APPLICABLE,
    AcceptanceState.ACCEPTED: Shape.MET,
    AcceptanceState.NOT_ENTITLED: Shape.PROBLEM,
    AcceptanceState.OUTDATED: Shape.PROBLEM,
}


class RiskPainter(QStyledItemDelegate):
    """Draws from the model's words and the session's levels; nothing is said by colour alone."""

    def __init__(self, rows: RiskRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return a fixed height; risks that do not apply need one line only."""
        return QSize(200, tokens.grown(_ROW_HEIGHT if self._level(index) else _FOLDED_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(3, 1, -3, -1)
        self._paint_ground(painter, option, box)
        inner = box.adjusted(11, 5, -11, -5)
        level = self._level(index)
        if index.data(RISK) == FOLD:
            self._paint_fold(painter, option, inner, index)
        elif level is None:
            self._write(painter, option, inner, index.data(), muted=True)
        else:
            self._write(painter, option, inner.adjusted(0, 0, 0, -tokens.grown(46)), index.data())
            chips = QRectF(
                inner.left(), inner.top() + tokens.grown(23), inner.width(), tokens.grown(CHIP_HEIGHT)
            )
            self._paint_way(painter, option, chips, level)
            foot = inner.adjusted(0, tokens.grown(50), 0, 0)
            side = tokens.grown(14)
            sign = QRectF(foot.left() + 1, foot.center().y() - side / 2, side, side)
            paint_shape(painter, sign, ACCEPTANCE_SHAPES[level.acceptance], window_colours(option.widget))
            self._write(painter, option, foot.adjusted(side + 7, 0, 0, 0), index.data(STATE_TEXT), small=True)
        painter.restore()

    def _level(self, index: _Index) -> RiskLevel | None:
        """Return the level of a risk that applies or may apply."""
        level = self._rows.session.evaluation.risks.get(index.data(RISK))
        return level if level is not None and level.applies is not False else None

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        colours = window_colours(option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.sunken))
            painter.drawRoundedRect(box, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), colours.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)

    def _paint_fold(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, index: _Index
    ) -> None:
        colours = window_colours(option.widget)
        painter.setPen(QPen(QColor(colours.muted), 1.8))
        middle = box.center().y()
        ends = ((0, -4), (5, 0), (0, 4)) if not self._rows.unfolded else ((-2, -2), (2, 3), (6, -2))
        for (x, y), (u, v) in pairwise(ends):
            painter.drawLine(
                round(box.left() + 4 + x), round(middle + y), round(box.left() + 4 + u), round(middle + v)
            )
        self._write(painter, option, box.adjusted(20, 0, 0, 0), index.data(), muted=True)

    def _paint_way(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, level: RiskLevel
    ) -> None:
        """Paint the chip of the present and that of the target; each may take up to half of the room."""
        painter.setFont(chip_font(option.widget.font()))
        most = (box.width() - tokens.grown(_ARROW)) / 2
        right = self._paint_point(painter, option, box, level.current, most)
        painter.setPen(QPen(QColor(window_colours(option.widget).muted), 1.6))
        y = box.center().y()
        painter.drawLine(round(right + 5), round(y), round(right + 16), round(y))
        for up in (-4, 4):
            painter.drawLine(round(right + 12), round(y + up), round(right + 16), round(y))
        self._paint_point(
            painter,
            option,
            box.adjusted(right - box.left() + tokens.grown(_ARROW), 0, 0, 0),
            level.target,
            most,
        )

    def _paint_point(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, point: Point, most: float
    ) -> float:
        """Paint a point's chip at the left of a box and return its right end."""
        questionnaire = self._rows.session.questionnaire
        translator, steps = self._rows.translator, len(questionnaire.method.bands)
        text = bands_text(questionnaire, point, translator)
        if chip_width(text, steps, painter.font()) > most:  # the steps still show the milder end
            highest = band_name(questionnaire, point.band_high, translator)
            text = translator.say("最大{band}", band=highest)
            text = highest if chip_width(text, steps, painter.font()) > most else text
        chip = QRectF(box)
        chip.setWidth(min(most, chip_width(text, steps, painter.font())))
        inks = band_colours(point.band_high, questionnaire.method, window_colours(option.widget))
        paint_chip(painter, chip, rank_of(point, questionnaire.method), text, inks)
        return chip.right()

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRectF,
        text: str,
        *,
        muted: bool = False,
        small: bool = False,
    ) -> None:
        colours = window_colours(option.widget)
        font = QFont(option.widget.font())
        font.setPixelSize(tokens.CAPTION_SIZE if small else tokens.TEXT_SIZE)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if muted or small else colours.text))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
