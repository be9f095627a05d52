"""One person's way through the real window: keys and mouse only, on what can be seen and read."""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
    QWizard,
)
from pytestqt.exceptions import TimeoutError as PytestQtTimeout
from pytestqt.qtbot import QtBot

from pia_wizard.exchange.case_file import read_case
from pia_wizard.session.settings import load_settings
from pia_wizard.session.verifying import verified
from pia_wizard.signing.records import Result
from pia_wizard.ui.appearance.fonts import register_text_font, text_font
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.language import QtWords
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.new_assessment.question_field import QuestionField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

JAPANESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
PATIENCE_MS = 20_000
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier

TYPED = {
    "site_name": "サンプル駅前店",
    "operator_name": "株式会社サンプル",
    "operator_contact": "電話 023-000-0000",
    "story": "万引きの確認",
    "how": "年1回の研修",
    "evidence": "研修記録",
    "place": "出入口の天井",
    "direction": "店内からドアへ",
    "view": "出入口とレジ",
    "reason": "本社が直接運営するため",
    "note": "録画装置の説明書で確認",
}
TITLE = f"{TYPED['site_name']} のプライバシー影響評価"
OWN_WORDS = (TITLE, *TYPED.values())


class Person:
    """Someone before the screen: reads what is visible, clicks into the middle of it, and types."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def screen(self) -> QWidget:
        """What takes the mouse now: a menu, a dialog or the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def reads(self, where: QWidget | None = None) -> str:
        """Return everything that is written where the person looks."""
        return "\n".join(words_in(where or self.screen))

    def waits_until_still(self) -> None:
        """Wait until nothing more is added to the page: long pages are built a few pieces at a time."""
        before = -1
        while before != (now := len(self.window.findChildren(QWidget))):
            before = now
            QTest.qWait(20)

    def called(self, name: str) -> QWidget:
        """Return what a screen reader calls by that name, once it is there."""
        found: list[QWidget] = []

        def there() -> bool:
            found[:] = [w for w in seen(self.window, QWidget) if w.accessibleName() == name]
            return bool(found)

        self.qtbot.waitUntil(there, timeout=PATIENCE_MS)
        return found[0]

    def waits_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.reads(), timeout=PATIENCE_MS)

    def waits_until_gone(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words not in self.reads(), timeout=PATIENCE_MS)

    def clicks(self, widget: QWidget, spot: QPoint | None = None) -> None:
        """Click a widget, once nothing lies over it: pages grow while they are built."""
        spot = spot or widget.rect().center()
        self.qtbot.waitUntil(lambda: self.can_click(widget, spot))
        self._click(widget, spot)

    def can_click(self, widget: QWidget, spot: QPoint) -> bool:
        """Scroll there, and tell whether the mouse would meet the widget."""
        bring_into_view(widget)
        top = widget.window()
        where = widget.mapTo(top, spot)
        hit = top.childAt(where)
        return top.rect().contains(where) and (hit in {None, widget} or widget.isAncestorOf(hit))

    def _click(self, widget: QWidget, spot: QPoint) -> None:
        """Click through the window system."""
        top = widget.window()
        if not isinstance(top, QMenu):
            top.activateWindow()  # as every window manager does; the offscreen platform has none
        handle = top.windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, LEFT, NONE, widget.mapTo(top, spot))
        QApplication.processEvents()

    def presses(self, label: str, where: QWidget | None = None) -> None:
        """Click the button with that label, the one that is there then: pages are built anew meanwhile."""
        found: list[QAbstractButton] = []

        def ready() -> bool:
            found[:] = [self.button(label, where)]
            with suppress(RuntimeError):  # it was taken away while it was scrolled to
                return self.can_click(found[0], found[0].rect().center())
            return False

        self.qtbot.waitUntil(ready, timeout=PATIENCE_MS)
        self._click(found[0], found[0].rect().center())

    def button(self, label: str, where: QWidget | None = None) -> QAbstractButton:
        """Return the button of that label, once it is there and can be pressed."""
        found: list[QAbstractButton] = []

        def ready() -> bool:
            buttons = list(seen(where or self.screen, QAbstractButton))
            found[:] = [b for b in buttons if label in {plain(b.text()), in_full(b)}]
            return len(found) == 1 and found[0].isEnabled()

        with suppress(PytestQtTimeout):
            self.qtbot.waitUntil(ready, timeout=PATIENCE_MS)
        assert len(found) == 1, f"{len(found)} buttons are called 「{label}」 here:\n{self.reads(where)}"
        assert found[0].isEnabled(), f"「{label}」 cannot be pressed"
        return found[0]

    def types(self, words: str) -> None:
        """Type where the cursor is: Japanese through an input method, everything else key by key."""
        field = QApplication.focusWidget()
        assert field is not None
        if words.isascii():
            QTest.keyClicks(field, words)
        else:
            QApplication.sendEvent(field, QInputMethodEvent(words[:2], []))
            chosen = QInputMethodEvent()
            chosen.setCommitString(words)
            QApplication.sendEvent(field, chosen)

    def hits(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Strike a key where the cursor is."""
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)
        QApplication.processEvents()

    def fills(self, name: str, words: str, where: QWidget | None = None) -> None:
        """Click into the field of that name, once it is there, and type."""
        found: list[QWidget] = []

        def there() -> bool:
            fields = seen(where or self.screen, QLineEdit, QPlainTextEdit)
            found[:] = [field for field in fields if field.accessibleName() == name]
            return bool(found)

        self.qtbot.waitUntil(there, timeout=PATIENCE_MS)
        assert len(found) == 1, f"{len(found)} fields are called 「{name}」"
        self.clicks(found[0])
        self.types(words)

    def opens(self, *labels: str) -> None:
        """Go through the menu bar to an action."""
        bar = self.window.menuBar()
        menu: QWidget = bar
        for label in labels:
            action = next(a for a in menu.actions() if plain(a.text()) == label)
            area: QRect = menu.actionGeometry(action)  # type: ignore[attr-defined]  # menus and the bar have it
            self.clicks(menu, area.center())
            menu = action.menu() or menu
            if isinstance(menu, QMenu) and action.menu():
                self.qtbot.waitUntil(menu.isVisible)

    def goes_to(self, step: str) -> None:
        """Click a step in the list on the left."""
        names = "評価のステップ", "Assessment steps"
        self.clicks_row(self.list_called(*names), step)

    def steps(self) -> list[str]:
        """Return the titles of the steps."""
        model = self.list_called("評価のステップ", "Assessment steps").model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def clicks_tab(self, title: str) -> None:
        bars = seen(self.window, QTabBar)
        self.turns_to(*next((b, n) for b in bars for n in range(b.count()) if b.tabText(n) == title))

    def turns_to(self, bar: QTabBar, tab: int) -> None:
        """Click a tab, or the arrow beside the tabs until it can be seen."""
        for arrow, beyond in (
            (Qt.ArrowType.LeftArrow, lambda: bar.tabRect(tab).left() < 0),
            (Qt.ArrowType.RightArrow, lambda: bar.tabRect(tab).center().x() > self._tabs_end(bar)),
        ):
            while beyond():
                self.clicks(next(b for b in seen(bar, QToolButton) if b.arrowType() == arrow))
        self.clicks(bar, bar.tabRect(tab).center())

    def _tabs_end(self, bar: QTabBar) -> int:
        arrows = [
            button.x() for button in seen(bar, QToolButton) if button.arrowType() != Qt.ArrowType.NoArrow
        ]
        return min(arrows, default=bar.width())

    def picks(self, button: str, label: str) -> None:
        """Open the menu of a button by the space bar and click a line of it."""
        met: list[QMenu] = []

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(5, look)
                return
            met.append(menu)
            action = next(a for a in menu.actions() if plain(a.text()) == label)
            self.clicks(menu, menu.actionGeometry(action).center())

        QTimer.singleShot(0, look)
        self.button(button).setFocus()
        self.hits(Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: bool(met))

    def list_called(self, *names: str) -> QAbstractItemView:
        """Return the list with one of these names."""
        lists = seen(self.window, QAbstractItemView)
        return next(view for view in lists if view.accessibleName() in names)

    def clicks_row(self, view: QAbstractItemView, words: str) -> None:
        model = view.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        index = next(index for index in rows if index.data() == words)
        view.scrollTo(index)
        shown = view.visualRect(index).intersected(view.viewport().rect())  # in little room, signs alone
        self.clicks(view.viewport(), shown.center())

    def question(self, asked: str) -> QWidget:
        """Return the card that asks this, scrolled to."""
        self.waits_for(asked)
        label = next(label for label in seen(self.window, QLabel) if label.text() == asked)
        card = label.parentWidget()
        bring_into_view(card)
        return card

    def meets(self, act: Callable[[QDialog], None]) -> list[QDialog]:
        """Do something with the next dialog; whatever goes wrong there closes it and is told at the end."""
        met: list[QDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
                QTimer.singleShot(5, look)
                return
            met.append(dialog)
            try:
                QApplication.processEvents()
                act(dialog)
            except BaseException:
                dialog.reject()
                raise

        QTimer.singleShot(0, look)
        return met


def seen(where: QWidget, *kinds: type) -> Iterator:
    """Yield what is shown of some kinds of widgets."""
    QApplication.processEvents()
    for child in (where, *where.findChildren(QWidget)):
        if isinstance(child, kinds) and child.isVisible():
            yield child


def plain(label: str) -> str:
    """Return a label as it is read: without break points, and without the marks of shortcuts."""
    without = re.sub(r"\(&.\)", "", label.replace("\u200b", ""))
    return without.replace("&&", "\0").replace("&", "").replace("\0", "&")


def in_full(button: QAbstractButton) -> str:
    """Return the label of a button that has no room for all of it."""
    return button.accessibleName() if "…" in button.text() else ""


def words_in(where: QWidget) -> Iterator[str]:
    """Yield what is written in the visible widgets."""
    for widget in seen(where, QWidget):
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield plain(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QComboBox):
            yield widget.currentText()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model():
            yield from _rows(widget)


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    roles = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
    columns = range(model.columnCount() if isinstance(view, QTableView) else 1)
    for index in (model.index(row, column) for row in range(model.rowCount()) for column in columns):
        yield from (text for role in roles if isinstance(text := index.data(role), str))
    if isinstance(view, QTableView):
        headers = (model.headerData(column, Qt.Orientation.Horizontal) for column in columns)
        yield from (str(header) for header in headers)


def every_word_in(where: QWidget) -> Iterator[str]:
    """Yield all words of the visible widgets, also those that only tool tips and screen readers tell."""
    yield from words_in(where)
    for widget in seen(where, QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from (widget.windowTitle(), widget.statusTip(), widget.whatsThis())
        yield from (plain(action.text()) for action in widget.actions())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))


def bring_into_view(widget: QWidget) -> None:
    """Scroll every area around a widget so that it can be seen."""
    QApplication.processEvents()
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea) and area.widget() and area.widget().isAncestorOf(widget):
            area.ensureWidgetVisible(widget, 0, 20)
        area = area.parentWidget()
    QApplication.processEvents()


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where nothing is yet: workspace, settings and the identity to sign with lie in the test's folder."""
    place = tmp_path / "kept" / "pia.pia-workspace"
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("PIA_WIZARD_WORKSPACE", str(place))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return place


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, workspace: Path) -> Iterator[Callable[[], Person]]:
    """Start the program as ``pia_wizard.ui.application`` does, with the settings kept so far."""
    register_text_font()
    font, palette = qapp.font(), qapp.palette()
    qapp.setFont(text_font())
    words = QtWords(qapp)
    opened: list[MainWindow] = []

    def start() -> Person:
        settings = load_settings()
        window = MainWindow(settings, Appearance(qapp, settings.appearance), words)
        opened.append(window)
        with qtbot.waitSignal(window.begun), qtbot.waitActive(window):
            window.show()
        return Person(window, qtbot)

    yield start
    for window in opened:
        if window.pages is not None:  # after a failure: without asking about what is half typed
            window.pages.close_workspace()
            window.pages = None
        window.close()
        window.deleteLater()
    words.speak("en")
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.processEvents()


