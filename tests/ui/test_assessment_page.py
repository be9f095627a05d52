"""The page of an assessment, opened over a real session and used with the keyboard and the mouse."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pia_wizard.evaluation.model import Status, Visibility
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import NOTICE_LANGUAGES, Translator, translator
from pia_wizard.questionnaire.model import (
    Axis,
    Band,
    Column,
    Element,
    Force,
    Guideline,
    Level,
    LevelChange,
    LevelRule,
    Library,
    Method,
    Notice,
    Obligation,
    Phase,
    Question,
    QuestionType,
    Reduction,
    Requirement,
    Risk,
    Step,
)
from pia_wizard.session.session import Session
from pia_wizard.session.verifying import verified
from pia_wizard.signing.records import Result
from pia_wizard.storage import Workspace
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.override_dialog import OverrideDialog
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.progress import REVIEW, RISKS, TREATMENT, Progress, StepState, progress_text
from pia_wizard.ui.assessment.questions_page import card_around
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.steps_list import _STATE_TEXT
from pia_wizard.ui.assessment.treatment_page import TreatmentPage
from pia_wizard.ui.editors.number import NumberEditor
from pia_wizard.ui.editors.text import TextEditor
from pia_wizard.ui.editors.yes_no import YesNoEditor
from pia_wizard.ui.messages import Message
from pia_wizard.ui.risks.page import RisksPage
from pia_wizard.ui.signing.dialog import SignDialog
from pia_wizard.ui.studio.page import StudioPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
OFFLINE_ONLY = "録画した画像の保存は31日までです。"


def questions() -> dict[str, Question]:
    """A shop's few facts: three in the first step, five in the second."""
    asked = (
        Question(id="operator", step="scope", ask="設置者の名前", type=QuestionType.TEXT),
        Question(id="stored", step="scope", ask="録画しますか", type=QuestionType.YES_NO),
        Question(id="contact", step="scope", ask="連絡先", type=QuestionType.TEXT),
        Question(
            id="days",
            step="management",
            ask="何日保存しますか",
            type=QuestionType.NUMBER,
            unit="日",
            min=0,
            max=3650,
            when="stored",
        ),
        Question(
            id="erasure",
            step="management",
            ask="消し方",
            type=QuestionType.PARAGRAPH,
            when="stored",
            required=False,
        ),
        Question(id="training", step="management", ask="教育", type=QuestionType.PRACTICE),
        Question(
            id="cameras",
            step="management",
            ask="カメラの一覧",
            type=QuestionType.TABLE,
            row_name="カメラ",
            columns={"place": Column(id="place", ask="場所", type=QuestionType.TEXT)},
            required=False,
        ),
        Question(
            id="kinds",
            step="management",
            ask="種類",
            type=QuestionType.CHOICES,
            choices={"dome": "ドーム", "box": "箱"},
            required=False,
        ),
    )
    return {question.id: question for question in asked}


def guideline() -> Guideline:
    """Two clauses: a bound on the days, and a practice."""
    return Guideline(
        id="rules",
        title="見本の指針",
        short_title="見本指針",
        publisher="見本県",
        force=Force.GUIDELINE,
        requirements={
            "r-days": Requirement(
                id="r-days",
                clauses=("c-1",),
                place="第1",
                phase=Phase.MANAGEMENT,
                obligation=Obligation.MUST,
                says=OFFLINE_ONLY,
                applies_when="stored",
                met_when="days <= 31",
                partly_when="days <= 62",
                advice="保存日数を短くしてください。",
                treats={"leak": Axis.LIKELIHOOD},
            ),
            "r-training": Requirement(
                id="r-training",
                clauses=("c-2",),
                place="第2",
                phase=Phase.MANAGEMENT,
                obligation=Obligation.SHOULD,
                says="教育を行う。",
                practice="training",
            ),
            "r-notice": Requirement(
                id="r-notice",
                clauses=("c-3",),
                place="第3",
                phase=Phase.ACQUISITION,
                obligation=Obligation.MUST,
                says="連絡先を掲示する。",
                met_when="answered(contact)",
            ),
        },
    )


