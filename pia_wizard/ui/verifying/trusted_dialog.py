"""The certificates this computer's user trusts: to look through, to add from a file, to remove."""

from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session import trusted
from pia_wizard.signing.certificates import load_trusted
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.choosing_files import chosen_file
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import confirmed, show_error
from pia_wizard.ui.papers.lines_delegate import reading_table
from pia_wizard.ui.pieces import push_button, tip
from pia_wizard.ui.verifying.trusting import spelled, trusted_after_asking

_SIZE = (820, 460)


class TrustedDialog(QDialog):
    """One row for each certificate; what is done here counts at once."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.translator = translator
        say = translator.say
        self.setWindowTitle(say("信頼する証明書"))
        take_room(self, *_SIZE)
        about = say(
            "ここにある証明書につながる署名は、検証で「信頼する認証局の証明書で署名」と表示します。"
            "変更はすぐに有効になります。"
        )
        self.list = QTableWidget(0, 3)
        self.list.setHorizontalHeaderLabels([say("名前"), say("有効期限"), say("指紋（SHA-256）")])
        self.list.setAccessibleName(say("信頼する証明書"))
        self.list.setAccessibleDescription(about)
        reading_table(self.list)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, tokens.grown(150))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, tokens.grown(200))
        self._nothing = TextLabel(say("信頼する証明書は、まだありません。"), look="muted")
        self.add, self.remove, leave = push_button(), push_button("quiet"), push_button("primary")
        self.add.setText(say("ファイルから加える…"))
        self.remove.setText(say("信頼をやめる…"))
        leave.setText(say("閉じる"))
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(self._take_away)
        self.list.itemSelectionChanged.connect(self._allow)
        leave.clicked.connect(self.accept)
        leave.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.GAP)
        foot.addWidget(self.add)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(leave)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(12)
        whole.addWidget(TextLabel(about, look="muted"))
        whole.addWidget(self._nothing)
        whole.addWidget(self.list, 1)
        whole.addLayout(foot)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self._facts = trusted.listed()
        self.list.setRowCount(len(self._facts))
        for row, fact in enumerate(self._facts):
            until = self.translator.date(fact.not_after.date())
            for column, text in enumerate((fact.name, until, spelled(fact.fingerprint))):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.list.setItem(row, column, item)
        self._nothing.setVisible(not self._facts)
        self._allow()

    def take(self, path: Path) -> None:
        """Show the certificates of a file, and trust those the user chooses."""
        try:
            trusted.offered(path)
            certificates = load_trusted(path)
        except PiaError as error:
            show_error(self, error, self.translator)
            return
        if trusted_after_asking(certificates, self.translator, self):
            self.refresh()

    def _ask(self) -> None:
        say = self.translator.say
        kinds = (say("証明書 (*.pem *.cer *.crt *.der)"), say("すべてのファイル (*)"))
        path = chosen_file(self, self.add.text(), kinds, self.translator, purpose="certificates")
        if path is not None:
            self.take(path)

    def _take_away(self) -> None:
        fact = self._facts[self.list.currentRow()]
        say = self.translator.say
        agreed = confirmed(
            self,
            say("「{name}」を信頼するのをやめますか。", name=fact.name),
            say("この証明書につながる署名は、だれの署名か分からないと表示されるようになります。"),
            say("信頼をやめる"),
            self.translator,
            danger=True,
        )
        if not agreed:
            return
        try:
            trusted.distrust(fact.fingerprint)
        except PiaError as error:
            show_error(self, error, self.translator)
        self.refresh()
        (self.list if self._facts else self.add).setFocus()

    def _allow(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))
