"""The manual says what the program says: its words, keys, links and pictures are those of the program."""

import importlib.util
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from pia_wizard import resources
from pia_wizard.i18n import translator
from pia_wizard.session.content import shipped_library
from pia_wizard.ui.manual.chapters import Chapter, chapters, link_target
from pia_wizard.ui.manual.places import OF_CLASSES, OF_STEPS, START
from pia_wizard.ui.tour.cards import CARDS

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ja", "en")
QUOTED = {"ja": re.compile(r"「([^」]+)」"), "en": re.compile(r"“([^”]+)”")}
HEADING = re.compile(r'^(#+) (?:<a id="([a-z-]+)"></a>)?', re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
KEYS = re.compile(r"`((?:Ctrl|Alt|Shift)\+[^`]+|F\d+|Enter|Delete)`")
STANDARD = {"Ctrl+F": "StandardKey.Find", "Ctrl+P": "StandardKey.Print", "Ctrl+V": "StandardKey.Paste"}
QUICK = ("home-empty", "list", "questions", "risks", "settings")
"""Pictures that are held against the window in every run; ``make check`` looks at all."""


@pytest.fixture(scope="module")
def texts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("texts", ROOT / "tools" / "texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words_of(text: str) -> str:
    """Return words as they stand in the manual: without access keys and dots."""
    return re.sub(r"\(&.\)|&", "", text).rstrip("…").strip()


def program_words(texts: ModuleType, language: str) -> set[str]:
    """Return everything the program says in a language."""
    say = translator(language)
    found: set[str] = set()
    for domain in ("interface", "documents"):
        for message in texts.template(domain) if language == "ja" else texts.held(domain, language):
            said = message.id if language == "ja" else message.string
            found.update(filter(None, [said] if isinstance(said, str) else said))
    library = shipped_library()
    for name, step in library.steps.items():
        found.add(say.content(f"step.{name}.title", step.title))
    return {words_of(text) for text in found}


def raw(chapter: Chapter) -> str:
    return chapter.path.read_text("utf-8")


def every_chapter() -> list[Chapter]:
    return list(chain.from_iterable(map(chapters, LANGUAGES)))


def test_every_chapter_is_there_in_both_languages_with_the_same_headings():
    ja, en = chapters("ja"), chapters("en")
    assert [held.path.name for held in ja] == [held.path.name for held in en]
    for one, other in zip(ja, en, strict=True):
        assert HEADING.findall(raw(one)) == HEADING.findall(raw(other)), one.path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_quoted_is_one_the_program_says(texts: ModuleType, language: str):
    said = program_words(texts, language)
    missing = {
        f"{chapter.path.name}: {quoted}"
        for chapter in chapters(language)
        for quoted in QUOTED[language].findall(raw(chapter))
        if words_of(quoted) not in said
    }
    assert not missing


def test_every_key_named_is_one_the_program_knows():
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "pia_wizard" / "ui").rglob("*.py"))
    for chapter in every_chapter():
        for key in KEYS.findall(raw(chapter)):
            plain = key.replace("←", "Left").replace("→", "Right")
            known = f'"{plain}"' in sources or STANDARD.get(plain, "\0") in sources
            assert known or f"Key_{plain}" in sources, (chapter.path.name, key)


def test_every_link_leads_to_a_chapter_and_a_section_that_are_there():
    for chapter in every_chapter():
        manual = {held.name: held for held in chapters(chapter.path.parent.name)}
        for link in LINK.findall(raw(chapter)):
            target = link_target(link)
            assert target is not None, (chapter.path.name, link)
            assert (chapter.path.parent / link.partition("#")[0]).is_file(), link
            assert not target[1] or manual[target[0]].place_of(target[1]), link


def test_every_picture_named_is_there_and_every_picture_there_is_named():
    for language in LANGUAGES:
        named = set()
        for chapter in chapters(language):
            for told, link in PICTURE.findall(raw(chapter)):
                assert told, f"{link} tells nothing to whoever cannot see it"
                named.add((chapter.path.parent / link).resolve())
        there = set((resources.manual() / "images" / language).resolve().glob("*.png"))
        assert named == there


def test_help_of_every_place_leads_to_a_section_that_is_there():
    manual = {held.name: held for held in chapters("ja")}
    for target in (START, *OF_CLASSES.values(), *OF_STEPS.values(), *(card.manual for card in CARDS)):
        name, _, section = target.partition("#")
        assert not section or manual[name].place_of(section), target


def test_every_class_that_help_is_given_for_is_there():
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "pia_wizard" / "ui").rglob("*.py"))
    for name in OF_CLASSES:
        assert f"class {name}(" in sources, name


def test_pictures_show_the_window_as_it_is():
    checked = subprocess.run(
        [sys.executable, "tools/manual_pictures.py", "--check", *QUICK],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr[-2000:]
