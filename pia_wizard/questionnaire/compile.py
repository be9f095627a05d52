"""From the library to the questionnaire of one assessment: only what the chosen guidelines need."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from graphlib import TopologicalSorter

from pia_wizard.errors import N_, UnusableError
from pia_wizard.errors.spelling import nearest
from pia_wizard.questionnaire.asking_order import ALWAYS, deciding_numbers, in_asking_order
from pia_wizard.questionnaire.compiled import (
    Asking,
    CompiledDifference,
    CompiledElement,
    CompiledNotice,
    CompiledRequirement,
    CompiledRisk,
    Questionnaire,
)
from pia_wizard.questionnaire.expressions import (
    Expression,
    Scope,
    compile_expression,
    compile_row_expression,
)
from pia_wizard.questionnaire.expressions.names import MET
from pia_wizard.questionnaire.faults import shown
from pia_wizard.questionnaire.forms import compiled_form
from pia_wizard.questionnaire.model import (
    FLOWS,
    Difference,
    Element,
    Guideline,
    Library,
    Notice,
    Requirement,
    Risk,
)
from pia_wizard.questionnaire.publication import compiled_publication
from pia_wizard.questionnaire.rule_books import compiled_rule_book

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A question's place in a notice's template."""


class UnknownGuidelineError(UnusableError):
    """A guideline that the content does not hold was asked for."""

    what = N_("基準「{name}」が見つかりません。")
    why = N_("収録している内容に、その識別子の基準がありません。もっとも近い識別子: {nearest}")
    do = N_("pia-wizard content list で、使える基準を確かめてください。")


class UnknownMethodError(UnusableError):
    """A method that the content does not hold was asked for."""

    what = N_("評価方法「{name}」が見つかりません。")
    why = N_("収録している内容に、その識別子の評価方法がありません。もっとも近い識別子: {nearest}")
    do = N_("評価を作ったときに使った内容のフォルダーがそろっているか確かめてください。")


def compile_questionnaire(library: Library, guideline_ids: Sequence[str], method_id: str) -> Questionnaire:
    """Compile the chosen guidelines; raises UnknownGuidelineError or UnknownMethodError.

    The library must have passed the checker: its expressions compile and its references exist.
    """
    guidelines = {name: _chosen(library, name) for name in guideline_ids}
    if method_id not in library.methods:
        raise UnknownMethodError(name=shown(method_id), nearest=_closest(method_id, library.methods))
    method, facts_only = library.methods[method_id], facts_scope(library)
    requirements = _requirements(library, guidelines.values())
    risks = {name: _risk(risk, facts_only, requirements) for name, risk in library.risks.items()}
    threshold = tuple(compile_expression(c.when, facts_only) for c in method.threshold)
    wanted = _facts_read(requirements, risks, threshold) | {n for n in ALWAYS if n in library.questions}
    kinds = {name: _notice(notice, facts_only, requirements) for name, notice in library.notices.items()}
    notices, asked = _offerable(library, kinds, wanted)
    judging = _judging(requirements)
    deciding = deciding_numbers(asked, requirements, judging, guidelines)
    questions = in_asking_order(asked, library.steps, deciding)
    return Questionnaire(
        guidelines=guidelines,
        method=method,
        steps=library.steps,
        questions=questions,
        when=asked.when,
        order=asked.order,
        requirements=requirements,
        judging=judging,
        risks=risks,
        notices=notices,
        threshold=threshold,
        differences=_differences(library.differences, requirements),
        deciding={name: deciding[name] for name in questions},
        conditions=library.conditions,
        rules={name: compiled_rule_book(book, facts_only) for name, book in library.rules.items()},
        forms={name: compiled_form(form, facts_only, requirements) for name, form in library.forms.items()},
        publication={name: compiled_publication(p, facts_only) for name, p in library.publication.items()},
    )


def asking(library: Library, wanted: Iterable[str]) -> Asking:
    """Return the wanted questions with those their conditions need, in the files' order."""
    scope = facts_scope(library)
    when: dict[str, Expression] = {}
    needed: set[str] = set()
    due = set(wanted)
    while due:
        name = due.pop()
        needed.add(name)
        if library.questions[name].when:
            when[name] = compile_expression(library.questions[name].when, scope)
            due |= when[name].reads - needed
    questions = {name: question for name, question in library.questions.items() if name in needed}
    hanging = {name: when[name].reads if name in when else () for name in questions}
    return Asking(questions, when, tuple(TopologicalSorter(hanging).static_order()))


def facts_scope(library: Library) -> Scope:
    """Return what expressions outside guidelines may name: all questions and named conditions."""
    return Scope(library.questions, conditions=library.conditions)


def guideline_scope(library: Library, guideline: Guideline) -> Scope:
    """Return what a guideline's expressions may name: all questions, and its own requirements."""
    return Scope(library.questions, frozenset(guideline.requirements), library.conditions)


