"""A column of sentences that are shown anew only where they differ."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.ui.editors.labels import TextLabel


class Lines(QWidget):
    """Labels below each other in one look; hidden while there is nothing to say."""

    def __init__(self, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._labels: list[TextLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def say(self, texts: Sequence[str]) -> None:
        """Show these sentences."""
        while len(self._labels) < len(texts):
            self._labels.append(TextLabel(look=self._look))
            self._column.addWidget(self._labels[-1])
        for place, label in enumerate(self._labels):
            label.say(texts[place] if place < len(texts) else "")
            label.setVisible(place < len(texts))
        self.setVisible(bool(texts))
