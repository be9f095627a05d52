"""Asking for files and folders: one way for the whole window, in its language, where one was last time.

Qt's catalogue leaves two labels of its file dialog in English, and its question before a file is replaced
words things differently from ours; so both are worded here.
"""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.messages import confirmed
from pia_wizard.ui.used_folders import folder_for, remember

_SIZE = (860, 520)


def chosen_file(
    parent: QWidget, title: str, kinds: Iterable[str], translator: Translator, *, purpose: str = ""
) -> Path | None:
    """Ask for a file that exists; None if the user thought better of it.

    ``kinds`` are Qt's filters such as 「PDFファイル (*.pdf)」; each ``purpose`` remembers a folder.
    """
    dialog = _dialog(parent, title, kinds, translator)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_answer(dialog, purpose)), None)


def chosen_files(
    parent: QWidget, title: str, kinds: Iterable[str], translator: Translator, *, purpose: str = ""
) -> list[Path]:
    """Ask for any number of files that exist; none if the user thought better of it."""
    dialog = _dialog(parent, title, kinds, translator)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _answer(dialog, purpose)


def chosen_folder(
    parent: QWidget, title: str, translator: Translator, *, purpose: str = "", start: Path | None = None
) -> Path | None:
    """Ask for a folder, beginning in ``start`` or where one was last time; None as above."""
    dialog = _dialog(parent, title, (), translator)
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, translator.say("フォルダー"))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, translator.say("選ぶ"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_answer(dialog, purpose, start)), None)


def chosen_place(
    parent: QWidget,
    title: str,
    name: str,
    kinds: Iterable[str],
    translator: Translator,
    *,
    purpose: str = "",
    start: Path | None = None,
    may_exist: bool = False,
) -> Path | None:
    """Ask where to save; the ending of ``name`` is added where none is typed. None as above.

    Before a file is replaced the user is asked, unless one that exists is as good (``may_exist``).
    """
    ending = Path(name).suffix
    while True:
        dialog = _dialog(parent, title, kinds, translator)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, translator.say("保存"))
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        typed = next(iter(_answer(dialog, purpose, start, name)), None)
        if typed is None:
            return None
        path = typed if typed.suffix or may_exist else typed.with_name(typed.name + ending)
        if may_exist or not path.is_file() or _replaced(parent, path, translator):
            return path
        name, start = path.name, path.parent


def _dialog(parent: QWidget, title: str, kinds: Iterable[str], translator: Translator) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    say, labels = translator.say, QFileDialog.DialogLabel
    for label, words in (
        (labels.LookIn, say("場所")),
        (labels.FileName, say("ファイル名")),
        (labels.FileType, say("種類")),
        (labels.Accept, say("開く")),
        (labels.Reject, say("キャンセル")),
    ):
        dialog.setLabelText(label, words)
    dialog.setNameFilters(list(kinds))
    take_room(dialog, *_SIZE)
    return dialog


def _answer(dialog: QFileDialog, purpose: str, start: Path | None = None, name: str = "") -> list[Path]:
    """Let the user choose and return what was chosen; the folder is remembered for the purpose."""
    begin = start or folder_for(purpose) or _documents()
    dialog.setDirectory(str(begin))
    if name:
        dialog.selectFile(name)
    agreed = dialog.exec()
    chosen = [Path(path) for path in dialog.selectedFiles() if path] if agreed else []
    dialog.deleteLater()
    if chosen:
        is_folder = dialog.fileMode() == QFileDialog.FileMode.Directory
        remember(purpose, chosen[0] if is_folder else chosen[0].parent)
    return chosen


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _replaced(parent: QWidget, path: Path, translator: Translator) -> bool:
    say = translator.say
    return confirmed(
        parent,
        say("「{name}」は、すでにあります。", name=path.name),
        say("置き換えると、前のファイルの内容は失われます。"),
        say("置き換える"),
        translator,
        danger=True,
        keep=say("別の名前にする"),
    )
