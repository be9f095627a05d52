"""Whom to believe: the roots the reader trusts, and the certificates and revocation data at hand.

A document may carry data of its own (its security store, ISO 32000-2, 12.8.4.3). They are signed by the
authorities themselves, so it does not matter who put them there; how many there are does, since searching
a path through certificates of one name takes ever longer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, RevokedError, ValidationError
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, FreshnessReqType, RevocationCheckingPolicy

from pia_wizard.signing.evidence import LARGEST_REVOCATION_FILE, RevocationData
from pia_wizard.signing.records import Revocation
from pia_wizard.signing.signer import for_pyhanko

MOST_STORED = 40
"""Certificates, and revocation data, that a document's store may hold; three signers need about fifteen."""

MOST_DOUBLED = 4
"""Names that two of the certificates share; each doubles the paths to try."""


_REQUIRED = RevocationCheckingPolicy.from_legacy("require")
_FRESH = CertRevTrustPolicy(_REQUIRED, retroactive_revinfo=True)
_ANY_AGE = CertRevTrustPolicy(
    _REQUIRED,
    freshness=timedelta(days=36_500),
    freshness_req_type=FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION,
)


@dataclass(frozen=True, slots=True)
class Revoked:
    """What is known of a certificate's revocation, and when it was revoked."""

    verdict: Revocation = Revocation.UNKNOWN
    time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """The roots trusted, and what else is known that helps to reach them or speaks against it."""

    roots: tuple[x509.Certificate, ...]
    data: RevocationData
    known: tuple[Any, ...] = ()  # certificates of the document's store, in pyHanko's type

    def context(self, moment: datetime) -> ValidationContext:
        """Return the rules of validating at ``moment`` (aware), never fetching; revocation is asked apart."""
        return self._context(moment, revocation_mode="soft-fail")

    def _context(self, moment: datetime, **rules: Any) -> ValidationContext:
        return ValidationContext(
            trust_roots=[for_pyhanko(root) for root in self.roots],
            other_certs=self.known,
            moment=moment,
            allow_fetching=False,
            **rules,
        )

    async def revocation(self, certificate: Any, others: Iterable[Any], moment: datetime) -> Revoked:
        """Return what the data at hand say of a certificate (pyHanko's type) and those above it.

        REVOKED if any says so, however old. GOOD only if the data speak of every certificate below the
        root and had not run out at ``moment``; data younger than that speak of it too.
        """
        if not self.data:
            return Revoked()
        for policy in (_ANY_AGE, _FRESH):
            context = self._context(
                moment, crls=list(self.data.crls), ocsps=list(self.data.responses), revinfo_policy=policy
            )
            validator = CertificateValidator(certificate, others, validation_context=context)
            try:
                await validator.async_validate_usage(set())
            except RevokedError as error:
                return Revoked(Revocation.REVOKED, error.revocation_dt.astimezone(moment.tzinfo))
            except (ValidationError, PathBuildingError):
                return Revoked()
        return Revoked(Revocation.GOOD)


def with_store(trust: Trust, reader: PdfFileReader) -> Trust:
    """Return the trust with what a document's store adds; a store beyond reading or bounds adds nothing."""
    try:
        store = _held(reader.root, "/DSS", {})
        known = tuple(asn1_x509.Certificate.load(data) for data in _streams(store, "/Certs"))
        data = RevocationData(tuple(_streams(store, "/CRLs")), tuple(_streams(store, "/OCSPs")))
        carried = [*known, *_responders(data.responses)]
        if not _few_paths(carried) or sum(map(len, data.crls + data.responses)) > LARGEST_REVOCATION_FILE:
            return trust
    except Exception:  # noqa: BLE001 - whatever pyHanko meets in a foreign store makes it worthless
        return trust
    return replace(trust, known=known, data=trust.data + data)


def _held(holder: Any, key: str, otherwise: Any) -> Any:
    """Return the object at a key, fetched if it lies elsewhere (pyHanko's ``get`` would not)."""
    return holder[key] if key in holder else otherwise  # noqa: SIM401


def _streams(store: Any, key: str) -> Iterator[bytes]:
    for number, entry in enumerate(islice(_held(store, key, ()), MOST_STORED + 1)):
        if number == MOST_STORED:
            raise ValueError(key)
        yield entry.get_object().data


def _responders(responses: Iterable[bytes]) -> Iterator[Any]:
    """Yield the certificates that OCSP responses bring along."""
    for response in responses:
        yield from asn1_ocsp.OCSPResponse.load(response).basic_ocsp_response["certs"] or ()


def _few_paths(certificates: Iterable[Any]) -> bool:
    """Return whether the ways through these certificates are few (see ``bounds``)."""
    unique = {certificate.dump(): certificate for certificate in certificates}
    names = Counter(certificate.subject.hashable for certificate in unique.values())
    doubled = sum(times > 1 for times in names.values())
    return len(unique) <= MOST_STORED and max(names.values(), default=0) <= 2 and doubled <= MOST_DOUBLED
