"""What stands in front of the substrate: who may talk to it at all, and what it is told about the request.

The substrate treats the key ``test``, any account id and even a missing key as root and checks no signature on them.
Here a request that claims root must carry a signature made with this instance's own random secret.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from asgi import App, RawHeaders, Receive, Scope, Send, header_map, query_map, raw_path, read_body, refuse
from ministack.core.iam_evaluator import is_root_access_key
from ministack.core.router import extract_access_key_id
from ministack.core.sigv4 import header_signature_failure, parse_header_signature, parse_query_signature

HEALTH_PATHS = ("/_ministack/health", "/_ministack/ready")
LOOPBACK_HOST = re.compile(r"^(127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)*localhost)(:\d+)?$", re.IGNORECASE)
PUBLIC_API_HOST = re.compile(r"^[a-z0-9-]+\.(execute-api|lambda-url\.[a-z0-9-]+)\.localhost(:\d+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Refusal:
    """Why a request goes no further: HTTP status, AWS error code, message."""

    status: int
    code: str
    message: str


class Gate:
    """ASGI wrapper that refuses what must not reach the substrate and marks every request as sent over TLS."""

    def __init__(self, app: App, root_secret: str, origins: list[str]) -> None:
        self.app = app
        self.root_secret = root_secret
        self.origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then hand on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = header_map(scope["headers"])
        refusal = self._surroundings(scope, headers)
        if refusal is None:
            refusal, receive = await self._identity(scope, headers, receive)
        if refusal is not None:
            await refuse(send, refusal.status, refusal.code, refusal.message)
            return
        await self.app({**scope, "headers": _as_tls(scope["headers"])}, receive, send)

    def _surroundings(self, scope: Scope, headers: dict[str, str]) -> Refusal | None:
        host, origin, path = headers.get("host", ""), headers.get("origin"), scope["path"]
        if not LOOPBACK_HOST.match(host):
            return Refusal(403, "AccessDenied", f"host {host!r} is not a loopback name")
        if origin is not None and origin not in self.origins:
            return Refusal(403, "AccessDenied", f"origin {origin!r} is not one of {sorted(self.origins)}")
        if path.startswith(("/_ministack", "/_localstack")) and path not in HEALTH_PATHS:
            # These routes wipe or reconfigure everything and know no authentication.
            return Refusal(403, "AccessDenied", f"{path} is closed")
        return None

    async def _identity(
        self, scope: Scope, headers: dict[str, str], receive: Receive
    ) -> tuple[Refusal | None, Receive]:
        if scope["method"] == "OPTIONS" or PUBLIC_API_HOST.match(headers.get("host", "")):
            return None, receive
        query = query_map(scope)
        claimed = extract_access_key_id(headers, query)
        if not claimed:
            if headers.get("authorization"):
                return Refusal(403, "IncompleteSignature", "the Authorization header names no access key"), receive
            return None, receive
        if not is_root_access_key(claimed):
            return None, receive
        body = b""
        if _signature_covers_body(headers):
            body, receive = await read_body(receive)
        if self._signed_by_root(scope, headers, query, body):
            return None, receive
        message = "the request signature does not match; check the secret access key and the signing method"
        return Refusal(403, "SignatureDoesNotMatch", message), receive

    def _signed_by_root(self, scope: Scope, headers: dict[str, str], query: dict[str, list[str]], body: bytes) -> bool:
        presigned = not headers.get("authorization", "").startswith("AWS4-HMAC-SHA256")
        signature = parse_query_signature(query) if presigned else parse_header_signature(headers)
        if isinstance(signature, tuple) or signature.region_set is not None:
            return False
        failure = header_signature_failure(
            signature, self.root_secret, scope["method"], raw_path(scope), query, headers, body, presigned=presigned
        )
        return failure is None


def _signature_covers_body(headers: dict[str, str]) -> bool:
    declared = headers.get("x-amz-content-sha256", "")
    return headers.get("authorization", "").startswith("AWS4-") and (
        not declared or declared.startswith("STREAMING-AWS4-HMAC")
    )


def _as_tls(headers: RawHeaders) -> RawHeaders:
    """Loopback needs no TLS, but policies and buckets demand it; a client's own claim is dropped."""
    kept = [(name, value) for name, value in headers if name.lower() != b"x-forwarded-proto"]
    return [*kept, (b"x-forwarded-proto", b"https")]
