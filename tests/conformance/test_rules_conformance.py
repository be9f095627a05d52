"""The operator's rules as other programs see them: veraPDF, poppler, qpdf and, if installed, LibreOffice."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from pia_wizard import resources
from pia_wizard.assessment.model import Answer
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.judged import judged
from pia_wizard.session.operator_rules import RulesFormat, rules

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
HOSTILE = "<b>太字</b> & ]]> 𠮷野家 😀 \u202e逆\u202c \\( %s {x} " + "長い" * 300


def has_writer():
    """Tell whether LibreOffice is here with its word processor; each of its programs comes by itself."""
    office = shutil.which("soffice")
    return office is not None and any(Path(office).resolve().parent.glob("*swlo*"))


@pytest.fixture(scope="module")
def cases():
    library = load_library([resources.questionnaires()])
    found = {path.stem: read_case(path) for path in sorted(resources.samples().glob("*.json"))}
    shop = found["two_camera_shop"]
    answers = {**shop.answers, **dict.fromkeys(("operator_name", "site_name"), Answer(value=HOSTILE))}
    found["hostile"] = replace(shop, answers=answers)
    found["empty"] = replace(shop, answers={}, overrides={}, measures=())
    return {name: judged(library, case) for name, case in found.items()}


@pytest.fixture(scope="module")
def files(cases, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    made = {}
    for name, case in cases.items():
        made[name] = folder / f"{name}.pdf"
        made[name].write_bytes(rules(case, RulesFormat.PDF, translator("ja"), MOMENT))
    made["english"] = folder / "english.pdf"
    made["english"].write_bytes(rules(cases["smart_pole"], RulesFormat.PDF, translator("en"), MOMENT))
    return made


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_rules_are_archival_and_accessible(files, vera_failures):
    assert vera_failures(("3a", "ua1"), files.values()) == []


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler-utils")
def test_a_reader_that_follows_the_tags_hears_headings_lists_and_tables(files):
    found = run("pdfinfo", "-struct-text", str(files["two_camera_shop"]))
    for tag in ("H1", "LI", "Table", "TH", "TD", "TOCI"):
        assert re.search(rf"^\s*{tag}\b", found, re.MULTILINE), tag
    assert "第1条（趣旨）" in found


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
def test_the_files_are_sound(files):
    for path in files.values():
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(path))


@pytest.mark.skipif(not has_writer(), reason="needs LibreOffice with Writer")
def test_libreoffice_reads_what_is_meant_for_word(cases, tmp_path):
    path = tmp_path / "rules.docx"
    path.write_bytes(rules(cases["two_camera_shop"], RulesFormat.WORD, translator("ja"), MOMENT))
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    run(*office, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(path))
    told = (tmp_path / "rules.txt").read_text("utf-8-sig")
    for expected in (
        "第1条（趣旨）",
        "撮影した日から10日間とする。",
        "資料3　条文と要求事項の対照表",
        "入口の天井",
    ):
        assert expected in told
