"""The wizard's last page: which guidelines judge the answers, suggested with the reason."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Force, Guideline
from pia_wizard.session.suggestions import Suggestion
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.new_assessment.pages import ColumnPage

_FORCES = {
    Force.LAW: N_("法律"),
    Force.ORDINANCE: N_("条例"),
    Force.GUIDELINE: N_("指針"),
    Force.INDUSTRY: N_("業界の基準"),
    Force.STANDARD: N_("規格"),
}
_WORDS = {
    True: N_("当てはまります。{reason}"),
    False: N_("回答からは当てはまりません。{reason}"),
    None: N_("回答がそろうと分かります。{reason}"),
}
_SIGNS = {True: Shape.MET, False: Shape.NOT_APPLICABLE, None: Shape.UNDETERMINED}


class GuidelineRow(QFrame):
    """One guideline: a check box, who issued it, and whether it fits the answers."""

    def __init__(self, guideline: Guideline, translator: Translator, today: date) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._translator = translator
        self._by_hand = False
        address = f"guideline.{guideline.id}"
        short = translator.content(f"{address}.short_title", guideline.short_title)
        whole = translator.content(f"{address}.title", guideline.title)
        self.box = QCheckBox(short.replace("&", "&&"))
        self.box.setProperty("look", "strong")
        self.box.setAccessibleName(short)
        self.box.clicked.connect(self._keep)
        self._sign, self._reason = Sign(Shape.UNDETERMINED, 14), TextLabel(look="caption")
        source = " · ".join(
            part
            for part in (
                translator.content(f"{address}.publisher", guideline.publisher),
                translator.say(_FORCES[guideline.force]),
                _to_come(guideline, translator, today),
            )
            if part
        )
        self._lay_out(tuple(dict.fromkeys((whole, source)) if whole != short else (source,)))

    def suggest(self, suggestion: Suggestion) -> None:
        """Show whether it fits and why; the box follows until the user decided otherwise."""
        words = self._translator.say(_WORDS[suggestion.fits], reason=suggestion.reason)
        self._reason.say(words)
        self._sign.show_shape(_SIGNS[suggestion.fits])
        self.box.setAccessibleDescription(words)
        if not self._by_hand:
            self.box.setChecked(suggestion.chosen)

    def _keep(self) -> None:
        self._by_hand = True

    def _lay_out(self, lines: tuple[str, ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE, 10, tokens.SPACE, 12)
        column.setSpacing(tokens.HAIR)
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        below = QVBoxLayout()
        below.setContentsMargins(34, 0, 0, 0)
        below.setSpacing(0)
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
        column.addLayout(below)


class GuidelinesPage(ColumnPage):
    """Gives the ids of the guidelines ticked; at least one is needed.

    ``suggestions`` gives, for the answers so far, what fits and why.
    """

    def __init__(
        self,
        guidelines: Mapping[str, Guideline],
        suggestions: Callable[[], Mapping[str, Suggestion]],
        translator: Translator,
    ) -> None:
        say = translator.say
        super().__init__(
            say("どの基準で評価しますか"),
            say("これまでの回答に当てはまる基準を選んであります。必要に応じて選び直してください。"),
        )
        self.rows = {
            name: GuidelineRow(guideline, translator, date.today())  # noqa: DTZ011 - the user's own day
            for name, guideline in guidelines.items()
        }
        self._suggestions = suggestions
        self._fault_words = say("基準を一つ以上選んでください。")
        self._fault = TextLabel(look="fault")
        self._fault.hide()
        self.column.setSpacing(12)
        self.column.addWidget(self._fault)
        for row in self.rows.values():
            self.column.addWidget(row)
        self.column.addStretch(1)

    def initializePage(self) -> None:
        """Suggest by the answers given on the pages before; what fits and binds most comes first."""
        suggestions = self._suggestions()
        order = sorted(suggestions, key=lambda name: (True, None, False).index(suggestions[name].fits))
        for place, name in enumerate(order):
            self.rows[name].suggest(suggestions[name])
            self.column.insertWidget(place + 1, self.rows[name])
        if order:
            self.rows[order[0]].box.setFocus()

    def validatePage(self) -> bool:
        """Refuse to go on without a guideline."""
        missing = not self.chosen()
        self._fault.say(self._fault_words if missing else "")
        self._fault.setVisible(missing)
        if missing:
            announce(self, self._fault_words, urgent=True)
        return not missing

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the guidelines ticked, in the library's order."""
        return tuple(name for name, row in self.rows.items() if row.box.isChecked())


def _to_come(guideline: Guideline, translator: Translator, today: date) -> str:
    """Return when a guideline that is not in force yet will be, or nothing."""
    since = guideline.in_force.since
    if since is None or since <= today:
        return ""
    return translator.say("{day} から施行予定", day=translator.date(since))
