"""Take every text into ``locales/`` and say how much is translated.

Three gettext domains: ``documents`` (strings of reports and notices in the code), ``interface`` (all
other strings in the code) and ``questionnaires`` (the content). Languages that only notices are in have one:
``notices`` (what can stand on a notice). With ``--check`` nothing is written:
exit code 1 if a catalogue lacks a text, holds an outdated or doubtful one, or is not translated.
"""

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from pia_wizard import __version__
from pia_wizard.i18n.translator import LANGUAGES, NOTICE_LANGUAGES, SOURCE_LANGUAGE
from pia_wizard.questionnaire.library import load_library
from pia_wizard.questionnaire.texts import notice_texts, translatable_texts

ROOT = Path(__file__).resolve().parent.parent
PAPER = ("documents", "signage")
KEYWORDS = {"say": 1, "say_n": 2, "N_": 1}
"""How many leading arguments of these calls are texts."""
DOMAINS = ("interface", "documents", "questionnaires")
ON_NOTICES = (
    "、",
    "／",
    "詳しいお知らせ",
    "カメラの図記号",
    "{url} を開くQRコード",
    "文書番号 {id}　掲示番号 {edition}",
)
"""What the code itself says on a notice, besides the notice's own texts."""


def template(domain: str) -> Catalog:
    """Return all texts of a domain, untranslated, in a stable order."""
    catalogue = Catalog(project="PIA Wizard", version=__version__, charset="utf-8")
    for message, context, place in _texts(domain):
        catalogue.add(message, context=context, locations=[(place, 0)])
    return catalogue


def domains(language: str) -> tuple[str, ...]:
    """Return the domains a language has; the source language has none."""
    if language in LANGUAGES:
        return DOMAINS if language != SOURCE_LANGUAGE else ()
    return ("notices",)


def _texts(domain: str) -> Iterator[tuple[str | tuple[str, ...], str | None, str]]:
    if domain == "questionnaires":
        return _content_texts()
    return _notice_texts() if domain == "notices" else _code_texts(domain)


def _code_texts(domain: str) -> Iterator[tuple[str | tuple[str, ...], None, str]]:
    for path in sorted((ROOT / "pia_wizard").rglob("*.py")):
        on_paper = path.relative_to(ROOT / "pia_wizard").parts[0] in PAPER
        if on_paper is not (domain == "documents"):
            continue
        for message in _spoken(ast.parse(path.read_bytes())):
            yield message, None, path.relative_to(ROOT).as_posix()


def _spoken(tree: ast.AST) -> Iterator[str | tuple[str, ...]]:
    """Yield what is written out in calls of the keywords; Babel's extractor overlooks f-strings on 3.11."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [
            a.value for a in node.args[: KEYWORDS.get(name, 0)] if isinstance(a, ast.Constant) and a.value
        ]
        if texts and len(texts) == KEYWORDS.get(name):
            yield str(texts[0]) if len(texts) == 1 else tuple(map(str, texts))


def _content_texts() -> Iterator[tuple[str, str, str]]:
    for context, text, path in translatable_texts(load_library([ROOT / "questionnaires"])):
        yield text, context, f"questionnaires/{path}"


def _notice_texts() -> Iterator[tuple[str, str | None, str]]:
    yield from ((text, None, "pia_wizard") for text in ON_NOTICES)
    for context, text in notice_texts(load_library([ROOT / "questionnaires"])):
        yield text, context, f"questionnaires/{context.partition('.')[0]}s"


def held(domain: str, language: str) -> Catalog:
    """Return the catalogue as it lies in ``locales/``, or an empty one."""
    path = _path(domain, language)
    if not path.is_file():
        return Catalog(locale=language.replace("-", "_"), project="PIA Wizard", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"))


def faults(domain: str, language: str) -> list[str]:
    """Return what a catalogue lacks, one line each, after a line "N of M translated"."""
    catalogue = held(domain, language)
    wanted = {(m.id, m.context): m for m in template(domain) if m.id}
    have = {(m.id, m.context): m for m in catalogue if m.id}
    missing = [key for key in wanted if key not in have or not _translated(have[key].string)]
    doubtful = [key for key, message in have.items() if message.fuzzy]
    outdated = [key for key in have if key not in wanted]
    wrong = [key for key, message in have.items() if key in wanted and list(message.check())]
    done = len(wanted) - len(missing)
    print(f"{language}/{domain}: {done} of {len(wanted)} translated")
    lines = [("missing", missing), ("fuzzy", doubtful), ("outdated", outdated), ("wrong placeholders", wrong)]
    return [f"{_path(domain, language)}: {what}: {key}" for what, keys in lines for key in keys]


def update(domain: str, language: str) -> None:
    """Write the catalogue with new texts added, unused ones dropped and translations kept."""
    catalogue = held(domain, language)
    catalogue.update(template(domain), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False  # of the header alone; pybabel leaves out a whole catalogue marked so
    path = _path(domain, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalogue, width=110, sort_output=domain in ("interface", "documents"), omit_header=False
        )


def _translated(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def _path(domain: str, language: str) -> Path:
    return ROOT / "locales" / language.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po"


def main() -> int:
    """Update the catalogues, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    found: list[str] = []
    for language in NOTICE_LANGUAGES:
        for domain in domains(language):
            if not check:
                update(domain, language)
            found += faults(domain, language)
    print("\n".join(found), end="\n" if found else "")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main())
