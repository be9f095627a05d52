"""The assessment report: one tagged, archival PDF that carries its own data (ISO/IEC 29134 clause 7)."""

from dataclasses import replace
from datetime import datetime
from math import inf

from pia_wizard.assessment.model import Assessment
from pia_wizard.assessment.review import Edition
from pia_wizard.documents.annexes import content_annex, undrawn_annex
from pia_wizard.documents.answers import STEP, answers_annex
from pia_wizard.documents.chapters import Chapter, numbered_chapters, numbered_titles
from pia_wizard.documents.comparison import comparison_blocks
from pia_wizard.documents.conclusion import conclusion
from pia_wizard.documents.consultation import consultation
from pia_wizard.documents.cover import cover
from pia_wizard.documents.criteria import method_annex
from pia_wizard.documents.cross_reference import clause_annex
from pia_wizard.documents.guidelines import sources_annex
from pia_wizard.documents.management import management_paper
from pia_wizard.documents.material import Material
from pia_wizard.documents.open_points import open_points
from pia_wizard.documents.paper import Paper
from pia_wizard.documents.privacy_requirements import privacy_requirements
from pia_wizard.documents.public_summary import public_paper
from pia_wizard.documents.risks import risk_chapters
from pia_wizard.documents.scope import scope
from pia_wizard.documents.signatures import signature_page
from pia_wizard.documents.summary import summary
from pia_wizard.documents.treatment import treatment_plan
from pia_wizard.documents.variant import Variant
from pia_wizard.documents.verdicts import verdict_chapter
from pia_wizard.evaluation.comparison import Comparison
from pia_wizard.evaluation.model import Evaluation
from pia_wizard.i18n import Translator
from pia_wizard.pdf.archive import archived
from pia_wizard.pdf.blocks import Block, PageBreak, Stack, offsets
from pia_wizard.pdf.contents import contents_lines
from pia_wizard.pdf.pages import TEXT_HEIGHT, TEXT_WIDTH, Frame, PageNumbers, drawn, gaps, headings, laid_out
from pia_wizard.pdf.paragraphs import heading
from pia_wizard.pdf.styles import HEADING_1
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.theme import PLAIN, Theme

CLAUSES = "clauses"
"""The name of the annex that needs to know the numbers of all chapters."""

RISKS = "risks"
"""The name of the chapter whose parts may change places."""

_SMALL_GAP = 0.3
"""How much of a page may stay empty before another form is tried."""

ENDING = "signatures"
"""The name of the chapter that stands on one page if it can."""


def report_pdf(
    assessment: Assessment,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    translator: Translator,
    *,
    moment: datetime,
    case: bytes,
    variant: Variant = Variant.FULL,
    since: Comparison | None = None,
    theme: Theme = PLAIN,
    edition: Edition | None = None,
) -> bytes:
    """Return the report as PDF/A-3a and PDF/UA-1; same input, same bytes.

    ``case`` is the assessment's canonical JSON and becomes the attachment, but for what is published, which
    has no signature fields either. ``moment`` is the report's only clock. ``since`` is what differs from the
    edition approved last, an annex of the whole report. ``edition`` is the one that is told, on the cover and
    at the foot of every page. Raises NoPublicationError.
    """
    material = Material(assessment, questionnaire, evaluation, translator, moment, case, theme, edition)
    numbers = PageNumbers()
    paper = report_paper(material, variant, numbers, since)
    return archived(
        drawn(
            paper.blocks, _frame(material, paper), numbers, language=translator.language, sheet=paper.sheet
        ),
        title=paper.title,
        author=paper.author,
        language=translator.language,
        moment=moment,
        attachment=case if paper.attached else None,
    )


def _frame(material: Material, paper: Paper) -> Frame:
    """Return what stands on every page of a variant; what is published is marked as nothing."""
    theme = material.theme if paper.attached else replace(material.theme, marking="")
    return Frame(
        paper.title,
        lambda page, count: material.say("{page} / {count}", page=page, count=count),
        material.foot,
        cover=paper.cover,
        theme=theme,
    )


