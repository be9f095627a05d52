"""What the pages of an assessment need, loaded piece by piece once the list is there and nobody waits.

The first window does without it, and the first step, the first notice, the first key that opens the palette
do not wait for it either. This is the one place that loads anything before it is needed; whoever is quicker
than it imports the rest in the usual way.
"""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

PIECES = (
    "babel.dates",
    "babel.numbers",
    "pia_wizard.evaluation.advice",
    "pia_wizard.session.exchanging",
    "pia_wizard.session.assessment_session",
    "pia_wizard.ui.editors.by_type",
    "pia_wizard.ui.assessment.card",
    "pia_wizard.ui.assessment.questions_page",
    "pia_wizard.ui.assessment.why_pane",
    "pia_wizard.ui.risks.detail",
    "pia_wizard.ui.risks.page",
    "pia_wizard.ui.assessment.treatment_page",
    "pia_wizard.pdf.fonts",
    "pia_wizard.signage.blocks",
    "pia_wizard.signage.layout",
    "pia_wizard.pdf.archive",
    "pia_wizard.signage.poster",
    "pia_wizard.signage.notice_poster",
    "pia_wizard.ui.studio.acting",
    "pia_wizard.ui.studio.page",
    "pia_wizard.signing.company_seal",
    "pia_wizard.ui.signing.dialog",
    "pia_wizard.ui.assessment.export_panel",
    "pia_wizard.ui.reviewing.page",
    "pia_wizard.ui.assessment.page",
    "pia_wizard.ui.palette.places",
    "pia_wizard.ui.palette.dialog",
    "pypdfium2",
)
"""Each with what it needs itself, and so short that a key is answered between two of them."""

_PAUSE = 20
"""Milliseconds for keys and painting between two pieces."""


class LoadingAhead(QObject):
    """Loads the pieces in turn; ``done`` comes once, after the last."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(PIECES)
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._load_one)

    def start(self) -> None:
        """Begin with the first piece; returns at once."""
        self._timer.start()

    def _load_one(self) -> None:
        import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()
            self.done.emit()
