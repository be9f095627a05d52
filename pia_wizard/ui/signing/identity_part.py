"""With which identity someone signs: self-made, a PKCS#12 file, or one on an IC card or token."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session import identities
from pia_wizard.session.signing_choices import SigningChoices
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.choosing_files import chosen_file
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.pieces import CalmBox, framed, push_button
from pia_wizard.ui.signing.order import Kind
from pia_wizard.ui.signing.rows import AskedField

_OWN = ("name", "organisation", "again")


class IdentityPart(QWidget):
    """``refused`` carries why the tokens could not be listed."""

    refused = Signal(object)

    def __init__(self, translator: Translator, choices: SigningChoices) -> None:
        super().__init__()
        self.translator = translator
        self.kind = OneOf(tuple(Kind), parent=self)
        self.name, self.organisation = QLineEdit(), QLineEdit()
        self.file, self.module = QLineEdit(choices.file), QLineEdit(choices.module)
        self.secret, self.again = QLineEdit(), QLineEdit()
        for secret in (self.secret, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.token, self.certificate = CalmBox(), CalmBox()
        self.browse_file, self.browse_module, self.look = push_button(), push_button(), push_button()
        self._proves = TextLabel()
        self._certificates: dict[str, tuple[str, ...]] = {}
        self._has_own = identities.default_path().exists()
        self._lay_out()
        self._offer(self.token, (choices.token,) if choices.token else (), choices.token)
        self._offer(
            self.certificate, (choices.certificate,) if choices.certificate else (), choices.certificate
        )
        self._say()
        self.kind.choose(choices.kind if choices.kind in tuple(Kind) else Kind.SELF_MADE)
        self.kind.chosen.connect(lambda _key: self.show_kind())
        self.browse_file.clicked.connect(self._browse_file)
        self.browse_module.clicked.connect(self._browse_module)
        self.look.clicked.connect(self._look)
        self.token.activated.connect(lambda _row: self._offer_certificates())
        self.secret.textChanged.connect(lambda _typed: self._show_again())
        self.show_kind()

    @property
    def chosen(self) -> Kind:
        """The kind of identity chosen."""
        return Kind(self.kind.key or Kind.SELF_MADE)

    @property
    def makes(self) -> bool:
        """Whether signing makes the self-made identity, with this passphrase for ever after."""
        return self.chosen is Kind.SELF_MADE and not self._has_own

    @property
    def path(self) -> Path | None:
        """The file or module that was named, if one is needed."""
        typed = {Kind.FILE: self.file, Kind.TOKEN: self.module}.get(self.chosen)
        return Path(typed.text().strip()) if typed is not None and typed.text().strip() else None

    def lacking(self) -> tuple[QLineEdit, str] | None:
        """Return the first field that keeps anyone from signing, and why."""
        say = self.translator.say
        if self.makes and not self.name.text().strip():
            return self.name, say("氏名または役職名を入力してください。")
        if self.chosen is not Kind.SELF_MADE and self.path is None:
            return (self.file if self.chosen is Kind.FILE else self.module), say("ファイルを選んでください。")
        if self.makes and self.secret.text() != self.again.text():
            return self.again, say("二つのパスフレーズが違います。同じものを入力してください。")
        return None

    def now_exists(self) -> None:
        """Ask no more for what a new self-made identity needs, if one was made meanwhile."""
        self._has_own = identities.default_path().exists()
        self.show_kind()

    def show_kind(self) -> None:
        """Show what the chosen kind needs."""
        self.kind.hide_clear()
        kind, first, say = self.chosen, self.makes, self.translator.say
        visible = {
            "name": first,
            "organisation": first,
            "file": kind is Kind.FILE,
            "module": kind is Kind.TOKEN,
        }
        for name, shown in visible.items():
            self._rows[name].setVisible(shown)
        self._on_token.setVisible(kind is Kind.TOKEN)
        secrets = {
            Kind.TOKEN: say("PIN（続けて間違えるとロックされます）"),
            Kind.FILE: say("パスフレーズ（設定している場合）"),
            Kind.SELF_MADE: say("新しく決めるパスフレーズ（任意。決めると、署名のたびに必要です）")
            if first
            else say("パスフレーズ（設定している場合）"),
        }
        self._rows["secret"].ask(secrets[kind])
        self._show_again()
        own = say(
            "署名後に報告書が変更されていないことは示せます。署名したのがだれかは証明しません。"
            "社外に本人であることを示す必要があるときは、認証局が発行した電子証明書を使ってください。"
        )
        issued = say(
            "署名後に変更されていないことに加えて、証明書を発行した認証局を信頼する人には、"
            "署名したのがだれかも示せます。パスフレーズやPINは保存しません。"
        )
        self._proves.say(own if kind is Kind.SELF_MADE else issued)

    def forget_secrets(self) -> None:
        """Clear what was typed as passphrase or PIN."""
        self.secret.clear()
        self.again.clear()

    def _lay_out(self) -> None:
        self._rows = {
            "name": AskedField(self.name),
            "organisation": AskedField(self.organisation),
            "file": AskedField(self.file, self.browse_file),
            "module": AskedField(self.module, self.browse_module),
            "token": AskedField(self.token),
            "certificate": AskedField(self.certificate),
            "secret": AskedField(self.secret),
            "again": AskedField(self.again),
        }
        proof = framed("notice")
        inside = QVBoxLayout(proof)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._proves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(self.kind)
        column.addWidget(proof)
        self._on_token = QWidget()
        beside = QHBoxLayout(self._on_token)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(tokens.GAP)
        for name in ("token", "certificate"):
            beside.addWidget(self._rows[name], 1)
        beside.addWidget(self.look, 0, Qt.AlignmentFlag.AlignBottom)
        for name, row in self._rows.items():
            if name == "token":
                column.addWidget(self._on_token)
            elif name != "certificate":
                column.addWidget(row)

    def _say(self) -> None:
        say = self.translator.say
        self.kind.relabel(
            {
                Kind.SELF_MADE: say("このパソコンで作った証明書を使う"),
                Kind.FILE: say("電子証明書のファイルを使う（.p12、.pfx）"),
                Kind.TOKEN: say("ICカードまたはトークンを使う"),
            },
            self.translator,
        )
        self.kind.name("")
        asks = {
            "name": say("氏名または役職名（印影に表示されます）"),
            "organisation": say("組織名（任意）"),
            "file": say("電子証明書のファイル"),
            "module": say("カードやトークンのPKCS#11モジュール（.dll、.so、.dylib）"),
            "token": say("カードやトークンの名前"),
            "certificate": say("証明書の名前"),
            "again": say("パスフレーズ（確認のため、もう一度）"),
        }
        for name, text in asks.items():
            self._rows[name].ask(text)
        for button in (self.browse_file, self.browse_module):
            button.setText(say("選ぶ…"))
        self.look.setText(say("読み取る"))
        self.look.setAccessibleDescription(
            say("差し込まれているカードやトークンと、その中の証明書を一覧にします。")
        )

    def _show_again(self) -> None:
        self._rows["again"].setVisible(self.makes and bool(self.secret.text()))

    def _browse_file(self) -> None:
        self._browse(self.file, self.translator.say("電子証明書 (*.p12 *.pfx)"))

    def _browse_module(self) -> None:
        self._browse(self.module, self.translator.say("PKCS#11モジュール (*.dll *.so *.dylib)"))

    def _browse(self, field: QLineEdit, kinds: str) -> None:
        purpose = "certificates" if field is self.file else "modules"
        path = chosen_file(self, field.accessibleName(), [kinds], self.translator, purpose=purpose)
        if path is not None:
            field.setText(str(path))

    def _look(self) -> None:
        """List the tokens and their certificates; a driver may take its time."""
        path = self.path
        if path is None:
            self._browse_module()
            path = self.path
        if path is None:
            return
        self.look.setEnabled(False)
        job = Job(lambda: [(one.label, one.certificates) for one in identities.tokens_there(path)])
        job.done.connect(self._take_tokens)
        job.refused.connect(self._refuse_tokens)
        job.start()

    def _take_tokens(self, found: list[tuple[str, tuple[str, ...]]]) -> None:
        self.look.setEnabled(True)
        self._certificates = dict(found)
        self._offer(self.token, tuple(self._certificates), str(self.token.currentData() or ""))
        self._offer_certificates()
        names = self.translator.say("、").join(self._certificates)
        announce(self, self.translator.say("見つかったもの: {names}", names=names))

    def _refuse_tokens(self, error: PiaError) -> None:
        self.look.setEnabled(True)
        self.refused.emit(error)

    def _offer_certificates(self) -> None:
        token = str(self.token.currentData() or "")
        only = next(iter(self._certificates), "") if len(self._certificates) == 1 else ""
        labels = self._certificates.get(token or only, ())
        self._offer(self.certificate, labels, str(self.certificate.currentData() or ""))

    def _offer(self, box: CalmBox, names: tuple[str, ...], chosen: str) -> None:
        box.clear()
        box.addItem(self.translator.say("自動で選ぶ"), "")
        for name in names:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
