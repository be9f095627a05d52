"""content list | check | coverage: what the shipped and the added content hold."""

import argparse
from collections import defaultdict
from pathlib import Path

from pia_wizard import resources
from pia_wizard.cli.printing import as_json, as_lines
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.coverage import coverage, inventory_ids
from pia_wizard.questionnaire.library import check_library
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.content import shipped_library


def show_list(arguments: argparse.Namespace, translator: Translator) -> int:
    """List the guidelines, with the questions each asks alone and all ask together."""
    library = shipped_library()
    rows = [_guideline(library, name, translator) for name in library.guidelines]
    together = len(_asked(library, tuple(library.guidelines)))
    if arguments.json:
        alone = sum(int(str(row["questions"])) for row in rows)
        as_json({"guidelines": rows, "questions_together": together, "questions_alone_sum": alone})
        return 0
    as_lines(
        translator.say(
            "{id}  {title}（要求事項 {requirements} 件、質問 {questions} 件）",
            **{key: row[key] for key in ("id", "title", "requirements", "questions")},
        )
        for row in rows
    )
    as_lines([translator.say("すべて選んだときの質問は {n} 件です。", n=together)])
    return 0


def check(arguments: argparse.Namespace, translator: Translator) -> int:
    """Print every fault of the content; exit code 1 if there is one."""
    faults = check_library(_folders(arguments.path))
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
    """Count which lines of a clause inventory are covered; exit code 1 if one is missing."""
    ids = tuple(i for i in inventory_ids(arguments.inventory) if i.startswith(arguments.prefix))
    found = coverage(shipped_library(), ids)
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for column, names in enumerate((found.covered, found.statements, found.missing)):
        for name in names:
            groups[name.split("-")[0]][column] += 1
    if arguments.json:
        as_json(
            {
                "covered": list(found.covered),
                "statements": list(found.statements),
                "missing": list(found.missing),
                "by_prefix": {
                    prefix: dict(zip(("covered", "statements", "missing"), counts, strict=True))
                    for prefix, counts in groups.items()
                },
            }
        )
    else:
        as_lines(
            translator.say(
                "{prefix}: 要求事項 {covered} 件、その他の記述 {statements} 件、未対応 {missing} 件",
                prefix=prefix,
                covered=counts[0],
                statements=counts[1],
                missing=counts[2],
            )
            for prefix, counts in groups.items()
        )
        as_lines(translator.say("未対応: {id}", id=name) for name in found.missing)
    return 1 if found.missing else 0


def _folders(path: Path | None) -> list[Path]:
    """Return what to check: a whole library stands alone, other folders add to the shipped content."""
    shipped = resources.questionnaires()
    if path is None:
        return [shipped]
    return [path] if (path / "steps.yaml").is_file() else [shipped, path]


def _guideline(library: Library, name: str, translator: Translator) -> dict[str, object]:
    guideline = library.guidelines[name]
    return {
        "id": name,
        "title": translator.content(f"guideline.{name}.title", guideline.title),
        "publisher": translator.content(f"guideline.{name}.publisher", guideline.publisher),
        "force": guideline.force,
        "requirements": len(guideline.requirements),
        "statements": len(guideline.statements),
        "questions": len(_asked(library, (name,))),
    }


def _asked(library: Library, guidelines: tuple[str, ...]) -> list[str]:
    method = next(iter(library.methods))
    return list(compile_questionnaire(library, guidelines, method).questions)
