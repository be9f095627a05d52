"""Every bad input to the command line ends in words and an exit code, never in a traceback or half a file."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard import resources

SHOP = resources.samples() / "shop_security_cameras.json"


def shop(**changes):
    """Return the sample case with some of its top fields replaced."""
    return json.dumps(json.loads(SHOP.read_bytes()) | changes, ensure_ascii=False).encode()


def answered(**answers):
    """Return the sample case with some of its answers replaced."""
    held = json.loads(SHOP.read_bytes())["answers"]
    return shop(answers=held | {name: {"value": value} for name, value in answers.items()})


def assert_refused_in_words(answer, code, *words):
    """Assert the exit code and three sentences on stderr, which hold the words."""
    assert answer.code == code
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert len(answer.err.splitlines()) >= 3
    for word in words:
        assert word in answer.err


def files_below(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


# --- case files ---

CUTS = (1, 2, 20, 200, 2000, -2000, -200, -20, -2, -1)
BROKEN_CASES = {
    "nothing": (b"", "途中で切れて"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "評価のデータではありません"),
    "a list": (b"[]", "評価のデータではありません"),
    "another object": (b'{"name": "x"}', "評価のデータではありません"),
    "text in UTF-16": (shop().decode().encode("utf-16"), "評価のデータではありません"),
    "seventeen MiB": (b" " * (17 * 2**20), "大きすぎます"),
    "a newer version": (shop(version=2), "新しい版"),
    "version true": (shop(version=True), "「version」"),
    "an unknown field": (shop(colour="red"), "知らない項目「colour」"),
    "a field of another kind": (shop(title=7), "「title」の値の種類が違います"),
    "a field too few": (shop().replace(b'"title"', b'"headline"', 1), "headline"),
    "a field twice": (b'{"title": "x", ' + shop()[1:], "2回"),
    "a moment without a zone": (shop(created="2026-11-02T09:30:00"), "時差"),
    "an id with a path": (shop(id="../../etc/passwd"), "「id」"),
    "a number without an end": (shop(title=0).replace(b": 0", b": " + b"9" * 5000), "決まりに合っていません"),
    "nested beyond reason": (b'{"format":' + b"[" * 100_000, "評価のデータではありません"),
    "a comma too many": (shop()[:-1] + b",}", "バイト目"),
    "half a character": (shop().replace("株式会社".encode(), b"\\ud842"), "バイト目"),
}


@pytest.mark.parametrize("place", CUTS)
def test_a_case_cut_anywhere_is_called_cut(command, tmp_path, place):
    case = tmp_path / "case.json"
    case.write_bytes(SHOP.read_bytes().rstrip()[:place])
    assert_refused_in_words(command("evaluate", case), 2, "途中で切れています", "もう一度コピー")


@pytest.mark.parametrize(("data", "why"), BROKEN_CASES.values(), ids=BROKEN_CASES.keys())
def test_what_is_no_case_is_refused_with_the_reason(command, tmp_path, data, why):
    case, report = tmp_path / "case.json", tmp_path / "report.pdf"
    case.write_bytes(data)
    assert_refused_in_words(command("evaluate", case, "--json"), 2, why)
    assert_refused_in_words(command("report", case, "-o", report), 2, why)
    assert_refused_in_words(command("notices", case, "-o", tmp_path / "out"), 2, why)
    assert files_below(tmp_path) == [case]


def test_a_case_that_is_not_there_or_no_file_is_refused(command, tmp_path):
    assert_refused_in_words(command("evaluate", tmp_path / "gone.json"), 2, "gone.json", "見つかりません")
    assert_refused_in_words(command("evaluate", tmp_path), 2, "ふつうのファイルではありません")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(command, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert_refused_in_words(command("evaluate", pipe), 2, "ふつうのファイルではありません")
    assert_refused_in_words(command("verify", pipe), 2, "ふつうのファイルではありません")


def test_answers_that_do_not_fit_are_all_listed_with_their_questions(command, tmp_path):
    case = tmp_path / "case.json"
    case.write_bytes(
        answered(
            retention_days="たくさん",
            prefecture="atlantis",
            assessed_on="2026-02-30",
            cameras=[{"place": "入口", "colour": "red"}],
        )
    )
    answer = command("evaluate", case)
    assert_refused_in_words(
        answer, 2, "4 件", "retention_days: ", "prefecture: ", "assessed_on: ", "cameras: "
    )
    assert "「atlantis」は選択肢にありません" in answer.err
    assert "「colour」という列はありません" in answer.err


def test_an_answer_to_a_question_nobody_asks_changes_nothing(command, tmp_path):
    case = tmp_path / "case.json"
    case.write_bytes(answered(no_such_question="x"))
    assert (
        command("evaluate", case, "--json").json["verdicts"]
        == command("evaluate", SHOP, "--json").json["verdicts"]
    )


def test_a_guideline_or_method_nobody_has_is_named(command, tmp_path):
    case = tmp_path / "case.json"
    made = command("new", "--guidelines", "yamagata_camera", "--title", "x", "-o", case)
    assert_refused_in_words(made, 2, "「yamagata_camera」が見つかりません", ": yamagata_cameras")
    assert_refused_in_words(command("questions", "--guidelines", "x"), 2, "「x」が見つかりません")
    case.write_bytes(shop(guidelines=["yamagata_camers"]))
    assert_refused_in_words(command("evaluate", case), 2, ": yamagata_cameras")
    case.write_bytes(shop(method="six_by_six"))
    assert_refused_in_words(command("report", case, "-o", tmp_path / "r.pdf"), 2, "評価方法「six_by_six」")
    assert files_below(tmp_path) == [case]


def test_a_case_someone_filled_is_not_replaced_by_an_empty_one(command, tmp_path):
    case = tmp_path / "case.json"
    case.write_bytes(SHOP.read_bytes())
    again = command("new", "--guidelines", "yamagata_cameras", "--title", "x", "-o", case)
    assert_refused_in_words(again, 2, "書き込みませんでした", "回答が失われる")
    assert case.read_bytes() == SHOP.read_bytes()


def test_errors_have_no_untranslated_placeholder(command, tmp_path):
    case = tmp_path / "{braces} %s.json"
    answer = command("evaluate", case)
    assert_refused_in_words(answer, 2, "「" + str(case) + "」")


# --- content ---

QUESTION = """format: 1
questions:
  door_colour:
    step: {step}
    ask: 扉は何色ですか。
    type: {type}
    choices: {{red: 赤, blue: 青}}
