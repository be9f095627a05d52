"""Settings come back as they were saved; what makes no sense counts as no choice."""

import pytest

from pia_wizard.session.settings import Settings, load_settings, save_settings


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    path = tmp_path / "settings" / "settings.json"
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(path))
    return path


@pytest.mark.parametrize("workspace", ["", "/家/評価.pia-workspace", "/bytes-\udcff-no-text"])
def test_settings_saved_are_the_settings_loaded(workspace):
    chosen = Settings(language="en", appearance="dark", workspace=workspace)
    save_settings(chosen)
    assert load_settings() == chosen


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b"null", b"[" * 100_000, b"\xff\xfe", b'{"language": 3, "workspace": "a\\u0000b"}'],
)
def test_a_damaged_file_counts_as_no_choice(file, damaged):
    file.parent.mkdir()
    file.write_bytes(damaged)
    assert load_settings() == Settings()


def test_what_makes_sense_beside_what_does_not_is_kept(file):
    file.parent.mkdir()
    file.write_bytes(b'{"language": "tlh", "appearance": "dark", "unknown": 1}')
    assert load_settings() == Settings(appearance="dark")


def test_content_folders_keep_their_order_and_count_once(file):
    save_settings(Settings(folders=("/b", "/a", "/家/内容")))
    assert load_settings().folders == ("/b", "/a", "/家/内容")
    file.write_bytes(b'{"folders": ["/b", 3, "", "/a", "/b", "x\\u0000y", ["/c"]]}')
    assert load_settings().folders == ("/b", "/a")


@pytest.mark.parametrize("held", [b'{"folders": "/a"}', b'{"folders": {"/a": 1}}', b'{"folders": null}'])
def test_folders_that_are_no_list_are_none(file, held):
    file.parent.mkdir()
    file.write_bytes(held)
    assert load_settings() == Settings()


@pytest.mark.parametrize("motion", ["system", "reduced", "full"])
def test_the_choice_about_motion_is_kept(motion):
    save_settings(Settings(motion=motion))
    assert load_settings().motion == motion


@pytest.mark.parametrize("held", [b'{"motion": "wild"}', b'{"motion": 1}', b'{"motion": null}'])
def test_a_choice_about_motion_that_makes_no_sense_follows_the_system(file, held):
    file.parent.mkdir()
    file.write_bytes(held)
    assert load_settings().motion == "system"


@pytest.mark.parametrize(
    ("held", "resume"), [(b"{}", True), (b'{"resume": false}', False), (b'{"resume": "no"}', True)]
)
def test_the_window_begins_where_it_was_left_unless_that_was_refused(file, held, resume):
    file.parent.mkdir()
    file.write_bytes(held)
    assert load_settings().resume is resume
    save_settings(load_settings())
    assert load_settings().resume is resume
