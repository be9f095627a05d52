"""The three points of a risk side by side, each with its band, both levels, and every reason for them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pia_wizard.evaluation.model import Contribution, Point, RiskLevel
from pia_wizard.evaluation.reasons import contribution_text
from pia_wizard.evaluation.wording import axis_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Axis
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed
from pia_wizard.ui.risks.band_chip import BandChip
from pia_wizard.ui.risks.lines import Lines
from pia_wizard.ui.risks.words import POINTS, computed_text, levels_text, point_name

_ROOM_FOR_THREE, _GAP = 440, 14


class PointColumn(QWidget):
    """One point; ``wants_own_level`` where the assessor may set a level of their own."""

    wants_own_level = Signal(str)

    def __init__(self, point: str, questionnaire: Questionnaire) -> None:
        super().__init__()
        self.point = point
        self._name = TextLabel(look="strong")
        self.chip = BandChip(questionnaire)
        self.levels = Lines()
        self._own = TextLabel(look="partly")
        self.reasons = Lines("caption")
        self.button = QPushButton(self)
        self.button.setProperty("look", "link")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(lambda: self.wants_own_level.emit(self.point))
        self.button.setVisible(point != POINTS[0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._name, self.chip, self.levels, self._own, self.reasons):
            column.addWidget(widget)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_point(
        self, questionnaire: Questionnaire, point: Point, reasons: Sequence[str], translator: Translator
    ) -> None:
        """Show a point as it is now."""
        name = point_name(self.point, translator)
        number = POINTS.index(self.point) + 1
        self._name.say(translator.say("{number}．{name}", number=number, name=name))
        self.chip.show_point(questionnaire, point, translator)
        self.levels.say([_level_line(questionnaire, point, axis, translator) for axis in Axis])
        own = point.override is not None
        self._own.say(translator.say("評価者の判断"))
        self._own.setVisible(own)
        self.reasons.say(reasons)
        self.button.setText(
            translator.say("判断を見直す…") if own else translator.say("評価者の判断で改める…")
        )
        self.button.setAccessibleName(f"{name} {self.button.text()}")


class Points(QWidget):
    """``wants_own_level`` carries "current" or "target"."""

    wants_own_level = Signal(str)

    def __init__(self, questionnaire: Questionnaire) -> None:
        super().__init__()
        self.columns = {point: PointColumn(point, questionnaire) for point in POINTS}
        self.computed = Lines()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        self._row = row = QHBoxLayout()
        row.setSpacing(_GAP)
        whole.addLayout(row)
        whole.addWidget(self.computed)
        for point, column in self.columns.items():
            if point != POINTS[0]:
                line = framed("parting")
                line.setFixedWidth(1)
                row.addWidget(line)
            row.addWidget(column, 1)
            column.wants_own_level.connect(self.wants_own_level)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the points below each other where there is no room for three beside each other."""
        super().resizeEvent(event)
        least = max(column.minimumSizeHint().width() for column in self.columns.values())
        needed = max(tokens.grown(_ROOM_FOR_THREE), len(POINTS) * least + 2 * (2 * _GAP + 1))
        beside = self.width() >= needed
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def show_level(self, questionnaire: Questionnaire, level: RiskLevel, translator: Translator) -> None:
        """Show a risk's three points; the reasons of the first count for the others too."""
        points = dict(zip(POINTS, (level.inherent, level.current, level.target), strict=True))
        shared = level.inherent.contributions
        for name, point in points.items():
            own = point.contributions if name == POINTS[0] else _beyond(point.contributions, shared)
            words = _reasons(questionnaire, level.risk, own, translator)
            if not words:
                words = [_nothing(name, translator)]
            self.columns[name].show_point(questionnaire, point, words, translator)
        told = {name: computed_text(questionnaire, point, translator) for name, point in points.items()}
        self.computed.say(
            [
                translator.say("{name}：{text}", name=point_name(name, translator), text=text)
                for name, text in told.items()
                if text
            ]
        )


def _level_line(questionnaire: Questionnaire, point: Point, axis: Axis, translator: Translator) -> str:
    level = point.impact if axis is Axis.IMPACT else point.likelihood
    return translator.say(
        "{axis}：{level}",
        axis=axis_text(axis, translator),
        level=levels_text(questionnaire.method, axis, level, translator),
    )


def _beyond(all_: Sequence[Contribution], shared: Sequence[Contribution]) -> list[Contribution]:
    return [contribution for contribution in all_ if contribution not in shared]


def _reasons(
    questionnaire: Questionnaire, risk: str, contributions: Sequence[Contribution], translator: Translator
) -> list[str]:
    compiled = questionnaire.risks[risk]
    return [contribution_text(contribution, compiled, translator) for contribution in contributions]


def _nothing(point: str, translator: Translator) -> str:
    if point == POINTS[1]:
        return translator.say("今の回答では、対策なしの大きさから下がっていません。")
    return translator.say("対策の計画では、対策なしの大きさから下がりません。")
