"""What tests of several layers share: a certification authority, a form to sign, the command line."""

import asyncio
import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pikepdf
import pytest
from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pikepdf import Array, Dictionary, Name, String
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from pia_wizard.cli.main import run
from pia_wizard.signing.evidence import Evidence
from pia_wizard.signing.identity import Identity, load_identity, make_identity
from pia_wizard.signing.roles import Role
from pia_wizard.signing.sign import sign_pdf

if not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys() and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # without a screen, Qt would abort the whole run

SIGNING_MOMENT = datetime(2026, 11, 21, 10, 30, tzinfo=timezone(timedelta(hours=9)))
PASSPHRASE = "合言葉 secret".encode()


@dataclass(frozen=True)
class Authority:
    """A folder of identity files issued by one root; ``root`` is the certificate to trust."""

    folder: Path
    root: x509.Certificate
    passphrase: bytes = PASSPHRASE

    def file(self, name: str) -> Path:
        """Return the identity file of officer, assessor, expired, future or encryption."""
        return self.folder / f"{name}.p12"

    def identity(self, name: str) -> Identity:
        """Return an identity as the program loads it."""
        return load_identity(self.file(name), self.passphrase, moment=SIGNING_MOMENT)


@pytest.fixture(autouse=True)
def _no_job_deletes_a_widget(request: pytest.FixtureRequest) -> Iterator[None]:
    """Search for garbage between the tests that show windows, as ``ui.garbage_search`` does between keys."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.enable()
    gc.collect(1)


@pytest.fixture(scope="session")
def signing_moment() -> datetime:
    """Return the aware time at which tests sign and verify."""
    return SIGNING_MOMENT


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Return a root with five identities: P-256, RSA-3072, expired, not yet valid, not for signing."""
    folder = tmp_path_factory.mktemp("authority")
    key = ec.generate_private_key(ec.SECP256R1())
    root = _certificate("試験認証局", key, key, days=(-30, 3650), ca=True)
    folder.joinpath("root.pem").write_bytes(root.public_bytes(Encoding.PEM))
    _issue(folder, "officer", ec.generate_private_key(ec.SECP256R1()), (key, root))
    _issue(folder, "assessor", rsa.generate_private_key(65537, 3072), (key, root))
    _issue(folder, "expired", ec.generate_private_key(ec.SECP256R1()), (key, root), days=(-20, -10))
    _issue(folder, "future", ec.generate_private_key(ec.SECP256R1()), (key, root), days=(10, 20))
    _issue(folder, "encryption", ec.generate_private_key(ec.SECP256R1()), (key, root), signs=False)
    return Authority(folder, root)


def _issue(folder, name, key, issuer, *, days=(-1, 365), signs=True, more=()):
    issuer_key, issuer_certificate = issuer
    certificate = _certificate(
        name, key, issuer_key, days=days, issuer=issuer_certificate, signs=signs, more=more
    )
    data = pkcs12.serialize_key_and_certificates(
        name.encode(), key, certificate, [issuer_certificate], BestAvailableEncryption(PASSPHRASE)
    )
    folder.joinpath(f"{name}.p12").write_bytes(data)


