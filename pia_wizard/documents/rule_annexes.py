"""What accompanies the operator's rules: what is to be decided, gaps to close, and where it comes from."""

from dataclasses import replace
from datetime import date

from pia_wizard.documents.material import Material
from pia_wizard.documents.rule_words import fact_names
from pia_wizard.evaluation.rule_books import ArticleState, RuleBookState
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.manuscript import Grid, Heading, Part, Span, Text, Words, plain
from pia_wizard.questionnaire.model import RuleBook

_BOX = "□"


def annexes(
    book: RuleBook, state: RuleBookState, material: Material, *, effective: date | None
) -> tuple[Part, ...]:
    """Return the annexes that have something to say."""
    tables = (
        _undecided(book, state, material, effective),
        _gaps(book, state, material),
        _sources(book, state, material),
    )
    parts: list[Part] = []
    for number, found in enumerate((table for table in tables if table), 1):
        title, lead, grid = found
        told = material.say("資料{n}　{title}", n=number, title=title)
        grid = replace(grid, caption=table_caption(number + len(state.schedules), title, material))
        parts += [Heading(told, f"annex-{number}", new_page=number == 1), Text(plain(lead)), grid]
    return tuple(parts)


_Annex = tuple[str, str, Grid]


def _undecided(
    book: RuleBook, state: RuleBookState, material: Material, effective: date | None
) -> _Annex | None:
    rows = [
        (plain(article_label(book, article, material)), plain(name), plain(_BOX))
        for article in state.articles
        for name in fact_names(article.undecided, book, material)
    ]
    if effective is None:
        rows.append((plain(material.say("附則")), plain(material.say("施行する日")), plain(_BOX)))
    if not rows:
        return None
    title = material.say("まだ決めていないこと")
    lead = material.say(
        "施行する前に、次のことを決めてください。本文では（未定：…）と示しています。資料は規程の一部ではありません。"
    )
    head = (material.say("条"), material.say("決めること"), material.say("済み"))
    return title, lead, Grid("", head, tuple(rows), (4, 5, 1))


def _gaps(book: RuleBook, state: RuleBookState, material: Material) -> _Annex | None:
    rows = tuple(
        (
            plain(article_label(book, article, material)),
            plain(material.place(name)),
            _gap(name, material),
            plain(_BOX),
        )
        for article in state.articles
        for name in article.gaps
    )
    if not rows:
        return None
    title = material.say("規程と現状との差")
    lead = material.say(
        "規程は、基準が求めるとおりに書いています。回答によると、今の運用は次の点で規程に追い付いていません。"
        "施行する日までに改めてください。"
    )
    heads = (
        material.say("条"),
        material.say("基準と箇所"),
        material.say("現状との差"),
        material.say("済み"),
    )
    return title, lead, Grid("", heads, rows, (2, 2.4, 5.3, 0.9))


def _gap(name: str, material: Material) -> Words:
    verdict = verdict_text(material.evaluation.verdicts[name].status, material.translator)
    advice = material.content(f"requirement.{name}.advice", material.requirement(name).advice)
    mark = Span(material.say("（現状との差：{verdict}）", verdict=verdict), marked=True)
    return (mark, Span(f"　{advice}")) if advice else (mark,)


def _sources(book: RuleBook, state: RuleBookState, material: Material) -> _Annex | None:
    rows = tuple(
        (plain(article_label(book, article, material)), plain(_places(article, material)))
        for article in state.articles
        if article.demanded_by
    )
    if not rows:
        return None
    title = material.say("条文と要求事項の対照表")
    lead = material.say("それぞれの条が、選んだ基準のどの要求事項に応えるかを示します。")
    return title, lead, Grid("", (material.say("条"), material.say("基準と箇所")), rows, (3, 7))


def _places(article: ArticleState, material: Material) -> str:
    """Return the places of the requirements behind an article, a line for each guideline."""
    by_guideline: dict[str, dict[str, None]] = {}
    for name in article.demanded_by:
        place = material.content(f"requirement.{name}.place", material.requirement(name).place)
        by_guideline.setdefault(material.short_title(material.guideline(name)), {})[place] = None
    lines = (
        material.say("{guideline}：{places}", guideline=title, places=material.say("、").join(places))
        for title, places in by_guideline.items()
    )
    return "\n".join(lines)


def article_label(book: RuleBook, article: ArticleState, material: Material) -> str:
    """Return an article's number and title in short."""
    address = f"rules.{book.id}.articles.{article.article.id}.title"
    number = material.say("第{n}条", n=article.number)
    return material.say(
        "{number}　{title}", number=number, title=material.content(address, article.article.title)
    )


def table_caption(number: int, title: str, material: Material) -> str:
    """Return a table's caption; tables are counted through the document."""
    return material.say("表{n}　{title}", n=number, title=title)
