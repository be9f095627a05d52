"""The paper on a wall, with a person in front of it at the reading distance, all to one scale.

A picture in one-point perspective: the eye stands behind the person, so that the paper looks as small as it
does from there. Lengths are metres; a point is (to the right, up, away from the eye).
"""

from math import isclose
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.signage.sheet import Sheet
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.signs import window_colours
from pia_wizard.ui.studio.person import HEIGHT, person

_EYE = 1.5
_BEHIND = 4.0
"""How high the eye is, and how far behind the person."""

_CENTRE = 1.4
"""How high the paper's middle hangs: about where eyes are, of those who stand and those who sit."""

_BESIDE = 0.62
_WALL_HEIGHT = 2.35


class Scene(NamedTuple):
    """A notice as it hangs: its picture, its sheet, and from how many metres it is read."""

    picture: QImage
    sheet: Sheet
    distance: float


class WallView(QWidget):
    """Paints a scene, or an empty wall."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self.scene: Scene | None = None
        self.setMinimumSize(QSize(240, 200))

    def show_scene(self, scene: Scene | None) -> None:
        """Show another scene, and say it in words."""
        self.scene = scene
        self.retranslate(self._translator)
        self.update()

    def retranslate(self, translator: Translator) -> None:
        """Say what is to be seen, for those who do not."""
        self._translator = translator
        self.setAccessibleName(translator.say("壁で見る"))
        if self.scene is not None:
            self.setAccessibleDescription(self._told(self.scene))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint wall, floor, paper, person and measures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.scene is not None:
            self._paint(painter, self.scene)
        painter.end()

    def _told(self, scene: Scene) -> str:
        say = self._translator.say
        return say(
            "{width}×{height} mm・中心の高さ{centre} m・{distance} m離れて見たところ",
            width=scene.sheet.width_mm,
            height=scene.sheet.height_mm,
            centre=self._translator.number(_CENTRE),
            distance=self._translator.number(scene.distance),
        )

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        colours = window_colours(self)
        far = _BEHIND + scene.distance
        view = _View(self.width(), self.height() - 30, _BEHIND)
        wall, floor = QColor(colours.surface), QColor(colours.sunken)
        base = view.at(0, 0, far).y()
        shade = QLinearGradient(0, 0, 0, base)
        shade.setColorAt(0, wall)
        shade.setColorAt(1, wall.darker(104) if not colours.dark else wall.lighter(112))
        painter.fillRect(QRectF(0, 0, self.width(), base), shade)
        painter.fillRect(QRectF(0, base, self.width(), self.height() - base), floor)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        self._paint_paper(painter, view, scene, far)
        self._paint_measures(painter, view, scene, far)
        self._paint_person(painter, view)
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._small())
        foot = QRectF(12, self.height() - 28, self.width() - 24, 24)
        told = painter.fontMetrics().elidedText(
            self._told(scene), Qt.TextElideMode.ElideRight, int(foot.width())
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, told)

    def _paint_paper(self, painter: QPainter, view: "_View", scene: Scene, far: float) -> None:
        half, high = scene.sheet.width_mm / 2000, scene.sheet.height_mm / 2000
        box = QRectF(view.at(-half, _CENTRE + high, far), view.at(half, _CENTRE - high, far))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 40))
        painter.drawRoundedRect(box.translated(1.5, 2), 1, 1)
        ratio = self.devicePixelRatioF()
        painter.drawImage(
            box,
            scene.picture.scaled(
                round(box.width() * ratio),
                round(box.height() * ratio),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            ),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(window_colours(self).border), 1))
        painter.drawRect(box)

    def _paint_person(self, painter: QPainter, view: "_View") -> None:
        """Paint a person who stands a step to the left, so as not to hide what they read."""
        foot = view.at(-_BESIDE, 0, _BEHIND)
        scale = view.scale(_BEHIND)
        painter.save()
        painter.translate(foot)
        painter.scale(scale / 1000, -scale / 1000)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(window_colours(self).undetermined))
        painter.setOpacity(0.86)
        painter.drawPath(person())
        painter.restore()
        colours = window_colours(self)
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._small())
        top = view.at(-_BESIDE, HEIGHT, _BEHIND)
        words = self._translator.say("身長 約{height} cm", height=round(HEIGHT * 100))
        painter.drawText(
            QRectF(top.x() - 80, max(2.0, top.y() - 24), 160, 20), Qt.AlignmentFlag.AlignCenter, words
        )

    def _paint_measures(self, painter: QPainter, view: "_View", scene: Scene, far: float) -> None:
        """Paint the distance on the floor, the height of the middle beside the paper."""
        colours = window_colours(self)
        ink = QColor(colours.accent)
        painter.setFont(self._small())
        near, back = view.at(0.12, 0, _BEHIND), view.at(0.12, 0, far)
        _arrow(painter, near, back, ink)
        words = self._translator.say("{n} m", n=self._translator.number(scene.distance))
        painter.drawText(QPointF(near.x() + 12, (near.y() + back.y()) / 2 + 5), words)
        side = scene.sheet.width_mm / 2000 + 0.12
        low, middle = view.at(side, 0, far), view.at(side, _CENTRE, far)
        if low.y() - middle.y() > 40:
            _arrow(painter, low, middle, ink)
            height = self._translator.say("{n} m", n=self._translator.number(_CENTRE))
            painter.drawText(QPointF(middle.x() + 8, (low.y() + middle.y()) / 2), height)

    def _small(self) -> QFont:
        font = self.font()
        font.setPixelSize(tokens.CAPTION_SIZE)
        return font


class _View:
    """Where points come to lie in a picture that shows a wall's height at the person's place."""

    def __init__(self, width: int, height: int, near: float) -> None:
        self._middle = width * 0.54
        self._factor = min(height / (_WALL_HEIGHT * 0.86), width / 2.1) * near
        foot = _EYE * self._factor / near
        self._horizon = height - foot - 10

    def scale(self, away: float) -> float:
        """Return the pixels of a metre so far away."""
        return self._factor / away

    def at(self, right: float, up: float, away: float) -> QPointF:
        """Return where a point lies."""
        scale = self.scale(away)
        return QPointF(self._middle + right * scale, self._horizon + (_EYE - up) * scale)


def _arrow(painter: QPainter, start: QPointF, end: QPointF, ink: QColor) -> None:
    """Draw a line with a short bar at both ends."""
    painter.setPen(QPen(ink, 1.5))
    painter.drawLine(start, end)
    level = isclose(start.y(), end.y(), abs_tol=1)
    bar = QPointF(0, 5) if level else QPointF(5, 0)
    for point in (start, end):
        painter.drawPolyline(QPolygonF([point - bar, point + bar]))
