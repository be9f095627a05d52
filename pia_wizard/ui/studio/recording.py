"""Keeping what was printed to hang: asked once in an assessment, then done, told, and easily taken back."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.notice_wishes import remember, remembered
from pia_wizard.ui.messages import telling
from pia_wizard.ui.studio.drawing import Drawn
from pia_wizard.ui.studio.note_bar import NoteBar


class Recording(QObject):
    """``changed`` follows when a print was kept or dropped."""

    changed = Signal()

    def __init__(self, session: AssessmentSession, bar: NoteBar, translator: Translator) -> None:
        super().__init__(bar)
        self._session = session
        self._bar = bar
        self.translator = translator

    def printed(self, drawn: Drawn, told: str) -> None:
        """Keep that a notice was printed or saved to hang, or ask; ``told`` says what was done.

        Drafts do not hang, and an approved edition keeps nothing any more.
        """
        say = self.translator.say
        if drawn.wanted.draft or self._session.frozen is not None:
            self._bar.say(told, (say("閉じる"), self._bar.close_bar))
            return
        wanted = remembered(self._session.assessment.id).records_prints
        if wanted is None:
            question = say("貼った掲示として記録しますか。回答が変わったとき、貼り替えをお知らせします。")
            self._bar.say(
                f"{told} {question}",
                (say("記録する"), lambda: self._choose(drawn, keep=True)),
                (say("記録しない"), lambda: self._choose(drawn, keep=False)),
            )
        elif wanted:
            self._keep(drawn, told)
        else:
            self._bar.say(told, (say("閉じる"), self._bar.close_bar))

    def _choose(self, drawn: Drawn, *, keep: bool) -> None:
        held = self._session.assessment.id
        with telling(self._bar, lambda: self.translator):
            remember(held, replace(remembered(held), records_prints=keep))
        if keep:
            self._keep(drawn, "")
        else:
            self._bar.close_bar()

    def _keep(self, drawn: Drawn, told: str) -> None:
        say, notice = self.translator.say, drawn.wanted.notice
        with telling(self._bar, lambda: self.translator):
            self._session.note_printed(notice, drawn.made.edition)
            kept = say("貼った掲示として記録しました（版 {id}）。", id=drawn.made.edition.id)
            self._bar.say(
                f"{told} {kept}".strip(),
                (say("記録を取り消す"), lambda: self._forget(notice)),
                (say("閉じる"), self._bar.close_bar),
            )
        self.changed.emit()

    def _forget(self, notice: str) -> None:
        with telling(self._bar, lambda: self.translator):
            prints = self._session.printed_notices()
            self._session.forget_printed(p for p in prints if p.notice == notice and not p.site)
        self._bar.close_bar()
        self.changed.emit()
