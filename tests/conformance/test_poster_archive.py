"""Posters are archival and accessible files: veraPDF judges PDF/A-3a, PDF/A-3b and PDF/UA-1."""

from datetime import UTC, datetime

from pia_wizard.i18n import translator
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.poster import poster_pdf

FLAVOURS = ("3a", "3b", "ua1")

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
        (
            NoticeLine(
                "operator", "設置者", "株式会社サンプル", (Said("en", "Operator", "Sample Co., Ltd."),)
            ),
        ),
        {"headline": Headline("防犯カメラ作動中", (Said("en", "", "Security cameras in operation"),))},
    ),
    "without-address": (PLAIN, {"url": ""}),
    "headline-only": ((), {"url": ""}),
}


def test_every_kind_of_poster_passes_for_archives_and_for_screen_readers(tmp_path, vera_failures):
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
    assert vera_failures(FLAVOURS, files) == []
