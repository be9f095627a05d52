"""The page of notices: only the kinds that make sense here, with the headline that is true here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.ui.assessment.notices_page import NoticesPage
from pia_wizard.ui.editors.labels import TextLabel

ANYWHERE = ["入口掲示", "カメラのそばの表示", "ステッカー", "ウェブの告知"]


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[NoticesPage]:
    """The notices of a new assessment after the guidebook and the law."""
    with Session(Workspace.open(tmp_path / "workspace.sqlite"), shipped_library()) as session:
        assessment = session.open_assessment(session.create("見本店", ("camera_guidebook", "appi")))
        opened = NoticesPage(assessment, translator("ja"))
        qtbot.addWidget(opened)
        yield opened


def answer(page: NoticesPage, question: str, value: object) -> None:
    page.update_effect(question, page.session.answer(question, value))


def tabs(page: NoticesPage) -> list[str]:
    return [page._tabs.tabText(i) for i in range(page._tabs.count()) if page._tabs.isTabVisible(i)]


def texts(page: NoticesPage) -> list[str]:
    return [label.text() for label in page.findChildren(TextLabel) if label.isVisibleTo(page)]


def test_a_kind_appears_with_the_answer_that_makes_sense_of_it_and_goes_with_it(page: NoticesPage) -> None:
    assert tabs(page) == ANYWHERE
    answer(page, "assessed_on", "2026-11-21")
    answer(page, "operation_start", "2027-01-18")
    assert tabs(page) == [*ANYWHERE, "事前のお知らせ"]
    answer(page, "joint_use", True)
    assert tabs(page) == [*ANYWHERE, "事前のお知らせ", "共同利用のお知らせ"]
    answer(page, "joint_use", False)
    answer(page, "operation_start", "2026-01-18")
    assert tabs(page) == ANYWHERE


def test_a_notice_that_is_in_view_gives_way_when_it_is_no_longer_offered(page: NoticesPage) -> None:
    answer(page, "joint_use", True)
    kinds = [page._tabs.tabText(i) for i in range(page._tabs.count())]
    page._tabs.setCurrentIndex(kinds.index("共同利用のお知らせ"))
    assert page.notice == "joint_use"
    answer(page, "joint_use", False)
    assert page.notice != "joint_use"
    assert page._tabs.isTabVisible(page._tabs.currentIndex())
    labels = texts(page)
    assert labels.count("問い合わせ先") == 1
    assert "責任者の住所" not in labels


def test_the_headline_in_the_window_follows_the_answers(page: NoticesPage) -> None:
    assert "見出し：カメラ作動中" in texts(page)
    answer(page, "face_recognition", False)
    answer(page, "recorded_data", ("counts",))
    answer(page, "purposes", ("people_counting",))
    assert "見出し：カメラで人や車の数を計測しています" in texts(page)


def test_what_a_guideline_only_recommends_is_named_as_such(page: NoticesPage) -> None:
    answer(page, "purposes", ("people_counting",))
    assert any(text.startswith("勧めている基準：") and "ガイドブック" in text for text in texts(page))
