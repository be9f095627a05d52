"""Notices: what each must say and whether it can, beside a live preview of the real poster."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QTabBar, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.evaluation.model import ElementState
from pia_wizard.i18n import LANGUAGES, Translator
from pia_wizard.i18n import translator as translator_of
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.signage.notice_text import headline_line
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.pdf_view import PdfView
from pia_wizard.ui.assessment.reasons import ask_text, clause_text
from pia_wizard.ui.assessment.saving import file_name, save_file
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import framed, push_button, tip

_DRAW_AFTER_MS = 150
LANGUAGE_NAMES = {"ja": "日本語", "en": "English"}
"""Languages are named in themselves."""


class NoticesPage(QWidget):
    """``asked_question`` carries a question that a notice still lacks."""

    asked_question = Signal(str)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self._notices = tuple(session.questionnaire.notices)
        self.notice = next(iter(self._notices), "")
        self._poster = b""
        self._tabs = QTabBar(self)
        self._about = TextLabel(look="muted")
        self._headline = TextLabel()
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.preview = PdfView(translator, whole_pages=True)
        self._nothing = TextLabel(look="muted")
        self.language = QComboBox()
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.save = push_button("primary")
        self._draw = QTimer(self, singleShot=True, interval=_DRAW_AFTER_MS)
        self._draw.timeout.connect(self._draw_poster)
        self.language.currentIndexChanged.connect(lambda _row: self._draw.start())
        self.save.clicked.connect(self._save)
        self._build_tabs()
        self._lay_out()
        self.retranslate(translator)

    def _build_tabs(self) -> None:
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for _notice in self._notices:
            self._tabs.addTab("")
        self._tabs.currentChanged.connect(lambda tab: self.show_notice(self._notices[tab]))

    def _lay_out(self) -> None:
        checks = ScrollPage(self, margin=0)
        checks.column.setContentsMargins(0, 0, 8, 16)
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self._headline)
        column.addLayout(self._list)
        checks.column.addWidget(card)
        checks.column.addStretch(1)
        paper = framed("inset")
        beside = QVBoxLayout(paper)
        beside.setContentsMargins(0, 0, 0, 12)
        beside.addWidget(self.preview, 1)
        beside.addWidget(self._nothing)
        self._nothing.setContentsMargins(24, 24, 24, 24)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self.language)
        foot.addStretch(1)
        foot.addWidget(self.save)
        beside.addLayout(foot)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(checks, 5)
        body.addWidget(paper, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 4, 16, 16)
        whole.addWidget(self._tabs)
        whole.setSpacing(12)
        whole.addLayout(body, 1)

    def show_notice(self, name: str) -> None:
        """Show another notice."""
        self.notice = name
        self.refresh()

    def update_effect(self, question: str, effect: Effect) -> None:
        """Draw again if the notice's text may have changed."""
        facts = {f for e in self.session.questionnaire.notices[self.notice].elements for f in e.named}
        if self.notice in effect.notices or question in facts:
            self.refresh()
        elif effect.notices:
            self._show_offered()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.save.setText(translator.say("掲示物をPDFで保存…"))
        self.language.setAccessibleName(translator.say("掲示物の言語"))
        self._nothing.say(translator.say("求められている項目がそろうと、ここに掲示物の紙面を表示します。"))
        for tab, name in enumerate(self._notices):
            self._tabs.setTabText(tab, self._title(name))
        self.preview.retranslate(translator)
        self.refresh()

    def _title(self, name: str) -> str:
        notice = self.session.questionnaire.notices[name].notice
        return self.translator.content(f"notice.{name}.title", notice.title)

    def refresh(self) -> None:
        """Show what the notice says and lacks; the poster follows a moment later, if it is in view."""
        before = self.notice
        if before:
            self._show_offered()
        if self.notice != before:
            return  # leaving a notice that is no longer offered has shown another
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if not self.notice:
            return
        notice = self.session.questionnaire.notices[self.notice].notice
        state = self.session.evaluation.notices[self.notice]
        self._about.say(self.translator.content(f"notice.{self.notice}.about", notice.about))
        self._about.setVisible(bool(notice.about))
        said = headline_line(notice, state, self.translator)
        self._headline.say(self.translator.say("見出し：{headline}", headline=said))
        for element in state.elements:
            if element.shown or element.missing:
                self._list.addWidget(self._element(element))
        if self.isVisible():
            self._draw.start()

    def _show_offered(self) -> None:
        """Show a tab for each kind of notice that makes sense here, and leave one that no longer does."""
        states = self.session.evaluation.notices
        for tab, name in enumerate(self._notices):
            self._tabs.setTabVisible(tab, states[name].offered)
        if not states[self.notice].offered:
            offered = (tab for tab, name in enumerate(self._notices) if states[name].offered)
            self._tabs.setCurrentIndex(next(offered, self._tabs.currentIndex()))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the poster when the page comes into view."""
        super().showEvent(event)
        self._draw.start()

    def _element(self, state: ElementState) -> QWidget:
        notice = self.session.questionnaire.notices[self.notice].notice
        label = notice.elements[state.element].label
        address = f"notice.{self.notice}.elements.{state.element}.label"
        lacks = bool(state.missing) and bool(state.demanded_by)
        shape = Shape.PROBLEM if lacks else Shape.UNDETERMINED if state.missing else Shape.MET
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        sign = QVBoxLayout()
        sign.addWidget(Sign(shape, 16))
        sign.addStretch(1)
        row.addLayout(sign)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(self.translator.content(address, label), look="strong"))
        words.addWidget(TextLabel(self._demand(state), look="caption"))
        for question in state.missing:
            words.addWidget(self._missing(question))
        row.addLayout(words, 1)
        return whole

    def _demand(self, state: ElementState) -> str:
        questionnaire, translator = self.session.questionnaire, self.translator
        naming = state.demanded_by or state.recommended_by
        clauses = translator.say("、").join(
            dict.fromkeys(clause_text(questionnaire, n, translator) for n in naming)
        )
        if state.demanded_by:
            return translator.say("求めている基準：{clauses}", clauses=clauses)
        if state.recommended_by:
            return translator.say("勧めている基準：{clauses}", clauses=clauses)
        return translator.say("記載すると親切な項目です。")

    def _missing(self, question: str) -> QPushButton:
        button = push_button("link")
        ask = ask_text(self.session.questionnaire, question, self.translator)
        short = ask if len(ask) <= 34 else ask[:33] + "…"
        button.setText(self.translator.say("回答する：{question}", question=short))
        button.setAccessibleName(self.translator.say("回答する：{question}", question=ask))
        button.setToolTip(tip(ask))
        button.clicked.connect(lambda: self.asked_question.emit(question))
        return button

    def _draw_poster(self) -> None:
        """Make the poster and show its page. PDFium checks the QR code too, so this stays in this thread."""
        ready = self.session.evaluation.notices[self.notice].ready if self.notice else False
        self._poster = b""
        if ready:
            paper = translator_of(str(self.language.currentData()))
            try:
                self._poster = self.session.poster(self.notice, paper)
            except PiaError as error:
                self._nothing.say(str(self.translator.error(error)))
        if self._poster:
            self.preview.show_pdf(self._poster)
        else:
            self.preview.clear()
        self.preview.setVisible(bool(self._poster))
        self._nothing.setVisible(not self._poster)
        self.save.setEnabled(bool(self._poster))

    def _save(self) -> None:
        name = file_name(self._title(self.notice), self.session.assessment.title, "pdf")
        save_file(self, name, lambda: self._poster, self.translator)
