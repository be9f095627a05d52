"""The map of information flows, painted, and read flow by flow with mouse or keyboard."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pia_wizard.evaluation.flow_picture import FlowPicture, flow_picture, has_room, stroke
from pia_wizard.evaluation.flow_words import flow_text, kept_lines, map_text, medium_text, place_text
from pia_wizard.evaluation.flows import FlowEdge, FlowMap, parted
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import FLOWS
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.tokens import Colours
from pia_wizard.ui.assessment import flow_painting as painting
from pia_wizard.ui.assessment.signs import window_colours
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.painted import Painted
from pia_wizard.ui.pieces import tip

_BETWEEN_PARTS = 28.0
_NEAR = 10.0
_EDGE = 8
"""Room on all sides for the frame that shows where the keyboard is."""
_LONGEST_NAME = 60
_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the map, drawn below the ones before it."""

    flows: FlowMap
    picture: FlowPicture
    words: tuple[painting.Written, ...]
    top: float


class FlowView(Painted):
    """The painted map. Arrow keys and clicks go from flow to flow, tool tips tell each with its risks.

    ``chosen`` carries what is to be said of the flow gone to. Everything it shows also stands in its
    accessible description.
    """

    chosen = Signal(str)

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.translator = translator
        self.flows = FlowMap()
        self._questionnaire: Questionnaire | None = None
        self._laid: tuple[tuple[object, ...], tuple[_Part, ...]] | None = None
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_flows(self, questionnaire: Questionnaire, flows: FlowMap, translator: Translator) -> None:
        """Show a map."""
        if flows != self.flows:
            self._current = -1
        self._questionnaire, self.flows, self.translator = questionnaire, flows, translator
        self._laid = None
        self.setAccessibleName(translator.say("情報の流れの図"))
        self.setAccessibleDescription(self._told())
        self.updateGeometry()
        self.update()

    def text_of(self, edge: FlowEdge) -> str:
        """Return a flow in words, with the risks that come up there."""
        if self._questionnaire is None:
            return ""
        say, content = self.translator.say, self.translator.content
        risks = [
            content(f"risk.{name}.title", self._questionnaire.risks[name].risk.title) for name in edge.risks
        ]
        named = say("、").join(risks) or say("なし")
        flow = flow_text(self._questionnaire, self.flows, edge, self.translator)
        return say("{flow}\nここで起こり得るリスク：{risks}", flow=flow, risks=named)

    def _told(self) -> str:
        if self._questionnaire is None:
            return ""
        told = [self.text_of(edge) for edge in self.flows.edges if edge.risks]
        return "\n".join((map_text(self._questionnaire, self.flows, self.translator), *told))

    def sizeHint(self) -> QSize:
        """Return the size at the width there is."""
        width = self.width() if self.width() > 200 else 640
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for two places beside each other."""
        return QSize(280, 60)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all parts and the key."""
        parts = self._parts(width)
        if not parts:
            return 0
        rows = painting.legend_rows(self._legend(), self._font(), width - 2 * _EDGE)
        return round(
            parts[-1].top + parts[-1].picture.height + 14 + len(rows) * tokens.grown(painting.LEGEND) + _EDGE
        )

    def _parts(self, width: int) -> tuple[_Part, ...]:
        """Return the map laid out at a width; kept until width, font or map change."""
        key = (width, self.font().key())
        if self._laid is None or self._laid[0] != key:
            self._laid = key, self._laid_out(width)
        return self._laid[1]

    def _laid_out(self, width: int) -> tuple[_Part, ...]:
        if not self.flows.edges:
            return ()
        found: list[_Part] = []
        top = float(_EDGE)
        measures = painting.measures(width - 2 * _EDGE)
        for flows in parted(self.flows, lambda part: has_room(part, measures)):
            picture = flow_picture(flows, measures, partial(self._height, flows))
            boxes = enumerate(picture.boxes)
            words = tuple(self._written(flows, node, box.width) for node, box in boxes)
            found.append(_Part(flows, picture, words, top))
            top += picture.height + _BETWEEN_PARTS
        return tuple(found)

    def _height(self, flows: FlowMap, node: int, width: float) -> float:
        return self._written(flows, node, width).height + 2 * painting.PADDING

    def _written(self, flows: FlowMap, node: int, width: float) -> painting.Written:
        name = place_text(flows.nodes[node].name, self.translator)
        short = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"
        kept = kept_lines(self._questionnaire, flows, node, self.translator) if self._questionnaire else ()
        return painting.written(short, kept, self.font(), width)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(tokens.CAPTION_SIZE)
        return font

    def _media(self) -> tuple[str, ...]:
        question = self._questionnaire.questions.get(FLOWS) if self._questionnaire else None
        return tuple(question.columns["medium"].choices) if question and "medium" in question.columns else ()

    def _legend(self) -> list[painting.Entry]:
        if self._questionnaire is None:
            return []
        used = {edge.medium for edge in self.flows.edges}
        entries: list[painting.Entry] = [
            (stroke(self._media(), medium), medium_text(self._questionnaire, medium, self.translator))
            for medium in (*self._media(), "")
            if medium in used
        ]
        if any(edge.stored for edge in self.flows.edges):
            entries.append((None, self.translator.say("受け取った側で保存する")))
        return entries

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts in view, and the key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = window_colours(self)
        parts = self._parts(self.width())
        for part in parts:
            if part.top > event.rect().bottom() or part.top + part.picture.height < event.rect().top():
                continue
            painter.save()
            painter.translate(_EDGE, part.top)
            self._paint_part(painter, part, colours)
            painter.restore()
        if parts:
            top = parts[-1].top + parts[-1].picture.height + 10
            painter.save()
            painter.translate(_EDGE, 0)
            rows = painting.legend_rows(self._legend(), self._font(), self.width() - 2 * _EDGE)
            for number, row in enumerate(rows):
                painting.paint_legend(
                    painter, row, top + number * tokens.grown(painting.LEGEND), self._font(), colours
                )
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), colours.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = tokens.CONTROL_RADIUS
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _paint_part(self, painter: QPainter, part: _Part, colours: Colours) -> None:
        """Paint lines, then boxes, then numbers; the current flow over the others."""
        media = self._media()
        lines = sorted(part.picture.lines, key=lambda line: line.edge.number == self._current)
        for line in lines:
            look, now = stroke(media, line.edge.medium), line.edge.number == self._current
            painting.paint_line(painter, line, look, colours, current=now)
        for box, words in zip(part.picture.boxes, part.words, strict=True):
            painting.paint_box(painter, box, words, colours)
        for line in lines:
            now = line.edge.number == self._current
            painting.paint_number(painter, line, self.font(), colours, current=now)

    def edge_at(self, spot: QPointF) -> FlowEdge | None:
        """Return the flow whose number or line is at a point, or None."""
        for part in self._parts(self.width()):
            there = spot - QPointF(_EDGE, part.top)
            for line in part.picture.lines:
                if (there - painting.badge(line)).manhattanLength() <= tokens.grown(painting.BADGE) * 1.4:
                    return line.edge
            stroker = QPainterPathStroker()
            stroker.setWidth(_NEAR)
            for line in part.picture.lines:
                if stroker.createStroke(painting.outline(line)).contains(there):
                    return line.edge
        return None

    def place_at(self, spot: QPointF) -> str:
        """Return the whole name of the place at a point, or nothing."""
        for part in self._parts(self.width()):
            there = spot - QPointF(_EDGE, part.top)
            for node, box in zip(part.flows.nodes, part.picture.boxes, strict=True):
                if QRectF(box.x, box.y, box.width, box.height).contains(there):
                    return node.name
        return ""

    def event(self, event: QEvent) -> bool:
        """Show what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = QPointF(event.pos())
            edge = self.edge_at(spot)
            words = self.text_of(edge) if edge is not None else self.place_at(spot)
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the flow that was clicked."""
        edge = self.edge_at(event.position())
        if edge is not None:
            self._choose(edge.number)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the flow before or after."""
        step = _STEPS.get(event.key())
        count = len(self.flows.edges)
        if step is None or not count:
            super().keyPressEvent(event)
            return
        start = self._current if self._current > 0 else (0 if step > 0 else count + 1)
        self._choose(min(max(start + step, 1), count))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first flow."""
        super().focusInEvent(event)
        by_keys = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if by_keys and self._current < 0 and self.flows.edges:
            self._choose(1)

    def _choose(self, number: int) -> None:
        self._current = number
        self.update()
        words = self.text_of(self.flows.edges[number - 1])
        self.chosen.emit(words)
        announce(self, words)