def library() -> Library:
    """A whole library, small enough to work every judgement out by hand."""
    steps = ("scope", "management", "risks", "treatment", "notices", "review")
    two = tuple(Level(name=name, meaning=name) for name in ("小", "大"))
    return Library(
        steps={name: Step(id=name, title=f"ステップ{name}", about="説明") for name in steps},
        questions=questions(),
        guidelines={"rules": guideline()},
        risks={
            "leak": Risk(
                id="leak",
                title="画像の漏えい",
                event="illegitimate_access",
                story="録画が漏れる。",
                applies_when="stored",
                impact=LevelRule(level=2),
                likelihood=LevelRule(
                    level=1, changes=(LevelChange(when="days > 90", by=1, because="保存が長い"),)
                ),
            )
        },
        methods={
            "two": Method(
                id="two",
                title="二段階",
                impact_levels=two,
                likelihood_levels=two,
                bands={
                    "low": Band(id="low", name="低", meaning="低"),
                    "high": Band(id="high", name="高", meaning="高"),
                },
                matrix=(("low", "low"), ("low", "high")),
                weights={Obligation.MUST: 2, Obligation.SHOULD: 1, Obligation.PROHIBITED: 2},
                reductions=(Reduction(share=0.9, by=-1),),
            )
        },
        notices={
            "entrance": Notice(
                id="entrance",
                title="入口の掲示",
                headline="カメラ作動中",
                elements={
                    "operator": Element(id="operator", label="設置者", text="{operator}"),
                    "contact": Element(
                        id="contact", label="連絡先", text="{contact}", asked_by=("r-notice",)
                    ),
                },
            )
        },
    )


class Foreign(Translator):
    """A language of its own without any catalogue: whatever goes through it holds no Japanese letter."""

    def __init__(self) -> None:
        super().__init__("en")

    def say(self, source: str, /, **values: object) -> str:
        return f"said {' '.join(str(v) for v in values.values())}".strip() if source else ""

    def say_n(self, _one: str, _many: str, n: int, /, **_values: object) -> str:
        return f"said {n}"

    def content(self, context: str, source: str) -> str:
        return context if source else ""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A workspace of its own with the small library."""
    with Session(Workspace.open(tmp_path / "workspace.sqlite"), library()) as opened:
        yield opened


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> AssessmentPage:
    """A new assessment's page in an active window."""
    opened = AssessmentPage(session.open_assessment(session.create("見本店", ("rules",))), translator("ja"))
    qtbot.addWidget(opened)
    opened.resize(1280, 662)
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    return opened


def card(page: AssessmentPage, question: str) -> QuestionCard:
    """Return a question's card, with its step in view."""
    page.show_step(page.session.questionnaire.questions[question].step)
    shown = page.page(page.step).questions
    assert shown is not None
    shown._gradual.finish()
    return shown.cards[question]


