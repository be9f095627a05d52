"""The treatment step in the real window: planning, changing and removing measures; what answers change."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pia_wizard.assessment.model import Answer, Measure
from pia_wizard.evaluation.model import Status
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Axis
from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.change_line import ChangeLine
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.treatment_page import TreatmentPage
from pia_wizard.ui.editors.choices import ChoicesEditor
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.treatment.band_tag import BandTag
from pia_wizard.ui.treatment.measure_card import MeasureCard
from pia_wizard.ui.treatment.measure_dialog import MeasureDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Open = Callable[..., MainWindow]
Type = Callable[[QWidget | None, str], None]

HELPFUL, MEASURES, UNMET = 0, 1, 2


@pytest.fixture
def page(window: MainWindow) -> AssessmentPage:
    """The first sample with its treatment step in view."""
    assert window.pages is not None
    window.resize(1280, 720)
    window.pages.open_sample()
    opened = window.pages.page
    assert isinstance(opened, AssessmentPage)
    opened.show_step("treatment")
    return opened


@pytest.fixture
def treatment(page: AssessmentPage) -> TreatmentPage:
    """The page that shows what to do."""
    shown = page.page("treatment")
    assert isinstance(shown.result, TreatmentPage)
    shown.tabs.setCurrentIndex(shown.tabs.count() - 1)
    return shown.result


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def button(widget: QWidget, words: str) -> QAbstractButton:
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() == words and not b.isHidden()]
    assert found, words
    return found[0]


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(labels).replace("\u200b", "")


def stored(page: AssessmentPage) -> dict[str, Measure]:
    """Read the measures back from the disk."""
    session = page.session
    return {measure.id: measure for measure in session._workspace.assessment(session.assessment.id).measures}


def unmet_card(treatment: TreatmentPage, name: str) -> QWidget:
    treatment.show_tab(UNMET)
    treatment.unmet_list.cards.finish()
    found = treatment.unmet_list.cards.card(name)
    assert found is not None
    return found


def measure_card(treatment: TreatmentPage, name: str) -> MeasureCard:
    treatment.show_tab(MEASURES)
    treatment.measures.cards.finish()
    found = treatment.measures.cards.card(name)
    assert isinstance(found, MeasureCard)
    return found


def unplanned(treatment: TreatmentPage) -> str:
    """Return an unmet requirement that treats a risk and that no measure is to meet."""
    planned = {name for m in treatment.session.assessment.measures for name in m.requirements}
    requirements = treatment.session.questionnaire.requirements
    return next(n for n in treatment.unmet() if n not in planned and requirements[n].requirement.treats)


def new_ids(page: AssessmentPage, before: dict[str, Measure]) -> list[str]:
    return [name for name in stored(page) if name not in before]


def test_one_click_plans_to_meet_a_requirement_and_says_so(
    page: AssessmentPage, treatment: TreatmentPage, qtbot: QtBot
) -> None:
    before, name = stored(page), unplanned(treatment)
    with qtbot.waitSignal(page.saved):
        click(button(unmet_card(treatment, name), "対策に加える"))
    (added,) = new_ids(page, before)
    measure = stored(page)[added]
    assert measure.requirements == (name,)
    assert measure.title == page.session.questionnaire.requirements[name].requirement.advice
    shown = unmet_card(treatment, name)
    assert "対策の予定あり" in said(shown)
    click(button(shown, "対策を見る"))
    assert treatment.tabs.currentIndex() == MEASURES
    focus = page.window().focusWidget()
    assert focus is not None
    assert measure_card(treatment, added).isAncestorOf(focus)


def test_planning_with_the_keyboard_keeps_the_place(page: AssessmentPage, treatment: TreatmentPage) -> None:
    name = unplanned(treatment)
    add = button(unmet_card(treatment, name), "対策に加える")
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_Return)
    focus = page.window().focusWidget()
    assert focus is not None
    assert unmet_card(treatment, name).isAncestorOf(focus)


def test_the_list_can_be_narrowed_to_what_has_no_measure(treatment: TreatmentPage) -> None:
    name = unplanned(treatment)
    click(button(unmet_card(treatment, name), "対策に加える"))
    treatment.unmet_list.only_unplanned.click()
    treatment.unmet_list.cards.finish()
    planned = {name for m in treatment.session.assessment.measures for name in m.requirements}
    assert name in planned
    left = [n for n in treatment.unmet() if treatment.unmet_list.cards.card(n) is not None]
    assert left == [n for n in treatment.unmet() if n not in planned]


def test_cards_that_did_not_change_stay_as_they_are(treatment: TreatmentPage) -> None:
    name = unplanned(treatment)
    first = unmet_card(treatment, name)
    others = {n: treatment.unmet_list.cards.card(n) for n in treatment.unmet() if n != name}
    click(button(first, "対策に加える"))
    treatment.unmet_list.cards.finish()
    assert treatment.unmet_list.cards.card(name) is not first
    assert {n: treatment.unmet_list.cards.card(n) for n in others} == others


def test_a_measure_is_described_typed_and_read_back(
    page: AssessmentPage, treatment: TreatmentPage, meet: Meet, type_into: Type
) -> None:
    before = stored(page)
    risk = next(n for n, level in page.session.evaluation.risks.items() if level.applies)
    requirement = treatment.unmet()[0]

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        type_into(dialog.title, "録画装置を鍵のかかる棚に移す")
        type_into(dialog.owner, "店長")
        type_into(dialog.due.line, "令和9年1月31日")
        click(dialog.cost.buttons()[2])
        click(dialog.status.buttons()[1])
        dialog.requirements.pick(requirement)
        dialog.risks.pick(risk)
        box = dialog.axes.choices[risk]
        box.setCurrentIndex(box.findData("likelihood"))
        type_into(dialog.note, "見積もりを取った。")
        click(dialog.save)

    treatment.show_tab(MEASURES)
    met = meet(fill)
    click(treatment.measures.add)
    assert len(met) == 1
    (added,) = new_ids(page, before)
    assert stored(page)[added] == Measure(
        id=added,
        title="録画装置を鍵のかかる棚に移す",
        owner="店長",
        due=date(2027, 1, 31),
        cost="medium",
        status="in_progress",
        requirements=(requirement,),
        risks=(risk,),
        lowers={risk: Axis.LIKELIHOOD},
        note="見積もりを取った。",
    )
    words = said(measure_card(treatment, added))
    assert "期限 2027年1月31日" in words
    assert "担当：店長" in words
    assert "要求事項1件・リスク1件" in words


def test_a_measure_without_a_name_is_refused_and_the_form_stays(
    page: AssessmentPage, treatment: TreatmentPage, meet: Meet, type_into: Type
) -> None:
    before = stored(page)
    faults: list[str] = []

    def save_empty(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        type_into(dialog.owner, "総務部")
        click(dialog.save)
        faults.append(said(dialog))
        assert dialog.isVisible()
        assert dialog.owner.text() == "総務部"
        click(dialog.cancel)

    meet(save_empty)
    treatment.show_tab(MEASURES)
    click(treatment.measures.add)
    assert "名前が入力されていません" in faults[0]
    assert stored(page) == before


def test_a_day_that_is_none_keeps_the_form_open(
    page: AssessmentPage, treatment: TreatmentPage, meet: Meet, type_into: Type
) -> None:
    before = stored(page)

    def misdate(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        type_into(dialog.title, "点検する")
        type_into(dialog.due.line, "来月のどこか")
        click(dialog.save)
        assert "日付として読めません" in dialog.due.fault
        assert dialog.isVisible()
        click(dialog.cancel)

    assert meet(misdate) == []
    treatment.show_tab(MEASURES)
    click(treatment.measures.add)
    assert stored(page) == before


def test_targets_are_found_by_typing_and_checked_with_the_space_bar(
    page: AssessmentPage, treatment: TreatmentPage, meet: Meet, type_into: Type
) -> None:
    name = next(iter(stored(page)))
    picked: list[tuple[str, ...]] = []

    def search(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        chooser = dialog.requirements
        before = chooser.picked()
        wanted = next(n for n in treatment.unmet() if n not in before)
        place = page.session.questionnaire.requirements[wanted].requirement.says
        type_into(chooser.search, place)
        QTest.keyClick(chooser.search, Qt.Key.Key_Down)
        shown = [row for row in range(chooser.list.count()) if not chooser.list.item(row).isHidden()]
        assert len(shown) == 1
        chooser.list.setCurrentRow(shown[0])
        QTest.keyClick(chooser.list, Qt.Key.Key_Space)
        picked.append((*before, wanted))
        click(dialog.save)

    meet(search)
    click(button(measure_card(treatment, name), "編集"))
    assert set(stored(page)[name].requirements) == set(picked[0])


def test_a_click_on_a_line_of_the_list_checks_it_once(
    treatment: TreatmentPage, page: AssessmentPage, meet: Meet
) -> None:
    name = next(iter(stored(page)))

    def press(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        chooser = dialog.risks
        item = chooser.list.item(chooser.list.count() - 1)
        chooser.list.scrollToItem(item)
        box = chooser.list.visualItemRect(item)
        for place in (box.center(), QPoint(box.left() + 16, box.center().y())):
            before = item.checkState()
            QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert item.checkState() is not before
        click(dialog.cancel)

    assert meet(press) == []
    click(button(measure_card(treatment, name), "編集"))


def test_targets_the_content_no_longer_has_survive_an_edit(
    page: AssessmentPage, treatment: TreatmentPage, meet: Meet, type_into: Type
) -> None:
    old = Measure(
        id="", title="以前の対策", requirements=("gone-1",), risks=("gone",), lowers={"lost": Axis.IMPACT}
    )
    added = treatment.planning.plan_measure(old)
    meet(lambda dialog: (type_into(dialog.owner, "店長"), click(dialog.save)))  # type: ignore[attr-defined,func-returns-value]
    click(button(measure_card(treatment, added), "編集"))
    kept = stored(page)[added]
    assert kept.owner == "店長"
    assert (kept.requirements, kept.risks, kept.lowers) == (old.requirements, old.risks, old.lowers)


def test_measures_stand_by_their_due_dates_and_the_finished_last(treatment: TreatmentPage) -> None:
    session = treatment.session
    for measure in session.assessment.measures:
        session.remove_measure(measure.id)
    for title, due, status in (
        ("終わった", date(2026, 1, 1), "done"),
        ("期限なし", None, "planned"),
        ("あと", date(2027, 3, 1), "planned"),
        ("さき", date(2026, 12, 1), "in_progress"),
    ):
        session.add_measure(Measure(id="", title=title, due=due, status=status))  # type: ignore[arg-type]
    assert [m.title for m in treatment.measures.ordered()] == ["さき", "あと", "期限なし", "終わった"]


def test_overdue_is_what_was_due_before_today(treatment: TreatmentPage) -> None:
    treatment.planning.today = lambda: date(2026, 11, 2)
    late, today = (
        treatment.planning.plan_measure(Measure(id="", title=title, due=day))
        for title, day in (("遅れた", date(2026, 11, 1)), ("当日", date(2026, 11, 2)))
    )
    assert "期限切れ 2026年11月1日" in said(measure_card(treatment, late))
    assert "期限切れ" not in said(measure_card(treatment, today))
    assert "期限切れ1件" in said(treatment.summary)


def test_a_measure_is_removed_only_when_that_is_confirmed(
    page: AssessmentPage, treatment: TreatmentPage, meet: Meet
) -> None:
    name = next(iter(stored(page)))
    meet(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    click(button(measure_card(treatment, name), "削除"))
    assert name in stored(page)
    meet(lambda dialog: click(button(dialog, "削除する")))
    click(button(measure_card(treatment, name), "削除"))
    assert name not in stored(page)
    treatment.measures.cards.finish()
    assert treatment.measures.cards.card(name) is None


def test_a_done_measure_shows_what_was_done_and_what_the_answers_still_deny(
    page: AssessmentPage, treatment: TreatmentPage, meet: Meet, type_into: Type
) -> None:
    name = unplanned(treatment)
    added = treatment.planning.plan(name)

    def finish(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        assert dialog.status.key == "done"
        type_into(dialog.evidence, "設定画面の写し")
        type_into(dialog.note, "設定を変えた。")
        click(dialog.save)

    meet(finish)
    click(button(measure_card(treatment, added), "完了にする"))
    assert stored(page)[added].status == "done"
    shown = measure_card(treatment, added)
    assert "確認できるもの：設定画面の写し" in said(shown)
    assert "実施した内容：設定を変えた。" in said(shown)
    assert "まだ1件の要求事項を満たしていません" in said(shown)
    asked: list[str] = []
    treatment.asked_question.connect(asked.append)
    click(button(shown, "回答を見直す"))
    assert asked[0].partition("#")[0] in page.session.evaluation.questions
    assert page.step == page.session.questionnaire.questions[asked[0]].step


def test_a_measure_tells_which_risks_go_from_where_to_where(treatment: TreatmentPage) -> None:
    session, questionnaire = treatment.session, treatment.session.questionnaire
    for measure in session.assessment.measures:
        session.remove_measure(measure.id)
    levels = session.evaluation.risks
    risk = max(levels, key=lambda n: (levels[n].applies is True, levels[n].current.likelihood.high))
    before = session.evaluation.risks[risk].current
    name = treatment.planning.plan_measure(Measure(id="", title="下げる", lowers={risk: Axis.LIKELIHOOD}))
    after = session.evaluation.risks[risk].target
    assert after.likelihood.high == before.likelihood.high + questionnaire.method.measure_by
    bands = questionnaire.method.bands
    told = (
        f"{bands[before.band_high].name} → {bands[after.band_high].name}"
        if before.band_high != after.band_high
        else f"起こりやすさ {before.likelihood.high} → {after.likelihood.high}"
    )
    words = said(measure_card(treatment, name))
    assert f"{questionnaire.risks[risk].risk.title}：" in words
    assert told in words


def test_retaining_a_risk_lowers_nothing_and_says_so(treatment: TreatmentPage) -> None:
    risk = next(n for n, level in treatment.session.evaluation.risks.items() if level.applies)
    name = treatment.planning.plan_measure(
        Measure(id="", title="受け入れる", lowers={risk: Axis.LIKELIHOOD}, option="retain")
    )
    words = said(measure_card(treatment, name))
    assert "リスクは下がりません" in words
    assert "効き方" not in words


def test_the_summary_counts_risks_before_and_after_the_plan(treatment: TreatmentPage) -> None:
    session = treatment.session
    levels = [level for level in session.evaluation.risks.values() if level.applies is not False]
    for band, record in session.questionnaire.method.bands.items():
        for point in ("current", "target"):
            count = sum(getattr(level, point).band_high == band for level in levels)
            assert treatment.summary.tags[point, band].text() == f"{record.name} {count}"
    assert sum(int(tag.text().split()[-1]) for tag in treatment.findChildren(BandTag)) == 2 * len(levels)
    planned = {name for m in session.assessment.measures for name in m.requirements}
    without = [n for n in treatment.unmet() if n not in planned]
    assert f"対策のない未達の要求事項 {len(without)}件" in said(treatment.summary)


def test_what_helps_most_is_found_beside_the_window_and_becomes_a_measure(
    page: AssessmentPage, treatment: TreatmentPage, qtbot: QtBot
) -> None:
    for measure in page.session.assessment.measures:
        page.session.remove_measure(measure.id)
    treatment.refresh()
    qtbot.waitUntil(lambda: bool(treatment.helpful.steps), timeout=10_000)
    treatment.helpful.cards.finish()
    steps = treatment.helpful.steps
    assert steps is not None
    best, shown = steps[0], treatment.helpful.cards.cards()[0]
    assert best.removed == max(step.removed for step in steps if not step.changes or len(step.changes) == 1)
    words = said(shown)
    for drop in best.risks[:4]:
        assert page.session.questionnaire.risks[drop.risk].risk.title in words
    guideline = page.session.questionnaire.guidelines["yamagata_cameras"].short_title
    assert f"{guideline} {len(best.requirements)}件" in words
    click(button(shown, "対策に加える"))
    (measure,) = stored(page).values()
    unmet = [n for n in best.requirements if n in treatment.unmet()]
    assert list(measure.requirements) == unmet
    treatment.helpful.cards.finish()
    assert "対策の予定あり" in said(treatment.helpful.cards.cards()[0])


def test_a_step_leads_to_its_question(page: AssessmentPage, treatment: TreatmentPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(treatment.helpful.steps), timeout=10_000)
    treatment.helpful.cards.finish()
    steps = treatment.helpful.steps
    assert steps is not None
    place = next(i for i, step in enumerate(steps) if step.changes)
    click(button(treatment.helpful.cards.cards()[place], "質問へ"))
    assert page.step == page.session.questionnaire.questions[steps[place].changes[0].question].step


def test_steps_are_found_anew_when_answers_change(
    page: AssessmentPage, treatment: TreatmentPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(treatment.helpful.steps), timeout=10_000)
    steps = treatment.helpful.steps
    assert steps is not None
    step = next(s for s in steps if s.changes)
    for change in step.changes:
        page.answering.answer(change.question, change.after)
    assert all(page.session.evaluation.verdicts[n].status is Status.MET for n in step.requirements)
    qtbot.waitUntil(lambda: step not in (treatment.helpful.steps or ()), timeout=10_000)


def test_every_word_but_the_users_own_is_translated(
    page: AssessmentPage, treatment: TreatmentPage, marked: Translator, qtbot: QtBot
) -> None:
    session = page.session
    for measure in session.assessment.measures:
        session.remove_measure(measure.id)
    session.add_measure(
        Measure(id="", title="⟦自分の対策⟧", due=date(2026, 10, 1), lowers={"recorder_theft": Axis.IMPACT})
    )
    treatment.refresh()
    page.retranslate(marked)
    qtbot.waitUntil(lambda: bool(treatment.helpful.steps), timeout=10_000)
    for tab, listed in enumerate(treatment.views()):
        treatment.show_tab(tab)
        listed.cards.finish()
        labels = [w for w in said(treatment).split("\n") if w and not w.isdigit() and "⟦" not in w]
        assert labels == []
        buttons = [b.text() for b in treatment.findChildren(QPushButton) if b.isVisible()]
        assert [text for text in buttons if text and "⟦" not in text] == []


def test_nothing_is_wider_than_the_window_nor_cut_in_height(
    page: AssessmentPage, treatment: TreatmentPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(treatment.helpful.steps), timeout=10_000)
    for tab, listed in enumerate(treatment.views()):
        treatment.show_tab(tab)
        listed.cards.finish()
        for _ in range(5):
            QApplication.processEvents()
        area = QRect(QPoint(0, 0), listed.viewport().size())
        for card in listed.cards.cards():
            left = card.mapTo(listed.viewport(), QPoint(0, 0)).x()
            assert left >= area.left()
            assert left + card.width() <= area.right() + 1
            for label in (x for x in card.findChildren(QLabel) if x.isVisible()):
                assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert page.window().width() <= 1280


def test_the_form_names_every_field(treatment: TreatmentPage, page: AssessmentPage, meet: Meet) -> None:
    name = next(iter(stored(page)))
    nameless: list[str] = []

    def look(dialog: QDialog) -> None:
        for widget in dialog.findChildren(QWidget):
            stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            if stop and not isinstance(widget, QScrollArea | QFrame | QDialog):
                interface = QAccessible.queryAccessibleInterface(widget)
                if not interface.text(QAccessible.Text.Name).strip():
                    nameless.append(type(widget).__name__)
        dialog.reject()

    meet(look)
    click(button(measure_card(treatment, name), "編集"))
    assert nameless == []


def card_of(page: AssessmentPage, question: str) -> QuestionCard:
    page.go_to_question(question)
    questions = page.page(page.step).questions
    assert questions is not None
    return questions.cards[question]


def line_of(card: QuestionCard) -> ChangeLine | None:
    shown = [line for line in card.findChildren(ChangeLine) if not line.isHidden()]
    return shown[0] if shown else None


def test_an_answer_that_changes_much_says_so_and_can_be_taken_back(page: AssessmentPage) -> None:
    card = card_of(page, "provision_cases")
    editor = card.editor
    assert isinstance(editor, ChoicesEditor)
    before, statuses = (
        page.session.assessment.answers["provision_cases"],
        dict(page.session.evaluation.verdicts),
    )
    box = next(b for key, b in editor.boxes.items() if key == "private_request")
    assert box.isChecked()
    click(box)
    line = line_of(card)
    assert line is not None
    now = page.session.evaluation.verdicts
    changed = {n for n in now if now[n].status is not statuses[n].status}
    assert changed
    assert f"{len(changed)}件の判定が変わりました" in said(line)
    click(line.details)
    for name in changed:
        assert page.session.questionnaire.requirements[name].requirement.says in said(line)
    click(line.undo)
    assert line_of(card) is None
    assert box.isChecked()
    back = page.session.assessment.answers["provision_cases"]
    assert msgspec.structs.replace(back, at=before.at) == before
    assert {n: v.status for n, v in page.session.evaluation.verdicts.items()} == {
        n: v.status for n, v in statuses.items()
    }
    focus = page.window().focusWidget()
    assert focus is not None
    assert card.isAncestorOf(focus)


def test_taking_back_restores_also_that_nothing_was_answered(page: AssessmentPage) -> None:
    card = card_of(page, "provision_cases")
    page.answering.answer("provision_cases", None)
    assert not page.session.assessment.answers.get("provision_cases", Answer()).value
    page.answering.answer("provision_cases", ("law",))
    line = line_of(card)
    assert line is not None
    click(line.undo)
    assert page.session.assessment.answers.get("provision_cases", Answer()).value is None


def test_an_answer_that_changes_little_shows_no_line_and_takes_the_old_one_away(page: AssessmentPage) -> None:
    card = card_of(page, "provision_cases")
    page.answering.answer("provision_cases", ("law",))
    assert line_of(card) is not None
    page.answering.note("provision_cases", "確かめた")
    assert line_of(card) is None


def test_the_line_speaks_the_windows_language(page: AssessmentPage, marked: Translator) -> None:
    card = card_of(page, "provision_cases")
    page.answering.answer("provision_cases", ("law",))
    page.retranslate(marked)
    line = line_of(card)
    assert line is not None
    assert all("⟦" in words for words in said(line).split("\n"))
    assert "⟦" in line.undo.text()
