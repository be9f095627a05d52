"""What lies behind a risk: what it comes to, whom it harms, by whom, through what, and which principles."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.evaluation.risk_words import (
    affected_text,
    asset_text,
    event_text,
    principle_text,
    source_text,
)
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.risks.lines import Lines


class Background(QWidget):
    """Sentences only: nothing here can be changed but in the catalogue or the dialog of an own risk."""

    def __init__(self) -> None:
        super().__init__()
        self._facts = Lines()
        self._heading = TextLabel(look="strong")
        self._threats = Lines("bullet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._facts, self._heading, self._threats):
            column.addWidget(widget)

    def show_risk(self, questionnaire: Questionnaire, name: str, translator: Translator) -> None:
        """Show what lies behind a risk."""
        risk, say = questionnaire.risks[name].risk, translator.say
        facts = (
            (say("何が起こるか"), [event_text(risk.event, translator)]),
            (say("影響を受ける人"), [affected_text(each, translator) for each in risk.affected]),
            (say("もとになるもの"), [source_text(each, translator) for each in risk.sources]),
            (say("関わるプライバシー原則"), [principle_text(each, translator) for each in risk.principles]),
        )
        self._facts.say([_fact(title, words, translator) for title, words in facts if words])
        self._heading.say(say("どのように起こるか"))
        self._heading.setVisible(bool(risk.threats))
        self._threats.say(
            [
                say(
                    "{asset}：{says}",
                    asset=asset_text(threat.asset, translator),
                    says=translator.content(f"risk.{name}.threats.{place}", threat.says),
                )
                for place, threat in enumerate(risk.threats)
            ]
        )


def _fact(title: str, words: Iterable[str], translator: Translator) -> str:
    return translator.say("{title}：{words}", title=title, words=translator.say("、").join(words))
