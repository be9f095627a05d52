"""The themes this computer's user keeps: to make, change, hand on and remove, beside their pages."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.exchange.theme_file import SUFFIX, write_theme
from pia_wizard.i18n import Translator
from pia_wizard.session import themes
from pia_wizard.theme import PLAIN, Theme
from pia_wizard.theme.checks import checked_theme, faults
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.saving import file_name
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.branding.form import ThemeForm
from pia_wizard.ui.branding.sample_view import SampleView
from pia_wizard.ui.choosing_files import chosen_file, chosen_place
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.messages import confirmed, telling
from pia_wizard.ui.pieces import CalmBox, line_label, push_button

_SIZE = (1120, 760)
_FORM_WIDTH = 430


class ThemesDialog(QDialog):
    """Changes count once they are saved; whoever leaves with unsaved ones is asked."""

    def __init__(self, translator: Translator, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        self.translator = translator
        self.setWindowTitle(translator.say("提出先の体裁"))
        take_room(self, *_SIZE)
        self.choice = CalmBox()
        self.new, self.remove = push_button(), push_button("quiet")
        self.take_in, self.give_out = push_button("quiet"), push_button("quiet")
        self.form, self.sample = ThemeForm(translator), SampleView(translator)
        self.told = TextLabel(look="muted")
        self.save, self.leave = push_button("primary"), push_button()
        self._saved = PLAIN
        self._lay_out()
        self._connect()
        self._list(name)

    def reject(self) -> None:
        """Leave, after asking where something is not saved."""
        if self._may_leave():
            super().reject()

    def import_file(self, path: Path) -> None:
        """Keep the theme of a file, or tell why not."""
        with telling(self, lambda: self.translator):
            theme = themes.keep(themes.read_theme(path))
            self._list(theme.name)
            self._say(self.translator.say("「{name}」を読み込みました。", name=theme.name))

    def export_file(self, path: Path) -> None:
        """Write the theme as the fields say it, or tell why not."""
        with telling(self, lambda: self.translator):
            write_theme(path, self.form.theme)
            self._say(self.translator.say("書き出しました：{path}", path=path))

    def _list(self, name: str) -> None:
        """Show the names of all kept themes, and one of them; none stands for a new one."""
        found = themes.kept()
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for each in found:
                self.choice.addItem(each, each)
            if name not in found:
                self.choice.addItem(self.translator.say("新しい体裁"), "")
            self.choice.setCurrentIndex(self.choice.findData(name if name in found else ""))
        self._show(found.get(name, PLAIN))

    def _show(self, theme: Theme) -> None:
        self._saved = theme
        self.form.put(theme)
        self.remove.setEnabled(bool(theme.name))
        self._follow()

    def _follow(self) -> None:
        """Show the pages of what the fields say, or what keeps it from being used."""
        theme = self.form.theme
        fault = next(faults(theme), None)
        self.give_out.setEnabled(fault is None)
        self.save.setEnabled(fault is None and bool(theme.name) and theme != self._saved)
        if fault is None:
            words = "" if theme.name else self.translator.say("保存するには、相手先の名前を入れてください。")
            self._say(words)
            self.sample.show_theme(checked_theme(theme))
            return
        said = self.translator.error(fault)
        self._say(f"{said.why} {said.do}", wrong=True)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.told.say(text)
        set_look(self.told, "look", "not_met" if wrong else "muted")
        announce(self, text)

    def _keep(self) -> None:
        with telling(self, lambda: self.translator):
            theme = themes.keep(self.form.theme, instead_of=self._saved.name)
            self._list(theme.name)
            self._say(self.translator.say("「{name}」を保存しました。", name=theme.name))

    def _choose(self) -> None:
        name = str(self.choice.currentData() or "")
        if self._may_leave():
            self._list(name)
            return
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(self.choice.findData(self._saved.name))

    def _begin(self) -> None:
        if self._may_leave():
            self._list("")
            self.form.lines["name"].setFocus()

    def _drop(self) -> None:
        say, name = self.translator.say, self._saved.name
        sure = confirmed(
            self,
            say("「{name}」の体裁を削除しますか。", name=name),
            say("この体裁を選んでいた評価の書類は、ふつうの体裁に戻ります。保存済みの書類は変わりません。"),
            say("削除する"),
            self.translator,
            danger=True,
        )
        if sure:
            with telling(self, lambda: self.translator):
                themes.remove(name)
            self._list(next(iter(themes.kept()), ""))

    def _may_leave(self) -> bool:
        if self.form.theme == self._saved:
            return True
        say = self.translator.say
        return confirmed(
            self,
            say("変更を保存せずに進みますか。"),
            say("この体裁の変更は、まだ保存していません。"),
            say("保存せずに進む"),
            self.translator,
            keep=say("編集に戻る"),
        )

    def _ask_in(self) -> None:
        if self._may_leave():
            path = chosen_file(self, self.take_in.text(), self._kinds(), self.translator, purpose="themes")
            if path is not None:
                self.import_file(path)

    def _ask_out(self) -> None:
        name = file_name(self.form.theme.name, SUFFIX[1:])
        title, kinds = self.give_out.text(), self._kinds()
        path = chosen_place(self, title, name, kinds, self.translator, purpose="themes")
        if path is not None:
            self.export_file(path)

    def _kinds(self) -> list[str]:
        return [self.translator.say("体裁のファイル (*.piatheme)")]

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.SPACE)
        whole.addLayout(self._head())
        middle = QHBoxLayout()
        middle.setSpacing(tokens.SECTION)
        scrolled = ScrollPage(self, margin=0)
        scrolled.setFixedWidth(min(tokens.grown(_FORM_WIDTH), self.width() * 3 // 5))
        scrolled.column.addWidget(self.form)
        middle.addWidget(scrolled)
        middle.addWidget(self.sample, 1)
        whole.addLayout(middle, 1)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.GAP)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.save)
        whole.addLayout(foot)
        say = self.translator.say
        self.leave.setText(say("閉じる"))
        self.save.setText(say("保存"))
        self.save.setDefault(True)

    def _head(self) -> FlowRow:
        say = self.translator.say
        label = line_label("strong", say("相手先"))
        label.setBuddy(self.choice)
        self.choice.setAccessibleName(say("編集する体裁"))
        self.choice.setMinimumWidth(tokens.grown(260))
        row = FlowRow(gap=tokens.GAP)
        row.addWidget(label)
        row.addWidget(self.choice)
        for button, words in (
            (self.new, say("新しく作る")),
            (self.take_in, say("読み込む…")),
            (self.give_out, say("書き出す…")),
            (self.remove, say("削除")),
        ):
            button.setText(words)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.choice.activated.connect(lambda _row: self._choose())
        self.new.clicked.connect(self._begin)
        self.take_in.clicked.connect(self._ask_in)
        self.give_out.clicked.connect(self._ask_out)
        self.remove.clicked.connect(self._drop)
        self.form.changed.connect(self._follow)
        self.save.clicked.connect(self._keep)
        self.leave.clicked.connect(self.reject)
