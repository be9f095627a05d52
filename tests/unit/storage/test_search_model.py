"""What is found is what a plain look through every text would find, whatever is typed and changed."""

import shutil
import tempfile
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.storage import Wanted, Workspace

SHOPS = ("a", "b", "c")
TEXTS = st.text(st.sampled_from("防犯カメラかめらｶﾒﾗAa %_'\"\\/*-:()１1\n　😀𠮷"), max_size=8)


class Searching(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = Workspace.open(self.folder / "w")
        self.texts: dict[str, dict[str, str]] = {}
        for name in SHOPS:
            self.add(name)

    def add(self, name: str) -> None:
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        self.workspace.add(Assessment(id=name, title="店", guidelines=(), method="m", created=moment))
        self.texts[name] = {"": "店"}

    @rule(name=st.sampled_from(SHOPS), question=st.sampled_from("xy"), text=TEXTS, noted=st.integers(0, 1))
    def answer(self, name: str, question: str, text: str, noted: int) -> None:
        answer = Answer(note=text) if noted else Answer(value=text)
        self.workspace.put_answer(name, question, answer)
        self.texts[name][question] = text

    @rule(name=st.sampled_from(SHOPS), text=TEXTS)
    def rename(self, name: str, text: str) -> None:
        self.workspace.put_details(name, title=text)
        self.texts[name][""] = text

    @rule(name=st.sampled_from(SHOPS))
    def begin_anew(self, name: str) -> None:
        self.workspace.remove(name)
        self.add(name)

    @rule(words=TEXTS)
    def look_for(self, words: str) -> None:
        found = {summary.id for summary in self.workspace.listing.summaries(Wanted(words=words))}
        terms = plain(words).split()
        expected = {
            name
            for name, texts in self.texts.items()
            if all(any(term in plain(text) for text in texts.values()) for term in terms)
        }
        assert found == expected

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.folder)


def plain(text: str) -> str:
    """Return a text without differences of width, case and kana kind."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in folded)


TestSearching = Searching.TestCase
TestSearching.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
