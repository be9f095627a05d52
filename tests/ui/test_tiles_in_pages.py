"""The tiles of an answer's options: whole and apart, also while a page still grows below them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.editors.options import OptionCheck, OptionRadio
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LANGUAGES = ("ja", "en")
Tile = OptionCheck | OptionRadio


def faults(tile: Tile) -> Iterator[str]:
    """Yield what is wrong with where a tile lies."""
    if tile.height() < tile.heightForWidth(tile.width()):
        yield f"「{tile.text()}」 is {tile.height()} high"
    around = tile.parentWidget()
    beside = [*around.findChildren(OptionCheck), *around.findChildren(OptionRadio)]
    for other in beside:
        together = other is not tile and other.parentWidget() is around and other.isVisible()
        if together and other.geometry().intersects(tile.geometry()):
            yield f"「{tile.text()}」 overlaps 「{other.text()}」"
    if not around.rect().contains(tile.geometry()):
        yield f"「{tile.text()}」 is cut"


def faulty(tiles: list[Tile]) -> list[str]:
    """Return what is wrong with the tiles in view."""
    return [fault for tile in tiles if tile.isVisible() for fault in faults(tile)]


class Painted(QObject):
    """Looks at each tile when it is painted: that is what people see."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles, self.faults = 0, list[str]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look, and let the event pass."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, Tile):
            self.tiles += 1
            self.faults += faults(watched)
        return False


@pytest.fixture
def painted(qapp: QApplication) -> Iterator[Painted]:
    """Look at every tile painted during the test."""
    watch = Painted()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_tile_is_ever_seen_squeezed_while_a_step_is_built(
    open_window: Callable[..., MainWindow], qtbot: QtBot, painted: Painted, language: str
) -> None:
    window = open_window(language=language)
    assert window.pages is not None
    window.resize(1280, 720)
    window.pages.open_sample()
    page = window.pages.page
    assert isinstance(page, AssessmentPage)
    for step in page.session.questionnaire.steps:
        page.show_step(step)
        questions = page.page(step).questions
        if questions is not None:
            qtbot.waitUntil(lambda questions=questions: not questions._gradual._left, timeout=20_000)
            tiles = [tile for kind in (OptionCheck, OptionRadio) for tile in questions.findChildren(kind)]
            qtbot.waitUntil(lambda tiles=tiles: faulty(tiles) == [], timeout=20_000)
    assert painted.tiles > 0
    assert painted.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wizards_tiles_lie_whole_and_apart(
    open_window: Callable[..., MainWindow], qtbot: QtBot, painted: Painted, language: str
) -> None:
    window = open_window(language=language)
    assert window.pages is not None
    wizard = NewAssessmentWizard(window.pages.session, translator(language), window)
    qtbot.addWidget(wizard)
    wizard.show()
    for place in wizard.pageIds():
        wizard.setCurrentId(place)
        QApplication.processEvents()
        shown: QWidget = wizard.page(place)
        tiles = [tile for kind in (OptionCheck, OptionRadio) for tile in shown.findChildren(kind)]
        assert faulty(tiles) == []
    assert painted.tiles > 0
    assert painted.faults == []
    wizard.reject()
