"""A workspace file that was cut off or overwritten gives a clear error and is not made worse."""

import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.questionnaire.model import SourceFile
from pia_wizard.storage import Workspace
from pia_wizard.storage.errors import DamagedWorkspaceError, NotAWorkspaceError, WorkspaceError

CUTS = (
    0,
    1,
    15,
    16,
    50,
    67,
    71,
    99,
    100,
    101,
    511,
    512,
    4095,
    4096,
    4097,
    8192,
    20_000,
    40_960,
    -4096,
    -4095,
    -1,
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    location = tmp_path_factory.mktemp("sound") / "w"
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    answers = {f"q{number}": Answer(value="あ" * 200) for number in range(200)}
    with Workspace.open(location) as workspace:
        shop = Assessment(id="shop", title="店", guidelines=(), method="m", created=moment, answers=answers)
        content = b"format: 1"
        workspace.add(shop, [SourceFile(path="a.yaml", sha256=sha256(content).hexdigest(), text=content)])
        for number in range(50):
            workspace.put_answer("shop", f"q{number}", Answer(value=number))
    return location.read_bytes()


@pytest.mark.parametrize("cut", CUTS)
def test_a_cut_off_file_is_refused_untouched(tmp_path: Path, sound: bytes, cut: int):
    location = tmp_path / "w.pia-workspace"
    location.write_bytes(sound[:cut])
    with pytest.raises(DamagedWorkspaceError, match="途中で切れている"):
        Workspace.open(location)
    assert location.read_bytes() == sound[:cut]
    assert list(tmp_path.iterdir()) == [location]


def test_a_header_without_our_mark_is_not_ours(tmp_path: Path, sound: bytes):
    location = tmp_path / "w.pia-workspace"
    location.write_bytes(sound[:68] + bytes(4) + sound[72:])
    with pytest.raises(NotAWorkspaceError):
        Workspace.open(location)


def read_all(location: Path) -> None:
    with Workspace.open(location) as workspace:
        workspace.summaries()
        workspace.assessment("shop")
        workspace.history("shop")
        workspace.sources("shop")


@pytest.mark.parametrize("seed", range(40))
def test_an_overwritten_page_gives_data_or_a_clear_error(tmp_path: Path, sound: bytes, seed: int):
    """Noise over one page: what it hit is an error in words, never a traceback, the rest still reads."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    location = tmp_path / "w.pia-workspace"
    page = chance.randrange(len(sound) // 4096)
    start = max(page * 4096, 100)
    noise = chance.randbytes((page + 1) * 4096 - start)
    location.write_bytes(sound[:start] + noise + sound[start + len(noise) :])
    try:
        read_all(location)
        with Workspace.open(location) as workspace:
            workspace.put_answer("shop", "q1", Answer(value="新しい"))
    except WorkspaceError as error:
        assert type(error) is not WorkspaceError, f"not put into words: {error.values}"  # noqa: PT017 - either way is fine
    assert {file.name for file in tmp_path.iterdir()} == {location.name}


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE answers SET body = 'not json'",
        'UPDATE answers SET body = \'{"value": {"state": "perhaps"}}\'',
        "UPDATE answers SET body = x'ff00fe'",
        "UPDATE answers SET body = 5",
        "UPDATE assessments SET created = 'yesterday'",
        "UPDATE assessments SET guidelines = '{}'",
        "UPDATE assessments SET answered = 'many'",
        "UPDATE history SET old = '[]'",
        "UPDATE history SET at = ''",
        "UPDATE assessments SET title = x'ff00fe'",
        "UPDATE contents SET body = x'00'",
        "UPDATE assessment_contents SET path = x'ff'",
        "DROP TABLE history",
        "DELETE FROM alembic_version",
    ],
)
def test_rows_that_are_no_records_give_a_clear_error(tmp_path: Path, sound: bytes, harm: str):
    location = tmp_path / "w.pia-workspace"
    location.write_bytes(sound)
    with closing(sqlite3.connect(location)) as connection:
        connection.execute(harm)
        connection.commit()
    with pytest.raises(DamagedWorkspaceError):
        read_all(location)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("created", "2026-11-21T00:00:00"),
        ("overrides", '{"r": {"status": "met", "reason": "", "at": "2026-11-21T00:00:00"}}'),
    ],
)
def test_a_moment_that_names_no_instant_is_called_damage(
    tmp_path: Path, sound: bytes, column: str, text: str
):
    location = tmp_path / "w.pia-workspace"
    location.write_bytes(sound)
    with closing(sqlite3.connect(location)) as raw:
        raw.execute(f"UPDATE assessments SET {column} = ?", (text,))  # noqa: S608 - names from above
        raw.commit()
    with Workspace.open(location) as workspace, pytest.raises(DamagedWorkspaceError):
        workspace.assessment("shop")
