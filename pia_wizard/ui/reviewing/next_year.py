"""Right after the next assessment was begun: what is new since the last one, and the way to it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from pia_wizard.i18n import ErrorText, Translator
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.progress import REVIEW
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.messages import Message
from pia_wizard.ui.reviewing.since_card import new_text

if TYPE_CHECKING:
    from pia_wizard.ui.assessment.page import AssessmentPage


def tell_changes(page: "AssessmentPage", translator: Translator) -> None:
    """Tell what is new, and show it if the user wants to see it."""
    found, say = page.session.since_predecessor(), translator.say
    if found is None:
        return
    text = ErrorText(
        say("次回の評価を始めました。"), new_text(found, len(page.session.unconfirmed()), translator), ""
    )
    dialog = Message(page.window(), Shape.INFORMATION, text, translator)
    dialog.button(say("変わった点を見る"), accepts=True)
    close = dialog.button(say("閉じる"), "primary")
    close.setDefault(True)
    close.setFocus()
    see = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    result = page.page(REVIEW).result
    if see and isinstance(result, ReviewPage):
        page.go_to_step(REVIEW)
        result.show_approval()
        result.approval.compare(predecessor=True)
