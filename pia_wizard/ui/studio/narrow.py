"""A drop-down list that takes the width it is given, however long its lines are."""

from PySide6.QtWidgets import QComboBox, QSizePolicy

from pia_wizard.ui.pieces import CalmBox

_LEAST_CHARACTERS = 6


def narrow_box() -> CalmBox:
    """Return a list whose longest line does not widen the window; opened, it shows lines in full."""
    box = CalmBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LEAST_CHARACTERS)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box
