"""What a certificate would tell every reader of a report about the private life of its holder.

A signature carries the whole certificate. Those on My Number cards for signing hold name, address, birth
date and sex of their holder (J-LIS, certificate profile of the public personal authentication service),
and some foreign ones do alike (RFC 3739, 3.2.2). Whoever is about to sign is shown exactly these.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from asn1crypto import core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.x509.oid import NameOID

from pia_wizard.errors import N_, RefusedError
from pia_wizard.i18n import Translator
from pia_wizard.signing.certificates import shown


class PersonalKind(StrEnum):
    """A kind of private fact."""

    NAME = "name"
    ADDRESS = "address"
    BIRTH = "birth"
    SEX = "sex"

    @property
    def label(self) -> str:
        """Return the kind in the source language; show it through ``say``."""
        return _LABELS[self]


_LABELS = {
    PersonalKind.NAME: N_("氏名"),
    PersonalKind.ADDRESS: N_("住所"),
    PersonalKind.BIRTH: N_("生年月日または出生地"),
    PersonalKind.SEX: N_("性別"),
}

_JPKI = "1.2.392.200149.8.5.5."
_ALTERNATIVE_NAMES = {
    f"{_JPKI}1": PersonalKind.NAME,
    f"{_JPKI}3": PersonalKind.SEX,
    f"{_JPKI}4": PersonalKind.BIRTH,
    f"{_JPKI}5": PersonalKind.ADDRESS,
}
_DIRECTORY = {
    "1.3.6.1.5.5.7.9.1": PersonalKind.BIRTH,
    "1.3.6.1.5.5.7.9.2": PersonalKind.BIRTH,
    "1.3.6.1.5.5.7.9.3": PersonalKind.SEX,
    "2.5.4.16": PersonalKind.ADDRESS,
    "0.9.2342.19200300.100.1.39": PersonalKind.ADDRESS,
}
_SUBJECT = {**_DIRECTORY, "2.5.4.9": PersonalKind.ADDRESS, "2.5.4.17": PersonalKind.ADDRESS}
_DIRECTORY_ATTRIBUTES = x509.ObjectIdentifier("2.5.29.9")


@dataclass(frozen=True, slots=True)
class PersonalAttribute:
    """A private fact in a certificate; ``value`` as it stands there, cleaned for showing."""

    kind: PersonalKind
    value: str


class PersonalAttributesError(RefusedError):
    """The certificate would spread private facts, and nobody has agreed to that."""

    what: ClassVar[str] = N_("署名しませんでした。")
    why: ClassVar[str] = N_(
        "この電子証明書には私的な情報が入っています。署名すると、報告書を受け取る人全員に見えます。"
    )
    do: ClassVar[str] = N_(
        "組織の証明書か自作の証明書を使ってください。それでも使うときは、承知したことを示してください。"
    )


def personal_attributes(certificate: x509.Certificate) -> tuple[PersonalAttribute, ...]:
    """Return the private facts in a certificate, each once; none where only a name and work are given.

    An address in the subject beside an organisation is that of the organisation. A name counts as
    private only beside another private fact.
    """
    found = dict.fromkeys(_found(certificate))
    if all(attribute.kind is PersonalKind.NAME for attribute in found):
        return ()
    return tuple(sorted(found, key=lambda attribute: list(PersonalKind).index(attribute.kind)))


def attribute_lines(attributes: tuple[PersonalAttribute, ...], translator: Translator) -> tuple[str, ...]:
    """Return the private facts as lines to be shown before anyone signs."""
    return tuple(
        translator.say("{kind}: {value}", kind=translator.say(one.kind.label), value=one.value)
        for one in attributes
    )


def _found(certificate: x509.Certificate) -> Iterator[PersonalAttribute]:
    yield from _in_subject(certificate.subject)
    try:
        extensions = list(certificate.extensions)
    except (ValueError, x509.DuplicateExtension):
        return
    for extension in extensions:
        if isinstance(extension.value, x509.SubjectAlternativeName):
            yield from _in_alternative_names(extension.value)
        elif extension.oid == _DIRECTORY_ATTRIBUTES and isinstance(
            extension.value, x509.UnrecognizedExtension
        ):
            yield from _in_directory(extension.value.value)


def _in_subject(subject: x509.Name) -> Iterator[PersonalAttribute]:
    at_work = bool(subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME))
    for attribute in subject:
        kind = _SUBJECT.get(attribute.oid.dotted_string)
        if kind and not (at_work and kind is PersonalKind.ADDRESS):
            value = attribute.value
            yield PersonalAttribute(kind, shown(value if isinstance(value, str) else value.hex()))


def _in_alternative_names(names: x509.SubjectAlternativeName) -> Iterator[PersonalAttribute]:
    for name in names:
        if isinstance(name, x509.OtherName):
            kind = _ALTERNATIVE_NAMES.get(name.type_id.dotted_string)
            if kind:
                yield PersonalAttribute(kind, _text(name.value))
        elif isinstance(name, x509.DirectoryName):
            yield from _in_subject(name.value)


def _in_directory(data: bytes) -> Iterator[PersonalAttribute]:
    """Yield what subject directory attributes tell (RFC 3739, 3.2.2)."""
    try:
        attributes: Any = asn1_x509.Attributes.load(data)
        for attribute in attributes:
            kind = _DIRECTORY.get(attribute["type"].dotted)
            if kind:
                for value in attribute["values"]:
                    yield PersonalAttribute(kind, _text(value.dump()))
    except (ValueError, KeyError, TypeError):
        return


def _text(data: bytes) -> str:
    """Return a value of any string or time type as text; what is neither, as hexadecimal digits."""
    try:
        native = core.load(data).native
    except ValueError:
        native = None
    return shown(str(native)) if native is not None else shown(data.hex())
