"""The signage studio in the real window: choosing, seeing, checking, printing and replacing notices."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard import resources
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.messages import Message
from pia_wizard.ui.studio.checks_view import ChecksView
from pia_wizard.ui.studio.page import StudioPage
from pia_wizard.ui.studio.replaced import ReplacedDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ADDRESS = "https://example.jp/camera"
MM = 72 / 25.4
OpenWindow = Callable[..., MainWindow]


def studio_in(window: MainWindow, qtbot: QtBot) -> StudioPage:
    assert window.pages is not None
    page = window.pages.page
    assert page is not None
    page.show_step("notices")
    found = page.page("notices").result
    assert isinstance(found, StudioPage)
    settle(found, qtbot)
    return found


def settle(studio: StudioPage, qtbot: QtBot) -> None:
    """Wait until everything that was asked for has come."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: studio.drawer.idle and studio.replacing.idle, timeout=10_000)
    if studio.preview.drawn is not None and not studio.preview.shows_wall:
        qtbot.waitUntil(lambda: studio.preview.page_view.complete, timeout=10_000)


@pytest.fixture
def studio(window: MainWindow, qtbot: QtBot) -> StudioPage:
    """The sample's notices on a small screen."""
    window.resize(1280, 720)
    assert window.pages is not None
    window.pages.open_sample()
    return studio_in(window, qtbot)


def answer(studio: StudioPage, question: str, value: object) -> None:
    studio.update_effect(question, studio.session.answer(question, value))