def _certificate(name, key, signing_key, *, days, issuer=None, ca=False, signs=True, more=()):
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "株式会社サンプル"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=signs and not ca,
        content_commitment=signs and not ca,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )
    begin, end = (SIGNING_MOMENT.astimezone(UTC) + timedelta(days=n) for n in days)
    made = (
        x509.CertificateBuilder(issuer.subject if issuer else subject, subject, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    for extension, critical in more:
        made = made.add_extension(extension, critical)
    return made.sign(signing_key, hashes.SHA256())


@dataclass
class Services:
    """An authority's servers on this computer: timestamps, CRL and OCSP; ``asked`` is what was requested.

    Timestamps bear ``time``. ``/tsa`` gives them; ``/silent``, ``/page``, ``/refusing``, ``/another``,
    ``/endless`` and ``/broken`` fail each in its way.
    """

    folder: Path
    root: x509.Certificate
    key: Any
    address: str
    stamper: DummyTimeStamper
    revoked: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    ended: Event = field(default_factory=Event)

    @property
    def time(self) -> datetime:
        """Return the time that timestamps bear."""
        return self.stamper.fixed_dt

    def identity(self, name: str) -> Identity:
        """Return an identity of this authority: listed (CRL), asked (OCSP), revoked (CRL) or plain."""
        return load_identity(self.folder / f"{name}.p12", PASSPHRASE, moment=SIGNING_MOMENT)

    def crl(self) -> bytes:
        """Return the list of revoked certificates, DER."""
        moment = SIGNING_MOMENT.astimezone(UTC)
        made = x509.CertificateRevocationListBuilder(
            self.root.subject, moment - timedelta(hours=1), moment + timedelta(days=30)
        )
        for number in self.revoked:
            entry = x509.RevokedCertificateBuilder(number, moment - timedelta(hours=3)).build()
            made = made.add_revoked_certificate(entry)
        key_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        made = made.add_extension(key_id, critical=False).add_extension(x509.CRLNumber(1), critical=False)
        return made.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def answer(self, path: str, body: bytes) -> tuple[int, str, bytes]:
        """Return status, kind and body of an answer."""
        self.asked.append(path)
        if path == "/root.crl":
            return 200, "application/pkix-crl", self.crl()
        if path == "/ocsp":
            return 200, "application/ocsp-response", self._ocsp(body)
        if path == "/silent":
            self.ended.wait(30)
        if path in {"/silent", "/page"}:
            return 200, "text/html", b"<html>"
        return 200, "application/timestamp-reply", self._reply(path, body)

    def _reply(self, path: str, body: bytes) -> bytes:
        """Return a timestamp, or what a server says that fails in its way."""
        request = tsp.TimeStampReq.load(body)
        if path == "/refusing":
            status = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["契約がありません"]}).dump()
            return bytes([0x30, len(status)]) + status
        if path == "/endless":
            return bytes(3 << 20)
        if path == "/another":
            imprint = tsp.MessageImprint(
                {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": bytes(32)}
            )
            other = {"version": 1, "message_imprint": imprint, "nonce": request["nonce"], "cert_req": True}
            request = tsp.TimeStampReq(other)
        stamped = asyncio.run(self.stamper.async_request_tsa_response(request)).dump()
        return stamped[:-300] if path == "/broken" else stamped

    def _ocsp(self, body: bytes) -> bytes:
        request = ocsp.load_der_ocsp_request(body)
        moment = SIGNING_MOMENT.astimezone(UTC)
        made = ocsp.OCSPResponseBuilder().add_response_by_hash(
            issuer_name_hash=request.issuer_name_hash,
            issuer_key_hash=request.issuer_key_hash,
            serial_number=request.serial_number,
            algorithm=request.hash_algorithm,
            cert_status=ocsp.OCSPCertStatus.GOOD,
            this_update=moment - timedelta(minutes=5),
            next_update=moment + timedelta(days=1),
            revocation_time=None,
            revocation_reason=None,
        )
        made = made.responder_id(ocsp.OCSPResponderEncoding.HASH, self.root).certificates([self.root])
        for extension in request.extensions:
            made = made.add_extension(extension.value, extension.critical)
        return made.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Return an authority whose timestamp, CRL and OCSP servers run on this computer."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply(b"")

        def do_POST(self) -> None:
            self._reply(self.rfile.read(int(self.headers["Content-Length"])))

        def _reply(self, body: bytes) -> None:
            status, kind, data = made.answer(self.path, body)
            with suppress(OSError):  # whoever asked may have left
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        def log_message(self, *_anything: object) -> None:
            """Say nothing on the terminal."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made = _services(tmp_path_factory.mktemp("services"), f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.ended.set()
        server.shutdown()
        thread.join()


def _services(folder: Path, address: str) -> Services:
    key = rsa.generate_private_key(65537, 2048)
    root = _certificate("試験用ルート", key, key, days=(-30, 3650), ca=True)
    folder.joinpath("root.pem").write_bytes(root.public_bytes(Encoding.PEM))
    point = x509.DistributionPoint([x509.UniformResourceIdentifier(f"{address}/root.crl")], None, None, None)
    listed = (x509.CRLDistributionPoints([point]), False)
    responder = x509.AccessDescription(
        AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(f"{address}/ocsp")
    )
    asked = (x509.AuthorityInformationAccess([responder]), False)
    for name, more in {"listed": [listed], "asked": [asked], "revoked": [listed], "plain": []}.items():
        _issue(folder, name, ec.generate_private_key(ec.SECP256R1()), (key, root), more=more)
    own = rsa.generate_private_key(65537, 2048)
    stamps = (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    stamp = _certificate(
        "試験用タイムスタンプ局", own, key, days=(-30, 3000), issuer=root, more=[stamps, listed]
    )
    stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(stamp.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(own.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        fixed_dt=SIGNING_MOMENT.astimezone(UTC) + timedelta(seconds=30),
    )
    made = Services(folder, root, key, address, stamper)
    made.revoked.append(int(made.identity("revoked").signer.certificate.serial_number))
    folder.joinpath("root.crl").write_bytes(made.crl())
    return made


@pytest.fixture(scope="session")
def self_made(tmp_path_factory: pytest.TempPathFactory) -> Identity:
    """Return an identity that the program made itself."""
    path = tmp_path_factory.mktemp("self-made") / "self-made.p12"
    return make_identity(path, name="個人情報保護管理者", passphrase=None, moment=SIGNING_MOMENT)


@pytest.fixture(scope="session")
def form_pdf() -> bytes:
    """Return one page with three empty signature fields and an associated assessment.json.

    It lies in the file as the report does: object streams, a cross-reference stream, XMP and /Info.
    """
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Contents = pdf.make_stream(b"0.2 0.4 0.8 rg 60 600 200 120 re f")
    fields = [
        pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(role.field),
                F=132,
                P=page.obj,
                Rect=Array([60 + i * 150, 100, 160 + i * 150, 200]),
            )
        )
        for i, role in enumerate(Role)
    ]
    page.Annots = Array(fields)
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(fields)))
    file = pikepdf.AttachedFileSpec(
        pdf, b'{"id":"sample"}', filename="assessment.json", relationship=Name.Source
    )
    pdf.attachments["assessment.json"] = file
    pdf.Root.AF = Array([file.obj])
    with pdf.open_metadata() as packet:
        packet["dc:title"] = "店舗カメラの評価"
    pdf.docinfo.Title = "店舗カメラの評価"
    written = BytesIO()
    pdf.save(
        written,
        deterministic_id=True,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return written.getvalue()


@pytest.fixture(scope="session")
def signed_by() -> Callable[..., bytes]:
    """Return a function that signs a PDF in a role: ``signed_by(pdf, identity, role)``."""

    def signed(
        pdf: bytes, identity: Identity, role: Role = Role.ASSESSOR, evidence: Evidence = Evidence.offline
    ) -> bytes:
        return sign_pdf(
            pdf,
            identity,
            role,
            moment=SIGNING_MOMENT + timedelta(minutes=list(Role).index(role)),
            seal_name="管理担当",
            seal_top=role.label,
            reason="内容を確認した",
            evidence=evidence,
        )

    return signed


@pytest.fixture(scope="session")
def signed_once(form_pdf: bytes, authority: Authority, signed_by: Callable[..., bytes]) -> bytes:
    """Return the form signed by the assessor (P-256)."""
    return signed_by(form_pdf, authority.identity("officer"))


@pytest.fixture(scope="session")
def signed_thrice(form_pdf: bytes, authority: Authority, signed_by: Callable[..., bytes]) -> bytes:
    """Return the form signed in all three roles, with RSA-3072 first and P-256 then."""
    pdf = signed_by(form_pdf, authority.identity("assessor"), Role.ASSESSOR)
    for role in (Role.PRIVACY_OFFICER, Role.APPROVER):
        pdf = signed_by(pdf, authority.identity("officer"), role)
    return pdf


@dataclass(frozen=True)
class Finished:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what it printed for machines."""
        return json.loads(self.out)


@pytest.fixture(scope="session")
def content_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder where checked content is kept, so that it is checked once for all commands."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def own_settings(tmp_path: Path, content_cache: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Keep the commands of a test away from the settings and files of whoever runs it."""
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("PIA_WIZARD_LANGUAGE", "ja")
    monkeypatch.setenv("XDG_CACHE_HOME", str(content_cache))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return monkeypatch


@pytest.fixture
def command(own_settings: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Finished]:
    """Return a function that runs a command inside this process."""

    def ran(*arguments: object) -> Finished:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments], {})
        return Finished(code, *capsys.readouterr())

    return ran


@pytest.fixture
def program(own_settings: pytest.MonkeyPatch) -> Callable[..., Finished]:
    """Return a function that runs the program as a process; keywords are further environment variables."""

    def ran(*arguments: object, **variables: str) -> Finished:
        done = subprocess.run(
            [sys.executable, "-m", "pia_wizard", *map(str, arguments)],
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Finished(done.returncode, done.stdout, done.stderr)

    return ran
