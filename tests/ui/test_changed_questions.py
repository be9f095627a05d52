"""Questions that are new or changed since they were answered: marked on their cards until somebody looks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from pia_wizard import resources
from pia_wizard.assessment.model import Origin
from pia_wizard.i18n import Translator, translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.questionnaire.model import Column, Question, QuestionType
from pia_wizard.questionnaire.question_changes import question_change
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.ui.assessment.changed_words import detail_text, mark_text
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.questions_page import QuestionsPage
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.palette.places import assessment_places
from pia_wizard.ui.reviewing.blockers import blockers

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OpenPage = Callable[[str], AssessmentPage]
YAMAGATA, GUIDEBOOK = "yamagata_cameras", "camera_guidebook"
"""The guidebook asks more, such as what is done once cameras are not used any more."""
OUT, DAYS, STEP = "outsourced", "retention_days", "management"
OLD_ASK = "カメラの仕事を外部に頼んでいますか。"
SHOP = {
    "assessed_on": "2025-11-21",
    "purposes": ("crime_prevention",),
    "images_stored": True,
    OUT: False,
    DAYS: 20,
}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Write an older edition of the content, which asked in other words whether work is outsourced."""
    folder = tmp_path / "older"
    for source in resources.questionnaires().glob("**/*.yaml"):
        copy = folder / source.relative_to(resources.questionnaires())
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    file = folder / "questions" / "management.yaml"
    lines = file.read_text("utf-8").splitlines()
    place = lines.index(f"  {OUT}:")
    asked = next(row for row in range(place, len(lines)) if lines[row].startswith("    ask:"))
    lines[asked] = f"    ask: {OLD_ASK}"
    file.write_text("\n".join(lines), "utf-8")
    return folder


@pytest.fixture
def open_page(place: Path, older: Path, open_window: Callable[..., MainWindow], qtbot: QtBot) -> OpenPage:
    """Open an assessment that was answered with the older content, at the step of what changed.

    "next" is the next year's, with today's content; "adopted" has taken today's content itself.
    """
    with Session(Workspace.open(place), load_library([older])) as begun:
        name = begun.create("駅前店", (YAMAGATA,), answers=SHOP)

    def open_(way: str) -> AssessmentPage:
        window = open_window()
        assert window.pages is not None
        with qtbot.waitActive(window):
            window.activateWindow()
        session = window.pages.session
        opened = session.reassess(name, "次回") if way == "next" else name
        if way == "adopted":
            session.open_assessment(name).adopt_content()
        window.pages.open_assessment(opened)
        page = window.pages.page
        assert page is not None
        page.show_step(STEP)
        return page

    return open_


def questions(page: AssessmentPage) -> QuestionsPage:
    """Return the questions in view, all of them built."""
    shown = page.page(page.step).questions
    assert shown is not None
    shown._gradual.finish()
    QApplication.processEvents()
    return shown


