"""import-cnil: another program's assessment in, a case file and an account of every part out."""

import argparse
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from pia_wizard.cli.cases import CaseExistsError, guideline_names
from pia_wizard.cli.printing import as_json, as_lines
from pia_wizard.errors import N_, UnusableError
from pia_wizard.exchange.case_file import write_case
from pia_wizard.exchange.cnil_pia import read_cnil
from pia_wizard.i18n import Translator
from pia_wizard.session.cnil_import import Brought, Fate, assessment_of
from pia_wizard.session.content import own_library

_FATES = {
    Fate.ANSWER: N_("回答にしました"),
    Fate.NOTE: N_("メモにしました"),
    Fate.RISK: N_("リスクにしました"),
    Fate.MEASURE: N_("対策にしました"),
    Fate.LEFT: N_("取り込んでいません"),
}


class NoSuchAssessmentError(UnusableError):
    """A number beyond the assessments in the file; ``count`` is how many there are."""

    what = N_("「{path}」から取り込めませんでした。")
    why = N_("このファイルに入っている評価は {count} 件です。{number} 番目はありません。")
    do = N_("1 から {count} までの番号を指定してください。")


def import_cnil(arguments: argparse.Namespace, translator: Translator) -> int:
    """Write a case from an export of the CNIL's software and tell what became of each part."""
    found = read_cnil(arguments.cnil)
    if not 1 <= arguments.number <= len(found):
        raise NoSuchAssessmentError(path=arguments.cnil, count=len(found), number=arguments.number)
    case, account = assessment_of(
        found[arguments.number - 1],
        own_library(),
        guideline_names(arguments.guidelines),
        translator,
        datetime.now(UTC),
        method=arguments.method,
    )
    if arguments.output.exists():
        raise CaseExistsError(path=arguments.output)
    write_case(arguments.output, case)
    if arguments.json:
        as_json([_data(part) for part in account])
    else:
        as_lines(_line(part, translator) for part in account)
        as_lines([_sum(account, translator)])
    return 0


def _data(part: Brought) -> dict[str, Any]:
    return {
        "reference": part.reference,
        "about": part.about,
        "fate": str(part.fate),
        "where": part.where,
        "text": part.text,
    }


def _line(part: Brought, translator: Translator) -> str:
    words = " ".join(part.text.split())
    shown = words if len(words) <= 60 else f"{words[:60]}…"
    fate = translator.say(_FATES[part.fate]) + (f" ({part.where})" if part.where else "")
    return f"{part.reference}  {part.about}  {fate}  {shown}"


def _sum(account: tuple[Brought, ...], translator: Translator) -> str:
    fates = Counter(part.fate for part in account)
    return translator.say(
        "取り込んだもの {taken} 件、取り込んでいないもの {left} 件",
        taken=sum(fates.values()) - fates[Fate.LEFT],
        left=fates[Fate.LEFT],
    )