"""
GUIDELINE = """format: 1
guideline: doors
title: 扉の基準
short_title: 扉
publisher: 株式会社サンプル
force: industry
requirements:
  door-1:
    clauses: [door-1]
    place: 第1
    phase: management
    obligation: must
    says: 扉は赤くします。
    met_when: {rule}
"""
SOUND = {"step": "system", "type": "choice"}


@pytest.fixture
def content(tmp_path):
    """Return a function that writes a content folder of one question and one guideline."""

    def written(question="", guideline="", rule='door_colour == "red"', **parts):
        folder = tmp_path / "own"
        for name in ("questions", "guidelines"):
            (folder / name).mkdir(parents=True)
        text = question or QUESTION.format(**SOUND | parts)
        (folder / "questions" / "doors.yaml").write_text(text, encoding="utf-8")
        (folder / "guidelines" / "doors.yaml").write_text(
            guideline or GUIDELINE.format(rule=rule), encoding="utf-8"
        )
        return folder

    return written


def test_sound_content_of_ones_own_passes(command, content):
    checked = command("content", "check", content())
    assert (checked.code, checked.err) == (0, "")
    assert checked.out == "誤りはありません。\n"


FAULTY = {
    "a type nobody knows": ({"type": "colour"}, "questions/doors.yaml:6:11: "),
    "a step nobody knows": ({"step": "sistem"}, "questions/doors.yaml:4:11: "),
    "a key nobody knows": ({"type": "choice\n    hint: 赤"}, "questions/doors.yaml:7:5: "),
    "a key twice": ({"type": "choice\n    type: choice"}, "questions/doors.yaml:7:5: "),
    "a name nobody knows": ({"rule": 'door_color == "red"'}, "guidelines/doors.yaml:14:15: "),
    "a rule that is no rule": ({"rule": '"door_colour =="'}, "guidelines/doors.yaml:14:"),
    "an alias bomb": ({"question": "a: &a [x]\nb: [*a, *a]\n"}, "questions/doors.yaml:1:4: "),
    "nesting without end": ({"question": "[" * 1000}, "questions/doors.yaml:1:33: "),
    "a tab": ({"question": "format: 1\nquestions:\n\tx: 1\n"}, "questions/doors.yaml:3:1: "),
    "nothing": ({"question": "\n"}, "questions/doors.yaml:1:1: "),
    "another format": ({"question": "format: 2\nquestions: {}\n"}, "questions/doors.yaml:1:9: "),
}


@pytest.mark.parametrize(("parts", "place"), FAULTY.values(), ids=FAULTY.keys())
def test_faulty_content_is_shown_with_file_line_and_column(command, content, parts, place):
    folder = content(**parts)
    checked = command("content", "check", folder)
    assert (checked.code, checked.err) == (1, "")
    assert f"{folder}/{place}" in checked.out
    machine = command("content", "check", folder, "--json")
    assert machine.code == 1
    first = machine.json[0]
    assert (
        f"{first['path']}:{first['line']}:{first['column']}: {first['message']}" in checked.out.splitlines()
    )


def test_a_name_written_wrongly_is_guessed(command, content):
    assert "もしかして: door_colour" in command("content", "check", content(rule='door_color == "red"')).out


def test_a_folder_without_content_does_not_pass_as_sound(command, tmp_path):
    for path in (tmp_path, tmp_path / "gone", SHOP):
        assert_refused_in_words(command("content", "check", path), 2, "調べられませんでした")


INVENTORIES = {
    "no list": "a: 1\n",
    "no ids": "- {clause: x}\n",
    "an id twice": "- {id: yam-1}\n- {id: yam-1}\n",
    "an alias bomb": "- &a {id: x}\n- *a\n",
    "no YAML": "- {id: x\n",
    "another document": "- {id: other-1}\n",
}


@pytest.mark.parametrize("text", INVENTORIES.values(), ids=INVENTORIES.keys())
def test_an_inventory_nobody_can_count_is_refused(command, tmp_path, text):
    inventory = tmp_path / "clauses.yaml"
    inventory.write_text(text, encoding="utf-8")
    assert_refused_in_words(command("content", "coverage", inventory, "--prefix", "yam"), 2)


def test_an_uncovered_clause_is_named_and_answers_no(command, tmp_path):
    inventory = tmp_path / "clauses.yaml"
    inventory.write_text("- {id: yam-2-2-a}\n- {id: yam-99}\n", encoding="utf-8")
    shown = command("content", "coverage", inventory)
    assert (shown.code, shown.err) == (1, "")
    assert "yam-99" in shown.out
    machine = command("content", "coverage", inventory, "--json")
    assert (machine.code, machine.json["covered"], machine.json["missing"]) == (1, ["yam-2-2-a"], ["yam-99"])


# --- identities ---


def test_an_identity_that_cannot_sign_is_refused_with_its_cause(command, authority, tmp_path):
    secret, wrong, empty = (tmp_path / name for name in ("secret", "wrong", "empty"))
    secret.write_bytes(authority.passphrase + b"\r\n")
    wrong.write_bytes(b"guess\n")
    empty.write_bytes(b"\n")
    text = tmp_path / "text.p12"
    text.write_text("これは証明書ではありません。", encoding="utf-8")
    report = tmp_path / "report.pdf"

    def signing(identity, passphrase):
        return command("report", SHOP, "-o", report, "--identity", identity, "--passphrase-file", passphrase)

    assert_refused_in_words(signing(authority.file("officer"), wrong), 2, "パスフレーズが違います")
    assert_refused_in_words(signing(authority.file("officer"), empty), 2, "1 行目が空")
    assert_refused_in_words(signing(authority.file("officer"), tmp_path / "gone"), 2, "存在しないか")
    assert_refused_in_words(signing(authority.file("expired"), secret), 2, "有効期間が", "に終わっています")
    assert_refused_in_words(signing(authority.file("future"), secret), 2, "に始まります")
    assert_refused_in_words(signing(authority.file("encryption"), secret), 2, "署名を目的としない")
    assert_refused_in_words(signing(text, secret), 2, "PKCS#12形式ではない")
    assert_refused_in_words(signing(tmp_path / "gone.p12", secret), 2, "gone.p12")
    assert not report.exists()
    assert signing(authority.file("officer"), secret).code == 0
    assert b"secret" not in report.read_bytes()


def test_a_key_is_never_overwritten_and_never_left_open(command, tmp_path):
    key = tmp_path / "me.p12"
    secret = tmp_path / "secret"
    secret.write_text("あいことば\n", encoding="utf-8")
    assert command("identity", "--name", "総務部", "--passphrase-file", secret, "-o", key).code == 0
    first = key.read_bytes()
    assert_refused_in_words(command("identity", "--name", "総務部", "-o", key), 2, "同じ名前のファイル")
    assert key.read_bytes() == first
    if os.name != "nt":
        assert key.stat().st_mode & 0o077 == 0
    report = ("report", SHOP, "-o", tmp_path / "report.pdf", "--identity", key)
    assert_refused_in_words(command(*report), 2, "パスフレーズが違います")
    assert command(*report, "--passphrase-file", secret).code == 0


def test_a_report_never_replaces_the_case_or_the_key_it_is_made_from(command, tmp_path):
    case, key = tmp_path / "case.json", tmp_path / "me.p12"
    case.write_bytes(SHOP.read_bytes())
    assert command("identity", "--name", "総務部", "-o", key).code == 0
    before = {path: path.read_bytes() for path in files_below(tmp_path)}
    (tmp_path / "again.json").symlink_to(case)
    for output in (case, key, tmp_path / "again.json"):
        refused = command("report", case, "-o", output, "--identity", key)
        assert_refused_in_words(refused, 2, "もとになるファイル")
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("name", ["", " ", "長" * 65, "改\n行"])
def test_a_name_that_fits_no_certificate_makes_none(command, tmp_path, name):
    assert_refused_in_words(command("identity", "--name", name, "-o", tmp_path / "me.p12"), 2, "1〜64文字")
    assert files_below(tmp_path) == []


# --- places to write ---

WRITING = {
    "new": ("new", "--guidelines", "yamagata_cameras", "--title", "x", "-o"),
    "report": ("report", SHOP, "-o"),
    "notices": ("notices", SHOP, "-o"),
    "identity": ("identity", "--name", "総務部", "-o"),
    "sample": ("sample", "-o"),
}


@pytest.mark.parametrize("arguments", WRITING.values(), ids=WRITING.keys())
def test_a_place_below_a_file_cannot_be_written(command, tmp_path, arguments):
    file = tmp_path / "file"
    file.write_bytes(b"mine")
    assert_refused_in_words(command(*arguments, file / "out"), 2, str(file))
    assert files_below(tmp_path) == [file]
    assert file.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["new", "report"])
def test_a_folder_that_lacks_is_not_made_for_a_single_file(command, tmp_path, name):
    answer = command(*WRITING[name], tmp_path / "none" / "out")
    assert_refused_in_words(answer, 2, "フォルダーが見つかりません")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("name", ["notices", "sample"])
def test_a_file_is_no_folder_to_write_into(command, tmp_path, name):
    file = tmp_path / "file"
    file.write_bytes(b"mine")
    assert_refused_in_words(command(*WRITING[name], file), 2, "フォルダー「")
    assert file.read_bytes() == b"mine"


LIMITED = """
import resource, sys
from pia_wizard.cli.main import run
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(run(sys.argv[2:], {}))
"""
PROTECTED = """
import io, os, sys
from contextlib import redirect_stdout
from pia_wizard.cli.main import run
with redirect_stdout(io.StringIO()):  # loads what the command needs while it may still be read
    assert run([*sys.argv[2:], sys.argv[1]], {}) == 0
