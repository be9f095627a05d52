"""advise: what would help most, in order."""

import argparse
from typing import Any

import msgspec

from pia_wizard.cli.case_input import judged_case
from pia_wizard.cli.printing import as_json, as_lines
from pia_wizard.evaluation.advice import helpful_measures, helpful_steps
from pia_wizard.evaluation.step_words import gain_text, step_texts
from pia_wizard.evaluation.steps import Step
from pia_wizard.i18n import Translator
from pia_wizard.session.content import own_library
from pia_wizard.session.judged import Judged


def show_advice(arguments: argparse.Namespace, translator: Translator) -> int:
    """Judge a case file and print the steps that would help most, then its measures likewise."""
    result = judged_case(own_library(), arguments.case, translator)
    most = max(arguments.most, 1)
    steps = helpful_steps(result.questionnaire, result.evaluation, most=most)
    measures = helpful_measures(result.questionnaire, result.evaluation)
    if arguments.json:
        told = {"steps": steps, "measures": measures}
        as_json({key: [_data(step, result, translator) for step in found] for key, found in told.items()})
    else:
        as_lines(_lines(steps, measures, result, translator))
    return 0


def _lines(
    steps: tuple[Step, ...], measures: tuple[Step, ...], result: Judged, translator: Translator
) -> list[str]:
    lines = [result.assessment.title]
    if not steps:
        lines.append(translator.say("今の回答で満たしていない要求事項はありません。"))
    lines += _told(steps, result, translator)
    if measures:
        lines.append(translator.say("計画している対策の効果:"))
        lines += _told(measures, result, translator)
    return lines


def _told(steps: tuple[Step, ...], result: Judged, translator: Translator) -> list[str]:
    lines = []
    for number, step in enumerate(steps, start=1):
        first, *more = _texts(step, result, translator)
        lines.append(f"{number}. {first}")
        lines += [f"   {text}" for text in (*more, gain_text(step, translator))]
        for measure in result.assessment.measures:
            if measure.id in step.planned:
                title = measure.title
                lines.append(f"   {translator.say('対策「{title}」として計画しています。', title=title)}")
    return lines


def _texts(step: Step, result: Judged, translator: Translator) -> tuple[str, ...]:
    measures = {measure.id: measure for measure in result.assessment.measures}
    return step_texts(step, result.questionnaire, measures, translator)


def _data(step: Step, result: Judged, translator: Translator) -> dict[str, Any]:
    return {
        "text": list(_texts(step, result, translator)),
        "gain": gain_text(step, translator),
        "changes": [
            {
                "question": change.question,
                "before": msgspec.to_builtins(change.before.value) if change.before else None,
                "after": msgspec.to_builtins(change.after),
            }
            for change in step.changes
        ],
        "assumed": step.assumed,
        "measure": step.measure,
        "planned": list(step.planned),
        "requirements": list(step.requirements),
        "clauses": step.clauses,
        "removed": step.removed,
        "nearer": step.nearer,
        "risks": [
            {
                "id": drop.risk,
                "before": {"impact": drop.before.impact.high, "likelihood": drop.before.likelihood.high},
                "after": {"impact": drop.after.impact.high, "likelihood": drop.after.likelihood.high},
                "band_before": drop.before.band_high,
                "band_after": drop.after.band_high,
            }
            for drop in step.risks
        ],
    }
