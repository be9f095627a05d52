"""What a report is made from, and the questions every part of it asks."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.assessment.review import Edition
from pia_wizard.evaluation.model import Evaluation, RiskLevel, Status, Verdict, Visibility
from pia_wizard.evaluation.review_words import edition_text, state_text
from pia_wizard.evaluation.verdicts import ASSESSED_ON
from pia_wizard.evaluation.wording import answer_text, cited_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Guideline, Question, Requirement
from pia_wizard.theme import PLAIN, Theme

BULLETS = {"ja": "・"}
"""The sign before an item of a list in Japanese; elsewhere it is a round one."""


@dataclass(frozen=True)
class Material:
    """An assessment with everything that follows from it, in one language, dated ``moment``.

    ``case`` is the canonical JSON that travels along, ``theme`` what the papers look like.
    ``edition`` is which one it is, where that is known: a file outside a workspace has none.
    """

    assessment: Assessment
    questionnaire: Questionnaire
    evaluation: Evaluation
    translator: Translator
    moment: datetime
    case: bytes
    theme: Theme = PLAIN
    edition: Edition | None = None

    def say(self, source: str, /, **values: object) -> str:
        """Return a sentence of the report."""
        return self.translator.say(source, **values)

    def sentences(self, *told: str) -> str:
        """Return sentences one after the other, as the language parts them; empty ones are left out."""
        return ("" if self.translator.language == "ja" else " ").join(filter(None, told))

    def apart(self, *told: str) -> str:
        """Return names one after the other with a clear gap between; empty ones are left out."""
        return self.gap.join(filter(None, told))

    @property
    def edition_name(self) -> str:
        """The edition's number and how far it is; nothing where it is not known."""
        return edition_text(self.edition, self.translator) if self.edition is not None else ""

    @property
    def foot(self) -> str:
        """What stands at the foot of every page: of which document and edition it is, and how far that is."""
        if self.edition is None:
            return self.say("文書番号 {id}", id=self.assessment.id)
        state = state_text(self.edition.state, self.translator)
        return self.say(
            "文書番号 {id}　第{n}版（{state}）", id=self.assessment.id, n=self.edition.number, state=state
        )

    @property
    def bullet(self) -> str:
        """The sign before an item of a list, as the language has it."""
        return BULLETS.get(self.translator.language, "•")

    @property
    def gap(self) -> str:
        """What stands between names that belong to one line."""
        return "　" if self.translator.language == "ja" else " · "

    def content(self, address: str, source: str) -> str:
        """Return a text of the content."""
        return self.translator.content(address, source)

    def answer(self, name: str) -> Answer | None:
        """Return the answer to a question that is asked, or None."""
        state = self.evaluation.questions.get(name)
        if state is None or state.visibility is not Visibility.SHOWN:
            return None
        return self.assessment.answers.get(name)

    def fact(self, name: str) -> str:
        """Return an answered question's answer in words, or nothing."""
        answer = self.answer(name)
        if answer is None or answer.value in (None, "", ()):
            return ""
        return answer_text(self.questionnaire.questions[name], answer, self.translator)

    @cached_property
    def told_answers(self) -> dict[str, Answer]:
        """The answers as reasons tell them: of questions that are not asked, only that they are not."""
        unasked = Answer(not_applicable=self.say("ほかの回答により、尋ねていません"))
        states = self.evaluation.questions
        hidden = (name for name, state in states.items() if state.visibility is Visibility.HIDDEN)
        return {**self.assessment.answers, **dict.fromkeys(hidden, unasked)}

    def requirement(self, name: str) -> Requirement:
        """Return a requirement."""
        return self.questionnaire.requirements[name].requirement

    def guideline(self, name: str) -> Guideline:
        """Return the guideline a requirement belongs to."""
        return self.questionnaire.guidelines[self.questionnaire.requirements[name].guideline]

    def place(self, name: str) -> str:
        """Return where a requirement stands; with its guideline where there are several."""
        place = self.content(f"requirement.{name}.place", self.requirement(name).place)
        if len(self.questionnaire.guidelines) == 1:
            return place
        return cited_text(self.short_title(self.guideline(name)), place)

    def short_title(self, guideline: Guideline) -> str:
        """Return a guideline's short name."""
        return self.content(f"guideline.{guideline.id}.short_title", guideline.short_title)

    @cached_property
    def asked(self) -> dict[str, list[Question]]:
        """The questions that are asked, by step; hidden ones are nowhere in the report."""
        by_step: dict[str, list[Question]] = {}
        for name, state in self.evaluation.questions.items():
            if state.visibility is Visibility.SHOWN:
                question = self.questionnaire.questions[name]
                by_step.setdefault(question.step, []).append(question)
        return by_step

    @cached_property
    def question_numbers(self) -> dict[str, int]:
        """The number of each question that is asked, as annex A counts them, from 1."""
        names = (question.id for questions in self.asked.values() for question in questions)
        return {name: number for number, name in enumerate(names, 1)}

    @cached_property
    def verdict_numbers(self) -> dict[str, int]:
        """A number for each requirement, by which its verdict is found in the document."""
        return {name: number for number, name in enumerate(self.evaluation.verdicts, 1)}

    @cached_property
    def open_questions(self) -> list[str]:
        """The questions that still have to be answered."""
        return [name for names in self.evaluation.open_by_step.values() for name in names]

    @cached_property
    def verdicts_by_guideline(self) -> dict[str, list[Verdict]]:
        """The verdicts of each guideline, in the order of its clauses."""
        return {
            guideline.id: [self.evaluation.verdicts[name] for name in guideline.requirements]
            for guideline in self.questionnaire.guidelines.values()
        }

    def to_come(self, guideline: Guideline) -> bool:
        """Return whether a guideline is not in force yet on the day of the assessment."""
        day, since = self.evaluation.basis.facts.get(ASSESSED_ON), guideline.in_force.since
        return since is not None and isinstance(day, date) and day < since

    @cached_property
    def judged(self) -> dict[str, Verdict]:
        """The verdicts of guidelines that are in force, or were; what is to come is judged by nobody."""
        return {
            name: verdict
            for name, verdict in self.evaluation.verdicts.items()
            if not self.to_come(self.guideline(name))
        }

    def count(self, status: Status) -> int:
        """Return how many verdicts say this."""
        return sum(verdict.status is status for verdict in self.judged.values())

    @cached_property
    def risks(self) -> list[tuple[str, RiskLevel]]:
        """The risks that apply or may apply, what stays gravest first, each with its label R1, R2, …."""
        present = [level for level in self.evaluation.risks.values() if level.applies is not False]
        return [(f"R{number}", level) for number, level in enumerate(sorted(present, key=self._mildness), 1)]

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each risk that applies or may apply."""
        return {level.risk: label for label, level in self.risks}

    def _mildness(self, level: RiskLevel) -> tuple[int, ...]:
        bands = list(self.questionnaire.method.bands)
        points = (level.target, level.current, level.inherent)
        return tuple(
            -n for p in points for n in (bands.index(p.band_high), p.impact.high * p.likelihood.high)
        )


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut with … where it is longer; annex A has it whole.

    No Latin word is cut, and the dots after one stand on the line as its letters do.
    """
    if len(text) <= most:
        return text
    cut = text[:most]
    if _latin(text[most]) and _latin(cut[-1]):
        cut = cut[: max(cut.rfind(" "), 0)] or cut
    cut = cut.rstrip(' 、,;:／/→（(「“"')
    return f"{cut}..." if cut[-1:].isascii() else f"{cut}…"


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
