"""Knows whether a request may have changed state, so that an idle substrate is not saved again and again."""

from __future__ import annotations

import re

from asgi import App, Receive, Scope, Send, header_map

# A received message comes back after its visibility timeout; that it was hidden need not survive a crash.
READ_ACTION = re.compile(r"^(ReceiveMessage$|Get|List|Describe|Query|Scan|BatchGet|Head|Lookup|Filter|Simulate)")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class ChangeCounter:
    """ASGI wrapper that counts requests which may have changed state, once they are answered."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.count = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, then count; a request that failed half-way is counted too."""
        try:
            await self.app(scope, receive, send)
        finally:
            if scope["type"] == "http" and may_change(scope):
                self.count += 1


def may_change(scope: Scope) -> bool:
    """Whether a request is anything but a plain read."""
    if scope["method"] in SAFE_METHODS:
        return False
    action = header_map(scope["headers"]).get("x-amz-target", "").rpartition(".")[2]
    return not READ_ACTION.match(action)
