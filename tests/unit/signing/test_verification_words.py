"""The sentences of a verification say what holds and what cannot be known."""

from datetime import timedelta

import pytest

from pia_wizard.i18n import translator
from pia_wizard.signing.records import Coverage, Problem, Result, SignatureCheck, Verification
from pia_wizard.signing.verification import result_text, verify_pdf

JA = translator("ja")


def test_a_self_made_signature_is_said_to_prove_no_person(form_pdf, self_made, signed_by, signing_moment):
    text = result_text(verify_pdf(signed_by(form_pdf, self_made), moment=signing_moment), JA)
    assert "誰が署名したかは証明されません" in text
    assert self_made.fingerprint in text
    assert "署名（評価者）: 個人情報保護管理者、2026年11月21日 10:30" in text


def test_a_trusted_signature_is_said_to_be_unchecked_for_revocation(signed_once, authority, signing_moment):
    text = result_text(verify_pdf(signed_once, trusted=[authority.root], moment=signing_moment), JA)
    assert "署名は有効です" in text
    assert "失効" in text
    assert "officer（株式会社サンプル）" in text


def test_an_expired_certificate_is_said_to_leave_the_time_unproven(signed_once, authority, signing_moment):
    later = signing_moment + timedelta(days=700)
    text = result_text(verify_pdf(signed_once, trusted=[authority.root], moment=later), JA)
    assert "2027年11月21日に終わっています" in text
    assert "申告" in text


def test_open_roles_and_the_hash_of_the_data_are_named(signed_once, signing_moment):
    found = verify_pdf(signed_once, moment=signing_moment)
    lines = result_text(found, JA).splitlines()
    assert f"評価データのSHA-256: {found.assessment_sha256}" in lines
    assert "まだ署名されていない署名欄: 個人情報保護管理者, 承認者" in lines


@pytest.mark.parametrize("result", list(Result))
@pytest.mark.parametrize("problem", list(Problem))
def test_every_result_and_every_problem_has_a_sentence(result, problem):
    text = result_text(Verification(result=result, problem=problem), JA)
    assert len(text.splitlines()) == (2 if problem else 1)
    assert "{" not in text


@pytest.mark.parametrize("coverage", list(Coverage))
def test_every_coverage_has_a_sentence(coverage):
    check = SignatureCheck(field="Other", who="x", intact=True, valid=True, coverage=coverage)
    text = result_text(Verification(result=Result.CHANGED, signatures=(check,)), JA)
    assert "この署名" in text
    assert "署名（Other）: x、日時の記載なし" in text


def test_a_broken_signature_says_which_part_is_broken():
    wrong_value = SignatureCheck(field="Assessor", who="x", intact=True, digest="sha1")
    wrong_bytes = SignatureCheck(field="Approver", who="y", valid=True)
    unreadable = SignatureCheck(field="PrivacyOfficer", readable=False)
    found = Verification(result=Result.DAMAGED, signatures=(wrong_value, wrong_bytes, unreadable))
    text = result_text(found, JA)
    assert "弱い方式（sha1）" in text
    assert "署名したときと異なります" in text
    assert "署名（PrivacyOfficer）: 読み取れません。" in text


def test_names_with_braces_are_shown_as_they_are():
    check = SignatureCheck(field="{x}", who="{who}", issuer="{0}", intact=True, valid=True)
    text = result_text(Verification(result=Result.VALID_UNTRUSTED, signatures=(check,)), JA)
    assert "署名（{x}）: {who}" in text
