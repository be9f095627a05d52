"""The kinds of notices: which are needed here and why not the others, with the headline that is true here."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.studio.page import StudioPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ANYWHERE = ["入口掲示", "カメラのそばの表示", "ステッカー", "ウェブの告知"]
NOT_NEEDED = "今回は不要です"


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[StudioPage]:
    """The notices of a new assessment after the guidebook and the law."""
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    with Session(Workspace.open(tmp_path / "workspace.sqlite"), shipped_library()) as session:
        assessment = session.open_assessment(session.create("見本店", ("camera_guidebook", "appi")))
        opened = StudioPage(assessment, translator("ja"))
        qtbot.addWidget(opened)
        opened.resize(1000, 700)
        with qtbot.waitExposed(opened):
            opened.show()
        qtbot.waitUntil(lambda: opened.drawer.idle)
        yield opened


def answer(page: StudioPage, question: str, value: object) -> None:
    page.update_effect(question, page.session.answer(question, value))


def needed(page: StudioPage) -> list[str]:
    return [kind.title for kind in page.kinds.rows.kinds if kind.words != NOT_NEEDED]


def texts(page: StudioPage) -> list[str]:
    return [label.text() for label in page.findChildren(TextLabel) if label.isVisibleTo(page)]


def printed_text(page: StudioPage, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: page.drawer.idle and page.preview.drawn is not None)
    assert page.preview.drawn is not None
    document = pypdfium2.PdfDocument(page.preview.drawn.made.pdf)
    text: str = document[0].get_textpage().get_text_range()
    document.close()
    return "".join(text.split())


def test_a_kind_is_needed_with_the_answer_that_makes_sense_of_it_and_not_without_it(
    page: StudioPage,
) -> None:
    assert needed(page) == ANYWHERE
    answer(page, "assessed_on", "2026-11-21")
    answer(page, "operation_start", "2027-01-18")
    assert needed(page) == [*ANYWHERE, "事前のお知らせ"]
    answer(page, "joint_use", True)
    assert needed(page) == [*ANYWHERE, "事前のお知らせ", "共同利用のお知らせ"]
    answer(page, "joint_use", False)
    answer(page, "operation_start", "2026-01-18")
    assert needed(page) == ANYWHERE


def test_a_notice_that_is_no_longer_needed_says_on_which_answer_that_hangs(
    page: StudioPage, qtbot: QtBot
) -> None:
    answer(page, "joint_use", True)
    page.show_notice("joint_use")
    qtbot.waitUntil(lambda: page.preview.drawn is not None)
    answer(page, "joint_use", False)
    assert page.notice == "joint_use"
    assert "この掲示は今回は不要です。" in texts(page)
    assert not page.print.isEnabled()
    qtbot.waitUntil(lambda: any(b.isVisible() for b in page.preview.told.findChildren(QPushButton)))
    links = [b for b in page.preview.told.findChildren(QPushButton) if b.isVisible()]
    with qtbot.waitSignal(page.asked_question) as asked:
        links[0].click()
    assert asked.args == ["joint_use"]


def test_the_headline_on_the_page_follows_the_answers(page: StudioPage, qtbot: QtBot) -> None:
    assert "カメラ作動中" in printed_text(page, qtbot)
    answer(page, "face_recognition", False)
    answer(page, "recorded_data", ("counts",))
    answer(page, "purposes", ("people_counting",))
    assert "カメラで人や車の数を計測しています" in printed_text(page, qtbot)


def test_what_a_guideline_only_recommends_is_named_as_such(page: StudioPage, qtbot: QtBot) -> None:
    answer(page, "purposes", ("people_counting",))
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.drawer.idle and "勧められています" in "".join(texts(page)))
    shown = texts(page)
    place = next(n for n, text in enumerate(shown) if text.startswith("勧められています"))
    assert "ガイドブック" in shown[place]
