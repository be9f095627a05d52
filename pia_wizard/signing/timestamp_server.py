"""Asking the timestamp server that the user named (RFC 3161), and believing nothing it says unchecked.

The answer is bounded in size and time, and the timestamp in it has to be one of what was sent, signed by
a certificate made for timestamps. Each failure has its own error (``evidence_errors``).
"""

import asyncio
from typing import Any

import aiohttp
from asn1crypto.parser import parse
from asn1crypto.tsp import PKIStatusInfo, TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import ValidationContext

from pia_wizard.errors import PiaError
from pia_wizard.signing.certificates import shown
from pia_wizard.signing.evidence_errors import (
    NotATimestampError,
    ServerDownError,
    ServerSlowError,
    TimestampRefusedError,
)

LARGEST_ANSWER = 1 << 20
"""Bytes; timestamps have some thousands."""

_HEADERS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


class TimestampServer(TimeStamper):  # type: ignore[misc]  # pyHanko is followed without types
    """A timestamp server on the network, by its address; ``seconds`` bound each answer."""

    def __init__(self, address: str, seconds: float) -> None:
        super().__init__()
        self.address, self.seconds = address, seconds

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        """Return the server's answer. Raises one of ``evidence_errors``."""
        limit = aiohttp.ClientTimeout(total=self.seconds)
        try:
            async with (
                # proxies of the computer's settings, since offices have them
                aiohttp.ClientSession(timeout=limit, trust_env=True) as session,
                session.post(self.address, data=req.dump(), headers=_HEADERS) as answer,
            ):
                data = await _bounded(answer, self.address)
        except TimeoutError as error:
            raise ServerSlowError(address=self.address, seconds=f"{self.seconds:g}") from error
        except (aiohttp.ClientError, OSError) as error:
            raise ServerDownError(address=self.address) from error
        self._require_granted(data)
        return TimeStampResp.load(data)

    def _require_granted(self, answer: bytes) -> None:
        """Raise TimestampRefusedError with the server's own words.

        A refusal comes without a timestamp (RFC 3161, 2.4.2), and asn1crypto takes no answer without.
        """
        status = PKIStatusInfo.load(parse(answer)[4])
        if status["status"].native in {"granted", "granted_with_mods"}:
            return
        words = [*(status["status_string"].native or ()), *sorted(status["fail_info"].native or ())]
        raise TimestampRefusedError(address=self.address, reason=shown("; ".join(words)) or "-")

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
        """Return a timestamp of a digest, checked. Raises the errors of ``evidence_errors``."""
        nobody = ValidationContext(trust_roots=[], allow_fetching=False)  # whom to trust is asked later
        try:
            token = await super().async_timestamp(message_digest, md_algorithm)
            checked = await validate_tst_signed_data(token["content"], nobody, lambda _: message_digest)
        except (PiaError, asyncio.CancelledError):
            raise
        except Exception as error:  # whatever pyHanko meets in what a server sends
            raise NotATimestampError(address=self.address, reason=type(error).__name__) from error
        if not (checked["intact"] and checked["valid"]):
            raise NotATimestampError(address=self.address, reason="imprint")
        return token


async def _bounded(answer: aiohttp.ClientResponse, address: str) -> bytes:
    """Return the body of an answer that claims to be a timestamp."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if answer.status != 200 or kind != _HEADERS["Accept"]:
        raise NotATimestampError(address=address, reason=f"HTTP {answer.status}, {shown(kind)}")
    data = bytearray()
    async for piece in answer.content.iter_chunked(1 << 16):
        data += piece
        if len(data) > LARGEST_ANSWER:
            raise NotATimestampError(address=address, reason="size")
    return bytes(data)