if os.geteuid() == 0:
    os.setuid(65534)
sys.exit(run([*sys.argv[2:], "out"], {}))
"""


def process(code, *arguments, cwd=None):
    line = [sys.executable, "-X", "utf8", "-c", code, *map(str, arguments)]
    return subprocess.run(
        line, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("name", ["new", "report", "notices"])
def test_a_full_disk_leaves_what_was_there_and_nothing_else(own_settings, tmp_path, name):
    out = tmp_path / "out"
    done = process(LIMITED, 1000, *WRITING[name], out)
    assert (done.returncode, done.stdout) == (2, "")
    assert "空き容量が足りません" in done.stderr
    assert files_below(tmp_path) == []
    if name == "report":
        out.write_bytes(b"the last report")
        assert process(LIMITED, 1000, *WRITING[name], out).returncode == 2
        assert files_below(tmp_path) == [out]
        assert out.read_bytes() == b"the last report"


@pytest.mark.skipif(sys.platform == "win32", reason="users of POSIX")
@pytest.mark.parametrize("name", WRITING)
def test_a_protected_folder_is_answered_in_words(own_settings, tmp_path, name):
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(0o755)
    done = process(PROTECTED, tmp_path / "open", *WRITING[name], cwd=closed)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) >= 3
    assert "Traceback" not in done.stderr
    assert files_below(closed) == []


def test_content_that_cannot_be_kept_is_only_loaded_again(program):
    listed = program("content", "list", "--json", XDG_CACHE_HOME="/proc/nowhere")
    assert (listed.code, listed.err) == (0, "")


# --- notices and verification ---


def test_an_incomplete_notice_is_refused_with_what_it_lacks_and_writes_nothing(command, tmp_path):
    case = tmp_path / "case.json"
    held = json.loads(SHOP.read_bytes())["answers"]
    del held["operator_name"], held["operator_contact"]
    case.write_bytes(shop(answers=held))
    answer = command("notices", case, "-o", tmp_path / "posters")
    assert_refused_in_words(answer, 1, "2件", "「設置者」", "「問い合わせ先」", "山形県")
    assert files_below(tmp_path) == [case]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.jp/", "https://例え.jp/"])
def test_an_address_no_poster_can_carry_is_refused(command, tmp_path, url):
    case = tmp_path / "case.json"
    case.write_bytes(answered(web_notice_url=url))
    assert_refused_in_words(command("notices", case, "-o", tmp_path / "posters"), 2, url)
    assert files_below(tmp_path) == [case]


@pytest.fixture
def signed_report(command, authority, tmp_path):
    secret, report = tmp_path / "secret", tmp_path / "signed.pdf"
    secret.write_bytes(authority.passphrase)
    identity = ("--identity", authority.file("officer"), "--passphrase-file", secret)
    assert command("report", SHOP, "-o", report, *identity).code == 0
    return report


def test_verifying_answers_no_to_whatever_is_not_validly_signed(command, signed_report, form_pdf, tmp_path):
    whole = signed_report.read_bytes()
    end = len(whole)
    flipped = bytearray(whole)
    flipped[end // 3] ^= 0x10
    tries = {
        "unsigned": form_pdf,
        "changed": bytes(flipped),
        "appended": whole + b"\n1 0 obj\n<< >>\nendobj\n",
        "cut": whole[: end // 2],
        "cut at its end": whole[:-100],
        "not_a_pdf": SHOP.read_bytes(),
        "empty": b"",
    }
    for name, data in tries.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        answer = command("verify", path)
        assert (name, answer.code, answer.err) == (name, 1, "")
        assert answer.out.splitlines()[0].endswith("。")
        result = command("verify", path, "--json").json["result"]
        assert result not in {"valid_trusted", "valid_self_made", "valid_untrusted"}
        if name in {"unsigned", "changed", "not_a_pdf"}:
            assert result == name
    assert command("verify", signed_report).code == 0


def test_verifying_what_cannot_be_read_is_no_answer_at_all(command, signed_report, tmp_path):
    assert_refused_in_words(command("verify", tmp_path / "gone.pdf"), 2, "gone.pdf", "見つかりません")
    assert_refused_in_words(command("verify", tmp_path), 2, "ふつうのファイルではありません")
    trust = ("--trust", tmp_path / "gone.pem")
    assert_refused_in_words(command("verify", signed_report, *trust), 2, "gone.pem")
    assert_refused_in_words(command("verify", signed_report, "--trust", SHOP), 2, "証明書として読めません")


# --- anything at all ---

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
ANSWERED = sorted(json.loads(SHOP.read_bytes())["answers"])
FIELDS = sorted(json.loads(SHOP.read_bytes()))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answers=st.dictionaries(st.sampled_from(ANSWERED), JSON, max_size=4),
    fields=st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=1),
)
def test_whatever_a_case_holds_it_is_judged_or_refused(command, tmp_path, answers, fields):
    case = tmp_path / "case.json"
    held = json.loads(SHOP.read_bytes())
    held["answers"] |= {name: {"value": value} for name, value in answers.items()}
    case.write_text(json.dumps(held | fields), encoding="utf-8")
    answer = command("evaluate", case, "--json")
    if answer.code == 0:
        assert len(answer.json["verdicts"]) > 0 or answer.json["assessment"]["guidelines"] == []
    else:
        assert_refused_in_words(answer, 2)
