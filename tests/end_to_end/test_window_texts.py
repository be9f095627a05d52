"""Whatever people type or paste is text: shown letter by letter, stored, and read again in the report."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pia_wizard.assessment.model import Origin
from pia_wizard.i18n import translator
from pia_wizard.session.content import library_of
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.workspace_pages import WorkspacePages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OWN_QUESTION = """
format: 1
questions:
  surroundings:
    step: scope
    ask: 設置場所のまわりはどのような所ですか。
    type: paragraph
"""
OWN_GUIDELINE = """
format: 1
guideline: own_rules
title: 社内の決まり
short_title: 社内の決まり
publisher: 株式会社サンプル
force: standard
requirements:
  own-1:
    clauses: [own-1]
    place: 第1
    phase: principles
    obligation: must
    says: 設置場所のまわりを書き残します。
    met_when: answered(surroundings)
    advice: 設置場所のまわりを書いてください。
"""
MARKUP = "<b>太字</b> & <img src=x> &amp; %s {x} ${y}"
RARE = "𠮷野家 髙﨑 葛󠄀城 👨‍👩‍👧 🙂"
"""A character beyond the basic plane, an ideographic variation, and a family that is one emoji."""
RIGHT_TO_LEFT = "\u200fשלום\u200e \u202eabc\u202c"
CONTROLS = "左\x00\x07\x1b右\x7f端", "左右端"
"""What is pasted, and what is kept: nobody can read or print the rest."""
LONG = "防犯カメラの画像について。" * 770
"""10,010 characters without any break."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A workspace with the shipped content and a folder of one's own, whose question asks for a paragraph."""
    for place, text in (("questions", OWN_QUESTION), ("guidelines", OWN_GUIDELINE)):
        (tmp_path / "own" / place).mkdir(parents=True)
        (tmp_path / "own" / place / "own.yaml").write_text(text, encoding="utf-8")
    library = library_of((tmp_path / "own",))
    with Session(Workspace.open(tmp_path / "w.pia-workspace"), library) as opened:
        yield opened


@pytest.fixture
def pages(session: Session, qtbot: QtBot) -> Iterator[WorkspacePages]:
    """The pages of that workspace in a window, with an assessment open whose title looks like markup."""
    window = QMainWindow()
    qtbot.addWidget(window)
    shown = WorkspacePages(session, translator("ja"))
    window.setCentralWidget(shown)
    window.resize(1200, 780)
    with qtbot.waitActive(window):
        window.show()
    shown.open_assessment(session.create(MARKUP, ("own_rules",)))
    yield shown
    window.close()


def field(pages: WorkspacePages, question: str) -> QLineEdit | QPlainTextEdit:
    """Go to a question and return where it is answered, with the cursor in it."""
    assert pages.page is not None
    pages.page.go_to_question(question)
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def shown_in(found: QLineEdit | QPlainTextEdit) -> str:
    return found.text() if isinstance(found, QLineEdit) else found.toPlainText()


def type_in(found: QWidget, text: str) -> None:
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(found, event)


