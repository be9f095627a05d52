"""Every dialog, over an open assessment, one after the other."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from pia_wizard.ui.main_window import MainWindow

Place = tuple[str, QWidget]
_PATIENCE = 500
REASON = "夜間は閲覧できる人を2人に限り、見た記録を毎週確かめているためです。"
SHEET = "id,回答,メモ\nretention_days,5,確認\nimages_stored,たぶん,\nno_such,1,\nsite_name,別の店,\n"
SITES = "店舗名,住所,電話,用紙\n駅前店,山形市本町1-1,023-000-0001,\n北店,,,B9\n"


def settle(milliseconds: int = 0) -> None:
    """Let the window work off what waits, and for a while if a time is given."""
    if milliseconds:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
    for _ in range(4):
        QApplication.processEvents()


def until(ready: Callable[[], bool]) -> None:
    """Let the window work until something is there, but not for ever."""
    for _ in range(_PATIENCE):
        if ready():
            return
        settle(10)


def shown(name: str, dialog: QWidget, wait: int = 0) -> Iterator[Place]:
    """Show a dialog for as long as it is looked at, which begins after some milliseconds."""
    dialog.show()
    settle(wait)
    yield name, dialog
    dialog.hide()
    dialog.deleteLater()


def dialogs(window: MainWindow) -> Iterator[Place]:
    """Show every dialog, over the open assessment."""
    yield from window_dialogs(window)
    yield from beside(window)
    yield from paper_dialogs(window)
    yield from notice_dialogs(window)
    yield from assessment_dialogs(window)
    yield from exchanging_dialogs(window)


def window_dialogs(window: MainWindow) -> Iterator[Place]:
    """Show the dialogs of the window itself, and what it tells."""
    from pia_wizard.ui.about.dialog import AboutDialog
    from pia_wizard.ui.messages import Message, error_dialog
    from pia_wizard.ui.palette.dialog import PaletteDialog
    from pia_wizard.ui.palette.places import window_places
    from pia_wizard.ui.settings.dialog import SettingsDialog, SettingsNotKeptError

    words = window.translator
    settings = SettingsDialog(window.settings, window.location, words, window)
    settings.show()
    for row in range(settings.list.count()):
        settings.list.setCurrentRow(row)
        settle()
        yield f"settings-{row + 1}", settings
    settings.hide()
    settings.deleteLater()
    about = AboutDialog(words, window)
    yield from shown("about", about)
    palette = PaletteDialog(window_places(window), words, window)
    yield from shown("palette", palette)
    error = SettingsNotKeptError(place=Path("/home/user/.config/PIA Wizard"), detail=("errno 13",))
    message: Message = error_dialog(window, error, words)
    yield from shown("error", message)


def beside(window: MainWindow) -> Iterator[Place]:
    """Show the manual, and the tour over the open assessment."""
    from pia_wizard.ui.manual.window import ManualWindow

    window.context_help().show("questions")
    settle()
    manual = window.context_help().manual
    assert isinstance(manual, ManualWindow)  # noqa: S101
    yield "manual", manual
    manual.search.setText("…")
    settle()
    yield "manual-search", manual
    manual.close()
    settle()
    window.activateWindow()
    window.tour().begin()
    settle()
    yield "tour", window
    strip = window.tour().strip
    if strip is not None:
        strip.end()
    settle()


def paper_dialogs(window: MainWindow) -> Iterator[Place]:
    """Show the dialogs about papers: signing, verifying, whom to trust, what papers look like."""
    from PySide6.QtPrintSupport import QPrinter

    from pia_wizard.signing.certificates import CertificateFacts
    from pia_wizard.ui.branding.dialog import ThemesDialog
    from pia_wizard.ui.papers.print_progress import PrintProgress
    from pia_wizard.ui.signing.batch_dialog import BatchDialog
    from pia_wizard.ui.signing.dialog import SignDialog
    from pia_wizard.ui.signing.private_facts import PrivateFactsDialog
    from pia_wizard.ui.verifying.dialog import VerifyingDialog
    from pia_wizard.ui.verifying.trusted_dialog import TrustedDialog
    from pia_wizard.ui.verifying.trusting import TrustDialog

    words = window.translator
    sign = SignDialog(window, words)
    sign.show()
    for kind in ("self_made", "file", "token"):
        sign.who.kind.choose(kind)
        sign.who.kind.chosen.emit(kind)
        sign.how.level.setCurrentIndex(sign.how.level.count() - 1)
        settle()
        yield f"sign-{kind}", sign
    sign.hide()
    sign.deleteLater()
    facts = (words.content("question.site_name.ask", "…"),)
    until = datetime(2030, 3, 31, tzinfo=UTC)
    holders = [
        CertificateFacts(name, "株式会社サンプル", "Sample Root CA", until, until, "5f" * 32, self_made)
        for name, self_made in (("個人情報保護管理者", True), ("Sample Issuing CA", False))
    ]
    printing = PrintProgress(b"", QPrinter(), 36, words, window)
    for number in range(1, 13):
        printing.job.stepped.emit(number)
    made = (
        ("sign-private", PrivateFactsDialog(facts, words, window)),
        ("sign-batch", BatchDialog((), words, window)),
        ("verify", VerifyingDialog(words, window)),
        ("trusted", TrustedDialog(words, window)),
        ("trust-one", TrustDialog(holders[:1], words, window)),
        ("trust-two", TrustDialog(holders, words, window)),
        ("printing", printing),
        ("themes", ThemesDialog(words, window, "")),
    )
    for name, dialog in made:
        yield from shown(name, dialog)


def notice_dialogs(window: MainWindow) -> Iterator[Place]:
    """Show the dialogs about notices: one for every site of a list, and those on walls to replace."""
    from pia_wizard.session.notice_wishes import NoticeWish
    from pia_wizard.signage.edition import Edition
    from pia_wizard.ui.studio.replaced import ReplacedDialog
    from pia_wizard.ui.studio.sites_dialog import SitesDialog

    assert window.pages is not None  # noqa: S101
    page = window.pages.page
    assert page is not None  # noqa: S101
    opened, words = page.session, window.translator
    notice = next(iter(opened.questionnaire.notices))
    sites = SitesDialog(opened, notice, NoticeWish(), words, window)
    yield from shown("sites-empty", sites)
    sites = SitesDialog(opened, notice, NoticeWish(), words, window)
    with TemporaryDirectory() as folder:
        table = Path(folder) / "店舗一覧.csv"
        table.write_text(SITES, encoding="utf-8")
        sites.read(table)
        until(lambda: sites.columns.isEnabled() and bool(sites.told.text()))
    yield from shown("sites", sites)
    opened.note_printed(notice, Edition("0a1b2c3d", (("headline", "0"), ("purpose", "0"))))
    yield from shown("replaced", ReplacedDialog(opened, opened.outdated_notices(), words, window))


def assessment_dialogs(window: MainWindow) -> Iterator[Place]:
    """Show the dialogs about the open assessment."""
    from pia_wizard.ui.assessment.history_dialog import HistoryDialog
    from pia_wizard.ui.assessment.override_dialog import OverrideDialog
    from pia_wizard.ui.choosing.rechoosing_dialog import RechoosingDialog
    from pia_wizard.ui.content.faults_dialog import FaultsDialog
    from pia_wizard.ui.content.files_dialog import ContentFilesDialog
    from pia_wizard.ui.content.newer_dialog import NewerContentDialog
    from pia_wizard.ui.risks.acceptance_dialog import AcceptanceDialog
    from pia_wizard.ui.risks.level_dialog import LevelDialog
    from pia_wizard.ui.risks.own_risk_dialog import OwnRiskDialog
    from pia_wizard.ui.treatment.measure_dialog import MeasureDialog

    assert window.pages is not None  # noqa: S101
    page = window.pages.page
    assert page is not None  # noqa: S101
    opened, words = page.session, window.translator
    risk, requirement = next(iter(opened.questionnaire.risks)), next(iter(opened.questionnaire.requirements))
    made: tuple[tuple[str, QDialog], ...] = (
        ("history", HistoryDialog("images_stored", opened, words, window)),
        ("override", OverrideDialog(requirement, page.answering, words, window)),
        ("content-files", ContentFilesDialog(opened, words, window)),
        ("content-newer", NewerContentDialog(opened, opened.what_would_change(), words, window)),
        ("content-faults", FaultsDialog((REASON, REASON), (), words, window)),
        ("measure", MeasureDialog(opened.assessment.measures[0], opened, print, words, window)),
        ("risk-level", LevelDialog(risk, "target", opened, words, window)),
        ("risk-acceptance", AcceptanceDialog(risk, opened, words, window)),
        ("risk-own", OwnRiskDialog(opened, words, window)),
        ("rechoosing", RechoosingDialog(opened, words, window)),
    )
    for name, dialog in made:
        yield from shown(name, dialog)


def exchanging_dialogs(window: MainWindow) -> Iterator[Place]:
    """Show the dialogs about what comes in: answers of a sheet, of another assessment, of a copy."""
    from pia_wizard.ui.copying.dialog import CopyDialog
    from pia_wizard.ui.exchanging.merge_dialog import MergeDialog
    from pia_wizard.ui.exchanging.taking_dialog import TakingDialog
    from pia_wizard.ui.exchanging.words import answer_cards

    assert window.pages is not None  # noqa: S101
    page = window.pages.page
    assert page is not None  # noqa: S101
    opened, words = page.session, window.translator
    with TemporaryDirectory() as folder:
        sheet = Path(folder) / "answers.csv"
        sheet.write_text(SHEET, encoding="utf-8")
        incoming = opened.answers_in(sheet)
    cards = answer_cards(incoming, opened.questionnaire, opened.assessment.answers, words)
    heading = words.say_n("{n}件の回答が変わります。", "{n}件の回答が変わります。", len(incoming.answers))
    about = words.say("取り込んだあとで、まとめて元に戻すこともできます。")
    taking = TakingDialog(heading, about, cards, words, window, take=words.say("取り込む"))
    yield from shown("import-preview", taking, 60)
    others = window.pages.session.summaries()
    yield from shown("copy", CopyDialog(opened, others, words, window), 60)
    before = opened.portable()
    opened.answer("retention_days", 3)
    opened.note("sign_says", REASON)
    differences = opened.differences_from(before)
    yield from shown("merge", MergeDialog(differences, opened.questionnaire, words, window), 60)
    opened.undo()
    opened.undo()
