"""How someone signs: what the signature carries to be proved later, and what it looks like on the page."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session.signing_choices import SigningChoices
from pia_wizard.signing.company_seal import SEALS_ARE_DECORATION
from pia_wizard.signing.levels import Level
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.choosing_files import chosen_files
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import CalmBox, push_button
from pia_wizard.ui.signing.order import Seal
from pia_wizard.ui.signing.rows import AskedField

_GIVES = {
    Level.B: N_("ネットワークを使いません。署名した日時は、署名する人の申告になります。"),
    Level.T: N_(
        "タイムスタンプ局に接続し、その時刻に署名があったことの証明を加えます。"
        "送るのは署名から計算した値だけで、報告書の内容は送りません。"
    ),
    Level.LT: N_(
        "タイムスタンプに加えて、証明書を確かめるのに必要な情報をファイルに入れます。"
        "証明書の期限が過ぎても検証できます。"
    ),
    Level.LTA: N_("検証に必要な情報に加えて、文書全体にもタイムスタンプを付け、長く保管できるようにします。"),
}


class MannerPart(QWidget):
    """Fields that the chosen level does not need are not shown."""

    def __init__(self, translator: Translator, choices: SigningChoices) -> None:
        super().__init__()
        self.translator = translator
        say = translator.say
        self.level, self.seal = CalmBox(), CalmBox()
        for level in Level:
            self.level.addItem(say(level.label), level.value)
        self.seal.addItem(say("日付印（立場、日付、名前）"), Seal.DATE.value)
        self.seal.addItem(say("角印（会社や団体の名前）"), Seal.COMPANY.value)
        self.server, self.company = QLineEdit(choices.server), QLineEdit(choices.company)
        self.server.setPlaceholderText("https://")
        self.may_fetch = QCheckBox(say("失効情報を認証局から取得してよい"))
        self.lists: tuple[Path, ...] = ()
        self.add_list = push_button()
        self._gives, self._lists_told = TextLabel(look="caption"), TextLabel(look="caption")
        self._decoration = TextLabel(look="caption")
        self._lay_out()
        self.level.setCurrentIndex(max(0, self.level.findData(choices.level)))
        self.seal.setCurrentIndex(max(0, self.seal.findData(choices.seal)))
        self.level.currentIndexChanged.connect(lambda _row: self._show())
        self.seal.currentIndexChanged.connect(lambda _row: self._show())
        self.add_list.clicked.connect(self._add_list)
        self._show()

    @property
    def chosen_level(self) -> Level:
        """The level chosen."""
        return Level(self.level.currentData())

    @property
    def chosen_seal(self) -> Seal:
        """The seal chosen."""
        return Seal(self.seal.currentData())

    def lacking(self) -> tuple[QLineEdit, str] | None:
        """Return the first field that keeps anyone from signing, and why."""
        say = self.translator.say
        if self.chosen_level is not Level.B and not self.server.text().strip():
            return self.server, say("契約しているタイムスタンプ局のアドレス（https://…）を入力してください。")
        if self.chosen_seal is Seal.COMPANY and not self.company.text().strip():
            return self.company, say("角印に入れる名前を入力してください。")
        return None

    def _lay_out(self) -> None:
        say = self.translator.say
        level = AskedField(self.level)
        level.ask(say("署名に加える証明"))
        self._server_row = AskedField(self.server)
        self._server_row.ask(say("タイムスタンプ局のアドレス（次からも使います）"))
        self.add_list.setText(say("失効情報のファイル（.crl）を加える…"))
        seal = AskedField(self.seal)
        seal.ask(say("紙面に表示する印影"))
        self._company_row = AskedField(self.company)
        self._company_row.ask(say("角印に入れる名前"))
        self._decoration.say(say(SEALS_ARE_DECORATION))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        for widget in (level, self._gives, self._server_row, self.may_fetch, self.add_list, self._lists_told):
            column.addWidget(widget)
        column.addSpacing(tokens.GAP)
        for widget in (seal, self._company_row, self._decoration):
            column.addWidget(widget)

    def _show(self) -> None:
        level, say = self.chosen_level, self.translator.say
        self._gives.say(say(_GIVES[level]))
        self._server_row.setVisible(level is not Level.B)
        for widget in (self.may_fetch, self.add_list):
            widget.setVisible(level.lasts)
        names = say("、").join(path.name for path in self.lists)
        self._lists_told.say(say("加えた失効情報: {names}", names=names))
        self._lists_told.setVisible(level.lasts and bool(self.lists))
        self._company_row.setVisible(self.chosen_seal is Seal.COMPANY)

    def _add_list(self) -> None:
        say = self.translator.say
        kinds = (say("失効情報 (*.crl *.ors *.der *.pem)"), say("すべてのファイル (*)"))
        paths = chosen_files(self, self.add_list.text(), kinds, self.translator, purpose="certificates")
        self.lists = tuple(dict.fromkeys((*self.lists, *paths)))
        self._show()
