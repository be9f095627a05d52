"""The menu bar: every action of the window, reachable by keyboard, in the window's language."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session.settings import APPEARANCES

_MENUS = {
    "file": N_("ファイル(&F)"),
    "recent": N_("最近の評価(&R)"),
    "places": N_("最近の保存場所(&P)"),
    "edit": N_("編集(&T)"),
    "assessment": N_("評価(&E)"),
    "view": N_("表示(&V)"),
    "language": N_("言語(&L)"),
    "appearance": N_("外観(&A)"),
    "size": N_("文字の大きさ(&Z)"),
    "help": N_("ヘルプ(&H)"),
}
_ACTIONS = {
    "new": N_("新しい評価(&N)…"),
    "import": N_("ファイルの取り込み(&I)…"),
    "export": N_("持ち運び用に書き出す(&E)…"),
    "sheet": N_("質問と回答の一覧を書き出す(&L)…"),
    "verify": N_("PDFの検証(&V)…"),
    "sign": N_("報告書に署名(&G)…"),
    "workspace": N_("保存場所の変更(&W)…"),
    "settings": N_("設定(&S)…"),
    "quit": N_("終了(&Q)"),
    "undo": N_("元に戻す(&U)"),
    "redo": N_("やり直す(&R)"),
    "palette": N_("移動と操作(&P)…"),
    "guidelines": N_("基準を選び直す(&G)…"),
    "copy": N_("ほかの評価から回答を写す(&O)…"),
    "newer": N_("内容の更新を確かめる(&U)…"),
    "content": N_("判定に使っている内容(&C)…"),
    "system": N_("システムに合わせる(&S)"),
    "light": N_("ライト(&L)"),
    "dark": N_("ダーク(&D)"),
    "black_on_white": N_("ハイコントラスト・白地に黒(&B)"),
    "white_on_black": N_("ハイコントラスト・黒地に白(&W)"),
    "larger": N_("文字を大きく(&G)"),
    "smaller": N_("文字を小さく(&M)"),
    "usual": N_("標準の大きさ(&N)"),
    "manual": N_("使い方(&M)"),
    "tour": N_("はじめての案内(&T)"),
    "about": N_("PIA Wizard について(&A)"),
}
_AUTONYMS = {"ja": "日本語(&J)", "en": "English(&E)"}
"""A language is named in itself, so that whoever is lost finds the way back."""
_KEYS = {
    "new": ("Ctrl+N",),
    "import": ("Ctrl+O",),
    "settings": ("Ctrl+,",),
    "quit": ("Ctrl+Q",),
    "palette": ("Ctrl+K",),
    "manual": ("F1",),
    "larger": ("Ctrl++", "Ctrl+;", "Ctrl+="),
    "smaller": ("Ctrl+-",),
    "usual": ("Ctrl+0",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
}
_MOST_WORDS = 36
"""So many characters of what would be taken back stand in the menu; the tool tip has all."""
_LONGEST_ENTRY = 64
"""So many characters of what was open lately stand in the menu."""


class WindowMenus(QMenuBar):
    """Holds the actions by name in ``actions_by_name``; the window connects them.

    ``offering``: what was open lately is to be offered now, with ``offer``, as the menu it is in is opened.
    """

    offering = Signal()

    def __init__(self, translator: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._menus: dict[str, QMenu] = {}
        self.actions_by_name: dict[str, QAction] = {}
        file = self._menu("file", self)
        file.aboutToShow.connect(self.offering)
        self._fill(file, ("new", "import"))
        recent = self._menu("recent", file)
        self._fill(file, ("", "verify", "sign", "", "workspace"))
        places = self._menu("places", file)
        self._fill(file, ("settings", "", "quit"))
        for menu in (recent, places):
            menu.menuAction().setEnabled(False)
            menu.setToolTipsVisible(True)
        self._fill(self._menu("edit", self), ("undo", "redo"))
        self._fill(
            self._menu("assessment", self),
            ("copy", "", "guidelines", "newer", "", "content", "", "export", "sheet"),
        )
        view = self._menu("view", self)
        self._fill(view, ("palette", ""))
        self._exclusive(self._menu("language", view), tuple(_AUTONYMS))
        self._exclusive(self._menu("appearance", view), APPEARANCES)
        self._fill(self._menu("size", view), ("larger", "smaller", "usual"))
        self._fill(self._menu("help", self), ("manual", "tour", "", "about"))
        roles = QAction.MenuRole
        for name, role in (
            ("quit", roles.QuitRole),
            ("about", roles.AboutRole),
            ("settings", roles.PreferencesRole),
        ):
            self.actions_by_name[name].setMenuRole(role)
        self._going_back: dict[str, str | None] = {"undo": None, "redo": None}
        self.retranslate(translator)

    def give_keys(self) -> None:
        """Set the keyboard shortcuts: after the first paint, as they load all of the ``Qt`` namespace."""
        from PySide6.QtGui import QKeySequence

        for name, keys in _KEYS.items():
            self.actions_by_name[name].setShortcuts([QKeySequence(key) for key in keys])

    def check(self, *names: str) -> None:
        """Tick the language and the appearance in use."""
        for name in names:
            self.actions_by_name[name].setChecked(True)

    def allow(self, *, workspace_open: bool) -> None:
        """Enable what needs an open workspace only while there is one."""
        for name in ("new", "import"):
            self.actions_by_name[name].setEnabled(workspace_open)

    def allow_assessment(self, *, is_open: bool, outdated: bool) -> None:
        """Enable what needs an open assessment, and one that is not judged with today's content."""
        for name in ("copy", "guidelines", "content", "export", "sheet"):
            self.actions_by_name[name].setEnabled(is_open)
        self.actions_by_name["newer"].setEnabled(outdated)

    def allow_going_back(self, undo: str | None, redo: str | None) -> None:
        """Enable undo and redo where there is something to move, and say what; None is nothing."""
        self._going_back = {"undo": undo, "redo": redo}
        for name, what in self._going_back.items():
            action = self.actions_by_name[name]
            action.setEnabled(what is not None)
            action.setToolTip(what or "")
            action.setText(self._text_of(name))

    def offer(self, name: str, entries: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Fill a menu with what was open lately, by number; where there is nothing, it cannot be opened."""
        from pia_wizard.ui.pieces import tip

        menu = self._menus[name]
        menu.clear()
        for number, (words, go) in enumerate(entries, 1):
            line = " ".join(words.split())
            short = line if len(line) <= _LONGEST_ENTRY else line[: _LONGEST_ENTRY - 1] + "…"
            action = menu.addAction(f"&{number}  {short.replace('&', '&&')}")
            action.setToolTip(tip(line))
            action.triggered.connect(lambda *_checked, go=go: go())
        menu.menuAction().setEnabled(bool(entries))

    def _text_of(self, name: str) -> str:
        text = self._translator.say(_ACTIONS[name])
        what = self._going_back.get(name)
        if not what:
            return text
        short = what if len(what) <= _MOST_WORDS else what[:_MOST_WORDS] + "…"
        return self._translator.say("{action}：{what}", action=text, what=short.replace("&", "&&"))

    def menu_title(self, action: QAction) -> str:
        """Return the title of the menu an action stands in."""
        found = (menu.title() for menu in self._menus.values() if action in menu.actions())
        return next(found, "")

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        for name, menu in self._menus.items():
            menu.setTitle(translator.say(_MENUS[name]))
        for name, action in self.actions_by_name.items():
            action.setText(_AUTONYMS.get(name) or self._text_of(name))

    def _menu(self, name: str, above: "QMenu | QMenuBar") -> QMenu:
        menu = QMenu(self)
        above.addMenu(menu)
        self._menus[name] = menu
        return menu

    def _fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if not name:
                menu.addSeparator()
                continue
            action = QAction(self)
            menu.addAction(action)
            self.actions_by_name[name] = action

    def _exclusive(self, menu: QMenu, names: tuple[str, ...]) -> None:
        self._fill(menu, names)
        group = QActionGroup(self)
        for name in names:
            self.actions_by_name[name].setCheckable(True)
            group.addAction(self.actions_by_name[name])
