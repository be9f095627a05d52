"""The pages of the settings that choose looks, lists and places."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session.settings import TEXT_SIZES, Settings, settings_file
from pia_wizard.ui.content.folders_panel import FoldersPanel
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.settings.page import SettingsPage, choice, named

_LANGUAGES = {"ja": "日本語", "en": "English"}
_APPEARANCES = {
    "system": N_("システムに合わせる"),
    "light": N_("ライト"),
    "dark": N_("ダーク"),
    "black_on_white": N_("ハイコントラスト（白地に黒）"),
    "white_on_black": N_("ハイコントラスト（黒地に白）"),
}
_MOTIONS = {
    "system": N_("システムに合わせる"),
    "reduced": N_("減らす"),
    "full": N_("減らさない"),
}


class LooksPage(SettingsPage):
    """Language, colours, the size of letters, and whether things may move."""

    def __init__(self, settings: Settings, translator: Translator) -> None:
        say = translator.say
        super().__init__(say("言語と表示"))
        self.language = choice(_LANGUAGES, settings.language)
        words = {key: say(text) for key, text in _APPEARANCES.items()}
        self.appearance = choice(words, settings.appearance)
        sizes = {size: say("{percent}％", percent=size) for size in TEXT_SIZES}
        self.text_size = choice(sizes, settings.text_size)
        self.card(*named(say("言語"), self.language))
        told = say("選ぶとすぐに見られます。ハイコントラストでは、文字と枠がくっきり表示されます。")
        self.card(*named(say("外観"), self.appearance), TextLabel(told, look="muted"))
        keys = say("Ctrl と + や - のキーでも変えられます。Ctrl+0 で標準に戻ります。")
        self.card(*named(say("文字の大きさ"), self.text_size), TextLabel(keys, look="muted"))
        self.motion = choice({key: say(text) for key, text in _MOTIONS.items()}, settings.motion)
        moving = say("減らすと、質問が増えたり減ったりするときも、動かずにすぐ切り替わります。")
        self.card(*named(say("動きを減らす"), self.motion), TextLabel(moving, look="muted"))


class BeginningPage(SettingsPage):
    """With what the window begins."""

    def __init__(self, settings: Settings, translator: Translator) -> None:
        say = translator.say
        super().__init__(say("開始"))
        self.resume = QCheckBox(say("前回の続きから始める"))
        self.resume.setChecked(settings.resume)
        told = say(
            "終了したときに開いていた評価を、同じステップの同じ位置で開きます。"
            "選ばないと、いつも評価の一覧から始まります。"
        )
        self.card(TextLabel(say("起動したとき"), look="strong"), self.resume, TextLabel(told, look="muted"))


class ListPage(SettingsPage):
    """A page that leads to a list kept in a dialog of its own."""

    def __init__(self, title: str, about: str, button_name: str, translator: Translator) -> None:
        super().__init__(title)
        self.button = push_button()
        self.button.setText(translator.say("一覧を開く…"))
        self.button.setAccessibleName(button_name)
        self.card(TextLabel(about), self.button)


class ContentPage(SettingsPage):
    """Folders with content of the user's own."""

    def __init__(self, settings: Settings, translator: Translator) -> None:
        super().__init__(translator.say("自分の内容"))
        self.folders = FoldersPanel(settings.folders, translator)
        self.card(self.folders)


class PlacesPage(SettingsPage):
    """Where assessments and settings lie, and how to keep them safe."""

    def __init__(self, location: Path | None, translator: Translator) -> None:
        say = translator.say
        super().__init__(say("データの場所"))
        self.elsewhere, self.show_folder = push_button(), push_button()
        self.elsewhere.setText(say("別の保存場所を選ぶ…"))
        self.show_folder.setText(say("フォルダーを開く"))
        self.show_folder.setEnabled(location is not None)
        self.show_folder.clicked.connect(lambda: _open(location))
        where = TextLabel(str(location or say("開いていません。")), look="muted")
        self.card(TextLabel(say("保存場所"), look="strong"), where, self.elsewhere, self.show_folder)
        safe = say(
            "評価はすべて、この1つのファイルにあります。PIA Wizard を終了してから、"
            "このファイルを別のディスクに写しておくと、控えになります。"
        )
        one = say(
            "1件の評価だけを渡すときは、「持ち運び用に書き出す」を使います。証拠のファイルも一緒に入ります。"
        )
        self.card(TextLabel(say("控え"), look="strong"), TextLabel(safe), TextLabel(one, look="muted"))
        kept = TextLabel(str(settings_file()), look="muted")
        self.card(TextLabel(say("設定のファイル"), look="strong"), kept)


def _open(location: Path | None) -> None:
    if location is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(location.parent)))
