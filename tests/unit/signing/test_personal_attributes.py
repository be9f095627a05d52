"""Certificates that would spread address, birth date or sex of their holder are shown before they sign."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID, ObjectIdentifier

from pia_wizard.i18n import translator
from pia_wizard.signing.personal import PersonalKind, attribute_lines, personal_attributes


def utf8(text: str) -> bytes:
    data = text.encode()
    return bytes([12, len(data)]) + data


def certificate(moment, *subject, alternative=(), directory: bytes | None = None) -> x509.Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in subject])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(moment - timedelta(days=1))
        .not_valid_after(moment + timedelta(days=1))
    )
    if alternative:
        made = made.add_extension(x509.SubjectAlternativeName(alternative), critical=False)
    if directory:
        extension = x509.UnrecognizedExtension(ObjectIdentifier("2.5.29.9"), directory)
        made = made.add_extension(extension, critical=False)
    return made.sign(key, hashes.SHA256())


def card(moment) -> x509.Certificate:
    """Return a certificate with the attributes of a My Number card's, of nobody."""
    facts = {1: "山田 見本", 2: "00000", 3: "3", 4: "319500101", 5: "サンプル県サンプル市1-2-3", 6: "0000"}
    names = [
        x509.OtherName(ObjectIdentifier(f"1.2.392.200149.8.5.5.{number}"), utf8(text))
        for number, text in facts.items()
    ]
    subject = (NameOID.COMMON_NAME, "20260101000000000ABCDEFGHIJ000A")
    return certificate(moment, (NameOID.COUNTRY_NAME, "JP"), subject, alternative=names)


def test_the_four_facts_of_a_my_number_card_are_shown_as_they_stand_there(signing_moment):
    found = personal_attributes(card(signing_moment))
    assert [(one.kind, one.value) for one in found] == [
        (PersonalKind.NAME, "山田 見本"),
        (PersonalKind.ADDRESS, "サンプル県サンプル市1-2-3"),
        (PersonalKind.BIRTH, "319500101"),
        (PersonalKind.SEX, "3"),
    ]
    assert attribute_lines(found, translator("ja"))[1] == "住所: サンプル県サンプル市1-2-3"


def test_an_ordinary_certificate_holds_nothing_private(authority, self_made):
    assert personal_attributes(authority.identity("officer").signer.certificate) == ()
    assert personal_attributes(self_made.signer.certificate) == ()


def test_an_address_counts_unless_it_is_that_of_an_organisation(signing_moment):
    street, city = (NameOID.STREET_ADDRESS, "1-2-3"), (NameOID.POSTAL_CODE, "000-0000")
    person = certificate(signing_moment, (NameOID.COMMON_NAME, "見本"), street, city)
    office = certificate(signing_moment, (NameOID.ORGANIZATION_NAME, "株式会社サンプル"), street, city)
    assert [one.value for one in personal_attributes(person)] == ["1-2-3", "000-0000"]
    assert personal_attributes(office) == ()


def test_birth_date_and_sex_among_directory_attributes_are_found(signing_moment):
    """SubjectDirectoryAttributes of RFC 3739: dateOfBirth (GeneralizedTime) and gender (PrintableString)."""
    birth = bytes.fromhex("301d") + bytes.fromhex("06082b06010505070901") + bytes.fromhex("3111")
    birth += b"\x18\x0f19500101120000Z"
    sex = bytes.fromhex("300f") + bytes.fromhex("06082b06010505070903") + b"\x31\x03\x13\x01F"
    data = bytes([0x30, len(birth + sex)]) + birth + sex
    found = personal_attributes(certificate(signing_moment, (NameOID.COMMON_NAME, "見本"), directory=data))
    assert [one.kind for one in found] == [PersonalKind.BIRTH, PersonalKind.SEX]
    assert found[0].value.startswith("1950-01-01")
    assert found[1].value == "F"


@pytest.mark.parametrize("data", [b"\x30", b"\x00", b"text", b"\x30\x02\x30\x00"])
def test_directory_attributes_of_nonsense_are_passed_over(signing_moment, data):
    assert personal_attributes(certificate(signing_moment, directory=data)) == ()


def test_control_characters_in_an_attribute_are_not_shown(signing_moment):
    name = x509.OtherName(ObjectIdentifier("1.2.392.200149.8.5.5.5"), utf8("住所\x1b[31m\u202e"))
    (found,) = personal_attributes(certificate(signing_moment, alternative=[name]))
    assert found.value == "住所[31m"