def placeholders(template: str) -> tuple[str, ...]:
    """Return the questions whose answers a template of notices or rules needs, each once, in order."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(template)))


def _chosen(library: Library, name: str) -> Guideline:
    if name not in library.guidelines:
        raise UnknownGuidelineError(name=shown(name), nearest=_closest(name, library.guidelines))
    return library.guidelines[name]


def _closest(name: str, known: Iterable[str]) -> str:
    """Return the known id most like ``name``, however far it is: there are only a few."""
    return nearest(name, known, least=0) or "–"


def _requirements(library: Library, guidelines: Iterable[Guideline]) -> Mapping[str, CompiledRequirement]:
    found: dict[str, CompiledRequirement] = {}
    for guideline in guidelines:
        scope = guideline_scope(library, guideline)
        applies = _optional(guideline.applies_when, scope)
        for name, requirement in guideline.requirements.items():
            found[name] = _requirement(requirement, guideline.id, applies, scope)
    return found


def _judging(requirements: Mapping[str, CompiledRequirement]) -> tuple[str, ...]:
    """Return the requirements in an order that settles what ``met`` names first."""
    before = {n: [r.removeprefix(MET) for r in c.reads if r.startswith(MET)] for n, c in requirements.items()}
    return tuple(TopologicalSorter(before).static_order())


def _requirement(
    requirement: Requirement, guideline: str, guideline_applies: Expression | None, scope: Scope
) -> CompiledRequirement:
    met, partly = requirement.met_when, requirement.partly_when
    if requirement.practice:
        met, partly = f'{requirement.practice} == "done"', f'{requirement.practice} == "partly"'
    return CompiledRequirement(
        requirement=requirement,
        guideline=guideline,
        guideline_applies=guideline_applies,
        applies=_optional(requirement.applies_when, scope),
        met=compile_expression(met, scope),
        partly=_optional(partly, scope),
    )


def _risk(risk: Risk, scope: Scope, requirements: Mapping[str, CompiledRequirement]) -> CompiledRisk:
    return CompiledRisk(
        risk=risk,
        applies=_optional(risk.applies_when, scope),
        impact_changes=tuple(compile_expression(c.when, scope) for c in risk.impact.changes),
        likelihood_changes=tuple(compile_expression(c.when, scope) for c in risk.likelihood.changes),
        at_flows=compile_row_expression(risk.at_flows, scope, FLOWS) if risk.at_flows else None,
        treated_by={
            name: compiled.requirement.treats[risk.id]
            for name, compiled in requirements.items()
            if risk.id in compiled.requirement.treats
        },
    )


def _notice(notice: Notice, scope: Scope, requirements: Mapping[str, CompiledRequirement]) -> CompiledNotice:
    return CompiledNotice(
        notice=notice,
        elements=tuple(_element(e, scope, requirements) for e in notice.elements.values()),
        when=_optional(notice.when, scope),
        headlines=tuple(compile_expression(other.when, scope) for other in notice.headlines),
        languages=tuple(compile_expression(advice.when, scope) for advice in notice.languages),
        pictograms=tuple(compile_expression(picture.when, scope) for picture in notice.pictograms),
    )


def _offerable(
    library: Library, notices: Mapping[str, CompiledNotice], wanted: frozenset[str]
) -> tuple[Mapping[str, CompiledNotice], Asking]:
    """Return the notices that can be offered with these facts, and what is asked for them and for all else.

    A kind of notice is no reason to ask whether it is needed, and an element that no chosen guideline
    demands may be none to ask for its answers: without them they are left out.
    """
    asked = asking(library, wanted.union(*(_asked_for(n) for n in notices.values() if n.when is None)))
    offered = {n: c for n, c in notices.items() if c.when is None or c.when.reads <= asked.questions.keys()}
    asked = asking(library, wanted.union(*map(_asked_for, offered.values())))
    return {name: _sayable(compiled, asked) for name, compiled in offered.items()}, asked


def _asked_for(compiled: CompiledNotice) -> frozenset[str]:
    """Return the questions that are asked for a notice's sake."""
    reads = frozenset[str]().union(*(headline.reads for headline in compiled.headlines))
    return reads.union(*(element.reads for element in compiled.elements if _asks(element)))


def _asks(compiled: CompiledElement) -> bool:
    return bool(compiled.asked_by) or not compiled.element.asks_if_demanded


def _sayable(compiled: CompiledNotice, asked: Asking) -> CompiledNotice:
    elements = tuple(e for e in compiled.elements if e.reads <= asked.questions.keys())
    return replace(
        compiled,
        elements=elements,
        languages=_askable(compiled.languages, asked),
        pictograms=_askable(compiled.pictograms, asked),
    )


def _askable(conditions: tuple[Expression | None, ...], asked: Asking) -> tuple[Expression | None, ...]:
    """Return the conditions, with None for those that look at something not asked."""
    return tuple(w if w and w.reads <= asked.questions.keys() else None for w in conditions)


def _element(
    element: Element, scope: Scope, requirements: Mapping[str, CompiledRequirement]
) -> CompiledElement:
    return CompiledElement(
        element=element,
        when=_optional(element.when, scope),
        facts=placeholders(element.text),
        asked_by=tuple(name for name in element.asked_by if name in requirements),
        texts=tuple((compile_expression(t.when, scope), placeholders(t.text)) for t in element.texts),
    )


def _differences(
    differences: Mapping[str, Difference], requirements: Mapping[str, CompiledRequirement]
) -> Mapping[str, CompiledDifference]:
    """Return the matters on which positions of at least two of the chosen guidelines are left."""
    left = {
        name: CompiledDifference(
            difference, tuple(p for p in difference.positions if p.requirement in requirements)
        )
        for name, difference in differences.items()
    }
    return {
        name: compiled
        for name, compiled in left.items()
        if len({requirements[p.requirement].guideline for p in compiled.positions}) > 1
    }


def _facts_read(
    requirements: Mapping[str, CompiledRequirement],
    risks: Mapping[str, CompiledRisk],
    threshold: Iterable[Expression],
) -> frozenset[str]:
    """Return the questions that some rule or criterion looks at directly."""
    reads = [compiled.reads for compiled in requirements.values()]
    reads += [compiled.reads for compiled in risks.values()]
    reads += [expression.reads for expression in threshold]
    return frozenset(name for name in frozenset[str]().union(*reads) if not name.startswith(MET))


def _optional(source: str, scope: Scope) -> Expression | None:
    return compile_expression(source, scope) if source else None
