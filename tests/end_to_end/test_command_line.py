"""The whole way on the command line: from an empty case to papers that other programs accept."""

import hashlib
import json
import re
import shutil
import subprocess

import pytest

from pia_wizard import resources

FIRST = {"yes_no": True, "number": 1, "date": "2026-11-02", "text": "記入例", "paragraph": "記入例"}


def printed_by(*arguments):
    done = subprocess.run(list(map(str, arguments)), capture_output=True, check=True)
    return done.stdout.decode()


def detached(pdf, folder):
    path = folder / "detached.json"
    printed_by("pdfdetach", "-save", 1, "-o", path, pdf)
    return path


def counted(evaluation):
    return sorted(verdict["status"] for verdict in evaluation["verdicts"])


def test_a_new_case_is_filled_judged_reported_signed_verified_and_posted(program, shop_case, tmp_path):
    case, key, report = tmp_path / "case.json", tmp_path / "me.p12", tmp_path / "report.pdf"
    made = program("new", "--guidelines", "yamagata_cameras", "--title", "駅前店の防犯カメラ", "-o", case)
    assert (made.code, made.err) == (0, "")
    empty = program("evaluate", case, "--json").json
    assert empty["assessment"]["title"] == "駅前店の防犯カメラ"
    assert {verdict["status"] for verdict in empty["verdicts"]} == {"undetermined"}

    filled = json.loads(case.read_text(encoding="utf-8"))
    filled["answers"] = json.loads(shop_case.read_text(encoding="utf-8"))["answers"]
    case.write_text(json.dumps(filled, ensure_ascii=False, indent=2), encoding="utf-8")
    judged = program("evaluate", case, "--json").json
    assert sum(len(names) for names in judged["open"].values()) == 3
    assert {"met", "partly_met", "not_met"} < set(counted(judged))

    assert program("identity", "--name", "総務部", "--organisation", "株式会社サンプル", "-o", key).code == 0
    signed = program("report", case, "-o", report, "--identity", key, "--role", "privacy_officer")
    assert (signed.code, signed.err) == (0, "")
    verified = program("verify", report, "--json")
    assert verified.code == 0
    assert verified.json["result"] == "valid_self_made"
    (signature,) = verified.json["signatures"]
    assert (signature["role"], signature["who"]) == ("privacy_officer", "総務部")
    poppler = printed_by("pdfsig", report)
    assert "Signature is Valid." in poppler
    assert "Total document signed" in poppler

    posters = program("notices", case, "-o", tmp_path / "posters")
    assert posters.code == 0
    printed_by("pdftoppm", "-r", 150, "-png", tmp_path / "posters" / "entrance-ja.pdf", tmp_path / "page")
    (page,) = tmp_path.glob("page*.png")
    address = filled["answers"]["web_notice_url"]["value"]
    assert printed_by("zbarimg", "-q", "--raw", page).strip() == address


def test_a_script_can_answer_every_question_it_is_told_of(command, tmp_path):
    case = tmp_path / "case.json"
    guidelines = ("--guidelines", "yamagata_cameras")
    assert command("new", *guidelines, "--title", "機械の評価", "-o", case).code == 0
    filled = json.loads(case.read_text(encoding="utf-8"))
    questions = command("questions", *guidelines, "--json").json
    filled["answers"] = {question["id"]: {"value": plausible(question)} for question in questions}
    case.write_text(json.dumps(filled), encoding="utf-8")
    evaluation = command("evaluate", case, "--json").json
    assert list(evaluation["questions"]) == [question["id"] for question in questions]
    assert not any(evaluation["open"].values())
    assert "undetermined" not in counted(evaluation)


def plausible(question):
    if question["type"] == "practice":
        return {"state": "done", "how": "点検簿に記録している"}
    if question["type"] == "table":
        return [{name: cell(column) for name, column in question["columns"].items()}]
    if question["type"] == "number":
        return 1 if question["min"] is None else question["min"]
    return cell(question)


def cell(asked):
    if asked["type"] == "choice":
        return asked["choices"][0]
    return asked["choices"][:1] if asked["type"] == "choices" else FIRST[asked["type"]]


