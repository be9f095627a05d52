"""The papers: their real pages as they are now, and saving them plain, signed, for Word, or as data."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.evaluation.model import Evaluation
from pia_wizard.i18n import LANGUAGES, Translator
from pia_wizard.i18n import translator as translator_of
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.operator_rules import RulesFormat
from pia_wizard.ui.assessment import export_papers as papers
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.assessment.export_papers import Paper
from pia_wizard.ui.assessment.notices_page import LANGUAGE_NAMES
from pia_wizard.ui.assessment.pdf_view import PdfView
from pia_wizard.ui.assessment.saving import chosen_folder, chosen_path, file_name, save_file
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.assessment.sign_dialog import SignDialog
from pia_wizard.ui.assessment.signed_paper import SignedPaper, SignOrder, signed_paper
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.pieces import framed, push_button


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """What a paper was made of; every change makes another evaluation, so that identity tells."""

    evaluation: Evaluation
    language: str
    paper: Paper

    def same_as(self, other: "Version | None") -> bool:
        """Return whether nothing changed between two."""
        if other is None or other.evaluation is not self.evaluation:
            return False
        return (other.language, other.paper) == (self.language, self.paper)


class ExportPanel(QWidget):
    """Makes the chosen paper in another thread whenever it is looked at and out of date.

    ``report`` holds its pages.
    """

    finished = Signal()

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self.report = b""
        self._made_of: Version | None = None
        self._wanted: Version | None = None
        self._paper_ask, self.paper_choice = TextLabel(look="strong"), QComboBox()
        for paper in Paper:
            self.paper_choice.addItem("", paper)
        self._language_ask = TextLabel(look="strong")
        self.language = QComboBox()
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(LANGUAGES.index(translator.language))
        self._language_kept = False
        self.sign, self.save, self.save_data = push_button("primary"), push_button(), push_button()
        self.save_word = push_button()
        self.save_forms, self.save_plan = push_button(), push_button()
        self._explain = TextLabel(look="muted")
        self.busy, self._busy_text = QProgressBar(), TextLabel(look="muted")
        self.result = framed("notice")
        self._result_title, self.result_lines = TextLabel(look="strong"), TextLabel()
        self.show_folder, self.show_more = push_button("link"), push_button("link")
        self.show_more.setCheckable(True)
        self._more_lines = TextLabel(look="caption")
        self._order: SignOrder | None = None
        self._saved_at: Path | None = None
        self.preview = PdfView(translator)
        self._lay_out()
        self.language.currentIndexChanged.connect(lambda _row: self.refresh())
        self.save.clicked.connect(self._save)
        self.sign.clicked.connect(self._sign)
        self.save_data.clicked.connect(self._save_data)
        self.save_word.clicked.connect(self._save_word)
        self.save_forms.clicked.connect(self._save_forms)
        self.save_plan.clicked.connect(self._save_plan)
        self.paper_choice.currentIndexChanged.connect(lambda _row: self._show_paper())
        self.show_more.toggled.connect(self._more_lines.setVisible)
        self.show_folder.clicked.connect(self._show_folder)
        self.language.activated.connect(self._keep_language)
        self._show_paper()

    def _lay_out(self) -> None:
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(10)
        for widget in (self._paper_ask, self.paper_choice, self._language_ask, self.language, self._explain):
            column.addWidget(widget)
        also = (self.save_word, self.save_data, self.save_forms, self.save_plan)
        for button in (self.sign, self.save, *also):
            column.addWidget(button)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        column.addWidget(self._busy_text)
        column.addWidget(self.busy)
        inner = QVBoxLayout(self.result)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.setSpacing(6)
        inner.addWidget(self._result_title)
        inner.addWidget(self.result_lines)
        links = QHBoxLayout()
        links.addWidget(self.show_folder)
        links.addWidget(self.show_more)
        links.addStretch(1)
        inner.addLayout(links)
        inner.addWidget(self._more_lines)
        column.addWidget(self.result)
        self.result.hide()
        self._left = ScrollPage(self, margin=0)
        self._left.column.setContentsMargins(0, 0, 8, 0)
        self._left.column.addWidget(card)
        self._left.column.addStretch(1)
        paper = framed("inset")
        beside = QVBoxLayout(paper)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 16)
        row.setSpacing(16)
        row.addWidget(self._left, 4)
        row.addWidget(paper, 6)
        self._show_busy("")

    def _keep_language(self) -> None:
        self._language_kept = True

    @property
    def paper(self) -> Paper:
        """The paper that is looked at."""
        return Paper(self.paper_choice.currentData())

    @property
    def paper_language(self) -> str:
        """The paper's language, whatever the window's is."""
        return str(self.language.currentData())

    def refresh(self) -> None:
        """Make the paper anew if it is in view and not of the present answers and language."""
        self.paper_choice.setEnabled(bool(self.session.questionnaire.rules))
        wanted = self._version()
        if not self.isVisible() or wanted.same_as(self._made_of) or wanted.same_as(self._wanted):
            return
        self._wanted = wanted
        self.report = b""
        self._show_busy(papers.busy_text(wanted.paper, self.translator))
        session, words = self.session, translator_of(wanted.language)
        rules = wanted.paper is Paper.RULES
        job = Job(lambda: session.rules(RulesFormat.PDF, words) if rules else session.report(words))
        job.done.connect(self._take_report)
        job.refused.connect(self._tell)
        job.start()

    def _version(self) -> "Version":
        return Version(self.session.evaluation, self.paper_language, self.paper)

    def _show_paper(self) -> None:
        """Offer what can be done with the paper chosen, and make it."""
        rules = self.paper is Paper.RULES
        for button in (self.sign, self.save_data, self.save_forms, self.save_plan):
            button.setVisible(not rules)
        self.save_word.setVisible(rules)
        self.retranslate(self.translator)
        self.refresh()

    def _take_report(self, pdf: object) -> None:
        wanted, self._wanted = self._wanted, None
        if not self._version().same_as(wanted):
            self.refresh()
            return
        self._made_of = wanted
        self.report = pdf if isinstance(pdf, bytes) else b""
        self.preview.show_pdf(self.report)
        self._show_busy("")
        self.finished.emit()

    def _tell(self, error: PiaError) -> None:
        self._wanted = None
        self._show_busy("")
        show_error(self, error, self.translator)
        self.finished.emit()

    def _show_busy(self, text: str) -> None:
        self._busy_text.say(text)
        self._busy_text.setVisible(bool(text))
        self.busy.setVisible(bool(text))
        for button in (self.sign, self.save, self.save_word, self.save_forms):
            button.setEnabled(not text)
        announce(self, text)

    def _name(self, ending: str) -> str:
        kind = papers.paper_name(self.paper, translator_of(self.paper_language))
        return file_name(kind, self.session.assessment.title, ending)

    def _save(self) -> None:
        path = save_file(self, self._name("pdf"), lambda: self.report, self.translator)
        if path:
            self._say_result(path, papers.saved_text(self.paper, self.translator))

    def _save_word(self) -> None:
        session, words = self.session, translator_of(self.paper_language)
        name = self._name("docx")
        path = save_file(self, name, lambda: session.rules(RulesFormat.WORD, words), self.translator)
        if path:
            self._say_result(path, papers.saved_text(self.paper, self.translator))

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

    def _save_plan(self) -> None:
        session, words = self.session, translator_of(self.paper_language)
        name = file_name(words.say("リスク対応計画"), session.assessment.title, "xlsx")
        path = save_file(self, name, lambda: session.plan(words), self.translator)
        if path:
            self._say_result(path, self.translator.say("対策の計画を保存しました。"))

    def _save_forms(self) -> None:
        session, words = self.session, translator_of(self.paper_language)
        name = file_name(words.say("記録の用紙"), session.assessment.title, "x").removesuffix(".x")
        folder = chosen_folder(self, name, self.translator)
        if folder is None:
            return
        self._show_busy(self.translator.say("記録の用紙を作成しています…"))
        job = Job(lambda: (folder, session.write_forms(folder, words)))
        job.done.connect(self._tell_forms)
        job.refused.connect(self._tell)
        job.start()

    def _tell_forms(self, written: tuple[Path, int]) -> None:
        folder, count = written
        self._show_busy("")
        saved = self.translator.say(
            "記録の用紙（{count} 種類）を、印刷用（PDF）と表計算用（XLSX）で保存しました。", count=count
        )
        self._say_result(folder, saved)
        self.finished.emit()

    def _sign(self) -> None:
        dialog = SignDialog(self, self.translator)
        if self._order is not None:
            dialog.fill(self._order)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        order = dialog.order()
        dialog.deleteLater()
        if not accepted:
            return
        self._order = replace(order, passphrase="")
        path = chosen_path(self, self._name("pdf"), self.translator)
        if path is None:
            return
        self._show_busy(self.translator.say("署名して保存しています…"))
        session, paper, words = self.session, translator_of(self.paper_language), self.translator
        job = Job(lambda: signed_paper(session, paper, words, order, path))
        job.done.connect(self._tell_signed)
        job.refused.connect(self._tell)
        job.start()

    def _tell_signed(self, paper: SignedPaper) -> None:
        self._show_busy("")
        saved = self.translator.say("署名した報告書を保存しました。")
        checked = self.translator.say("保存したファイルを読み直して検証した結果：")
        verdict, *more = paper.verification
        self._say_result(paper.path, saved, checked, verdict, more="\n".join(more))
        self.finished.emit()

    def _say_result(self, path: Path, title: str, *lines: str, more: str = "") -> None:
        """Tell what was written and where, with a way there."""
        self._saved_at = path
        self._result_title.say(title)
        self.result_lines.say("\n".join((str(path), *lines)))
        self._more_lines.say(more)
        self.show_more.setVisible(bool(more))
        self.show_more.setChecked(False)
        self._more_lines.hide()
        self.result.show()
        QTimer.singleShot(0, self, lambda: self._left.ensureWidgetVisible(self.result))
        announce(self, " ".join((title, *lines)))

    def _show_folder(self) -> None:
        if self._saved_at is not None:
            folder = self._saved_at if self._saved_at.is_dir() else self._saved_at.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language; the report follows until its own was chosen."""
        self.translator = translator
        if not self._language_kept:
            self.language.setCurrentIndex(LANGUAGES.index(translator.language))
        self._paper_ask.say(translator.say("書類"))
        self.paper_choice.setAccessibleName(self._paper_ask.text())
        for row, paper in enumerate(Paper):
            self.paper_choice.setItemText(row, papers.paper_name(paper, translator))
        self._language_ask.say(papers.language_ask(self.paper, translator))
        self.language.setAccessibleName(self._language_ask.text())
        self._explain.say(papers.explanation(self.paper, translator))
        self.sign.setText(translator.say("署名して保存…"))
        self.save.setText(papers.save_text(self.paper, translator))
        self.save_word.setText(translator.say("Wordで保存…"))
        self.save_data.setText(translator.say("評価データ（JSON）を保存…"))
        self.save_forms.setText(translator.say("記録の用紙を保存…"))
        self.save_plan.setText(translator.say("対策の計画（XLSX）を保存…"))
        self.show_folder.setText(translator.say("フォルダーを開く"))
        self.show_more.setText(translator.say("詳細を表示"))
        self.preview.retranslate(translator)
        self.result.hide()