def picture_of(image: QImage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")


def codes(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def pdf_of(studio: StudioPage) -> bytes:
    assert studio.preview.drawn is not None
    return studio.preview.drawn.made.pdf


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text: str = document[0].get_textpage().get_text_range()
    document.close()
    return "".join(text.split())


def size_of(pdf: bytes) -> tuple[int, int]:
    """Return a page's width and height in whole millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    width, height = document.get_page_size(0)
    document.close()
    return round(width / MM), round(height / MM)


def words(widget: QWidget) -> str:
    labels = (label.text() for label in widget.findChildren(TextLabel) if label.isVisible())
    return "\n".join(labels).replace("\u200b", "")


def shown_link(widget: QWidget, beginning: str) -> QPushButton:
    QApplication.processEvents()
    buttons = (b for b in widget.findChildren(QPushButton) if b.isVisible())
    return next(button for button in buttons if button.text().startswith(beginning))


def choose_in(box: object, data: object) -> None:
    """Choose an entry of a drop-down list as a user does."""
    row = box.findData(data)  # type: ignore[attr-defined] # any of Qt's lists
    box.setCurrentIndex(row)  # type: ignore[attr-defined] # as above
    box.activated.emit(row)  # type: ignore[attr-defined] # as above


def save_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


def export(studio: StudioPage, title: str) -> None:
    """Choose an entry of the menu of files."""
    menu = studio.save.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == title).trigger()


def test_the_code_on_the_page_in_the_window_leads_where_it_says(studio: StudioPage, qtbot: QtBot) -> None:
    studio.preview.page_view.show_at(2.0)
    page = studio.preview.page_view._pages[0]
    qtbot.waitUntil(lambda: codes(picture_of(page.grab().toImage())) == [ADDRESS], timeout=10_000)


def test_the_page_follows_every_choice(studio: StudioPage, qtbot: QtBot) -> None:
    assert size_of(pdf_of(studio)) == (210, 297)
    choose_in(studio.choices.paper.format, "A3")
    studio.choices.paper.landscape.click()
    for language in ("en", "ko"):
        studio.choices.languages.boxes[language].click()
    settle(studio, qtbot)
    assert size_of(pdf_of(studio)) == (420, 297)
    text = text_of(pdf_of(studio))
    assert (
        text.index("防犯カメラ作動中") < text.index("Securitycamerasinoperation") < text.index("방범카메라")
    )
    studio.choices.shop.fold.click()
    studio.choices.shop.bleed.click()
    studio.choices.shop.marks.click()
    settle(studio, qtbot)
    assert size_of(pdf_of(studio)) == (420 + 22, 297 + 22)
    choose_in(studio.choices.shop.paper, "A2")
    settle(studio, qtbot)
    assert size_of(pdf_of(studio)) in {(420, 594), (594, 420)}
    assert codes(picture_of(_rendered(pdf_of(studio)))) == [ADDRESS] * 2


def _rendered(pdf: bytes) -> QImage:
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=100 / 72).to_pil().convert("RGB")
    document.close()
    data = picture.tobytes()
    kind = QImage.Format.Format_RGB888
    return QImage(data, picture.width, picture.height, picture.width * 3, kind).copy()


def test_company_colours_are_judged_as_they_are_typed_and_drawn(studio: StudioPage, qtbot: QtBot) -> None:
    studio.choices.design.ways["company"].click()
    design = studio.choices.design
    design.ground.typed.setText("#ffcc00")
    design.letters.typed.setText("#ffffff")
    settle(studio, qtbot)
    assert "1.5 対 1" in words(design)
    assert studio.tabs.tabText(1) == "確認（不合格1）"
    design.letters.mend.click()
    settle(studio, qtbot)
    assert studio.tabs.tabText(1).startswith("確認（合格")
    drawn = _rendered(pdf_of(studio))
    assert QColor(drawn.pixel(drawn.width() // 2, round(22 / 25.4 * 100))).name() == "#ffcc00"


def test_at_least_one_language_stays_chosen(studio: StudioPage, qtbot: QtBot) -> None:
    studio.choices.languages.boxes["ja"].click()
    settle(studio, qtbot)
    assert studio.choices.languages.boxes["ja"].isChecked()
    assert studio.choices.wish.languages == ("ja",)


def test_languages_advised_for_the_place_are_named_with_the_reason_and_taken_at_once(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.pages is not None
    window.pages.import_case(resources.samples() / "face_recognition_shop.json")
    studio = studio_in(window, qtbot)
    answer(studio, "site_kind", "lodging")
    assert "English" in studio.choices.languages.advice.text()
    studio.choices.languages.take_advice.click()
    settle(studio, qtbot)
    assert studio.choices.wish.languages == ("ja", "en", "zh-Hans", "zh-Hant", "ko")


def test_what_was_chosen_is_there_again_another_day(studio: StudioPage, qtbot: QtBot) -> None:
    studio.show_notice("camera_sign")
    choose_in(studio.choices.paper.format, "B5")
    choose_in(studio.choices.paper.distance, 3.0)
    studio.choices.languages.boxes["ja-Hira"].click()
    settle(studio, qtbot)
    window = studio.window()
    assert isinstance(window, MainWindow)
    pages = window.pages
    assert pages is not None
    held = studio.session.assessment.id
    pages.show_home()
    pages.open_assessment(held)
    again = studio_in(window, qtbot)
    assert again is not studio
    assert again.notice == "camera_sign"
    assert again.choices.paper.format.currentData() == "B5"
    assert again.choices.paper.distance.currentData() == 3.0
    assert again.choices.wish.languages == ("ja", "ja-Hira")
    again.show_notice("entrance")
    settle(again, qtbot)
    assert again.choices.paper.format.currentData() == "A4"


def test_a_notice_that_lacks_something_is_a_draft_and_says_which_clause_wants_what(
    studio: StudioPage,
    qtbot: QtBot,
    meet: Callable[[Callable[[QDialog], None]], list[QDialog]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    effect = studio.session.clear("operator_contact")
    studio.update_effect("operator_contact", effect)
    settle(studio, qtbot)
    assert studio.print.text() == "下書きを印刷…"
    assert "下書き" in studio.preview.caption.text()
    assert not studio.choices.shop.draft.isEnabled()
    studio.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "「問い合わせ先」の記載" in words(studio.checks))
    first = words(studio.checks).splitlines()
    assert first[1:3] == ["「問い合わせ先」の記載", "不合格"]
    assert first[5].startswith("根拠：")
    with qtbot.waitSignal(studio.asked_question) as asked:
        shown_link(studio.checks, "質問に答える").click()
    assert asked.args == ["operator_contact"]
    save_to(tmp_path / "文.txt", monkeypatch)
    told: list[str] = []
    met = meet(lambda dialog: told.append(dialog.accessibleDescription()))
    export(studio, "文だけ：テキスト…")
    qtbot.waitUntil(lambda: bool(met))
    assert "問い合わせ先" in told[0]
    assert "が求めています" in told[0]
    assert not (tmp_path / "文.txt").exists()


def test_checks_that_fail_stand_first_and_each_names_its_source(studio: StudioPage, qtbot: QtBot) -> None:
    studio.tabs.setCurrentIndex(1)
    studio.choices.design.ways["company"].click()
    studio.choices.design.letters.typed.setText("#22517c")
    settle(studio, qtbot)
    view: ChecksView = studio.checks
    qtbot.waitUntil(lambda: "貼る場所と枚数" in words(view))
    states = [check.state for check in view._listed()]
    assert states[0] == "failed"
    assert states == sorted(states, key=["failed", "advice", "passed"].index)
    assert all(check.source for check in view._listed())


def test_what_does_not_fit_says_what_to_shorten_and_a_larger_paper_is_one_click_away(
    studio: StudioPage, qtbot: QtBot
) -> None:
    choose_in(studio.choices.paper.format, "A5")
    answer(studio, "operator_contact", "電話 023-000-0000 " + "受付の時間をご確認ください。" * 34)
    for language in ("en", "zh-Hans", "zh-Hant", "ko", "ja-Hira"):
        studio.choices.languages.boxes[language].click()
    settle(studio, qtbot)
    qtbot.waitUntil(lambda: "A5" in words(studio.preview.told))
    assert studio.preview.drawn is None
    assert not studio.print.isEnabled()
    qtbot.waitUntil(lambda: any(b.isVisible() for b in studio.preview.told.findChildren(QPushButton)))
    shown_link(studio.preview.told, "用紙をA2").click()
    assert studio.choices.wish.format == "A2"
    assert studio.choices.paper.format.currentData() == "A2"


def _blue_rows(studio: StudioPage) -> int:
    """Return how many rows of the wall's picture show the headline's ground, wider than any measure."""
    image = studio.preview.wall.grab().toImage()
    blue = QColor("#1f4e79")

    def close(colour: QColor) -> bool:
        parts = zip(colour.getRgb()[:3], blue.getRgb()[:3], strict=True)
        return all(abs(one - other) < 24 for one, other in parts)

    def blue_in(y: int) -> int:
        return sum(close(image.pixelColor(x, y)) for x in range(image.width()))

    return sum(blue_in(y) > 18 for y in range(image.height()))


def test_on_the_wall_a_notice_looks_smaller_the_further_away_it_is_read(
    studio: StudioPage, qtbot: QtBot
) -> None:
    choose_in(studio.choices.paper.format, "A2")
    studio.preview.on_wall.click()
    settle(studio, qtbot)
    heights = []
    for distance in (1.0, 5.0):
        choose_in(studio.choices.paper.distance, distance)
        settle(studio, qtbot)
        heights.append(_blue_rows(studio))
        assert f"{distance:g} m" in studio.preview.wall.accessibleDescription()
    near, far = heights
    assert near > far > 0
    assert near / far == pytest.approx((4 + 5) / (4 + 1), rel=0.3)


def printer_dialog(
    path: Path, monkeypatch: pytest.MonkeyPatch, seen: list[tuple[float, float]] | None = None
) -> None:
    """Let the print dialog be agreed to, with a file for a printer; ``seen`` takes down its paper in mm."""

    def agreed(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        if seen is not None:
            rect = printer.paperRect(QPrinter.Unit.Millimeter)
            seen.append((round(rect.width()), round(rect.height())))
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", agreed)


def test_printing_begins_with_the_notice_s_own_paper(
    studio: StudioPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_in(studio.choices.paper.format, "A3")
    studio.choices.paper.landscape.click()
    seen: list[tuple[float, float]] = []
    printer_dialog(tmp_path / "printed.pdf", monkeypatch, seen)
    studio.print.click()
    qtbot.waitUntil(studio.bar.isVisible, timeout=10_000)
    assert seen == [(420, 297)]
    with pikepdf.open(tmp_path / "printed.pdf") as printed:
        assert len(printed.pages) == 1
    assert size_of((tmp_path / "printed.pdf").read_bytes()) == (420, 297)
    assert codes(picture_of(_rendered((tmp_path / "printed.pdf").read_bytes()))) == [ADDRESS]


def test_a_clerk_prints_a_notice_in_five_steps_from_the_list(
    studio: StudioPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = studio.window()
    assert isinstance(window, MainWindow)
    assert window.pages is not None
    window.pages.show_home()
    printer_dialog(tmp_path / "printed.pdf", monkeypatch)
    home = window.pages.currentWidget()
    assert home is not None
    listed = home.list  # type: ignore[attr-defined] # the home page's
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Return)  # 1: open the assessment
    page = window.pages.page
    assert page is not None
    row = list(page.session.questionnaire.steps).index("notices")
    where = page.steps.visualRect(page.steps.model().index(row, 0)).center()
    QTest.mouseClick(  # 2: go to the notices
        page.steps.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
    )
    shown = page.page("notices").result
    assert isinstance(shown, StudioPage)
    assert shown.isVisible()
    QTest.mouseClick(shown.print, Qt.MouseButton.LeftButton)  # 3: print, 4: agree to the printer
    qtbot.waitUntil(shown.bar.isVisible, timeout=10_000)
    QTest.mouseClick(shown.bar.buttons[0], Qt.MouseButton.LeftButton)  # 5: keep that it hangs
    assert codes(picture_of(_rendered((tmp_path / "printed.pdf").read_bytes()))) == [ADDRESS]
    assert [one.notice for one in shown.session.printed_notices()] == ["entrance"]


def test_a_print_is_kept_once_agreed_and_told_of_when_an_answer_changes_what_it_says(
    studio: StudioPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    meet: Callable[[Callable[[QDialog], None]], list[QDialog]],
) -> None:
    save_to(tmp_path / "掲示.pdf", monkeypatch)
    export(studio, "PDF…")
    qtbot.waitUntil(lambda: bool(studio.bar.buttons))
    assert (tmp_path / "掲示.pdf").read_bytes() == pdf_of(studio)
    shown_link(studio.bar, "記録する").click()
    settle(studio, qtbot)
    assert len(studio.session.printed_notices()) == 1
    assert not studio.replacing.bar.isVisible()
    answer(studio, "operator_contact", "電話 023-000-9999")
    settle(studio, qtbot)
    assert "1件" in words(studio.replacing.bar)
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ReplacedDialog)
        table = dialog.table
        seen.append([table.item(0, column).text() for column in range(table.columnCount())])
        dialog.forget.click()
        seen.append([str(table.rowCount())])
        dialog.reject()

    meet(look)
    shown_link(studio.replacing.bar, "一覧を見る").click()
    settle(studio, qtbot)
    assert seen[0][0] == "入口掲示"
    assert seen[0][3] == "問い合わせ先"
    assert seen[1] == ["0"]
    assert not studio.replacing.bar.isVisible()
    save_to(tmp_path / "また.pdf", monkeypatch)
    export(studio, "PDF…")  # another day nobody asks again
    qtbot.waitUntil(lambda: "記録しました" in words(studio.bar))
    shown_link(studio.bar, "記録を取り消す").click()
    assert studio.session.printed_notices() == ()


def test_a_draft_is_not_kept_as_hung(
    studio: StudioPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.choices.shop.draft.click()
    settle(studio, qtbot)
    assert studio.print.text() == "下書きを印刷…"
    save_to(tmp_path / "掲示.pdf", monkeypatch)
    export(studio, "PDF…")
    qtbot.waitUntil(lambda: bool(studio.bar.buttons))
    assert [button.text() for button in studio.bar.buttons] == ["閉じる"]


@pytest.mark.parametrize(
    ("title", "ending", "begins"),
    [
        ("画像 PNG（150 dpi）…", "png", b"\x89PNG"),
        ("画像 SVG…", "svg", b"<"),
        ("文だけ：テキスト…", "txt", "防犯カメラ作動中".encode()),
        ("文だけ：Markdown…", "md", b"#"),
        ("文だけ：ウェブページに貼るHTML…", "html", b"<"),
        ("文だけ：Word…", "docx", b"PK"),
    ],
)
def test_a_notice_is_saved_in_other_forms(
    studio: StudioPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    title: str,
    ending: str,
    begins: bytes,
) -> None:
    path = tmp_path / f"掲示.{ending}"
    save_to(path, monkeypatch)
    export(studio, title)
    qtbot.waitUntil(path.exists, timeout=10_000)
    qtbot.waitUntil(lambda: "保存しました" in words(studio.bar))
    assert path.read_bytes().startswith(begins)
    if ending == "png":
        with Image.open(path) as picture:
            assert picture.size == (pytest.approx(1240, abs=1), pytest.approx(1754, abs=1))
            assert codes(picture.convert("RGB")) == [ADDRESS]


def test_kinds_are_walked_with_the_arrow_keys(studio: StudioPage, qtbot: QtBot) -> None:
    studio.kinds.setFocus()
    QTest.keyClick(studio.kinds, Qt.Key.Key_Down)
    settle(studio, qtbot)
    assert studio.notice == "camera_sign"
    assert "カメラのそば" in studio.kind.title
    QTest.keyClick(studio.kinds, Qt.Key.Key_Up)
    settle(studio, qtbot)
    assert studio.notice == "entrance"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_everything_has_room_on_a_small_screen(open_window: OpenWindow, qtbot: QtBot, language: str) -> None:
    window = open_window(language=language)
    window.resize(1280, 720)
    assert window.pages is not None
    window.pages.import_case(resources.samples() / "face_recognition_shop.json")
    studio = studio_in(window, qtbot)
    studio.choices.design.ways["company"].click()
    studio.choices.shop.fold.click()
    settle(studio, qtbot)
    assert window.width() == 1280
    assert studio.minimumSizeHint().width() <= studio.width()
    for tab, view in enumerate((studio.choices, studio.checks)):
        studio.tabs.setCurrentIndex(tab)
        settle(studio, qtbot)
        assert view.widget().width() <= view.viewport().width()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Message) and w.isVisible()]
