"""The licence texts that come with the program."""

from dataclasses import dataclass
from pathlib import Path

from pia_wizard import resources


@dataclass(frozen=True, slots=True)
class LicenceText:
    """One text: the name shown in the list, and the file it lies in."""

    name: str
    path: Path

    def text(self) -> str:
        """Return the text; a file that is missing or damaged gives what can be read of it."""
        try:
            return self.path.read_text("utf-8", errors="replace")
        except OSError:
            return ""


def licence_texts() -> tuple[LicenceText, ...]:
    """Return the notice first, then the licence of the program, then all others by name."""
    top = [LicenceText("NOTICE", resources.root() / "NOTICE")]
    own = resources.file("licences", "Apache-2.0.txt")
    others = {
        *resources.file("licences").glob("*.txt"),
        *resources.file("fonts").glob("OFL-*.txt"),
    } - {own}
    paths = [own, *sorted(others, key=lambda path: path.name.casefold())]
    return tuple(top + [LicenceText(path.stem, path) for path in paths if path.is_file()])
