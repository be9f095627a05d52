"""What is given out, in which language and format: the fields and buttons beside the preview."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from pia_wizard.i18n import LANGUAGES, NOTICE_LANGUAGES, Translator
from pia_wizard.ui.assessment.export_papers import Paper, words_of
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.pieces import CalmBox, push_button


class ExportCard(QFrame):
    """Shows the buttons that fit the chosen paper; ``save`` is for PDF."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.translator = translator
        self.paper_choice, self.form_choice, self.language = CalmBox(), CalmBox(), CalmBox()
        for paper in Paper:
            self.paper_choice.addItem("", paper)
        for code in LANGUAGES:
            self.language.addItem(NOTICE_LANGUAGES[code], code)
        self.language.setCurrentIndex(LANGUAGES.index(translator.language))
        self.sign, self.save = push_button("primary"), push_button()
        self.save_word, self.save_excel = push_button(), push_button()
        self.save_forms, self.save_data = push_button(), push_button()
        self._paper_ask, self._form_ask = TextLabel(look="strong"), TextLabel(look="strong")
        self._language_ask, self._explain = TextLabel(look="strong"), TextLabel(look="muted")
        self.busy, self._busy_text = QProgressBar(), TextLabel(look="muted")
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self._lay_out()

    @property
    def paper(self) -> Paper:
        """The paper that is looked at."""
        return Paper(self.paper_choice.currentData())

    @property
    def form(self) -> str:
        """The record form that is looked at."""
        return str(self.form_choice.currentData() or "")

    @property
    def paper_language(self) -> str:
        """The paper's language, whatever the window's is."""
        return str(self.language.currentData())

    def offer(self, forms: dict[str, str], *, rules: bool) -> None:
        """Offer these record forms, keeping the one chosen, and papers that there is content for."""
        boxes = range(self.form_choice.count())
        if forms != {str(self.form_choice.itemData(n)): self.form_choice.itemText(n) for n in boxes}:
            chosen = self.form
            with QSignalBlocker(self.form_choice):
                self.form_choice.clear()
                for name, title in forms.items():
                    self.form_choice.addItem(title, name)
                self.form_choice.setCurrentIndex(max(0, self.form_choice.findData(chosen)))
        model = self.paper_choice.model()
        for paper, there in ((Paper.RULES, rules), (Paper.FORM, bool(forms))):
            if isinstance(model, QStandardItemModel):
                model.item(self.paper_choice.findData(paper)).setEnabled(there)

    def show_paper(self) -> None:
        """Show what can be done with the paper chosen; the first of it is what most will want."""
        paper = self.paper
        shown = {
            self.sign: paper.signed,
            self.save: "pdf" in paper.endings,
            self.save_word: "docx" in paper.endings,
            self.save_excel: "xlsx" in paper.endings,
            self.save_forms: paper is Paper.FORM,
            self.save_data: paper is Paper.REPORT,
        }
        first = next(button for button, there in shown.items() if there)
        for button, there in shown.items():
            button.setVisible(there)
            set_look(button, "look", "primary" if button is first else "")
        for widget in (self._form_ask, self.form_choice):
            widget.setVisible(paper is Paper.FORM)
        say, words = self.translator.say, words_of(paper)
        self._language_ask.say(say(words.language))
        self.language.setAccessibleName(self._language_ask.text())
        self._explain.say(say(words.explain))
        self.save.setText(say("署名せずにPDFで保存…") if paper.signed else say("PDFで保存…"))

    def show_busy(self, text: str) -> None:
        """Tell what is being done, or with no text that nothing is."""
        self._busy_text.say(text)
        self._busy_text.setVisible(bool(text))
        self.busy.setVisible(bool(text))
        for button in self.buttons():
            button.setEnabled(not text)
        announce(self, text)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons that give something out."""
        return (self.sign, self.save, self.save_word, self.save_excel, self.save_forms, self.save_data)

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self.translator = translator
        say = translator.say
        self._paper_ask.say(say("書類"))
        self.paper_choice.setAccessibleName(self._paper_ask.text())
        self._form_ask.say(say("用紙"))
        self.form_choice.setAccessibleName(self._form_ask.text())
        for row, paper in enumerate(Paper):
            self.paper_choice.setItemText(row, say(words_of(paper).name))
        self.sign.setText(say("署名して保存…"))
        self.save_word.setText(say("Wordで保存…"))
        self.save_excel.setText(say("表計算（XLSX）で保存…"))
        self.save_forms.setText(say("すべての用紙をまとめて保存…"))
        self.save_data.setText(say("評価データ（JSON）を保存…"))
        self.busy.setAccessibleName(say("進み具合"))
        self.show_paper()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(8)
        fields: tuple[QWidget, ...] = (
            self._paper_ask,
            self.paper_choice,
            self._form_ask,
            self.form_choice,
            self._language_ask,
            self.language,
            self._explain,
        )
        for widget in (*fields, *self.buttons(), self._busy_text, self.busy):
            column.addWidget(widget)
