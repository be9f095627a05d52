"""The list of steps as it is painted: no title and no state is cut, in either language and any text size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QScreen
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.progress import Progress, StepState
from pia_wizard.ui.assessment.steps_list import StepsList
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OpenWindow = Callable[..., MainWindow]
MOST = Progress(StepState.PROBLEM, open=199, problems=199)
DARK = bytes(ord("#") if grey < 140 else ord(" ") for grey in range(256))
SIGN_ONLY = 110
"""At no text size is there room for a title in this many pixels."""


@pytest.fixture
def opened(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], AssessmentPage]:
    """Open the first sample on a screen of 1280 × 720, in a language and a text size."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1280, 720))

    def open_(language: str, text_size: int) -> AssessmentPage:
        window = open_window(language=language, text_size=text_size)
        window.resize(1280, 720)
        assert window.pages is not None
        window.pages.open_sample()
        QApplication.processEvents()
        page = window.pages.page
        assert isinstance(page, AssessmentPage)
        return page

    return open_


def ends_of_ink(steps: StepsList, row: int, width: int, *, chosen: bool) -> tuple[int, int]:
    """Return the last pixel with ink of the upper and of the lower line of a row painted that wide."""
    option = QStyleOptionViewItem()
    steps.initViewItemOption(option)
    index = steps.model().index(row, 0)
    height = steps.itemDelegate().sizeHint(option, index).height()
    option.rect = QRect(0, 0, width, height)
    option.state = QStyle.StateFlag.State_Selected if chosen else QStyle.StateFlag.State_None
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    steps.itemDelegate().paint(painter, option, index)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    ink = [bytes(grey.constScanLine(y))[:width].translate(DARK).rfind(b"#") for y in range(height)]
    return max(ink[: height // 2]), max(ink[height // 2 :])


@pytest.mark.parametrize("text_size", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_title_and_state_is_painted_whole_or_told_by_its_tool_tip(
    opened: Callable[[str, int], AssessmentPage], language: str, text_size: int
) -> None:
    steps = opened(language, text_size).steps
    model = steps.steps
    model._progress = dict.fromkeys(model.steps, MOST)
    width = steps.viewport().width()
    for row, step in enumerate(model.steps):
        if width < SIGN_ONLY:
            assert model.title(step) in model.index(row).data(Qt.ItemDataRole.ToolTipRole)
            continue
        for chosen in (False, True):
            here = ends_of_ink(steps, row, width, chosen=chosen)
            assert here == ends_of_ink(steps, row, 4 * width, chosen=chosen), model.title(step)
            assert max(here) < width - 8
