"""What the line leads to, from the window's menus and the open assessment."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from pia_wizard.assessment.review import ApprovedEdition
from pia_wizard.evaluation.model import Visibility
from pia_wizard.evaluation.wording import cited_text, question_text, verdict_text
from pia_wizard.i18n import Translator
from pia_wizard.storage import Summary
from pia_wizard.ui.assessment.changed_words import mark_text
from pia_wizard.ui.assessment.going import go_to_requirement, go_to_risk
from pia_wizard.ui.going_on import told_apart
from pia_wizard.ui.manual.chapters import chapters
from pia_wizard.ui.palette.search import Place, PlaceKind

if TYPE_CHECKING:
    from pia_wizard.ui.assessment.page import AssessmentPage
    from pia_wizard.ui.main_window import MainWindow

_MNEMONIC = "(&"


def window_places(window: "MainWindow") -> tuple[Place, ...]:
    """Return everything that can be reached from the window as it is now."""
    pages, menus, words = window.pages, window.menus, window.translator
    actions = (action for name, action in menus.actions_by_name.items() if name != "palette")
    places = [*command_places(actions, menus.menu_title)]
    if pages is not None:
        recent = window.going_on().recent()
        here = pages.page.session.assessment.id if pages.page is not None else ""
        elsewhere = [summary for summary in recent if summary.id != here]
        places = [*recent_places(elsewhere, pages.go_to_assessment, words), *places]
        if pages.page is not None:
            places += assessment_places(pages.page, words)
            places += edition_places(pages.page.session.editions(), pages.show_edition, words)
        known = {summary.id for summary in elsewhere}
        others = (summary for summary in pages.session.summaries() if summary.id not in known)
        places += workspace_places(others, pages.go_to_assessment, words)
    places += manual_places(window.context_help().show, words)
    return tuple(places)


def manual_places(go: Callable[[str], None], translator: Translator) -> Iterator[Place]:
    """Give the chapters of the manual; ``go`` opens one by its name."""
    kind = translator.say("使い方")
    for chapter in chapters(translator.language):
        sections = " ".join(section.title for section in chapter.sections[1:])
        yield Place(PlaceKind.MANUAL, chapter.title, kind, partial(go, chapter.name), words=sections)


def command_places(actions: Iterable[QAction], menu_of: Callable[[QAction], str]) -> Iterator[Place]:
    """Give the commands that can be carried out now; ``menu_of`` tells in which menu one stands."""
    for action in actions:
        if action.isEnabled() and action.text():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            title = plain(action.text())
            yield Place(PlaceKind.COMMAND, title, plain(menu_of(action)), action.trigger, keys)


def assessment_places(page: "AssessmentPage", translator: Translator) -> Iterator[Place]:
    """Give the steps, questions, clauses and risks of the open assessment."""
    yield from _steps(page, translator)
    yield from _questions(page, translator)
    yield from _requirements(page, translator)
    yield from _risks(page, translator)


def recent_places(
    summaries: Sequence[Summary], go: Callable[[str], None], translator: Translator
) -> Iterator[Place]:
    """Give the assessments opened lately."""
    kind = translator.say("最近の評価")
    for summary, title in zip(summaries, told_apart(summaries, translator), strict=True):
        yield Place(PlaceKind.RECENT, title, kind, partial(go, summary.id))


def workspace_places(
    summaries: Iterable[Summary], go: Callable[[str], None], translator: Translator
) -> Iterator[Place]:
    """Give the assessments of the workspace."""
    kind = translator.say("評価を開く")
    for summary in summaries:
        yield Place(PlaceKind.ASSESSMENT, summary.title, kind, partial(go, summary.id))


def edition_places(
    editions: Iterable[ApprovedEdition], go: Callable[[int], None], translator: Translator
) -> Iterator[Place]:
    """Give the approved editions of the open assessment."""
    kind = translator.say("承認済みの版を開く")
    for edition in editions:
        day = translator.date(edition.at.astimezone().date())
        title = translator.say("第{n}版（{day}に承認）", n=edition.number, day=day)
        yield Place(PlaceKind.ASSESSMENT, title, kind, partial(go, edition.number))


def plain(text: str) -> str:
    """Return the words of a menu without their access keys and dots."""
    before, _sign, _after = text.partition(_MNEMONIC)
    return before.replace("&", "").rstrip("…").strip()


def _steps(page: "AssessmentPage", translator: Translator) -> Iterator[Place]:
    kind = translator.say("ステップ")
    for number, (name, step) in enumerate(page.session.questionnaire.steps.items(), 1):
        title = translator.content(f"step.{name}.title", step.title)
        yield Place(PlaceKind.STEP, title, kind, partial(page.go_to_step, name), str(number))


def _questions(page: "AssessmentPage", translator: Translator) -> Iterator[Place]:
    states, changed = page.session.evaluation.questions, page.session.changed_questions()
    titles = {
        name: translator.content(f"step.{name}.title", step.title)
        for name, step in page.session.questionnaire.steps.items()
    }
    for name, question in page.session.questionnaire.questions.items():
        if name in states and states[name].visibility is not Visibility.HIDDEN:
            mark = mark_text(changed[name], translator) if name in changed else ""
            yield Place(
                PlaceKind.QUESTION,
                question_text(question, translator),
                titles[question.step],
                partial(page.go_to_question, name),
                name,
                f"{translator.content(f'question.{name}.help', question.help)} {mark}",
            )


def _requirements(page: "AssessmentPage", translator: Translator) -> Iterator[Place]:
    questionnaire, verdicts = page.session.questionnaire, page.session.evaluation.verdicts
    for name, compiled in questionnaire.requirements.items():
        guideline = questionnaire.guidelines[compiled.guideline]
        short = translator.content(f"guideline.{guideline.id}.short_title", guideline.short_title)
        place = translator.content(f"requirement.{name}.place", compiled.requirement.place)
        yield Place(
            PlaceKind.REQUIREMENT,
            translator.content(f"requirement.{name}.says", compiled.requirement.says),
            f"{cited_text(short, place)} · {verdict_text(verdicts[name].status, translator)}",
            partial(go_to_requirement, page, name),
            name,
        )


def _risks(page: "AssessmentPage", translator: Translator) -> Iterator[Place]:
    questionnaire = page.session.questionnaire
    kind = translator.say("リスク")
    for name, level in page.session.evaluation.risks.items():
        if level.applies is not False:
            compiled = questionnaire.risks[name]
            title = translator.content(f"risk.{name}.title", compiled.risk.title)
            yield Place(PlaceKind.RISK, title, kind, partial(go_to_risk, page, name), name)
