"""The list of assessments: told, found, filtered, grouped and acted on, with the keyboard and the mouse."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pia_wizard.assessment.model import Answer, Assessment, Measure
from pia_wizard.i18n import Translator, translator
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Tile, Wanted, Workspace
from pia_wizard.ui.folded_text import folded
from pia_wizard.ui.home.page import HomePage
from pia_wizard.ui.home.rows import AssessmentRows, Role
from pia_wizard.ui.home.words import ShownRow
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.workspace_pages import WorkspacePages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Type = Callable[[QWidget | None, str], None]

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TODAY = datetime.now().astimezone().date()


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()


@pytest.fixture
def session(tmp_path: Path, library: Library) -> Iterator[Session]:
    with Session(Workspace.open(tmp_path / "list.pia-workspace"), library) as opened:
        yield opened


def put(
    session: Session, number: int, title: str, answers: dict[str, str] | None = None, **tile: Any
) -> None:
    """Store an assessment that stands as the list is told it does."""
    given = {name: Answer(value=value) for name, value in (answers or {}).items()}
    made = Assessment(
        id=f"id-{number}",
        title=title,
        guidelines=("yamagata_cameras",),
        method="four_by_four",
        created=NOON - timedelta(minutes=number),
        answers=given,
    )
    workspace = session._workspace
    workspace.add(made)
    workspace.listing.put_tile(made.id, Tile(**tile))


@pytest.fixture
def filled(session: Session) -> Session:
    """Three shops of two clients, the last one changed first."""
    put(session, 2, "North Gate camera")
    put(
        session,
        1,
        "北口駐車場 ｶﾒﾗ",
        {"site_name": "北口第二駐車場", "cameras_reason": "自転車の盗難が続いたため"},
        operator="株式会社サンプル",
        gravity=67,
        worst="high",
        worst_name="高",
        review_due=TODAY + timedelta(days=200),
    )
    put(
        session,
        0,
        "本店のカメラ",
        operator="サンプル商店",
        place="本店",
        purposes=("crime_prevention",),
        asked=60,
        answered=45,
        worst="medium",
        worst_name="中",
        gravity=33,
        verdicts={"met": 20, "partly_met": 5, "not_met": 3, "undetermined": 2, "not_applicable": 9},
        measure_due=TODAY - timedelta(days=1),
    )
    return session


@pytest.fixture
def home(qtbot: QtBot, filled: Session) -> HomePage:
    page = HomePage(translator("ja"))
    qtbot.addWidget(page)
    page.show_from(filled)
    page.resize(1280, 600)
    page.show()
    page.list.setFocus()
    return page


def titles(home: HomePage) -> list[str]:
    return [home.rows.index(row).data() for row in range(home.rows.rowCount())]


def shown(home: HomePage, row: int) -> ShownRow:
    found = home.rows.index(row).data(Role.SHOWN)
    assert isinstance(found, ShownRow)
    return found


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def test_the_model_keeps_the_rules_of_qt(home: HomePage):
    tester = QAbstractItemModelTester(home.rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    home.search.setText("カメラ")
    home.filters.by_client.setChecked(True)
    home.search.clear()
    home.filters.by_client.setChecked(False)
    assert tester.model() is home.rows


def test_a_row_tells_how_an_assessment_stands(home: HomePage):
    row = shown(home, 0)
    assert row.title == "本店のカメラ"
    assert row.state == "第1版 作成中"
    assert row.about.startswith("サンプル商店 · 本店")
    assert row.progress == "回答 45／60"
    assert row.verdicts_told == "満たしている 20・一部満たしている 5・満たしていない 3・未確定 2"
    assert row.risk == "最大リスク 中"
    assert row.due.startswith("対策の期限切れ ")
    assert row.late
    assert row.changed.startswith("更新 ")


def test_what_is_not_known_of_an_assessment_is_left_out(home: HomePage):
    row = shown(home, 2)
    assert (row.verdicts_told, row.risk, row.due) == ("", "", "")
    assert row.about == "山形県 防犯カメラ指針"


@pytest.mark.parametrize(("answered", "told"), [(0, "最大リスク 未確定"), (1, "最大リスク 低〜極めて高い")])
def test_a_risk_is_not_called_grave_before_the_answers_say_so(
    qtbot: QtBot, session: Session, answered: int, told: str
):
    open_ = {"worst": "very_high", "worst_name": "極めて高い", "least": "low", "least_name": "低"}
    put(session, 1, "始めたばかりの評価", asked=58, answered=answered, gravity=100, **open_)
    put(session, 0, "決まった評価", asked=58, answered=58, gravity=67, worst="high", worst_name="高")
    home = HomePage(translator("ja"))
    qtbot.addWidget(home)
    home.show_from(session)
    begun, settled = shown(home, 1), shown(home, 0)
    assert (begun.risk, begun.gravity) == (told, -1)
    assert (settled.risk, settled.gravity) == ("最大リスク 高", 67)
    home.filters.order.setCurrentIndex(home.filters.order.findText("リスクが大きい順"))
    assert titles(home)[0] == "始めたばかりの評価"


def test_a_screen_reader_hears_everything_a_row_shows(home: HomePage):
    heard = home.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    row = shown(home, 0)
    parts = (row.title, row.state, row.about, row.progress, row.verdicts_told, row.risk, row.due, row.changed)
    assert all(part in heard for part in parts)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("カメラ", ["本店のカメラ", "北口駐車場 ｶﾒﾗ"]),
        ("かめら", ["本店のカメラ", "北口駐車場 ｶﾒﾗ"]),
        ("ＮＯＲＴＨ", ["North Gate camera"]),
        ("camera gate", ["North Gate camera"]),
        ("駐車場　カメラ", ["北口駐車場 ｶﾒﾗ"]),
        ("盗難", ["北口駐車場 ｶﾒﾗ"]),
        ("  ", ["本店のカメラ", "北口駐車場 ｶﾒﾗ", "North Gate camera"]),
        ("裏口", []),
    ],
)
def test_typing_shows_what_holds_the_words_in_titles_or_answers(
    home: HomePage, type_into: Type, typed: str, found: list[str]
):
    type_into(home.search, typed)
    assert titles(home) == found


def test_a_row_tells_in_which_answer_the_word_was_found(home: HomePage, type_into: Type, library: Library):
    type_into(home.search, "第二")
    assert shown(home, 0).found == f"見つかった回答：{library.questions['site_name'].ask}"
    home.search.setText("本店")
    assert shown(home, 0).found == ""


def test_searching_in_vain_says_so_and_leads_back(home: HomePage, type_into: Type):
    type_into(home.search, "裏口")
    assert home._nothing.text() == "「裏口」に合う評価はありません。"
    assert not home.list.isVisible()
    click(home.all)
    assert len(titles(home)) == 3


def test_folding_is_the_same_for_every_way_to_write_a_word():
    assert len({folded(word) for word in ("ガラス", "がらす", "ｶﾞﾗｽ")}) == 1
    assert folded("Ａｂ１") == "ab1"


def test_filters_narrow_the_list_and_are_taken_back_together(home: HomePage):
    home.filters.risk.setCurrentIndex(2)  # high or worse
    assert titles(home) == ["北口駐車場 ｶﾒﾗ"]
    home.filters.due.setCurrentIndex(1)  # overdue
    assert titles(home) == []
    click(home.all)
    home.filters.client.setCurrentIndex(home.filters.client.findText("サンプル商店"))
    assert titles(home) == ["本店のカメラ"]


def test_the_order_is_chosen(home: HomePage):
    by_name = home.filters.order.findText("名前の順")
    home.filters.order.setCurrentIndex(by_name)
    assert titles(home) == sorted(titles(home))
    home.filters.order.setCurrentIndex(home.filters.order.findText("リスクが大きい順"))
    assert titles(home)[0] == "北口駐車場 ｶﾒﾗ"


def test_assessments_stand_under_their_clients(home: HomePage):
    home.filters.by_client.setChecked(True)
    assert titles(home) == [
        "依頼元の記載なし（1件）",
        "North Gate camera",
        "サンプル商店（1件）",
        "本店のカメラ",
        "株式会社サンプル（1件）",
        "北口駐車場 ｶﾒﾗ",
    ]
    headings = [row for row in range(6) if home.rows.index(row).data(Role.HEADING)]
    assert headings == [0, 2, 4]
    assert all(not home.rows.flags(home.rows.index(row)) & Qt.ItemFlag.ItemIsSelectable for row in headings)
    assert [home.rows.row_of(f"id-{n}") for n in range(3)] == [3, 5, 1]


def test_a_heading_is_nothing_to_act_on(home: HomePage, qtbot: QtBot):
    home.filters.by_client.setChecked(True)
    home.list.setCurrentIndex(home.rows.index(2))
    assert not home.actions_row.open.isEnabled()
    with qtbot.assertNotEmitted(home.opened):
        qtbot.keyClick(home.list, Qt.Key.Key_Return)


def test_what_is_due_is_told_and_shown(home: HomePage):
    assert home.due.words.text() == "30日以内に期限の来る評価が1件あります。うち1件は期限切れです。"
    click(home.due.see)
    assert titles(home) == ["本店のカメラ"]


def test_enter_opens_what_was_typed_for(home: HomePage, qtbot: QtBot, type_into: Type):
    type_into(home.search, "north")
    with qtbot.waitSignal(home.opened) as opened:
        qtbot.keyClick(home.search, Qt.Key.Key_Return)
    assert opened.args == ["id-2"]


def test_arrows_and_enter_open_the_row_chosen(home: HomePage, qtbot: QtBot):
    qtbot.keyClick(home.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(home.opened) as opened:
        qtbot.keyClick(home.list, Qt.Key.Key_Enter)
    assert opened.args == ["id-1"]


def test_a_double_click_opens_the_row_under_the_mouse(home: HomePage, qtbot: QtBot):
    where = home.list.visualRect(home.rows.index(2)).center()
    qtbot.mouseClick(home.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(home.opened) as opened:
        qtbot.mouseDClick(home.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == ["id-2"]


def test_what_was_chosen_stays_chosen_when_the_list_is_read_again(home: HomePage, filled: Session):
    home.list.setCurrentIndex(home.rows.index(2))
    put(filled, -1, "新しい")
    home.show_from(filled)
    assert titles(home)[0] == "新しい"
    assert home.list.chosen() == "id-2"


def test_the_empty_list_teaches_how_to_begin(qtbot: QtBot, session: Session):
    page = HomePage(translator("ja"))
    qtbot.addWidget(page)
    page.show_from(session)
    page.show()
    visible = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert visible == ["新しい評価を始める", "見本を開く", "ファイルから取り込む…"]


def test_of_a_long_list_only_what_is_seen_is_read_and_worded(qtbot: QtBot, session: Session):
    for number in range(400):
        put(session, number, f"店舗 {number:05}")
    page = HomePage(translator("ja"))
    qtbot.addWidget(page)
    asked: set[int] = set()
    read: list[Wanted] = []

    class Watched(AssessmentRows):
        def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            asked.add(index.row())
            return super().data(index, role)

    class Read:
        library = session.library
        count, clients, place = session.count, session.clients, session.place
        where_found = session.where_found

        def summaries(self, wanted: Wanted) -> Any:
            read.append(wanted)
            return session.summaries(wanted)

    watched = Watched(page)
    page.list.setModel(watched)
    watched.show(Read(), Wanted(), translator("ja"))
    page.resize(900, 600)
    page.show()
    page._whole.setCurrentIndex(0)
    page.list.grab()
    assert 0 < len(asked) < 50
    assert len(read) == 1
    assert watched.index(399).data() == "店舗 00000"
    assert [wanted.after for wanted in read] == [0, 350]


def test_every_word_of_the_page_is_translated(home: HomePage, marked: Translator):
    home.retranslate(marked)
    words = [widget.text() for widget in home.findChildren(QPushButton)]
    words += [home.search.placeholderText(), home.search.accessibleName(), home.list.accessibleName()]
    words += [home.filters.by_client.text(), home.due.words.text()]
    boxes = (home.filters.shown, home.filters.state, home.filters.due, home.filters.risk, home.filters.order)
    words += [box.itemText(row) for box in boxes for row in range(box.count())]
    row = shown(home, 0)
    words += [row.state, row.progress, row.risk, row.due, row.changed]
    assert [word for word in words if "⟦" not in word] == []


@pytest.fixture
def pages(window: MainWindow) -> WorkspacePages:
    """The pages of an open window with two assessments, the one of the fixture's name first."""
    assert window.pages is not None
    window.resize(1280, 720)
    made = window.pages
    for title in ("二番", "一番"):
        made.session.create(title, ("yamagata_cameras",))
    made.refresh()
    made.home.focus()
    return made


