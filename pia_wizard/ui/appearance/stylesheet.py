"""The one style sheet, made from a colour scheme and the measures.

Only what Fusion does not draw well enough is styled here; everything else comes from the palette. Rules
name a widget class or a ``look``, never ``*``, so that polishing a page stays quick.

Lengths are written for the usual text size and grow with it: paddings and margins half as much as the rest,
lines not at all. ``16px-1`` in the rule of a focused control takes from its padding what the focus ring adds
to its border, so that nothing moves. High contrast draws every line one pixel wider.
"""

import re
from string import Template

from pia_wizard import resources
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.assessment_rules import ASSESSMENT_RULES
from pia_wizard.ui.appearance.tokens import Colours

_GROUNDS = """
QMainWindow, QDialog, QWizard, QWizardPage { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $hairline; padding: 6px 8px; }
QFrame[look="card"] { background: $surface; border: 1px solid $hairline; border-radius: ${card}px; }
QFrame[look="inset"] { background: $sunken; border: none; border-radius: ${control}px; }
QFrame[look="notice"] { background: $accent_soft; border: none; border-radius: ${control}px; }
QFrame[look="warning"] { background: $partly_soft; border: none; border-radius: ${control}px; }
QFrame[look="problem"] { background: $not_met_soft; border: none; border-radius: ${control}px; }
QFrame[look="tour"] { background: $accent_soft; border: none; border-top: 1px solid $accent; }
QFrame[look="rule"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="side"] { background: $window; border: none; border-radius: ${card}px; }
QScrollArea, QScrollArea > QWidget > QWidget[look="page"] { background: transparent; border: none; }
QSplitter::handle { background: $hairline; }
QMainWindow::separator { width: 0; height: 0; }
"""

_WORDS = """
QLabel[look="title"] { font-size: ${title}px; font-weight: bold; }
QLabel[look="heading"] { font-size: ${heading}px; font-weight: bold; }
QLabel[look="strong"] { font-weight: bold; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="caption"] { color: $muted; font-size: ${caption}px; }
QLabel[look="small"] { color: $muted; font-size: ${caption}px; font-weight: bold; }
QLabel[look="step"] { color: $muted; }
QLabel[look="step"][state="now"] { color: $accent; font-weight: bold; }
QLabel[look="step"][state="done"] { color: $text; }
QLabel[look="accent"] { color: $accent; font-weight: bold; }
QLabel[look="met"] { color: $met; font-weight: bold; }
QLabel[look="partly"] { color: $partly; font-weight: bold; }
QLabel[look="not_met"] { color: $not_met; font-weight: bold; }
QLabel[look="undetermined"] { color: $undetermined; font-weight: bold; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $border; border-radius: ${control}px;
    padding: 0 16px; min-height: ${inner}px; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { color: $faint; border-color: $hairline; }
QPushButton:focus { border: 2px solid $focus; padding: 0 16px-1; min-height: ${inner}px-2; }
QPushButton::menu-indicator { image: url($icons/chevron-down-$scheme.svg); width: 16px; height: 16px;
    right: 6px; subcontrol-origin: padding; subcontrol-position: center right; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: bold; padding: 0 24px; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $focus; padding: 0 24px-1; }
QPushButton[look="primary"]:disabled { background: $sunken; color: $muted; border-color: $hairline; }
QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent; padding: 0 12px; }
QPushButton[look="quiet"]:hover { background: $sunken; }
QPushButton[look="quiet"]:focus { border: 2px solid $focus; padding: 0 12px-1; }
QPushButton[look="quiet"]:checked { background: $accent_soft; color: $accent; font-weight: bold; }
QPushButton[look="danger"] { color: $not_met; border-color: $not_met; }
QPushButton[look="danger"]:hover { background: $not_met_soft; }
QPushButton[look="danger"]:disabled { color: $faint; border-color: $hairline; }
QPushButton[look="link"] { background: transparent; color: $accent; border: 1px solid transparent;
    padding: 0 2px; min-height: 24px; text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid $focus; padding: 0 2px-1; min-height: 24px-2; }
QPushButton[look="status"] { background: transparent; color: $muted; border: 1px solid transparent;
    padding: 0 28px 0 8px; min-height: 22px; font-size: ${caption}px; }
QPushButton[look="status"]:hover { background: $sunken; color: $text; }
QPushButton[look="status"]:focus { border: 2px solid $focus; padding: 0 28px-1 0 8px-1; min-height: 22px-2; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${control}px;
    padding: 5px; }
QToolButton:hover { background: $sunken; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:focus { border: 2px solid $focus; padding: 5px-1; }
"""

