"""Themes are made with the keyboard in the real dialog, and the last step lets papers wear them."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard import resources
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session import themes
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.theme import PLAIN, Theme
from pia_wizard.ui.assessment.export_panel import ExportPanel
from pia_wizard.ui.branding import dialog as dialogs
from pia_wizard.ui.branding import logo_field
from pia_wizard.ui.branding.dialog import ThemesDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
RAIL = Theme(name="鉄道会社", accent="8a1538", marking="社外秘")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))


@pytest.fixture
def dialog(qtbot: QtBot) -> ThemesDialog:
    """The dialog of someone who has made no theme, its pages shown."""
    return opened(qtbot)


def opened(qtbot: QtBot, name: str = "") -> ThemesDialog:
    made = ThemesDialog(translator("ja"), None, name)
    qtbot.addWidget(made, before_close_func=lambda left: left.form.put(left._saved))  # else it would ask
    with qtbot.waitSignal(made.sample.shown, timeout=30_000):
        made.show()
    return made


def typed(widget: QWidget, text: str) -> None:
    """Replace what a field says by typing."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, text)


def seen(dialog: ThemesDialog, page: int) -> QImage:
    return dialog.sample.pages[page].pixmap().toImage()


def has(image: QImage, code: str) -> bool:
    wanted = int(code, 16)
    return any(
        image.pixel(x, y) & 0xFFFFFF == wanted
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    )


def test_a_theme_is_typed_seen_saved_and_there_again(dialog: ThemesDialog, qtbot: QtBot) -> None:
    assert not dialog.save.isEnabled()
    assert "名前を入れてください" in dialog.told.text()
    typed(dialog.form.lines["name"], "Rail")
    typed(dialog.form.lines["marking"], "SECRET")
    typed(dialog.form.colours["band"].typed, "8A1538")
    with qtbot.waitSignal(dialog.sample.shown, timeout=30_000):
        typed(dialog.form.colours["accent"].typed, "#8a1538")
    assert has(seen(dialog, 0), "8a1538")
    assert not has(seen(dialog, 0), "1f4e79")
    assert dialog.save.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    saved = themes.kept()["Rail"]
    assert (saved.accent, saved.band, saved.marking) == ("8a1538", "8a1538", "SECRET")
    assert not dialog.save.isEnabled()
    assert dialog.choice.currentText() == "Rail"


def test_contrasts_are_told_while_typing_and_one_press_mends_them(dialog: ThemesDialog, qtbot: QtBot) -> None:
    field = dialog.form.colours["accent"]
    assert "8.6 対 1" in field.told.text()
    typed(dialog.form.lines["name"], "x")
    typed(field.typed, "#ffcc00")
    assert "1.5 対 1" in field.told.text()
    assert "1.5 対 1" in field.typed.accessibleDescription()
    assert field.mend.isVisible()
    assert not dialog.save.isEnabled()
    assert not dialog.give_out.isEnabled()
    field.mend.setFocus()
    QTest.keyClick(field.mend, Qt.Key.Key_Space)
    assert field.code == field.nearest or not field.nearest
    assert dialog.save.isEnabled()
    typed(field.typed, "#ff")
    assert "16進数6桁" in field.told.text()
    assert not dialog.save.isEnabled()


def test_a_logo_is_dropped_shown_and_taken_off_again(
    dialog: ThemesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGB", (60, 20), "#c9a227").save(path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(dialog.sample.shown, timeout=30_000):
        dialog.form.logo.dropEvent(drop)
    assert has(seen(dialog, 0), "c9a227")
    assert dialog.form.theme.logo is not None
    dialog.form.logo.remove.click()
    assert dialog.form.theme.logo is None


def test_a_logo_that_cannot_be_drawn_is_told_and_changes_nothing(
    dialog: ThemesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "pia_wizard.ui.messages.show_error",
        lambda _parent, error, words: told.append(words.error(error).do),
    )
    path = tmp_path / "logo.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>PIA</text></svg>')
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])
    dialog.form.logo.choose.click()
    assert told == ["画像編集ソフトなどで、PNGで保存し直してください。"]
    assert dialog.form.theme.logo is None
    assert logo_field.LogoField is type(dialog.form.logo)