def paste_in(found: QWidget, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(found, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def commit(found: QWidget) -> None:
    QTest.keyClick(found, Qt.Key.Key_Tab)
    QApplication.processEvents()


def stored(pages: WorkspacePages, question: str) -> object:
    """Return the value as it lies in the workspace, read anew."""
    assert pages.page is not None
    assessment = pages.page.session.assessment.id
    return pages.session.open_assessment(assessment).assessment.answers[question].value


@pytest.mark.parametrize("question", ["surroundings", "operator_name"])
@pytest.mark.parametrize("put", [type_in, paste_in], ids=["typed", "pasted"])
def test_text_of_any_kind_is_shown_and_stored_letter_by_letter(
    pages: WorkspacePages, question: str, put: Callable[[QWidget, str], None]
) -> None:
    for text in (MARKUP, RARE, RIGHT_TO_LEFT):
        found = field(pages, question)
        found.selectAll()
        put(found, text)
        assert shown_in(found) == text
        commit(found)
        assert stored(pages, question) == text
        assert shown_in(found) == text


@pytest.mark.parametrize("question", ["surroundings", "operator_name"])
def test_ten_thousand_characters_are_taken_whole(pages: WorkspacePages, question: str) -> None:
    found = field(pages, question)
    paste_in(found, LONG)
    type_in(found, "おわり")
    commit(found)
    assert stored(pages, question) == f"{LONG}おわり"


@pytest.mark.parametrize("question", ["surroundings", "operator_name"])
def test_a_text_too_long_is_refused_and_not_cut(pages: WorkspacePages, question: str) -> None:
    found = field(pages, question)
    paste_in(found, "あ" * 100_001)
    commit(found)
    assert "100001 文字" in words(pages)
    assert shown_in(found) == "あ" * 100_001
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Backspace)
    commit(found)
    assert stored(pages, question) == "あ" * 100_000
    assert "文字です" not in words(pages)


@pytest.mark.parametrize("question", ["surroundings", "operator_name"])
def test_control_characters_are_left_out_before_anything_is_stored(
    pages: WorkspacePages, question: str
) -> None:
    pasted, kept = CONTROLS
    found = field(pages, question)
    paste_in(found, pasted)
    commit(found)
    assert stored(pages, question) == kept
    assert shown_in(found) == kept


def test_what_a_file_brought_is_not_changed_by_looking_at_it(
    pages: WorkspacePages, session: Session, tmp_path: Path
) -> None:
    """No-break spaces, line ends and lengths that text fields would change by themselves."""
    assert pages.page is not None
    brought = {
        "surroundings": "株式会社\u00a0サンプル\n2行目",
        "operator_name": f"1行目\n2行目{'あ' * 40_000}",
    }
    opened = pages.page.session
    for question, text in brought.items():
        opened.answer(question, text, origin=Origin.IMPORTED)
    opened.note("surroundings", "注\u00a01")
    pages.open_assessment(opened.assessment.id)
    for question in brought:
        commit(field(pages, question))
    pages.commit()
    answers = session.open_assessment(opened.assessment.id).assessment.answers
    assert {question: answers[question].value for question in brought} == brought
    assert answers["surroundings"].note == "注\u00a01"
    assert answers["operator_name"].origin is Origin.IMPORTED


def test_markup_stays_letters_wherever_it_is_shown(pages: WorkspacePages) -> None:
    """On every page, in lists, tool tips and the window's title."""
    for question in ("surroundings", "operator_name"):
        found = field(pages, question)
        paste_in(found, MARKUP)
        commit(found)
    assert pages.page is not None
    for step in pages.page.session.questionnaire.steps:
        pages.page.show_step(step)
        look_at(pages)
    review = pages.page.page("review").result
    assert isinstance(review, ReviewPage)
    review.show_tab(1)
    look_at(pages)
    assert words(pages).count(MARKUP) >= 2
    pages.show_home()
    look_at(pages)
    assert MARKUP in pages.home.list.model().index(0, 0).data()


def look_at(pages: WorkspacePages) -> None:
    """Hold every visible label and tool tip against what Qt would make of markup."""
    QTest.qWait(30)
    for widget in (w for w in pages.findChildren(QWidget) if w.isVisible()):
        if isinstance(widget, QLabel) and "<" in widget.text():
            assert widget.textFormat() is Qt.TextFormat.PlainText
        assert "太字" not in read_by_qt(widget.toolTip()) or MARKUP in read_by_qt(widget.toolTip())
    tip = str(pages.home.list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "太字" not in read_by_qt(tip) or MARKUP in read_by_qt(tip)


def read_by_qt(tip: str) -> str:
    """Return what a tool tip shows: Qt takes it for HTML if it looks like that."""
    if not QtGui.Qt.mightBeRichText(tip):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def words(pages: WorkspacePages) -> str:
    """Return what the visible labels say, without the break points they put into long words."""
    QApplication.processEvents()
    shown = (label.text() for label in pages.findChildren(QLabel) if label.isVisible())
    return "\n".join(shown).replace("\N{ZERO WIDTH SPACE}", "")


def test_the_report_holds_every_letter(pages: WorkspacePages, tmp_path: Path) -> None:
    texts = f"{MARKUP}𠮷野家{CONTROLS[0]}{LONG}"
    for question in ("surroundings", "operator_name"):
        found = field(pages, question)
        paste_in(found, texts)
        commit(found)
    assert pages.page is not None
    (tmp_path / "report.pdf").write_bytes(pages.page.session.report(translator("ja")))
    read = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "report.pdf", "-"], capture_output=True, check=True
    )
    on_paper = "".join(read.stdout.decode().split())
    markup = "".join(MARKUP.split())
    assert on_paper.count(f"{markup}𠮷野家{CONTROLS[1]}防犯カメラの画像について。") >= 2
    assert on_paper.count("防犯カメラの画像について。") >= 2 * 700  # some are cut by a page's head and foot
