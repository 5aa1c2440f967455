"""Addresses of a library's own pages about its classes and functions."""

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

# By package: the distribution whose version counts, and the page of an object in a minor version of it.
_SITES = {
    "sklearn": ("scikit-learn", "https://scikit-learn.org/{minor}/modules/generated/{name}.html"),
}


def public_name(wrapped: Callable[..., Any]) -> str:
    """The name that a class or function is imported by: `sklearn.svm.SVC`, not `sklearn.svm._classes.SVC`."""
    parts = [part for part in wrapped.__module__.split(".") if not part.startswith("_")]
    return ".".join([*parts, wrapped.__qualname__])


def reference_of(wrapped: Callable[..., Any]) -> str:
    """The page about a class or function, in the version that is installed.

    Raises:
        KeyError: for a library whose site is not known here.
    """
    name = public_name(wrapped)
    distribution, page = _SITES[name.partition(".")[0]]
    minor = ".".join(version(distribution).split(".")[:2])
    return page.format(minor=minor, name=name)
