"""The fields of a theme: name, logo, colours with their contrast, and the texts."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.pdf.branding import logo_pixels
from pia_wizard.theme import PLAIN, Logo, Theme
from pia_wizard.theme.checks import COLOURS, TEXTS, pairings, passing
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.branding.colour_field import ColourField
from pia_wizard.ui.branding.logo_field import LogoField
from pia_wizard.ui.branding.pixmaps import image_of
from pia_wizard.ui.editors.labels import TextLabel

_COVER_TEXT_HEIGHT = 92


class ThemeForm(QWidget):
    """``theme`` is what the fields say, checked or not; ``changed`` follows every change by the user."""

    changed = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._filling = False
        self.lines = {name: QLineEdit() for name in TEXTS if name != "cover_text"}
        self.cover_text = QPlainTextEdit()
        self.cover_text.setTabChangesFocus(True)
        self.cover_text.setFixedHeight(tokens.grown(_COVER_TEXT_HEIGHT))
        self.colours = {
            name: ColourField(translator.say(title), translator) for name, title in COLOURS.items()
        }
        self.logo = LogoField(translator, _seen)
        self._lay_out()
        for line in self.lines.values():
            line.textChanged.connect(self._tell)
        self.cover_text.textChanged.connect(self._tell)
        for colour in self.colours.values():
            colour.changed.connect(self._tell)
        self.logo.changed.connect(self._tell)
        self.put(PLAIN)

    @property
    def theme(self) -> Theme:
        """What the fields say; a colour that is none stands as it was typed."""
        colours = {name: field.code or field.typed.text() for name, field in self.colours.items()}
        texts = {name: line.text().strip() for name, line in self.lines.items()}
        cover_text = self.cover_text.toPlainText().strip()
        return Theme(**colours, **texts, cover_text=cover_text, logo=self.logo.logo)

    def put(self, theme: Theme) -> None:
        """Show a theme."""
        self._filling = True
        for name, line in self.lines.items():
            line.setText(getattr(theme, name))
        self.cover_text.setPlainText(theme.cover_text)
        for name, field in self.colours.items():
            field.put(getattr(theme, name))
        self.logo.put(theme.logo)
        self._filling = False
        self._judge()

    def _tell(self) -> None:
        if not self._filling:
            self._judge()
            self.changed.emit()

    def _judge(self) -> None:
        """Tell the contrasts, once all colours are colours."""
        if not all(field.code for field in self.colours.values()):
            return
        theme = self.theme
        found = pairings(theme)
        for name, field in self.colours.items():
            its = tuple(pairing for pairing in found if pairing.field == name)
            field.judge(its, passing(theme, name) if its else "")

    def _lay_out(self) -> None:
        say = self._translator.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, tokens.GAP, 0)
        column.setSpacing(tokens.GAP)
        self._add(column, "name", say("例：株式会社サンプル"))
        column.addWidget(TextLabel(say("ロゴ"), look="strong"))
        column.addWidget(self.logo)
        column.addSpacing(tokens.GAP)
        column.addWidget(TextLabel(say("色"), look="strong"))
        for field in self.colours.values():
            column.addWidget(field)
        column.addSpacing(tokens.GAP)
        self._add(column, "marking", say("例：社外秘"))
        self._add(column, "cover_text", "")
        self._add(column, "footer", "")
        self._add(column, "footer_second", "")
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, name: str, example: str) -> None:
        title, most = TEXTS[name]
        words = self._translator.say(title)
        label = TextLabel(words, look="strong")
        field = self.cover_text if name == "cover_text" else self.lines[name]
        label.setBuddy(field)
        field.setAccessibleName(words)
        field.setPlaceholderText(example)
        if isinstance(field, QLineEdit):
            field.setMaxLength(most)
        column.addWidget(label)
        column.addWidget(field)


def _seen(logo: Logo) -> QImage:
    return image_of(logo_pixels(logo, 960))