_INPUTS = """
QLineEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $text; border: 1px solid $border;
    border-radius: ${control}px; padding: 0 10px; min-height: ${inner}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: 1px solid $border;
    border-radius: ${control}px; padding: 6px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $focus; padding: 0 10px-1;
    min-height: ${inner}px-2; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 6px-1; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: $window; color: $faint;
    border-color: $hairline; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $sunken; border-color: $hairline; }
QLineEdit[faulty="true"], QComboBox[faulty="true"], QPlainTextEdit[faulty="true"],
QCheckBox[look="option"][faulty="true"], QRadioButton[look="option"][faulty="true"] {
    border: 2px solid $not_met; }
QComboBox { padding-right: 32px; }
QComboBox::drop-down { border: none; width: 32px; subcontrol-origin: padding;
    subcontrol-position: center right; }
QComboBox::down-arrow { image: url($icons/chevron-down-$scheme.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $hairline; padding: 4px;
    outline: none; selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 8px; }
QAbstractSpinBox::up-button { border: none; width: 28px; subcontrol-position: top right; }
QAbstractSpinBox::down-button { border: none; width: 28px; subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url($icons/chevron-up-$scheme.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($icons/chevron-down-$scheme.svg); width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 10px; min-height: 30px-2; border: 2px solid transparent;
    border-radius: ${control}px; padding: 0 7px-1 0 3px-1; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox[look="strong"] { font-weight: bold; }
QRadioButton[look="option"]::indicator { border-radius: 8px; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator { width: 18px; height: 18px; border: 1px solid $border; border-radius: 4px;
    background: $surface; }
QRadioButton::indicator { width: 18px; height: 18px; border: 1px solid $border; border-radius: 9px;
    background: $surface; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; background: $accent_soft; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate, QRadioButton::indicator:checked {
    background: $accent; border-color: $accent; }
QCheckBox::indicator:checked { image: url($icons/check-$scheme.svg); }
QCheckBox::indicator:indeterminate { image: url($icons/dash-$scheme.svg); }
QRadioButton::indicator:checked { image: url($icons/dot-$scheme.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $window;
    border-color: $hairline; }
"""

_LISTS = """
QAbstractItemView { background: $surface; color: $text; border: 1px solid $hairline; outline: none;
    alternate-background-color: $window; selection-background-color: $accent_soft; selection-color: $text; }
QListWidget { border: 1px solid $border; border-radius: ${control}px; padding: 3px; }
QListWidget:focus { border: 2px solid $focus; padding: 3px-1; }
QListWidget::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }
QListWidget::item:hover { background: $window; }
QListWidget::item:selected { background: $accent_soft; color: $text; }
QListView[look="rows"] { border: 1px solid $hairline; border-radius: ${card}px; padding: 1px; }
QListView[look="rows"]:focus { border: 2px solid $focus; padding: 0; }
QListView[look="navigation"] { background: transparent; border: none; }
QTableView[look="list"]::item:selected { background: $accent_soft; color: $text; }
QTableView[look="list"]:focus { border: 2px solid $focus; }
QTextBrowser[look="manual"] { background: $surface; border: none; border-top: 1px solid $hairline;
    padding: 0; }
QHeaderView::section { background: $sunken; color: $muted; border: none;
    border-bottom: 1px solid $hairline; padding: 8px; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 3px solid transparent;
    padding: 8px 4px; margin-right: 20px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $accent_soft; }
QProgressBar { background: $hairline; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $faint; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::handle:hover { background: $border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_BARS = """
QMenuBar { background: $surface; color: $text; border-bottom: 1px solid $hairline; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 6px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; color: $text; border: 1px solid $hairline; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 30px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }
QMenu::indicator:checked { image: url($icons/tick-$scheme.svg); }
QMenu::separator { height: 1px; background: $hairline; margin: 6px 4px; }
QStatusBar { background: $surface; color: $muted; border-top: 1px solid $hairline; }
QStatusBar::item { border: none; }
"""

_RULES = _GROUNDS + _WORDS + _BUTTONS + _INPUTS + _LISTS + _BARS + ASSESSMENT_RULES
_DECLARATION = re.compile(r"([a-z-]+): ([^;{}]*(?:\$\{\w+\}[^;{}]*)*);")
_LENGTH = re.compile(r"(?<![\w#.])(\d+)px")
_LESS = re.compile(r"(\d+)px-(\d+)")
_LINE = re.compile(r"(\d)px solid")
_THINNEST = 3
"""Lengths up to this are lines and stay as they are."""


def style_sheet(colours: Colours) -> str:
    """Return the application's style sheet in one colour scheme, at the text size in use."""
    grown = _DECLARATION.sub(_grown, _RULES)
    lined = _LINE.sub(lambda line: f"{int(line[1]) + colours.ring - 2}px solid", grown)
    filled = Template(lined).substitute(
        colours._asdict(),
        scheme="dark" if colours.dark else "light",
        icons=resources.file("icons").as_posix(),
        card=tokens.CARD_RADIUS,
        control=tokens.CONTROL_RADIUS,
        inner=tokens.CONTROL_HEIGHT - 2,
        caption=tokens.CAPTION_SIZE,
        heading=tokens.HEADING_SIZE,
        title=tokens.TITLE_SIZE,
    )
    return _LESS.sub(lambda found: f"{int(found[1]) - int(found[2])}px", filled)


def _grown(declaration: re.Match[str]) -> str:
    """Return a declaration with its lengths at the text size in use."""
    name, value = declaration.groups()
    if name.startswith("border") and name != "border-radius":
        return declaration[0]
    grow = tokens.spaced if name.startswith(("padding", "margin", "spacing")) else tokens.grown

    def length(found: re.Match[str]) -> str:
        pixels = int(found[1])
        return found[0] if pixels <= _THINNEST else f"{grow(pixels)}px"

    return f"{name}: {_LENGTH.sub(length, value)};"
