"""The papers: their real pages as they are now, and saving them plain, signed, to go on with, or as data."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.evaluation.model import Evaluation
from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import LANGUAGES, Translator
from pia_wizard.i18n import translator as translator_of
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.theme import PLAIN, Theme
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.assessment.export_card import ExportCard
from pia_wizard.ui.assessment.export_papers import Paper, file_of, offered_forms, preview_of, words_of
from pia_wizard.ui.assessment.saved_card import SavedCard
from pia_wizard.ui.assessment.saving import chosen_folder, chosen_path, file_name
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.branding.choice import ThemeChoice
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.papers.pdf_preview import PdfPreview
from pia_wizard.ui.papers.table_preview import TablePreview
from pia_wizard.ui.pieces import framed
from pia_wizard.ui.signing.dialog import SignDialog
from pia_wizard.ui.signing.works import NewPaper

_ROOM_FOR_BOTH = 640
"""Width at the usual text size from which on a paper is shown beside its choices."""


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """What a paper was made of; every change makes another evaluation, so that identity tells."""

    evaluation: Evaluation
    language: str
    paper: Paper
    form: str
    theme: Theme = PLAIN

    def same_as(self, other: "Version | None") -> bool:
        """Return whether nothing changed between two."""
        if other is None or other.evaluation is not self.evaluation:
            return False
        others = (other.language, other.paper, other.form, other.theme)
        return others == (self.language, self.paper, self.form, self.theme)


class ExportPanel(QWidget):
    """Makes the chosen paper in another thread whenever it is looked at and out of date.

    ``report`` holds its pages; of a paper that is a table there are none. ``finished`` follows whatever was
    made, saved or refused.
    """

    finished = Signal()

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self.report = b""
        self._made_of: Version | None = None
        self._wanted: Version | None = None
        self._language_kept = False
        self.card, self.result = ExportCard(translator), SavedCard()
        self.theme = ThemeChoice(session.assessment.id, translator)
        self.preview, self.table = PdfPreview(translator), TablePreview(translator)
        self._lay_out()
        self._connect()
        self.card.show_busy("")
        self.retranslate(translator)

    @property
    def paper(self) -> Paper:
        """The paper that is looked at."""
        return self.card.paper

    @property
    def paper_language(self) -> str:
        """The paper's language, whatever the window's is."""
        return self.card.paper_language

    def refresh(self) -> None:
        """Make the paper anew if it is in view and not of the present answers and language."""
        if not self.isVisible():
            return
        forms = offered_forms(self.session, self.translator)
        self.card.offer(forms, rules=bool(self.session.questionnaire.rules))
        wanted = self._version()
        if wanted.same_as(self._made_of) or wanted.same_as(self._wanted):
            return
        self._wanted = wanted
        self.report = b""
        self.card.show_busy(self.translator.say(words_of(wanted.paper).busy))
        words = translator_of(wanted.language)
        job = Job(preview_of(self.session, wanted.paper, wanted.form, words))
        job.done.connect(self._take)
        job.refused.connect(self._tell)
        job.start()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language; the report follows until its own was chosen."""
        self.translator = translator
        language = self.card.language
        if not self._language_kept:
            language.setCurrentIndex(LANGUAGES.index(translator.language))
        for part in (self.card, self.result, self.preview, self.theme):
            part.retranslate(translator)

    def _version(self) -> Version:
        form = self.card.form if self.paper is Paper.FORM else ""
        return Version(self.session.evaluation, self.paper_language, self.paper, form, self.theme.theme)

    def _lay_out(self) -> None:
        self._left = ScrollPage(self, margin=0)
        self._left.column.setContentsMargins(0, 0, 8, 0)
        self._left.column.addWidget(self.card)
        self._left.column.addWidget(self.theme)
        self._left.column.addWidget(self.result)
        self._left.column.addStretch(1)
        self._paper = framed("inset")
        beside = QVBoxLayout(self._paper)
        beside.setContentsMargins(0, 0, 0, 0)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.preview)
        self._shown.addWidget(self.table)
        beside.addWidget(self._shown)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 16)
        row.setSpacing(16)
        row.addWidget(self._left, 4)
        row.addWidget(self._paper, 7)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the choices the room their longest words need, in large letters too; the paper has the rest.

        Where that is too little, the paper stands below the choices and is scrolled to.
        """
        super().resizeEvent(event)
        beside = self.width() >= tokens.grown(_ROOM_FOR_BOTH)
        if beside and self._row.indexOf(self._paper) < 0:
            self._paper.setMinimumHeight(0)
            self._row.addWidget(self._paper, 7)
        elif not beside:
            if self._row.indexOf(self._paper) >= 0:
                self._left.column.insertWidget(self._left.column.count() - 1, self._paper)
            self._paper.setMinimumHeight(self.height() - tokens.SECTION)
            self._left.setMinimumWidth(0)
            return
        needed = (
            self._left.column.minimumSize().width()
            + self._left.verticalScrollBar().sizeHint().width()
            + tokens.GAP
        )
        self._left.setMinimumWidth(min(needed, self.width() * 7 // 10))

    def _connect(self) -> None:
        card = self.card
        for box in (card.language, card.form_choice):
            box.currentIndexChanged.connect(lambda _row: self.refresh())
        card.paper_choice.currentIndexChanged.connect(lambda _row: self._show_paper())
        card.language.activated.connect(self._keep_language)
        self.theme.changed.connect(self.refresh)
        card.sign.clicked.connect(self._sign)
        card.save.clicked.connect(self._save)
        card.save_word.clicked.connect(lambda: self._save_made("docx"))
        card.save_excel.clicked.connect(lambda: self._save_made("xlsx"))
        card.save_forms.clicked.connect(self._save_forms)
        card.save_data.clicked.connect(self._save_data)

    def _keep_language(self) -> None:
        self._language_kept = True

    def _show_paper(self) -> None:
        """Offer what can be done with the paper chosen, and make it."""
        self.card.show_paper()
        self.result.hide()
        self.refresh()

    def _take(self, made: object) -> None:
        from pia_wizard.exchange.workbooks import Register

        wanted, self._wanted = self._wanted, None
        if wanted is None or not self._version().same_as(wanted):
            self.refresh()
            return
        self._made_of = wanted
        if isinstance(made, bytes):
            self.report = made
            self.preview.show_pdf(made, self._name("pdf"))
            self._shown.setCurrentWidget(self.preview)
        elif isinstance(made, Register):
            self.table.show_register(made, translator_of(wanted.language))
            self._shown.setCurrentWidget(self.table)
        self._end()

    def _tell(self, error: PiaError) -> None:
        self._made_of, self._wanted = self._wanted or self._made_of, None
        if self._made_of is not None and not self.report:
            self.preview.clear()
        self._rest()
        show_error(self, error, self.translator)
        self.finished.emit()

    def _rest(self) -> None:
        self.card.show_busy("")
        self.card.save.setEnabled(bool(self.report))

    def _end(self) -> None:
        self._rest()
        self.finished.emit()

    def _name(self, ending: str) -> str:
        words = translator_of(self.paper_language)
        kind = words.say(words_of(self.paper).name)
        if self.paper is Paper.FORM:
            kind = self.card.form_choice.currentText()
        return file_name(kind, self.session.assessment.title, ending)

    def _save(self) -> None:
        """Save the very pages that are looked at."""
        path = chosen_path(self, self._name("pdf"), self.translator)
        if path is not None:
            pdf = self.report
            self._write(path, lambda: pdf, self.translator.say(words_of(self.paper).saved))

    def _save_made(self, ending: str) -> None:
        path = chosen_path(self, self._name(ending), self.translator)
        if path is None:
            return
        words = translator_of(self.paper_language)
        make = file_of(self.session, self.paper, self.card.form, ending, words)
        self._write(path, make, self.translator.say(words_of(self.paper).saved))

    def _save_data(self) -> None:
        path = chosen_path(self, self._name("json"), self.translator)
        if path is None:
            return
        try:
            self.session.write_case(path)
        except PiaError as error:
            show_error(self, error, self.translator)
            return
        self._say_result(path, self.translator.say("評価データを保存しました。"))

    def _write(self, path: Path, make: Callable[[], bytes], told: str) -> None:
        """Make a file and write it in another thread, whole or not at all."""
        self.card.show_busy(self.translator.say("保存しています…"))
        job = Job(lambda: write_whole(path, make()))
        job.done.connect(lambda _nothing: self._tell_written(path, told))
        job.refused.connect(self._tell)
        job.start()

    def _save_forms(self) -> None:
        session, words = self.session, translator_of(self.paper_language)
        name = file_name(words.say("記録の用紙"), session.assessment.title, "x").removesuffix(".x")
        folder = chosen_folder(self, name, self.translator)
        if folder is None:
            return
        self.card.show_busy(self.translator.say("記録の用紙を作成しています…"))
        job = Job(lambda: session.write_forms(folder, words))
        job.done.connect(lambda count: self._tell_written(folder, self._forms_told(count)))
        job.refused.connect(self._tell)
        job.start()

    def _forms_told(self, count: int) -> str:
        return self.translator.say(
            "記録の用紙（{count} 種類）を、印刷用（PDF）と表計算用（XLSX）で保存しました。", count=count
        )

    def _tell_written(self, path: Path, told: str) -> None:
        self._say_result(path, told)
        self._end()

    def _sign(self) -> None:
        paper = translator_of(self.paper_language)
        make = file_of(self.session, self.paper, "", "pdf", paper)
        dialog = SignDialog(self, self.translator, NewPaper(make, self._name("pdf"), paper))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        signed = dialog.signed if accepted else None
        dialog.deleteLater()
        if signed is not None:
            checked = self.translator.say("保存したファイルを読み直して検証した結果：")
            verdict, *more = signed.verification
            saved = self.translator.say("署名した報告書を保存しました。")
            self._say_result(signed.path, saved, checked, verdict, more="\n".join(more))
            self.finished.emit()

    def _say_result(self, path: Path, title: str, *lines: str, more: str = "") -> None:
        """Tell what was written and where, with a way there."""
        self.result.say(path, title, *lines, more=more)
        QTimer.singleShot(0, self, lambda: self._left.ensureWidgetVisible(self.result))
