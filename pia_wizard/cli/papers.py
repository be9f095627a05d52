"""report | notices | identity: papers and who signs them."""

import argparse
from pathlib import Path

from pia_wizard.cli.case_input import judged_case
from pia_wizard.cli.printing import as_lines
from pia_wizard.errors import N_, UnusableError
from pia_wizard.exchange.whole_file import made_folder, write_whole
from pia_wizard.i18n import Translator, translator
from pia_wizard.session import identities, papers
from pia_wizard.session.content import own_library
from pia_wizard.session.judged import Judged
from pia_wizard.signing.roles import Role

_LONGEST_PASSPHRASE = 1024
_BOM = b"\xef\xbb\xbf"


class PassphraseFileError(UnusableError):
    """The file with the passphrase cannot be read."""

    what = N_("パスフレーズのファイルを読めませんでした。")
    why = N_("{path} が存在しないか、開く権限がありません。")
    do = N_("ファイルの場所と権限を確かめてください。")


class NoPassphraseError(PassphraseFileError):
    """The file says nothing, which must not mean "without a passphrase"."""

    what = N_("パスフレーズのファイルを使えません。")
    why = N_("{path} の 1 行目が空か、{most} バイトより長いです。")
    do = N_("1 行目にパスフレーズを書いてください。")


class OwnSourceError(UnusableError):
    """A report would replace the case or the key that it is made from."""

    what = N_("「{path}」には書き込みませんでした。")
    why = N_("評価書のもとになるファイルと同じファイルです。置き換えると元に戻せません。")
    do = N_("別の名前を付けてください。")


def write_report(arguments: argparse.Namespace, words: Translator) -> int:
    """Write the report of a case file, signed if an identity is named."""
    _require_apart(arguments.output, arguments.case, arguments.identity)
    moment = papers.now()
    paper = translator(arguments.lang)
    identity = None
    if arguments.identity:  # before the work of drawing, since a wrong passphrase ends it all
        identity = identities.load(arguments.identity, passphrase(arguments.passphrase_file))
    pdf = papers.report(judged_case(own_library(), arguments.case, words), paper, moment)
    if identity:
        pdf = papers.signed(pdf, identity, Role(arguments.role), paper, moment)
    write_whole(arguments.output, pdf)
    done = (
        N_("署名付きの評価書を作りました: {path}")
        if identity
        else N_("評価書を作りました（署名なし）: {path}")
    )
    as_lines([words.say(done, path=arguments.output)])
    return 0


def _require_apart(output: Path, *sources: Path | None) -> None:
    """Raise OwnSourceError if writing the output would replace one of the sources."""
    if output.exists() and any(source and source.exists() and source.samefile(output) for source in sources):
        raise OwnSourceError(path=output)


def write_notices(arguments: argparse.Namespace, words: Translator) -> int:
    """Write every notice of a case file; an incomplete one refuses with the list of what is missing."""
    case = judged_case(own_library(), arguments.case, words)
    for path in written_notices(case, arguments.output, translator(arguments.lang)):
        as_lines([words.say("掲示物を作りました: {path}", path=path)])
    return 0


def written_notices(case: Judged, folder: Path, paper: Translator) -> list[Path]:
    """Write all notices into a folder: first every one is made, then all are written."""
    moment = papers.now()
    made = {name: papers.poster(case, name, paper, moment) for name in case.evaluation.notices}
    made_folder(folder)
    paths = [folder / f"{name}-{paper.language}.pdf" for name in made]
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
            words.say(
                "この証明書は、署名後に書類が変わっていないことを示します。署名した人が誰かは証明しません。"
            ),
        ]
    )
    return 0


def passphrase(path: Path | None) -> bytes | None:
    """Return the first line of a passphrase file, without its line end; None if no file is named."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            line = file.readline(_LONGEST_PASSPHRASE + len(_BOM) + 2)
    except OSError as error:
        raise PassphraseFileError(path=path) from error
    secret = line.removeprefix(_BOM).rstrip(b"\r\n")  # text editors of Windows put a mark in front
    if not 0 < len(secret) <= _LONGEST_PASSPHRASE:
        raise NoPassphraseError(path=path, most=_LONGEST_PASSPHRASE)
    return secret
