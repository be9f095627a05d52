"""Signing a report: ours beside pyHanko as it comes, over the floor of the bare signature; then a hundred."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from msgspec.structs import replace
from pyhanko.pdf_utils import xref
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

from benchmarks.measuring import interleaved, table
from pia_wizard import resources
from pia_wizard.exchange.case_file import read_case
from pia_wizard.i18n import translator
from pia_wizard.session import papers
from pia_wizard.session.content import shipped_library
from pia_wizard.session.judged import judged
from pia_wizard.session.signing import Manner, sign_files
from pia_wizard.signing.bounds import parsed_by_pyhanko
from pia_wizard.signing.identity import load_identity
from pia_wizard.signing.roles import Role
from pia_wizard.signing.signer import SigningKey
from pia_wizard.signing.verification import verify_pdf

MOMENT = datetime(2026, 11, 21, 9, tzinfo=UTC)
PEER = "peer: pyHanko as it comes, no seal"
FLOOR = "floor: the bare signature"


def main() -> None:
    """Print the ratios for both kinds of key, then for verifying."""
    case = judged(shipped_library(), read_case(resources.samples() / "shop_security_cameras.json"))
    report = papers.report(case, translator("ja"), MOMENT)
    keys: dict[str, SigningKey] = {
        "RSA-3072": rsa.generate_private_key(65537, 3072),
        "P-256": ec.generate_private_key(ec.SECP256R1()),
    }
    with tempfile.TemporaryDirectory() as folder:
        for kind, key in keys.items():
            path = Path(folder, f"{kind}.p12")
            path.write_bytes(_identity_file(key))
            rows = interleaved(_contenders(report, path, key), runs=15)
            title = f"One signature, {kind}, report of {len(report) // 1024} KiB"
            table(title, rows, against=PEER, target="≤ 0.15 × for RSA-3072")
        _verifying(report, Path(folder, "P-256.p12"))
        _many(Path(folder, "RSA-3072.p12"))


def _contenders(report: bytes, path: Path, key: SigningKey) -> dict[str, Callable[[], object]]:
    identity = load_identity(path, None, moment=MOMENT)
    words = translator("ja")
    peer = SimpleSigner.load_pkcs12(str(path))
    return {
        PEER: lambda: _unchanged(lambda: _as_it_comes(report, peer)),
        "ours, with seal": lambda: papers.signed(report, identity, Role.ASSESSOR, words, MOMENT),
        FLOOR: lambda: _bare(key, report),
    }


def _unchanged(work: Callable[[], bytes]) -> bytes:
    """Return what work gives with pyHanko's own way of reading tables, which we replace."""
    ours, xref.parse_xref_stream = xref.parse_xref_stream, parsed_by_pyhanko
    try:
        return work()
    finally:
        xref.parse_xref_stream = ours


def _as_it_comes(report: bytes, signer: SimpleSigner) -> bytes:
    metadata = PdfSignatureMetadata(
        field_name=Role.ASSESSOR.field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    writer = IncrementalPdfFileWriter(BytesIO(report))
    signed: BytesIO = PdfSigner(metadata, signer=signer).sign_pdf(writer, existing_fields_only=True)
    return signed.getvalue()


def _bare(key: SigningKey, data: bytes) -> bytes:
    """Return what `openssl speed` measures, with the hash of the whole file."""
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(data, ec.ECDSA(hashes.SHA256()))


def _verifying(report: bytes, path: Path) -> None:
    identity, words = load_identity(path, None, moment=MOMENT), translator("ja")
    once = papers.signed(report, identity, Role.ASSESSOR, words, MOMENT)
    thrice = once
    for role in (Role.PRIVACY_OFFICER, Role.APPROVER):
        thrice = papers.signed(thrice, identity, role, words, MOMENT)
    rows = interleaved(
        {
            "one signature": lambda: verify_pdf(once, moment=MOMENT),
            "three, each update compared": lambda: verify_pdf(thrice, moment=MOMENT),
        },
        runs=5,
    )
    table("Verifying a report", rows, against="one signature")


def _many(identity: Path) -> None:
    """Print the peak memory after 10 and after 100 reports, made and signed, each in a process of its own."""
    print("\nReports made and signed in one go, RSA-3072   (target: memory flat)")
    peaks: dict[int, float] = {}
    clock = {**os.environ, "SOURCE_DATE_EPOCH": str(int(MOMENT.timestamp()))}
    for count in (10, 100):
        command = [sys.executable, "-m", "benchmarks.signing", str(count), str(identity)]
        run = subprocess.run(command, check=True, capture_output=True, text=True, env=clock)
        told = run.stdout.split()
        peaks[count] = float(told[0])
        each = f"each made in {told[1]} ms, signed in {told[2]} ms"
        print(f"  {count:>3} reports: peak {peaks[count]:6.1f} MiB, {each}")
    print(f"  peak after 100 to peak after 10 {'':>29}{peaks[100] / peaks[10]:7.2f} ×")


def make_and_sign(count: int, identity_file: Path) -> None:
    """Make reports and sign them as the program does for many files; print peak memory and mean times."""
    library, words = shipped_library(), translator("ja")
    given = read_case(resources.samples() / "shop_security_cameras.json")
    identity = load_identity(identity_file, None, moment=papers.now())
    with tempfile.TemporaryDirectory() as scratch:
        start = time.perf_counter()
        sources = []
        for number in range(count):
            case = judged(library, replace(given, title=f"店舗 {number}"))
            sources.append(Path(scratch, f"{number}.pdf"))
            sources[-1].write_bytes(papers.report(case, words, MOMENT))
        made = time.perf_counter()
        manner = Manner(Role.ASSESSOR, words)
        for outcome in sign_files(sources, Path(scratch, "signed"), identity, manner):
            if outcome.error is not None:
                raise outcome.error
        signed = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{peak:.1f} {(made - start) / count * 1000:.1f} {(signed - made) / count * 1000:.1f}")


def _identity_file(key: SigningKey) -> bytes:
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "benchmark")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(MOMENT - timedelta(days=1))
        .not_valid_after(MOMENT + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"benchmark", key, certificate, None, NoEncryption())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        make_and_sign(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
