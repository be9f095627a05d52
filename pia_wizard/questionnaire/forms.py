"""Record forms with their conditions compiled, and only those demands that this questionnaire holds."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from pia_wizard.questionnaire.expressions import Expression, Scope, compile_expression
from pia_wizard.questionnaire.model import RecordForm


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """A record form; ``asked_by`` and ``columns`` name the requirements that demand it and each column."""

    form: RecordForm
    when: Expression | None
    asked_by: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]


def compiled_form(form: RecordForm, scope: Scope, requirements: Container[str]) -> CompiledForm:
    """Compile a form that passed the checker."""
    return CompiledForm(
        form,
        compile_expression(form.when, scope) if form.when else None,
        _known(form.asked_by, requirements),
        {name: _known(column.asked_by, requirements) for name, column in form.columns.items()},
    )


def _known(names: tuple[str, ...], requirements: Container[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in requirements)
