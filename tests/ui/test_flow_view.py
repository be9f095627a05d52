"""The picture of information flows under their table: it follows what is typed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.assessment.model import Row
from pia_wizard.i18n import translator
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.ui.appearance.palettes import DARK, LIGHT, qt_palette
from pia_wizard.ui.assessment.flow_painting import badge
from pia_wizard.ui.assessment.flow_panel import FlowPanel
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.editors.table import TableEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OpenPage = Callable[..., AssessmentPage]


def flow(source: str, destination: str, medium: str = "cable", *, stored: bool = False) -> Row:
    """One row of the table."""
    return {
        "source": source,
        "data": "images",
        "destination": destination,
        "medium": medium,
        "stored": stored,
    }


@pytest.fixture
def open_page(tmp_path: Path, qtbot: QtBot) -> Iterator[OpenPage]:
    """Open a page of an assessment that asks for the flows; rows and other answers may be given."""
    with Session(Workspace.open(tmp_path / "workspace.sqlite"), shipped_library()) as session:

        def open_(*rows: Row, language: str = "ja", **answers: object) -> AssessmentPage:
            given = {"images_stored": True, **answers} | ({"flows": rows} if rows else {})
            case = session.create("見本店", ("camera_guidebook",), answers=given)  # type: ignore[arg-type]  # values as typed
            page = AssessmentPage(session.open_assessment(case), translator(language))
            qtbot.addWidget(page)
            page.resize(1280, 662)
            with qtbot.waitActive(page):
                page.show()
                page.activateWindow()
            page.show_step("system")
            return page

        yield open_


def table_and_picture(page: AssessmentPage) -> tuple[TableEditor, FlowPanel]:
    """Return the editor of the flows and the picture below it."""
    questions = page.page("system").questions
    assert questions is not None
    questions._gradual.finish()
    QApplication.processEvents()
    editor = questions.cards["flows"].editor
    assert isinstance(editor, TableEditor)
    assert questions.flows is not None
    return editor, questions.flows


def names(panel: FlowPanel) -> list[str]:
    """Return the names of the places in the picture."""
    return [node.name for node in panel.view.flows.nodes]


def number_spot(panel: FlowPanel, number: int, qtbot: QtBot) -> QPoint:
    """Return a point of the view that belongs to this flow alone, once the view has its size."""
    view = panel.view
    qtbot.waitUntil(lambda: view.height() == view.heightForWidth(view.width()))
    return next(
        QPoint(x, y)
        for y in range(view.height())
        for x in range(0, view.width(), 2)
        if (edge := view.edge_at(QPointF(x, y))) is not None and edge.number == number
    )


def test_without_flows_there_is_no_picture(open_page: OpenPage) -> None:
    _editor, panel = table_and_picture(open_page())
    assert not panel.isVisible()


def test_the_picture_grows_with_every_cell_that_is_typed(
    open_page: OpenPage, type_into: Callable[[QWidget | None, str], None], qtbot: QtBot
) -> None:
    editor, panel = table_and_picture(open_page(flow("売場のカメラ", "録画装置", stored=True)))
    height = panel.view.height()
    assert names(panel) == ["売場のカメラ", "録画装置"]
    editor.add()
    type_into(QApplication.focusWidget(), "入口のカメラ")
    editor.commit()
    assert names(panel) == ["売場のカメラ", "録画装置", "入口のカメラ", ""]
    editor.form.cells["destination"].focus()
    type_into(QApplication.focusWidget(), "録画装置")
    editor.commit()
    assert names(panel) == ["売場のカメラ", "録画装置", "入口のカメラ"]
    qtbot.waitUntil(lambda: panel.view.height() > height)
    assert "2：入口のカメラから録画装置へ" in panel.view.accessibleDescription()


def test_a_removed_row_leaves_the_picture_and_the_last_one_takes_it_along(open_page: OpenPage) -> None:
    editor, panel = table_and_picture(open_page(flow("A", "B"), flow("B", "C")))
    editor.view.selectRow(1)
    editor.remove()
    assert names(panel) == ["A", "B"]
    editor.view.selectRow(0)
    editor.remove()
    assert not panel.isVisible()


def test_a_screen_reader_hears_every_flow_and_its_risks(open_page: OpenPage) -> None:
    page = open_page(
        flow("A", "B", "internet"), flow("B", "警察", "media", stored=True), connections=("internet",)
    )
    _editor, panel = table_and_picture(page)
    told = panel.view.accessibleDescription()
    assert "1：AからBへ、映像（インターネット、保存しない）。" in told
    assert "外部からの侵入による映像の流出" in told
    assert panel.view.accessibleName() == "情報の流れの図"


def test_the_arrow_keys_go_from_flow_to_flow_and_say_each(open_page: OpenPage) -> None:
    _editor, panel = table_and_picture(open_page(flow("A", "B"), flow("B", "C")))
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.caption.text().startswith("1：AからBへ")
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert panel.caption.text().startswith("2：BからCへ")
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert panel.caption.text().startswith("2：BからCへ")
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    assert panel.caption.text().startswith("1：AからBへ")


def test_a_click_on_a_number_tells_its_flow(open_page: OpenPage, qtbot: QtBot) -> None:
    _editor, panel = table_and_picture(open_page(flow("A", "B"), flow("B", "C")))
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=number_spot(panel, 2, qtbot))
    assert panel.caption.text().startswith("2：BからCへ")


def test_the_tool_tip_names_the_risks_and_shows_names_letter_by_letter(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page(flow("<b>A</b>", "B", "internet"), connections=("internet",))
    _editor, panel = table_and_picture(page)
    spot = number_spot(panel, 1, qtbot)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, panel.view.mapToGlobal(spot))
    QApplication.sendEvent(panel.view, event)
    assert "外部からの侵入による映像の流出" in QToolTip.text()
    assert "&lt;b&gt;A" in QToolTip.text()
    QToolTip.hideText()


def test_when_another_answer_makes_a_risk_apply_the_picture_says_so(open_page: OpenPage) -> None:
    page = open_page(flow("A", "B", "internet"), connections=("none",))
    _editor, panel = table_and_picture(page)
    assert "外部からの侵入" not in panel.view.accessibleDescription()
    page.answering.answer("connections", ("internet",))
    assert "外部からの侵入" in panel.view.accessibleDescription()


def test_many_flows_stay_within_the_width(open_page: OpenPage) -> None:
    rows = [flow(f"場所{n}", f"場所{n + 1}") for n in range(12)]
    _editor, panel = table_and_picture(open_page(*rows))
    drawn = [line for part in panel.view._parts(panel.view.width()) for line in part.picture.lines]
    assert [line.edge.number for line in drawn] == list(range(1, 13))
    assert all(0 <= badge(line).x() <= panel.view.width() for line in drawn)
    assert panel.view.width() <= panel.width()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_it_is_painted_in_the_colours_of_the_window(open_page: OpenPage, colours: object) -> None:
    page = open_page(flow("A", "B"))
    _editor, panel = table_and_picture(page)
    page.setPalette(qt_palette(colours))  # type: ignore[arg-type]  # one of the two schemes
    QApplication.processEvents()
    picture = panel.view.grab().toImage()
    inks = {picture.pixelColor(x, y).name() for y in range(picture.height()) for x in range(picture.width())}
    assert {QColor(colours.accent).name(), QColor(colours.accent_soft).name()} <= inks  # type: ignore[attr-defined]  # as above


def test_in_english_the_picture_speaks_english_around_what_was_typed(open_page: OpenPage) -> None:
    page = open_page(flow("A", "B", stored=True))
    _editor, panel = table_and_picture(page)
    before = panel.view.accessibleName()
    page.retranslate(translator("en"))
    assert names(panel) == ["A", "B"]
    assert panel.view.accessibleName()
    assert before == "情報の流れの図"
