"""In words: which other answer would meet a requirement, and which risks that would lower."""

from pia_wizard.assessment.model import Practice
from pia_wizard.evaluation.advice import Change, meeting
from pia_wizard.evaluation.step_words import change_texts
from pia_wizard.evaluation.wording import practice_text, value_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import QuestionType
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.reasons import band_name, risk_title

_MOST_RISKS = 3
_IN_PARTS = (QuestionType.CHOICES, QuestionType.TABLE)


def would_text(session: AssessmentSession, question: str, requirement: str, translator: Translator) -> str:
    """Return what would meet a requirement, told from one of its questions; nothing if nothing is known."""
    changes = meeting(session.questionnaire, session.evaluation, requirement)
    if not changes:
        return ""
    lines = [_way(session, question, changes, translator)]
    if len(changes) == 1:
        lines += _risks(session, changes[0], translator)
    return "\n".join(lines)


def _way(
    session: AssessmentSession, question: str, changes: tuple[Change, ...], translator: Translator
) -> str:
    asked = session.questionnaire.questions
    only = changes[0] if len(changes) == 1 else None
    if only is not None and only.question == question and asked[question].type not in _IN_PARTS:
        value = only.after
        answer = (
            practice_text(value.state, translator)
            if isinstance(value, Practice)
            else value_text(asked[question], value, translator)
        )
        return translator.say("「{answer}」にすると満たします。", answer=answer)
    told = [text for change in changes for text in change_texts(change, asked[change.question], translator)]
    listed = translator.say("、").join(told)
    return translator.say("次のようにすると満たします：{changes}", changes=listed)


def _risks(session: AssessmentSession, change: Change, translator: Translator) -> list[str]:
    """Return a line for each risk that would stand in another band, the first few."""
    moved = session.would_change(change.question, change.after).risks
    return [
        translator.say(
            "リスク「{risk}」：{before}→{after}",
            risk=risk_title(session.questionnaire, name, translator),
            before=band_name(session.questionnaire, before, translator),
            after=band_name(session.questionnaire, after, translator),
        )
        for name, (before, after) in list(moved.items())[:_MOST_RISKS]
    ]
