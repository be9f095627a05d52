"""Carries out what is wished about the assessments of the list, and takes back what can be taken back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit

from pia_wizard.assessment.text import says_nothing
from pia_wizard.i18n import Translator
from pia_wizard.session.session import Session
from pia_wizard.storage import Summary, Wanted
from pia_wizard.ui.messages import confirmed, telling

if TYPE_CHECKING:
    from pia_wizard.ui.workspace_pages import WorkspacePages

_EVERYTHING = Wanted(archived=None, template=None)


class HomeWishes(QObject):
    """Works on the session of the pages of an open workspace; tells what cannot be done."""

    def __init__(self, pages: "WorkspacePages", translator: Callable[[], Translator]) -> None:
        super().__init__(pages)
        self._pages, self._words = pages, translator
        self._way_back: Callable[[], None] | None = None
        self._acts: dict[str, Callable[[Summary], None]] = {
            "begin_from": self._begin_from,
            "duplicate": self._duplicate,
            "rename": self._rename,
            "client": self._set_client,
            "reassess": self._reassess,
            "template": self._make_template,
            "calendar": self._write_calendar,
            "archive": self._archive,
            "restore": self._restore,
            "remove": self._remove,
        }

    @property
    def _session(self) -> Session:
        return self._pages.session

    def carry_out(self, name: str, assessment_id: str) -> None:
        """Do one thing with one assessment; the list is read again."""
        summary = self._summary(assessment_id)
        if summary is not None:
            with telling(self._pages, self._words):
                self._acts[name](summary)

    def take_back(self) -> None:
        """Take the last thing back that the list told of."""
        act, self._way_back = self._way_back, None
        if act is not None:
            with telling(self._pages, self._words):
                act()
        self._pages.home.done.hide()
        self._pages.refresh()
        self._pages.home.focus()

    def write_calendar(self) -> None:
        """Let the user choose where to write the days due of all assessments worked on."""
        with telling(self._pages, self._words):
            self._save_calendar(
                self._words().say("評価の期限"), lambda: self._session.reminders(self._words())
            )

    def reassess(self, assessment_id: str) -> None:
        """Begin the next assessment from one, told what is new since."""
        self.carry_out("reassess", assessment_id)

    def _summary(self, assessment_id: str) -> Summary | None:
        chosen = self._pages.home.list.summary()
        if chosen is not None and chosen.id == assessment_id:
            return chosen
        found = self._session.summaries(_EVERYTHING)
        return next((summary for summary in found if summary.id == assessment_id), None)

    def _begin_from(self, summary: Summary) -> None:
        say = self._words().say
        title = self._asked(say("ひな形から始める"), say("新しい評価の名前"), "")
        if title:
            self._pages.open_assessment(self._session.from_template(summary.id, title, client=summary.client))

    def _duplicate(self, summary: Summary) -> None:
        say = self._words().say
        proposed = say("{title}（写し）", title=summary.title)
        title = self._asked(say("評価の複製"), say("複製した評価の名前"), proposed)
        if title:
            made = self._session.duplicate(summary.id, title)
            self._show(made)
            told = say("「{title}」を作りました。", title=title)
            self._tell(told, lambda: self._session.remove(made))

    def _rename(self, summary: Summary) -> None:
        say, before = self._words().say, summary.title
        title = self._asked(say("名前の変更"), say("評価の名前"), before)
        if title and title != before:
            self._session.open_assessment(summary.id).rename(title)
            self._show(summary.id)
            told = say("名前を「{title}」に変えました。", title=title)
            self._tell(told, lambda: self._undo(summary.id))

    def _set_client(self, summary: Summary) -> None:
        say = self._words().say
        clients = [client for client in self._session.clients(_EVERYTHING) if client]
        known = list(dict.fromkeys((summary.client, *clients)))
        name, agreed = QInputDialog.getItem(
            self._pages, say("依頼元の設定"), say("どこから頼まれた評価ですか"), known, 0, editable=True
        )
        if agreed and name.strip() != summary.client:
            self._session.open_assessment(summary.id).set_client(name)
            self._show(summary.id)
            told = say("依頼元を「{name}」にしました。", name=name.strip() or say("記載なし"))
            self._tell(told, lambda: self._undo(summary.id))

    def _reassess(self, summary: Summary) -> None:
        from pia_wizard.ui.reviewing.next_year import tell_changes

        say = self._words().say
        proposed = say("{title}（次回）", title=summary.title)
        title = self._asked(say("次回の評価を始める"), say("次回の評価の名前"), proposed)
        if not title or not self._pages.may_leave():
            return
        self._pages.open_assessment(self._session.reassess(summary.id, title))
        if self._pages.page is not None:
            tell_changes(self._pages.page, self._words())

    def _make_template(self, summary: Summary) -> None:
        say = self._words().say
        proposed = say("{title}（ひな形）", title=summary.title)
        title = self._asked(say("ひな形を作る"), say("ひな形の名前"), proposed)
        if title:
            made = self._session.make_template(summary.id, title)
            self._pages.refresh()
            told = say("ひな形「{title}」を作りました。「ひな形」を表示すると選べます。", title=title)
            self._tell(told, lambda: self._session.remove(made))

    def _write_calendar(self, summary: Summary) -> None:
        opened = self._session.open_assessment(summary.id)
        self._save_calendar(summary.title, lambda: opened.reminders(self._words()))

    def _archive(self, summary: Summary) -> None:
        self._session.archive(summary.id)
        self._pages.refresh()
        told = self._words().say("「{title}」を保管しました。回答は消えません。", title=summary.title)
        self._tell(told, lambda: self._session.unarchive(summary.id))

    def _restore(self, summary: Summary) -> None:
        self._session.unarchive(summary.id)
        self._pages.refresh()
        told = self._words().say("「{title}」を一覧に戻しました。", title=summary.title)
        self._tell(told, lambda: self._session.archive(summary.id))

    def _remove(self, summary: Summary) -> None:
        """Remove after asking: this alone cannot be taken back."""
        say = self._words().say
        if confirmed(
            self._pages,
            say("「{title}」を削除しますか。", title=summary.title),
            say(
                "回答と履歴、承認済みの版もすべて消え、元に戻せません。残しておく場合は「保管する」を使ってください。"
            ),
            say("削除する"),
            self._words(),
            danger=True,
        ):
            self._session.remove(summary.id)
            self._pages.home.done.hide()
            self._pages.refresh()

    def _undo(self, assessment_id: str) -> None:
        self._session.open_assessment(assessment_id).undo()

    def _show(self, assessment_id: str) -> None:
        self._pages.refresh()
        self._pages.home.choose(assessment_id)

    def _tell(self, words: str, way_back: Callable[[], None]) -> None:
        self._way_back = way_back
        self._pages.home.done.tell(words, way_back=True)

    def _asked(self, title: str, label: str, proposed: str) -> str:
        """Ask for a name; "" if the user thought better of it or gave none."""
        dialog = QInputDialog(self._pages)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(proposed)
        dialog.resize(480, dialog.sizeHint().height())
        for field in dialog.findChildren(QLineEdit):
            field.selectAll()
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        name = dialog.textValue().strip()
        dialog.deleteLater()
        return name if agreed and not says_nothing(name) else ""

    def _save_calendar(self, name: str, content: Callable[[], bytes]) -> None:
        from pia_wizard.ui.reviewing.calendar import save_calendar

        path = save_calendar(self._pages, name, content, self._words())
        if path is not None:
            self._way_back = None
            say = self._words().say
            told = say("「{name}」に書き出しました。カレンダーのソフトで開いてください。", name=path.name)
            self._pages.home.done.tell(told, way_back=False)
