"""A notice's Word file as LibreOffice reads it, if that is installed with its word processor."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pia_wizard import resources
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.judged import judged
from pia_wizard.signage.notice_file import TextFormat, notice_file


def has_writer():
    """Tell whether LibreOffice is here with its word processor; each of its programs comes by itself."""
    office = shutil.which("soffice")
    return office is not None and any(Path(office).resolve().parent.glob("*swlo*"))


@pytest.mark.skipif(not has_writer(), reason="LibreOffice Writer is not installed")
def test_libreoffice_reads_the_notice_in_all_languages(tmp_path):
    case = judged(
        load_library([resources.questionnaires()]), read_case(resources.samples() / "smart_pole.json")
    )
    data = notice_file(
        "smart_pole",
        case.questionnaire,
        case.evaluation,
        case.assessment.answers,
        translator("ja"),
        languages=("ja", "en", "zh-Hans", "zh-Hant", "ko", "ja-Hira"),
        form=TextFormat.WORD,
        document_id="4f2a",
        moment=datetime(2026, 11, 21, tzinfo=UTC),
    )
    (tmp_path / "notice.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "notice.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = (tmp_path / "notice.txt").read_text(encoding="utf-8-sig")
    said = [
        "カメラ作動中",
        "Cameras in operation",
        "摄像头运行中",
        "攝影機運作中",
        "카메라 작동 중",
        "カメラが動（うご）いています",
    ]
    places = [text.index(f"{headline}\n") for headline in said]
    assert places == sorted(places)
