"""The dialog that asks who signs: file, token or self-made, and how it looks."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.ui.assessment.sign_dialog import SignDialog


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SignDialog:
    """Return the dialog of someone who never signed before."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = SignDialog(None, translator("ja"))
    qtbot.addWidget(made)
    return made


def choose(dialog: SignDialog, kind: str) -> None:
    dialog.kind.choose(kind)
    dialog.kind.chosen.emit(kind)


def test_a_token_is_asked_for_by_its_module_and_pin(dialog: SignDialog) -> None:
    choose(dialog, "token")
    assert "PKCS#11" in dialog.file.accessibleName()
    assert "ロック" in dialog.passphrase.accessibleName()
    assert dialog.file.isVisibleTo(dialog)
    assert not dialog.name.isVisibleTo(dialog)
    dialog.sign.click()
    assert dialog.result() != SignDialog.DialogCode.Accepted
    dialog.file.setText("/usr/lib/card.so")
    dialog.passphrase.setText("4321")
    dialog.sign.click()
    order = dialog.order()
    assert (order.on_token, order.file, order.passphrase) == (True, Path("/usr/lib/card.so"), "4321")
    assert "4321" not in repr(order)


def test_private_facts_are_spread_only_after_saying_so(dialog: SignDialog) -> None:
    assert not dialog.agreed.isVisibleTo(dialog)
    choose(dialog, "file")
    assert dialog.agreed.isVisibleTo(dialog)
    assert not dialog.order().agreed
    dialog.agreed.setChecked(True)
    assert dialog.order().agreed


def test_what_was_chosen_last_is_shown_again_without_the_secret(dialog: SignDialog, qtbot: QtBot) -> None:
    choose(dialog, "token")
    dialog.file.setText("/usr/lib/card.so")
    dialog.company.setText("株式会社サンプル")
    dialog.passphrase.setText("4321")
    again = SignDialog(None, translator("ja"))
    qtbot.addWidget(again)
    again.fill(dialog.order())
    assert (again.kind.key, again.file.text()) == ("token", "/usr/lib/card.so")
    assert again.company.text() == "株式会社サンプル"
    assert again.order().on_token
