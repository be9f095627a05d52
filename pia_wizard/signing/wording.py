"""A verification in sentences: what holds, what does not, and what cannot be known."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.signing.records import (
    Coverage,
    Problem,
    Result,
    Revocation,
    SignatureCheck,
    TimeStamp,
    Verification,
)
from pia_wizard.signing.roles import role_of

_RESULTS = {
    Result.VALID_TRUSTED: N_(
        "署名は有効です。信頼する認証局の証明書で署名され、署名後に変更されていません。"
    ),
    Result.VALID_SELF_MADE: N_(
        "署名後に変更されていません。ただし、自作の証明書による署名があるため、誰が署名したかは証明されません。"
    ),
    Result.VALID_UNTRUSTED: N_(
        "署名後に変更されていません。ただし、証明書を信頼できると確認できないため、誰が署名したかは分かりません。"
    ),
    Result.MISMATCHED: N_(
        "署名後に変更されていませんが、紙面と埋め込まれた評価データが食い違っています。"
        "この文書をよりどころにしないでください。"
    ),
    Result.CHANGED: N_("署名後に変更されています。この文書をよりどころにしないでください。"),
    Result.DAMAGED: N_("署名を確かめられません。この文書をよりどころにしないでください。"),
    Result.UNSIGNED: N_("署名されていません。"),
    Result.NOT_A_PDF: N_("PDFではありません。"),
}

_PROBLEMS = {
    Problem.UNREADABLE: N_("ファイルが壊れているか、暗号化されているか、読めない形式です。"),
    Problem.TOO_LARGE: N_("256 MiBを超えるファイルは検証しません。"),
    Problem.TOO_MANY_SIGNATURES: N_("署名が多すぎるため検証しません。"),
    Problem.TOO_MANY_REVISIONS: N_("更新の回数が多すぎるため検証しません。"),
}

_COVERAGES = {
    Coverage.WHOLE_FILE: N_("この署名はファイル全体を対象にしています。"),
    Coverage.LATER_SIGNATURES: N_("この署名のあとの変更は、署名の追加など、認められた範囲のものです。"),
    Coverage.FORM_FILL: N_("この署名のあとに、認められた入力欄が書き換えられています。"),
    Coverage.APPENDED_BYTES: N_(
        "この署名のあとに、意味のない空白が付け足されています。内容は変わっていません。"
    ),
    Coverage.OTHER_CHANGES: N_("この署名のあとに、認められていない変更が加えられています。"),
}


def result_text(verification: Verification, translator: Translator) -> str:
    """Return a verification as lines of text: the verdict, then each signature, then the data inside."""
    return "\n".join(result_lines(verification, translator))


class Told(NamedTuple):
    """A verification in sentences: verdict, each signature's heading with its own, then of the document."""

    verdict: tuple[str, ...]
    signatures: tuple[tuple[str, tuple[str, ...]], ...]
    document: tuple[str, ...]


def told(verification: Verification, translator: Translator) -> Told:
    """Return a verification in sentences, the most important first."""
    verdict = [translator.say(_RESULTS[verification.result])]
    if verification.problem:
        verdict.append(translator.say(_PROBLEMS[verification.problem]))
    signatures = tuple(
        (_heading(check, translator), tuple(_about_signature(check, translator)))
        for check in verification.signatures
    )
    return Told(tuple(verdict), signatures, tuple(_about_document(verification, translator)))


def result_lines(verification: Verification, translator: Translator) -> tuple[str, ...]:
    """Return the lines of ``result_text``; those about one signature are indented by two spaces."""
    verdict, signatures, document = told(verification, translator)
    lines = list(verdict)
    for heading, sentences in signatures:
        lines += [heading, *(f"  {sentence}" for sentence in sentences)]
    return (*lines, *document)


def detail_lines(verification: Verification, translator: Translator) -> Iterator[str]:
    """Yield the particulars of each signature: names of fields and values as machines know them."""
    for check in verification.signatures:
        yield translator.say("署名欄: {field}", field=check.field)
        if not check.readable:
            continue
        yield translator.say("  証明書の指紋（SHA-256）: {value}", value=check.fingerprint)
        yield translator.say("  発行者: {value}", value=check.issuer)
        if check.not_before and check.not_after:
            begin, end = translator.date(check.not_before.date()), translator.date(check.not_after.date())
            yield translator.say("  有効期間: {begin}～{end}", begin=begin, end=end)
        yield translator.say("  ハッシュ関数: {value}", value=check.digest)
        if check.judged_at:
            when = _time(check.judged_at, translator)
            yield translator.say("  証明書を調べた時点: {when}", when=when)
        level = f"{check.coverage.value}, {check.modification}, {check.revocation.value}"
        yield translator.say("  対象、変更、失効: {value}", value=level)


def _heading(check: SignatureCheck, translator: Translator) -> str:
    place = translator.say(check.role.label) if check.role else check.field
    if not check.readable:
        return translator.say("署名（{place}）: 読み取れません。", place=place)
    who = check.who
    if check.organisation:
        who = translator.say("{name}（{organisation}）", name=check.who, organisation=check.organisation)
    if check.signed_at is None:
        return translator.say("署名（{place}）: {who}、日時の記載なし", place=place, who=who)
    when = _time(check.signed_at, translator)
    return translator.say("署名（{place}）: {who}、{when}", place=place, who=who, when=when)


def _time(moment: datetime, translator: Translator) -> str:
    return f"{translator.date(moment.date())} {translator.time(moment)}"


