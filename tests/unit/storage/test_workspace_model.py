"""Any sequence of steps leaves a workspace that says the same as a plain dictionary."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.storage import Change, Workspace

IDS = st.sampled_from(["one", "two"])
QUESTIONS = st.sampled_from(["a", "b", "c"])
ANSWERS = st.one_of(
    st.none(),
    st.builds(
        lambda value: Answer(value=value), st.booleans() | st.text(st.characters(codec="utf-8"), max_size=5)
    ),
    st.just(Answer(unknown=True)),
    st.just(Answer(not_applicable="なし")),
)


class Workspaces(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = Workspace.open(self.folder / "w")
        self.answers: dict[str, dict[str, Answer]] = {}
        self.changes: dict[str, list[tuple[str, Answer | None, Answer | None]]] = {}

    @rule(key=IDS)
    def add_or_remove(self, key: str) -> None:
        if key in self.answers:
            self.workspace.remove(key)
            del self.answers[key], self.changes[key]
        else:
            moment = datetime(2026, 1, 1, tzinfo=UTC)
            self.workspace.add(Assessment(id=key, title=key, guidelines=(), method="m", created=moment))
            self.answers[key], self.changes[key] = {}, []

    @rule(key=IDS, question=QUESTIONS, answer=ANSWERS)
    def put(self, key: str, question: str, answer: Answer | None) -> None:
        if key not in self.answers:
            return
        self.workspace.put_answer(key, question, answer)
        old = self.answers[key].pop(question, None)
        if answer is not None:
            self.answers[key][question] = answer
        if old != answer:
            self.changes[key].insert(0, (question, old, answer))

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.folder / "w")

    @invariant()
    def they_say_the_same(self) -> None:
        for summary in self.workspace.summaries():
            answers = self.answers[summary.id]
            assert self.workspace.assessment(summary.id).answers == answers
            assert [_line(change) for change in self.workspace.history(summary.id)] == self.changes[
                summary.id
            ]
            assert summary.answered == sum(not answer.unknown for answer in answers.values())
        assert {summary.id for summary in self.workspace.summaries()} == set(self.answers)

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.folder)


def _line(change: Change) -> tuple[str, Answer | None, Answer | None]:
    return change.subject, change.old, change.new


TestWorkspaces = Workspaces.TestCase
TestWorkspaces.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
