"""What the window's signing leans on: choices remembered without secrets, and wishes taken back in time."""

import json
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.assessment.canonical import assessment_from_json
from pia_wizard.assessment.case_errors import CaseError
from pia_wizard.session import trusted, verifying
from pia_wizard.session.cancelling import CancelledError, Cancelling
from pia_wizard.session.signing_choices import SigningChoices, choices_file, keep_choices, load_choices


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is remembered in the test's own folder."""
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


def test_choices_come_back_as_they_were_kept():
    choices = SigningChoices("file", "approver", "/私/鍵.p12", server="https://tsa.example/", seal="company")
    keep_choices(choices)
    assert load_choices() == choices


@pytest.mark.parametrize(
    "address",
    ["https://u:p@tsa.example/", "https://u@tsa.example/", "https://tsa.example/?key=1", "https://[x"],
)
def test_an_address_that_may_carry_a_secret_is_not_kept(address):
    keep_choices(SigningChoices(server=address))
    assert load_choices().server == ""


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"role": 3, "kind": "a\\nb"}', b"[" * 100_000])
def test_a_damaged_file_counts_as_nothing_remembered(content):
    choices_file().write_bytes(content)
    assert load_choices() == SigningChoices()


def test_what_is_not_known_is_left_out():
    choices_file().write_text(json.dumps({"secret": "x", "role": "approver"}))
    assert load_choices() == SigningChoices(role="approver")


def test_a_wish_taken_back_before_writing_is_not_carried_out():
    wish = Cancelling()
    wish.require_wanted()
    assert wish.cancel()
    for step in (wish.require_wanted, wish.begin_writing):
        with pytest.raises(CancelledError):
            step()


def test_once_writing_began_it_is_too_late():
    wish = Cancelling()
    wish.begin_writing()
    assert not wish.cancel()
    wish.require_wanted()


def test_of_two_threads_exactly_one_has_its_way():
    for _ in range(200):
        wish, wrote, cancelled = Cancelling(), [], []

        def write(wish=wish, wrote=wrote):
            try:
                wish.begin_writing()
            except CancelledError:
                return
            wrote.append(True)

        writer = Thread(target=write)
        writer.start()
        cancelled.append(wish.cancel())
        writer.join()
        assert bool(wrote) is not cancelled[0]


def test_the_assessment_inside_a_report_is_checked_like_a_case_file(tmp_path, form_pdf):
    (tmp_path / "form.pdf").write_bytes(form_pdf)  # carries {"id": "sample"}
    with pytest.raises(CaseError):
        verifying.assessment_inside(tmp_path / "form.pdf")


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"no pdf", verifying.NotVerifiedPdfError), (b"%PDF-1.7\n" + bytes(99), verifying.NotVerifiedPdfError)],
)
def test_what_is_no_pdf_holds_no_assessment(tmp_path, content, error):
    (tmp_path / "x.pdf").write_bytes(content)
    with pytest.raises(error):
        verifying.assessment_inside(tmp_path / "x.pdf")


def test_a_pdf_without_an_assessment_is_told(tmp_path):
    import pikepdf

    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "x.pdf")
    with pytest.raises(verifying.NoAssessmentInsideError):
        verifying.assessment_inside(tmp_path / "x.pdf")


@given(st.binary(max_size=400))
def test_whatever_is_embedded_is_an_assessment_or_refused(data):
    with pytest.raises(CaseError):
        assessment_from_json(data)


def test_a_certificate_trusted_is_no_longer_offered(tmp_path, signed_once, authority):
    path = tmp_path / "s.pdf"
    path.write_bytes(signed_once)
    assert verifying.unknown_anchors(path) == (authority.root,)
    (said,) = trusted.trust_certificates([authority.root])
    assert said.name == "試験認証局"
    assert verifying.unknown_anchors(path) == ()
