"""forms | plan: records to keep, and the planned measures to follow up."""

import argparse

from pia_wizard.cli.case_input import judged_case
from pia_wizard.cli.papers import require_apart
from pia_wizard.cli.printing import as_lines
from pia_wizard.cli.themes import named_theme
from pia_wizard.errors import N_
from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator, translator
from pia_wizard.session import papers, records
from pia_wizard.session.content import own_library
from pia_wizard.session.reminders import reminders_file

_DEMANDED = N_("記録の用紙を作りました（{asked}が関わります）: {path}")
_USEFUL = N_("記録の用紙を作りました: {path}")
_OPEN = N_("まだ作っていません（先に答える質問: {missing}）: {title}")


def write_forms(arguments: argparse.Namespace, words: Translator) -> int:
    """Write the record forms that a case makes use of, and say which are still open."""
    theme = named_theme(arguments)
    case = judged_case(own_library(), arguments.case, words)
    kind, states = records.RecordFormat(arguments.format), records.forms(case)
    paper = translator(arguments.lang)
    written = records.write_forms(case, arguments.output, kind, paper, papers.now(), theme=theme)
    for form, path in written.items():
        demands = len(states[form].demands)
        asked = words.say_n("{n} 件の要求事項", "{n} 件の要求事項", demands)
        as_lines([words.say(_DEMANDED if demands else _USEFUL, path=path, asked=asked)])
    for form, state in states.items():
        if state.offered is None:
            title = records.form_title(case, form, words)
            as_lines([words.say(_OPEN, missing=words.say("、").join(state.missing), title=title)])
    return 0


def write_plan(arguments: argparse.Namespace, words: Translator) -> int:
    """Write the planned measures of a case as a spreadsheet, or with the review as days to remember."""
    require_apart(arguments.output, arguments.case)
    case = judged_case(own_library(), arguments.case, words)
    made = reminders_file if arguments.format == "ics" else records.plan
    write_whole(arguments.output, made(case, translator(arguments.lang), papers.now()))
    as_lines([words.say("対策の計画を作りました: {path}", path=arguments.output)])
    return 0
