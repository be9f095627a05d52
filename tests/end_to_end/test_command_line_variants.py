"""The report in three variants on the command line."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest


def text(path):
    pages = pypdfium2.PdfDocument(path)
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def test_the_whole_report_is_what_is_made_unless_another_is_asked_for(command, shop_case, tmp_path):
    assert command("report", shop_case, "-o", tmp_path / "one.pdf").code == 0
    assert command("report", shop_case, "-o", tmp_path / "two.pdf", "--variant", "full").code == 0
    assert "附属書A" in text(tmp_path / "one.pdf")
    assert "附属書A" in text(tmp_path / "two.pdf")


def test_those_who_decide_get_two_pages(command, shop_case, tmp_path):
    path = tmp_path / "two-pages.pdf"
    assert command("report", shop_case, "-o", path, "--variant", "management").code == 0
    assert len(pypdfium2.PdfDocument(path)) == 2
    assert "決めていただきたいこと" in text(path)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_summary_to_publish_holds_no_data(command, shop_case, tmp_path, language):
    path = tmp_path / "public.pdf"
    asked = ("report", shop_case, "-o", path, "--variant", "public", "--lang", language)
    assert command(*asked).code == 0
    with pikepdf.open(BytesIO(path.read_bytes())) as opened:
        assert not opened.attachments


def test_an_unknown_variant_is_refused(command, shop_case, tmp_path):
    answer = command("report", shop_case, "-o", tmp_path / "x.pdf", "--variant", "short")
    assert answer.code == 2
    assert not (tmp_path / "x.pdf").exists()


def test_what_is_published_is_not_signed(command, shop_case, tmp_path):
    secret, identity, path = tmp_path / "secret", tmp_path / "me.p12", tmp_path / "public.pdf"
    secret.write_text("合言葉", encoding="utf-8")
    made = ("identity", "--name", "管理者", "--passphrase-file", secret, "-o", identity)
    assert command(*made).code == 0
    signing = ("--identity", identity, "--passphrase-file", secret, "--role", "assessor")
    answer = command("report", shop_case, "-o", path, "--variant", "public", *signing)
    assert answer.code != 0
    assert "署名欄" in answer.err
    assert not path.exists()
