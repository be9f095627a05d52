"""sample: the main job on a bundled assessment, for machines without a display and for a first look."""

import argparse
import tempfile
from pathlib import Path

from pia_wizard import resources
from pia_wizard.cli.papers import written_notices
from pia_wizard.cli.printing import as_lines
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.wording import verdict_text
from pia_wizard.exchange.case_file import read_case, write_case
from pia_wizard.exchange.whole_file import made_folder, write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session import identities, papers
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import Judged, judged
from pia_wizard.signing.roles import Role

FIRST = "shop_security_cameras"
"""The sample that is worked when none is named."""


def work(arguments: argparse.Namespace, translator: Translator) -> int:
    """List the samples; or judge one, write it with its signed report and notices, and say what was made."""
    if arguments.list:
        paths = sorted(resources.samples().glob("*.json"))
        as_lines(f"{path.stem}  {read_case(path).title}" for path in paths)
        return 0
    name = arguments.name or FIRST
    case = judged(shipped_library(), read_case(resources.samples() / f"{name}.json"))
    paths = _written(case, name, made_folder(arguments.output), translator)
    as_lines([translator.say("見本の評価を判定しました: {title}", title=case.assessment.title)])
    as_lines(_counts(case, translator))
    as_lines(translator.say("作りました: {path}", path=path) for path in paths)
    as_lines([translator.say("画面のあるコンピューターでは、同じ評価を画面で進められます。")])
    return 0


def _written(case: Judged, name: str, folder: Path, translator: Translator) -> list[Path]:
    data, report = folder / f"{name}.json", folder / "report.pdf"
    write_whole(report, _signed(case, translator))
    write_case(data, case.assessment)
    return [data, report, *written_notices(case, folder, translator)]


def _signed(case: Judged, translator: Translator) -> bytes:
    """Sign with an identity made for this once: it proves only that the file has not changed."""
    moment = papers.now()
    with tempfile.TemporaryDirectory() as folder:
        name = translator.say("見本の署名")
        identity = identities.make(Path(folder) / "sample.p12", name)
    return papers.signed(papers.report(case, translator, moment), identity, Role.ASSESSOR, translator, moment)


def _counts(case: Judged, translator: Translator) -> list[str]:
    verdicts = case.evaluation.verdicts.values()
    return [
        f"  {verdict_text(status, translator)}: {sum(v.status is status for v in verdicts)}"
        for status in Status
    ]