def names(pages: WorkspacePages, **wanted: Any) -> list[str]:
    return [summary.title for summary in pages.session.summaries(Wanted(**wanted))]


def press(dialog: QDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words).click()


def name_it(title: str) -> Callable[[QDialog], None]:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue(title)
        dialog.accept()

    return answer


def test_a_double_has_its_own_name_and_is_gone_when_taken_back(
    pages: WorkspacePages, qtbot: QtBot, meet: Meet
):
    meet(name_it("一番の写し"))
    qtbot.keyClick(pages.home.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert titles(pages.home) == ["一番の写し", "一番", "二番"]
    assert shown(pages.home, pages.home.list.currentIndex().row()).title == "一番の写し"
    click(pages.home.done.back)
    assert titles(pages.home) == ["一番", "二番"]


def test_a_new_name_is_taken_back_with_the_line_below(pages: WorkspacePages, qtbot: QtBot, meet: Meet):
    meet(name_it("別の名前"))
    qtbot.keyClick(pages.home.list, Qt.Key.Key_F2)
    assert titles(pages.home)[0] == "別の名前"
    click(pages.home.done.back)
    assert sorted(titles(pages.home)) == ["一番", "二番"]


def test_archiving_puts_away_and_both_ways_back_work(pages: WorkspacePages):
    pages.home.actions_row.by_name["archive"].trigger()
    assert titles(pages.home) == ["二番"]
    click(pages.home.done.back)
    assert sorted(titles(pages.home)) == ["一番", "二番"]
    pages.home.list.setCurrentIndex(pages.home.rows.index(0))
    pages.home.actions_row.by_name["archive"].trigger()
    pages.home.filters.shown.setCurrentIndex(1)
    assert shown(pages.home, 0).state.startswith("保管中")
    pages.home.actions_row.by_name["restore"].trigger()
    assert titles(pages.home) == []
    assert len(names(pages)) == 2


def test_a_client_is_set_and_the_list_told(pages: WorkspacePages, meet: Meet):
    meet(name_it("株式会社サンプル"))
    pages.home.actions_row.by_name["client"].trigger()
    assert "株式会社サンプル" in shown(pages.home, 0).about
    assert pages.home.filters.client.findText("株式会社サンプル") > 0


def test_a_template_is_made_and_begun_from(pages: WorkspacePages, meet: Meet):
    meet(name_it("店のひな形"))
    pages.home.actions_row.by_name["template"].trigger()
    assert names(pages, template=True) == ["店のひな形"]
    pages.home.filters.shown.setCurrentIndex(2)
    assert shown(pages.home, 0).state == "ひな形"
    visible = [name for name, action in pages.home.actions_row.by_name.items() if action.isVisible()]
    assert "begin_from" in visible
    assert "reassess" not in visible
    meet(name_it("三号店"))
    pages.home.actions_row.by_name["begin_from"].trigger()
    assert pages.page is not None
    assert pages.page.session.assessment.title == "三号店"


def test_the_next_assessment_tells_what_is_new(pages: WorkspacePages, meet: Meet):
    told: list[str] = []

    def first(dialog: QDialog) -> None:
        name_it("来年")(dialog)
        meet(lambda message: (told.append(message.accessibleDescription()), press(message, "閉じる"))[0])

    meet(first)
    pages.home.actions_row.by_name["reassess"].trigger()
    assert pages.page is not None
    assert pages.page.session.assessment.title == "来年"
    assert told
    assert "質問：新しいもの0件、内容が改まったもの0件。" in told[0]


def test_all_days_go_into_one_calendar_file(
    pages: WorkspacePages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    title = pages.home.list.summary()
    assert title is not None
    opened = pages.session.open_assessment(title.id)
    opened.add_measure(Measure(id="", title="掲示を直す", due=TODAY + timedelta(days=7)))
    pages.refresh()
    place = tmp_path / "期限.ics"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(place)])
    click(pages.home.due.calendar)
    assert place.read_bytes().count(b"BEGIN:VEVENT") == 1
    assert "期限.ics" in pages.home.done.words.text()


