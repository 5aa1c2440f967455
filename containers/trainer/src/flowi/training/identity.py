"""Who runs what: everything about a run that is not the flow's graph or the data."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np


@dataclass(frozen=True)
class DatasetUsed:
    """A dataset version that a load node reads."""

    node_id: str
    name: str
    version: int
    digest: str

    def to_json(self) -> dict[str, Any]:
        """As the provenance writes it."""
        return {"nodeId": self.node_id, "name": self.name, "version": self.version, "digest": self.digest}


@dataclass(frozen=True)
class Identity:
    """Ids of a run, its seed and its salt (which decides the held-out rows of all runs of the flow)."""

    flow_id: str
    flow_version: int
    run_id: str
    attempt: int
    seed: int
    salt: str
    datasets: tuple[DatasetUsed, ...]
    image: str = "process"
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))


def flow_digest(document: Mapping[str, Any]) -> str:
    """`sha256:` over the flow document as JSON: keys in order, no spaces, whole numbers without a point, no notes."""
    meant = {key: value for key, value in document.items() if key != "notes"}
    text = json.dumps(_plain(meant), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer() and np.isfinite(value):
        return int(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
