"""What the dialogs in which people decide about risks have in common: sections, a fault line, buttons."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import Effect
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.scrolled_dialog import FittedDialog
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button


class DecidingDialog(FittedDialog):
    """Stores by itself and stays open with the fault if that is refused; ``decided`` carries the effect."""

    decided = Signal(object)

    def __init__(self, title: str, translator: Translator, parent: QWidget | None, width: int = 560) -> None:
        super().__init__(width, parent)
        self.translator = translator
        self.setWindowTitle(title)
        self.fault = TextLabel(look="fault", parent=self)
        self.fault.hide()

    def add_ask(self, words: str) -> None:
        """Put the name of a field above it, nearer to it than to what is above."""
        self.form.addSpacing(tokens.HAIR)
        self.form.addWidget(TextLabel(words, look="strong"))

    def add_buttons(self, act: str, store: Callable[[], Effect], back: str = "") -> None:
        """Put the fault line and the buttons last; ``back`` names one that takes the decision back."""
        self.back, self.cancel, self.commit = push_button("danger"), push_button(), push_button("primary")
        self.back.setText(back)
        self.back.setVisible(bool(back))
        self.cancel.setText(self.translator.say("キャンセル"))
        self.commit.setText(act)
        self.commit.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.commit.clicked.connect(lambda: self.do(store))
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.commit)
        self.foot.addWidget(self.fault)
        self.foot.addLayout(row)

    def do(self, store: Callable[[], Effect]) -> None:
        """Store a decision and close, or say why it is refused."""
        try:
            effect = store()
        except PiaError as error:
            self.refuse(str(self.translator.error(error)), self.faulty(error))
        else:
            self.decided.emit(effect)
            self.accept()

    def faulty(self, _error: PiaError) -> QWidget | None:
        """Return the field a fault is about."""
        return None

    def refuse(self, text: str, field: QWidget | None = None) -> None:
        """Show a fault and put the cursor where it can be mended."""
        self.fault.say(text)
        self.fault.show()
        announce(self, text, urgent=True)
        if field is not None:
            self.show_field(field)
        self.fit()
