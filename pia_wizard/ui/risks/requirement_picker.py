"""Which requirements lower a risk: a search line, a list to check, and the axis of each that is checked."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.evaluation.levels import AXES
from pia_wizard.evaluation.wording import axis_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Axis
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reasons import clause_text, says_text
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.folded_text import folded
from pia_wizard.ui.pieces import CalmBox, push_button, tip

_ID = Qt.ItemDataRole.UserRole
_SEARCHED = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 190


class ChosenLine(QWidget):
    """One requirement that is checked, with the axis it lowers."""

    def __init__(self, words: str, axis: Axis, translator: Translator) -> None:
        super().__init__()
        self.axis = CalmBox()
        for each in AXES:
            self.axis.addItem(axis_text(each, translator), each)
        self.axis.setCurrentIndex(AXES.index(axis))
        self.axis.setFixedWidth(tokens.grown(150))
        self.axis.setAccessibleName(translator.say("{clause} が下げるもの", clause=words))
        self.remove = push_button("link")
        self.remove.setText(translator.say("外す"))
        self.remove.setAccessibleName(translator.say("{clause} を外す", clause=words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(TextLabel(words), 1)
        row.addWidget(self.axis)
        row.addWidget(self.remove)


class RequirementPicker(QWidget):
    """Requirements the questionnaire does not know (their guideline is not chosen) are kept as they are."""

    def __init__(
        self, questionnaire: Questionnaire, treated_by: Mapping[str, Axis], translator: Translator
    ) -> None:
        super().__init__()
        self.questionnaire, self.translator = questionnaire, translator
        self._unknown = {n: axis for n, axis in treated_by.items() if n not in questionnaire.requirements}
        self.lines: dict[str, ChosenLine] = {}
        self.search, self.list = QLineEdit(self), QListWidget(self)
        self.search.setPlaceholderText(translator.say("文字を入れて絞り込めます"))
        self.search.setAccessibleName(translator.say("要求事項を探す"))
        self.list.setAccessibleName(translator.say("このリスクを下げる要求事項"))
        self.list.setFixedHeight(tokens.grown(_HEIGHT))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self._none = TextLabel(look="muted")
        self._none.hide()
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.search, self._none, self.list):
            column.addWidget(widget)
        column.addLayout(self._chosen)
        self._fill(treated_by)
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(self._take)

    def treated_by(self) -> dict[str, Axis]:
        """Return the requirements that are checked and the axis of each."""
        known = self.questionnaire.requirements
        chosen = {n: Axis(self.lines[n].axis.currentData()) for n in known if n in self.lines}
        return {**self._unknown, **chosen}

    def _fill(self, treated_by: Mapping[str, Axis]) -> None:
        for name in self.questionnaire.requirements:
            clause = clause_text(self.questionnaire, name, self.translator)
            says = says_text(self.questionnaire, name, self.translator)
            item = QListWidgetItem(self.translator.say("{clause}　{says}", clause=clause, says=says))
            item.setData(_ID, name)
            item.setData(_SEARCHED, folded(item.text()))
            item.setToolTip(tip(item.text()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in treated_by else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if name in treated_by:
                self._add_line(name, item, treated_by[name])

    def _filter(self, typed: str) -> None:
        words = folded(typed).split()
        found = 0
        for row in range(self.list.count()):
            item = self.list.item(row)
            hidden = not all(word in item.data(_SEARCHED) for word in words)
            item.setHidden(hidden)
            found += not hidden
        say_n = self.translator.say_n
        told = say_n("{n}件が見つかりました。", "{n}件が見つかりました。", found)
        none = self.translator.say("当てはまる項目がありません。別の文字を入れてください。")
        self._none.say(none)
        self._none.setVisible(not found)
        announce(self, told if found else none)

    def _take(self, item: QListWidgetItem) -> None:
        name = str(item.data(_ID))
        checked = item.checkState() is Qt.CheckState.Checked
        if checked and name not in self.lines:
            self._add_line(name, item, Axis.LIKELIHOOD)
        elif not checked and name in self.lines:
            line = self.lines.pop(name)
            line.hide()
            line.deleteLater()

    def _add_line(self, name: str, item: QListWidgetItem, axis: Axis) -> None:
        line = ChosenLine(clause_text(self.questionnaire, name, self.translator), axis, self.translator)
        before: QWidget = list(self.lines.values())[-1].remove if self.lines else self.list
        self.lines[name] = line
        self._chosen.addWidget(line)
        QWidget.setTabOrder(before, line.axis)
        QWidget.setTabOrder(line.axis, line.remove)
        line.remove.clicked.connect(lambda: self._uncheck(item))

    def _uncheck(self, item: QListWidgetItem) -> None:
        item.setCheckState(Qt.CheckState.Unchecked)
        with QSignalBlocker(self.list):
            self.list.setCurrentItem(item)
        self.list.setFocus()
