"""The program tries itself: a real window, offscreen, from the first answer to the verified signature.

For packaged builds: whatever a package may lack (fonts, content, Qt plugins, libraries) shows here.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from pia_wizard.assessment.model import Value
from pia_wizard.i18n import Translator
from pia_wizard.session import identities, verifying
from pia_wizard.session.settings import Settings
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.application import dressed_application
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.language import QtWords
from pia_wizard.ui.main_window import MainWindow

_PATIENCE = 30.0
"""Seconds to wait for the window; far more than any machine needs."""
_START: dict[str, Value] = {
    "purposes": ("crime_prevention",),
    "prefecture": "yamagata",
    "open_to_public": True,
    "images_stored": True,
}
_TYPED = "retention_days"


def run(translator: Translator) -> int:
    """Try everything once, print a line for each step, and return 0 if all of it worked."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    say = translator.say
    defects = _noted_defects()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        for step, worked in _steps(Path(scratch), translator):
            _tell(f"{say('よし') if worked else say('失敗')}  {step}")
            if not worked or defects:
                return 1
    _tell(say("すべて動きました。"))
    return 0


def _noted_defects() -> list[BaseException]:
    """Return a list that collects what fails inside Qt's slots, where nothing else would notice."""
    noted: list[BaseException] = []
    usual = sys.excepthook

    def note(kind: type[BaseException], defect: BaseException, trace: TracebackType | None) -> None:
        noted.append(defect)
        usual(kind, defect, trace)

    sys.excepthook = note
    return noted


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _steps(folder: Path, translator: Translator) -> Iterator[tuple[str, bool]]:
    say = translator.say
    window = _window(folder, translator)
    yield say("画面を開き、空のワークスペースを作る"), window.pages is not None
    page = _assessment(window)
    yield say("評価を始め、最初の回答を保存する"), page is not None
    if page is None:
        return
    yield say("質問に文字を入力し、保存と判定まで進める"), _typed(page)
    yield say("見本から、署名付きの報告書を作って検証する"), _signed(window, folder, translator)
    yield say("見本から、掲示物を作って QR コードを読み取る"), _poster(window, translator)
    window.close()
    yield say("画面を閉じ、ワークスペースを手放す"), window.pages is None


def _window(folder: Path, translator: Translator) -> MainWindow:
    os.environ["PIA_WIZARD_SETTINGS"] = str(folder / "settings.json")
    os.environ["PIA_WIZARD_WORKSPACE"] = str(folder / "self-test.pia-workspace")
    application = QApplication.instance() or dressed_application(["pia-wizard"])
    assert isinstance(application, QApplication)  # noqa: S101 - for the type checker
    settings = Settings(language=translator.language)
    window = MainWindow(settings, Appearance(application, settings.appearance), QtWords(application))
    window.show()
    _wait(lambda: window.pages is not None)
    return window


def _assessment(window: MainWindow) -> AssessmentPage | None:
    if window.pages is None:
        return None
    session = window.pages.session
    guidelines = tuple(session.library.guidelines)
    window.pages.open_assessment(session.create(window.windowTitle(), guidelines, answers=_START))
    return window.pages.page


def _typed(page: AssessmentPage) -> bool:
    """Type a number into the real editor, as a person would, and see it stored and judged."""
    page.go_to_question(_TYPED)
    _wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit):
        return False
    QTest.keyClicks(field, "14")
    QTest.keyClick(field, Qt.Key.Key_Return)
    _wait(lambda: _TYPED in page.session.assessment.answers)
    answer = page.session.assessment.answers.get(_TYPED)
    judged = any(_TYPED in verdict.facts for verdict in page.session.evaluation.verdicts.values())
    return answer is not None and answer.value == 14 and judged


def _signed(window: MainWindow, folder: Path, translator: Translator) -> bool:
    from pia_wizard.signing.roles import Role

    if window.pages is None:
        return False
    window.pages.open_sample()
    page = window.pages.page
    if page is None:
        return False
    identity = identities.make(folder / "self-test.p12", translator.say("動作確認"))
    report = folder / "report.pdf"
    report.write_bytes(page.session.signed_report(translator, identity, Role.ASSESSOR))
    return verifying.holds(verifying.verified(report), trust_required=False)


def _poster(window: MainWindow, translator: Translator) -> bool:
    """Make the sample's entrance notice; making it includes reading the QR code back from the page."""
    page = window.pages.page if window.pages else None
    return page is not None and page.session.poster("entrance", translator).startswith(b"%PDF")


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not until() and time.monotonic() < end:
        QTest.qWait(5)
