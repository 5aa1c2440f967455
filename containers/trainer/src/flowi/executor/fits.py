"""The cache of fits: every distinct fit happens once."""

import hashlib
import json
import threading
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flowi.components.base import Component, FittedModel, FittedNode
from flowi.components.parameters import Parameters
from flowi.said import SaidWarning

T = TypeVar("T", FittedNode, FittedModel)


def key_of(*parts: Any) -> str:
    """A hash of plain JSON values, the same in every process."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@contextmanager
def _own_warnings() -> Iterator[list[str]]:
    """The first lines of warnings that this thread meets; those of others, such as the tracker's, are not of a fit."""
    messages: list[str] = []
    own = threading.get_ident()

    def note(message: Warning | str, *_: Any, **__: Any) -> None:
        if threading.get_ident() == own:
            messages.append(message.text if isinstance(message, SaidWarning) else str(message).splitlines()[0])

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = note
        yield messages


def group_of(component: Component, params: Parameters) -> str:
    """A hash of a component with its parameters, whatever it is fitted on.

    The choice of columns is left out: those chosen are part of the input's digest.
    """
    values: Mapping[str, Any] = params.model_dump(mode="json", exclude={"columns", "exclude_columns"})
    return key_of(component.id, values)


@dataclass
class FitCache:
    """Fitted steps by component, parameters, digest of the inputs and fold.

    Held in memory as arrays and estimators until no later trial of the fold can ask for them; nothing is pickled.
    """

    distinct: int = 0
    requested: int = 0
    messages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _fitted: dict[str, dict[str, FittedNode | FittedModel]] = field(default_factory=dict)

    def fit(self, group: str, key: str, fit: Callable[[], T]) -> tuple[T, bool]:
        """The fitted step, and True when it was fitted just now.

        Args:
            group: component and parameters; what `release` frees.
            key: group, inputs and fold.
        """
        self.requested += 1
        known = self._fitted.get(group, {}).get(key)
        if known is not None:
            return known, False  # type: ignore[return-value]  # a key names its component, hence the type
        with _own_warnings() as messages:
            fitted = fit()
        self.distinct += 1
        self._fitted.setdefault(group, {})[key] = fitted
        self.messages[key] = tuple(dict.fromkeys(messages))
        return fitted, True

    @property
    def groups(self) -> Collection[str]:
        """Groups that hold a fitted step."""
        return self._fitted.keys()

    def __len__(self) -> int:
        return sum(len(fits) for fits in self._fitted.values())

    def release(self, groups: Collection[str]) -> None:
        """Frees the fitted steps of these groups; the counts stay."""
        for group in groups:
            for key in self._fitted.pop(group, {}):
                del self.messages[key]
