"""The dialog about the program, and the licences that come with it."""

import re
import tomllib

from pytestqt.qtbot import QtBot

from pia_wizard import __version__, resources
from pia_wizard.i18n import Translator, translator
from pia_wizard.ui.about.dialog import AboutDialog
from pia_wizard.ui.about.licences import licence_texts


def test_the_notice_names_every_library_the_program_is_built_on():
    project = tomllib.loads((resources.root() / "pyproject.toml").read_text("utf-8"))
    notice = (resources.root() / "NOTICE").read_text("utf-8").casefold()
    names = [re.split(r"[<>=~\[ ]", line)[0].casefold() for line in project["project"]["dependencies"]]
    assert [name for name in names if name not in notice] == []


def test_every_file_the_notice_points_to_is_there():
    notice = (resources.root() / "NOTICE").read_text("utf-8")
    named = set(re.findall(r"[\w.-]+\.txt", notice))
    there = {text.path.name for text in licence_texts()}
    assert named <= there


def test_the_licences_that_must_travel_with_the_program_can_be_read():
    texts = {text.name: text.text() for text in licence_texts()}
    assert texts["LGPL-3.0"].lstrip().startswith("GNU LESSER GENERAL PUBLIC LICENSE")
    assert "GNU GENERAL PUBLIC LICENSE" in texts["GPL-3.0"][:200]
    assert "SIL OPEN FONT LICENSE" in texts["OFL-BIZUDPGothic"].upper()
    assert (resources.root() / "LICENSE").read_text("utf-8") == texts["Apache-2.0"]
    assert all(text.strip() for text in texts.values())


def test_choosing_a_licence_shows_its_text(qtbot: QtBot):
    dialog = AboutDialog(translator("ja"), None)
    qtbot.addWidget(dialog)
    page = dialog.licences
    assert page.text.toPlainText().startswith("PIA Wizard")
    row = [text.name for text in licence_texts()].index("LGPL-3.0")
    page.names.setCurrentRow(row)
    assert "LESSER" in page.text.toPlainText()


def test_the_version_is_shown(qtbot: QtBot, marked: Translator):
    from PySide6.QtWidgets import QLabel

    dialog = AboutDialog(marked, None)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(__version__ in text for text in words)
    assert all("⟦" in text for text in words if text)
