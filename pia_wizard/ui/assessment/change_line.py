"""What the answer just given changed, where that is much: a calm line that can take it back."""

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.session.effect import Preview
from pia_wizard.ui.assessment.reasons import band_name, clause_text, risk_title, says_text
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button

MUCH = 3
"""So many verdicts are worth a line; fewer are told beside the question anyway. Any band of a risk is."""
MOST_WAYS = 2
"""So many ways of changing are told at once; the names tell all of them."""


def is_much(change: Preview) -> bool:
    """Return whether a change is to be pointed out."""
    return len(change.verdicts) >= MUCH or bool(change.risks)


class ChangeLine(QFrame):
    """``taken_back``: the user wants the answer as it was."""

    taken_back = Signal()

    def __init__(self, questionnaire: Questionnaire, translator: Translator) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self.questionnaire = questionnaire
        self._change: Preview | None = None
        self._words, self._names = TextLabel(), TextLabel(look="caption")
        self.details, self.undo = push_button("link"), push_button("link")
        self.details.setCheckable(True)
        self.details.toggled.connect(self._unfold)
        self.undo.clicked.connect(self.taken_back)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.details)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addLayout(buttons)
        column.addWidget(self._names)
        self.retranslate(translator)

    def tell(self, change: Preview) -> None:
        """Show a change; its names are unfolded only when asked for."""
        self._change = change
        self.details.setChecked(False)
        self.retranslate(self.translator)
        announce(self, self._words.text())

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.undo.setText(translator.say("元に戻す"))
        if self._change is not None:
            self._words.say(change_words(self._change, self.questionnaire, translator))
            self.undo.setAccessibleDescription(self._words.text())
            self.details.setAccessibleDescription(self._words.text())
        self._unfold(shown=self.details.isChecked())

    def _unfold(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        say = self.translator.say
        self.details.setText(say("内訳を閉じる") if shown else say("内訳を見る"))
        if shown and self._change is not None:
            self._names.say("\n".join(_named(self._change, self.questionnaire, self.translator)))
        self._names.setVisible(shown)


def change_words(change: Preview, questionnaire: Questionnaire, translator: Translator) -> str:
    """Return how many verdicts and bands an answer changes, and which way."""
    verdicts = [
        (verdict_text(a, translator), verdict_text(b, translator)) for a, b in change.verdicts.values()
    ]
    bands = [
        (band_name(questionnaire, a, translator), band_name(questionnaire, b, translator))
        for a, b in change.risks.values()
    ]
    sentences = []
    if verdicts:
        sentences.append(
            translator.say_n(
                "この回答で{n}件の判定が変わりました（{ways}）。",
                "この回答で{n}件の判定が変わりました（{ways}）。",
                len(verdicts),
                ways=_counted(verdicts, translator),
            )
        )
    if bands:
        sentences.append(
            translator.say_n(
                "{n}件のリスクの大きさが変わりました（{ways}）。",
                "{n}件のリスクの大きさが変わりました（{ways}）。",
                len(bands),
                ways=_counted(bands, translator),
            )
        )
        if any(now is Status.UNDETERMINED for _was, now in change.verdicts.values()):
            sentences[-1] += translator.say("判定が未確定になったため、高い方の段階で数えています。")
    return "\n".join(sentences)


def would_words(change: Preview, translator: Translator) -> str:
    """Return how much an answer would change, for the question whether to give it."""
    return translator.say_n(
        "あわせて、判定が{n}件、リスクの大きさが{risks}件変わります。",
        "あわせて、判定が{n}件、リスクの大きさが{risks}件変わります。",
        len(change.verdicts),
        risks=len(change.risks),
    )


def _counted(ways: Iterable[tuple[str, str]], translator: Translator) -> str:
    """Return each way of changing with how often it occurs, the most frequent first."""
    told = [
        translator.say_n("{before}→{after} {n}件", "{before}→{after} {n}件", n, before=before, after=after)
        for (before, after), n in Counter(ways).most_common()
    ]
    listed = translator.say("、").join(told[:MOST_WAYS])
    return listed if len(told) <= MOST_WAYS else translator.say("{ways} ほか", ways=listed)


def _named(change: Preview, questionnaire: Questionnaire, translator: Translator) -> Iterator[str]:
    """Yield a line for each risk and requirement that changed."""
    for name, (before, after) in change.risks.items():
        yield translator.say(
            "リスク「{risk}」：{before}→{after}",
            risk=risk_title(questionnaire, name, translator),
            before=band_name(questionnaire, before, translator),
            after=band_name(questionnaire, after, translator),
        )
    for name, (was, now) in change.verdicts.items():
        yield translator.say(
            "{clause}「{says}」：{before}→{after}",
            clause=clause_text(questionnaire, name, translator),
            says=says_text(questionnaire, name, translator),
            before=verdict_text(was, translator),
            after=verdict_text(now, translator),
        )
