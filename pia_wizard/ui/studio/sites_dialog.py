"""One notice for every site of a list: choosing the list, seeing what it says, and making the posters."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.exchange.site_errors import NoNameColumnError, SitesRefusedError
from pia_wizard.exchange.site_list import NAME, RowFault, site_list
from pia_wizard.exchange.table_file import Table, read_table
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.notice_wishes import FORMATS, NoticeWish
from pia_wizard.session.site_order import BatchResult, CancelledError, SiteOrder, SitePlan
from pia_wizard.signage.site_notices import site_questions
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.assessment.saving import chosen_path, file_name
from pia_wizard.ui.choosing_files import chosen_file, chosen_folder
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.messages import show_error, telling
from pia_wizard.ui.papers.lines_delegate import reading_table
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.studio.kind_states import notice_title
from pia_wizard.ui.studio.sites_columns import SitesColumns
from pia_wizard.ui.studio.sites_output import SitesOutput
from pia_wizard.ui.studio.sites_run import SitesRun
from pia_wizard.ui.studio.sites_tables import FaultsTable, RowsTable

_SIZE = (1060, 640)
_COLUMNS_WIDTH = 260
_FAULTS_HEIGHT = 150


class SitesDialog(QDialog):
    """``recorded`` follows when what was made was kept as hung."""

    recorded = Signal()

    def __init__(
        self,
        session: AssessmentSession,
        notice: str,
        wish: NoticeWish,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._translator = translator
        self._notice, self._title = notice, notice_title(session, notice, translator)
        usual = FORMATS[session.questionnaire.notices[notice].notice.formats[0]]
        self._sheet, self._design, self._languages = wish.sheet(usual), wish.colours(), wish.languages
        self._table: Table | None = None
        self._asked = 0
        self.plan: SitePlan | None = None
        self.run: SitesRun | None = None
        self._written: Path | None = None
        take_room(self, *_SIZE)
        asks = site_questions(notice, session.questionnaire, translator)
        self.columns = SitesColumns(asks, translator)
        self.rows, self.faults = RowsTable(), FaultsTable()
        self.output = SitesOutput(translator)
        self.told, self.file, self._bar = TextLabel(), TextLabel(look="caption"), QProgressBar()
        self._faults_name = TextLabel(look="strong")
        self.choose, self.make = push_button(), push_button("primary")
        self.leave, self.stop, self.show_made = push_button(), push_button(), push_button("link")
        self._say()
        self._lay_out()
        self._connect()
        self._allow()
        self.choose.setFocus()

    def _say(self) -> None:
        say = self._translator.say
        self.setWindowTitle(say("場所ごとに作る：{title}", title=self._title))
        self.choose.setText(say("一覧表を選ぶ…"))
        self.file.say(say("1行に1か所を書いたCSVかExcelのファイルです。見出しの行が要ります。"))
        self.rows.setAccessibleName(say("一覧表のはじめの行"))
        self.faults.setAccessibleName(say("直すところ"))
        self.faults.setHorizontalHeaderLabels([say("行"), say("列"), say("直すところ")])
        self._bar.setAccessibleName(say("進み具合"))
        self.make.setText(say("作る…"))
        self.stop.setText(say("中止"))
        self.leave.setText(say("閉じる"))
        self.show_made.setText(say("フォルダーを開く"))

    def _lay_out(self) -> None:
        reading_table(self.rows)
        self._bar.setTextVisible(False)
        top, middle, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.choose)
        top.addWidget(self.file, 1)
        self.columns.setFixedWidth(tokens.grown(_COLUMNS_WIDTH))
        self.faults.setMaximumHeight(tokens.grown(_FAULTS_HEIGHT))
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.rows, 1)
        right.addWidget(self._faults_name)
        right.addWidget(self.faults)
        middle.setSpacing(16)
        middle.addWidget(self.columns)
        middle.addLayout(right, 1)
        foot.setSpacing(tokens.GAP)
        foot.addWidget(self.told, 1)
        for button in (self.show_made, self.leave, self.stop, self.make):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addLayout(middle, 1)
        whole.addWidget(self.output)
        whole.addWidget(self._bar)
        whole.addLayout(foot)
        for widget in (self._bar, self.stop, self.show_made, self.faults, self._faults_name):
            widget.hide()

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.columns.changed.connect(self._map)
        self.output.changed.connect(self._allow)
        self.output.skip.toggled.connect(self._allow)
        self.faults.asked.connect(self._show_fault)
        self.make.clicked.connect(self._ask_where)
        self.stop.clicked.connect(self._stop)
        self.leave.clicked.connect(self.reject)
        self.show_made.clicked.connect(self._open_made)

    def reject(self) -> None:
        """Leave, but not while posters are made: stop first."""
        if self.run is None:
            super().reject()
        else:
            self._stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop instead of leaving while posters are made."""
        if self.run is not None:
            self._stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def read(self, path: Path) -> None:
        """Read a list beside the window, and show it."""
        say = self._translator.say
        self.file.say(say("{name} を読んでいます…", name=path.name))
        job = Job(lambda: read_table(path))
        job.done.connect(lambda table: self._take(table, path))
        job.refused.connect(lambda error: self._refuse_list(error, path))
        job.start()

    def _choose(self) -> None:
        say = self._translator.say
        kinds = [say("一覧表 (*.csv *.tsv *.txt *.xlsx)")]
        path = chosen_file(self, say("一覧表を選ぶ"), kinds, self._translator, purpose="sites")
        if path is not None:
            self.read(path)

    def _take(self, table: Table, path: Path) -> None:
        self._table = table
        say = self._translator.say
        self.file.say(say("{name}（{n}行）", name=path.name, n=len(table.rows)))
        self.columns.show_titles(table.titles)
        self._map()

    def _refuse_list(self, error: PiaError, path: Path) -> None:
        self._table = self.plan = None
        self.columns.setEnabled(False)
        self.file.say(self._translator.say("{name} は使えません。", name=path.name))
        self._show_plan()
        show_error(self, error, self._translator)

    def _map(self) -> None:
        """Read the rows with the columns as they are mapped now, beside the window."""
        table, columns = self._table, self.columns.columns
        self._asked += 1
        if table is None or NAME not in columns:
            self.plan = None
            self._show_plan()
            if table is not None:
                self._tell(self._translator.error(NoNameColumnError(titles="")).what, wrong=True)
            return
        asked = self._asked
        job = Job(lambda: SitePlan(table, columns, site_list(table, columns)))
        job.done.connect(lambda plan: self._take_plan(plan, asked))
        job.start()

    def _take_plan(self, plan: SitePlan, asked: int) -> None:
        if asked == self._asked:
            self.plan = plan
            self._show_plan()
            words = self._translator.say("{n}か所の掲示を作れます。", n=len(plan.sites.rows))
            self._tell(words, wrong=not plan.sites.rows)

    def _show_plan(self) -> None:
        self.rows.show_plan(self.plan, self.columns, self._translator)
        self._show_faults(self.plan.sites.faults if self.plan is not None else ())
        self.output.show_plan(self.plan)
        self._tell("")
        self._allow()

    def _show_faults(self, faults: Sequence[RowFault]) -> None:
        self.faults.show_faults(faults, self._translator)
        words = self._translator.say_n("直すところ（{n}件）", "直すところ（{n}件）", len(faults))
        self._faults_name.say(words)
        for widget in (self.faults, self._faults_name):
            widget.setVisible(bool(faults))

    def _show_fault(self, place: int) -> None:
        if self._table is not None:
            dialog = self.faults.message(place, self._table, self._translator)
            dialog.exec()
            dialog.deleteLater()

    def _allow(self) -> None:
        idle = self.run is None
        sound = self.plan is not None and bool(self.plan.sites.rows) and self.output.sound
        may = self.output.skip.isChecked() or not self.faults.faults
        self.make.setEnabled(idle and sound and may)
        for widget in (self.choose, self.output):
            widget.setEnabled(idle)
        self.columns.setEnabled(idle and self._table is not None)
        self.output.record.setEnabled(self._session.frozen is None)

    def _ask_where(self) -> None:
        if self.output.one.isChecked():
            name = file_name(self._title, self._session.assessment.title, "pdf")
            path = chosen_path(self, name, self._translator)
        else:
            title = self._translator.say("掲示物を入れるフォルダー")
            path = chosen_folder(self, title, self._translator, purpose="papers")
        if path is not None:
            self.begin(path)

    def begin(self, path: Path) -> None:
        """Make the posters, into this file or folder."""
        if self.plan is None:
            return
        order = SiteOrder(
            notice=self._notice,
            sheet=self._sheet,
            design=self._design,
            languages=self._languages,
            pattern=self.output.pattern.text(),
            skip_faulty=self.output.skip.isChecked(),
        )
        self._written = path
        self.run = SitesRun(self._session.judged(), self.plan, order, self._translator, self)
        self.run.advanced.connect(self._advance)
        self.run.done.connect(self._end)
        self.run.refused.connect(self._refuse)
        self._show_running(running=True)
        self._bar.setRange(0, len(self.plan.sites.rows))
        self._bar.setValue(0)
        self._tell(self._translator.say("作っています…"))
        self.run.begin(path, one_file=self.output.one.isChecked())

    def _advance(self, done: int, of: int) -> None:
        self._bar.setValue(done)
        self._tell(self._translator.say("{of}か所のうち{done}か所を作りました…", of=of, done=done))

    def _end(self, result: BatchResult) -> None:
        say = self._translator.say
        self._show_running(running=False)
        told = say("{n}か所の掲示物を作りました。", n=len(result.made))
        skipped = len({fault.number for fault in result.faults})
        if skipped:
            told += say("{n}行は飛ばしました。", n=skipped)
        if self.output.record.isChecked() and self._session.frozen is None:
            with telling(self, lambda: self._translator):
                self._session.note_printed_sites(self._notice, result)
                told += say("貼った掲示として記録しました。")
                self.recorded.emit()
        self._show_faults(result.faults)
        self.show_made.show()
        self._rest(told, wrong=False)

    def _refuse(self, error: PiaError) -> None:
        faults = self.run.faults if self.run is not None else ()
        self._show_running(running=False)
        said = self._translator.error(error)
        if isinstance(error, SitesRefusedError):
            self._show_faults(faults)
            words = self._translator.say("行を直すか、「作れない行を飛ばして、残りを作る」を選んでください。")
            self._rest(f"{said.what} {words}", wrong=True)
        elif isinstance(error, CancelledError):
            self._rest(f"{said.what} {said.why}", wrong=False)
        else:
            self._rest("", wrong=False)
            show_error(self, error, self._translator)

    def _rest(self, told: str, *, wrong: bool) -> None:
        self.run = None
        self._allow()
        self._tell(told, wrong=wrong)
        self.leave.setFocus()
        announce(self, told)

    def _stop(self) -> None:
        if self.run is not None:
            self.run.stop()
            self._tell(self._translator.say("中止しています…"))

    def _show_running(self, *, running: bool) -> None:
        for widget in (self._bar, self.stop):
            widget.setVisible(running)
        for widget in (self.make, self.leave):
            widget.setVisible(not running)
        self.show_made.hide()
        if running:
            self.stop.setFocus()
        self._allow()

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        self.told.say(words)
        set_look(self.told, "look", "fault" if wrong else "")

    def _open_made(self) -> None:
        if self._written is not None:
            folder = self._written if self._written.is_dir() else self._written.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
