"""Choosing languages, Japanese first, with what is advised for the place."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QGridLayout

from pia_wizard.evaluation.model import NoticeState
from pia_wizard.i18n import NOTICE_LANGUAGES, Translator
from pia_wizard.i18n.translator import SOURCE_LANGUAGE
from pia_wizard.questionnaire.model import Notice
from pia_wizard.session.notice_wishes import NoticeWish
from pia_wizard.ui.appearance.fonts import language_font
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.studio.card import ChoiceCard

_KOREAN = "ko"
"""The only language whose name our own typeface has no letters for."""


class LanguagesCard(ChoiceCard):
    """One language at least stays chosen."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        for number, (code, name) in enumerate(NOTICE_LANGUAGES.items()):
            box = QCheckBox(name)
            if code == _KOREAN:
                box.setFont(language_font(code))
            box.clicked.connect(self._choose)
            grid.addWidget(box, number // 2, number % 2)
            self.boxes[code] = box
        self.advice = TextLabel(look="caption")
        self.take_advice = push_button("link")
        self._advised: tuple[str, ...] = ()
        self.column.addLayout(grid)
        self.column.addWidget(self.advice)
        self.column.addWidget(self.take_advice)
        self.take_advice.clicked.connect(self._follow)
        self.retranslate(translator)

    def put(self, wish: NoticeWish, notice: Notice, state: NoticeState) -> None:
        """Show what was chosen, and which languages are advised for the place, and why."""
        for code, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(code in wish.languages)
        advised = [notice.languages[number] for number in state.languages]
        self._advised = tuple(dict.fromkeys(code for one in advised for code in one.languages))
        lines = []
        for number in state.languages:
            held = notice.languages[number]
            because = self._translator.content(f"notice.{notice.id}.languages.{number}", held.because)
            names = self._translator.say("、").join(NOTICE_LANGUAGES[code] for code in held.languages)
            lines.append(
                self._translator.say(
                    "{languages}が勧められています：{because}", languages=names, because=because
                )
            )
        self.advice.say("\n".join(lines))
        self.advice.setVisible(bool(lines))
        lacking = any(code not in wish.languages for code in self._advised)
        self.take_advice.setVisible(lacking)

    def given(self, wish: NoticeWish) -> NoticeWish:
        """Return the choices with what is chosen here."""
        return replace(wish, languages=tuple(code for code, box in self.boxes.items() if box.isChecked()))

    def retranslate(self, translator: Translator) -> None:
        """Set all words; languages are named in themselves."""
        self._translator = translator
        self.heading.say(translator.say("言語（日本語が先頭です）"))
        self.take_advice.setText(translator.say("勧められている言語を加える"))

    def _choose(self) -> None:
        if not any(box.isChecked() for box in self.boxes.values()):
            self.boxes[SOURCE_LANGUAGE].setChecked(True)
        self.changed.emit()

    def _follow(self) -> None:
        for code in self._advised:
            self.boxes[code].setChecked(True)
        self.changed.emit()
