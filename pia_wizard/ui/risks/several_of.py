"""Any number of options as tiles in two columns."""

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from pia_wizard.ui.editors.options import OptionCheck


class SeveralOf(QWidget):
    """Check boxes, named for screen readers by what is asked and their own label."""

    def __init__(self, asked: str, labels: Mapping[str, str], chosen: Iterable[str]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        held = set(chosen)
        self.boxes = {key: OptionCheck(key, self) for key in labels}
        for place, (key, box) in enumerate(self.boxes.items()):
            box.setText(labels[key])
            box.setAccessibleName(f"{asked} {labels[key]}")
            box.setChecked(key in held)
            grid.addWidget(box, *divmod(place, 2))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of the boxes that are checked, in their order."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())
