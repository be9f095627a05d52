"""A judgement as plain data for machines; the shape is described in docs/file-formats.md."""

from typing import Any

import msgspec

from pia_wizard.evaluation.model import Disagreement, ElementState, NoticeState, Verdict
from pia_wizard.evaluation.reasons import contribution_text, disagreement_text, position_text, reason_text
from pia_wizard.evaluation.wording import criterion_text
from pia_wizard.i18n import Translator
from pia_wizard.session.judged import Judged
from pia_wizard.signage.notice_text import headline_line


def as_data(judged: Judged, translator: Translator) -> dict[str, Any]:
    """Return the evaluation: keys as stored, reasons in the translator's language."""
    evaluation = judged.evaluation
    return {
        "assessment": {
            "id": judged.assessment.id,
            "title": judged.assessment.title,
            "guidelines": list(judged.assessment.guidelines),
            "method": judged.assessment.method,
        },
        "threshold": _threshold(judged, translator),
        "verdicts": [_verdict(judged, verdict, translator) for verdict in evaluation.verdicts.values()],
        "differences": [
            _difference(judged, found, translator) for found in evaluation.disagreements.values()
        ],
        "risks": [_risk(judged, name, translator) for name in evaluation.risks],
        "notices": [_notice(judged, state, translator) for state in evaluation.notices.values()],
        "open": {step: list(names) for step, names in evaluation.open_by_step.items()},
        "questions": {
            name: {"visibility": state.visibility, "answered": state.answered, "open": state.open}
            for name, state in evaluation.questions.items()
        },
    }


def _threshold(judged: Judged, translator: Translator) -> dict[str, Any]:
    threshold, method = judged.evaluation.threshold, judged.questionnaire.method
    reasons = [criterion_text(method, number, translator) for number in threshold.criteria]
    return {"decision": threshold.decision, "because": reasons, "missing": list(threshold.missing)}


def _verdict(judged: Judged, verdict: Verdict, translator: Translator) -> dict[str, Any]:
    compiled = judged.questionnaire.requirements[verdict.requirement]
    return {
        "requirement": verdict.requirement,
        "guideline": compiled.guideline,
        "place": compiled.requirement.place,
        "phase": compiled.requirement.phase,
        "obligation": compiled.requirement.obligation,
        "status": verdict.status,
        "computed": verdict.computed,
        "rule": verdict.rule,
        "facts": list(verdict.facts),
        "missing": list(verdict.missing),
        "reason": reason_text(verdict, judged.questionnaire, judged.assessment.answers, translator),
    }


def _difference(judged: Judged, found: Disagreement, translator: Translator) -> dict[str, Any]:
    questionnaire = judged.questionnaire
    matter = questionnaire.differences[found.difference].difference
    return {
        "id": matter.id,
        "title": translator.content(f"difference.{matter.id}.title", matter.title),
        "question": matter.question,
        "differs": found.differs,
        "strictest": found.strictest,
        "guideline": found.guideline,
        "positions": [
            {
                "requirement": p.requirement,
                "applies": p.applies,
                "says": position_text(matter.id, p.requirement, questionnaire, translator),
            }
            for p in found.positions
        ],
        "text": disagreement_text(found, questionnaire, translator),
    }


def _risk(judged: Judged, name: str, translator: Translator) -> dict[str, Any]:
    level, compiled = judged.evaluation.risks[name], judged.questionnaire.risks[name]
    points: dict[str, Any] = {}
    for which in ("inherent", "current", "target"):
        point = getattr(level, which)
        points[which] = msgspec.to_builtins(point)
        for raw, contribution in zip(points[which]["contributions"], point.contributions, strict=True):
            raw["text"] = contribution_text(contribution, compiled, translator)
        if point.computed is not None:
            del points[which]["computed"]["contributions"]  # they are the point's own
    return {
        "id": name,
        "title": translator.content(f"risk.{name}.title", compiled.risk.title),
        "own": compiled.own,
        "applies": level.applies,
        **points,
        "acceptance": level.acceptance,
        "accepted": msgspec.to_builtins(level.accepted),
    }


def _notice(judged: Judged, state: NoticeState, translator: Translator) -> dict[str, Any]:
    notice = judged.questionnaire.notices[state.notice].notice
    return {
        "id": state.notice,
        "offered": state.offered,
        "ready": state.ready,
        "headline": headline_line(notice, state, translator),
        "elements": [_element(e) for e in state.elements],
    }


def _element(state: ElementState) -> dict[str, Any]:
    return {
        "id": state.element,
        "shown": state.shown,
        "demanded_by": list(state.demanded_by),
        "recommended_by": list(state.recommended_by),
        "missing": list(state.missing),
    }
