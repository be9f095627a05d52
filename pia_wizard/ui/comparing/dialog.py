"""Two versions compared on screen: chosen, filtered, gone to, saved and printed as PDF."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.evaluation.directions import Direction
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.assessment.saving import file_name, save_file
from pia_wizard.ui.comparing.lines import Kind, Line, Lines
from pia_wizard.ui.comparing.sides import Compared, Side, Which, compared, earlier_sides, later_sides
from pia_wizard.ui.comparing.table import KINDS, LinesTable
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.pieces import CalmBox, line_label, push_button, tip

_SIZE = (1080, 640)


class CompareDialog(QDialog):
    """``wanted`` is the line the user wants to go to, once it was accepted."""

    def __init__(
        self,
        session: AssessmentSession,
        translator: Translator,
        parent: QWidget | None = None,
        *,
        before: int | None = None,
        predecessor: bool = False,
        kind: Kind | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.translator = session, translator
        self.wanted: Line | None = None
        self.compared: Compared | None = None
        self._lines: tuple[Line, ...] = ()
        self._earlier, self._later = earlier_sides(session, translator), later_sides(session, translator)
        self.before, self.after, self.kind = CalmBox(), CalmBox(), CalmBox()
        self.better, self.worse = QCheckBox(), QCheckBox()
        self.table = LinesTable(translator)
        self._told = TextLabel(look="muted")
        self.go, self.save, self.preview, self.close_ = (push_button() for _ in range(4))
        self._name(translator)
        self._lay_out()
        self._begin_with(before, predecessor=predecessor, kind=kind)
        self._connect()
        self._compare()
        self.table.setFocus()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return tuple(self.table.lines.lines)

    def _name(self, translator: Translator) -> None:
        say = translator.say
        self.setWindowTitle(say("版の比較"))
        take_room(self, *_SIZE)
        for box, sides, name in (
            (self.before, self._earlier, say("前の版")),
            (self.after, self._later, say("後の版")),
        ):
            box.addItems([side.name for side in sides])
            box.setAccessibleName(name)
            box.setMinimumContentsLength(14)
        self.kind.addItems([say("すべての種類"), *(say(KINDS[kind]) for kind in Kind)])
        self.kind.setAccessibleName(say("種類"))
        self.better.setText(say("良くなった"))
        self.worse.setText(say("悪くなった"))
        for button, text in (
            (self.go, say("該当箇所へ")),
            (self.save, say("PDFで保存…")),
            (self.preview, say("PDFを見る・印刷…")),
            (self.close_, say("閉じる")),
        ):
            button.setText(text)

    def _lay_out(self) -> None:
        sides, chosen = QHBoxLayout(), FlowRow(gap=tokens.GAP)
        arrow = QLabel("→")
        for widget in (self.before, arrow, self.after):
            sides.addWidget(widget, 0 if widget is arrow else 1)
        chosen.addWidget(self.kind)
        chosen.addWidget(line_label("muted", self.translator.say("絞り込み：")))
        for box in (self.better, self.worse):
            chosen.addWidget(box)
        foot = QHBoxLayout()
        for button in (self.go, self.save, self.preview):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SPACE, tokens.SECTION, tokens.SPACE)
        whole.setSpacing(12)
        for part in (sides, self._told, chosen, self.table, foot):
            whole.addWidget(part) if isinstance(part, QWidget) else whole.addLayout(part)
        whole.setStretchFactor(self.table, 1)

    def _begin_with(self, before: int | None, *, predecessor: bool, kind: Kind | None) -> None:
        wanted = (Which.PREDECESSOR, None) if predecessor else (Which.EDITION, before)
        sides = [(side.which, side.number) for side in self._earlier]
        self.before.setCurrentIndex(sides.index(wanted) if wanted in sides else 0)
        self.kind.setCurrentIndex(0 if kind is None else list(Kind).index(kind) + 1)

    def _connect(self) -> None:
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(lambda _row: self._compare())
            box.currentTextChanged.connect(lambda name, box=box: box.setToolTip(tip(name)))
            box.setToolTip(tip(box.currentText()))
        self.kind.currentIndexChanged.connect(lambda _row: self._narrow())
        for tick, other in ((self.better, self.worse), (self.worse, self.better)):
            tick.clicked.connect(lambda on, other=other: self._narrow_to(other, on=on))
        self.table.wanted.connect(self._want)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.go.clicked.connect(lambda: self._want(self.table.chosen()))
        self.save.clicked.connect(self._save)
        self.preview.clicked.connect(self._show_pdf)
        self.close_.clicked.connect(self.reject)
        self.close_.setDefault(True)

    def _narrow_to(self, other: QCheckBox, *, on: bool) -> None:
        """Show only one way: nothing went both."""
        if on:
            with QSignalBlocker(other):
                other.setChecked(False)
        self._narrow()

    def _compare(self) -> None:
        sides = self._sides()
        self.after.setEnabled(sides is not None and sides[0].which is not Which.PREDECESSOR)
        try:
            self.compared = compared(self.session, *sides) if sides is not None else None
        except PiaError as error:
            self.compared = None
            show_error(self, error, self.translator)
        made = self.compared
        self._lines = Lines(made.found, made.later.questionnaire, self.translator).all() if made else ()
        for button in (self.save, self.preview):
            button.setEnabled(made is not None)
        self._narrow()

    def _sides(self) -> tuple[Side, Side] | None:
        before = self.before.currentIndex()
        if before < 0:
            return None
        side = self._earlier[before]
        after = self._later[0 if side.which is Which.PREDECESSOR else max(0, self.after.currentIndex())]
        return side, after

    def _narrow(self) -> None:
        row = self.kind.currentIndex() - 1
        kinds = set(Kind) if row < 0 else {list(Kind)[row]}
        ways = {Direction.BETTER} if self.better.isChecked() else set(Direction)
        ways = {Direction.WORSE} if self.worse.isChecked() else ways
        shown = tuple(line for line in self._lines if line.kind in kinds and line.direction in ways)
        self.table.show_lines(shown)
        self._told.say(self._summary(len(shown)))
        self._allow()

    def _summary(self, shown: int) -> str:
        say = self.translator.say
        if not self._earlier:
            return say("承認済みの版も前回の評価もないので、まだ比べるものがありません。")
        if not self._lines:
            return say("二つの間で変わった点はありません。")
        better = sum(line.direction is Direction.BETTER for line in self._lines)
        worse = sum(line.direction is Direction.WORSE for line in self._lines)
        return say(
            "変わった点は{all}件です（良くなった{better}件、悪くなった{worse}件）。{shown}件を表示しています。",
            all=len(self._lines),
            better=better,
            worse=worse,
            shown=shown,
        )

    def _allow(self) -> None:
        line = self.table.chosen()
        self.go.setEnabled(line is not None and self._reachable(line))

    def _reachable(self, line: Line) -> bool:
        """Tell whether the assessment of now has what a line is about."""
        held = self.session.questionnaire
        asked = self.session.evaluation.questions
        return {
            Kind.ANSWER: line.subject in asked,
            Kind.VERDICT: line.subject in held.requirements,
            Kind.RISK: line.subject in held.risks,
            Kind.MEASURE: True,
            Kind.DECISION: line.subject in held.requirements or line.subject in held.risks,
            Kind.CONTENT: line.subject in asked or line.subject in held.requirements,
        }[line.kind]

    def _want(self, line: Line | None) -> None:
        if line is not None and self._reachable(line):
            self.wanted = line
            self.accept()

    def _save(self) -> None:
        made = self.compared
        if made is not None:
            name = file_name(self.translator.say("版の比較"), self.session.assessment.title, "pdf")
            save_file(self, name, lambda: made.pdf(self.translator), self.translator)

    def _show_pdf(self) -> None:
        """Show the pages before they are printed."""
        from pia_wizard.ui.papers.pdf_preview import PdfPreview

        if self.compared is None:
            return
        shown = QDialog(self)
        shown.setWindowTitle(self.windowTitle())
        take_room(shown, *_SIZE)
        preview = PdfPreview(self.translator, shown)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(preview)
        shown.setCursor(Qt.CursorShape.ArrowCursor)
        preview.show_pdf(self.compared.pdf(self.translator), self.windowTitle())
        shown.exec()
        preview.clear()
        shown.deleteLater()
