"""Every component that wraps something of a library says where the library explains it."""

import re
import sys
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from flowi.components.base import Component
from flowi.components.reference import public_name, reference_of
from flowi.components.registry import all_components

REQUIREMENTS = Path(__file__).parents[2] / "requirements.txt"
SITES = {"scikit-learn.org": "scikit-learn"}
ALL = all_components()
WRAPPING = [component for component in ALL if type(component).library is not None]


def taken_from_library(component: Component) -> list[str]:
    """Names that the component's module takes from scikit-learn."""
    module = vars(sys.modules[type(component).__module__])
    return [name for name, value in module.items() if str(getattr(value, "__module__", "")).startswith("sklearn.")]


@pytest.mark.parametrize("component", ALL, ids=lambda component: component.id)
def test_who_takes_from_a_library_names_it(component: Component) -> None:
    assert (type(component).library is not None) == bool(taken_from_library(component))
    assert (component.reference is None) == (type(component).library is None)


@pytest.mark.parametrize("component", WRAPPING, ids=lambda component: component.id)
def test_the_page_is_of_the_locked_version_and_of_what_is_wrapped(component: Component) -> None:
    wrapped = type(component).library
    assert wrapped is not None and component.reference is not None
    address = urlsplit(component.reference)
    locked = re.search(rf"^{SITES[address.netloc]}==(\d+\.\d+)", REQUIREMENTS.read_text("utf-8"), re.MULTILINE)
    module, _, name = public_name(wrapped).rpartition(".")

    assert address.scheme == "https"
    assert locked is not None
    assert address.path == f"/{locked[1]}/modules/generated/{module}.{name}.html"
    assert getattr(import_module(module), name) is wrapped


def test_a_library_without_a_known_site_is_refused() -> None:
    with pytest.raises(KeyError):
        reference_of(pytest.raises)
