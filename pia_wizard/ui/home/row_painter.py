"""How one assessment looks in the list: what it is at the left, how it stands at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pia_wizard.evaluation.model import Status
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.appearance.tokens import Colours
from pia_wizard.ui.home.rows import Role
from pia_wizard.ui.home.words import ShownRow

ROW_HEIGHT = 96
_BAR = 3
_LINE = 23
_CHIP = 20
_METER = QSize(132, 6)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_INKS = {Status.MET: "met", Status.PARTLY_MET: "partly", Status.NOT_MET: "not_met"}


class RowPainter(QStyledItemDelegate):
    """Paints rows of a fixed height; what does not fit ends in an ellipsis."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; its width follows the list."""
        return QSize(320, tokens.grown(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, then the three lines, or the heading of a group."""
        colours = colours_of(option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = _Brush(painter, option.widget.font(), colours)
        heading = index.data(Role.HEADING)
        if heading is None:
            _paint_ground(painter, option.rect, option.state, colours)
            _paint_row(brush, option.rect, index.data(Role.SHOWN))
        else:
            _paint_heading(brush, option.rect, heading)
        painter.restore()


class _Brush:
    """Writes with a painter in the fonts and colours of the list."""

    def __init__(self, painter: QPainter, font: QFont, colours: Colours) -> None:
        self.painter, self.colours = painter, colours
        self.small, self.bold, self.heading = QFont(font), QFont(font), QFont(font)
        self.small.setPixelSize(tokens.CAPTION_SIZE)
        self.bold.setPixelSize(tokens.TEXT_SIZE + 1)
        self.heading.setPixelSize(tokens.HEADING_SIZE)
        for font_ in (self.bold, self.heading):
            font_.setBold(True)

    def write(self, box: QRect, text: str, font: QFont, ink: str, where: Qt.AlignmentFlag = _LEFT) -> int:
        """Write one line and return the width it takes, with a gap; nothing takes none."""
        if not text:
            return 0
        measure = QFontMetrics(font)
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self.painter.setFont(font)
        self.painter.setPen(QColor(getattr(self.colours, ink)))
        self.painter.drawText(box, where | Qt.TextFlag.TextSingleLine, shown)
        return measure.horizontalAdvance(shown) + tokens.SPACE

    def chip(self, box: QRect, text: str, ground: str, ink: str) -> int:
        """Draw words on a ground at the right end of a box; return the width taken."""
        if not text:
            return 0
        width = min(QFontMetrics(self.small).horizontalAdvance(text) + 2 * tokens.GAP, box.width())
        chip = QRectF(
            box.right() - width + 1,
            box.center().y() - tokens.grown(_CHIP) / 2 + 1,
            width,
            tokens.grown(_CHIP),
        )
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(getattr(self.colours, ground)))
        self.painter.drawRoundedRect(chip, tokens.grown(_CHIP) / 2, tokens.grown(_CHIP) / 2)
        self.write(chip.toRect(), text, self.small, ink, Qt.AlignmentFlag.AlignCenter)
        return width + tokens.SPACE

    def meter(self, box: QRect, shares: tuple[tuple[float, str], ...]) -> None:
        """Draw a bar of coloured shares of one."""
        whole = QRectF(box.left(), box.center().y() - _METER.height() / 2 + 1, box.width(), _METER.height())
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.fillRect(whole, QColor(self.colours.hairline))
        left = whole.left()
        for share, ink in shares:
            part = QRectF(left, whole.top(), whole.width() * share, whole.height())
            self.painter.fillRect(part, QColor(getattr(self.colours, ink)))
            left = part.right()


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, colours: Colours) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(colours.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(colours.accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(colours.window))
    line = QRect(rect.left() + tokens.SPACE, rect.bottom(), rect.width() - 2 * tokens.SPACE, 1)
    painter.fillRect(line, QColor(colours.hairline))


def _paint_heading(brush: _Brush, rect: QRect, heading: str) -> None:
    box = rect.adjusted(tokens.SPACE, rect.height() - tokens.grown(48), -tokens.SPACE, -10)
    brush.write(box, heading, brush.heading, "text")
    line = QRect(rect.left() + tokens.SPACE, rect.bottom(), rect.width() - 2 * tokens.SPACE, 1)
    brush.painter.fillRect(line, QColor(brush.colours.border))


def _paint_row(brush: _Brush, rect: QRect, row: ShownRow) -> None:
    edge = tokens.SPACE + tokens.HAIR
    first = QRect(
        rect.left() + edge, rect.top() + tokens.grown(13), rect.width() - 2 * edge, tokens.grown(_LINE)
    )
    second, third = (
        first.translated(0, tokens.grown(_LINE) + 1),
        first.translated(0, 2 * (tokens.grown(_LINE) + 1)),
    )
    taken = brush.chip(first, row.state, "sunken", "muted")
    brush.write(first.adjusted(0, 0, -taken, 0), row.title, brush.bold, "text")
    taken = brush.chip(second, row.risk, *_band_inks(row.gravity))
    brush.write(second.adjusted(0, 0, -taken, 0), row.found or row.about, brush.small, "muted")
    _paint_standing(brush, third, row)


def _paint_standing(brush: _Brush, box: QRect, row: ShownRow) -> None:
    """Draw how far it is and what came out at the left, when it is due and was changed at the right."""
    right, small = box, QFontMetrics(brush.small)
    told = (row.progress, row.due, row.changed)
    needed = _METER.width() + sum(small.horizontalAdvance(words) + tokens.SPACE for words in told)
    if needed <= box.width():  # or when it was changed is left out: what is due and done counts more
        right = right.adjusted(0, 0, -brush.write(right, row.changed, brush.small, "muted", _RIGHT), 0)
    ink = "not_met" if row.late else "partly" if row.soon else "muted"
    right = right.adjusted(0, 0, -brush.write(right, row.due, brush.small, ink, _RIGHT), 0)
    left = QRect(right)
    meter = QRect(left.left(), left.top(), _METER.width(), left.height())
    if row.verdicts_told:
        total = sum(count for _status, count in row.verdicts) or 1
        brush.meter(meter, tuple((n / total, _INKS.get(status, "faint")) for status, n in row.verdicts))
    else:
        brush.meter(meter, ((row.share, "accent"),))
    left.setLeft(meter.right() + 12)
    left.setLeft(left.left() + brush.write(left, row.progress, brush.small, "text"))
    brush.write(left, row.verdicts_told, brush.small, "muted")


def _band_inks(gravity: int) -> tuple[str, str]:
    """Return ground and writing of a band by its place from 0 to 100; its name stands beside the colour.

    What is not known yet, below 0, has no colour of its own.
    """
    if gravity < 0:
        return "sunken", "muted"
    if gravity < 25:
        return "met_soft", "met"
    if gravity < 50:
        return "partly_soft", "partly"
    return ("not_met_soft", "not_met") if gravity < 100 else ("not_met", "surface")
