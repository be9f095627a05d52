"""Where to find what: the parts of ISO/IEC 29134 clause 7, and each clause with verdict, answers and page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pia_wizard.documents.answers import ANSWER
from pia_wizard.documents.chapters import section, subsection
from pia_wizard.documents.marks import marked_verdict
from pia_wizard.documents.material import Material, shortened
from pia_wizard.documents.outside import condensed
from pia_wizard.documents.verdicts import VERDICT
from pia_wizard.errors import N_
from pia_wizard.evaluation.model import Verdict
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.pdf import fonts
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.pages import TEXT_WIDTH, PageNumbers
from pia_wizard.pdf.paragraphs import Paragraph, Span
from pia_wizard.pdf.references import LinkedParagraph, PageLink
from pia_wizard.pdf.styles import BLUE, CELL, CELL_BOLD, INTRO, QUIET
from pia_wizard.pdf.tables import PADDING_X, TIGHT, Cell, Row, Table, cell, head_row
from pia_wizard.questionnaire.expressions.names import MET
from pia_wizard.questionnaire.expressions.quantifiers import ROW
from pia_wizard.questionnaire.model import Guideline

CLAUSES = (
    (N_("7.1　一般"), ("summary",)),
    (N_("7.2　構成"), ("clauses",)),
    (N_("7.3　範囲"), ("scope", "consultation")),
    (N_("7.4　プライバシー要件"), ("requirements",)),
    (N_("7.5　リスクアセスメント"), ("verdicts", "risks", "method")),
    (N_("7.6　リスク対応計画"), ("treatment",)),
    (N_("7.7　結論及び意思決定"), ("open", "signatures")),
    (N_("7.8　公開用の要約"), ()),
)
"""The parts of the clause, and the chapters that answer each by their names."""

_FINE = replace(CELL, size=8, leading=11.5, after=0)
_BOLD = replace(CELL_BOLD, size=8, leading=11.5, after=0)
_COLUMNS = (5.1, 1.9, 2.1, 0.9)
_ROOM = TEXT_WIDTH * _COLUMNS[0] / sum(_COLUMNS) - 2 * PADDING_X
"""How wide a line of the first column is, in points."""


def clause_annex(material: Material, titles: Mapping[str, str], numbers: PageNumbers) -> tuple[Block, ...]:
    """Return how the report is built, then a table for each guideline; ``titles`` are those of chapters."""
    say = material.say
    lead = say(
        "要求事項ごとに、判定、判定を決めた回答の番号（附属書Aの番号）、判定を示したページを示します。"
    )
    blocks: list[Block] = [
        section(say("この報告書の構成"), "structure"),
        *_structure(material, titles, numbers),
        section(say("要求事項と回答の対応"), "clause-answers"),
        Paragraph(lead, INTRO),
    ]
    for guideline in material.questionnaire.guidelines.values():
        blocks += [subsection(material.short_title(guideline)), _table(material, guideline, numbers)]
    return tuple(blocks)


def _structure(material: Material, titles: Mapping[str, str], numbers: PageNumbers) -> list[Block]:
    say = material.say
    lead = say(
        "ISO/IEC 29134 の箇条7は、評価の報告書に何を書くかを示しています。対応する章は次のとおりです。"
    )
    rows = tuple(
        _part(material, clause, {name: titles[name] for name in names if name in titles}, numbers)
        for clause, names in CLAUSES
    )
    heads = head_row(say("ISO/IEC 29134"), say("この報告書の章"), say("ページ"))
    return [Paragraph(lead, INTRO), Table((3.6, 5.4, 1), heads, rows, padding=TIGHT, whole=280)]


def _part(material: Material, clause: str, chapters: Mapping[str, str], numbers: PageNumbers) -> Row:
    head = cell(Paragraph(material.say(clause), _BOLD))
    if not chapters:
        return head, cell(Paragraph(material.say("別の文書「公開用の要約」"), _FINE)), Cell(())
    titles = (
        LinkedParagraph((Span(title, colour=BLUE),), _FINE, targets=(name,))
        for name, title in chapters.items()
    )
    pages = (PageLink("", _FINE, name=name, numbers=numbers) for name in chapters)
    return head, Cell(tuple(titles)), Cell(tuple(pages))


def _table(material: Material, guideline: Guideline, numbers: PageNumbers) -> Table:
    say = material.say
    titles = head_row(say("箇所"), say("判定"), say("回答の番号"), say("ページ"))
    coming = material.to_come(guideline)
    groups: dict[object, list[Verdict]] = {}
    for name in guideline.requirements:
        verdict = material.evaluation.verdicts[name]
        groups.setdefault("" if coming else _kin(material, verdict), []).append(verdict)
    placed = [(_places(material, group), group) for group in groups.values()]
    seen = Counter(places for places, _ in placed)
    rows = tuple(
        _row(
            material, group, _place(material, places, group, alone=seen[places] == 1), numbers, coming=coming
        )
        for places, group in placed
    )
    return Table(_COLUMNS, titles, rows, padding=TIGHT)


def _kin(material: Material, verdict: Verdict) -> object:
    """Return what verdicts must have in common to share a row: not to apply, for the same answers."""
    return _numbers(material, verdict) if condensed(verdict) else verdict.requirement


def _row(
    material: Material, group: list[Verdict], place: Paragraph, numbers: PageNumbers, *, coming: bool
) -> Row:
    verdict = group[0]
    name = verdict.requirement
    if coming:
        target, judged = "to-come", cell(Paragraph(material.say("これから施行"), _FINE))
    else:
        said = verdict_text(verdict.status, material.translator)
        target = "not-applicable" if condensed(verdict) else f"{VERDICT}{material.verdict_numbers[name]}"
        judged = cell(marked_verdict(verdict.status, said, _BOLD))
    return (
        cell(place),
        judged,
        cell(_answers(material, () if coming else _numbers(material, verdict))),
        cell(PageLink("", _FINE, name=target, numbers=numbers)),
    )


def _places(material: Material, group: list[Verdict]) -> str:
    names = (verdict.requirement for verdict in group)
    places = (material.content(f"requirement.{n}.place", material.requirement(n).place) for n in names)
    return material.say("／").join(dict.fromkeys(places))


def _place(material: Material, places: str, group: list[Verdict], *, alone: bool) -> Paragraph:
    """Return where requirements stand; of several at one place, how each begins, which tells them apart."""
    if alone or len(group) > 1:
        return Paragraph(places, _FINE)
    name = group[0].requirement
    says = material.content(f"requirement.{name}.says", material.requirement(name).says)
    begun = material.gap + _beginning(says, fonts.width(places + material.gap, _FINE.size))
    return Paragraph((Span(places), Span(begun, colour=QUIET)), _FINE)


def _beginning(text: str, indent: float) -> str:
    """Return how a text begins, as far as it fits on the line of its place, or else on a second one."""
    room = _ROOM - indent - 2 * _FINE.size
    if room < _ROOM / 3:
        room += _ROOM - 3 * _FINE.size
    return shortened(text, int(len(text) * room / max(fonts.width(text, _FINE.size), room)))


def _numbers(material: Material, verdict: Verdict) -> tuple[int, ...]:
    """Return the numbers of the answers that decided, or would; questions that are not asked have none."""
    facts = (*verdict.facts, *verdict.missing)
    names = (fact.partition(ROW)[0] for fact in facts if not fact.startswith(MET))
    return tuple(sorted({material.question_numbers[n] for n in names if n in material.question_numbers}))


def _answers(material: Material, found: tuple[int, ...]) -> Paragraph:
    """Return the numbers of answers as links."""
    if not found:
        return Paragraph(material.say("―"), _FINE)
    spans: list[Span] = []
    targets: list[str] = []
    for number in found:
        if spans:
            spans.append(Span(material.say("、")))
            targets.append("")
        spans.append(Span(str(number), colour=BLUE))
        targets.append(f"{ANSWER}{number}")
    return LinkedParagraph(tuple(spans), _FINE, targets=tuple(targets))
