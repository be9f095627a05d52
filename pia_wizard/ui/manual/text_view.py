"""One chapter as text to read: Markdown in the typeface, the colours and the text size of the window."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontInfo,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.manual.chapters import Chapter

_PITCH = 160
"""Line pitch in per cent of the font's height: Japanese typefaces carry no line gap."""
_HEADINGS = {1: ("TITLE_SIZE", 0, 12), 2: ("HEADING_SIZE", 30, 6)}
"""For each level: which text size, and the pixels above and below."""
_PARAGRAPH, _ITEM, _INDENT = 10, 4, 22
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


class ChapterView(QTextBrowser):
    """Shows a chapter; ``anchorClicked`` carries a link that was followed."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("look", "manual")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(tokens.SECTION)
        self.document().setIndentWidth(tokens.spaced(_INDENT))
        self.document().setUndoRedoEnabled(False)
        self._headings: list[int] = []
        self._path: Path | None = None
        self._chapter: Chapter | None = None
        self._laid_out_at = 0

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter from its beginning."""
        self._chapter, self._path = chapter, chapter.path
        self._laid_out_at = self._text_width()
        self._begin_anew()
        self.document().setMarkdown(chapter.text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._headings = []
        block = self.document().begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        self._colour_links()
        self._keep_lines_short()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to(self, heading: int) -> None:
        """Bring a heading to the top, by its number; the text cursor goes there too."""
        if 0 <= heading < len(self._headings):
            cursor = QTextCursor(self.document().findBlock(self._headings[heading]))
            self.setTextCursor(cursor)
            QTimer.singleShot(0, self, lambda: self._bring_up(heading))

    def mark(self, words: list[str]) -> None:
        """Mark where words stand, until others are marked."""
        colours = colours_of(self)
        style = QTextCharFormat()
        style.setBackground(QBrush(QColor(colours.partly_soft)))
        style.setForeground(QBrush(QColor(colours.text)))
        marks = []
        for word in words:
            found = self.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = found, style
                marks.append(mark)
                found = self.document().find(word, found)
        self.setExtraSelections(marks)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the manual, as wide as the text at most."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        if self._path is None or kind != QTextDocument.ResourceType.ImageResource.value or url.scheme():
            return None
        picture = QImage(str(self._path.parent / url.path()))
        room = self._text_width()
        if picture.width() <= room:
            return picture
        ratio = self.devicePixelRatioF()
        sharp = picture.convertToFormat(QImage.Format.Format_RGB32)
        sharp = sharp.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
        sharp.setDevicePixelRatio(ratio)
        return sharp

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines of a wide window short, and let pictures be as wide as they are."""
        super().resizeEvent(event)
        self._keep_lines_short()
        QTimer.singleShot(0, self, self._fit_pictures)

    def _fit_pictures(self) -> None:
        """Lay the chapter out anew if pictures were fitted to another width."""
        if self._chapter is not None and self._text_width() != self._laid_out_at:
            at = self.textCursor().position()
            self.show_chapter(self._chapter)
            if at in self._headings:
                self.go_to(self._headings.index(at))

    def _begin_anew(self) -> None:
        """Empty the document and take back the formats of its last line, which Markdown would go on with."""
        self.setExtraSelections([])
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(QTextBlockFormat())
        cursor.setBlockCharFormat(QTextCharFormat())
        cursor.setCharFormat(QTextCharFormat())
        self.document().setDefaultFont(self.font())

    def _text_width(self) -> int:
        return min(tokens.READING_WIDTH, self.viewport().width() - 2 * tokens.SECTION)

    def _keep_lines_short(self) -> None:
        frame = self.document().rootFrame()
        spare = max(0, self.viewport().width() - tokens.READING_WIDTH - 2 * tokens.SECTION)
        form = frame.frameFormat()
        if form.rightMargin() != spare:
            form.setRightMargin(spare)
            frame.setFrameFormat(form)

    def _bring_up(self, heading: int) -> None:
        if heading < len(self._headings):
            block = self.document().findBlock(self._headings[heading])
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - tokens.SPACE if heading else 0)

    def _dress(self, block: QTextBlock) -> None:
        """Give a block its size and the room around it."""
        form, cursor = block.blockFormat(), QTextCursor(block)
        level = form.headingLevel()
        if _PICTURE not in block.text():
            form.setLineHeight(_PITCH, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if level in _HEADINGS:
            size, above, below = _HEADINGS[level]
            self._headings.append(block.position())
            form.setTopMargin(tokens.spaced(above))
            form.setBottomMargin(tokens.spaced(below))
            self._dress_heading(block, getattr(tokens, size))
        else:
            inside = form.objectIndex() >= 0 or cursor.currentTable() is not None
            form.setTopMargin(0 if inside else tokens.spaced(_ITEM))
            form.setBottomMargin(tokens.spaced(_ITEM if inside else _PARAGRAPH))
        cursor.setBlockFormat(form)

    def _dress_heading(self, block: QTextBlock, pixels: int) -> None:
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        style = cursor.charFormat()
        style.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
        style.setProperty(QTextFormat.Property.FontPixelSize.value, pixels)
        cursor.setCharFormat(style)

    def _dress_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setBorderCollapse(True)
        form.setBorder(1)
        form.setBorderBrush(QBrush(QColor(colours_of(self).hairline)))
        form.setCellPadding(tokens.GAP)
        form.setTopMargin(tokens.GAP)
        form.setBottomMargin(tokens.SPACE)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(form)

    def _colour_links(self) -> None:
        """Show links in the window's own accent, and keys in the window's own typeface."""
        accent, ground = QColor(colours_of(self).accent), QColor(colours_of(self).sunken)
        found: list[tuple[int, int, bool]] = []
        block = self.document().begin()
        while block.isValid():
            for part in block.textFormats():
                form = part.format
                if form.isAnchor() or form.fontFixedPitch():
                    begin = block.position() + part.start
                    found.append((begin, part.length, form.isAnchor()))
            block = block.next()
        for begin, length, link in found:
            cursor = QTextCursor(self.document())
            cursor.setPosition(begin)
            cursor.setPosition(begin + length, QTextCursor.MoveMode.KeepAnchor)
            style = QTextCharFormat()
            if link:
                style.setForeground(QBrush(accent))
            else:
                style.setFontFixedPitch(False)
                style.setFontFamilies([QFontInfo(self.font()).family()])
                style.setBackground(QBrush(ground))
            cursor.mergeCharFormat(style)
