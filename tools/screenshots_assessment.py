"""Pictures of every page of an assessment, in both languages and both colour schemes, to look at.

``python tools/screenshots_assessment.py FOLDER [ja|en] [light|dark]`` opens the empty list's sample in a
workspace of its own that is thrown away. Needs no screen.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from pia_wizard import resources
from pia_wizard.i18n import translator
from pia_wizard.session.content import shipped_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.application import dressed_application
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.progress import RISKS
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.treatment_page import TreatmentPage
from pia_wizard.ui.risks.acceptance_dialog import AcceptanceDialog
from pia_wizard.ui.risks.level_dialog import LevelDialog
from pia_wizard.ui.risks.own_risk_dialog import OwnRiskDialog
from pia_wizard.ui.risks.page import RisksPage
from pia_wizard.ui.signing.dialog import SignDialog
from pia_wizard.ui.treatment.measure_dialog import MeasureDialog
from pia_wizard.ui.workspace_pages import SAMPLE

REASON = "夜間は閲覧できる人を2人に限り、見た記録を毎週確かめているためです。"
SIZE = (1280, 720 - 58)
"""The window less its menu bar and status bar."""


def settle(milliseconds: int = 250) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(widget: QWidget, folder: Path, name: str) -> None:
    """Save a picture of a widget."""
    settle()
    widget.grab().save(str(folder / f"{name}.png"))
    print(name)


def shoot_all(session: Session, case: str, language: str, scheme: str, folder: Path) -> None:
    """Save a picture of every step, of the three views of the last one, and of the dialog that signs."""
    page = AssessmentPage(session.open_assessment(case), translator(language))
    page.resize(*SIZE)
    page.show()
    page.setFocus()
    prefix = f"{language}-{scheme}"
    for number, step in enumerate(page.session.questionnaire.steps, 1):
        page.show_step(step)
        shoot(page, folder, f"{prefix}-{number:02}-{step}")
        step_page = page.page(step)
        if step_page.tabs.count() > 1:
            step_page.tabs.setCurrentIndex(1)
            shoot(page, folder, f"{prefix}-{number:02}-{step}-result")
        if isinstance(step_page.result, ReviewPage):
            step_page.result.show_tab(1)
            shoot(page, folder, f"{prefix}-{number:02}-{step}-answers")
            step_page.result.show_tab(2)
            shoot(page, folder, f"{prefix}-{number:02}-{step}-rules")
            step_page.result.show_tab(3)
            settle(4000)
            shoot(page, folder, f"{prefix}-{number:02}-{step}-export")
    shoot_treatment(page, prefix, folder)
    shoot_risks(page, prefix, language, folder)
    dialog = SignDialog(page, translator(language))
    dialog.show()
    shoot(dialog, folder, f"{prefix}-sign")
    dialog.close()
    page.close()


def shoot_treatment(page: AssessmentPage, prefix: str, folder: Path) -> None:
    """Save pictures of what helps, the measures, what is not met, a form, and what an answer did."""
    page.show_step("treatment")
    shown = page.page("treatment").result
    if not isinstance(shown, TreatmentPage):
        return
    for tab, name in ((1, "measures"), (2, "unmet"), (0, "helpful")):
        shown.show_tab(tab)
        shoot(page, folder, f"{prefix}-treatment-{name}")
    measures = page.session.assessment.measures
    if measures:
        dialog = MeasureDialog(measures[0], page.session, lambda _measure: None, page.translator, page)
        dialog.show()
        shoot(dialog, folder, f"{prefix}-treatment-measure")
        dialog.close()
    page.go_to_question("images_stored")
    page.answering.dont_know("images_stored")
    shoot(page, folder, f"{prefix}-treatment-changed")
    page.answering.take_back()


def shoot_risks(page: AssessmentPage, prefix: str, language: str, folder: Path) -> None:
    """Save pictures of the states a risk can be in, and of the dialogs that decide about it."""
    page.show_step(RISKS)
    shown = page.page(RISKS).result
    words, opened = translator(language), page.session
    stored = opened.assessment.answers["images_stored"].value
    if not isinstance(shown, RisksPage) or stored is None:
        return
    opened.override_level("insider_misuse", "current", impact=3, likelihood=3, reason=REASON)
    opened.accept("vendor_leak", "executive", REASON)
    opened.override_level("vendor_leak", "target", impact=4, likelihood=4, reason=REASON)
    opened.accept("disposed_media", "manager", REASON)
    opened.dont_know("images_stored")
    shown.refresh()
    for name in ("insider_misuse", "vendor_leak", "disposed_media", "features_leak"):
        shown.show_risk(name)
        shoot(page, folder, f"{prefix}-risks-{name}")
        bar = shown.detail.verticalScrollBar()
        for place in (1, 2):
            bar.setValue(bar.maximum() * place // 2)
            shoot(page, folder, f"{prefix}-risks-{name}-{place}")
    dialogs = {
        "level": LevelDialog("insider_misuse", "current", opened, words, page),
        "acceptance": AcceptanceDialog("vendor_leak", opened, words, page),
        "own": OwnRiskDialog(opened, words, page),
    }
    for name, dialog in dialogs.items():
        dialog.show()
        shoot(dialog, folder, f"{prefix}-risks-dialog-{name}")
        dialog.done(0)
    opened.answer("images_stored", stored)
    opened.withdraw_level("vendor_leak", "target")
    for name in ("vendor_leak", "disposed_media"):
        opened.withdraw_acceptance(name)


def main(folder: Path, languages: list[str], schemes: list[str]) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    application = dressed_application(sys.argv[:1])
    appearance = Appearance(application, "light")
    appearance.dress()
    sample = resources.samples() / SAMPLE
    with tempfile.TemporaryDirectory() as place:
        session = Session(Workspace.open(Path(place) / "workspace.sqlite"), shipped_library())
        case = session.import_case(sample)
        for scheme in schemes:
            appearance.choose(scheme)
            for language in languages:
                shoot_all(session, case, language, scheme, folder)
        session.close()


if __name__ == "__main__":
    chosen = sys.argv[2:]
    main(
        Path(sys.argv[1]),
        [name for name in ("ja", "en") if name in chosen] or ["ja", "en"],
        [name for name in ("light", "dark") if name in chosen] or ["light", "dark"],
    )
