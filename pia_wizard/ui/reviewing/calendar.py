"""Days due as a calendar file, where the user wants it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator
from pia_wizard.ui.assessment.saving import file_name
from pia_wizard.ui.choosing_files import chosen_place


def save_calendar(
    parent: QWidget, title: str, content: Callable[[], bytes], translator: Translator
) -> Path | None:
    """Write the days due where the user chooses; None if nothing was written. Raises ``WriteError``."""
    say = translator.say
    path = chosen_place(
        parent,
        say("期限をカレンダーに書き出す"),
        file_name(title, "ics"),
        [say("カレンダー (*.ics)")],
        translator,
        purpose="papers",
    )
    if path is not None:
        write_whole(path, content())
    return path
