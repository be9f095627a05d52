"""report | notices | identity: papers and who signs them."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from pia_wizard.cli import signer as signers
from pia_wizard.cli.case_input import judged_case
from pia_wizard.cli.notice_texts import write_texts
from pia_wizard.cli.printing import as_lines
from pia_wizard.cli.secret_files import passphrase
from pia_wizard.cli.site_notices import write_site_notices
from pia_wizard.cli.themes import named_theme
from pia_wizard.documents.variant import Variant
from pia_wizard.errors import N_, UnusableError
from pia_wizard.exchange.whole_file import made_folder, write_whole
from pia_wizard.i18n import Translator, translator
from pia_wizard.session import identities, papers, signing
from pia_wizard.session.content import own_library
from pia_wizard.session.judged import Judged
from pia_wizard.signage.languages import ordered_languages


class OwnSourceError(UnusableError):
    """A report would replace the case or the key that it is made from."""

    what = N_("「{path}」には書き込みませんでした。")
    why = N_("報告書のもとになるファイルと同じファイルです。置き換えると元に戻せません。")
    do = N_("別の名前を付けてください。")


class WordNotSignedError(UnusableError):
    """A Word file was to be signed."""

    what = N_("「{path}」には書き込みませんでした。")
    why = N_("Wordの報告書は編集するための写しで、電子署名を付けられません。")
    do = N_("署名するときは、PDFで作ってください。")


def write_report(arguments: argparse.Namespace, words: Translator) -> int:
    """Write the report of a case file, signed if an identity is named; a Word file if that is wanted."""
    require_apart(arguments.output, arguments.case, arguments.identity, arguments.theme)
    if (arguments.format or arguments.output.suffix.lower()) in {"docx", ".docx"}:
        return _write_word(arguments, words)
    moment = papers.now()
    paper, theme = translator(arguments.lang), named_theme(arguments)
    signer = manner = None
    if signers.signer_named(arguments):  # before the work of drawing: a wrong passphrase ends it all
        signer = signers.identity(arguments, words)
        manner = signers.manner(arguments, paper)
    case = judged_case(own_library(), arguments.case, words)
    pdf = papers.report(case, paper, moment, variant=Variant(arguments.variant), theme=theme)
    if signer and manner:
        pdf = signing.signed(pdf, signer, manner, moment)
    write_whole(arguments.output, pdf)
    done = (
        N_("署名付きの報告書を作りました: {path}") if signer else N_("報告書を作りました（署名なし）: {path}")
    )
    as_lines([words.say(done, path=arguments.output)])
    if signer:
        as_lines(signers.remarks(arguments, signer, words))
    return 0


def _write_word(arguments: argparse.Namespace, words: Translator) -> int:
    if signers.signer_named(arguments):
        raise WordNotSignedError(path=arguments.output)
    case = judged_case(own_library(), arguments.case, words)
    paper, variant, theme = translator(arguments.lang), Variant(arguments.variant), named_theme(arguments)
    data = papers.report_word(case, paper, papers.now(), variant=variant, theme=theme)
    write_whole(arguments.output, data)
    as_lines([words.say("編集できる報告書（Word）を作りました: {path}", path=arguments.output)])
    return 0


def require_apart(output: Path, *sources: Path | None) -> None:
    """Raise OwnSourceError if writing the output would replace one of the sources."""
    if output.exists() and any(source and source.exists() and source.samefile(output) for source in sources):
        raise OwnSourceError(path=output)


def write_notices(arguments: argparse.Namespace, words: Translator) -> int:
    """Write the notices a case is offered; an incomplete one refuses with the list of what is missing."""
    if arguments.sites:
        require_apart(arguments.output, arguments.case, arguments.sites)
        return write_site_notices(arguments, words)
    if arguments.text:
        return write_texts(arguments, words)
    languages = ordered_languages((arguments.languages or arguments.lang).split(","))
    case = judged_case(own_library(), arguments.case, words)
    for path in written_notices(case, arguments.output, translator(arguments.lang), languages):
        as_lines([words.say("掲示物を作りました: {path}", path=path)])
    return 0


def written_notices(
    case: Judged, folder: Path, paper: Translator, languages: Sequence[str] = ()
) -> list[Path]:
    """Write the offered notices into a folder: first every one is made, then all are written.

    They are in ``languages``, or else in the paper's.
    """
    shown = languages or (paper.language,)
    moment = papers.now()
    offered = [name for name, state in case.evaluation.notices.items() if state.offered]
    made = {name: papers.poster(case, name, paper, moment, shown) for name in offered}
    made_folder(folder)
    paths = [folder / f"{name}-{'-'.join(shown)}.pdf" for name in made]
    for path, pdf in zip(paths, made.values(), strict=True):
        write_whole(path, pdf)
    return paths


def make_identity(arguments: argparse.Namespace, words: Translator) -> int:
    """Make a self-made identity and say what it proves."""
    secret = passphrase(arguments.passphrase_file)
    identities.make(arguments.output, arguments.name, arguments.organisation, secret)
    as_lines(
        [
            words.say("自作の署名用証明書を作りました: {path}", path=arguments.output),
            words.say(identities.SELF_MADE_PROVES),
        ]
    )
    return 0
