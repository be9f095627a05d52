"""The real page of a notice, or the paper on a wall, or in words why there is neither."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pia_wizard.i18n import ErrorText, Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.pdf_view import FACTORS, FIT_PAGE, FIT_WIDTH, PdfView
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.pieces import framed, push_button
from pia_wizard.ui.studio.drawing import Drawn
from pia_wizard.ui.studio.narrow import narrow_box
from pia_wizard.ui.studio.told import Told
from pia_wizard.ui.studio.wall import Scene, WallView

_PATIENCE_MS = 200
_ZOOM_WIDTH = 104


class NoticePreview(QWidget):
    """``view_changed`` follows when page or wall was chosen."""

    view_changed = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self.translator = translator
        self.page_view = PdfView(translator, whole_pages=True)
        self.wall = WallView(translator)
        self.told = Told()
        self.as_page, self.on_wall = push_button("quiet"), push_button("quiet")
        self.smaller, self.larger = push_button("quiet"), push_button("quiet")
        self.size_choice = narrow_box()
        self.caption = TextLabel(look="caption")
        self._drawn: Drawn | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._stack = QStackedWidget()
        for zoom in (FIT_PAGE, FIT_WIDTH, *FACTORS):
            self.size_choice.addItem("", zoom)
        self._lay_out()
        self._connect()
        self.retranslate(translator)

    def _lay_out(self) -> None:
        ways = QButtonGroup(self)
        row = FlowRow(gap=2)
        row.setContentsMargins(8, 4, 8, 4)
        for way in (self.as_page, self.on_wall):
            way.setCheckable(True)
            ways.addButton(way)
            row.addWidget(way)
        for button in (self.smaller, self.larger):
            button.setFixedWidth(tokens.grown(32))
            button.setStyleSheet("padding: 0;")
        self.size_choice.setFixedWidth(tokens.grown(_ZOOM_WIDTH))
        zooming = QWidget()  # goes into the next line as one
        together = QHBoxLayout(zooming)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(2)
        for widget in (self.smaller, self.size_choice, self.larger):
            together.addWidget(widget)
        row.addWidget(zooming)
        for view in (self.page_view, self.wall, self.told):
            self._stack.addWidget(view)
        self.as_page.setChecked(True)
        paper = framed("inset")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(row)
        whole.addWidget(paper, 1)
        whole.addWidget(self.caption)

    def _connect(self) -> None:
        self.as_page.clicked.connect(self._change_view)
        self.on_wall.clicked.connect(self._change_view)
        self.smaller.clicked.connect(lambda: self.page_view.enlarge(-1))
        self.larger.clicked.connect(lambda: self.page_view.enlarge(1))
        self.size_choice.activated.connect(
            lambda _row: self.page_view.show_at(self.size_choice.currentData())
        )
        self.page_view.zoomed.connect(self._show_zoom)
        self._patience.timeout.connect(lambda: self.caption.say(self.translator.say("描いています…")))

    @property
    def shows_wall(self) -> bool:
        """Whether the wall was chosen."""
        return self.on_wall.isChecked()

    @property
    def drawn(self) -> Drawn | None:
        """What is shown; None while there is nothing, or while it is being drawn anew."""
        return self._drawn

    def expect(self) -> None:
        """Let another page come; the one shown stays until then, and a word says so if that takes long."""
        self._drawn = None
        if not self._patience.isActive():
            self._patience.start()

    def show_drawn(self, drawn: Drawn, *, same: bool) -> None:
        """Show a notice; one of the ``same`` kind replaces the one shown without a blank in between."""
        self._drawn = drawn
        self._patience.stop()
        self.page_view.show_pdf(drawn.made.pdf, same=same)
        if drawn.picture is not None:
            self.wall.show_scene(Scene(drawn.picture, drawn.sheet, drawn.distance))
        self._show_view()
        self._say_caption(drawn)

    def show_words(self, text: ErrorText) -> None:
        """Show why there is no page."""
        self._drawn = None
        self._patience.stop()
        self.page_view.clear()
        self.told.say(text)
        self.caption.say("")
        self._stack.setCurrentWidget(self.told)
        self._allow()

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self.translator = translator
        say = translator.say
        self.as_page.setText(say("紙面"))
        self.on_wall.setText(say("壁で見る"))
        for button, sign, words in ((self.smaller, "−", say("縮小")), (self.larger, "+", say("拡大"))):
            button.setText(sign)
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.size_choice.setAccessibleName(say("表示の大きさ"))
        words_of = {FIT_WIDTH: say("幅に合わせる"), FIT_PAGE: say("全体")}
        for row in range(self.size_choice.count()):
            zoom = self.size_choice.itemData(row)
            self.size_choice.setItemText(row, words_of.get(zoom) or f"{round(float(zoom) * 100)} %")
        self.page_view.retranslate(translator)
        self.wall.retranslate(translator)

    def _change_view(self) -> None:
        self._show_view()
        self.view_changed.emit()

    def _show_view(self) -> None:
        if self._drawn is not None:
            wall = self.shows_wall and self._drawn.picture is not None
            self._stack.setCurrentWidget(self.wall if wall else self.page_view)
        self._allow()

    def _allow(self) -> None:
        zooms = self._stack.currentWidget() is self.page_view
        for widget in (self.smaller, self.size_choice, self.larger):
            widget.setEnabled(zooms)

    def _show_zoom(self) -> None:
        with QSignalBlocker(self.size_choice):
            self.size_choice.setCurrentIndex(self.size_choice.findData(self.page_view.zoom))

    def _say_caption(self, drawn: Drawn) -> None:
        sheet, say = drawn.sheet, self.translator.say
        parts = [
            say(sheet.format.title),
            say("{width}×{height} mm", width=sheet.width_mm, height=sheet.height_mm),
            say("版 {id}", id=drawn.made.edition.id),
        ]
        if drawn.wanted.draft:
            parts.append(say("下書き"))
        self.caption.say(" · ".join(parts))
