"""content list | check | coverage: what the shipped and the added content hold."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

from pia_wizard import resources
from pia_wizard.cli.printing import as_json, as_lines
from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.coverage import Coverage, coverage, inventory_ids
from pia_wizard.questionnaire.faults import Fault
from pia_wizard.questionnaire.library import check_library
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.content import default_method, own_library
from pia_wizard.session.folders import checked_folder
from pia_wizard.session.settings import load_settings


class NoClausesError(UnusableError):
    """An inventory without a line to count."""

    what = N_("条項一覧「{path}」には、数える条項がありません。")
    why = N_("「{prefix}」で始まる識別子の行がありません。")
    do = N_("--prefix の綴りと、条項一覧のファイルを確かめてください。")


def show_list(arguments: argparse.Namespace, translator: Translator) -> int:
    """List the guidelines, with the questions each asks alone and all ask together."""
    library = own_library()
    rows = [_guideline(library, name, translator) for name in library.guidelines]
    together = len(_asked(library, tuple(library.guidelines)))
    alone = sum(int(str(row["questions"])) for row in rows)
    if arguments.json:
        as_json({"guidelines": rows, "questions_together": together, "questions_alone_sum": alone})
        return 0
    as_lines(
        translator.say(
            "{id}  {title}（要求事項 {requirements} 件、質問 {questions} 件）",
            **{key: row[key] for key in ("id", "title", "requirements", "questions")},
        )
        for row in rows
    )
    as_lines(
        [
            translator.say("すべて選んだときの質問は {n} 件です。", n=together),
            translator.say("基準ごとに別々に答えると、合わせて {n} 件になります。", n=alone),
        ]
    )
    return 0


def check(arguments: argparse.Namespace, translator: Translator) -> int:
    """Print every fault of the shipped content, or of a folder beside it; exit code 1 if there is one."""
    faults = _faults(arguments)
    if arguments.json:
        as_json(
            [
                {"path": f.path, "line": f.line, "column": f.column, "message": f.text(translator)}
                for f in faults
            ]
        )
    else:
        as_lines(f"{f.path}:{f.line}:{f.column}: {f.text(translator)}" for f in faults)
        found = translator.say_n("誤りが {n} 件あります。", "誤りが {n} 件あります。", len(faults))
        as_lines([found if faults else translator.say("誤りはありません。")])
    return 1 if faults else 0


def show_coverage(arguments: argparse.Namespace, translator: Translator) -> int:
    """Count which lines of a clause inventory are covered; exit code 1 if one is missing or unknown."""
    ids = tuple(i for i in inventory_ids(arguments.inventory) if i.startswith(arguments.prefix))
    if not ids:
        raise NoClausesError(path=arguments.inventory, prefix=arguments.prefix)
    found = coverage(own_library(), ids)
    if arguments.json:
        as_json(asdict(found) | {"by_prefix": {p: asdict(s) for p, s in found.by_prefix().items()}})
    else:
        as_lines(_coverage_lines(found, translator))
    return 1 if found.missing or found.unknown else 0


def _coverage_lines(found: Coverage, translator: Translator) -> Iterator[str]:
    for prefix, share in found.by_prefix().items():
        yield translator.say(
            "{prefix}: 要求事項 {covered} 件、その他の記述 {statements} 件、未対応 {missing} 件",
            prefix=prefix,
            **asdict(share),
        )
    for name in found.missing:
        yield translator.say("未対応: {id}", id=name)
    for name in found.unknown:
        yield translator.say("条項一覧にありません: {id}", id=name)


def _faults(arguments: argparse.Namespace) -> tuple[Fault, ...]:
    if arguments.path is None:
        return check_library([resources.questionnaires()])
    others = [Path(folder) for folder in load_settings().folders]
    found = checked_folder(arguments.path, others, alone=arguments.alone)
    return tuple(sorted((*found.faults, *found.advice)))


def _guideline(library: Library, name: str, translator: Translator) -> dict[str, object]:
    guideline = library.guidelines[name]
    return {
        "id": name,
        "title": translator.content(f"guideline.{name}.title", guideline.title),
        "publisher": translator.content(f"guideline.{name}.publisher", guideline.publisher),
        "force": guideline.force,
        "confidence": guideline.confidence,
        "checked_on": _day(guideline.checked_on),
        "in_force": {"from": _day(guideline.in_force.since), "to": _day(guideline.in_force.until)},
        "requirements": len(guideline.requirements),
        "statements": len(guideline.statements),
        "questions": len(_asked(library, (name,))),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _asked(library: Library, guidelines: tuple[str, ...]) -> list[str]:
    return list(compile_questionnaire(library, guidelines, default_method(library)).questions)
