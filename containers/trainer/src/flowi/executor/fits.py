"""The cache of fits: every distinct fit happens once."""

import hashlib
import json
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flowi.components.base import FittedModel, FittedNode
from flowi.components.parameters import Parameters

T = TypeVar("T", FittedNode, FittedModel)


def key_of(*parts: Any) -> str:
    """A hash of plain JSON values, the same in every process."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def plain_parameters(params: Parameters) -> Mapping[str, Any]:
    """Parameters as JSON values, without the choice of columns (the columns chosen are part of the input's digest)."""
    values: Mapping[str, Any] = params.model_dump(mode="json", exclude={"columns", "exclude_columns"})
    return values


@dataclass
class FitCache:
    """Fitted steps by component, parameters, digest of the inputs and fold.

    Held in memory as arrays and estimators for as long as a fold runs; nothing is pickled.
    """

    distinct: int = 0
    requested: int = 0
    messages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _fitted: dict[str, FittedNode | FittedModel] = field(default_factory=dict)

    def fit(self, key: str, fit: Callable[[], T]) -> tuple[T, bool]:
        """The fitted step, and True when it was fitted just now."""
        self.requested += 1
        known = self._fitted.get(key)
        if known is not None:
            return known, False  # type: ignore[return-value]  # a key names its component, hence the type
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            fitted = fit()
        self.distinct += 1
        self._fitted[key] = fitted
        self.messages[key] = tuple(dict.fromkeys(str(warning.message).splitlines()[0] for warning in caught))
        return fitted, True

    def forget(self) -> None:
        """Frees the fitted steps; the counts stay."""
        self._fitted.clear()
        self.messages.clear()
