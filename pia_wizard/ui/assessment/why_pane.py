"""Why we ask: the clauses that look at the answer, how they judge now, and the risks it moves."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.treatment import UNMET
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession, Effect
from pia_wizard.ui.assessment.beside import Beside
from pia_wizard.ui.assessment.difference_block import DifferenceBlock
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.reasons import guideline_title, level_text, risk_title, source_lines
from pia_wizard.ui.assessment.requirement_block import RequirementBlock
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.assessment.usage import NO_USAGE, Usage, usage_by_question
from pia_wizard.ui.assessment.would_meet import would_text
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import tip

_FIRST_BLOCKS, _MORE_BLOCKS = 5, 20
_FIRST_RISKS = 6
_SOON_MS = 200
"""After this pause what would change the verdicts is found, so that no answer waits for it."""
_PAGES = {"https", "http"}
_URGENCY = {
    Status.NOT_MET: 0,
    Status.PARTLY_MET: 1,
    Status.UNDETERMINED: 2,
    Status.MET: 3,
    Status.NOT_APPLICABLE: 4,
}


class WhyPane(ScrollPage):
    """Follows the question the user is at; ``wants_override`` carries a requirement's id."""

    wants_override = Signal(str)

    def __init__(
        self,
        session: AssessmentSession,
        beside: Beside,
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin=16)
        self.session = session
        self.beside = beside
        self.translator = translator
        self.question = ""
        self._questionnaire = session.questionnaire
        self._usages = usage_by_question(self._questionnaire)
        self._blocks: dict[str, RequirementBlock] = {}
        self._risks: dict[str, TextLabel] = {}
        self._differences: list[DifferenceBlock] = []
        self._shown, self._all_risks = _FIRST_BLOCKS, False
        self._first = ""
        self._finding = Gradual(self, at_once=0)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._find)
        self._heading = TextLabel(look="strong")
        self._room: QWidget | None = None
        self.column.setContentsMargins(16, 16, 10, 16)  # a scroll bar may follow on the right
        self.column.setSpacing(10)
        self.column.addWidget(self._heading)
        self._place = self.column.count()
        self.column.addStretch(1)
        self.retranslate(translator)

    def show_question(self, question: str) -> None:
        """Show why a question is asked; nothing happens if it is shown already."""
        if question != self.question:
            self.question = question
            self._shown, self._all_risks = _FIRST_BLOCKS, False
            self._first = ""
            self._rebuild()
            self.verticalScrollBar().setValue(0)

    def show_requirement(self, name: str) -> None:
        """Show a requirement before the others that look at the same answer."""
        self._first = name
        self._rebuild()
        self.verticalScrollBar().setValue(0)

    def show_comments(self, name: str) -> None:
        """Unfold what is said about a requirement, if it is among those shown."""
        block = self._blocks.get(name)
        if block is not None and (block.comments is None or block.comments.isHidden()):
            block.talk.click()

    def commit(self) -> None:
        """Store what is being typed in comments."""
        for block in self._blocks.values():
            if block.comments is not None:
                block.comments.commit()

    def update_effect(self, question: str, effect: Effect) -> None:
        """Refresh what an answer changed, and no more."""
        if self.session.questionnaire is not self._questionnaire:
            self._questionnaire = self.session.questionnaire
            self._usages = usage_by_question(self._questionnaire)
            self._rebuild()
        for name, block in self._blocks.items():
            reads = self.session.questionnaire.requirements[name].reads
            if name in effect.verdicts or question in reads or not effect.questions.isdisjoint(reads):
                block.refresh()
        self._soon.start()
        for difference in self._differences:
            difference.refresh()
        for name, label in self._risks.items():
            if name in effect.risks:
                label.say(self._risk(name))
        if question == self.question and effect.verdicts:
            announce(self, self._changes(effect))

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self._heading.say(translator.say("この質問をする理由"))
        self.setAccessibleName(self._heading.text())
        self._rebuild()

    @property
    def _usage(self) -> Usage:
        return self._usages.get(self.question, NO_USAGE)

    def _rebuild(self) -> None:
        """Lay the pane out anew for the question."""
        if self._room is not None:
            self.commit()
            self._room.hide()
            self._room.deleteLater()
        self._blocks, self._risks, self._differences = {}, {}, []
        self._room = QWidget()
        column = QVBoxLayout(self._room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._add_sentences(column)
        self._add_differences(column)
        self._add_requirements(column)
        self._add_risks(column)
        self._add_sources(column)
        self.column.insertWidget(self._place, self._room)
        self._finding.drop()
        self._soon.start()

    def _find(self) -> None:
        """Find out, while nobody waits, what would meet each requirement that is not met."""
        verdicts = self.session.evaluation.verdicts
        shown = (name for name in self._blocks if name in verdicts)  # none of a page that is being replaced
        names = [name for name in shown if verdicts[name].status in UNMET]
        self._finding.start([partial(self._tell_would, name) for name in names])

    def _tell_would(self, name: str) -> None:
        if name in self._blocks and name in self.session.evaluation.verdicts:
            self._blocks[name].say_would(would_text(self.session, self.question, name, self.translator))

    def _add_sentences(self, column: QVBoxLayout) -> None:
        for sentence in self._sentences():
            column.addWidget(TextLabel(sentence, look="muted"))

    def _sentences(self) -> list[str]:
        say, usage = self.translator.say, self._usage
        if not self.question:
            return [
                say(
                    "質問を選ぶと、どの基準がなぜ尋ねているのか、今の回答でどう判定されるのかを、ここに表示します。"
                )
            ]
        found = []
        weight = self.session.questionnaire.deciding.get(self.question, 0)
        if weight:
            found.append(self.translator.say_n("{n}件の判定に使います。", "{n}件の判定に使います。", weight))
        names = [self._guideline(name) for name in usage.guidelines]
        if len(names) == 1:
            found.append(say("「{guideline}」の対象になるかどうかを決めます。", guideline=names[0]))
        elif names:
            several = say("、").join(names)
            found.append(say("次の基準の対象になるかどうかを決めます：{guidelines}", guidelines=several))
        if usage.asks:
            n = len(usage.asks)
            found.append(
                self.translator.say_n(
                    "この回答により、ほかの{n}問をお尋ねするかどうかが決まります。",
                    "この回答により、ほかの{n}問をお尋ねするかどうかが決まります。",
                    n,
                )
            )
        notices = [self._notice(name) for name in usage.notices]
        if len(notices) == 1:
            found.append(say("「{notice}」の文面に使います。", notice=notices[0]))
        elif notices:
            found.append(say("次の文面に使います：{notices}", notices=say("、").join(notices)))
        if not found and not usage.requirements and not usage.risks:
            found.append(say("評価の記録として報告書に載せます。"))
        return found

    def _notice(self, name: str) -> str:
        notice = self.session.questionnaire.notices[name].notice
        return self.translator.content(f"notice.{name}.title", notice.title)

    def _guideline(self, name: str) -> str:
        return guideline_title(self.session.questionnaire, name, self.translator)

    def _add_differences(self, column: QVBoxLayout) -> None:
        for name, compiled in self.session.questionnaire.differences.items():
            if compiled.difference.question == self.question:
                self._differences.append(DifferenceBlock(name, self.session, self.translator, self._room))
                column.addWidget(self._differences[-1])

    def _add_requirements(self, column: QVBoxLayout) -> None:
        verdicts, most = self.session.evaluation.verdicts, self._shown
        names = sorted(
            self._usage.requirements,
            key=lambda name: (name != self._first, _URGENCY[verdicts[name].status]),
        )
        for name in names[:most]:
            block = RequirementBlock(name, self.session, self.beside, self.translator)
            block.wants_override.connect(self.wants_override)
            self._blocks[name] = block
            column.addWidget(block)
        rest = len(names) - most
        if rest > 0:
            words = self.translator.say_n("ほか{n}件の要求事項", "ほか{n}件の要求事項", rest)
            column.addWidget(self._link(words, self._show_more))

    def _add_risks(self, column: QVBoxLayout) -> None:
        levels = self.session.evaluation.risks
        names = sorted(self._usage.risks, key=lambda name: levels[name].applies is False)
        if not names:
            return
        column.addSpacing(6)
        column.addWidget(TextLabel(self.translator.say("関係するリスク"), look="strong"))
        shown = names if self._all_risks else names[:_FIRST_RISKS]
        for name in shown:
            self._risks[name] = TextLabel(self._risk(name))
            column.addWidget(self._risks[name])
        rest = len(names) - len(shown)
        if rest:
            words = self.translator.say_n("ほか{n}件のリスク", "ほか{n}件のリスク", rest)
            column.addWidget(self._link(words, self._show_risks))

    def _add_sources(self, column: QVBoxLayout) -> None:
        """Add once for each guideline shown which edition it is, and how far its content was checked."""
        requirements = self.session.questionnaire.requirements
        guidelines = dict.fromkeys(requirements[name].guideline for name in self._blocks)
        if guidelines:
            column.addSpacing(6)
            column.addWidget(TextLabel(self.translator.say("基準の版と確かさ"), look="strong"))
        for name in guidelines:
            words = source_lines(self.session.questionnaire, name, self.translator)
            column.addWidget(TextLabel(words, look="caption"))
            url = self.session.questionnaire.guidelines[name].url
            if QUrl(url).scheme() in _PAGES:
                link = self._link(self.translator.say("出典のページを開く"), partial(open_page, url))
                link.setToolTip(tip(url))
                link.setAccessibleDescription(f"{self._guideline(name)} {url}")
                column.addWidget(link)

    def _link(self, words: str, follow: Callable[[], None]) -> QPushButton:
        link = QPushButton(words)
        link.setProperty("look", "link")
        link.clicked.connect(lambda _on: follow())
        return link

    def _risk(self, name: str) -> str:
        questionnaire, level = self.session.questionnaire, self.session.evaluation.risks[name]
        title = risk_title(questionnaire, name, self.translator)
        levels = level_text(questionnaire, level, self.translator)
        return self.translator.say("{risk}：{level}", risk=title, level=levels)

    def _changes(self, effect: Effect) -> str:
        n = len(effect.verdicts)
        return self.translator.say_n("{n}件の判定が変わりました。", "{n}件の判定が変わりました。", n)

    def _show_more(self) -> None:
        """Show some more requirements, and let the keyboard go on at the first of them."""
        before = len(self._blocks)
        self._shown += _MORE_BLOCKS
        self._rebuild()
        list(self._blocks.values())[before].focus()

    def _show_risks(self) -> None:
        self._all_risks = True
        self._rebuild()


def open_page(url: str) -> None:
    """Open the page of a source in the user's browser: the program itself never goes there."""
    QDesktopServices.openUrl(QUrl(url))
