"""The summary that may be published: only what the content's rules let pass (ISO/IEC 29134 7.8)."""

from dataclasses import replace

from pia_wizard.documents.levels import band_name
from pia_wizard.documents.material import Material
from pia_wizard.documents.paper import Paper
from pia_wizard.errors import N_, UnusableError
from pia_wizard.evaluation.publication import (
    PublicItem,
    PublicRisk,
    PublicSection,
    public_risks,
    public_sections,
)
from pia_wizard.evaluation.wording import value_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.pages import Sheet
from pia_wizard.pdf.paragraphs import Heading, ListItem, Paragraph, heading
from pia_wizard.pdf.styles import CELL, CELL_BOLD, HEADING_1, HEADING_2, INTRO, LEAD, SMALL
from pia_wizard.pdf.tables import TIGHT, Cell, Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Publication, QuestionType
from pia_wizard.questionnaire.publication import CompiledPublication

OPERATOR, SITE = "operator_name", "site_name"
_TITLE = replace(HEADING_1, before=0, after=6)
_SECTION = replace(HEADING_2, size=12, leading=17, before=11, after=3)
_INTRO = replace(INTRO, size=9.5, leading=14.5)
_PADDING = 2.5
_SHEET = Sheet(margin=52, top=62, bottom=50)
"""Wide enough for two pages, in English too."""


class NoPublicationError(UnusableError):
    """The content that judges this assessment has no rules of what may be published."""

    what = N_("公開用の要約を作れませんでした。")
    why = N_("この評価が使っている内容には、何を公開してよいかの決まりがありません。")
    do = N_("新しい内容を取り入れてから、もう一度作ってください。")


def public_paper(material: Material) -> Paper:
    """Return the summary, by the rules read last: an organisation's own. Raises NoPublicationError."""
    rules = tuple(material.questionnaire.publication.values())
    if not rules:
        raise NoPublicationError
    return _Summary(rules[-1], material).paper()


class _Summary:
    """What is said by some rules; past them only id, date, edition, and whether answers are missing."""

    def __init__(self, compiled: CompiledPublication, material: Material) -> None:
        self.material = material
        self.publication: Publication = compiled.publication
        answers = material.assessment.answers
        self.sections = public_sections(compiled, material.evaluation, answers)
        self.risks = public_risks(compiled, material.questionnaire, material.evaluation)

    def paper(self) -> Paper:
        """Return the document, without the case; its author is the operator where that may be read."""
        title = self._text("title", self.publication.title)
        return Paper(
            title=self.material.apart(title, self._said(SITE)),
            author=self._said(OPERATOR) or self.material.say("記載なし"),
            blocks=self._blocks(title),
            attached=False,
            sheet=_SHEET,
        )

    def _blocks(self, title: str) -> list[Block]:
        lead = self._text("lead", self.publication.lead)
        blocks: list[Block] = [heading(title, 1, _TITLE, name="summary")]
        blocks += [Paragraph(lead, LEAD)] if lead else []
        for told in self.sections:
            blocks += self._section(told)
        return [*blocks, *self._risks(), *self._about()]

    def _text(self, address: str, source: str) -> str:
        return self.material.content(f"publication.{self.publication.id}.{address}", source)

    def _said(self, question: str) -> str:
        """Return the answer to a question if it may be read anywhere."""
        items = (item for told in self.sections for item in told.items)
        return next((self._value(i) for i in items if i.item.question == question), "")

    def _section(self, told: PublicSection) -> list[Block]:
        here = f"sections.{told.section.id}"
        lead = self._text(f"{here}.lead", told.section.lead)
        titles = head_row(self.material.say("項目"), self.material.say("内容"))
        rows = tuple(self._row(here, item) for item in told.items)
        return [
            _headed(self._text(f"{here}.title", told.section.title), told.section.id),
            *([Paragraph(lead, _INTRO)] if lead else []),
            Table((3.2, 6.8), titles, rows, padding=_PADDING),
        ]

    def _row(self, here: str, told: PublicItem) -> Row:
        address, item = f"{here}.items.{told.item.id}", told.item
        label = Paragraph(self._text(f"{address}.label", item.label), CELL_BOLD)
        if told.value is None:
            return cell(label), cell(self._text(f"{address}.text", item.text))
        unit = self._text(f"{address}.unit", item.unit)
        return cell(label), cell(self._value(told, unit))

    def _value(self, told: PublicItem, unit: str = "") -> str:
        question, translator = (
            self.material.questionnaire.questions[told.item.question],
            self.material.translator,
        )
        if question.type is QuestionType.TABLE and isinstance(told.value, int):
            gap = "" if translator.language == "ja" else " "
            return f"{translator.number(told.value)}{gap}{unit}".strip()
        return value_text(question, told.value, translator)

    def _risks(self) -> list[Block]:
        if not self.risks:
            return []
        say = self.material.say
        lead = self._text("risks_lead", self.publication.risks_lead)
        sizes = any(told.size is not None for told in self.risks)
        titles = [say("起こり得ること"), say("していること")] + [say("対応後の大きさ")] * sizes
        rows = tuple(self._risk(told, sizes=sizes) for told in self.risks)
        untold = sizes and any(told.size is None for told in self.risks)
        note = say("「―」は、安全のために大きさを載せていないものです。")
        return [
            _headed(self._text("risks_title", self.publication.risks_title), "risks"),
            *([Paragraph(lead, _INTRO)] if lead else []),
            Table((3.4, 5.3, 1.3) if sizes else (4, 6), head_row(*titles), rows, padding=TIGHT, after=6),
            *([Paragraph(note, SMALL)] if untold else []),
        ]

    def _risk(self, told: PublicRisk, *, sizes: bool) -> Row:
        here, key = f"risks.{told.risk.id}", object()
        says = Paragraph(self._text(f"{here}.says", told.risk.says), CELL_BOLD)
        deeds = [self._text(f"{here}.done.{n}", told.risk.done[n].text) for n in told.done]
        done: list[Block] = [ListItem(self.material.bullet, Paragraph(deed, CELL), key, 11) for deed in deeds]
        none = Paragraph(self.material.say("ここに載せられる対応は、まだありません。"), CELL)
        row = (cell(says), Cell(tuple(done) or (none,)))
        return (*row, cell(self._size(told))) if sizes else row

    def _size(self, told: PublicRisk) -> str:
        """Return a size in public words; where none is told, that it is not."""
        if told.size is None:
            return self.material.say("―")
        band = told.size.band_high
        if band in self.publication.bands:
            return self._text(f"bands.{band}", self.publication.bands[band])
        return band_name(self.material, band)

    def _about(self) -> list[Block]:
        """Return which assessment this is a summary of, what it does not prove, and what it leaves out."""
        say, material = self.material.say, self.material
        day = material.fact("assessed_on") or material.translator.date(material.moment.date())
        summary = say(
            "この文書は、{day}の時点の評価（番号 {id}）の要約です。"
            "評価は ISO/IEC 29134 を参考に行い、この要約はその 7.8 にあたります。",
            day=day,
            id=material.assessment.id,
        )
        left_out = say("安全を守るため、機器の詳しい構成、保管の場所、業者、内部の手順は載せていません。")
        proves = say("法令や基準に適合していることを証明するものではありません。")
        unfinished = say("まだ回答していない質問があるため、内容は変わることがあります。")
        told = material.sentences(summary, proves, left_out, unfinished if material.open_questions else "")
        return [
            _headed(say("この要約について"), "about"),
            Paragraph(told, SMALL),
        ]


def _headed(title: str, name: str) -> Heading:
    return heading(title, 2, _SECTION, name=name)