def test_a_theme_is_written_to_a_file_and_read_from_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes.keep(RAIL)
    dialog = opened(qtbot, RAIL.name)
    path = tmp_path / "handed.piatheme"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path.with_suffix(""))])
    dialog.give_out.click()
    held = json.loads(path.read_text("utf-8"))
    assert held["marking"] == "社外秘"
    path.write_text(json.dumps(held | {"name": "別の会社"}), "utf-8")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])
    dialog.take_in.click()
    assert list(themes.kept()) == ["別の会社", "鉄道会社"]
    assert dialog.form.lines["name"].text() == "別の会社"


def test_leaving_or_choosing_another_asks_where_something_is_not_saved(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes.keep(RAIL)
    dialog = opened(qtbot, RAIL.name)
    answers, asked = [False, True], []
    monkeypatch.setattr(dialogs, "confirmed", lambda *words, **_keys: asked.append(words) or answers.pop(0))
    typed(dialog.form.lines["footer"], "footer")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.new.click()
    assert len(asked) == 2
    assert dialog.form.theme == PLAIN
    assert themes.kept()[RAIL.name].footer == ""


def test_a_theme_is_removed_only_after_asking(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    themes.keep(RAIL)
    dialog = opened(qtbot, RAIL.name)
    answers = [False, True]
    monkeypatch.setattr(dialogs, "confirmed", lambda *_words, **_keys: answers.pop(0))
    dialog.remove.click()
    assert RAIL.name in themes.kept()
    dialog.remove.click()
    assert themes.kept() == {}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_field_has_a_name_and_tab_reaches_it(qtbot: QtBot, language: str) -> None:
    dialog = ThemesDialog(translator(language))
    qtbot.addWidget(dialog)
    dialog.show()
    walked, here = [], dialog.nextInFocusChain()
    while here is not dialog and here not in walked:
        walked.append(here)
        here = here.nextInFocusChain()
    found = [
        stop
        for stop in walked
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isEnabled() and stop.isVisibleTo(dialog)
    ]
    for stop in found:
        interface = QAccessible.queryAccessibleInterface(stop)
        assert interface.text(QAccessible.Text.Name), stop
    fields = [*dialog.form.lines.values(), *(c.typed for c in dialog.form.colours.values())]
    assert all(field in found for field in [*fields, dialog.form.cover_text, dialog.form.logo.choose])


@pytest.fixture
def panel(tmp_path: Path, qtbot: QtBot) -> Iterator[ExportPanel]:
    """The last step's panel, its report made."""
    themes.keep(RAIL)
    library = load_library([resources.questionnaires()])
    with Session(Workspace.open(tmp_path / "workspace.sqlite"), library) as session:
        name = session.import_case(resources.samples() / "two_camera_shop.json")
        made = ExportPanel(session.open_assessment(name), translator("ja"))
        qtbot.addWidget(made)
        made.resize(1000, 640)
        with qtbot.waitExposed(made):
            made.show()
        with qtbot.waitSignal(made.finished, timeout=30_000):
            made.refresh()
        yield made


def cover(pdf: bytes) -> str:
    return str(pypdfium2.PdfDocument(BytesIO(pdf))[0].get_textpage().get_text_range())


def test_the_last_step_lets_papers_wear_a_theme_and_remembers_it(panel: ExportPanel, qtbot: QtBot) -> None:
    assert "社外秘" not in cover(panel.report)
    panel.theme.box.setFocus()
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        QTest.keyClick(panel.theme.box, Qt.Key.Key_Down)
    assert panel.theme.box.currentText() == RAIL.name
    assert "社外秘" in cover(panel.report)
    assert themes.chosen(panel.session.assessment.id) == RAIL
