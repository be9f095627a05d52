"""The result of verifying a PDF: what it comes to first, then each signature, particulars folded.

Another PDF dropped here is verified instead.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session import verifying
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.assessment.saving import save_file
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.choosing_files import chosen_file
from pia_wizard.ui.dropping import dropped_files
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.messages import Sign, confirmed, show_error
from pia_wizard.ui.pieces import framed, push_button
from pia_wizard.ui.verifying.findings import GROUNDS, Findings, findings
from pia_wizard.ui.verifying.trusting import trusted_after_asking

_SIZE = (820, 620)


class VerifyingDialog(QDialog):
    """``open_asked`` carries an assessment to open, ``sign_asked`` the path of a report to sign next."""

    open_asked = Signal(object)
    sign_asked = Signal(Path)
    finished_verifying = Signal()

    def __init__(
        self, translator: Translator, parent: QWidget | None = None, *, may_open: bool = True
    ) -> None:
        super().__init__(parent)
        self.translator = translator
        self.found: Findings | None = None
        self._may_open = may_open
        self._wanted: Path | None = None
        self.setAcceptDrops(True)
        take_room(self, *_SIZE)
        self._file = TextLabel(look="muted")
        self.other = push_button()
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self.verdict = TextLabel(look="heading")
        self._verdict_more = TextLabel()
        self._sign = Sign(Shape.UNDETERMINED, 28)
        self.details = push_button("link")
        self.details.setCheckable(True)
        self._detail_lines = TextLabel(look="caption")
        self._detail_lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_assessment, self.trust, self.sign = push_button(), push_button(), push_button()
        self.save, self.leave = push_button(), push_button("primary")
        self._lay_out()
        self._say()
        self.other.clicked.connect(self._choose)
        self.details.toggled.connect(self._show_details)
        self.open_assessment.clicked.connect(self._open_assessment)
        self.trust.clicked.connect(self._trust)
        self.sign.clicked.connect(self._sign_next)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.accept)
        self.leave.setDefault(True)
        self._show_nothing()

    def verify(self, path: Path) -> None:
        """Verify a file in another thread and show what was found."""
        self._wanted = path
        self._show_nothing()
        self._file.say(str(path))
        self._busy.show()
        announce(self, self.translator.say("検証しています…"))
        job = Job(lambda: findings(path))
        job.done.connect(self._take)
        job.refused.connect(lambda error: self._refuse(path, error))
        job.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one PDF."""
        if dropped_files(event.mimeData(), (".pdf",)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Verify it."""
        found = dropped_files(event.mimeData(), (".pdf",))
        if found:
            event.acceptProposedAction()
            self.verify(found[0])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.GAP)
        head.addWidget(self._file, 1)
        head.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        self._ground = framed("inset")
        inside = QHBoxLayout(self._ground)
        inside.setContentsMargins(tokens.SPACE, 12, tokens.SPACE, 12)
        inside.setSpacing(12)
        inside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(tokens.HAIR)
        words.addWidget(self.verdict)
        words.addWidget(self._verdict_more)
        inside.addLayout(words, 1)
        self._page = ScrollPage(self, margin=0)
        self._page.column.setContentsMargins(0, 0, tokens.GAP, 0)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._page.column.addWidget(self._ground)
        self._page.column.addLayout(self._cards)
        self._page.column.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.column.addWidget(self._detail_lines)
        self._page.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.GAP)
        for button in (self.open_assessment, self.trust, self.sign):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.save)
        foot.addWidget(self.leave)
        whole = QVBoxLayout(self)
        margin = tokens.SECTION
        whole.setContentsMargins(margin, margin - 4, margin, margin - 4)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self._busy)
        whole.addWidget(self._page, 1)
        whole.addLayout(foot)

    def _say(self) -> None:
        say = self.translator.say
        self.setWindowTitle(say("PDFの検証"))
        self._busy.setAccessibleName(say("検証しています…"))
        self.other.setText(say("別のPDFを選ぶ…"))
        self.details.setText(say("技術的な詳細を表示"))
        self.open_assessment.setText(say("評価を開く…"))
        self.trust.setText(say("署名者の証明書を信頼する…"))
        self.sign.setText(say("次の署名をする…"))
        self.save.setText(say("結果を保存…"))
        self.leave.setText(say("閉じる"))

    def _show_nothing(self) -> None:
        self.found = None
        self._busy.hide()
        self._ground.hide()
        self._clear_cards()
        self.details.setChecked(False)
        for widget in (self.details, self._detail_lines, self.open_assessment, self.trust, self.sign):
            widget.hide()
        self.save.setEnabled(False)

    def _clear_cards(self) -> None:
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _take(self, found: Findings) -> None:
        if found.path != self._wanted:  # another was chosen in the meantime
            return
        self._busy.hide()
        self.found = found
        told = found.told(self.translator)
        self.verdict.say(told.verdict[0])
        self._verdict_more.say("\n".join(told.verdict[1:]))
        self._verdict_more.setVisible(len(told.verdict) > 1)
        self._sign.show_shape(found.shape)
        set_look(self._ground, "look", GROUNDS[found.shape])
        self._ground.show()
        for heading, sentences in told.signatures:
            self._cards.addWidget(_card(heading, sentences))
        if told.document:
            self._cards.addWidget(_card(self.translator.say("文書について"), told.document))
        more = found.details(self.translator)
        self._detail_lines.say("\n".join(more))
        self.details.setVisible(bool(more))
        self.open_assessment.setVisible(found.has_assessment and self._may_open)
        self.trust.setVisible(bool(found.anchors))
        self.sign.setVisible(found.can_be_signed)
        self.save.setEnabled(True)
        announce(self, " ".join(told.verdict))
        self.finished_verifying.emit()

    def _show_details(self, shown: bool) -> None:  # noqa: FBT001 - what Qt's signal carries
        self._detail_lines.setVisible(shown)
        if shown:
            self._page.show_top(self.details)

    def _refuse(self, path: Path, error: PiaError) -> None:
        if path == self._wanted:
            self._busy.hide()
            show_error(self, error, self.translator)
            self.finished_verifying.emit()

    def _choose(self) -> None:
        path = chosen_pdf(self, self.translator)
        if path is not None:
            self.verify(path)

    def _open_assessment(self) -> None:
        if self.found is None or not self._sure(self.found):
            return
        try:
            case = verifying.assessment_inside(self.found.path)
        except PiaError as error:
            show_error(self, error, self.translator)
            return
        self.open_asked.emit(case)

    def _sure(self, found: Findings) -> bool:
        """Ask before an assessment is used that nothing speaks for."""
        if found.verification.result.unchanged:
            return True
        say = self.translator.say
        return confirmed(
            self,
            say("この文書の署名は、評価データが正しいことを示していません。"),
            say("署名がないか、署名後に変更されています。だれかが書き換えた評価かもしれません。"),
            say("それでも開く"),
            self.translator,
            danger=True,
        )

    def _trust(self) -> None:
        found = self.found
        if found is not None and trusted_after_asking(found.anchors, self.translator, self):
            self.verify(found.path)

    def _sign_next(self) -> None:
        if self.found is not None:
            self.sign_asked.emit(self.found.path)

    def _save(self) -> None:
        found = self.found
        if found is None:
            return
        name = self.translator.say("{name}_検証結果", name=found.path.stem)
        text = found.text(self.translator)
        path = save_file(self, f"{name}.txt", text.encode, self.translator)
        if path is not None:
            announce(self, self.translator.say("検証の結果を保存しました。"))


def _card(heading: str, sentences: tuple[str, ...]) -> QFrame:
    card = framed("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(tokens.SPACE, 12, tokens.SPACE, 12)
    column.setSpacing(tokens.HAIR)
    column.addWidget(TextLabel(heading, look="strong"))
    for sentence in sentences:
        column.addWidget(TextLabel(sentence))
    return card


def chosen_pdf(parent: QWidget, translator: Translator) -> Path | None:
    """Ask for a PDF to verify; None if the user thought better of it."""
    say = translator.say
    kinds = (say("PDFファイル (*.pdf)"), say("すべてのファイル (*)"))
    return chosen_file(parent, say("検証するPDFを選ぶ"), kinds, translator, purpose="papers")
