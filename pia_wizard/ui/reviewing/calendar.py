"""The days of an assessment as a calendar file, where the user wants it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.saving import file_name


def save_calendar(parent: QWidget, session: AssessmentSession, translator: Translator) -> Path | None:
    """Write the days due where the user chooses; None if nothing was written. Raises ``WriteError``."""
    say, name = translator.say, file_name(session.assessment.title, "ics")
    typed, _ = QFileDialog.getSaveFileName(
        parent, say("期限をカレンダーに書き出す"), name, say("カレンダー (*.ics)")
    )
    if not typed:
        return None
    path = Path(typed).with_suffix(".ics")
    write_whole(path, session.reminders(translator))
    return path
