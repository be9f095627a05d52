"""The assessor's own risks, made into risks like those of the catalogue."""

from collections.abc import Iterable
from dataclasses import replace

from pia_wizard.assessment.model import OwnLevel, OwnRisk
from pia_wizard.questionnaire.compiled import CompiledRisk, Questionnaire
from pia_wizard.questionnaire.model import LevelRule, Risk


def with_own_risks(questionnaire: Questionnaire, own_risks: Iterable[OwnRisk]) -> Questionnaire:
    """Return the questionnaire whose risks are the catalogue's and then these, and no other own ones.

    An own risk always applies and nothing but treatment changes its levels, which are the method's.
    """
    catalogue = {name: compiled for name, compiled in questionnaire.risks.items() if not compiled.own}
    own = {risk.id: _compiled(questionnaire, risk) for risk in own_risks}
    if not own and len(catalogue) == len(questionnaire.risks):
        return questionnaire
    return replace(questionnaire, risks=catalogue | own)


def _compiled(questionnaire: Questionnaire, own: OwnRisk) -> CompiledRisk:
    risk = Risk(
        id=own.id,
        title=own.title,
        event=own.event,
        story=own.story,
        sources=own.sources,
        threats=own.threats,
        affected=own.affected,
        principles=own.principles,
        impact=_rule(own.impact, len(questionnaire.method.impact_levels)),
        likelihood=_rule(own.likelihood, len(questionnaire.method.likelihood_levels)),
    )
    known = questionnaire.requirements
    treated_by = {name: axis for name, axis in own.treated_by.items() if name in known}
    return CompiledRisk(risk, None, (), (), treated_by, own=True)


def _rule(own: OwnLevel, highest: int) -> LevelRule:
    """Return the rule; a level the method does not have (the case knew another) is its highest."""
    return LevelRule(level=min(own.level, highest), because=own.because)
