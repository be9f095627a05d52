"""All guidelines by kind, those that fit in view, the others folded away but free to choose."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Force, Library
from pia_wizard.session.choosing import QuestionNumbers
from pia_wizard.session.content import default_method
from pia_wizard.session.suggestions import Suggestion
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.choosing.method_choice import MethodChoice
from pia_wizard.ui.choosing.row import GuidelineRow
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button

_GROUPS = (
    (N_("法律"), (Force.LAW,)),
    (N_("条例・指針"), (Force.ORDINANCE, Force.GUIDELINE)),
    (N_("業界の基準"), (Force.INDUSTRY,)),
    (N_("規格"), (Force.STANDARD,)),
)


class GuidelineChoice(QWidget):
    """Gives what is ticked; ``changed`` when the user chose otherwise.

    ``chosen`` and ``method`` are those of an existing assessment; without them suggestions decide.
    """

    changed = Signal()

    def __init__(
        self,
        library: Library,
        translator: Translator,
        *,
        chosen: Collection[str] | None = None,
        method: str = "",
    ) -> None:
        super().__init__()
        self._translator = translator
        self.rows = {
            name: GuidelineRow(guideline, translator, chosen=None if chosen is None else name in chosen)
            for name, guideline in library.guidelines.items()
        }
        self.groups: dict[Force, _Group] = {}
        for words, forces in _GROUPS:
            self.groups |= dict.fromkeys(forces, _Group(translator.say(words)))
        self.fold, self.unfit = push_button("link"), _Group()
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self.unfit.setVisible)
        self.methods = MethodChoice(library.methods, method or default_method(library), translator)
        self._lay_out()
        for row in self.rows.values():
            row.changed.connect(self.changed)
        self.methods.changed.connect(self.changed)

    def suggest(self, suggestions: Mapping[str, Suggestion]) -> None:
        """Show what fits and why, in the suggestions' order; what does not and is not chosen is folded."""
        for name, suggestion in suggestions.items():
            row = self.rows[name]
            row.suggest(suggestion)
            away = suggestion.fits is False and not row.box.isChecked()
            (self.unfit if away else self.groups[row.guideline.force]).take(row)
        for group in dict.fromkeys(self.groups.values()):
            group.setVisible(group.count() > 0)
        unfit = self.unfit.count()
        self.fold.setText(
            self._translator.say_n("当てはまらない基準（{n}件）", "当てはまらない基準（{n}件）", unfit)
        )
        self.fold.setVisible(unfit > 0)
        self.unfit.setVisible(unfit > 0 and self.fold.isChecked())
        chain(list(in_reading_order(self)))

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the guidelines ticked, in the library's order."""
        return tuple(name for name, row in self.rows.items() if row.box.isChecked())

    def method(self) -> str:
        """Return the id of the method chosen."""
        return self.methods.method()

    def focus(self) -> None:
        """Put the focus on the first box in view."""
        first = next((w for w in in_reading_order(self) if w.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE)
        for group in dict.fromkeys(self.groups.values()):
            column.addWidget(group)
        column.addWidget(self.fold)
        column.addWidget(self.unfit)
        column.addWidget(self.methods)


class _Group(QWidget):
    """Rows below each other, under a heading if it has one."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.GAP)
        if heading:
            self._column.addWidget(TextLabel(heading, look="heading"))
        self.hide()

    def take(self, row: GuidelineRow) -> None:
        """Put a row last; it leaves where it was."""
        self._column.addWidget(row)
        row.show()

    def count(self) -> int:
        """Return how many rows there are."""
        return len([child for child in self.children() if isinstance(child, GuidelineRow)])


def numbers_text(numbers: QuestionNumbers, translator: Translator) -> str:
    """Return how many questions a choice asks, such as 「質問は最大58個です（…別々に答えると187個）。」."""
    together, apart = numbers
    if together == apart:
        return translator.say_n("質問は最大{n}個です。", "質問は最大{n}個です。", together)
    return translator.say_n(
        "質問は最大{n}個です（基準ごとに別々に答えると{apart}個）。",
        "質問は最大{n}個です（基準ごとに別々に答えると{apart}個）。",
        together,
        apart=apart,
    )