def write(field: QWidget, text: str) -> None:
    """Type letters of any language."""
    field.setFocus()
    for letter in text:
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def click(button: QAbstractButton) -> None:
    """Click into the middle of a button."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def button(widget: QWidget, text: str) -> QAbstractButton:
    """Return the visible button with that label, which may be shortened where there is little room."""
    found = widget.findChildren(QAbstractButton)
    return next(b for b in found if text in {b.text(), b.accessibleName()} and b.isVisible())


def say_yes(page: AssessmentPage, question: str, *, yes: bool = True) -> None:
    """Click yes or no."""
    editor = card(page, question).editor
    assert isinstance(editor, YesNoEditor)
    click(editor.options.buttons()[0 if yes else 1])


def type_days(page: AssessmentPage, days: str) -> NumberEditor:
    """Type a number of days and press Enter."""
    editor = card(page, "days").editor
    assert isinstance(editor, NumberEditor)
    editor.line.clear()
    write(editor.line, days)
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    return editor


def texts(widget: QWidget) -> str:
    """Return all that the visible labels of a widget say, without the break points in long words."""
    QApplication.processEvents()
    words = (label.text() for label in widget.findChildren(QLabel) if label.isVisible())
    return "\n".join(words).replace("\u200b", "")


def state_of(page: AssessmentPage, step: str) -> str:
    """Return what the list of steps says about a step."""
    model = page.steps.steps
    return str(model.data(model.index(model.steps.index(step)), _STATE_TEXT))


def test_a_typed_answer_is_stored_judged_and_shown_beside_the_question(
    page: AssessmentPage, qtbot: QtBot
) -> None:
    say_yes(page, "stored")
    with qtbot.waitSignal(page.saved) as saved:
        type_days(page, "３０")
    assert saved.args is not None
    assert (datetime.now(UTC) - saved.args[0]).total_seconds() < 60
    assert page.session.assessment.answers["days"].value == 30
    assert OFFLINE_ONLY in texts(page.why)
    assert "満たしている" in texts(page.why)
    type_days(page, "400")
    assert "満たしていない" in texts(page.why)
    assert "高" in texts(page.why)


def test_a_refused_value_stays_in_its_editor_with_the_reason(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    editor = type_days(page, "9999")
    assert "3650" in editor.fault
    assert editor.line.text() == "9999"
    assert "days" not in page.session.assessment.answers
    click(button(card(page, "days"), "メモ"))
    write(card(page, "days").note, "要確認")
    card(page, "days").commit()
    assert page.session.assessment.answers["days"].note == "要確認"
    assert editor.line.text() == "9999"


def test_a_refused_value_is_told_on_the_other_steps_and_leads_back(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    editor = type_days(page, "たくさん")
    assert not page.unsaved_bar.isVisible()
    page.show_step("review")
    assert page.unsaved_bar.isVisible()
    assert "保存されていない入力が1件" in texts(page.unsaved_bar)
    click(page.unsaved_bar.look)
    assert page.step == page.session.questionnaire.questions["days"].step
    assert editor.line.text() == "たくさん"
    assert not page.unsaved_bar.isVisible()


def test_a_refused_value_is_given_up_only_when_the_user_says_so(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    type_days(page, "30")
    editor = type_days(page, "たくさん")
    page.show_step("review")
    click(page.unsaved_bar.discard)
    assert page.unsaved() == []
    assert not page.unsaved_bar.isVisible()
    assert editor.line.text() == "30"
    assert page.session.assessment.answers["days"].value == 30


def test_no_state_of_a_step_is_cut_in_the_list_of_steps(page: AssessmentPage) -> None:
    font = page.steps.font()
    font.setPixelSize(tokens.CAPTION_SIZE)
    room = page.steps.viewport().width() - 2 * 8 - 36 - 8
    for language in ("ja", "en"):
        for step in (RISKS, TREATMENT, REVIEW):
            most = Progress(StepState.PROBLEM, open=199, problems=199)
            words = progress_text(step, most, translator(language))
            assert QFontMetrics(font).horizontalAdvance(words) <= room, words


def test_a_question_appears_when_the_answer_it_hangs_on_is_given(page: AssessmentPage) -> None:
    page.show_step("management")
    shown = page.page("management").questions
    assert shown is not None
    assert "days" not in shown.cards
    say_yes(page, "stored")
    assert not card(page, "days").isHidden()


def answer_modal(text: str) -> None:
    """Press a button of the next dialog that opens."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, press)
        else:
            click(button(dialog, text))

    QTimer.singleShot(0, press)


