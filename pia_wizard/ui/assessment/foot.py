"""The foot of an assessment's page: to the step before and after, to the reasons, and back from a jump."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.pieces import push_button

_WIDEST_RETURN, _LEAST_RETURN = 320, 80


class Foot(QFrame):
    """``returning`` leads back to the step where a jump began; it is hidden where there was none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self.back, self.next = push_button(), push_button("primary")
        self.why, self.returning = push_button("quiet"), push_button()
        self.why.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (self.why, self.returning, self.next):
            row.addWidget(button)

    def show_ends(self, *, first: bool, last: bool) -> None:
        """Tell whether there is a step before and after."""
        self.back.setEnabled(not first)
        self.next.setEnabled(not last)

    def show_why(self, *, offered: bool, shown: bool) -> None:
        """Offer the reasons where questions are asked."""
        self.why.setVisible(offered)
        self.why.setChecked(shown)

    def offer_return(self, title: str, room: int, translator: Translator) -> None:
        """Name the way back to a step in as many words as there is room for; "" is no way back.

        ``room`` is the width of the foot. The way back matters more than the step before.
        """
        self.returning.setVisible(bool(title))
        self.back.show()
        if not title:
            return
        words = translator.say("「{step}」に戻る", step=title)
        self.back.setVisible(self._left(room) >= tokens.grown(_LEAST_RETURN))
        width, measure = min(tokens.grown(_WIDEST_RETURN), self._left(room)), self.returning.fontMetrics()
        shown = words if measure.horizontalAdvance(words) <= width else f"← {title}"
        self.returning.setText(measure.elidedText(shown, Qt.TextElideMode.ElideRight, width))
        self.returning.setAccessibleName(words)
        self.returning.setToolTip(words)

    def _left(self, room: int) -> int:
        """Return how wide the words of the button back can be between the others."""
        others = (self.back, self.why, self.next)
        beside = sum(button.sizeHint().width() + tokens.SPACE for button in others if not button.isHidden())
        return room - beside - 3 * tokens.SECTION - tokens.grown(32)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language; those of the way back come with ``offer_return``."""
        self.back.setText(translator.say("戻る"))
        self.back.setToolTip(translator.say("前のステップへ（Alt+←）"))
        self.next.setText(translator.say("次へ"))
        self.next.setToolTip(translator.say("次のステップへ（Alt+→）"))
        self.why.setText(translator.say("質問の理由"))
