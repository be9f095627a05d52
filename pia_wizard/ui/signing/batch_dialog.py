"""Many reports signed in one go: the files, what became of each, and how far it is."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session import identities
from pia_wizard.session.signing import Outcome, sign_files
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.appearance.shapes import Shape, shape_icon
from pia_wizard.ui.assessment.background import SteppedJob
from pia_wizard.ui.choosing_files import chosen_files, chosen_folder
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.papers.lines_delegate import reading_table
from pia_wizard.ui.pieces import push_button, tip
from pia_wizard.ui.signing.dialog import SignDialog

if TYPE_CHECKING:
    from pia_wizard.session.signing import Manner
    from pia_wizard.signing.identity import Identity

_SIZE = (860, 560)


class BatchDialog(QDialog):
    """Signs into a folder of the user's choice and never over a file."""

    def __init__(self, paths: Sequence[Path], translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.translator = translator
        self.paths: list[Path] = []
        self.job: SteppedJob | None = None
        self._folder: Path | None = None
        self._done = 0
        take_room(self, *_SIZE)
        self.list = QTableWidget(0, 2)
        self.told, self._bar = TextLabel(), QProgressBar()
        self._bar.setTextVisible(False)
        self.add, self.remove = push_button(), push_button("quiet")
        self.sign, self.leave, self.stop = push_button("primary"), push_button(), push_button()
        self.show_folder = push_button("link")
        self._say()
        self._lay_out()
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(self._take_away)
        self.sign.clicked.connect(self._begin)
        self.stop.clicked.connect(self._stop)
        self.leave.clicked.connect(self.reject)
        self.show_folder.clicked.connect(self._open_folder)
        self.list.itemSelectionChanged.connect(self._allow)
        self.sign.setDefault(True)
        self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Add files; one that is there already is not added again."""
        for path in paths:
            if path not in self.paths:
                self.paths.append(path)
                row = self.list.rowCount()
                self.list.insertRow(row)
                name = QTableWidgetItem(path.name)
                name.setToolTip(tip(str(path)))
                self.list.setItem(row, 0, name)
                self.list.setItem(row, 1, QTableWidgetItem(""))
        self._allow()

    def reject(self) -> None:
        """Leave, but not while files are signed: stop first."""
        if self.job is None:
            super().reject()
        else:
            self._stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop instead of leaving while files are signed."""
        if self.job is not None:
            self._stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def _say(self) -> None:
        say = self.translator.say
        self.setWindowTitle(say("まとめて署名する"))
        self.list.setHorizontalHeaderLabels([say("報告書"), say("結果")])
        self.list.setAccessibleName(say("署名する報告書"))
        self._bar.setAccessibleName(say("進み具合"))
        self.add.setText(say("報告書を加える…"))
        self.remove.setText(say("取り除く"))
        self.sign.setText(say("署名する…"))
        self.stop.setText(say("中止"))
        self.leave.setText(say("閉じる"))
        self.show_folder.setText(say("フォルダーを開く"))
        self.told.say(
            say("同じ立場、同じ証明書で、1回の確認でまとめて署名します。もとのファイルは変わりません。")
        )

    def _lay_out(self) -> None:
        reading_table(self.list)
        header = self.list.horizontalHeader()
        header.resizeSection(0, 320)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        edit, foot = QHBoxLayout(), QHBoxLayout()
        for row, buttons in ((edit, (self.add, self.remove)), (foot, (self.show_folder,))):
            row.setSpacing(tokens.GAP)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
        for button in (self.leave, self.stop, self.sign):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(12)
        whole.addWidget(self.told)
        whole.addWidget(self.list, 1)
        whole.addLayout(edit)
        whole.addWidget(self._bar)
        whole.addLayout(foot)
        self._bar.hide()
        self.stop.hide()
        self.show_folder.hide()

    def _allow(self) -> None:
        idle = self.job is None
        self.add.setEnabled(idle)
        self.remove.setEnabled(idle and bool(self.list.selectedItems()))
        self.sign.setEnabled(idle and bool(self.paths))

    def _ask(self) -> None:
        self.take(chosen_reports(self, self.translator))

    def _take_away(self) -> None:
        rows = sorted({index.row() for index in self.list.selectedIndexes()}, reverse=True)
        for row in rows:
            self.list.removeRow(row)
            del self.paths[row]
        self._allow()
        (self.list if self.paths else self.add).setFocus()

    def _begin(self) -> None:
        """Ask who signs and where the signed reports go, then sign one after the other."""
        dialog = SignDialog(self, self.translator)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        identity, manner = dialog.identity, dialog.manner
        dialog.deleteLater()
        if not agreed or identity is None or manner is None:
            return
        title = self.translator.say("署名した報告書を入れるフォルダー")
        folder = chosen_folder(self, title, self.translator, start=self.paths[0].parent)
        if folder is not None:
            self._sign(identity, manner, folder)
        else:
            identities.leave(identity)

    def _sign(self, identity: "Identity", manner: "Manner", folder: Path) -> None:
        sources, self._folder, self._done = tuple(self.paths), folder, 0
        for row in range(self.list.rowCount()):
            self._show_result(row, None, "")
        self._bar.setRange(0, len(sources))
        self._bar.setValue(0)
        self._show_running(self.translator.say("署名しています…"))

        def steps() -> Iterator[Outcome]:
            try:
                yield from sign_files(sources, folder, identity, manner)
            finally:
                identities.leave(identity)

        self.job = job = SteppedJob(steps)
        job.stepped.connect(self._step)
        job.done.connect(self._end)
        job.refused.connect(self._refuse)
        self._allow()
        job.start()

    def _step(self, outcome: Outcome) -> None:
        row = outcome.number - 1
        if outcome.error is None:
            self._done += 1
            self._show_result(row, Shape.MET, self.translator.say("署名しました。"))
        else:
            text = self.translator.error(outcome.error)
            self._show_result(row, Shape.PROBLEM, f"{text.why} {text.do}".strip() or text.what)
        self._bar.setValue(outcome.number)
        say = self.translator.say
        told = {"n": outcome.number, "total": outcome.total}
        self.told.say(say("{total}件のうち{n}件を終えました…", **told))
        self.list.scrollTo(self.list.model().index(row, 0))

    def _end(self, _all: object) -> None:
        say, total = self.translator.say, len(self.paths)
        told = say("{total}件のうち{done}件に署名しました。", total=total, done=self._done)
        untried = total - self._bar.value()
        if untried:
            told += say("残りの{rest}件は試していません。", rest=untried)
        self._rest(told)

    def _refuse(self, error: PiaError) -> None:
        self._rest("")
        show_error(self, error, self.translator)

    def _stop(self) -> None:
        if self.job is not None:
            self.job.stop()
            self.told.say(self.translator.say("今の報告書を終えてから中止します…"))

    def _show_running(self, told: str) -> None:
        self.told.say(told)
        for widget, shown in ((self._bar, True), (self.stop, True), (self.sign, False), (self.leave, False)):
            widget.setVisible(shown)
        self.stop.setFocus()
        announce(self, told)

    def _rest(self, told: str) -> None:
        self.job = None
        self.told.say(told)
        for widget, shown in ((self._bar, False), (self.stop, False), (self.sign, True), (self.leave, True)):
            widget.setVisible(shown)
        self.show_folder.setVisible(bool(self._done))
        self.leave.setFocus()
        self._allow()
        announce(self, told)

    def _show_result(self, row: int, shape: Shape | None, words: str) -> None:
        item = QTableWidgetItem(words)
        item.setToolTip(tip(words))
        if shape is not None:
            ratio = self.devicePixelRatioF()
            item.setIcon(shape_icon(shape, colours_of(self), 16, ratio))
        self.list.setItem(row, 1, item)

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def chosen_reports(parent: QWidget, translator: Translator) -> list[Path]:
    """Ask for reports to sign; none if the user thought better of it."""
    kinds = [translator.say("報告書 (*.pdf)")]
    return chosen_files(parent, translator.say("署名する報告書を選ぶ"), kinds, translator, purpose="papers")
