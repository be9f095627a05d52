"""The list of steps: title, state as a sign and in words; a row is repainted only when its state changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_wizard.evaluation.model import Evaluation
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import paint_shape
from pia_wizard.ui.assessment.beside import Subject
from pia_wizard.ui.assessment.progress import Progress, StepBook, progress_text
from pia_wizard.ui.assessment.signs import STEP_SHAPES, window_colours

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW_HEIGHT, _SIGN_HEIGHT = 43, 21
_PROGRESS = Qt.ItemDataRole.UserRole
_STATE_TEXT = Qt.ItemDataRole.UserRole + 1
_COMMENTS_TEXT = Qt.ItemDataRole.UserRole + 2
_GAP = 8


class StepsModel(QAbstractListModel):
    """Steps in the content's order, each with its progress."""

    def __init__(self, book: StepBook, evaluation: Evaluation, translator: Translator) -> None:
        super().__init__()
        self.book = book
        self.translator = translator
        self.steps = tuple(book.questionnaire.steps)
        self._progress = {step: book.progress(step, evaluation) for step in self.steps}
        self._comments: dict[str, int] = {}
        self._changed: dict[str, int] = {}

    def update(self, steps: set[str], evaluation: Evaluation) -> None:
        """Judge some steps anew and repaint those that differ."""
        for step in steps:
            now = self.book.progress(step, evaluation)
            if now != self._progress[step]:
                self._progress[step] = now
                here = self.index(self.steps.index(step))
                self.dataChanged.emit(here, here)

    def count_comments(self, counts: Mapping[Subject, int]) -> None:
        """Show how many comments are open in each step; ``counts`` are by what they are about."""
        found: dict[str, int] = {}
        for (about, subject), n in counts.items():
            step = self.book.step_of(about, subject)
            found[step] = found.get(step, 0) + n
        if found != self._comments:
            self._comments = found
            self.dataChanged.emit(self.index(0), self.index(len(self.steps) - 1))

    def count_changed(self, questions: Iterable[str]) -> None:
        """Show how many questions of each step are new or changed since they were answered."""
        found = dict(Counter(self.book.step_of("question", name) for name in questions))
        if found != self._changed:
            self._changed = found
            self.dataChanged.emit(self.index(0), self.index(len(self.steps) - 1))

    def retranslate(self, translator: Translator) -> None:
        """Show titles and states in another language."""
        self.translator = translator
        self.dataChanged.emit(self.index(0), self.index(len(self.steps) - 1))

    def title(self, step: str) -> str:
        """Return a step's title."""
        return self.translator.content(f"step.{step}.title", self.book.questionnaire.steps[step].title)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of steps."""
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the state in words, or both for screen readers."""
        step = self.steps[index.row()]
        progress = self._progress[step]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(step)
        if role == _PROGRESS:
            return progress
        state = self._state_text(step, progress)
        n = self._comments.get(step, 0)
        comments = self.translator.say_n("コメント{n}件", "コメント{n}件", n) if n else ""
        if role == _STATE_TEXT:
            return state
        if role == _COMMENTS_TEXT:
            return comments
        if comments:
            state = self.translator.say("・").join((state, comments))
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{self.title(step)} {state}"
        return None

    def _state_text(self, step: str, progress: Progress) -> str:
        """Return how a step stands, and how many of its questions are new or changed."""
        state, n = progress_text(step, progress, self.translator), self._changed.get(step, 0)
        if not n:
            return state
        changed = self.translator.say_n("変更あり{n}問", "変更あり{n}問", n)
        return self.translator.say("・").join((state, changed))


def _has_words(width: int) -> bool:
    """Return whether a row of that width has room for words beside its sign."""
    return width > tokens.grown(80)


class StepDelegate(QStyledItemDelegate):
    """Paints a step: its sign, its title, and its state in small writing below."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the fixed height of a row, which is lower where only its sign is shown."""
        height = _ROW_HEIGHT if _has_words(option.widget.width()) else _SIGN_HEIGHT
        return QSize(tokens.grown(40), tokens.grown(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        view = option.widget
        colours = window_colours(view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(8, 1, -8, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.sunken))
            painter.drawRoundedRect(box, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), colours.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        progress: Progress = index.data(_PROGRESS)
        side = tokens.grown(16)
        words = _has_words(option.rect.width())
        top = tokens.grown(5) if words else (box.height() - side) / 2
        sign = QRectF(box.left() + 10, box.top() + top, side, side)
        paint_shape(painter, sign, STEP_SHAPES[progress.state], colours)
        if words:
            self._write(
                painter, option, index, box.adjusted(20 + side, tokens.grown(5), -8, -tokens.grown(5))
            )
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, box: QRectF) -> None:
        """Write the title, its state below, and at the right of either how many comments are open."""
        colours = window_colours(option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        large, small = option.widget.font(), option.widget.font()
        large.setPixelSize(tokens.TEXT_SIZE)
        large.setBold(chosen)
        small.setPixelSize(tokens.CAPTION_SIZE)
        comments, title, state = index.data(_COMMENTS_TEXT), index.data(), index.data(_STATE_TEXT)
        taken = QFontMetrics(small).horizontalAdvance(comments) + _GAP if comments else 0
        above = QFontMetrics(large).horizontalAdvance(title) + taken <= box.width()
        upper = box.adjusted(0, 0, -taken, 0) if above else box
        lower = box if above else box.adjusted(0, 0, -taken, 0)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.setFont(large)
        painter.setPen(QColor(colours.accent if chosen else colours.text))
        _write_line(painter, upper, title, Qt.AlignmentFlag.AlignLeft | top)
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        _write_line(painter, lower, state, Qt.AlignmentFlag.AlignLeft | bottom)
        _write_line(painter, box, comments, Qt.AlignmentFlag.AlignRight | (top if above else bottom))


def _write_line(painter: QPainter, box: QRectF, text: str, where: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, where, shown)


class StepsList(QListView):
    """``chosen`` carries the id of the step the user goes to."""

    chosen = Signal(str)

    def __init__(
        self, book: StepBook, evaluation: Evaluation, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "navigation")
        self.steps = StepsModel(book, evaluation, translator)
        self.setModel(self.steps)
        self.setItemDelegate(StepDelegate(self))
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # a row is lower where only its sign is shown
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.chosen.emit(self.steps.steps[now.row()])
        )
        self.retranslate(translator)

    def show_step(self, step: str) -> None:
        """Mark a step as the one shown; emits ``chosen`` if it was another."""
        here = self.steps.index(self.steps.steps.index(step))
        self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.steps.retranslate(translator)
        self.setAccessibleName(translator.say("評価のステップ"))
