"""The launcher's own route: the judgement on a signed request that came in at one of the stand-ins.

A stand-in cannot check a signature, since it does not know the secrets of role sessions. It sends the request's
head and what it is about to do; the answer comes from the substrate's own IAM evaluator.
"""

from __future__ import annotations

import base64
import hmac
from typing import Any
from urllib.parse import parse_qs

from asgi import App, Receive, Scope, Send, header_map, read_body, refuse, send_json
from ministack.core.iam_evaluator import (
    AuthError,
    enforce,
    is_root_access_key,
    pin_signed_body,
    pin_signed_request,
    resolve_caller_identity,
)
from ministack.core.responses import set_request_account_id, set_request_region
from ministack.core.router import extract_access_key_id
from ministack.core.sigv4 import header_signature_failure, parse_header_signature
from pydantic import BaseModel, ConfigDict, ValidationError

AUTHORIZE_PATH = "/_flowi/authorize"


class Check(BaseModel):
    """One action on one resource, and the service the pass-role condition names."""

    model_config = ConfigDict(extra="forbid")

    action: str
    resource: str = "*"
    context: dict[str, str] = {}


class Question(BaseModel):
    """A request as a stand-in received it, and what it would do."""

    model_config = ConfigDict(extra="forbid")

    method: str
    path: str
    query: str = ""
    headers: list[tuple[str, str]]
    body: str = ""
    service: str
    region: str
    checks: list[Check]


class Control:
    """ASGI wrapper that answers the control route and hands on everything else."""

    def __init__(self, app: App, token: str, root_secret: str) -> None:
        self.app = app
        self.token = token
        self.root_secret = root_secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer ``POST /_flowi/authorize``; refuse callers without the control token."""
        if scope["type"] != "http" or scope["path"] != AUTHORIZE_PATH:
            await self.app(scope, receive, send)
            return
        given = header_map(scope["headers"]).get("authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {self.token}".encode()):
            await refuse(send, 403, "AccessDenied", "the control token is missing or wrong")
            return
        body, _ = await read_body(receive)
        try:
            question = Question.model_validate_json(body)
        except ValidationError as problem:
            await refuse(send, 400, "ValidationException", str(problem))
            return
        await send_json(send, 200, judge(question, self.root_secret))


def judge(question: Question, root_secret: str) -> dict[str, Any]:
    """``{allowed: true, principal}`` or ``{allowed: false, code, message}`` for a request at a stand-in."""
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in question.headers]
    headers = header_map(raw)
    claimed = extract_access_key_id(headers)
    if not claimed:
        return _refused("MissingAuthenticationToken", "the request is not signed")
    set_request_account_id(claimed)
    set_request_region(question.region)
    query = parse_qs(question.query, keep_blank_values=True)
    body = base64.b64decode(question.body)
    if is_root_access_key(claimed):
        signature = parse_header_signature(headers)
        if isinstance(signature, tuple) or header_signature_failure(
            signature, root_secret, question.method, question.path, query, headers, body
        ):
            return _refused("SignatureDoesNotMatch", "the request signature does not match")
    pin_signed_request(question.method, question.path, query, raw)
    pin_signed_body(body)
    for check in question.checks:
        context = dict(check.context)
        denied = enforce(claimed, check.action, question.service, question.region, check.resource, context)
        if isinstance(denied, AuthError):
            return _refused(denied.code, denied.message)
        if denied is not None:
            who = denied.principal_arn
            message = f"User: {who} is not authorized to perform: {check.action} on resource: {check.resource}"
            return _refused("AccessDeniedException", message)
    caller = resolve_caller_identity(claimed) or {}
    return {"allowed": True, "principal": caller.get("userArn", "")}


def _refused(code: str, message: str) -> dict[str, Any]:
    return {"allowed": False, "code": code, "message": message}