def _about_signature(check: SignatureCheck, translator: Translator) -> Iterator[str]:
    if not check.readable:
        return
    if not check.valid:
        yield translator.say(
            "署名の値が証明書と合わないか、弱い方式（{digest}）の署名です。", digest=check.digest
        )
    if not check.intact:
        yield translator.say("署名の対象になった内容が、署名したときと異なります。")
    else:
        yield translator.say(_COVERAGES[check.coverage])
    if check.valid:
        yield from _about_signer(check, translator)
        yield from _about_revocation(check, translator)
        yield from _about_time_stamp(check, translator)
        yield from _about_period(check, translator)


def _about_signer(check: SignatureCheck, translator: Translator) -> Iterator[str]:
    if check.trusted:
        yield translator.say(
            "証明書は「{issuer}」が発行し、信頼する証明書につながっています。", issuer=check.issuer
        )
    elif check.self_made:
        yield translator.say("自作の証明書です。署名後に変わっていないことだけを示します。")
        yield translator.say(
            "指紋（SHA-256）を本人に確かめると、誰の署名かが分かります: {fingerprint}",
            fingerprint=check.fingerprint,
        )
    else:
        yield translator.say("証明書は「{issuer}」が発行したと記載されています。", issuer=check.issuer)


def _about_revocation(check: SignatureCheck, translator: Translator) -> Iterator[str]:
    if check.revocation is Revocation.REVOKED and check.revoked_at is not None:
        when = translator.date(check.revoked_at.date())
        yield translator.say("証明書は{date}に失効しています。", date=when)
    elif check.revocation is Revocation.GOOD:
        yield translator.say("手元の失効情報では、証明書は失効していません。")
    elif check.trusted and not check.self_made:
        yield translator.say(
            "証明書が失効していないかは、手元に失効情報がなく、通信もしないため確かめていません。"
        )


def _about_time_stamp(check: SignatureCheck, translator: Translator) -> Iterator[str]:
    stamp = check.time_stamp
    if stamp is None or stamp.time is None:
        return
    when, who = _time(stamp.time, translator), stamp.authority
    if not stamp.sound:
        yield translator.say("タイムスタンプが署名と合いません。日時の証明になりません。")
    elif stamp.trusted:
        yield translator.say(
            "タイムスタンプ局「{who}」が{when}に署名があったことを証明しています。", who=who, when=when
        )
    else:
        yield translator.say(
            "タイムスタンプ局「{who}」の{when}のタイムスタンプがありますが、この局を信頼する設定がありません。",
            who=who,
            when=when,
        )


def _about_period(check: SignatureCheck, translator: Translator) -> Iterator[str]:
    if not check.in_period_when_signed:
        yield translator.say("記載された署名の日時は、証明書の有効期間の外です。")
    elif not check.in_period_now and check.not_after is not None:
        ended = translator.date(check.not_after.date())
        yield translator.say("証明書の有効期間は{date}に終わっています。", date=ended)
        if check.judged_at is not None and check.judged_at <= check.not_after:
            yield translator.say("タイムスタンプが、有効期間内に署名されたことを示しています。")
        else:
            yield translator.say("署名の日時は署名した人の申告のため、期間内に署名したとは証明できません。")


def _about_archive(stamp: TimeStamp, translator: Translator) -> str:
    if stamp.time is None or not stamp.sound:
        return translator.say("文書全体へのタイムスタンプが、内容と合わないか、読み取れません。")
    when, who = _time(stamp.time, translator), stamp.authority
    if stamp.trusted:
        return translator.say(
            "文書全体へのタイムスタンプ: 「{who}」が、{when}にここまでの内容があったことを証明しています。",
            who=who,
            when=when,
        )
    return translator.say(
        "文書全体へのタイムスタンプ: 「{who}」、{when}。この局を信頼する設定がありません。",
        who=who,
        when=when,
    )


def _about_assessment(verification: Verification, translator: Translator) -> Iterator[str]:
    if verification.assessment_unchanged is False:
        yield translator.say("埋め込まれた評価データが、最初に署名されたときと異なります。")
    elif verification.assessment_unchanged:
        yield translator.say("埋め込まれた評価データは、最初に署名されたときと同じです。")
    if verification.assessment_printed is False:
        yield translator.say("紙面に印刷されたSHA-256は、埋め込まれた評価データのものではありません。")
    elif verification.assessment_printed:
        yield translator.say("埋め込まれた評価データは、紙面に印刷されたSHA-256と一致します。")


def _about_document(verification: Verification, translator: Translator) -> Iterator[str]:
    for stamp in verification.time_stamps:
        yield _about_archive(stamp, translator)
    if verification.signature_removed:
        yield translator.say("取り除かれた署名の跡があります。")
    if verification.out_of_order:
        yield translator.say(
            "署名の順序が、評価者、個人情報保護管理者、承認者の順ではないか、最初の署名が内容を確定していません。"
        )
    yield from _about_assessment(verification, translator)
    if verification.assessment_sha256:
        yield translator.say("評価データのSHA-256: {sha256}", sha256=verification.assessment_sha256)
    if verification.metadata_unchanged is False:
        yield translator.say("題名などの文書情報が、最初の署名のあとに書き換えられています。")
    open_roles = [role.label for role in map(role_of, verification.empty_fields) if role]
    if open_roles and verification.signatures:
        fields = ", ".join(translator.say(label) for label in open_roles)
        yield translator.say("まだ署名されていない署名欄: {fields}", fields=fields)
