"""Which records an operator should keep, and which requirements demand them: pure, no verdict anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pia_wizard.evaluation.model import Evaluation, Rule, Status, Verdict
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions import ABSENT
from pia_wizard.questionnaire.forms import CompiledForm

_BEFORE_FULFILMENT = (Rule.NOT_IN_FORCE, Rule.GUIDELINE, Rule.APPLIES)


@dataclass(frozen=True, slots=True)
class FormState:
    """A record form now: whether it is of use here (None while the answers do not tell).

    ``demanded_by`` are the requirements that apply and ask for the record, ``columns`` those that ask for
    each of its columns; ``missing`` are the questions whose answers would tell whether it is of use.
    """

    form: str
    offered: bool | None
    demanded_by: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def demands(self) -> tuple[str, ...]:
        """All requirements that ask for the record or one of its columns, each once."""
        of_columns = (name for names in self.columns.values() for name in names)
        return tuple(dict.fromkeys((*self.demanded_by, *of_columns)))


def form_states(questionnaire: Questionnaire, evaluation: Evaluation) -> dict[str, FormState]:
    """Return every record form of the content with whether it is of use, in the content's order.

    It is if its condition holds or a requirement that asks for it applies; with neither, always.
    """
    return {name: _state(compiled, evaluation) for name, compiled in questionnaire.forms.items()}


def applies(verdict: Verdict) -> bool | None:
    """Return whether a requirement applies; what the assessor says counts like what is computed."""
    if verdict.status is Status.UNDETERMINED and verdict.rule in _BEFORE_FULFILMENT:
        return None
    return verdict.status is not Status.NOT_APPLICABLE


def _state(compiled: CompiledForm, evaluation: Evaluation) -> FormState:
    demanded = _applying(compiled.asked_by, evaluation)
    columns = {name: _applying(asked, evaluation) for name, asked in compiled.columns.items()}
    truth, deciding = _condition(compiled, evaluation)
    return FormState(
        form=compiled.form.id,
        offered=True if demanded else truth,
        demanded_by=demanded,
        columns=columns,
        missing=() if demanded or truth is not None else tuple(sorted(deciding)),
    )


def _applying(names: tuple[str, ...], evaluation: Evaluation) -> tuple[str, ...]:
    return tuple(name for name in names if applies(evaluation.verdicts[name]))


def _condition(compiled: CompiledForm, evaluation: Evaluation) -> tuple[bool | None, frozenset[str]]:
    """Return whether a form's own condition holds; questions not asked here count as absent."""
    if compiled.when is None:
        return not compiled.form.asked_by, frozenset()
    facts = {**dict.fromkeys(compiled.when.reads, ABSENT), **evaluation.basis.facts}
    return compiled.when.judge(facts)
