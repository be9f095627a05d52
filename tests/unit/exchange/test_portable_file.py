"""A portable file comes back as it went, or is refused with the part that is wrong."""

import io
import json
import random
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime

import pytest

from pia_wizard.assessment.model import Answer, Assessment
from pia_wizard.exchange import portable_errors as errors
from pia_wizard.exchange.portable_file import (
    Attachment,
    Portable,
    is_portable,
    portable_bytes,
    read_portable,
    write_portable,
)
from pia_wizard.questionnaire.sources import source_file

WHOLE = Portable(
    Assessment(
        id="shop-1",
        title="株式会社サンプル　本店",
        guidelines=("appi",),
        method="m",
        created=datetime(2026, 11, 21, tzinfo=UTC),
        answers={"images_stored": Answer(value=True, note="録画は装置で行う。")},
    ),
    (source_file("questions/own.yaml", b"format: 1\n"),),
    (
        Attachment("images_stored", "写真 1.png", b"\x89PNG" + bytes(200)),
        Attachment("sign_places", "同じもの.png", b"\x89PNG" + bytes(200)),
    ),
)


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "本店.pia"
    write_portable(place, WHOLE)
    return place


def changed(path, *, drop=(), put=(), keep_order=True):
    """Write the file anew without some parts and with others in their place."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if name not in drop}
    parts |= dict(put)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)


def manifest(path):
    with zipfile.ZipFile(path) as file:
        return json.loads(file.read("manifest.json"))


def test_what_was_written_is_what_is_read(path):
    assert read_portable(path) == WHOLE
    assert is_portable(path)


def test_the_same_assessment_gives_the_same_bytes():
    assert portable_bytes(WHOLE) == portable_bytes(WHOLE)


def test_evidence_kept_for_two_questions_is_stored_once(path):
    with zipfile.ZipFile(path) as file:
        assert len([name for name in file.namelist() if name.startswith("attachments/")]) == 1


@pytest.mark.skipif(not shutil.which("file"), reason="needs file")
def test_other_programs_see_a_sound_zip_file(path):
    told = subprocess.run(["file", "-b", str(path)], capture_output=True, text=True, check=True).stdout
    assert "zip" in told.lower()
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        assert file.infolist()[0].filename == "mimetype"
        assert file.infolist()[0].compress_type == zipfile.ZIP_STORED


@pytest.mark.parametrize("part", ["case.json", "content/questions/own.yaml"])
def test_a_part_changed_afterwards_is_named(path, part):
    with zipfile.ZipFile(path) as file:
        data = file.read(part)
    changed(path, put={part: data.replace(b"1", b"2")}.items())
    with pytest.raises(errors.DamagedPortableError, match=part):
        read_portable(path)


def test_a_missing_part_is_named(path):
    changed(path, drop=("case.json",))
    with pytest.raises(errors.DamagedPortableError, match=r"case\.json"):
        read_portable(path)


@pytest.mark.parametrize(
    "name",
    [
        "../case.json",
        "/etc/passwd",
        "content/../../x.yaml",
        "content/questions\\x.yaml",
        "notes.txt",
        "attachments/short",
        "content/questions/x.exe",
        "C:/x.yaml",
    ],
)
def test_a_part_that_does_not_belong_there_is_refused(path, name):
    changed(path, put={name: b"x"}.items())
    with pytest.raises(errors.ForeignPartError):
        read_portable(path)


def test_a_part_nobody_listed_is_refused(path):
    changed(path, put={"content/questions/more.yaml": b"format: 1\n"}.items())
    with pytest.raises(errors.ForeignPartError, match=r"more\.yaml"):
        read_portable(path)


def test_a_part_named_twice_is_refused(path):
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("case.json", b"{}")
    with pytest.raises(errors.ForeignPartError):
        read_portable(path)


def test_a_bomb_is_refused_by_what_it_declares(tmp_path):
    path = tmp_path / "bomb.pia"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/x-pia-wizard")
        with file.open("case.json", "w") as part:
            for _ in range(40):
                part.write(bytes(2**20))
    assert path.stat().st_size < 2**20
    with pytest.raises(errors.ForeignPartError):
        read_portable(path)


def test_a_newer_file_says_so(path):
    newer = manifest(path) | {"version": 2, "signature": "?"}
    changed(path, put={"manifest.json": json.dumps(newer).encode()}.items())
    with pytest.raises(errors.NewerPortableError, match="第 2 版"):
        read_portable(path)


def test_a_word_file_is_none_of_ours(tmp_path):
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", "<w/>")
    assert not is_portable(path)
    with pytest.raises((errors.NotPortableError, errors.ForeignPartError)):
        read_portable(path)


def test_wherever_the_file_is_cut_it_is_refused(path):
    whole = path.read_bytes()
    for end in (0, 1, 30, len(whole) // 3, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:end])
        with pytest.raises(errors.PortableError):
            read_portable(path)


def test_a_flipped_bit_never_gives_another_assessment(path):
    whole = path.read_bytes()
    chance = random.Random(29134)  # noqa: S311 - the same flips each time
    for _ in range(300):
        place = chance.randrange(len(whole))
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            found = read_portable(path)
        except errors.PortableError:
            continue
        assert found == WHOLE, place  # the bit meant nothing, such as one of a date


def test_an_encrypted_part_is_refused(path):
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as file:
        start = file.start_dir
    data[start + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(errors.PortableError):
        read_portable(path)
