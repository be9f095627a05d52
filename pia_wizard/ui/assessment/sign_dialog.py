"""Who signs, in which role, and what that proves."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.i18n import Translator
from pia_wizard.session import identities
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.signed_paper import SignOrder
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.pieces import framed, push_button

_SELF_MADE, _FILE, _TOKEN = "self_made", "file", "token"
_WIDTH = 520


class SignDialog(QDialog):
    """Asks for role and identity; ``order`` holds what was chosen."""

    def __init__(self, parent: QWidget | None, translator: Translator) -> None:
        super().__init__(parent)
        self.translator = translator
        self.role = QComboBox()
        self.kind = OneOf((_SELF_MADE, _FILE, _TOKEN), parent=self)
        self.name, self.organisation = QLineEdit(), QLineEdit()
        self.file, self.passphrase = QLineEdit(), QLineEdit()
        self.again, self.company = QLineEdit(), QLineEdit()
        self.agreed = QCheckBox()
        for secret in (self.passphrase, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.browse, self.sign, self.cancel = push_button(), push_button("primary"), push_button()
        self._asks = {
            name: TextLabel(look="caption")
            for name in ("role", "name", "organisation", "file", "pass", "again", "company")
        }
        self._fault, self._proves = TextLabel(look="fault"), TextLabel()
        self._has_own = identities.default_path().exists()
        self._lay_out()
        self._say()
        self.kind.choose(_SELF_MADE)
        self.kind.hide_clear()
        self.kind.chosen.connect(lambda _key: self._show_kind())
        self.browse.clicked.connect(self._browse)
        self.passphrase.textChanged.connect(lambda _typed: self._show_again())
        self.sign.clicked.connect(self._accept_if_complete)
        self.cancel.clicked.connect(self.reject)
        self.sign.setDefault(True)
        self._show_kind()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        margin = tokens.SECTION
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(tokens.SPACE)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        whole.addWidget(_row(self._asks["role"], self.role))
        self.kind.setFixedWidth(_WIDTH)
        whole.addWidget(self.kind)
        self._proof = framed("notice")
        inside = QVBoxLayout(self._proof)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(self._proves)
        whole.addWidget(self._proof)
        place = QWidget()
        beside = QHBoxLayout(place)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.file, 1)
        beside.addWidget(self.browse)
        self._rows = {
            "name": _row(self._asks["name"], self.name),
            "organisation": _row(self._asks["organisation"], self.organisation),
            "file": _row(self._asks["file"], place),
            "pass": _row(self._asks["pass"], self.passphrase),
            "again": _row(self._asks["again"], self.again),
            "company": _row(self._asks["company"], self.company),
        }
        for row in self._rows.values():
            whole.addWidget(row)
        whole.addWidget(self.agreed)
        whole.addWidget(self._fault)
        self._fault.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.sign)
        whole.addLayout(buttons)

    def _say(self) -> None:
        from pia_wizard.signing.roles import Role

        say = self.translator.say
        self.setWindowTitle(say("報告書に署名する"))
        for role in Role:
            self.role.addItem(say(role.label), role.value)
        self.kind.relabel(
            {
                _SELF_MADE: say("このパソコンで作った証明書を使う"),
                _FILE: say("電子証明書のファイルを使う（.p12、.pfx）"),
                _TOKEN: say("ICカードまたはトークンを使う"),
            },
            self.translator,
        )
        words = {
            "role": say("署名する立場"),
            "name": say("氏名または役職名（印影に表示されます）"),
            "organisation": say("組織名（任意）"),
            "file": say("電子証明書のファイル"),
            "pass": say("パスフレーズ（設定している場合）"),
            "again": say("パスフレーズ（確認のため、もう一度）"),
            "company": say(
                "角印に入れる名前（任意。日付印の代わりに表示します。証明になるのは電子署名です）"
            ),
        }
        self.agreed.setText(say("証明書に住所や生年月日があれば、受け取る人に見えることを承知します"))
        secrets = (self.passphrase, self.again)
        fields = (self.role, self.name, self.organisation, self.file, *secrets, self.company)
        for (key, text), field in zip(words.items(), fields, strict=True):
            self._asks[key].say(text)
            field.setAccessibleName(text)
        self.kind.name("")
        self.browse.setText(say("選ぶ…"))
        self.sign.setText(say("署名して保存"))
        self.cancel.setText(say("キャンセル"))

    @property
    def _self_made(self) -> bool:
        return self.kind.key not in {_FILE, _TOKEN}

    @property
    def _makes(self) -> bool:
        """Whether signing makes the self-made certificate, with this passphrase for ever after."""
        return self._self_made and not self._has_own

    def _show_again(self) -> None:
        self._rows["again"].setVisible(self._makes and bool(self.passphrase.text()))

    def _show_kind(self) -> None:
        say = self.translator.say
        self.kind.hide_clear()
        first = self._makes
        on_token = self.kind.key == _TOKEN
        self._asks["file"].say(
            say("カードやトークンのPKCS#11モジュール（.dll、.so、.dylib）")
            if on_token
            else say("電子証明書のファイル")
        )
        self.file.setAccessibleName(self._asks["file"].text())
        self.agreed.setVisible(not self._self_made)
        if on_token:
            self._asks["pass"].say(say("PIN（続けて間違えるとロックされます）"))
        elif first:
            self._asks["pass"].say(say("新しく決めるパスフレーズ（任意。決めると、署名のたびに必要です）"))
        else:
            self._asks["pass"].say(say("パスフレーズ（設定している場合）"))
        self.passphrase.setAccessibleName(self._asks["pass"].text())
        self._show_again()
        self._rows["name"].setVisible(first)
        self._rows["organisation"].setVisible(first)
        self._rows["file"].setVisible(not self._self_made)
        self._fault.hide()
        own = say(
            "署名後に報告書が変更されていないことは示せます。署名したのがだれかは証明しません。"
            "社外に本人であることを示す必要があるときは、認証局が発行した電子証明書を使ってください。"
        )
        issued = say(
            "署名後に変更されていないことに加えて、証明書を発行した認証局を信頼する人には、"
            "署名したのがだれかも示せます。パスフレーズやPINは保存しません。"
        )
        self._proves.say(own if self._self_made else issued)

    def _browse(self) -> None:
        kinds = self.translator.say("電子証明書 (*.p12 *.pfx)")
        if self.kind.key == _TOKEN:
            kinds = self.translator.say("PKCS#11モジュール (*.dll *.so *.dylib)")
        path, _ = QFileDialog.getOpenFileName(self, self._asks["file"].text(), "", kinds)
        if path:
            self.file.setText(path)

    def _accept_if_complete(self) -> None:
        say = self.translator.say
        if self._makes and not self.name.text().strip():
            self._point_at(self.name, say("氏名または役職名を入力してください。"))
        elif not self._self_made and not self.file.text().strip():
            self._point_at(self.file, say("ファイルを選んでください。"))
        elif self._makes and self.passphrase.text() != self.again.text():
            self._point_at(self.again, say("二つのパスフレーズが違います。同じものを入力してください。"))
        else:
            self.accept()

    def _point_at(self, field: QLineEdit, fault: str) -> None:
        self._fault.say(fault)
        self._fault.show()
        field.setAccessibleDescription(fault)
        field.setFocus()

    def fill(self, order: SignOrder) -> None:
        """Show what was chosen the last time; the passphrase was not kept."""
        self.role.setCurrentIndex(max(0, self.role.findData(order.role)))
        self.name.setText(order.name)
        self.organisation.setText(order.organisation)
        self.company.setText(order.company)
        self.agreed.setChecked(order.agreed)
        if order.file is not None:
            self.kind.choose(_TOKEN if order.on_token else _FILE)
            self.file.setText(str(order.file))
            self.passphrase.setFocus()
        self._show_kind()

    def order(self) -> SignOrder:
        """Return what was chosen, and forget the passphrase."""
        secret = self.passphrase.text()
        self.passphrase.clear()
        self.again.clear()
        return SignOrder(
            role=str(self.role.currentData()),
            name=self.name.text().strip(),
            organisation=self.organisation.text().strip(),
            file=None if self._self_made else Path(self.file.text().strip()),
            passphrase=secret,
            on_token=self.kind.key == _TOKEN,
            company=self.company.text().strip(),
            agreed=self.agreed.isChecked(),
        )


def _row(ask: TextLabel, field: QWidget) -> QWidget:
    """Return a labelled field."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(tokens.HAIR)
    column.addWidget(ask)
    column.addWidget(field)
    return whole
