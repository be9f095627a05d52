"""A risk of the assessor's own: told, placed on the method's levels, and tied to what lowers it."""

from PySide6.QtWidgets import QWidget

from pia_wizard.assessment.model import OwnLevel, OwnRisk
from pia_wizard.errors import N_, PiaError, RefusedError
from pia_wizard.evaluation.levels import AXES
from pia_wizard.evaluation.risk_words import affected_text, event_text, principle_text, source_text
from pia_wizard.evaluation.wording import axis_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Affected, Axis, Event, Principle, Source
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.appearance.room import room_for
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.messages import confirmed
from pia_wizard.ui.pieces import rule
from pia_wizard.ui.risks.deciding_dialog import DecidingDialog
from pia_wizard.ui.risks.level_choice import LevelChoice
from pia_wizard.ui.risks.requirement_picker import RequirementPicker
from pia_wizard.ui.risks.several_of import SeveralOf
from pia_wizard.ui.risks.threats_field import ThreatsField

_WIDTH, _HEIGHT = 760, 620


class EventMissingError(RefusedError):
    """What the risk comes to was not chosen."""

    what = N_("何が起こるのかが選ばれていません。")
    why = N_("報告書で、ほかのリスクと同じように分けて示すためです。")
    do = N_("「何が起こるか」を一つ選んでください。")


class OwnRiskDialog(DecidingDialog):
    """Adds a risk, or changes ``held``; asks before anything typed is thrown away."""

    def __init__(
        self,
        session: AssessmentSession,
        translator: Translator,
        parent: QWidget | None = None,
        held: OwnRisk | None = None,
    ) -> None:
        say = translator.say
        super().__init__(say("リスクを変更") if held else say("リスクを追加"), translator, parent, _WIDTH)
        self.setFixedHeight(room_for(self, _WIDTH, _HEIGHT).height())
        self.session, self.held = session, held
        self._page = ScrollPage(self, margin=0)
        self._page.column.setContentsMargins(0, 0, 12, 8)
        self.form.addWidget(self._page, 1)
        self.foot.addWidget(rule())
        start = held or _blank()
        self._add_story(start)
        self._add_people(start)
        self._add_levels(start)
        self.requirements = RequirementPicker(session.questionnaire, start.treated_by, translator)
        self._section(
            say("このリスクを下げる要求事項"), say("満たしている割合に応じて、大きさが下がります。")
        )
        self._page.column.addWidget(self.requirements)
        self._page.column.addStretch(1)
        self.add_buttons(say("変更する") if held else say("追加する"), self._store)
        self._as_opened = self.record()
        self.title.setFocus()

    def record(self) -> OwnRisk:
        """Return the risk as it is filled in now."""
        impact, likelihood = (
            OwnLevel(level=self.levels[axis].level, because=self.because[axis].text()) for axis in AXES
        )
        return OwnRisk(
            id=self.held.id if self.held else "",
            title=self.title.text(),
            event=Event(self.event_.key) if self.event_.key else Event.USE_BEYOND_PURPOSE,
            story=self.story.text(),
            sources=tuple(Source(key) for key in self.sources.chosen()),
            threats=self.threats.threats(),
            affected=tuple(Affected(key) for key in self.affected.chosen()),
            principles=tuple(Principle(key) for key in self.principles.chosen()),
            impact=impact,
            likelihood=likelihood,
            treated_by=self.requirements.treated_by(),
        )

    def faulty(self, error: PiaError) -> QWidget | None:
        """Return the field a fault is about."""
        field = self.event_.buttons()[0] if isinstance(error, EventMissingError) else self.title
        self._page.ensureWidgetVisible(field)
        return field

    def reject(self) -> None:
        """Close without storing, but not without asking if something was filled in."""
        say = self.translator.say
        if self.record() == self._as_opened or confirmed(
            self,
            say("入力した内容を破棄しますか。"),
            say("まだ保存していません。"),
            say("破棄する"),
            self.translator,
            danger=True,
            keep=say("入力を続ける"),
        ):
            super().reject()

    def _add_story(self, start: OwnRisk) -> None:
        say, words = self.translator.say, self.translator
        self.title, self.story = OneLine(self), GrowingText(self, fewest_lines=2)
        self.title.setPlaceholderText(say("例：商品棚の陰での盗み撮り"))
        self.title.show_text(start.title)
        self.story.setPlainText(start.story)
        self.event_ = OneOf(tuple(Event), columns=2, parent=self)
        self.event_.relabel({event: event_text(event, words) for event in Event}, words)
        self.event_.name(say("何が起こるか"))
        if self.held:
            self.event_.choose(start.event)
        self.event_.hide_clear()
        self.event_.chosen.connect(lambda _key: self.event_.hide_clear())
        self._named(say("リスクの名前"), self.title)
        self._named(say("どんな出来事か（映った人に何が起こるかを、短く）"), self.story)
        self._section(say("何が起こるか"))
        self._page.column.addWidget(self.event_)

    def _add_people(self, start: OwnRisk) -> None:
        say, words = self.translator.say, self.translator
        asked = say("何が、だれがもとになるか")
        self.sources = SeveralOf(asked, {s: source_text(s, words) for s in Source}, start.sources)
        self._section(asked)
        self._page.column.addWidget(self.sources)
        self.threats = ThreatsField(start.threats, words)
        self._section(
            say("どのように起こるか"), say("何を通して起こるかを選び、起こり方を一つずつ書きます。")
        )
        self._page.column.addWidget(self.threats)
        asked = say("影響を受ける人")
        self.affected = SeveralOf(asked, {a: affected_text(a, words) for a in Affected}, start.affected)
        self._section(asked)
        self._page.column.addWidget(self.affected)
        asked = say("関わるプライバシー原則")
        self.principles = SeveralOf(asked, {p: principle_text(p, words) for p in Principle}, start.principles)
        self._section(asked)
        self._page.column.addWidget(self.principles)

    def _add_levels(self, start: OwnRisk) -> None:
        say, method = self.translator.say, self.session.questionnaire.method
        self._section(say("対策がないときの大きさ"))
        self.levels = {axis: LevelChoice(method, axis, self.translator) for axis in AXES}
        self.because = {axis: OneLine(self) for axis in AXES}
        for axis, choice in self.levels.items():
            own = start.impact if axis is Axis.IMPACT else start.likelihood
            name = axis_text(axis, self.translator)
            choice.choose(min(own.level, len(choice.tiles.buttons())))
            self.because[axis].show_text(own.because)
            self._ask(name)
            self._page.column.addWidget(choice)
            self._named(say("{axis}をそう考える理由", axis=name), self.because[axis])

    def _section(self, title: str, about: str = "") -> None:
        self._ask(title)
        if about:
            self._page.column.addWidget(TextLabel(about, look="caption"))

    def _ask(self, words: str) -> None:
        if self._page.column.count():
            self._page.column.addSpacing(6)
        self._page.column.addWidget(TextLabel(words, look="strong"))

    def _named(self, name: str, field: QWidget) -> None:
        self._ask(name)
        self._page.column.addWidget(field)
        field.setAccessibleName(name)

    def _store(self) -> Effect:
        if not self.event_.key:
            raise EventMissingError
        if self.held:
            return self.session.change_own_risk(self.record())
        return self.session.add_own_risk(self.record())


def _blank() -> OwnRisk:
    least = OwnLevel(level=1)
    return OwnRisk(id="", title="", event=Event.USE_BEYOND_PURPOSE, impact=least, likelihood=least)
