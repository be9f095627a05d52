"""Any number of several: check boxes, in two columns when the labels are short and many.

A choice that says "nothing of these" stands apart below the others and excludes them, and they it.
"""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.options import OptionCheck
from pia_wizard.ui.editors.prompt import Prompt

_MOST_IN_ONE_COLUMN = 4
_LONGEST_IN_TWO_COLUMNS = 18


class ChoicesEditor(Editor):
    """Gives a tuple of keys in the order of the content, or None when none is checked."""

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        self.boxes = {key: OptionCheck(key, self) for key in prompt.source_choices}
        self._exclusive = frozenset(prompt.exclusive)
        columns = self._columns()
        grid = QGridLayout()
        grid.setSpacing(8)
        together = [box for key, box in self.boxes.items() if key not in self._exclusive]
        for place, box in enumerate(together):
            grid.addWidget(box, *divmod(place, columns))
        for key, box in self.boxes.items():
            box.clicked.connect(partial(self._choose, key))
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self._rule = TextLabel(look="caption", parent=self)
        self._rule.setVisible(len(together) < len(self.boxes))
        self.body.addWidget(self._rule)
        for key, box in self.boxes.items():
            if key in self._exclusive:
                self.body.addWidget(box)
        self.finish()

    def _columns(self) -> int:
        longest = max((len(label) for label in self.prompt.source_choices.values()), default=0)
        two = len(self.boxes) > _MOST_IN_ONE_COLUMN and longest <= _LONGEST_IN_TWO_COLUMNS
        return 2 if two else 1

    def _choose(self, chosen: str) -> None:
        """Take back what contradicts the box just checked, then tell the choice."""
        if self.boxes[chosen].isChecked():
            for key, box in self.boxes.items():
                if key != chosen and (chosen in self._exclusive or key in self._exclusive):
                    box.setChecked(False)
        self.committed.emit(tuple(key for key, box in self.boxes.items() if box.isChecked()) or None)

    def set_value(self, value: object) -> None:
        """Check the boxes of these keys."""
        self.show_fault("")
        keys = value if isinstance(value, tuple) else ()
        for key, box in self.boxes.items():
            box.setChecked(key in keys)

    def fields(self) -> tuple[QWidget, ...]:
        """Return the boxes in reading order: what excludes the others comes last."""
        return tuple(sorted(self.boxes.values(), key=lambda box: box.key in self._exclusive))

    def retranslate(self, translator: Translator) -> None:
        """Show the labels in another language."""
        for key, box in self.boxes.items():
            box.setText(self.prompt.choice(key, translator))
        self._rule.say(translator.say("次の項目は、ほかの項目と同時には選べません。"))
        super().retranslate(translator)

    def name_fields(self) -> None:
        """Name each box by question and label."""
        super().name_fields()
        asked = self.prompt.ask(self.translator)
        for box in self.boxes.values():
            box.setAccessibleName(f"{asked} {box.text()}")
            if box.key in self._exclusive:
                box.setAccessibleDescription(f"{self._rule.text()} {box.accessibleDescription()}".strip())
