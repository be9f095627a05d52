"""One of several: tiles while they are few, a list with a search line when there are many."""

from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.editors.prompt import Prompt
from pia_wizard.ui.editors.search_list import SearchList

MOST_TILES = 8


class ChoiceEditor(Editor):
    """Gives the key of a choice, or None."""

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        keys = tuple(prompt.source_choices)
        few = len(keys) <= MOST_TILES
        self.options: OneOf | SearchList = OneOf(keys, parent=self) if few else SearchList(keys, self)
        self.options.chosen.connect(lambda key: self.committed.emit(key or None))
        self.body.addWidget(self.options)
        self.finish()

    def set_value(self, value: object) -> None:
        """Show the choice of this key."""
        self.show_fault("")
        self.options.choose(value if isinstance(value, str) else "")

    def fields(self) -> tuple[QWidget, ...]:
        """Return the tiles, or the search line and list."""
        return self.options.buttons()

    def focus(self) -> None:
        """Focus the answer given, or the first field."""
        self.options.focus()

    def retranslate(self, translator: Translator) -> None:
        """Show the labels in another language."""
        labels = {key: self.prompt.choice(key, translator) for key in self.prompt.source_choices}
        self.options.relabel(labels, translator)
        super().retranslate(translator)

    def name_fields(self) -> None:
        """Name the fields by the question."""
        super().name_fields()
        self.options.name(self.prompt.ask(self.translator))