@pytest.fixture
def file_dialogs(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Let Qt's file dialogs answer with a path."""

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])

    return answer


def test_the_whole_way_from_the_empty_workspace_to_the_signed_report(
    open_window: Callable[[], Person], file_dialogs: Callable[[Path], None], tmp_path: Path, qtbot: QtBot
) -> None:
    person = open_window()
    begin(person)
    answer_in_every_way(person)
    see_questions_come_and_ask_before_they_go(person)
    say_what_else_can_be_said(person)
    speak_english(person)
    darken_and_lighten(person)
    follow_what_is_open(person)
    finish_the_notice(person)
    save_poster(person, file_dialogs, tmp_path / "掲示.pdf")
    sign_report(person, file_dialogs, tmp_path / "報告書.pdf")
    review_and_approve(person)
    change_and_compare(person, file_dialogs, tmp_path / "比較.pdf")
    bring_the_data_back(person, file_dialogs, tmp_path / "case.json")
    before = shown_answers(person)
    person.window.close()
    come_back(open_window(), before)


def begin(person: Person) -> None:
    """First start, nothing there yet: the wizard's four pages."""
    assert "最初の評価を始めましょう" in person.reads()
    met = person.meets(lambda wizard: fill_in(person, wizard))
    person.presses("新しい評価を始める")
    assert met


