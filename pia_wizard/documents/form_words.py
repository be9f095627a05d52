"""What a record form says, in one language: for paper and spreadsheet alike."""

from dataclasses import dataclass

from pia_wizard.documents.material import Material, shortened
from pia_wizard.evaluation.record_forms import FormState
from pia_wizard.evaluation.wording import obligation_text
from pia_wizard.questionnaire.compile import PLACEHOLDER, placeholders
from pia_wizard.questionnaire.forms import CompiledForm
from pia_wizard.questionnaire.model import FormColumn, FormColumnType

_LONGEST_FACT = 120


@dataclass(frozen=True)
class FormWords:
    """A record form with the assessment it is for; everything returned is plain text."""

    material: Material
    compiled: CompiledForm
    state: FormState

    @property
    def _here(self) -> str:
        return f"form.{self.compiled.form.id}"

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.material.content(f"{self._here}.title", self.compiled.form.title)

    @property
    def about(self) -> str:
        """Who fills it in and when."""
        return self.material.content(f"{self._here}.about", self.compiled.form.about)

    @property
    def kept(self) -> str:
        """How long it is kept; the operator decides where nothing else is known."""
        source = self.material.content(f"{self._here}.kept", self.compiled.form.kept)
        return filled(self.material, source) or self.material.say("社内で決めた期間")

    def head(self) -> list[tuple[str, str]]:
        """Return what is said once, name and words; without words it is written by hand."""
        found = []
        for name, head in self.compiled.form.head.items():
            here = f"{self._here}.head.{name}"
            text = filled(self.material, self.material.content(f"{here}.text", head.text))
            label = self.material.content(f"{here}.label", head.label)
            found.append((label, shortened(text, _LONGEST_FACT)))
        return found

    def label(self, column: FormColumn) -> str:
        """Return a column's title."""
        return self.material.content(f"{self._here}.columns.{column.id}.label", column.label)

    def help(self, column: FormColumn) -> str:
        """Return what is to be written into a column."""
        return self.material.content(f"{self._here}.columns.{column.id}.help", column.help)

    def choices(self, column: FormColumn) -> tuple[str, ...]:
        """Return what a column is chosen from; of yes or no, those."""
        if column.type is FormColumnType.YES_NO:
            return self.material.say("はい"), self.material.say("いいえ")
        here = f"{self._here}.columns.{column.id}.choices"
        return tuple(self.material.content(f"{here}.{key}", text) for key, text in column.choices.items())

    def demanding(self, column: FormColumn) -> str:
        """Return where what demands a column stands, a line each."""
        places = map(self.material.place, self.state.columns.get(column.id, ()))
        return "\n".join(dict.fromkeys(places))

    def clauses(self) -> list[tuple[str, str, str]]:
        """Return what demands the record: where it stands, how strongly, and what it says."""
        return [
            (
                self.material.place(name),
                obligation_text(self.material.requirement(name).obligation, self.material.translator),
                self.material.content(f"requirement.{name}.says", self.material.requirement(name).says),
            )
            for name in self.state.demands
        ]

    def belongs(self) -> str:
        """Return what the record belongs to, in one line."""
        say = self.material.say
        told = (say("{label}：{text}", label=label, text=text) for label, text in self.head() if text)
        return self.material.apart(*told)


def filled(material: Material, template: str) -> str:
    """Return a template with its answers in words; nothing if one of them is missing.

    An answer is put in once and never read as a template itself, whatever was typed.
    """
    facts = {name: material.fact(name) for name in placeholders(template)}
    return PLACEHOLDER.sub(lambda place: facts[place[1]], template) if all(facts.values()) else ""
