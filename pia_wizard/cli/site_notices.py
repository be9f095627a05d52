"""notices --sites: one notice for every site of a list."""

import argparse
import sys
from collections.abc import Mapping, Sequence

from pia_wizard.cli.case_input import judged_case
from pia_wizard.cli.printing import as_lines, printable
from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.session import papers
from pia_wizard.session.content import own_library
from pia_wizard.session.judged import Judged
from pia_wizard.session.site_files import PATTERN
from pia_wizard.session.site_order import BatchResult, SiteOrder, SitePlan, fault_line, planned_sites

_DESIGNS = ("blue", "contrast")
_TITLES_SHOWN = 3


class BadMappingError(UnusableError):
    """A mapping of a column that is not written as one."""

    what = N_("列の割り当て「{text}」を読めませんでした。")
    why = N_("「=」の左に項目、右に一覧表の見出しを書きます。")
    do = N_("name=店舗名 のように書いてください。")


class NoSuchNoticeError(UnusableError):
    """A notice that the case's guidelines do not have."""

    what = N_("「{given}」という告知はありません。")
    why = N_("この評価で作れる告知: {known}")
    do = N_("作れる告知の中から選んでください。")


def write_site_notices(arguments: argparse.Namespace, words: Translator) -> int:
    """Write posters for all sites of a list, in one file or one each, with progress on stderr."""
    case = judged_case(own_library(), arguments.case, words)
    order = _order(arguments, case)
    plan = planned_sites(case, order.notice, arguments.sites, _mapping(arguments.map), words)
    if arguments.preview:
        as_lines(_preview(plan, words))
        return 1 if plan.sites.faults else 0
    result = _made(arguments, case, plan, order, words)
    as_lines([words.say("{n} か所の掲示物を作りました: {path}", n=len(result.made), path=arguments.output)])
    for fault in result.faults:
        print(printable(words.say("飛ばしました: {line}", line=fault_line(fault, words))), file=sys.stderr)
    return 0


def _made(
    arguments: argparse.Namespace, case: Judged, plan: SitePlan, order: SiteOrder, words: Translator
) -> BatchResult:
    from pia_wizard.session.batch import SiteBatch

    batch = SiteBatch(case, plan, order, words, moment=papers.now())
    one = arguments.one_file or (not arguments.each and arguments.output.suffix.lower() == ".pdf")
    write = batch.into_one_file if one else batch.into_folder
    return write(arguments.output, _Progress(words), lambda: False)


def _order(arguments: argparse.Namespace, case: Judged) -> SiteOrder:
    from pia_wizard.signage.design import HIGH_CONTRAST, INFORMATION_BLUE, company_design
    from pia_wizard.signage.languages import ordered_languages
    from pia_wizard.signage.sheet import Orientation, Sheet
    from pia_wizard.signage.site_wishes import format_in

    turned = Orientation.LANDSCAPE if arguments.landscape else Orientation.PORTRAIT
    named = dict(zip(_DESIGNS, (INFORMATION_BLUE, HIGH_CONTRAST), strict=True))
    return SiteOrder(
        notice=_notice(arguments.notice, case),
        sheet=Sheet(format_in(arguments.size), turned),
        design=named.get(arguments.design) or company_design(arguments.design),
        languages=ordered_languages((arguments.languages or arguments.lang).split(",")),
        pattern=arguments.pattern or PATTERN,
        skip_faulty=arguments.skip_faulty,
    )


def _notice(given: str | None, case: Judged) -> str:
    """Return the notice to make: the one named, else the first that is offered."""
    offered = [name for name, state in case.evaluation.notices.items() if state.offered]
    if given is None and offered:
        return offered[0]
    if given is None or given not in case.evaluation.notices:
        raise NoSuchNoticeError(given=given or "-", known=", ".join(case.evaluation.notices))
    return given


def _mapping(written: Sequence[str]) -> Mapping[str, str]:
    pairs = [text.partition("=") for text in written]
    for target, sign, _ in pairs:
        if not (target and sign):
            raise BadMappingError(text=(target + sign)[:40])
    return {target.strip(): title.strip() for target, _, title in pairs}


def _preview(plan: SitePlan, words: Translator) -> list[str]:
    """Return what each column stands for with its first values, and the faults."""
    lines = []
    for target, column in plan.columns.items():
        values = [row.values[target] for row in plan.sites.rows[:_TITLES_SHOWN]]
        title = plan.table.titles[column]
        shown = words.say("、").join(values)
        lines.append(
            words.say("{target} ← 「{title}」（{values}…）", target=target, title=title, values=shown)
        )
    lines.append(words.say("{n} か所", n=len(plan.sites.rows)))
    return [*lines, *(fault_line(fault, words) for fault in plan.sites.faults)]


class _Progress:
    """Tells on stderr how far a run is: on a terminal in place, else a line at every tenth."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self._told = 0

    def __call__(self, done: int, of: int) -> None:
        if sys.stderr is None:
            return
        live = sys.stderr.isatty()
        step = max(of // (100 if live else 10), 1)
        if done - self._told < step and done < of:
            return
        self._told = done
        said = self._words.say("{done} / {of} か所", done=done, of=of)
        end = "\n" if done == of or not live else ""
        print(f"\r{said}" if live else said, end=end, file=sys.stderr, flush=True)