def fill_in(person: Person, wizard: QDialog) -> None:
    person.types(TYPED["site_name"])
    person.hits(Qt.Key.Key_Tab)
    assert TITLE in person.reads(wizard)
    person.presses("次へ")
    person.fills("所在地はどの都道府県ですか。", "山形")
    person.hits(Qt.Key.Key_Return)
    person.presses("はい")
    person.presses("次へ")
    person.presses("犯罪の防止")
    person.presses("はい", asked(wizard, "カメラや装置は、画像を録画（保存）できるようになっていますか。"))
    person.presses("次へ")
    assert "「所在地はどの都道府県ですか。」→ 山形県" in person.reads(wizard)
    person.presses("評価を始める")


def asked(wizard: QDialog, words: str) -> QWidget:
    """Return the part of the wizard in which a question is asked."""
    return next(field for field in seen(wizard, QuestionField) if words in words_in(field))


def answer_in_every_way(person: Person) -> None:
    """Text, paragraph, choice, choices, number, date, practice and table; the wizard asked yes or no."""
    assert TITLE in person.window.windowTitle()
    person.fills("カメラの設置者（運用する会社や団体）の名前は何ですか。", TYPED["operator_name"])
    person.hits(Qt.Key.Key_Return)
    person.waits_for("保存済み")
    person.fills("カメラが必要になった背景や、カメラで何が良くなるかを書いてください。", TYPED["story"])
    person.hits(Qt.Key.Key_Tab)
    site = person.question("どのような場所ですか。")
    person.fills("どのような場所ですか。", "店舗", site)
    person.hits(Qt.Key.Key_Return)
    assert "店舗（コンビニ、小売店、飲食店など）" in person.reads(site)
    person.goes_to("準備")
    person.fills("いつの時点の評価ですか。", "令和8年11月21日")
    person.hits(Qt.Key.Key_Return)
    assert "2026年11月21日" in person.reads()
    person.goes_to("システム")
    fill_in_the_table(person)
    data = person.question("カメラから何を記録または作成しますか。")
    person.presses("映像", data)
    person.goes_to("管理")
    practise(person)
    keep_images(person)


