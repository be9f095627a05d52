"""One guideline to choose: what it is, how far its content was checked, and whether it fits the answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
)

from pia_wizard.errors import N_
from pia_wizard.evaluation.guideline_words import confidence_text, edition_text, force_text, to_come_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Guideline
from pia_wizard.session.suggestions import Suggestion
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import push_button, tip

_WORDS = {
    True: N_("当てはまります。{reason}"),
    False: N_("回答からは当てはまりません。{reason}"),
    None: N_("回答がそろうと分かります。{reason}"),
}
_SIGNS = {True: Shape.MET, False: Shape.NOT_APPLICABLE, None: Shape.UNDETERMINED}
_INDENT = 34
"""What stands below the box begins where its words do."""


class _TitleBox(QCheckBox):
    """A check box that can be narrower than its title, which ends in dots then and is told by a tool tip."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setMinimumWidth(tokens.grown(_INDENT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole title where it is shortened."""
        super().resizeEvent(event)
        whole = self.width() >= self.sizeHint().width()
        self.setToolTip("" if whole else tip(self.accessibleName()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box with as much of its title as there is room for."""
        option, painter = QStyleOptionButton(), QStylePainter(self)
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()
        option.text = self.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, room, Qt.TextFlag.TextShowMnemonic
        )
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        painter.end()


class GuidelineRow(QFrame):
    """A check box and the words about it; ``changed`` when the user ticked or unticked it.

    ``chosen`` tells whether the guideline is chosen already; None leaves that to the suggestion.
    """

    changed = Signal()

    def __init__(self, guideline: Guideline, translator: Translator, *, chosen: bool | None = None) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.guideline = guideline
        self._translator = translator
        self._by_hand = chosen is not None
        short = translator.content(f"guideline.{guideline.id}.short_title", guideline.short_title)
        self.box = _TitleBox(short.replace("&", "&&"))
        self.box.setProperty("look", "strong")
        self.box.setAccessibleName(short)
        self.box.setChecked(bool(chosen))
        self.box.clicked.connect(self._keep)
        self.more = push_button("link")
        self.more.setText(translator.say("出典について"))
        self.more.setAccessibleDescription(short)
        self.more.setCheckable(True)
        note = translator.content(f"guideline.{guideline.id}.source_note", guideline.source_note)
        self._note = TextLabel(note, look="caption")
        self._note.hide()
        self.more.setVisible(bool(note))
        self.more.toggled.connect(self._note.setVisible)
        self._sign, self._reason = Sign(Shape.UNDETERMINED, 14), TextLabel(look="caption")
        self._to_come = TextLabel(look="accent")
        self._to_come.hide()
        self._lay_out(self._lines(short))

    def suggest(self, suggestion: Suggestion) -> None:
        """Show whether it fits and why; the box follows until the user decided otherwise."""
        words = self._translator.say(_WORDS[suggestion.fits], reason=suggestion.reason)
        self._reason.say(words)
        self._sign.show_shape(_SIGNS[suggestion.fits])
        when = to_come_text(self.guideline, self._translator) if suggestion.to_come else ""
        self._to_come.say(when)
        self._to_come.setVisible(bool(when))
        self.box.setAccessibleDescription(f"{when} {words}".strip())
        if not self._by_hand:
            self.box.setChecked(suggestion.chosen)

    def _keep(self) -> None:
        self._by_hand = True
        self.changed.emit()

    def _lines(self, short: str) -> tuple[str, ...]:
        """Return its full name, who issued which edition, how much it asks and how sure that is."""
        guideline, words = self.guideline, self._translator
        address = f"guideline.{guideline.id}"
        whole = words.content(f"{address}.title", guideline.title)
        source = " · ".join(
            part
            for part in (
                force_text(guideline.force, words),
                words.content(f"{address}.publisher", guideline.publisher),
                edition_text(guideline, words),
            )
            if part
        )
        n = len(guideline.requirements)
        asks = words.say_n("要求事項{n}件", "要求事項{n}件", n)
        sure = words.say("内容の確かさ：{words}", words=confidence_text(guideline, words))
        return (*((whole,) if whole != short else ()), source, f"{asks} · {sure}")

    def _lay_out(self, lines: tuple[str, ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE, 10, tokens.SPACE, 12)
        column.setSpacing(tokens.HAIR)
        head = FlowRow(gap=tokens.GAP)
        head.addWidget(self.box)
        head.addWidget(self.more)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(tokens.grown(_INDENT), 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._to_come)
        for line in lines:
            below.addWidget(TextLabel(line, look="caption"))
        reason = QHBoxLayout()
        reason.setSpacing(tokens.GAP)
        reason.setContentsMargins(0, tokens.GAP, 0, 0)
        sign = QVBoxLayout()
        sign.addSpacing(3)  # level with the first line beside it
        sign.addWidget(self._sign)
        sign.addStretch(1)
        reason.addLayout(sign)
        reason.addWidget(self._reason, 1)
        below.addLayout(reason)
        below.addWidget(self._note)
        column.addLayout(below)
