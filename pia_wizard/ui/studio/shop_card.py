"""Choosing what a print shop needs, several copies on one sheet, and a draft."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.notice_wishes import NoticeWish, copies_on
from pia_wizard.signage.sheet import Format, Sheet
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.studio.card import ChoiceCard
from pia_wizard.ui.studio.narrow import narrow_box


class ShopCard(ChoiceCard):
    """Folded until something in it is chosen; several copies go without bleed and crop marks."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.fold, self.draft = QCheckBox(), QCheckBox()
        self.bleed, self.marks, self.paper = QCheckBox(), QCheckBox(), narrow_box()
        self._paper_name = TextLabel(look="caption")
        self._sheet = Sheet()
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.HAIR)
        for widget in (self.bleed, self.marks, self._paper_name, self.paper):
            column.addWidget(widget)
        self.heading.hide()
        self.column.addWidget(self.draft)
        self.column.addWidget(self.fold)
        self.column.addWidget(self.inside)
        self.inside.hide()
        self.fold.toggled.connect(self.inside.setVisible)
        self.fold.clicked.connect(self._refold)
        for box in (self.bleed, self.marks, self.draft):
            box.clicked.connect(self.changed)
        self.paper.activated.connect(lambda _row: self.changed.emit())
        self.retranslate(translator)

    def put(self, wish: NoticeWish, used: Format, *, must_be_draft: bool) -> None:
        """Show what was chosen; a notice that lacks something can only be a draft."""
        sheet = replace(wish.sheet(used), paper=None, bleed=0, crop_marks=False, format=used)
        if sheet != self._sheet:
            self._sheet = sheet
            self._list_papers()
        several = bool(wish.paper) and self.paper.findData(wish.paper) > 0
        for box, held in (
            (self.bleed, wish.bleed and not several),
            (self.marks, wish.crop_marks and not several),
            (self.draft, wish.draft or must_be_draft),
        ):
            with QSignalBlocker(box):
                box.setChecked(held)
        for box in (self.bleed, self.marks):
            box.setEnabled(not several)
        self.draft.setEnabled(not must_be_draft)
        with QSignalBlocker(self.paper):
            self.paper.setCurrentIndex(max(0, self.paper.findData(wish.paper)))
        if wish.bleed or wish.crop_marks or wish.paper:
            self.fold.setChecked(True)

    def given(self, wish: NoticeWish) -> NoticeWish:
        """Return the choices with what is chosen here."""
        draft = self.draft.isChecked() if self.draft.isEnabled() else wish.draft
        paper = str(self.paper.currentData() or "")
        if paper:
            return replace(wish, paper=paper, draft=draft)
        bleed, marks = self.bleed.isChecked(), self.marks.isChecked()
        if wish.paper:  # the boxes could not be used while several copies were chosen
            bleed, marks = wish.bleed, wish.crop_marks
        return replace(wish, paper="", bleed=bleed, crop_marks=marks, draft=draft)

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        say = translator.say
        self.draft.setText(say("下書きにする（透かしを入れる）"))
        self.fold.setText(say("印刷所に出す・面付けする"))
        self.bleed.setText(say("塗り足し 3 mm"))
        self.marks.setText(say("トンボ"))
        self._paper_name.say(say("1枚の用紙に並べる"))
        self.paper.setAccessibleName(say("1枚の用紙に並べる"))
        self._list_papers()

    def _list_papers(self) -> None:
        held = self.paper.currentData()
        with QSignalBlocker(self.paper):
            self.paper.clear()
            self.paper.addItem(self._translator.say("並べない（1枚に1面）"), "")
            for paper in Format:
                count = 0 if paper.sticker else copies_on(replace(self._sheet, paper=paper))
                if count > 1:
                    title = self._translator.say("{paper}に{n}面", paper=paper.key, n=count)
                    self.paper.addItem(title, paper.key)
            self.paper.setCurrentIndex(max(0, self.paper.findData(held)))

    def _refold(self) -> None:
        """Folding it up takes back what was chosen in it."""
        if self.fold.isChecked():
            return
        chosen = self.bleed.isChecked() or self.marks.isChecked() or self.paper.currentIndex() > 0
        self.bleed.setChecked(False)
        self.marks.setChecked(False)
        self.bleed.setEnabled(True)
        self.marks.setEnabled(True)
        self.paper.setCurrentIndex(0)
        if chosen:
            self.changed.emit()
