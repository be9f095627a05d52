"""The operator's own rules (管理・運用規程) as a manuscript: articles, supplement, schedules, and annexes.

The annexes are for those who put the rules into force and are no part of them: what is still to be decided,
where practice differs from what is demanded, and which requirement each article answers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pia_wizard.documents.cover import logo_words
from pia_wizard.documents.material import Material
from pia_wizard.documents.rule_annexes import annexes, table_caption
from pia_wizard.documents.rule_words import said_words, undecided
from pia_wizard.evaluation.rule_books import ArticleState, ClauseState, RuleBookState, rule_book_state
from pia_wizard.evaluation.wording import scalar_text
from pia_wizard.manuscript import (
    Contents,
    Grid,
    Heading,
    Manuscript,
    Numbered,
    Part,
    TitleBlock,
    plain,
)
from pia_wizard.pdf.branding import small_logo
from pia_wizard.pdf.manuscripts import manuscript_pdf
from pia_wizard.questionnaire.model import RuleBook, Schedule
from pia_wizard.questionnaire.rule_books import CompiledRuleBook

_LONG = 12
"""Rules of more articles than this have a table of contents."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one case before they are written: the book, its state, and from when they hold."""

    book: RuleBook
    state: RuleBookState
    material: Material
    effective: date | None


def rules_manuscript(
    compiled: CompiledRuleBook, material: Material, *, effective: date | None = None
) -> Manuscript:
    """Return the rules; without a day from which they hold, that is marked as undecided."""
    state = rule_book_state(compiled, material.questionnaire, material.evaluation)
    rules = Rules(compiled.book, state, material, effective)
    title = material.content(state.title.address, state.title.source)
    return Manuscript(
        title=title,
        language=material.translator.language,
        author=material.fact("operator_name") or material.say("記載なし"),
        note=material.say("文書番号 {id}", id=material.assessment.id),
        parts=(
            *_opening(rules, title),
            *_articles(rules),
            *_supplement(rules),
            *_schedules(rules),
            *annexes(compiled.book, state, material, effective=effective),
        ),
        logo=small_logo(material.theme, logo_words(material), language=material.translator.language),
    )


def rules_pdf(
    compiled: CompiledRuleBook, material: Material, *, moment: datetime, effective: date | None = None
) -> bytes:
    """Return the rules as PDF/A-3a and PDF/UA-1; same input, same bytes."""
    return manuscript_pdf(
        rules_manuscript(compiled, material, effective=effective),
        lambda page, count: material.say("{page} / {count}", page=page, count=count),
        moment=moment,
        theme=material.theme,
    )


def article_number(article: ArticleState, material: Material) -> str:
    """Return an article's number as it is cited."""
    return material.say("第{n}条", n=article.number)


def _opening(rules: Rules, title: str) -> Iterator[Part]:
    material = rules.material
    facts = (
        (material.say("設置者"), material.fact("operator_name")),
        (material.say("施設"), material.fact("site_name")),
        (material.say("作成日"), material.translator.date(material.moment.date())),
        (material.say("状態"), _draft(material) if rules.effective is None else ""),
    )
    yield TitleBlock(title, tuple((name, value) for name, value in facts if value))
    if len(rules.state.articles) > _LONG:
        yield Contents(material.say("目次"))


def _draft(material: Material) -> str:
    return material.say("案です。法的な助言ではありません。設置者が内容を確かめて決めてください。")


def _articles(rules: Rules) -> Iterator[Part]:
    for article in rules.state.articles:
        yield Heading(_article_title(rules, article), f"article-{article.article.id}")
        for number, clause in enumerate(article.clauses, 1):
            yield from _clause(rules, clause, number)


def _article_title(rules: Rules, article: ArticleState) -> str:
    material = rules.material
    address = f"rules.{rules.book.id}.articles.{article.article.id}.title"
    return material.say(
        "{article}（{title}）",
        article=article_number(article, material),
        title=material.content(address, article.article.title),
    )


def _clause(rules: Rules, clause: ClauseState, number: int) -> Iterator[Part]:
    """Yield a clause and its items; the first of an article bears no number, as is the custom."""
    words = said_words(clause.said, rules.book, rules.material)
    yield Numbered(str(number) if number > 1 else "", words)
    for n, item in enumerate(clause.items, 1):
        yield Numbered(f"({n})", said_words(item, rules.book, rules.material), depth=1)


def _supplement(rules: Rules) -> Iterator[Part]:
    material, day = rules.material, rules.effective
    yield Heading(material.say("附則"), "supplement")
    if day is not None:
        told = material.say("この規程は、{date}から施行する。", date=material.translator.date(day))
        yield Numbered("", plain(told))
        return
    before, after = material.say("この規程は、{date}から施行する。", date="\0").split("\0")
    mark = undecided((material.say("施行する日"),), material)
    yield Numbered("", (*plain(before), mark, *plain(after)))


def _schedules(rules: Rules) -> Iterator[Part]:
    material = rules.material
    several = len(rules.state.schedules) > 1
    for number, name in enumerate(rules.state.schedules, 1):
        schedule = rules.book.schedules[name]
        label = material.say("別表第{n}", n=number) if several else material.say("別表")
        title = material.content(f"rules.{rules.book.id}.schedules.{name}", schedule.title)
        yield Heading(material.say("{label}　{title}", label=label, title=title), f"schedule-{name}")
        yield _schedule(schedule, table_caption(number, title, material), material)


def _schedule(schedule: Schedule, caption: str, material: Material) -> Grid:
    question, answer = material.questionnaire.questions[schedule.question], material.answer(schedule.question)
    rows = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    here = f"question.{question.id}.columns"
    columns = [(name, question.columns[name]) for name in schedule.columns]
    cells = tuple(
        (
            plain(str(number)),
            *(
                plain(scalar_text(column, row.get(name), f"{here}.{name}", material.translator))
                for name, column in columns
            ),
        )
        for number, row in enumerate((row for row in rows if isinstance(row, dict)), 1)
    )
    heads = tuple(material.content(f"{here}.{name}.ask", column.ask) for name, column in columns)
    return Grid(caption, (material.say("番号"), *heads), cells, (1.2, *(3 for _ in columns)))
