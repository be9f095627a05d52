"""Every page and dialog of the window, one after the other: for pictures of them, and for tests of each."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from pia_wizard.ui.main_window import MainWindow

Place = tuple[str, QWidget]
REASON = "夜間は閲覧できる人を2人に限り、見た記録を毎週確かめているためです。"


def settle(milliseconds: int = 0) -> None:
    """Let the window work off what waits, and for a while if a time is given."""
    if milliseconds:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
    for _ in range(4):
        QApplication.processEvents()


def every_place(window: MainWindow) -> Iterator[Place]:
    """Show place after place of a window with an empty workspace; each is gone when the next is asked for."""
    pages = window.pages
    assert pages is not None  # noqa: S101 - the window has begun
    settle()
    yield "home-empty", window
    pages.open_sample()
    pages.show_home()
    settle(100)
    yield "home", window
    yield from wizard_pages(window)
    pages.open_assessment(pages.session.summaries()[0].id)
    yield from steps(window)
    yield from dialogs(window)


def shown(name: str, dialog: QWidget) -> Iterator[Place]:
    """Show a dialog for as long as it is looked at."""
    dialog.show()
    settle()
    yield name, dialog
    dialog.hide()
    dialog.deleteLater()


def wizard_pages(window: MainWindow) -> Iterator[Place]:
    """Show the pages of the wizard of a new assessment."""
    from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

    assert window.pages is not None  # noqa: S101
    wizard = NewAssessmentWizard(window.pages.session, window.translator, window)
    wizard.show()
    for number, place in enumerate(wizard.pageIds(), 1):
        wizard.setCurrentId(place)
        settle()
        yield f"wizard-{number}", wizard
    wizard.guidelines.choice.fold.click()
    settle()
    yield "wizard-5", wizard
    wizard.hide()
    wizard.deleteLater()


def steps(window: MainWindow) -> Iterator[Place]:
    """Show every step of the open assessment, with every tab and every tab inside one."""
    from pia_wizard.ui.assessment.gradual import Gradual
    from pia_wizard.ui.assessment.review_page import ReviewPage
    from pia_wizard.ui.assessment.treatment_page import TreatmentPage

    assert window.pages is not None  # noqa: S101
    page = window.pages.page
    assert page is not None  # noqa: S101
    for number, step in enumerate(page.session.questionnaire.steps, 1):
        page.show_step(step)
        here = page.page(step)
        if here.questions is not None:
            here.questions.findChild(Gradual).finish()  # build the cards that wait
        name = f"step-{number:02}-{step}"
        for tab in range(here.tabs.count()):
            here.tabs.setCurrentIndex(tab)
            settle(60 if tab else 0)
            yield f"{name}-{tab + 1}" if here.tabs.count() > 1 else name, window
        if isinstance(here.result, TreatmentPage):
            for inner, listed in enumerate(
                (here.result.helpful, here.result.measures, here.result.unmet_list)
            ):
                here.result.show_tab(inner)
                settle(60)
                listed.cards.finish()
                settle()
                yield f"{name}-view-{inner + 1}", window
        if isinstance(here.result, ReviewPage):
            for inner in range(1, here.result.tabs.count()):
                here.result.show_tab(inner)
                settle(300)
                yield f"{name}-view-{inner + 1}", window
    page.go_to_question("images_stored")
    page.show_why()
    settle()
    yield "why", window


def dialogs(window: MainWindow) -> Iterator[Place]:
    """Show every dialog, over the open assessment."""
    yield from window_dialogs(window)
    yield from paper_dialogs(window)
    yield from assessment_dialogs(window)


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


def paper_dialogs(window: MainWindow) -> Iterator[Place]:
    """Show the dialogs about papers: signing, verifying, whom to trust, what papers look like."""
    from pia_wizard.ui.branding.dialog import ThemesDialog
    from pia_wizard.ui.signing.batch_dialog import BatchDialog
    from pia_wizard.ui.signing.dialog import SignDialog
    from pia_wizard.ui.signing.private_facts import PrivateFactsDialog
    from pia_wizard.ui.verifying.dialog import VerifyingDialog
    from pia_wizard.ui.verifying.trusted_dialog import TrustedDialog

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
    made = (
        ("sign-private", PrivateFactsDialog(facts, words, window)),
        ("sign-batch", BatchDialog((), words, window)),
        ("verify", VerifyingDialog(words, window)),
        ("trusted", TrustedDialog(words, window)),
        ("themes", ThemesDialog(words, window, "")),
    )
    for name, dialog in made:
        yield from shown(name, dialog)


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
