"""What a screen reader and the Tab key meet on every page of the real program, in both languages."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget, QWizard
from pytestqt.qtbot import QtBot

from pia_wizard.assessment.model import OwnLevel, OwnRisk
from pia_wizard.assessment.review import ReviewRole
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.model import Asset, Axis, Event, Threat
from pia_wizard.ui.about.dialog import AboutDialog
from pia_wizard.ui.assessment.history_dialog import HistoryDialog
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.treatment_page import TreatmentPage
from pia_wizard.ui.choosing.rechoosing_dialog import RechoosingDialog
from pia_wizard.ui.comparing.dialog import CompareDialog
from pia_wizard.ui.content.faults_dialog import FaultsDialog
from pia_wizard.ui.content.files_dialog import ContentFilesDialog
from pia_wizard.ui.content.newer_dialog import NewerContentDialog
from pia_wizard.ui.copying.dialog import CopyDialog
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard
from pia_wizard.ui.reviewing.edition_dialog import EditionDialog
from pia_wizard.ui.reviewing.restore_dialog import RestoreDialog
from pia_wizard.ui.reviewing.step_dialog import StepDialog
from pia_wizard.ui.risks.acceptance_dialog import AcceptanceDialog
from pia_wizard.ui.risks.level_dialog import LevelDialog
from pia_wizard.ui.risks.own_risk_dialog import OwnRiskDialog
from pia_wizard.ui.settings.dialog import SettingsDialog
from pia_wizard.ui.signing.batch_dialog import BatchDialog
from pia_wizard.ui.signing.dialog import SignDialog
from pia_wizard.ui.signing.private_facts import PrivateFactsDialog
from pia_wizard.ui.treatment.measure_dialog import MeasureDialog
from pia_wizard.ui.verifying.dialog import VerifyingDialog
from pia_wizard.ui.verifying.trusted_dialog import TrustedDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LANGUAGES = ("ja", "en")
OpenWindow = Callable[..., MainWindow]


def stops(root: QWidget) -> list[QWidget]:
    """Return what the Tab key reaches in a widget, in its order, beginning anywhere."""
    found: list[QWidget] = []
    here = root
    while True:
        here = here.nextInFocusChain()
        if here is root or here in found:
            return found
        tab = here.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tab and here.isEnabled() and here.isVisibleTo(root) and root.isAncestorOf(here):
            found.append(here)


def nameless(root: QWidget) -> list[str]:
    """Return the stops about which a screen reader could say nothing but their kind."""
    faults = []
    for stop in stops(root):
        interface = QAccessible.queryAccessibleInterface(stop)
        name = interface.text(QAccessible.Text.Name) if interface else ""
        if not name.strip() or name.strip() in {"…", "×", "?"}:
            faults.append(f"{type(stop).__name__} {stop.objectName()} in {type(stop.parent()).__name__}")
    return faults


def _area(widget: QWidget) -> QWidget | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def backward(root: QWidget) -> Iterator[str]:
    """Yield the steps of the Tab key that go up, or to the left in one row, within one scrolled page."""
    order = stops(root)
    for first, second in pairwise(order):
        if _area(first) is None or _area(first) is not _area(second):
            continue
        a, b = _place(first), _place(second)
        upward = b.bottom() < a.top()
        beside = b.top() <= a.center().y() <= b.bottom() and b.right() < a.left()
        if upward or beside:
            names = [
                QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in (first, second)
            ]
            yield f"{' → '.join(names)} {a} {b}"


def own_risk(requirements: list[str]) -> OwnRisk:
    """A risk with lines of its own in every part of its dialog."""
    least = OwnLevel(level=1)
    threats = tuple(Threat(asset=asset, says=f"{asset}") for asset in list(Asset)[:2])
    treated_by = dict.fromkeys(requirements[:2], Axis.IMPACT)
    return OwnRisk(
        id="own_1",
        title="停電",
        event=Event.DISAPPEARANCE,
        threats=threats,
        impact=least,
        likelihood=least,
        treated_by=treated_by,
    )


def check(root: QWidget, where: str) -> None:
    """Hold one page to both."""
    for _ in range(5):  # layouts inside layouts settle one after the other
        QApplication.processEvents()
    assert stops(root), where
    assert nameless(root) == [], where
    assert list(backward(root)) == [], where


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_what_it_offers_empty_and_filled(open_window: OpenWindow, language: str) -> None:
    window = open_window(language=language)
    assert window.pages is not None
    check(window, "empty list")
    window.pages.open_sample()
    window.pages.show_home()
    check(window, "list")
    window.pages.home.filters.by_client.click()
    check(window, "list by client")
    window.pages.home.search.setText("…")
    check(window, "nothing found")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_an_assessment_names_its_fields_and_is_walked_downwards(
    open_window: OpenWindow, qtbot: QtBot, language: str
) -> None:
    window = open_window(language=language)
    assert window.pages is not None
    window.pages.open_sample()
    page = window.pages.page
    assert isinstance(page, AssessmentPage)
    for step in page.session.questionnaire.steps:
        page.show_step(step)
        shown = page.page(step)
        if shown.questions is not None:
            shown.questions._gradual.finish()
        for tab in range(shown.tabs.count()):
            shown.tabs.setCurrentIndex(tab)
            check(window, f"{step} {tab}")
        if isinstance(shown.result, TreatmentPage):
            for inner, listed in enumerate(shown.result.views()):
                shown.result.show_tab(inner)
                qtbot.waitUntil(lambda listed=listed: bool(listed.cards.cards()), timeout=10_000)
                listed.cards.finish()
                check(window, f"{step} view {inner}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_comments_and_copied_answers_name_what_they_offer(
    open_window: OpenWindow, tmp_path: Path, language: str
) -> None:
    window = open_window(language=language)
    assert window.pages is not None
    window.pages.open_sample()
    page = window.pages.page
    assert page is not None
    asked = "retention_days"
    first = page.session.add_comment("question", asked, "…")
    page.session.answer_comment(first.id, "…")
    page.session.take_answers({asked: page.session.assessment.answers[asked]})
    page.go_to_question(asked)
    page.show_why()
    photo = tmp_path / "…….png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n0")
    page.attach(asked, [photo])
    page.go_to_comment("question", asked)
    for block in page.why._blocks.values():
        block.talk.click()
    check(window, "evidence and comments")
    page.go_to_step("review")
    review = page.page("review").result
    assert isinstance(review, ReviewPage)
    review.show_tab(4)
    check(window, "open comments")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_wizard_names_its_fields(
    open_window: OpenWindow, qtbot: QtBot, language: str
) -> None:
    window = open_window(language=language)
    assert window.pages is not None
    wizard = NewAssessmentWizard(window.pages.session, translator(language), window)
    qtbot.addWidget(wizard)
    wizard.show()
    for place in wizard.pageIds():
        wizard.setCurrentId(place)
        check(wizard, f"wizard page {place}")
    wizard.guidelines.choice.fold.click()
    check(wizard, "guidelines that do not fit")
    assert isinstance(wizard, QWizard)
    wizard.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dialog_names_its_fields(open_window: OpenWindow, qtbot: QtBot, language: str) -> None:
    window = open_window(language=language)
    assert window.pages is not None
    window.pages.open_sample()
    page = window.pages.page
    assert page is not None
    words = translator(language)
    question = next(iter(page.session.questionnaire.questions))
    risk = next(iter(page.session.questionnaire.risks))
    sign = SignDialog(window, words)
    dialogs: tuple[QDialog, ...] = (
        sign,
        SettingsDialog(window.settings, window.location, words, window),
        AboutDialog(words, window),
        PrivateFactsDialog(("…",), words, window),
        BatchDialog((), words, window),
        VerifyingDialog(words, window),
        TrustedDialog(words, window),
        HistoryDialog(question, page.session, words, window),
        CopyDialog(page.session, window.pages.session.summaries(), words, window),
        ContentFilesDialog(page.session, words, window),
        NewerContentDialog(page.session, page.session.what_would_change(), words, window),
        FaultsDialog(("…", "…"), (), words, window),
        MeasureDialog(page.session.assessment.measures[0], page.session, print, words, window),
        LevelDialog(risk, "target", page.session, words, window),
        AcceptanceDialog(risk, page.session, words, window),
        OwnRiskDialog(page.session, words, window),
        OwnRiskDialog(page.session, words, window, own_risk(list(page.session.questionnaire.requirements))),
    )
    page.session.submit()
    page.session.approve()
    page.session.clear("retention_days")
    dialogs += (
        StepDialog("submit", ReviewRole.ASSESSOR, page.session, words, window),
        CompareDialog(page.session, words, window),
        EditionDialog(page.session.open_edition(1), words, window),
        RestoreDialog(page.session, 1, words, window),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        check(dialog, type(dialog).__name__)
    rechoosing = RechoosingDialog(page.session, words, window)
    qtbot.addWidget(rechoosing)
    rechoosing.show()
    check(rechoosing, "choosing again")
    box = next(row.box for row in rechoosing.choice.rows.values() if not row.box.isChecked())
    box.click()
    qtbot.waitUntil(rechoosing.go_on.isEnabled)
    rechoosing.go_on.click()
    check(rechoosing, "what choosing changes")
    for kind in ("self_made", "file", "token"):
        sign.who.kind.choose(kind)
        sign.who.kind.chosen.emit(kind)
        sign.how.level.setCurrentIndex(sign.how.level.count() - 1)
        check(sign, f"signing with {kind}")
