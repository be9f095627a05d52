"""How the user signs: the role, how long signatures are to last, the timestamp server; never a secret."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPushButton

from pia_wizard.i18n import Translator
from pia_wizard.session.signing_choices import keep_choices, load_choices
from pia_wizard.signing.roles import Role
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.settings.page import SettingsPage, choice, named


class SigningPage(SettingsPage):
    """Shows what signing begins with; ``keep`` remembers it."""

    def __init__(self, translator: Translator) -> None:
        say = translator.say
        super().__init__(say("署名"))
        self._translator = translator
        self._choices = load_choices()
        self.role = choice({role.value: say(role.label) for role in Role}, self._choices.role)
        self.server = QLineEdit(self._choices.server)
        self.server.setPlaceholderText("https://")
        self.forget: QPushButton = push_button()
        self.forget.setText(say("忘れる"))
        self.forget.setAccessibleName(say("前に使った電子証明書を忘れる"))
        self.forget.clicked.connect(self._forget)
        self._used = TextLabel(look="muted")
        about = TextLabel(say("署名の画面は、ここで選んだ役割から始まります。"), look="muted")
        self.card(*named(say("評価での役割"), self.role), about)
        address = say(
            "契約しているタイムスタンプ局のアドレスです。時刻の証明を付けて署名するときに使います。"
        )
        self.card(*named(say("タイムスタンプ局"), self.server), TextLabel(address, look="muted"))
        self.card(
            TextLabel(say("前に使った電子証明書"), look="strong"),
            self._used,
            TextLabel(say("パスフレーズと暗証番号は、どこにも保存しません。"), look="muted"),
            self.forget,
        )
        self._show_used()

    def keep(self) -> None:
        """Remember what was chosen."""
        chosen = replace(self._choices, role=str(self.role.currentData()), server=self.server.text().strip())
        if chosen != load_choices():
            keep_choices(chosen)

    def _forget(self) -> None:
        self._choices = replace(self._choices, kind="", file="", module="", token="", certificate="")
        self._show_used()

    def _show_used(self) -> None:
        held = self._choices
        used = "\n".join(text for text in (held.file, held.module, held.token, held.certificate) if text)
        self._used.say(used or self._translator.say("まだありません。"))
        self.forget.setEnabled(bool(used))
