"""The signage studio: the kinds on the left, the real page in the middle, choices and checks on the right."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import ErrorText, Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.session.notice_wishes import FORMATS, StudioMemory, remember, remembered
from pia_wizard.signage.brevity import NoticeTooLongError
from pia_wizard.signage.sheet import Format
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.messages import telling
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.studio.acting import Acting
from pia_wizard.ui.studio.checks_view import ChecksView, answer_link, checked
from pia_wizard.ui.studio.choices_view import ChoicesView
from pia_wizard.ui.studio.drawing import Drawer, Drawn, Wanted
from pia_wizard.ui.studio.kind_states import Kind, KindState, kinds
from pia_wizard.ui.studio.kinds_list import KindsList
from pia_wizard.ui.studio.note_bar import NoteBar
from pia_wizard.ui.studio.preview import NoticePreview
from pia_wizard.ui.studio.recording import Recording
from pia_wizard.ui.studio.replacing import Replacing
from pia_wizard.ui.studio.room import StudioRoom


class StudioPage(QWidget):
    """``asked_question`` carries a question that a notice still lacks."""

    asked_question = Signal(str)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self.memory = remembered(session.assessment.id)
        self.notice = ""
        self._used: Format | None = None
        self._shown_notice = ""
        self._then: Callable[[Drawn], None] | None = None
        self.kinds, self.preview = KindsList(), NoticePreview(translator)
        self.choices, self.checks = ChoicesView(translator), ChecksView(session, translator)
        self.drawer, self.bar = Drawer(self), NoteBar()
        self.recording = Recording(session, self.bar, translator)
        self.replacing = Replacing(session, self, translator)
        self.acting = Acting(session, self, self.recording, self.bar, translator)
        self.tabs, self._side = QTabBar(), QStackedWidget()
        self.sites, self.save, self.print = push_button(), push_button(), push_button("primary")
        self._lay_out()
        self._connect()
        self._choose_first()
        self.retranslate(translator)

    def _lay_out(self) -> None:
        for view in (self.choices, self.checks):
            self._side.addWidget(view)
            self.tabs.addTab("")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        acts = FlowRow(gap=8)
        acts.addWidget(self.sites)
        acts.addWidget(self.save)
        acts.addWidget(self.print)
        paper = QWidget()
        middle = QVBoxLayout(paper)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(8)
        middle.addWidget(self.preview, 1)
        middle.addLayout(acts)
        self._room = StudioRoom(self.kinds, paper, self.tabs, self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 0, 8, 12)
        whole.setSpacing(8)
        whole.addWidget(self.replacing.bar)
        whole.addWidget(self.bar)
        whole.addWidget(self._room, 1)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self.show_notice)
        self.choices.changed.connect(self._choose)
        self.preview.view_changed.connect(self._draw)
        self.checks.asked_question.connect(self.asked_question)
        self.tabs.currentChanged.connect(self._side.setCurrentIndex)
        self.drawer.busy.connect(self.preview.expect)
        self.drawer.drawn.connect(self._take)
        self.drawer.refused.connect(self._refuse)
        self.recording.changed.connect(self.replacing.look)
        self.replacing.asked_notice.connect(self.show_notice)
        self.print.clicked.connect(lambda: self._when_drawn(self.acting.print))
        self.sites.clicked.connect(self._open_sites)
        menu = QMenu(self.save)
        menu.aboutToShow.connect(self._fill_menu)
        self.save.setMenu(menu)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        shortcut.activated.connect(self.print.click)

    def _choose_first(self) -> None:
        found = kinds(self.session, self.translator)
        known = {kind.notice for kind in found}
        last = self.memory.notice
        self.notice = last if last in known else next((kind.notice for kind in found), "")

    @property
    def kind(self) -> Kind:
        """The kind shown."""
        return next(kind for kind in self.kinds.rows.kinds if kind.notice == self.notice)

    def show_notice(self, name: str) -> None:
        """Show another kind."""
        if name == self.notice or name not in self.session.questionnaire.notices:
            return
        self.notice, self._used = name, None
        self.bar.close_bar()
        self._keep(replace(self.memory, notice=name))
        self.refresh()
        announce(self, f"{self.kind.title} {self.kind.words}")

    def update_effect(self, question: str, effect: Effect) -> None:
        """Show where the kinds stand now, and draw again if the notice's text may have changed."""
        facts = {f for e in self.session.questionnaire.notices[self.notice].elements for f in e.named}
        if self.notice in effect.notices or question in facts:
            self.refresh()
        elif effect.notices:
            self._show_kinds()
            self.replacing.look()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = self.acting.translator = self.recording.translator = translator
        say = translator.say
        self.save.setText(say("保存"))
        self.sites.setText(say("場所ごとに作る…"))
        self.tabs.setTabText(0, say("選ぶ"))
        self._room.name_paper(say("紙面"))
        self.tabs.setAccessibleName(say("選ぶことと確認"))
        for part in (self.kinds, self.preview, self.choices, self.checks, self.replacing):
            part.retranslate(translator)
        self.tabs.setTabText(1, self.checks.tally())
        self.refresh()

    def refresh(self) -> None:
        """Show what the notice says and lacks; the page follows a moment later, if it is in view."""
        if not self.notice:
            return
        self._show_kinds()
        self.choices.put(self.session, self.notice, self.memory.wish(self.notice), self._used)
        self._show_acts()
        if self.isVisible():
            self.replacing.look()
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the page when it comes into view."""
        super().showEvent(event)
        self.replacing.look()
        self._draw()

    def _show_kinds(self) -> None:
        self.kinds.show_kinds(kinds(self.session, self.translator), self.notice)

    def _choose(self) -> None:
        """Take over a choice, show what hangs on it at once, and draw."""
        wish = self.choices.wish
        self._keep(replace(self.memory, wishes={**(self.memory.wishes or {}), self.notice: wish}))
        self.choices.put(self.session, self.notice, wish, self._used)
        self._show_acts()
        self._draw()

    def _keep(self, memory: StudioMemory) -> None:
        """Remember what was chosen; what was decided about prints meanwhile stays."""
        held = self.session.assessment.id
        memory = replace(memory, records_prints=remembered(held).records_prints)
        self.memory = memory
        with telling(self, lambda: self.translator):
            remember(held, memory)

    def _draw(self) -> None:
        """Draw the notice as it is now, or say why it is not needed."""
        if not self.notice:
            return
        if self.kind.state is KindState.NOT_NEEDED:
            self.drawer.forget()
            self._shown_notice = ""
            self._show_not_needed(self.kind)
        else:
            self.drawer.ask(self._wanted)
            self._show_acts()

    def _wanted(self) -> Wanted:
        wish = self.memory.wish(self.notice)
        ready = self.session.evaluation.notices[self.notice].ready
        return Wanted(
            self.session.judged(),
            self.notice,
            wish,
            self.translator,
            draft=wish.draft or not ready,
            on_wall=self.preview.shows_wall,
        )

    def _take(self, drawn: Drawn) -> None:
        same = self._shown_notice == drawn.wanted.notice
        self._shown_notice = drawn.wanted.notice
        if self._used is not drawn.sheet.format:
            self._used = drawn.sheet.format
            self.choices.put(self.session, self.notice, self.memory.wish(self.notice), self._used)
        self.preview.show_drawn(drawn, same=same)
        self._show_checks(drawn)
        self._show_acts()
        then, self._then = self._then, None
        if then is not None:
            then(drawn)

    def _refuse(self, error: PiaError) -> None:
        self._then, self._shown_notice = None, ""
        self.preview.show_words(self.translator.error(error))
        if isinstance(error, NoticeTooLongError):
            self._offer_larger()
        self._show_checks(None)
        self._show_acts()

    def _show_checks(self, drawn: Drawn | None) -> None:
        made = drawn.made if drawn is not None else None
        self.checks.show_checked(
            checked(self.session, self.notice, made.checks, made.left_out) if made is not None else None
        )
        self.tabs.setTabText(1, self.checks.tally())

    def _show_not_needed(self, kind: Kind) -> None:
        """Say on what it hangs that this kind is not needed."""
        say = self.translator.say
        why = say("選んでいる基準とこれまでの回答からは、必要ありません。")
        do = say("次の質問の回答によって決まります。") if kind.questions else ""
        self.preview.show_words(ErrorText(say("この掲示は今回は不要です。"), why, do))
        for question in kind.questions:
            act = partial(self.asked_question.emit, question)
            self.preview.told.add(answer_link(self.session, question, self.translator, act))
        self._show_checks(None)

    def _offer_larger(self) -> None:
        """Offer the next larger papers, and fewer languages."""
        wish = self.memory.wish(self.notice)
        now = FORMATS.get(wish.format) or self._used
        area = now.width * now.height if now else 0
        for paper in sorted((p for p in Format if not p.sticker), key=lambda p: p.width * p.height):
            if paper.width * paper.height > area:
                words = self.translator.say("用紙を{paper}にする", paper=paper.key)
                self.preview.told.offer(words, partial(self._take_paper, paper.key))

    def _take_paper(self, key: str) -> None:
        wish = replace(self.choices.wish, format=key)
        self.choices.put(self.session, self.notice, wish, FORMATS[key])
        self._choose()

    def _show_acts(self) -> None:
        """Call a draft one on the button; what is not needed is neither printed nor saved."""
        needed = bool(self.notice) and self.kind.state is not KindState.NOT_NEEDED
        draft = needed and self._wanted_draft()
        say = self.translator.say
        self.print.setText(say("下書きを印刷…") if draft else say("印刷…"))
        shows = needed and (self.preview.drawn is not None or not self.drawer.idle)
        for button in (self.print, self.save):
            button.setEnabled(shows)
        self.sites.setEnabled(needed)

    def _wanted_draft(self) -> bool:
        ready = self.session.evaluation.notices[self.notice].ready
        return self.memory.wish(self.notice).draft or not ready

    def _when_drawn(self, act: Callable[[Drawn], None]) -> None:
        """Act on what is shown, or on what is being drawn as soon as it is there."""
        drawn = self.preview.drawn
        if drawn is not None:
            act(drawn)
        elif not self.drawer.idle:
            self._then = act

    def _fill_menu(self) -> None:
        self.save.menu().clear()
        self.acting.fill(self.save.menu(), self._when_drawn)

    def _open_sites(self) -> None:
        from pia_wizard.ui.studio.sites_dialog import SitesDialog

        with telling(self, lambda: self.translator):
            wish = self.memory.wish(self.notice)
            dialog = SitesDialog(self.session, self.notice, wish, self.translator, self)
            dialog.recorded.connect(self.replacing.look)
            dialog.exec()
            dialog.deleteLater()
