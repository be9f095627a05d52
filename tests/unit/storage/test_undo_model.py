"""Any sequence of changes, undoing, redoing and reopening equals a list of states with a place in it."""

import shutil
import tempfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pia_wizard.assessment.model import Acceptance, Answer, Assessment, ContentFile, Measure, Override
from pia_wizard.questionnaire.model import SourceFile
from pia_wizard.storage import Workspace

SHOP = "shop"
ANSWERS = st.one_of(
    st.none(),
    st.builds(lambda value: Answer(value=value), st.booleans() | st.integers(0, 3)),
    st.just(Answer(unknown=True)),
    st.just(Answer(not_applicable="なし", note="補足")),
)
MEASURES = st.lists(st.builds(lambda n: Measure(id=f"m{n}", title="掲示"), st.integers(1, 3)), max_size=2)


def source(text: str) -> SourceFile:
    body = text.encode()
    return SourceFile(path="steps.yaml", sha256=sha256(body).hexdigest(), text=body)


class Undoing(RuleBasedStateMachine):
    """``states`` are what was and can come back; ``at`` is where the assessment stands among them."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = Workspace.open(self.folder / "w")
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        shop = Assessment(id=SHOP, title="店", guidelines=("a",), method="m", created=moment)
        self.workspace.add(shop)
        self.states = [self.now()]
        self.at = 0
        self.lines = 0

    def now(self) -> Assessment:
        return self.workspace.assessment(SHOP)

    def changed(self) -> None:
        """Take note of what a change led to; one that changed nothing is none."""
        now = self.now()
        if now != self.states[self.at]:
            self.states[self.at + 1 :] = [now]
            self.at += 1

    @rule(question=st.sampled_from("abc"), answer=ANSWERS)
    def answer(self, question: str, answer: Answer | None) -> None:
        self.workspace.put_answer(SHOP, question, answer)
        self.changed()

    @rule(given=st.dictionaries(st.sampled_from("abc"), ANSWERS, max_size=3))
    def answer_several(self, given: dict[str, Answer | None]) -> None:
        self.workspace.put_answers(SHOP, given)
        self.changed()

    @rule(title=st.sampled_from(["店", "本店"]), guidelines=st.sampled_from([("a",), ("a", "b")]))
    def rename_and_choose(self, title: str, guidelines: tuple[str, ...]) -> None:
        self.workspace.put_details(SHOP, title=title, guidelines=guidelines)
        self.changed()

    @rule(measures=MEASURES, times=st.integers(0, 1))
    def decide(self, measures: list[Measure], times: int) -> None:
        day = datetime(2026, 2, 1, tzinfo=UTC).date()
        acceptance = Acceptance(risk="leak", role="manager", on=day, reason="施錠", band="low")
        self.workspace.put_decisions(SHOP, measures=measures, acceptances=(acceptance,) * times)
        self.changed()

    @rule(status=st.sampled_from(["met", "not_met"]))
    def override(self, status: str) -> None:
        self.workspace.put_overrides(SHOP, {"r": Override(status=status, reason="見た")})
        self.changed()

    @rule(text=st.sampled_from(["steps: {}", "steps: {a: {}}"]))
    def adopt(self, text: str) -> None:
        self.workspace.put_content(SHOP, [source(text)])
        self.changed()

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            assert self.workspace.undo(SHOP, who="本部") is (self.at > 0)
            self.at = max(self.at - 1, 0)
            assert self.now() == self.states[self.at]

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            assert self.workspace.redo(SHOP) is (self.at + 1 < len(self.states))
            self.at = min(self.at + 1, len(self.states) - 1)
            assert self.now() == self.states[self.at]

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.folder / "w")

    @invariant()
    def it_stands_where_the_list_says(self) -> None:
        now = self.now()
        assert now == self.states[self.at]
        (summary,) = self.workspace.summaries()
        assert summary.answered == sum(not answer.unknown for answer in now.answers.values())
        assert bool(self.workspace.undoable(SHOP)) is (self.at > 0)
        assert bool(self.workspace.undoable(SHOP, "redo")) is (self.at + 1 < len(self.states))

    @invariant()
    def the_content_files_are_those_it_is_pinned_to(self) -> None:
        pins = tuple(ContentFile(path=s.path, sha256=s.sha256) for s in self.workspace.sources(SHOP))
        assert pins == self.now().content

    @invariant()
    def history_only_grows(self) -> None:
        lines = len(self.workspace.history(SHOP))
        assert lines >= self.lines
        self.lines = lines

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.folder)


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
