"""Printed posters that say something else now: which, where, and what changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.printed_notices import OutdatedNotice
from pia_wizard.signage.edition import HEADLINE, WEB
from pia_wizard.signage.site_notices import SITE
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import telling
from pia_wizard.ui.papers.lines_delegate import reading_table
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.studio.kind_states import notice_title

_SIZE = (860, 480)
_SHARES = (24, 20, 18)
"""Per cent of the width that the columns take; what changed has the rest."""


class ReplacedDialog(QDialog):
    """``asked_notice`` carries the kind to go to; records of posters that hang no more are dropped here."""

    asked_notice = Signal(str)

    def __init__(
        self,
        session: AssessmentSession,
        outdated: Sequence[OutdatedNotice],
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._translator = translator
        self._shown: list[OutdatedNotice] = []
        take_room(self, *_SIZE)
        self.told, self.table, self.all = TextLabel(), QTableWidget(0, 4), QCheckBox()
        self.go, self.forget, self.leave = push_button("primary"), push_button(), push_button()
        self._say()
        self._lay_out()
        self.go.clicked.connect(self._go)
        self.forget.clicked.connect(self._forget)
        self.leave.clicked.connect(self.reject)
        self.all.toggled.connect(lambda _on: self._list(self._session.outdated_notices()))
        self.table.itemSelectionChanged.connect(self._allow)
        self.table.itemActivated.connect(lambda _item: self._go())
        self._list(outdated)

    def _say(self) -> None:
        say = self._translator.say
        self.setWindowTitle(say("貼り替えが必要な掲示"))
        self.told.say(
            say(
                "印刷したあとに回答が変わり、いまと違うことが書かれている掲示です。刷り直して貼り替えてください。"
            )
        )
        self.table.setHorizontalHeaderLabels([say("掲示"), say("場所"), say("印刷日"), say("変わったところ")])
        self.table.setAccessibleName(say("貼り替えが必要な掲示"))
        self.all.setText(say("貼り替えなくてよい掲示も表示する"))
        self.go.setText(say("この掲示を開く"))
        self.forget.setText(say("記録を消す（はずした）"))
        self.leave.setText(say("閉じる"))

    def _lay_out(self) -> None:
        reading_table(self.table)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setStretchLastSection(True)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.GAP)
        foot.addWidget(self.forget)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(12)
        whole.addWidget(self.told)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.all)
        whole.addLayout(foot)
        self.go.setDefault(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns' shares."""
        super().resizeEvent(event)
        for column, share in enumerate(_SHARES):
            self.table.setColumnWidth(column, self.table.width() * share // 100)

    def _list(self, outdated: Sequence[OutdatedNotice]) -> None:
        self._shown = list(outdated)
        if self.all.isChecked():
            known = {(one.printed.notice, one.printed.site) for one in outdated}
            rest = (p for p in self._session.printed_notices() if (p.notice, p.site) not in known)
            self._shown += [OutdatedNotice(p, p.edition, ()) for p in rest]
        self.table.setRowCount(len(self._shown))
        for row, one in enumerate(self._shown):
            for column, text in enumerate(self._words(one)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        if self._shown:
            self.table.selectRow(0)
        self._allow()

    def _words(self, one: OutdatedNotice) -> tuple[str, str, str, str]:
        say, printed = self._translator.say, one.printed
        day = self._translator.date(printed.at.astimezone().date())
        place = printed.site or say("この評価の場所")
        title = notice_title(self._session, printed.notice, self._translator)
        if not one.now:
            changed = say("いまの回答では、この掲示を作れません")
        elif not one.changed:
            changed = say("変わっていません")
        else:
            changed = say("、").join(self._element(printed.notice, name) for name in one.changed)
        return title, place, day, changed

    def _element(self, notice: str, name: str) -> str:
        held = self._session.questionnaire.notices.get(notice)
        element = held.notice.elements.get(name) if held else None
        if element is not None:
            return self._translator.content(f"notice.{notice}.elements.{name}.label", element.label)
        say = self._translator.say
        known = {HEADLINE: say("見出し"), WEB: say("ウェブページ"), SITE: say("場所")}
        return known.get(name, name)

    def _rows(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectedIndexes()})

    def _allow(self) -> None:
        rows = self._rows()
        self.go.setEnabled(len(rows) == 1)
        self.forget.setEnabled(bool(rows) and self._session.frozen is None)

    def _go(self) -> None:
        rows = self._rows()
        if rows:
            self.asked_notice.emit(self._shown[rows[0]].printed.notice)
            self.accept()

    def _forget(self) -> None:
        with telling(self, lambda: self._translator):
            self._session.forget_printed(self._shown[row].printed for row in self._rows())
        self._list(self._session.outdated_notices())
        (self.table if self._shown else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)