def test_removing_asks_first_and_enter_alone_removes_nothing(pages: WorkspacePages, qtbot: QtBot, meet: Meet):
    met = meet(lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    qtbot.keyClick(pages.home.list, Qt.Key.Key_Delete)
    assert len(met) == 1
    assert len(names(pages)) == 2


def test_removing_removes_once_it_is_confirmed(pages: WorkspacePages, qtbot: QtBot, meet: Meet):
    row = titles(pages.home).index("二番")
    pages.home.list.setCurrentIndex(pages.home.rows.index(row))
    meet(lambda dialog: press(dialog, "削除する"))
    qtbot.keyClick(pages.home.list, Qt.Key.Key_Delete)
    assert names(pages) == ["一番"]
    assert titles(pages.home) == ["一番"]


def test_the_menu_of_a_row_opens_where_the_mouse_is(pages: WorkspacePages):
    where = pages.home.list.visualRect(pages.home.rows.index(0)).center()
    pages.home.list.customContextMenuRequested.emit(where)
    menu = pages.home.actions_row.menu
    assert menu.isVisible()
    menu.close()
    pages.home.list.customContextMenuRequested.emit(QPoint(10, 5000))
    assert not menu.isVisible()


def test_what_the_list_is_behind_with_is_told_while_nobody_waits(pages: WorkspacePages, qtbot: QtBot):
    workspace = pages.session._workspace
    stored = workspace.assessment(pages.session.summaries()[0].id)
    workspace.add(msgspec.structs.replace(stored, id="behind", title="知らせのない評価"))
    pages.refresh()
    assert shown(pages.home, pages.home.rows.row_of("behind")).verdicts_told == ""
    qtbot.waitUntil(lambda: pages.session.refresh(most=0) == 0)
    qtbot.waitUntil(lambda: shown(pages.home, pages.home.rows.row_of("behind")).verdicts_told != "")
    QApplication.processEvents()
