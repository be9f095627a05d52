"""Risks by level: the list, where the chosen one lies in the matrix, and every reason for its level."""

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.evaluation.model import Contribution, RiskLevel
from pia_wizard.evaluation.reasons import contribution_text
from pia_wizard.evaluation.wording import axis_text, range_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Axis
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.matrix import RiskMatrix
from pia_wizard.ui.assessment.reasons import band_name, clause_text, level_text, risk_title
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.assessment.signs import band_colours, window_colours
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed

_RISK = Qt.ItemDataRole.UserRole
_ROW_HEIGHT = 56
_BAND_WIDTH = 72


class RisksPage(QWidget):
    """Worst risks first."""

    asked_question = Signal(str)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self.list = QListWidget(self)
        self.list.setProperty("look", "rows")
        self.list.setFixedWidth(360)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(RiskDelegate(self))
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_risk())
        self.matrix = RiskMatrix(session.questionnaire, translator)
        self._title, self._story = TextLabel(look="heading"), TextLabel(look="muted")
        self._levels = TextLabel(look="strong")
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(6)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        detail = ScrollPage(self, margin=0)
        detail.column.setContentsMargins(0, 0, 8, 16)
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (self._title, self._story, self.matrix, self._levels):
            column.addWidget(widget)
        column.addLayout(self._reasons)
        detail.column.addWidget(card)
        detail.column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(detail, 1)

    @property
    def risk(self) -> str:
        """The id of the chosen risk, or nothing."""
        item = self.list.item(self.list.currentRow()) if self.list.currentRow() >= 0 else None
        return str(item.data(_RISK)) if item else ""

    def update_effect(self, _question: str, effect: Effect) -> None:
        """Refresh if a risk changed."""
        if effect.risks:
            self.refresh()

    def refresh(self) -> None:
        """Sort and show all risks anew; the chosen one stays chosen."""
        chosen = self.risk
        levels = self.session.evaluation.risks
        order = sorted(levels, key=self._badness, reverse=True)
        silent = QSignalBlocker(self.list)
        self.list.clear()
        for name in order:
            item = QListWidgetItem(risk_title(self.session.questionnaire, name, self.translator))
            item.setData(_RISK, name)
            level = level_text(self.session.questionnaire, levels[name], self.translator)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {level}")
            self.list.addItem(item)
        self.list.setCurrentRow(order.index(chosen) if chosen in order else 0)
        silent.unblock()
        self._show_risk()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.list.setAccessibleName(translator.say("リスクの一覧"))
        self.matrix.retranslate(translator)
        self.refresh()

    def _badness(self, name: str) -> tuple[bool, int, int]:
        level = self.session.evaluation.risks[name]
        order = list(self.session.questionnaire.method.bands)
        point = level.current
        return (
            level.applies is not False,
            order.index(point.band_high),
            point.impact.high * point.likelihood.high,
        )

    def _show_risk(self) -> None:
        while item := self._reasons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if not self.risk:
            return
        questionnaire, level = self.session.questionnaire, self.session.evaluation.risks[self.risk]
        self._title.say(risk_title(questionnaire, self.risk, self.translator))
        story = questionnaire.risks[self.risk].risk.story
        self._story.say(self.translator.content(f"risk.{self.risk}.story", story))
        self.matrix.show_level(level, tuple(self.session.evaluation.risks.values()))
        self._levels.say(self._level_line(level))
        for contribution in level.current.contributions if level.applies is not False else ():
            self._reasons.addWidget(TextLabel(self._reason(contribution), look="bullet"))

    def _level_line(self, level: RiskLevel) -> str:
        if level.applies is False:
            return self.translator.say("今の回答では、このリスクは当てはまりません。")
        point = level.current
        return self.translator.say(
            "{way}（{impact} {i}・{likelihood} {l}）",
            way=level_text(self.session.questionnaire, level, self.translator),
            impact=axis_text(Axis.IMPACT, self.translator),
            i=range_text(point.impact),
            likelihood=axis_text(Axis.LIKELIHOOD, self.translator),
            l=range_text(point.likelihood),
        )

    def _reason(self, contribution: Contribution) -> str:
        questionnaire = self.session.questionnaire
        words = contribution_text(contribution, questionnaire.risks[self.risk], self.translator)
        clauses = dict.fromkeys(
            clause_text(questionnaire, name, self.translator) for name in contribution.requirements
        )
        listed = self.translator.say("、").join(clauses)
        return f"{words}\n{listed}" if listed else words


class RiskDelegate(QStyledItemDelegate):
    """Paints a risk: its band as a coloured tag with its name, then title and way."""

    def __init__(self, page: RisksPage) -> None:
        super().__init__(page)
        self._page = page

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        """Return the fixed height of a row."""
        return QSize(200, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        """Paint one row."""
        colours = window_colours(option.widget)
        name, title = index.data(_RISK), index.data()  # type: ignore[attr-defined]  # a model index
        session, translator = self._page.session, self._page.translator
        level = session.evaluation.risks[name]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        box = QRectF(option.rect)
        tag = QRectF(box.left() + 10, box.center().y() - 13, _BAND_WIDTH, 26)
        self._paint_tag(painter, tag, level)
        text = box.adjusted(_BAND_WIDTH + 22, 9, -10, -9)
        font = option.widget.font()
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        metrics = painter.fontMetrics()
        painter.drawText(
            text,
            Qt.AlignmentFlag.AlignTop,
            metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(text.width())),
        )
        font.setPixelSize(tokens.CAPTION_SIZE)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            text, Qt.AlignmentFlag.AlignBottom, level_text(session.questionnaire, level, translator)
        )
        painter.restore()

    def _paint_tag(self, painter: QPainter, box: QRectF, level: RiskLevel) -> None:
        session, translator = self._page.session, self._page.translator
        font = self._page.font()
        font.setPixelSize(tokens.CAPTION_SIZE)
        font.setBold(True)
        painter.setFont(font)
        if level.applies is False:
            return
        band = level.current.band_high
        ground, writing = band_colours(band, session.questionnaire.method, window_colours(self._page))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 13, 13)
        painter.setPen(writing)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignCenter, band_name(session.questionnaire, band, translator)
        )
