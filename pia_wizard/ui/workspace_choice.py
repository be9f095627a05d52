"""Asking where assessments are kept."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.storage.location import EXTENSION, default_location, on_network_share
from pia_wizard.ui.choosing_files import chosen_place
from pia_wizard.ui.messages import confirmed


def chosen_workspace(parent: QWidget, now: Path | None, translator: Translator) -> Path | None:
    """Return the workspace the user chose, existing or new, or None if they thought better of it.

    A place on a network share is only taken after a warning: SQLite cannot be safe there.
    """
    say = translator.say
    begin = now or default_location()
    kinds = [say("ワークスペース (*{ending})", ending=EXTENSION)]
    path = chosen_place(
        parent, say("保存場所の変更"), begin.name, kinds, translator, start=begin.parent, may_exist=True
    )
    if path is None:
        return None
    chosen = with_ending(path)
    return chosen if not on_network_share(chosen) or _risk_taken(parent, translator) else None


def with_ending(path: Path) -> Path:
    """Return the path with the ending of a workspace, unless it names an existing file."""
    return path if path.suffix == EXTENSION or path.is_file() else path.with_name(path.name + EXTENSION)


def _risk_taken(parent: QWidget, translator: Translator) -> bool:
    say = translator.say
    return confirmed(
        parent,
        say("ここはネットワーク上の場所です。"),
        say("通信が切れると、保存した内容が壊れるおそれがあります。このパソコンの中の場所をお勧めします。"),
        say("それでも使う"),
        translator,
        danger=True,
    )