def click(button: QPushButton) -> None:
    """Click a button that is in sight."""
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def state(page: AssessmentPage) -> str:
    """Return how the list of steps tells the step shown."""
    model = page.steps.steps
    return str(model.data(model.index(model.steps.index(page.step)), Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize(
    ("way", "waiting"),
    [("next", "前回から写した回答・未確認"), ("adopted", "質問が変わる前の回答・未確認")],
)
def test_a_changed_question_is_marked_until_its_answer_is_confirmed(
    open_page: OpenPage, way: str, waiting: str
) -> None:
    page = open_page(way)
    shown = questions(page)
    card = shown.cards[OUT]
    assert card.changed.isVisible()
    assert card.changed.words.text() == "質問が変わりました（質問文）"
    assert card.copied.isVisible()
    assert card.copied.words.text() == waiting
    assert not shown.cards[DAYS].changed.isVisible()
    assert "変更あり1問" in state(page)
    assert shown.changed_bar.words.text() == "このステップに、内容の変わった質問が1問あります。"
    click(card.copied.confirm)
    assert not card.changed.isVisible()
    assert not card.copied.isVisible()
    assert not shown.changed_bar.isVisible()
    assert "変更あり" not in state(page)
    assert page.session.assessment.answers[OUT].value is False


def test_what_was_asked_before_is_unfolded_and_told_to_screen_readers(open_page: OpenPage) -> None:
    mark = questions(open_page("next")).cards[OUT].changed
    assert not mark.names.isVisible()
    assert OLD_ASK in mark.toolTip()
    assert OLD_ASK in mark.details.accessibleDescription()
    click(mark.details)
    assert mark.names.isVisible()
    assert OLD_ASK in mark.names.text()


def test_another_answer_takes_the_mark_away(open_page: OpenPage) -> None:
    page = open_page("adopted")
    card = questions(page).cards[OUT]
    page.answering.answer(OUT, True)
    assert not card.changed.isVisible()
    assert not card.copied.isVisible()


def test_undoing_the_confirmation_brings_the_mark_back(open_page: OpenPage) -> None:
    page = open_page("adopted")
    card = questions(page).cards[OUT]
    click(card.copied.confirm)
    page.asked_to_go_back.emit("undo")
    assert card.changed.isVisible()
    assert card.copied.isVisible()


def test_a_new_question_is_marked_until_something_is_said_to_it(open_page: OpenPage) -> None:
    page = open_page("next")
    page.session.choose((YAMAGATA, GUIDEBOOK), page.session.assessment.method)
    page.judged_by.renewed.emit()
    window = QApplication.activeWindow()
    assert isinstance(window, MainWindow)
    assert window.pages is not None
    assert window.pages.page is not None
    page = window.pages.page
    here = "end_of_use"
    assert page.session.changed_questions()[here].before is None
    page.go_to_question(here)
    shown = questions(page)
    card = shown.cards[here]
    assert card.changed.words.text() == "新しい質問"
    assert not card.changed.details.isVisible()
    assert not card.copied.isVisible()
    before = len(page.session.changed_questions())
    page.answering.dont_know(here)
    assert not card.changed.isVisible()
    assert len(page.session.changed_questions()) < before


def test_confirming_all_of_a_step_leaves_those_whose_questions_changed(open_page: OpenPage) -> None:
    page = open_page("next")
    shown = questions(page)
    assert shown.copied_bar.words.text().startswith("質問が変わったもののほかに")
    click(shown.copied_bar.confirm)
    answers = page.session.assessment.answers
    assert answers[DAYS].origin is Origin.TYPED
    assert answers[OUT].origin is Origin.COPIED
    assert shown.cards[OUT].changed.isVisible()


def test_the_bar_leads_to_what_changed(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page("next")
    shown = questions(page)
    click(shown.changed_bar.next)
    assert shown._focused() == OUT
    qtbot.waitUntil(lambda: shown.in_view(shown.cards[OUT]))
    click(shown.changed_bar.next)  # it is the only one
    assert shown._focused() == OUT


def test_confirming_leaves_the_card_where_it_is_though_the_bar_above_goes(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page("next")
    shown = questions(page)
    click(shown.changed_bar.next)
    qtbot.waitUntil(lambda: shown._goal is not None)
    qtbot.waitUntil(lambda: shown._goal is None)
    card = shown.cards[OUT]
    before = card.mapTo(page, card.rect().topLeft())
    click(card.copied.confirm)
    QApplication.processEvents()
    assert not shown.changed_bar.isVisible()
    assert card.mapTo(page, card.rect().topLeft()) == before


def test_the_line_finds_questions_by_their_being_changed(open_page: OpenPage) -> None:
    page = open_page("next")
    found = [
        place for place in assessment_places(page, translator("ja")) if "質問が変わりました" in place.words
    ]
    assert [place.hint for place in found] == [OUT]


def test_a_changed_question_stands_among_what_is_to_be_settled_before_approval(open_page: OpenPage) -> None:
    page = open_page("adopted")
    waiting = "質問が変わってから確かめていない回答が1件あります"
    found = {blocker.heading: blocker.places for blocker in blockers(page.session, page.translator)}
    assert [place.name for place in found[waiting]] == [OUT]
    click(questions(page).cards[OUT].copied.confirm)
    assert waiting not in [blocker.heading for blocker in blockers(page.session, page.translator)]


def test_all_words_of_mark_and_bar_are_translated(open_page: OpenPage, marked: Translator) -> None:
    page = open_page("next")
    shown = questions(page)
    page.retranslate(marked)
    mark = shown.cards[OUT].changed
    told = [mark.words, mark.names, mark.details, shown.changed_bar.words, shown.changed_bar.next]
    assert [piece.text() for piece in told if "⟦" not in piece.text()] == []


def asked(**other: object) -> Question:
    """Return a question about days, or another."""
    held = {
        "id": "q",
        "step": "s",
        "ask": "何日ですか。",
        "type": QuestionType.NUMBER,
        "unit": "日",
        "max": 99.0,
    }
    return Question(**held | other)  # type: ignore[arg-type]  # as the caller knows them


KINDS = {"type": QuestionType.CHOICE, "unit": "", "max": None}
SHELF = {**KINDS, "type": QuestionType.TABLE, "row_name": "台"}


@pytest.mark.parametrize(
    ("before", "now", "mark", "detail"),
    [
        ({}, {"unit": "時間"}, "質問が変わりました（単位）", "単位：日 → 時間"),
        ({}, {"unit": ""}, "質問が変わりました（単位）", "単位：日 → なし"),
        (
            {},
            {"ask": "何日間ですか。", "max": 9.0},
            "質問が変わりました（質問文、入力できる範囲）",
            "前の質問文：何日ですか。\n入力できる範囲：～99 → ～9",
        ),
        ({"max": None}, {}, "質問が変わりました（入力できる範囲）", "入力できる範囲：制限なし → ～99"),
        ({}, {"help": "数えます。"}, "質問が変わりました（説明）", "変わった点：説明"),
        ({"help": "数える。"}, {"help": ""}, "質問が変わりました（説明）", "前の説明：数える。"),
        (
            KINDS | {"choices": {"a": "甲", "b": "乙", "c": "丙"}},
            KINDS | {"choices": {"a": "甲", "b": "乙種", "d": "丁"}},
            "質問が変わりました（選択肢）",
            "加わった選択肢：丁\nなくなった選択肢：丙\n言い方の変わった選択肢：乙 → 乙種",
        ),
        (
            SHELF | {"columns": {"a": Column(id="a", ask="場所", type=QuestionType.TEXT)}},
            SHELF
            | {
                "columns": {
                    "a": Column(id="a", ask="場所", type=QuestionType.TEXT, help="店内の"),
                    "b": Column(id="b", ask="台数", type=QuestionType.NUMBER),
                }
            },
            "質問が変わりました（表の列）",
            "加わった列：台数\n内容の変わった列：場所",
        ),
        (SHELF, SHELF | {"row_name": "箇所"}, "質問が変わりました（表の列）", "変わった点：表の列"),
    ],
)
def test_it_is_told_in_words_what_was_and_what_is(
    before: dict[str, object], now: dict[str, object], mark: str, detail: str
) -> None:
    change = question_change(asked(**before), asked(**now))
    assert change is not None
    assert mark_text(change, translator("ja")) == mark
    assert detail_text(change, translator("ja")) == detail
