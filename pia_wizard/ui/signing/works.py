"""What is signed: a report of the open assessment, or one that exists as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from pia_wizard.errors import PiaError
from pia_wizard.exchange.whole_file import read_bounded, write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session.cancelling import Cancelling
from pia_wizard.ui.assessment.saving import chosen_path

if TYPE_CHECKING:
    from pia_wizard.session.signing import Manner
    from pia_wizard.signing.identity import Identity
    from pia_wizard.signing.roles import Role

Turns = Mapping["Role", PiaError | None]


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A signed report on disk and what verifying it says, in sentences."""

    path: Path
    verification: tuple[str, ...]


class Work(Protocol):
    """A paper to sign; ``turns`` tells of each role why it cannot sign, {} while every role can."""

    @property
    def paper(self) -> Translator:
        """The language of what is written into the signature."""

    @property
    def turns(self) -> Turns:
        """Why each role cannot sign now."""

    def chosen_target(self, parent: QWidget, words: Translator) -> Path | None:
        """Ask where the signed paper goes; None if the user thought better of it."""

    def pdf(self) -> bytes:
        """Return the paper to sign; runs in another thread."""


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper made on the spot by ``make``; ``name`` is the file name to begin with."""

    make: Callable[[], bytes]
    name: str
    paper: Translator

    @property
    def turns(self) -> Turns:
        """Nobody has signed yet."""
        return {}

    def chosen_target(self, parent: QWidget, words: Translator) -> Path | None:
        """Ask where to save."""
        return chosen_path(parent, self.name, words)

    def pdf(self) -> bytes:
        """Make it."""
        return self.make()


@dataclass(frozen=True, slots=True)
class ExistingPaper:
    """A report from a file, signed into another file unless the user chooses the same."""

    source: Path
    turns: Turns
    paper: Translator

    def chosen_target(self, parent: QWidget, words: Translator) -> Path | None:
        """Ask where to save, beside the report that is signed."""
        name = words.say("{name}_署名", name=self.source.stem)
        return chosen_path(parent, f"{name}.pdf", words, folder=self.source.parent)

    def pdf(self) -> bytes:
        """Read it."""
        from pia_wizard.session.signing import LARGEST_REPORT

        return read_bounded(self.source, LARGEST_REPORT)


def signed_paper(
    work: Work,
    identity: "Identity",
    manner: "Manner",
    path: Path,
    *,
    words: Translator,
    cancelling: Cancelling,
) -> SignedPaper:
    """Make, sign, save and verify a paper; raises PiaError with nothing half-written."""
    from pia_wizard.session import papers, signing, verifying

    pdf = work.pdf()
    cancelling.require_wanted()
    signed = signing.signed(pdf, identity, manner, papers.now())
    cancelling.begin_writing()
    write_whole(path, signed)
    return SignedPaper(path, tuple(verifying.lines(verifying.verified(path), words)))