def report_paper(
    material: Material, variant: Variant, numbers: PageNumbers, since: Comparison | None = None
) -> Paper:
    """Return a variant before it is drawn; ``numbers`` are for the contents. Raises NoPublicationError."""
    if variant is Variant.MANAGEMENT:
        return management_paper(material)
    if variant is Variant.PUBLIC:
        return public_paper(material)
    return Paper(
        title=material.assessment.title or material.say("プライバシー影響評価　報告書"),
        author=material.fact("operator_name") or material.say("記載なし"),
        blocks=_blocks(material, numbers, since),
        cover=True,
    )


def _blocks(material: Material, numbers: PageNumbers, since: Comparison | None) -> list[Block]:
    chapters = _chapters(material, since)
    titles = numbered_titles(material, chapters)
    whole = (
        replace(chapter, blocks=clause_annex(material, titles, numbers))
        if chapter.name == CLAUSES
        else chapter
        for chapter in chapters
    )
    body = _fullest(material, tuple(whole))
    listed = [place for place in headings(body) if not place.name.startswith(STEP)]
    contents: list[Block] = [
        PageBreak(),
        heading(material.say("目次"), 1, HEADING_1),
        *contents_lines(listed, numbers),
    ]
    return [*cover(material), *contents, *body]


def _fullest(material: Material, chapters: tuple[Chapter, ...]) -> list[Block]:
    """Return the chapters in the form that leaves the least of the pages empty.

    The parts of the chapter on risks may change places, and the last chapter stands on one page if it can.
    """

    def body(order: tuple[Block, ...], ending: tuple[Block, ...]) -> list[Block]:
        settled = {RISKS: order, ENDING: ending}
        whole = (replace(c, blocks=settled.get(c.name, c.blocks)) for c in chapters)
        return numbered_chapters(material, tuple(whole))

    whole, apart = _endings(material)
    orders = risk_chapters(material)
    least, best = inf, list[Block]()
    for order, ending in (*((order, whole) for order in orders), (orders[0], apart)):
        made = body(order, ending)
        found = gaps(laid_out(made))
        empty = sum(gap**2 for gap in found)
        if empty < least:
            least, best = empty, made
        if max(found, default=0) <= _SMALL_GAP:
            return made
    return best


def _chapters(material: Material, since: Comparison | None) -> list[Chapter]:
    say = material.say
    chapters = [
        Chapter("summary", say("要約"), summary(material)),
        Chapter("scope", say("評価の範囲"), scope(material), new_page=False),
        *_consultation(material),
        Chapter("requirements", say("プライバシー要件"), privacy_requirements(material), new_page=False),
        Chapter("verdicts", say("要求事項ごとの判定"), verdict_chapter(material), new_page=False),
        Chapter(RISKS, say("リスクの評価"), (), new_page=False),
        Chapter("treatment", say("リスク対応計画"), treatment_plan(material), new_page=False),
        Chapter("open", say("未確定の点"), open_points(material), new_page=False),
        Chapter(ENDING, say("結論と署名"), (), new_page=False),
        Chapter("answers", say("回答の一覧"), answers_annex(material), annex=True),
        Chapter(CLAUSES, say("条項との対応"), (), annex=True, new_page=False),
        Chapter("method", say("評価の方法"), method_annex(material), annex=True, new_page=False),
        *_sources(material),
        Chapter("content", say("判定に用いたファイル"), content_annex(material), annex=True, new_page=False),
    ]
    if since is not None:
        changes = comparison_blocks(material, since)
        title = say("前回承認版からの変更")
        chapters.append(Chapter("changes", title, changes, annex=True, new_page=False))
    undrawn = undrawn_annex(material)
    if undrawn:
        chapters.append(Chapter("undrawn", say("印刷できなかった文字"), undrawn, annex=True, new_page=False))
    return chapters


def _endings(material: Material) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the conclusion and the fields to sign, together where a page has room for them, and apart."""
    blocks = (*conclusion(material), *signature_page(material))
    height = HEADING_1.leading + HEADING_1.after + offsets(blocks, TEXT_WIDTH)[-1]
    return (Stack(blocks, whole=True),) if height <= TEXT_HEIGHT else blocks, blocks


def _consultation(material: Material) -> list[Chapter]:
    blocks = consultation(material)
    title = material.say("関係者の意見と助言")
    return [Chapter("consultation", title, blocks, new_page=False)] if blocks else []


def _sources(material: Material) -> list[Chapter]:
    blocks = sources_annex(material)
    title = material.say("基準の出典と読み方")
    return [Chapter("sources", title, blocks, annex=True, new_page=False)] if blocks else []
