"""Which sign, colour and words stand for a verdict, a step's state or a band of the matrix."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from pia_wizard.evaluation.model import Status
from pia_wizard.questionnaire.model import Method
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.appearance.tokens import Colours
from pia_wizard.ui.assessment.progress import StepState

VERDICT_SHAPES = {
    Status.MET: Shape.MET,
    Status.PARTLY_MET: Shape.PARTLY,
    Status.NOT_MET: Shape.NOT_MET,
    Status.NOT_APPLICABLE: Shape.NOT_APPLICABLE,
    Status.UNDETERMINED: Shape.UNDETERMINED,
}
VERDICT_LOOKS = {
    Status.MET: "met",
    Status.PARTLY_MET: "partly",
    Status.NOT_MET: "not_met",
    Status.NOT_APPLICABLE: "undetermined",
    Status.UNDETERMINED: "undetermined",
}
STEP_SHAPES = {
    StepState.NOT_STARTED: Shape.NOT_STARTED,
    StepState.IN_PROGRESS: Shape.PARTLY,
    StepState.COMPLETE: Shape.MET,
    StepState.PROBLEM: Shape.PROBLEM,
}


def window_colours(widget: QWidget) -> Colours:
    """Return the scheme of the window a widget is in; its own palette may have been made transparent."""
    return colours_of(widget.window())


def band_colours(band: str, method: Method, colours: Colours) -> tuple[QColor, QColor]:
    """Return ground and writing of a band, from calm for the mildest to alarming for the worst.

    The band's name always stands beside the colour.
    """
    order = list(method.bands)
    share = order.index(band) / max(1, len(order) - 1)
    if share < 0.25:
        return QColor(colours.met_soft), QColor(colours.met)
    if share < 0.5:
        return QColor(colours.partly_soft), QColor(colours.partly)
    if share < 1:
        return QColor(colours.not_met_soft), QColor(colours.not_met)
    return QColor(colours.not_met), QColor(colours.surface)