def test_before_answers_are_hidden_the_user_is_asked(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    type_days(page, "30")
    answer_modal("キャンセル")
    say_yes(page, "stored", yes=False)
    assert page.session.assessment.answers["stored"].value is True
    editor = card(page, "stored").editor
    assert isinstance(editor, YesNoEditor)
    assert editor.options.key == "yes"
    answer_modal("回答を変更する")
    say_yes(page, "stored", yes=False)
    assert page.session.evaluation.questions["days"].visibility is Visibility.HIDDEN
    assert page.session.assessment.answers["days"].value == 30
    say_yes(page, "stored")
    restored = card(page, "days").editor
    assert isinstance(restored, NumberEditor)
    assert restored.line.text() == "30"


def test_not_applicable_counts_only_with_a_reason(page: AssessmentPage) -> None:
    shown = card(page, "operator")
    click(button(shown, "該当しない"))
    shown.commit()
    assert "operator" not in page.session.assessment.answers
    write(shown.reason, "個人宅のため")
    QTest.keyClick(shown.reason, Qt.Key.Key_Return)
    assert page.session.assessment.answers["operator"].not_applicable == "個人宅のため"
    click(button(shown, "該当しない"))
    assert not shown.editor.isHidden()
    assert page.session.evaluation.questions["operator"].open


def test_not_knowing_yet_leaves_a_question_open(page: AssessmentPage) -> None:
    click(button(card(page, "operator"), "まだ分からない"))
    assert page.session.assessment.answers["operator"].unknown
    assert page.session.evaluation.questions["operator"].open
    editor = card(page, "operator").editor
    assert isinstance(editor, TextEditor)
    write(editor.line, "株式会社サンプル")
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert not page.session.assessment.answers["operator"].unknown
    assert not page.session.evaluation.questions["operator"].open


def test_what_is_typed_is_committed_when_the_step_is_left(page: AssessmentPage) -> None:
    editor = card(page, "operator").editor
    assert isinstance(editor, TextEditor)
    write(editor.line, "<b>𠮷野</b>🙂")
    QTest.keyClick(editor.line, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.step == "management"
    assert page.session.assessment.answers["operator"].value == "<b>𠮷野</b>🙂"


def test_the_steps_say_how_far_they_are(page: AssessmentPage) -> None:
    assert state_of(page, "scope") == "未着手・残り3問"
    say_yes(page, "stored")
    assert state_of(page, "scope") == "残り2問"
    type_days(page, "400")
    assert state_of(page, "management") == "残り1問・要対応1件"
    assert state_of(page, "treatment").endswith("要対応1件")


def test_alt_and_arrows_walk_through_the_steps(page: AssessmentPage, qtbot: QtBot) -> None:
    walked = [page.step]
    for _ in range(5):
        qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        walked.append(page.step)
    assert walked == list(page.session.questionnaire.steps)
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.step == "notices"


def test_the_tab_key_goes_down_the_page_also_past_a_question_that_came_later(page: AssessmentPage) -> None:
    card(page, "training")
    say_yes(page, "stored")
    card(page, "days").editor.focus()
    reached = [page.focusWidget()]
    while len(reached) < 30:
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        reached.append(page.focusWidget())
    asked = [shown.question.id for shown in map(card_around, reached) if shown is not None]
    assert asked[:14] == ["days"] * 7 + ["training"] * 7
    after = reached[14:]
    assert after[:3] == [page.foot.back, page.foot.why, page.foot.next]
    assert after.index(page.foot.next) < after.index(page.side.list_button) < after.index(page.steps)


def test_an_answer_touches_no_other_card(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    other = card(page, "training")
    painted: list[QEvent] = []
    page.show_step("management")
    QApplication.processEvents()
    other.show_answer = lambda *_args, **_kwargs: painted.append(QEvent(QEvent.Type.None_))  # type: ignore[method-assign]
    type_days(page, "30")
    assert painted == []


def test_the_open_list_leads_to_a_question_and_back(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    page.show_step("review")
    review = page.page("review").result
    assert isinstance(review, ReviewPage)
    assert "何日保存しますか" in texts(review)
    links = [b for b in review.open_list.findChildren(QPushButton) if b.isVisible()]
    click(next(b for b in links if b.accessibleDescription() == "何日保存しますか"))
    assert page.step == "management"
    assert card(page, "days").isAncestorOf(page.focusWidget())
    type_days(page, "30")
    click(page.foot.returning)
    assert page.step == "review"
    assert "何日保存しますか" not in texts(review)


def test_all_answers_can_be_checked_and_changed(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    type_days(page, "30")
    page.show_step("review")
    review = page.page("review").result
    assert isinstance(review, ReviewPage)
    review.show_tab(1)
    said = texts(review)
    assert "30日" in said
    assert "未回答" in said
    links = [b for b in review.answers.findChildren(QPushButton) if b.isVisible()]
    click(next(b for b in links if b.accessibleDescription() == "何日保存しますか"))
    assert page.step == "management"


def test_risks_are_listed_with_every_reason_for_their_level(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    type_days(page, "400")
    page.show_step("risks")
    risks = page.page("risks").result
    assert isinstance(risks, RisksPage)
    assert risks.risk == "leak"
    said = texts(risks)
    assert "録画が漏れる。" in said
    assert "保存が長い（起こりやすさ +1）" in said
    assert "2．現在：高（影響度 2 大、起こりやすさ 2 大）" in risks.matrix.accessibleDescription()


def test_unmet_clauses_come_with_advice_and_lead_to_the_answer(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    type_days(page, "400")
    page.show_step("treatment")
    treatment = page.page("treatment").result
    assert isinstance(treatment, TreatmentPage)
    assert treatment.unmet() == ["r-days"]
    treatment.show_tab(2)
    assert "保存日数を短くしてください。" in texts(treatment)
    assert "画像の漏えい" in texts(treatment)
    links = [
        b for b in treatment.findChildren(QPushButton) if b.accessibleDescription() == "何日保存しますか"
    ]
    click(links[0])
    assert page.step == "management"


def test_a_notice_lists_what_it_lacks_and_then_can_be_printed(page: AssessmentPage, qtbot: QtBot) -> None:
    page.show_step("notices")
    notices = page.page("notices").result
    assert isinstance(notices, StudioPage)
    notices.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: notices.preview.drawn is not None)
    assert notices.print.text() == "下書きを印刷…"
    assert "根拠：見本指針 第3" in texts(notices)
    click(button(notices, "質問に答える：連絡先"))
    assert page.step == "scope"
    for question, value in (("contact", "電話 000-0000"), ("operator", "株式会社サンプル")):
        editor = card(page, question).editor
        assert isinstance(editor, TextEditor)
        write(editor.line, value)
        editor.commit()
    page.show_step("notices")
    qtbot.waitUntil(lambda: notices.drawer.idle and notices.preview.page_view.page_count == 1)
    assert notices.print.text() == "印刷…"
    assert notices.print.isEnabled()


def test_the_assessor_can_set_a_verdict_aside_with_a_reason(page: AssessmentPage, qtbot: QtBot) -> None:
    say_yes(page, "stored")
    type_days(page, "400")
    dialog = OverrideDialog("r-days", page.answering, translator("ja"), page)
    qtbot.addWidget(dialog)
    dialog.show()
    click(dialog.statuses.buttons()[0])
    click(dialog.commit)
    assert "理由" in texts(dialog)
    assert page.session.evaluation.verdicts["r-days"].status is Status.NOT_MET
    dialog.reason.setPlainText("捜査機関から依頼があるため")
    click(dialog.commit)
    assert page.session.evaluation.verdicts["r-days"].status is Status.MET
    said = texts(page.why)
    assert "捜査機関から依頼があるため" in said
    assert "満たしていない" in said


Dialog = TypeVar("Dialog", bound=QDialog)


def when_up(kind: type[Dialog], act: Callable[[Dialog], None]) -> None:
    """Do something with the modal dialog of a kind as soon as it is there, however slow the machine."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, kind):
        act(dialog)
    else:
        QTimer.singleShot(10, lambda: when_up(kind, act))


def test_the_history_of_an_answer_can_be_read(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    type_days(page, "30")
    type_days(page, "14")
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        seen.append(texts(dialog))
        dialog.reject()

    when_up(QDialog, read)
    click(button(card(page, "days"), "履歴"))
    assert seen[0].index("14日") < seen[0].index("30日")


def visible_words(widget: QWidget) -> Iterator[str]:
    """Yield every text a user can meet in a widget as it is now."""
    QApplication.processEvents()
    for child in (child for child in widget.findChildren(QWidget) if child.isVisible()):
        yield child.toolTip()
        yield child.accessibleName()
        yield child.accessibleDescription()
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        if isinstance(child, QLineEdit | QPlainTextEdit):
            yield child.placeholderText()
        if isinstance(child, QTabBar):
            yield from (child.tabText(tab) for tab in range(child.count()))
        if (
            isinstance(child, QAbstractItemView)
            and child.model()
            and not isinstance(child.parent(), QComboBox)
        ):
            rows = range(child.model().rowCount())
            yield from (str(child.model().index(row, 0).data()) for row in rows)


def test_every_word_follows_the_window_s_language(page: AssessmentPage) -> None:
    say_yes(page, "stored")
    type_days(page, "400")
    for step in page.session.questionnaire.steps:
        page.show_step(step)
    page.retranslate(Foreign())
    own = {page.session.assessment.title, *NOTICE_LANGUAGES.values()}
    for step in page.session.questionnaire.steps:
        page.show_step(step)
        page.page(step).tabs.setCurrentIndex(0)
        left = {t for t in visible_words(page) if JAPANESE.search(t)} - own
        assert left == set()
    page.retranslate(translator("ja"))
    assert "ステップreview" in texts(page)


def saved_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the file dialog answer with a path."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


def opened_export(page: AssessmentPage, qtbot: QtBot) -> ReviewPage:
    """Go to the report and wait until it is drawn."""
    page.show_step("review")
    review = page.page("review").result
    assert isinstance(review, ReviewPage)
    with qtbot.waitSignal(review.export.finished, timeout=20_000):
        review.show_tab(3)
    return review


def test_the_report_is_previewed_and_saved(
    page: AssessmentPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_yes(page, "stored")
    export = opened_export(page, qtbot).export
    assert export.preview.page_count > 2
    saved_as(monkeypatch, tmp_path / "報告.pdf")
    with qtbot.waitSignal(export.finished, timeout=20_000):
        click(export.card.save)
    assert (tmp_path / "報告.pdf").read_bytes().startswith(b"%PDF-")
    saved_as(monkeypatch, tmp_path / "case.json")
    click(export.card.save_data)
    assert read_case(tmp_path / "case.json").answers["stored"].value is True


def test_the_report_follows_the_window_s_language_until_another_is_chosen(
    page: AssessmentPage, qtbot: QtBot
) -> None:
    export = opened_export(page, qtbot).export
    assert export.paper_language == "ja"
    with qtbot.waitSignal(export.finished, timeout=20_000):
        page.retranslate(translator("en"))
    assert export.paper_language == "en"
    export.card.language.setFocus()
    QTest.keyClick(export.card.language, Qt.Key.Key_Up)
    page.retranslate(translator("en"))
    with qtbot.waitSignal(export.finished, timeout=20_000):
        pass
    assert export.paper_language == "ja"


def test_a_report_is_signed_saved_and_verified_in_one_go(
    page: AssessmentPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    export = opened_export(page, qtbot).export
    saved_as(monkeypatch, tmp_path / "signed.pdf")

    def fill(dialog: SignDialog) -> None:
        click(dialog.sign)
        assert "入力してください" in texts(dialog)
        write(dialog.who.name, "個人情報保護管理者")
        click(dialog.sign)

    when_up(SignDialog, fill)
    with qtbot.waitSignal(export.finished, timeout=30_000):
        click(export.card.sign)
    assert verified(tmp_path / "signed.pdf").result is Result.VALID_SELF_MADE
    assert "署名した報告書を保存しました" in texts(export.result)
    assert str(tmp_path / "signed.pdf") in export.result.lines.text().replace("\u200b", "")
    assert "署名後に変更されていません" in export.result.lines.text()
    assert export.result.show_folder.isVisible()


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    page: AssessmentPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = opened_export(page, qtbot).export
    saved_as(monkeypatch, tmp_path / "missing" / "report.pdf")
    told: list[str] = []

    def read(dialog: Message) -> None:
        told.append(texts(dialog))
        dialog.accept()

    when_up(Message, read)
    click(export.card.save)
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "missing" in told[0]
    assert export.report
