"""Signing reports that exist as files: one after the other, with one identity, none half-written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from pia_wizard.errors import N_, PiaError, RefusedError
from pia_wizard.exchange.file_errors import WriteError
from pia_wizard.exchange.whole_file import made_folder, read_bounded, write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session import papers, trusted

if TYPE_CHECKING:
    from pia_wizard.signing.evidence import Evidence
    from pia_wizard.signing.identity import Identity
    from pia_wizard.signing.levels import Level
    from pia_wizard.signing.roles import Role

LARGEST_REPORT = 256 << 20
"""Bytes, as many as verifying looks into."""


class AlreadyThereError(RefusedError):
    """A signed report would replace a file."""

    what: ClassVar[str] = N_("「{path}」には書き込みませんでした。")
    why: ClassVar[str] = N_(
        "同じ名前のファイルがあります。署名した報告書は、ほかのファイルを置き換えません。"
    )
    do: ClassVar[str] = N_("別のフォルダーを指定するか、前のファイルを片付けてください。")


@dataclass(frozen=True, slots=True)
class Manner:
    """How reports are signed: role, language, means, and for a square seal the ``company``."""

    role: "Role"
    translator: Translator
    means: "Evidence | None" = None
    company: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: signed at ``target``, or why not. ``number`` counts from 1 of ``total``."""

    source: Path
    number: int
    total: int
    target: Path | None = None
    error: PiaError | None = None


def evidence(
    level: "Level",
    *,
    server: str = "",
    roots: Sequence[Path] = (),
    lists: Sequence[Path] = (),
    may_fetch: bool = False,
) -> "Evidence":
    """Return the means to reach a level, with the roots that this computer's user trusts.

    ``lists`` are files of revocation data. Raises what reading them, or a missing server, refuses.
    """
    from pia_wizard.signing.certificates import load_trusted
    from pia_wizard.signing.evidence import Evidence, RevocationData, load_revocation

    known = [root for path in roots for root in load_trusted(path)]
    data = sum((load_revocation(path) for path in lists), RevocationData())
    own = trusted.roots() if level.lasts else ()
    return Evidence(level, server, (*known, *own), data, may_fetch=may_fetch)


def turns(path: Path) -> "dict[Role, PiaError | None]":
    """Return of each role why it cannot sign the report at ``path`` now, or None if it can.

    Raises the subclasses of ``ReadError``, UnsignablePdfError, and NoSignatureFieldError for no report.
    """
    from pia_wizard.signing.turns import turns as turns_of

    return turns_of(read_bounded(path, LARGEST_REPORT))


def sign_files(
    sources: Sequence[Path],
    folder: Path,
    identity: "Identity",
    manner: Manner,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """Sign reports into ``folder`` under their own names, yielding the outcome of each as it is done.

    A file that cannot be signed does not keep the others from it; what would fail for all of them (the
    timestamp server, the token, the disk) ends the work. ``cancelled`` is asked before each file. Only one
    file is in memory at a time. Raises what making the folder refuses.
    """
    made_folder(folder)
    for number, source in enumerate(sources, 1):
        if cancelled():
            return
        target = folder / source.name
        try:
            if target.exists():
                raise AlreadyThereError(path=target)
            pdf = read_bounded(source, LARGEST_REPORT)
            write_whole(target, signed(pdf, identity, manner, papers.now()))
        except PiaError as error:
            yield Outcome(source, number, len(sources), error=error)
            if isinstance(error, _ends_all()):
                return
        else:
            yield Outcome(source, number, len(sources), target=target)


def signed(pdf: bytes, identity: "Identity", manner: Manner, moment: datetime) -> bytes:
    """Return a report with one more signature; raises what signing refuses."""
    return papers.signed(
        pdf,
        identity,
        manner.role,
        manner.translator,
        moment,
        evidence=manner.means,
        company=manner.company,
    )


def _ends_all() -> tuple[type[PiaError], ...]:
    """Return the errors that the next file would meet too."""
    from pia_wizard.signing.evidence_errors import ServerDownError, ServerSlowError, TimestampRefusedError
    from pia_wizard.signing.token_errors import TokenFailedError

    return (ServerDownError, ServerSlowError, TimestampRefusedError, TokenFailedError, WriteError)
