"""What the window does with files from elsewhere, and with what is to go elsewhere."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QInputDialog

from pia_wizard.assessment.case_errors import NotACaseError
from pia_wizard.assessment.model import Answer
from pia_wizard.errors import N_, UnusableError
from pia_wizard.exchange.cnil_pia import CnilPia, read_cnil
from pia_wizard.exchange.portable_file import SUFFIX, Portable, is_portable
from pia_wizard.i18n import Translator
from pia_wizard.session.cnil_import import Fate, assessment_of
from pia_wizard.session.portables import arrival, taken_in
from pia_wizard.ui.choosing_files import chosen_file, chosen_place
from pia_wizard.ui.exchanging.merge_dialog import MergeDialog
from pia_wizard.ui.exchanging.taking_dialog import TakingDialog
from pia_wizard.ui.exchanging.words import account_cards, answer_cards, row_cards
from pia_wizard.ui.messages import Message, telling

if TYPE_CHECKING:
    from pia_wizard.session.assessment_session import AssessmentSession
    from pia_wizard.ui.workspace_pages import WorkspacePages

TABLES = (".csv", ".tsv", ".xlsx")


class NoAssessmentOpenError(UnusableError):
    """Answers come into an assessment, and none is open."""

    what = N_("一覧表を取り込めませんでした。")
    why = N_("回答を取り込む評価が開いていません。")
    do = N_("評価を開いてから、もう一度選んでください。")


class ExchangeWishes(QObject):
    """Carries wishes out in the pages of an open workspace; tells what cannot be done."""

    def __init__(self, pages: "WorkspacePages", translator: Callable[[], Translator]) -> None:
        super().__init__(pages)
        self._pages, self._words = pages, translator

    def ask_for_file(self) -> None:
        """Let the user choose a file and take it in."""
        say = self._words().say
        kinds = (
            say("取り込めるファイル (*.pia *.json *.xlsx *.csv *.tsv)"),
            say("持ち運び用のファイル (*.pia)"),
            say("評価データ (*.json)"),
            say("回答の一覧表 (*.xlsx *.csv *.tsv)"),
            say("すべてのファイル (*)"),
        )
        title = say("ファイルの取り込み")
        path = chosen_file(self._pages, title, kinds, self._words(), purpose="import")
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Take in a file by what it is: portable, case, another program's, or a sheet of answers."""
        if not self._pages.may_leave():
            return
        with telling(self._pages, self._words):
            if path.suffix.lower() in TABLES:
                self._take_sheet(path)
            elif is_portable(path):
                self._take_portable(path)
            else:
                self._take_json(path)

    def export_portable(self) -> None:
        """Let the user choose where to write the open assessment as a portable file."""
        session, say = self._open(), self._words().say
        name = f"{session.assessment.title}{SUFFIX}".replace("/", "_")
        title, kinds = say("持ち運び用に書き出す"), [say("持ち運び用のファイル (*.pia)")]
        path = chosen_place(self._pages, title, name, kinds, self._words(), purpose="portable")
        if path is not None:
            with telling(self._pages, self._words):
                session.write_portable(path.with_suffix(SUFFIX))

    def export_sheet(self) -> None:
        """Let the user choose where to write all questions as a spreadsheet."""
        session, say = self._open(), self._words().say
        name = say("質問と回答") + ".xlsx"
        title, kinds = say("質問と回答の一覧を書き出す"), [say("表計算のファイル (*.xlsx)")]
        path = chosen_place(self._pages, title, name, kinds, self._words(), purpose="papers")
        if path is not None:
            with telling(self._pages, self._words):
                session.write_answer_sheet(path.with_suffix(".xlsx"), self._words())

    def take_rows(self, question_id: str) -> None:
        """Let the user choose a sheet, and add its rows to a table's or put them in their place."""
        say = self._words().say
        title, kinds = say("一覧表から行を取り込む"), [say("一覧表 (*.xlsx *.csv *.tsv)")]
        path = chosen_file(self._pages, title, kinds, self._words(), purpose="sheets")
        if path is not None:
            with telling(self._pages, self._words):
                self._take_rows(path, question_id)

    def _open(self) -> "AssessmentSession":
        if self._pages.page is None:
            raise NoAssessmentOpenError
        self._pages.commit()
        return self._pages.page.session

    def _take_sheet(self, path: Path) -> None:
        session, words = self._open(), self._words()
        incoming = session.answers_in(path)
        n = len(incoming.answers)
        dialog = TakingDialog(
            words.say_n("{n}件の回答が変わります。", "{n}件の回答が変わります。", n),
            words.say("取り込んだあとで、まとめて元に戻すこともできます。"),
            answer_cards(incoming, session.questionnaire, session.assessment.answers, words),
            words,
            self._pages,
            take=words.say("取り込む") if n else "",
        )
        if self._agreed(dialog):
            session.take_answers(incoming.answers)
            self._pages.renew()

    def _take_rows(self, path: Path, question_id: str) -> None:
        session, words = self._open(), self._words()
        incoming = session.rows_in(path, question_id)
        n = len(incoming.rows)
        dialog = TakingDialog(
            words.say_n("{n}行を取り込みます。", "{n}行を取り込みます。", n),
            words.say("今の行のあとに加えます。取り込んだあとで、元に戻すこともできます。"),
            row_cards(incoming, session.questionnaire.questions[question_id], words),
            words,
            self._pages,
            take=words.say("取り込む") if n else "",
        )
        if self._agreed(dialog):
            session.take_rows(question_id, incoming.rows, replace=False)
            self._pages.renew()

    def _take_portable(self, path: Path) -> None:
        come = arrival(self._pages.session, path)
        if come.here and self._wants_merge():
            self._merge(come.portable)
        else:
            self._pages.open_assessment(taken_in(self._pages.session, come.portable))

    def _wants_merge(self) -> bool:
        from pia_wizard.i18n import ErrorText
        from pia_wizard.ui.appearance.shapes import Shape

        say = self._words().say
        text = ErrorText(
            say("同じ評価が、すでにここにあります。"),
            say("二つを統合するか、別の評価として加えるかを選んでください。"),
            say("統合では、食い違う回答を一つずつ選べます。"),
        )
        dialog = Message(self._pages, Shape.INFORMATION, text, self._words())
        dialog.button(say("別の評価として加える"))
        dialog.button(say("統合する"), "primary", accepts=True).setDefault(True)
        return self._agreed(dialog)

    def _merge(self, portable: Portable) -> None:
        self._pages.open_assessment(portable.assessment.id)
        session = self._open()
        found = session.differences_from(portable)
        dialog = MergeDialog(found, session.questionnaire, self._words(), self._pages)
        chosen = dialog.chosen
        if self._agreed(dialog):
            session.merge(portable, chosen)
            self._pages.renew()

    def _take_json(self, path: Path) -> None:
        try:
            self._pages.open_assessment(self._pages.session.import_case(path))
        except NotACaseError:
            self._take_cnil(path)

    def _take_cnil(self, path: Path) -> None:
        """Take in an assessment of the CNIL's software, for which the guidelines are chosen first."""
        pia = self._chosen(read_cnil(path))
        if pia is None:
            return
        from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

        wizard = NewAssessmentWizard(self._pages.session, self._words(), self._pages)
        agreed = wizard.exec() == QDialog.DialogCode.Accepted
        plan = wizard.plan() if agreed else None
        wizard.deleteLater()
        if plan is None:
            return
        moment, session = datetime.now(UTC), self._pages.session
        case, account = assessment_of(
            pia, session.library, plan.guidelines, self._words(), moment, method=plan.method
        )
        first = {name: Answer(value=value, at=moment) for name, value in plan.answers.items()}
        answers = {**case.answers, **first}
        for name in first.keys() & case.answers.keys():
            answers[name] = msgspec.structs.replace(first[name], note=case.answers[name].note)
        case = msgspec.structs.replace(case, title=pia.title or plan.title, answers=answers)
        self._pages.open_assessment(session.take_in(case))
        words = self._words()
        left = sum(part.fate is Fate.LEFT for part in account)
        heading = words.say_n("{n}件を取り込みました。", "{n}件を取り込みました。", len(account) - left)
        about = words.say(
            "取り込んでいないものは、必要なら写して使ってください。回答の多くは、あらためて選ぶ必要があります。"
        )
        questionnaire = self._open().questionnaire
        self._agreed(
            TakingDialog(heading, about, account_cards(account, questionnaire, words), words, self._pages)
        )

    def _chosen(self, found: tuple[CnilPia, ...]) -> CnilPia | None:
        """Return the assessment to take in; of several, the one the user names."""
        if len(found) == 1:
            return found[0]
        say = self._words().say
        titles = [f"{number}. {pia.title}" for number, pia in enumerate(found, 1)]
        title, agreed = QInputDialog.getItem(
            self._pages, say("取り込み"), say("取り込む評価を選んでください。"), titles, editable=False
        )
        return found[titles.index(title)] if agreed else None

    def _agreed(self, dialog: QDialog) -> bool:
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return agreed
