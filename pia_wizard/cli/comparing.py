"""compare | history: what differs between two cases, and what was done in a workspace."""

import argparse
from typing import Any

import msgspec

from pia_wizard.assessment.model import Answer
from pia_wizard.cli.case_input import judged_case
from pia_wizard.cli.papers import require_apart
from pia_wizard.cli.printing import as_json, as_lines
from pia_wizard.cli.themes import named_theme
from pia_wizard.evaluation.comparison import Comparison, NamesDifference, comparison
from pia_wizard.evaluation.model import Point, RiskLevel
from pia_wizard.evaluation.review_words import edition_text
from pia_wizard.evaluation.wording import answer_text, question_text, verdict_text
from pia_wizard.exchange.file_errors import NoSuchFileError
from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator, translator
from pia_wizard.session import papers
from pia_wizard.session.content import own_library
from pia_wizard.session.history_words import change_text
from pia_wizard.session.judged import Judged


def compare(arguments: argparse.Namespace, words: Translator) -> int:
    """Judge two case files with today's content and tell what differs; with a target, as a PDF."""
    library = own_library()
    before, after = (judged_case(library, path, words) for path in (arguments.before, arguments.after))
    found = comparison(before, after)
    if arguments.output is not None:
        require_apart(arguments.output, arguments.before, arguments.after)
        names = (str(arguments.before.name), str(arguments.after.name))
        paper, theme = translator(arguments.lang), named_theme(arguments)
        pdf = papers.comparison(after, found, names, paper, papers.now(), theme=theme)
        write_whole(arguments.output, pdf)
        as_lines([words.say("比較を作りました: {path}", path=arguments.output)])
    elif arguments.json:
        as_json(_data(found))
    else:
        as_lines(_lines(found, after, words))
    return 0


def history(arguments: argparse.Namespace, words: Translator) -> int:
    """Tell what was done in an assessment of the workspace, newest first; without one, which there are."""
    from pia_wizard.session.session import Session

    if arguments.workspace is not None and not arguments.workspace.exists():
        raise NoSuchFileError(path=arguments.workspace)  # opening would make one
    with Session.open(arguments.workspace) as session:
        if not arguments.assessment:
            found = [
                {
                    "id": s.id,
                    "title": s.title,
                    "edition": edition_text(s.edition, words),
                    "changed": s.changed,
                }
                for s in session.summaries()
            ]
            lines = [f"{each['id']}  {each['edition']}  {each['title']}" for each in found]
        else:
            opened = session.open_assessment(arguments.assessment)
            found = [
                {
                    "at": change.at,
                    "who": change.who,
                    "subject": change.subject,
                    "way": change.way,
                    "text": change_text(change, opened.questionnaire, words),
                }
                for change in opened.history()
            ]
            lines = [_history_line(each, words) for each in found]
    if arguments.json:
        as_json(msgspec.to_builtins(found))
    else:
        as_lines(lines)
    return 0


def _history_line(told: dict[str, Any], words: Translator) -> str:
    ways = {"undo": words.say("（元に戻す）"), "redo": words.say("（やり直し）")}
    at = told["at"].astimezone()
    moment = f"{words.date(at.date())} {words.time(at)}"
    return f"{moment}  {told['who']}  {told['text']}{ways.get(told['way'], '')}"


def _lines(found: Comparison, after: Judged, words: Translator) -> list[str]:
    if not found.anything:
        return [words.say("変わった点はありません。")]
    lines: list[str] = []
    for answer in found.answers:
        asked = after.questionnaire.questions.get(answer.question) or found.earlier.questions[answer.question]
        told = (answer_text(asked, each, words) for each in (answer.before, answer.after))
        lines.append(f"{question_text(asked, words)}  {'  →  '.join(told)}")
    for verdict in found.verdicts:
        both = (verdict_text(each, words) if each else "–" for each in (verdict.before, verdict.after))
        lines.append(f"{verdict.requirement}  {'  →  '.join(both)}")
    for risk in found.risks:
        bands = (each.current.band_high if each else "–" for each in (risk.before, risk.after))
        lines.append(f"{risk.risk}  {'  →  '.join(bands)}")
    lines += [f"{each.measure}  {_title(each.before)}  →  {_title(each.after)}" for each in found.measures]
    lines += [f"{each.kind}  {' '.join(each.key)}" for each in found.decisions]
    return lines


def _title(measure: Any) -> str:
    return measure.title if measure else "–"


def _data(found: Comparison) -> dict[str, Any]:
    return {
        "titles": found.titles,
        "methods": found.methods,
        "guidelines": _names(found.guidelines),
        "answers": [
            {"question": each.question, "before": _answer(each.before), "after": _answer(each.after)}
            for each in found.answers
        ],
        "verdicts": [
            {"requirement": each.requirement, "before": each.before, "after": each.after}
            for each in found.verdicts
        ],
        "risks": [
            {"risk": each.risk, "before": _risk(each.before), "after": _risk(each.after)}
            for each in found.risks
        ],
        "measures": [
            {
                "measure": each.measure,
                "before": msgspec.to_builtins(each.before),
                "after": msgspec.to_builtins(each.after),
            }
            for each in found.measures
        ],
        "decisions": [{"kind": each.kind, "key": each.key} for each in found.decisions],
        "questions": _names(found.questions),
        "requirements": _names(found.requirements),
    }


def _names(difference: NamesDifference) -> dict[str, list[str]]:
    return {name: list(ids) for name, ids in difference._asdict().items()}


def _answer(answer: Answer | None) -> Any:
    return msgspec.to_builtins(answer)


def _risk(level: RiskLevel | None) -> dict[str, Any] | None:
    if level is None:
        return None
    return {
        "current": _point(level.current),
        "target": _point(level.target),
        "acceptance": level.acceptance,
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "impact": {"low": point.impact.low, "high": point.impact.high},
        "likelihood": {"low": point.likelihood.low, "high": point.likelihood.high},
        "band_low": point.band_low,
        "band_high": point.band_high,
    }
