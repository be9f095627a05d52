"""In words: which other answer would meet a requirement, and which risks that would lower."""

from pia_wizard.assessment.model import Practice
from pia_wizard.evaluation.advice import Change, meeting
from pia_wizard.evaluation.step_words import change_texts
from pia_wizard.evaluation.wording import practice_text, value_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import QuestionType
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.reasons import band_name, risk_title

_MOST_WAYS, _MOST_RISKS = 3, 3
_IN_PARTS = (QuestionType.CHOICES, QuestionType.TABLE)


def would_text(session: AssessmentSession, question: str, requirement: str, translator: Translator) -> str:
    """Return what would meet a requirement, told from one of its questions; nothing if nothing is known.

    Each change has a line of its own; after the first few the rest is only said to be there.
    """
    changes = meeting(session.questionnaire, session.evaluation, requirement)
    if not changes:
        return ""
    lines = _ways(session, question, changes, translator)
    if len(changes) == 1:
        lines += _risks(session, changes[0], translator)
    return "\n".join(lines)


def _ways(
    session: AssessmentSession, question: str, changes: tuple[Change, ...], translator: Translator
) -> list[str]:
    asked = session.questionnaire.questions
    only = changes[0] if len(changes) == 1 else None
    if only is not None and only.question == question and asked[question].type not in _IN_PARTS:
        value = only.after
        answer = (
            practice_text(value.state, translator)
            if isinstance(value, Practice)
            else value_text(asked[question], value, translator)
        )
        return [translator.say("「{answer}」にする", answer=answer)]
    told = [text for change in changes for text in change_texts(change, asked[change.question], translator)]
    more = len(told) - _MOST_WAYS
    rest = [translator.say_n("ほか{n}件…", "ほか{n}件…", more)] if more > 0 else []
    return [translator.say("・{change}", change=text) for text in told[:_MOST_WAYS]] + rest


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
