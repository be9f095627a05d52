"""Files that come as evidence for an answer: dropped on its card, pasted, or handed over."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from pia_wizard.i18n import Translator
from pia_wizard.ui.assessment.field_keys import clipboard_holds_files
from pia_wizard.ui.assessment.questions_page import card_around
from pia_wizard.ui.assessment.reasons import ask_text
from pia_wizard.ui.dropping import Spot
from pia_wizard.ui.evidence.arriving import local_files, picture_in, picture_name

if TYPE_CHECKING:
    from pia_wizard.ui.assessment.page import AssessmentPage
    from pia_wizard.ui.evidence.part import EvidencePart

_MOST_NAMES = 3


class Attaching(QObject):
    """Works for the page it belongs to; the cards' own parts keep the files."""

    def __init__(self, page: "AssessmentPage") -> None:
        super().__init__(page)
        self._page = page
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), page)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)

    def attach(self, question: str, paths: list[Path]) -> None:
        """Keep copies of files as evidence for an answer."""
        if (part := self.part(question)) is not None:
            part.take(paths)

    def part(self, question: str) -> "EvidencePart | None":
        """Return the part of a question's card that keeps its files."""
        page = self._page.page(self._page.session.questionnaire.questions[question].step)
        return page.questions.evidence_of(question) if page.questions is not None else None

    def spot_at(self, point: QPoint, room: QRect) -> Spot | None:
        """Return the question at a point of the window, within ``room``, which takes files as evidence."""
        window = self._page.window()
        card = card_around(self._page.childAt(self._page.mapFrom(window, point)))
        if card is None or self._page.session.frozen is not None:
            return None
        place = QRect(card.mapTo(window, QPoint(0, 0)), card.size()).intersected(room)
        translator = self._page.translator
        asked = ask_text(self._page.session.questionnaire, card.question.id, translator)
        words = translator.say("ここに放すと、この質問の証拠に加えます：{question}", question=asked)
        return Spot(card.question.id, words, place)

    def _paste(self) -> None:
        """Keep files or a picture from the clipboard as evidence for the answer the user is at."""
        card, data = card_around(self._page.focusWidget()), QGuiApplication.clipboard().mimeData()
        if card is None or not clipboard_holds_files():
            return
        question = card.question.id
        if paths := local_files(data):
            self.attach(question, paths)
            return
        picture, part = picture_in(data), self.part(question)
        if picture and part is not None:
            count = len(self._page.answering.beside.files(question))
            part.take_bytes(picture_name(count, self._page.translator), picture)


def arrived_text(names: tuple[str, ...], translator: Translator) -> str:
    """Say which files came as evidence; none means that some were taken away."""
    say = translator.say
    if not names:
        return say("証拠のファイルを外しました。")
    told = say("、").join(say("「{name}」", name=name) for name in names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES:
        return say("証拠に加えました：{names} ほか", names=told)
    return say("証拠に加えました：{names}", names=told)
