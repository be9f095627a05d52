"""What the guidelines say is shown beside the questions and gathered before the report."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import Translator, translator
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.rules_summary import RulesSummary

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Open = Callable[..., AssessmentPage]

KOMAE = {
    "assessed_on": "2026-11-21",
    "purposes": ("crime_prevention",),
    "prefecture": "tokyo",
    "municipality": "komae",
    "open_to_public": True,
    "images_stored": True,
    "operator_kind": "business",
    "site_kind": "shop",
    "local_filing": "filed",
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Workspace.open(tmp_path / "w.pia-workspace"), shipped_library()) as opened:
        yield opened


@pytest.fixture
def open_page(session: Session, qtbot: QtBot) -> Open:
    def opened(
        *guidelines: str, words: Translator | None = None, bare: bool = False, **answers: object
    ) -> AssessmentPage:
        values = {} if bare else KOMAE | answers
        name = session.create("本店", guidelines or tuple(session.library.guidelines), answers=values)
        page = AssessmentPage(session.open_assessment(name), words or translator("ja"))
        qtbot.addWidget(page)
        page.resize(1280, 700)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return opened


def seen(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just built counts as hidden until then
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_where_guidelines_differ_the_strictest_is_named_and_the_others_are_a_click_away(open_page: Open):
    page = open_page("komae_cameras", "jeas_cameras")
    page.go_to_question("retention_days")
    block = page.why._differences[0]
    # Komae sets 14 days, the industry's advice leaves the days open: by the list, Komae is the stricter
    assert "基準の間に違いがあります" in seen(block)
    assert "最も厳しいのは狛江市 防犯カメラ条例" in seen(block)
    assert "14日まで" in seen(block)
    assert "JEAS" not in seen(block)
    block.more.click()
    assert "JEAS 安全利用の資料" in seen(block)


def test_guidelines_that_do_not_apply_do_not_differ(open_page: Open):
    page = open_page("komae_cameras", "jeas_cameras", municipality="other")
    page.go_to_question("retention_days")
    assert "基準の間に違いがあります" not in seen(page.why)
    page.answering.answer("municipality", "komae")
    assert "最も厳しいのは狛江市 防犯カメラ条例" in seen(page.why)


def test_a_question_says_how_many_verdicts_it_decides(open_page: Open):
    page = open_page("komae_cameras", "jeas_cameras")
    page.go_to_question("retention_days")
    weight = page.session.questionnaire.deciding["retention_days"]
    assert weight > 0
    assert f"{weight}件の判定に使います。" in seen(page.why)


def test_edition_and_confidence_of_each_guideline_stand_below_its_requirements(open_page: Open):
    page = open_page("komae_cameras", "jeas_cameras")
    page.go_to_question("retention_days")
    told = seen(page.why)
    assert "狛江市 防犯カメラ条例（条例）" in told
    assert "市のウェブサイトの概要による" in told
    assert "原文ではなく、解説などで確かめました（2026年11月21日）" in told
    assert told.count("JEAS 安全利用の資料（業界の基準）") == 1


def test_a_renumbered_citation_is_shown_with_its_number_of_today(open_page: Open):
    page = open_page("jeas_cameras")
    held = page.session.questionnaire.requirements
    name, compiled = next(pair for pair in held.items() if pair[1].requirement.current_place)
    question = next(q for q, usage in page.why._usages.items() if name in usage.requirements)
    page.why.show_question(question)
    while name not in page.why._blocks:
        page.why._show_more()
    block = page.why._blocks[name]
    assert f"いまの番号：{compiled.requirement.current_place}" in seen(block)


def test_many_requirements_come_a_few_at_a_time_and_the_keyboard_goes_on_at_the_first_new_one(
    open_page: Open, qtbot: QtBot
):
    page = open_page()
    page.go_to_question("purposes")
    assert len(page.why._blocks) == 5
    more = next(b for b in page.why.findChildren(QPushButton) if "件の要求事項" in b.text())
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert len(page.why._blocks) == 25
    sixth = list(page.why._blocks.values())[5]
    qtbot.waitUntil(lambda: page.focusWidget() is not None and sixth.isAncestorOf(page.focusWidget()))


def test_the_pane_is_never_wider_than_its_room(open_page: Open):
    for language in ("ja", "en"):
        page = open_page(words=translator(language))
        for question in ("purposes", "retention_days", "prefecture"):
            page.go_to_question(question)
            inside = page.why.widget()
            assert inside.minimumSizeHint().width() <= page.why.viewport().width(), (language, question)


def test_a_jump_arrives_at_its_question_also_on_a_step_just_built(open_page: Open, qtbot: QtBot):
    page = open_page()
    asked = [name for name, state in page.session.evaluation.questions.items() if state.visibility == "shown"]
    for name in (asked[-1], asked[len(asked) // 2], asked[0]):
        page.go_to_question(name)
        step = page.page(page.step).questions
        assert step is not None
        qtbot.wait(300)
        top = step.cards[name].mapTo(step.viewport(), QPoint(0, 0)).y()
        bar = step.verticalScrollBar()
        assert 0 <= top <= 40 or bar.value() == bar.maximum(), name


def rules(page: AssessmentPage, qtbot: QtBot) -> RulesSummary:
    page.show_step("review")
    review = page.page("review").result
    assert isinstance(review, ReviewPage)
    review.show_tab(2)
    review.rules._gradual.finish()
    qtbot.wait(20)
    return review.rules


def test_the_threshold_is_told_with_the_criteria_that_hold(open_page: Open, qtbot: QtBot):
    page = open_page("komae_cameras", face_recognition=True, recorded_data=("images", "face_features"))
    told = seen(rules(page, qtbot))
    method = page.session.questionnaire.method
    assert page.session.evaluation.threshold.decision == "required"
    assert "評価の実施が必要です" in told
    assert method.threshold[page.session.evaluation.threshold.criteria[0]].because in told


def test_an_undecided_threshold_leads_to_what_would_decide_it(open_page: Open, qtbot: QtBot):
    page = open_page("komae_cameras", bare=True)
    summary = rules(page, qtbot)
    threshold = page.session.evaluation.threshold
    assert "必要かどうかはまだ決まりません" in seen(summary)
    links = [b for b in summary.findChildren(QPushButton) if b.text() == "回答する"]
    assert len(links) == len(threshold.missing)
    links[0].click()
    assert page.step != "review"


def test_differences_that_matter_now_are_gathered_and_lead_to_their_question(open_page: Open, qtbot: QtBot):
    page = open_page("komae_cameras", "jeas_cameras")
    summary = rules(page, qtbot)
    assert "画像を残す期間" in seen(summary)
    differing = [d for d in page.session.evaluation.disagreements.values() if d.differs is True]
    links = [b for b in summary.findChildren(QPushButton) if b.text() == "質問を見る"]
    assert 1 <= len(links) <= len(differing)
    links[0].click()
    assert page.step == "management"


def test_without_differences_that_is_said(open_page: Open, qtbot: QtBot):
    page = open_page("komae_cameras")
    assert "いまの回答では、基準の間に違いはありません。" in seen(rules(page, qtbot))


def test_requirements_to_come_stand_apart_until_their_day(open_page: Open, qtbot: QtBot):
    page = open_page("appi_2026", "appi", face_recognition=True, recorded_data=("images", "face_features"))
    told = seen(rules(page, qtbot))
    assert "これから施行される要求事項" in told
    assert "これから施行（2028年7月16日まで）" in told
    for requirement in shipped_library().guidelines["appi_2026"].requirements.values():
        assert requirement.says in told.replace("\N{ZERO WIDTH SPACE}", "")
    page.answering.answer("assessed_on", "2028-07-16")
    assert "これから施行される要求事項" not in seen(rules(page, qtbot))


def test_all_of_it_is_translated(open_page: Open, qtbot: QtBot, marked: Translator):
    page = open_page("komae_cameras", "appi_2026", "jeas_cameras", words=marked, face_recognition=True)
    page.go_to_question("retention_days")
    texts = [label.text() for label in page.why.findChildren(QLabel) if label.text()]
    texts += [label.text() for label in rules(page, qtbot).findChildren(QLabel) if label.text()]
    assert [text for text in texts if "⟦" not in text] == []
