"""What can be done with the assessment chosen in the list: as buttons, in a menu, and by key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.storage import Summary
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.pieces import push_button

_WORDS = {
    "open": N_("開く"),
    "begin_from": N_("このひな形から始める…"),
    "duplicate": N_("複製…"),
    "rename": N_("名前の変更…"),
    "client": N_("依頼元の設定…"),
    "reassess": N_("次回の評価を始める…"),
    "template": N_("ひな形を作る…"),
    "calendar": N_("期限をカレンダーに書き出す…"),
    "archive": N_("保管する"),
    "restore": N_("保管から戻す"),
    "remove": N_("削除…"),
}
_KEYS = {"duplicate": "Ctrl+D", "rename": "F2", "remove": "Delete"}
_MENU = (
    "open",
    "begin_from",
    "",
    "duplicate",
    "rename",
    "client",
    "",
    "reassess",
    "template",
    "calendar",
    "",
)
_END = ("archive", "restore", "remove")


class HomeActions(QWidget):
    """``asked`` carries which action; keys work while the list has the focus."""

    asked = Signal(str)

    def __init__(self, listed: QWidget, translator: Translator) -> None:
        super().__init__()
        self.menu = QMenu(self)
        self.by_name: dict[str, QAction] = {}
        for name in (*_MENU, *_END):
            if name:
                self.by_name[name] = self._action(name, listed)
            else:
                self.menu.addSeparator()
        self.open, self.duplicate, self.remove = push_button(), push_button(), push_button("quiet")
        self.more = push_button()
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GAP)
        for button in (self.open, self.duplicate, self.more):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        for name, button in self._buttons().items():
            button.clicked.connect(self.by_name[name].trigger)
        self.retranslate(translator)

    def _action(self, name: str, listed: QWidget) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda: self.asked.emit(name))
        if name in _KEYS:
            action.setShortcut(QKeySequence(_KEYS[name]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            listed.addAction(action)
        self.menu.addAction(action)
        return action

    def _buttons(self) -> dict[str, QPushButton]:
        return {"open": self.open, "duplicate": self.duplicate, "remove": self.remove}

    def allow(self, chosen: Summary | None) -> None:
        """Offer what fits the assessment chosen; nothing without one."""
        template = chosen is not None and chosen.template
        fits = {
            "begin_from": template,
            "reassess": not template,
            "template": not template,
            "calendar": not template,
            "archive": chosen is not None and not chosen.archived,
            "restore": chosen is not None and chosen.archived,
        }
        for name, action in self.by_name.items():
            action.setVisible(fits.get(name, True))
            action.setEnabled(chosen is not None and fits.get(name, True))
        for button in (*self._buttons().values(), self.more):
            button.setEnabled(chosen is not None)

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        for name, action in self.by_name.items():
            action.setText(translator.say(_WORDS[name]))
        for name, button in self._buttons().items():
            button.setText(self.by_name[name].text())
        self.more.setText(translator.say("その他の操作"))
