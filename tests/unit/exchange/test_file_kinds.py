"""A file is what its bytes are; its name is made harmless."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pia_wizard.exchange.file_kinds import UnknownKindError, kind_of_bytes, safe_name


def picture(form: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (2, 2)).save(file, form)
    return file.getvalue()


def container(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("GIF"), "image/gif"),
        (picture("TIFF"), "image/tiff"),
        (picture("WEBP"), "image/webp"),
        ("契約書の写し,2026-11-21\r\n".encode(), "text/plain"),
        ("\ufeffメモ".encode(), "text/plain"),
        (
            container("[Content_Types].xml", "word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            container("[Content_Types].xml", "xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_a_kind_is_told_by_the_bytes(data: bytes, kind: str):
    assert kind_of_bytes(data, "何か.exe").media_type == kind


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00\x03",  # a program of Windows
        b"\x7fELF\x02\x01",
        b"#!/bin/sh\nrm -rf /\n",
        container("a.txt"),
        container("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        b"PK\x03\x04 cut off",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # older Office files can carry macros
        "文字".encode("shift_jis"),
        b"",
    ],
)
def test_what_runs_or_is_not_known_is_refused(data: bytes):
    with pytest.raises(UnknownKindError, match=r"契約\.pdf"):
        kind_of_bytes(data, "契約.pdf")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("契約書.PDF", "契約書.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\a\\店 の図.jpeg", "店 の図.pdf"),
        ("invoice.pdf.exe", "invoice.pdf.pdf"),
        ("NUL", "_NUL.pdf"),
        ("con.txt", "_con.pdf"),
        ("a\u202egpj.exe", "agpj.pdf"),  # reads from right to left: "exe.jpg"
        ("a:b*?.png", "a_b__.pdf"),
        ("...", "file.pdf"),
        ("", "file.pdf"),
        (" 先頭と末尾 . ", "先頭と末尾.pdf"),
    ],
)
def test_a_name_is_made_safe_on_every_system(name: str, safe: str):
    assert safe_name(name, ".pdf") == safe


@given(st.text(st.characters(), max_size=400))
def test_any_name_becomes_one_that_a_file_can_have(name: str):
    safe = safe_name(name, ".docx")
    assert safe.endswith(".docx")
    assert len(safe.encode()) <= 210
    assert not set(safe) & set('<>:"/\\|?*\x00\n\r\t\u202e')
    assert safe == safe.strip(" .")
    assert safe_name(safe, ".docx") == safe