def test_an_identity_made_by_openssl_signs_and_can_be_trusted(command, shop_case, authority, tmp_path):
    key, certificate, report = tmp_path / "key.pem", tmp_path / "certificate.pem", tmp_path / "report.pdf"
    secret, p12 = tmp_path / "secret.txt", tmp_path / "officer.p12"
    secret.write_text("パスフレーズ pass\n", encoding="utf-8")
    subject = ("-utf8", "-subj", "/O=株式会社サンプル/CN=評価担当", "-days", 30, "-nodes")
    usage = ("-addext", "keyUsage=critical,digitalSignature,nonRepudiation")
    files = ("-keyout", key, "-out", certificate)
    printed_by("openssl", "req", "-x509", "-newkey", "rsa:2048", *subject, *usage, *files)
    locked = ("-out", p12, "-passout", f"file:{secret}")
    printed_by("openssl", "pkcs12", "-export", "-inkey", key, "-in", certificate, *locked)

    made = command("report", shop_case, "-o", report, "--identity", p12, "--passphrase-file", secret)
    assert (made.code, made.err) == (0, "")
    trusting = command("verify", report, "--trust", certificate, "--json")
    assert (trusting.code, trusting.json["result"]) == (0, "valid_trusted")
    fingerprint = printed_by("openssl", "x509", "-in", certificate, "-noout", "-fingerprint", "-sha256")
    assert (
        trusting.json["signatures"][0]["fingerprint"]
        == re.sub(":", "", fingerprint.split("=")[1].strip()).lower()
    )
    assert "評価担当" in "\n".join(trusting.json["sentences"])
    assert "Signature is Valid." in printed_by("pdfsig", report)

    assert command("verify", report).code == 0
    someone_else = authority.folder / "root.pem"
    assert command("verify", report, "--trust", someone_else).code == 1


def test_an_unsigned_report_is_the_same_bytes_in_every_process(program, shop_case, tmp_path):
    for name in ("a", "b"):
        done = program(
            "report",
            shop_case,
            "-o",
            tmp_path / name,
            SOURCE_DATE_EPOCH="1795000000",
            PYTHONHASHSEED=str(ord(name)),
        )
        assert done.code == 0
        assert "署名なし" in done.out
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_case_inside_a_report_is_canonical_and_judged_alike(command, shop_case, tmp_path):
    report = tmp_path / "report.pdf"
    assert command("report", shop_case, "-o", report).code == 0
    inside = detached(report, tmp_path)
    held = json.loads(inside.read_bytes())
    # RFC 8785 for data without fractions and with keys of ASCII, which Python's own writer can do
    plain = json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert inside.read_bytes() == plain.encode()
    assert held["answers"].keys() == json.loads(shop_case.read_bytes())["answers"].keys()
    assert [pinned["path"] for pinned in held["content"]].count("steps.yaml") == 1
    first, again = (command("evaluate", path, "--json").json for path in (shop_case, inside))
    assert again == first
    verification = command("verify", report, "--json").json
    assert verification["assessment_sha256"] == hashlib.sha256(inside.read_bytes()).hexdigest()


def test_a_report_of_an_empty_case_says_that_nothing_is_settled(command, tmp_path):
    case, report = tmp_path / "case.json", tmp_path / "report.pdf"
    command("new", "--guidelines", "yamagata_cameras", "--title", "まだ空の評価", "-o", case)
    assert command("report", case, "-o", report).code == 0
    assert "まだ空の評価" in printed_by("pdftotext", report, "-")


def test_the_sample_leaves_a_signed_report_and_posters(command, tmp_path):
    made = command("sample", "-o", tmp_path / "deep" / "out")
    assert made.code == 0
    names = sorted(path.name for path in (tmp_path / "deep" / "out").iterdir())
    notices = [f"{kind}-ja.pdf" for kind in ("camera_sign", "entrance", "sticker", "web")]
    assert names == sorted(["report.pdf", "shop_security_cameras.json", *notices])
    assert all(name in made.out for name in names)
    assert command("verify", tmp_path / "deep" / "out" / "report.pdf").code == 0