def fill_in_the_table(person: Person) -> None:
    table = person.question("カメラを一台ずつ一覧にしてください。")
    person.presses("カメラを追加", table)
    for column, key in (("設置場所", "place"), ("向き", "direction"), ("映る範囲", "view")):
        person.fills(column, TYPED[key], table)
    person.hits(Qt.Key.Key_Tab)
    person.presses("万引きや盗難を防ぐ", table)
    person.presses("映らない", table)
    assert "カメラ：1件" in person.reads(table)
    assert TYPED["place"] in person.reads(table)


def practise(person: Person) -> None:
    asked = "画像に触れる人に、個人情報と漏えい防止の教育をしていますか。"
    card = person.question(asked)
    person.presses("実施している", card)
    person.fills(f"{asked} どのように（方法・担当）", TYPED["how"], card)
    person.fills(f"{asked} いつから", "2026/4/1", card)
    person.fills(f"{asked} 確認できるもの（規程名、記録など）", TYPED["evidence"], card)
    person.hits(Qt.Key.Key_Return)


def keep_images(person: Person) -> None:
    """The reason for the verdict stands beside the number, and follows it."""
    card = person.question("撮影した画像を何日間保存しますか。")
    person.fills("撮影した画像を何日間保存しますか。", "９９９９", card)
    person.hits(Qt.Key.Key_Return)
    assert "0 から 3650 までの数" in person.reads(card)
    person.hits(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.types("60")
    person.hits(Qt.Key.Key_Return)
    if not person.button("質問の理由").isChecked():  # in a narrow window they are asked for
        person.presses("質問の理由")
    why = person.called("この質問をする理由")
    says = "画像は長くてもおおむね1か月で消します。"
    assert says in person.reads(why)
    assert "判定できません。「保存期間を、基準の目安より長くしているのはなぜですか。」" in person.reads(why)
    assert person.question("保存期間を、基準の目安より長くしているのはなぜですか。")
    person.fills("撮影した画像を何日間保存しますか。", "", card)
    person.hits(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.types("３０日")
    person.hits(Qt.Key.Key_Return)
    assert says in person.reads(why)
    assert "30日" in person.reads(why)
    assert "満たしている" in person.reads(why)


def see_questions_come_and_ask_before_they_go(person: Person) -> None:
    asked = "委託先との契約では、何を条件にしていますか。"
    decides = person.question("カメラの管理や運用の仕事を、外部の事業者に委託していますか。")
    assert asked not in person.reads()
    person.presses("はい", decides)
    terms = person.question(asked)
    person.presses("秘密を守ること", terms)
    met = person.meets(lambda dialog: person.presses("キャンセル", dialog))
    person.presses("いいえ", decides)
    assert met
    assert asked in person.reads()
    told: list[str] = []

    def agree(dialog: QDialog) -> None:
        told.append(person.reads(dialog))
        person.presses("回答を変更する", dialog)

    person.meets(agree)
    person.presses("いいえ", decides)
    assert "回答済みの質問1問" in told[0]
    assert asked not in person.reads()
    person.presses("はい", decides)
    assert person.button("秘密を守ること", person.question(asked)).isChecked()


def say_what_else_can_be_said(person: Person) -> None:
    """Not applicable with a reason, not known yet, and a note."""
    oversight = person.question("委託先が画像を実際にどう扱っているかを、確かめていますか。")
    person.presses("該当しない", oversight)
    person.types(TYPED["reason"])
    person.hits(Qt.Key.Key_Return)
    assert "該当しない" in person.reads(oversight)
    checks = person.question("カメラや録画装置、運用のようすを、どのように点検していますか。")
    person.presses("まだ分からない", checks)
    assert "まだ分からない（未回答のまま残ります）" in person.reads(checks)
    person.presses("メモ", checks)
    person.types(TYPED["note"])
    person.hits(Qt.Key.Key_Tab)
    assert TYPED["note"] in person.reads(checks)


AUTONYMS = {"日本語", "やさしい日本語", "简体中文", "繁體中文"}
"""A language is named in itself."""


def speak_english(person: Person) -> None:
    """Nothing but the person's own words stays Japanese on any page, not even a fault told before."""
    card = person.question("撮影した画像を何日間保存しますか。")
    person.fills("撮影した画像を何日間保存しますか。", "多い", card)
    person.hits(Qt.Key.Key_Tab)
    assert "数字だけで入力してください" in person.reads(card)
    assert words_of_qt() == ("キャンセル", "保存", "戻る", "元に戻す")
    person.opens("表示", "言語", "English")
    assert words_of_qt() == ("Cancel", "Save", "Back", "Undo")
    assert "Please enter digits only" in person.reads(card)
    assert "30多い" in person.reads(card)
    for step in person.steps():
        person.goes_to(step)
        for bar in list(seen(person.window, QTabBar)):
            for tab in range(bar.count()):
                person.turns_to(bar, tab)
                assert japanese_in(person) <= AUTONYMS
            person.turns_to(bar, 0)
        assert japanese_in(person) <= AUTONYMS


def japanese_in(person: Person) -> set[str]:
    """Return every text with Japanese letters left, once the page is whole; own words do not count."""
    person.waits_until_still()
    menus = (plain(a.text()) for menu in person.window.findChildren(QMenu) for a in menu.actions())
    texts = {person.window.windowTitle(), *menus, *every_word_in(person.window)} - {"日本語", "日本語(J)"}
    return {text for text in map(without_own_words, texts) if JAPANESE.search(text)}


def without_own_words(text: str) -> str:
    if text.endswith("…") and TITLE.startswith(text[:-1]):
        return ""
    for own in (*OWN_WORDS, "30多い"):
        text = text.replace(own, "")
    return text


def words_of_qt() -> tuple[str, str, str, str]:
    """Return how Qt words its own buttons and menus: of boxes, file dialogs, wizards and text fields."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    cancel = box.buttons()[0].text()
    saves = [plain(b.text()) for b in files.findChildren(QPushButton) if plain(b.text()) != cancel]
    back = re.sub("[< ]", "", plain(QWizard().buttonText(QWizard.WizardButton.BackButton)))
    line = QLineEdit()
    menu = line.createStandardContextMenu()
    undo = plain(menu.actions()[0].text()).partition("\t")[0]
    return cancel, saves[0], back, undo


def darken_and_lighten(person: Person) -> None:
    """The colours change, and nothing else; then the person goes back to Japanese."""
    person.goes_to("Management")
    before, light = person.reads(), lightness(person)
    person.opens("View", "Appearance", "Dark")
    person.qtbot.waitUntil(lambda: lightness(person) < 100 < light, timeout=PATIENCE_MS)
    assert person.reads() == before
    person.opens("View", "Appearance", "Light")
    person.qtbot.waitUntil(lambda: abs(lightness(person) - light) < 3, timeout=PATIENCE_MS)
    assert person.reads() == before
    person.opens("View", "Language", "日本語")
    asked = "撮影した画像を何日間保存しますか。"
    assert "数字だけで入力してください" in person.reads(person.question(asked))
    person.fills(asked, "")
    person.hits(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.types("30")
    person.hits(Qt.Key.Key_Return)
    assert "数字だけで入力してください" not in person.reads()


def lightness(person: Person) -> float:
    """Return the mean lightness of the window, 0 to 255."""
    picture = person.window.grab().toImage().scaled(QSize(16, 16))
    return sum(picture.pixelColor(x, y).lightness() for x in range(16) for y in range(16)) / 256


def follow_what_is_open(person: Person) -> None:
    """From the list of open questions to one of them, and back."""
    asked = "画像や画像から知ったことが、漏れたり勝手に使われたりしたことがありますか。"
    person.goes_to("確認と出力")
    person.clicks_tab("未回答")
    person.waits_until_still()
    assert "カメラや録画装置、運用のようすを、どのように点検していますか。" in person.reads()
    go = next(b for b in seen(person.window, QAbstractButton) if b.accessibleDescription() == asked)
    person.clicks(go)
    card = person.question(asked)
    assert card.isAncestorOf(QApplication.focusWidget())
    person.hits(Qt.Key.Key_Space)
    assert "回答済み" in person.reads(card)
    person.presses("「確認と出力」に戻る")
    person.waits_until_still()
    assert asked not in person.reads()


def finish_the_notice(person: Person) -> None:
    """What the poster lacks is asked from there; then its page is shown as it will be printed."""
    person.goes_to("告知と掲示")
    asked = "カメラについての問い合わせ先はどこですか。"
    assert person.button("下書きを印刷…")
    person.waits_for("確認（不合格1）")
    person.clicks_tab("確認（不合格1）")
    person.waits_until_gone("描いています…")
    person.presses(f"質問に答える：{asked}")
    person.types(TYPED["operator_contact"])
    person.hits(Qt.Key.Key_Return)
    person.presses("「告知と掲示」に戻る")
    assert person.button("印刷…")
    person.waits_until_gone("描いています…")
    page = person.called("1／1ページ")

    def drawn() -> bool:
        picture = page.grab().toImage()
        across, down = range(0, page.width(), 3), range(0, page.height(), 3)
        return len({picture.pixel(x, y) for x in across for y in down}) > 10

    person.qtbot.waitUntil(drawn, timeout=PATIENCE_MS)


def save_poster(person: Person, file_dialogs: Callable[[Path], None], path: Path) -> None:
    file_dialogs(path)
    person.picks("保存", "PDF…")
    person.waits_for(f"{path.name} に保存しました。")
    assert TYPED["operator_contact"] in text_of(path)
    assert TYPED["operator_name"] in text_of(path)


def text_of(pdf: Path) -> str:
    """Return what another program reads on the pages."""
    done = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode().split("\n"))


def sign_report(person: Person, file_dialogs: Callable[[Path], None], path: Path) -> None:
    """The report in Japanese, signed with an identity made on the spot; others agree that it holds."""
    person.goes_to("確認と出力")
    person.clicks_tab("報告書")
    box = next(box for box in seen(person.window, QComboBox) if box.accessibleName() == "報告書の言語")
    box.setFocus()
    person.hits(Qt.Key.Key_Home)
    assert box.currentText() == "日本語"
    file_dialogs(path)

    def fill(dialog: QDialog) -> None:
        person.fills("氏名または役職名（印影に表示されます）", "個人情報保護管理者", dialog)
        person.presses("署名して保存…", dialog)

    met = person.meets(fill)
    person.presses("署名して保存…")
    assert met
    person.waits_for("署名した報告書を保存しました")
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in told
    assert "個人情報保護管理者" in told
    assert verified(path).result is Result.VALID_SELF_MADE
    report = text_of(path)
    assert all(word in report for word in (TYPED["operator_name"], TYPED["note"], TYPED["reason"]))


def review_and_approve(person: Person) -> None:
    """The reviewer asks for a change in between; the approver freezes the first version."""
    person.clicks_tab("確認と承認")
    assert "第1版（作成中）" in person.reads()
    for role, who, act, about, remark in (
        ("評価者", "評価の担当", "確認を依頼する", "", ""),
        ("個人情報保護管理者", "管理の担当", "修正を依頼する", "直してほしいこと（必須）", "期間の確認"),
        ("評価者", "評価の担当", "確認を依頼する", "見てほしい点（任意）", "確かめました。"),
        ("個人情報保護管理者", "管理の担当", "確認済みにする", "", ""),
        ("承認者", "代表", "承認する", "", ""),
    ):
        met = person.meets(partial(take_step, person, {f"{role}の氏名": who, about: remark}, act))
        person.presses(f"{act}…")
        assert met
        assert remark in person.reads()
    assert "代表が" in person.reads()
    assert "次に回答を変更すると、第2版の作成が始まります。" in person.reads()


def take_step(person: Person, filled: dict[str, str], act: str, dialog: QDialog) -> None:
    for name, words in filled.items():
        if name:
            person.fills(name, words, dialog)
    person.presses(act, dialog)
    assert not dialog.isVisible(), person.reads(dialog)


def change_and_compare(person: Person, file_dialogs: Callable[[Path], None], path: Path) -> None:
    """A later change begins the second version; the two are compared on screen and on paper."""
    asked = "撮影した画像を何日間保存しますか。"
    person.goes_to("管理")
    person.fills(asked, "", person.question(asked))
    person.hits(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.types("14")
    person.hits(Qt.Key.Key_Return)
    person.goes_to("確認と出力")
    person.clicks_tab("確認と承認")
    person.waits_for("第2版（作成中）")
    file_dialogs(path)
    told: list[str] = []

    def look(dialog: QDialog) -> None:
        told.append(person.reads(dialog))
        person.presses("PDFで保存…", dialog)
        person.qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
        person.presses("閉じる", dialog)

    person.meets(look)
    person.presses("いまと比べる")
    for words in (asked, "30日", "14日"):
        assert words in told[0]
        assert words in text_of(path)


def bring_the_data_back(person: Person, file_dialogs: Callable[[Path], None], path: Path) -> None:
    """The saved data opens again as a copy that says the same."""
    before = shown_answers(person)
    person.clicks_tab("報告書")
    file_dialogs(path)
    person.presses("評価データ（JSON）を保存…")
    person.waits_for("評価データを保存しました")
    answers = read_case(path).answers
    assert answers["site_kind"].value == "shop"
    assert answers["retention_days"].value == 14
    assert answers["assessed_on"].value == "2026-11-21"
    assert answers["cameras"].value == (
        {name: TYPED[name] for name in ("place", "direction", "view")}
        | {"aim": "theft", "private_space": "none"},
    )
    assert answers["vendor_oversight"].not_applicable == TYPED["reason"]
    assert answers["inspections"].unknown
    assert answers["inspections"].note == TYPED["note"]
    person.opens("ファイル", "ファイルの取り込み…")
    assert shown_answers(person) == before


def shown_answers(person: Person) -> str:
    """Read the list of all answers from top to bottom."""
    person.goes_to("確認と出力")
    person.clicks_tab("回答の確認")
    person.waits_until_still()
    words = person.reads(person.window.centralWidget())
    assert all(typed in words for name, typed in TYPED.items() if name != "note")
    return words


def come_back(person: Person, before: str) -> None:
    """The next day: where one left off; in the list both assessments, every answer as it was."""
    person.waits_for("確認と出力")
    assert TITLE in person.window.windowTitle()
    assert shown_answers(person) == before
    person.presses("← 評価の一覧")
    person.waits_for("評価の一覧")
    view = person.list_called("評価の一覧")
    rows = [str(view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)]
    assert all(TITLE in row and re.search(r"更新 \d+年\d+月\d+日 \d\d:\d\d", row) for row in rows)
    person.clicks_row(view, TITLE)
    person.hits(Qt.Key.Key_Down)
    person.hits(Qt.Key.Key_Return)
    assert shown_answers(person) == before
    person.presses("← 評価の一覧")
    person.hits(Qt.Key.Key_Up)
    person.hits(Qt.Key.Key_Return)
    assert shown_answers(person) == before
