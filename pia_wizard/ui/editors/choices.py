"""Any number of several: check boxes, in two columns when the labels are short and many."""

from PySide6.QtWidgets import QGridLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.options import OptionCheck
from pia_wizard.ui.editors.prompt import Prompt

_MOST_IN_ONE_COLUMN = 4
_LONGEST_IN_TWO_COLUMNS = 18


class ChoicesEditor(Editor):
    """Gives a tuple of keys in the order of the content, or None when none is checked."""

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        self.boxes = {key: OptionCheck(key, self) for key in prompt.source_choices}
        columns = self._columns()
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, *divmod(place, columns))
            box.clicked.connect(self._tell)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.finish()

    def _columns(self) -> int:
        longest = max((len(label) for label in self.prompt.source_choices.values()), default=0)
        two = len(self.boxes) > _MOST_IN_ONE_COLUMN and longest <= _LONGEST_IN_TWO_COLUMNS
        return 2 if two else 1

    def _tell(self) -> None:
        self.committed.emit(tuple(key for key, box in self.boxes.items() if box.isChecked()) or None)

    def set_value(self, value: object) -> None:
        """Check the boxes of these keys."""
        self.show_fault("")
        keys = value if isinstance(value, tuple) else ()
        for key, box in self.boxes.items():
            box.setChecked(key in keys)

    def fields(self) -> tuple[QWidget, ...]:
        """Return the boxes in order."""
        return tuple(self.boxes.values())

    def retranslate(self, translator: Translator) -> None:
        """Show the labels in another language."""
        for key, box in self.boxes.items():
            box.setText(self.prompt.choice(key, translator))
        super().retranslate(translator)

    def name_fields(self) -> None:
        """Name each box by question and label."""
        super().name_fields()
        asked = self.prompt.ask(self.translator)
        for box in self.boxes.values():
            box.setAccessibleName(f"{asked} {box.text()}")
