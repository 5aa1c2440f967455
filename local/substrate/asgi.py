"""Types of the ASGI protocol and the few reply helpers that the launcher needs."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
RawHeaders = list[tuple[bytes, bytes]]


def header_map(headers: RawHeaders) -> dict[str, str]:
    """Headers by lower-case name; values of a repeated header joined by a comma, as signatures want them."""
    joined: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return joined


def query_map(scope: Scope) -> dict[str, list[str]]:
    """Query parameters of a request, with blank values kept."""
    return parse_qs(scope.get("query_string", b"").decode("utf-8", "replace"), keep_blank_values=True)


def raw_path(scope: Scope) -> str:
    """Path as sent, percent-encoding included."""
    raw = scope.get("raw_path")
    return raw.decode("latin-1") if raw else str(scope["path"])


async def read_body(receive: Receive) -> tuple[bytes, Receive]:
    """The whole body, and a receive function that gives it once more to whoever comes next."""
    parts: list[bytes] = []
    message: Message = {"more_body": True}
    while message.get("more_body"):
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        parts.append(message.get("body", b""))
    body = b"".join(parts)
    replayed = False

    async def replay() -> Message:
        nonlocal replayed
        if replayed:
            return await receive()
        replayed = True
        return {"type": "http.request", "body": body, "more_body": False}

    return body, replay


async def send_json(send: Send, status: int, document: dict[str, Any]) -> None:
    """Answer with one JSON document."""
    body = json.dumps(document).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def refuse(send: Send, status: int, code: str, message: str) -> None:
    """Answer with an error that AWS clients of the JSON protocols understand."""
    await send_json(send, status, {"__type": code, "code": code, "message": message})