def test_every_sample_can_be_listed_and_written_by_its_name(command, tmp_path):
    lines = command("sample", "--list").out.splitlines()
    names = {path.stem for path in resources.samples().glob("*.json")}
    assert {line.split()[0] for line in lines} == names
    made = command("sample", "two_camera_shop", "-o", tmp_path)
    assert made.code == 0
    case = json.loads((tmp_path / "two_camera_shop.json").read_bytes())
    assert f"two_camera_shop  {case['title']}" in lines
    assert case["title"] in printed_by("pdftotext", tmp_path / "report.pdf", "-")


def test_an_unknown_sample_is_refused_with_the_names_there_are(command, tmp_path):
    refused = command("sample", "nobodys_shop", "-o", tmp_path / "out")
    assert refused.code == 2
    assert "two_camera_shop" in refused.err
    assert not (tmp_path / "out").exists()


def test_evaluating_for_people_names_each_verdict_and_what_is_open(command, shop_case):
    shown = command("evaluate", shop_case)
    assert shown.code == 0
    assert "満たしていない" in shown.out
    assert "未回答の質問が 3 件あります。" in shown.out


def test_changing_one_answer_changes_the_verdict_and_its_reason(command, case_of):
    # the guideline lets pictures be kept for about a month, longer only for one of two reasons
    for days, status in ((14, "met"), (400, "not_met")):
        case = case_of(retention_days=days, retention_extension="no_need")
        verdicts = command("evaluate", case, "--json").json["verdicts"]
        (kept,) = (verdict for verdict in verdicts if verdict["requirement"] == "yam-2-6-3-b")
        assert kept["status"] == status
        assert str(days) in kept["reason"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_papers_speak_the_language_they_are_asked_to(command, shop_case, tmp_path, language):
    assert command("report", shop_case, "-o", tmp_path / "r.pdf", "--lang", language).code == 0
    assert f'"/Lang": "u:{language}"' in printed_by("qpdf", "--json", tmp_path / "r.pdf")
    assert command("notices", shop_case, "-o", tmp_path, "--lang", language).code == 0
    assert (tmp_path / f"entrance-{language}.pdf").is_file()


def test_the_guidelines_that_fit_a_case_are_suggested_with_the_answers_that_say_so(command, case_of):
    found = command("content", "suggest", case_of(prefecture="yamagata"), "--json").json["guidelines"]
    (yamagata,) = (each for each in found if each["id"] == "yamagata_cameras")
    assert yamagata["fits"] is True
    assert "山形県" in yamagata["reason"]
    elsewhere = command("content", "suggest", case_of(prefecture="tokyo"))
    assert elsewhere.code == 0
    (line,) = (line for line in elsewhere.out.splitlines() if line.startswith("yamagata_cameras "))
    assert "回答からは当てはまりません" in line
    assert "東京都" in line


def test_questions_say_how_many_verdicts_look_at_them_and_the_weightiest_come_first(command):
    chosen = ("questions", "--guidelines", "yamagata_cameras")
    numbers = {question["id"]: question["deciding"] for question in command(*chosen, "--json").json}
    assert numbers["purposes"] > numbers["site_name"]
    lines = command(*chosen).out.splitlines()
    assert f"（判定に使う要求事項の数: {numbers['purposes']}）" in lines[0]


def test_answering_once_is_less_than_answering_each_guideline(command):
    figures = command("content", "list", "--json").json
    together, alone = figures["questions_together"], figures["questions_alone_sum"]
    assert alone == sum(guideline["questions"] for guideline in figures["guidelines"])
    assert together <= alone
    told = command("content", "list").out
    assert f"質問は {together} 件" in told
    assert f"合わせて {alone} 件" in told


def test_a_whole_library_is_checked_alone(command, tmp_path):
    copy = tmp_path / "library"
    shutil.copytree(resources.questionnaires(), copy)
    assert command("content", "check", copy).code == 1  # every name is taken by the shipped content
    assert command("content", "check", copy, "--alone").out == command("content", "check").out
