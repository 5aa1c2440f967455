"""The registry of components: filled by importing the modules below this package."""

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

import flowi.components
from flowi.components.base import Component
from flowi.errors import FlowiError

_registered: dict[str, Component] = {}

C = TypeVar("C", bound=Component)


def register(kind: type[C]) -> type[C]:
    """Class decorator that adds a component; an id that is taken is refused."""
    known = _registered.get(kind.id)
    if known is not None:
        raise ValueError(f"component id {kind.id!r} is taken by {type(known).__qualname__}; choose another id")
    _registered[kind.id] = kind()
    return kind


@cache
def discover() -> None:
    """Imports every module of the package, once, which registers their components."""
    for module in pkgutil.walk_packages(flowi.components.__path__, "flowi.components."):
        importlib.import_module(module.name)


def all_components() -> tuple[Component, ...]:
    """All components, by id."""
    discover()
    return tuple(_registered[component_id] for component_id in sorted(_registered))


def ids() -> Iterable[str]:
    """All component ids, ascending."""
    return [component.id for component in all_components()]


def component(component_id: str) -> Component:
    """The component with this id.

    Raises:
        FlowiError: `invalid_flow`, reason `unknown_component`.
    """
    discover()
    found = _registered.get(component_id)
    if found is None:
        message = f"unknown component {component_id!r}; available: {', '.join(ids())}"
        raise FlowiError("invalid_flow", message, {"reason": "unknown_component", "given": component_id})
    return found
