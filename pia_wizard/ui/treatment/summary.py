"""The plan at a glance: measures planned, risks before and after, and what has no measure yet."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.evaluation.treatment import UNMET, is_open, is_overdue_on, residual, unplanned
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.reasons import band_name
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.pieces import framed
from pia_wizard.ui.treatment.band_tag import BandTag

_ROOM_FOR_THREE = 760


class Summary(QWidget):
    """One card of three parts; it stays in view whatever is shown below."""

    def __init__(self, session: AssessmentSession) -> None:
        super().__init__()
        self.session = session
        self._plan, self._plan_note = TextLabel(look="strong"), TextLabel(look="caption")
        self._rest, self._rest_note = TextLabel(look="strong"), TextLabel(look="caption")
        self._names = {point: TextLabel(look="caption") for point in ("current", "target")}
        bands = reversed(list(session.questionnaire.method.bands))
        self.tags = {
            (point, band): BandTag(band, session.questionnaire.method)
            for band in bands
            for point in self._names
        }
        self._lay_out()

    def _lay_out(self) -> None:
        card = framed("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(tokens.SECTION)
        for words in ((self._plan, self._plan_note), (self._rest, self._rest_note)):
            column = QVBoxLayout()
            column.setSpacing(2)
            for label in words:
                column.addWidget(label)
            column.addStretch(1)
            row.addLayout(column, 1)
        row.insertLayout(1, self._levels())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, 0, tokens.SECTION, 0)
        whole.addWidget(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say only the numbers where there is no room for three parts; the step of the risks has the rest."""
        super().resizeEvent(event)
        room = self.width() >= tokens.grown(_ROOM_FOR_THREE)
        for part in (self._plan_note, self._rest_note, *self._names.values(), *self.tags.values()):
            part.setVisible(room)

    def _levels(self) -> QGridLayout:
        """Return one row of chips for now and one for later; each band has its own column."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        bands = list(dict.fromkeys(band for _point, band in self.tags))
        for line, (point, name) in enumerate(self._names.items()):
            name.setWordWrap(False)
            grid.addWidget(name, line, 0)
            for place, band in enumerate(bands, 1):
                grid.addWidget(self.tags[point, band], line, place)
        return grid

    def show_state(self, translator: Translator, today: date) -> None:
        """Show the plan as it is on a day, in this language."""
        questionnaire, evaluation = self.session.questionnaire, self.session.evaluation
        measures = self.session.assessment.measures
        open_ = [m for m in measures if is_open(m)]
        overdue = sum(is_overdue_on(m, today) for m in measures)
        done = sum(m.status == "done" for m in measures)
        self._plan.say(translator.say_n("進める対策 {n}件", "進める対策 {n}件", len(open_)))
        late = translator.say_n("期限切れ{n}件", "期限切れ{n}件", overdue) if overdue else ""
        finished = translator.say_n("完了{n}件", "完了{n}件", done)
        self._plan_note.say(translator.say("・").join(part for part in (late, finished) if part))
        set_look(self._plan_note, "look", "not_met" if overdue else "caption")
        without = len(unplanned(evaluation))
        unmet = sum(v.status in UNMET for v in evaluation.verdicts.values())
        self._rest.say(
            translator.say_n("対策のない未達の要求事項 {n}件", "対策のない未達の要求事項 {n}件", without)
        )
        self._rest_note.say(
            translator.say_n("満たしていないもの全部で{n}件", "満たしていないもの全部で{n}件", unmet)
        )
        counted = residual(questionnaire, evaluation)
        self._names["current"].say(translator.say("リスク 現在"))
        self._names["target"].say(translator.say("計画の実施後"))
        self._show_counts("current", counted.current, translator)
        self._show_counts("target", counted.target, translator)

    def _show_counts(self, point: str, counts: Mapping[str, int], translator: Translator) -> None:
        for band, number in counts.items():
            name = band_name(self.session.questionnaire, band, translator)
            self.tags[point, band].show_number(name, number)
