"""Parameters of library estimators: type, range and default are read from the library, never retyped."""

import inspect
from collections.abc import Collection, Mapping
from numbers import Integral
from typing import Annotated, Any, Literal, Union

from pydantic import Field, create_model
from sklearn.base import BaseEstimator
from sklearn.utils._param_validation import Interval, RealNotInt, StrOptions

from flowi.components.parameters import ColumnParameters

Help = Mapping[str, str]


def library_parameters(
    estimator: type[BaseEstimator],
    helps: Help,
    *,
    own: type[ColumnParameters] = ColumnParameters,
    defaults: Mapping[str, Any] | None = None,
    narrowed: Mapping[str, Any] | None = None,
    without: Collection[str] = (),
) -> type[ColumnParameters]:
    """A parameters model for some parameters of an estimator.

    Args:
        estimator: a scikit-learn estimator class.
        helps: parameter name to description; only these become parameters, in this order.
        own: a model whose further parameters come after the library's.
        defaults: values that replace the library's default, where it can not be written as JSON.
        narrowed: types that replace the library's constraint, where it is wider than what JSON holds.
        without: words that the library accepts and that make no sense here.
    """
    signature = inspect.signature(estimator).parameters
    fields: dict[str, Any] = {}
    for name, description in helps.items():
        default = (defaults or {}).get(name, signature[name].default)
        kind = (narrowed or {}).get(name) or _type(estimator._parameter_constraints[name], without)
        fields[name] = (kind, Field(default=default, title=title_of(name), description=description))
    further = {name: info for name, info in own.model_fields.items() if name not in ColumnParameters.model_fields}
    fields.update({name: (info.annotation, info) for name, info in further.items()})
    return create_model(f"{estimator.__name__}Parameters", __base__=ColumnParameters, **fields)


def title_of(name: str) -> str:
    """A parameter name as a form label: `max_depth` becomes `Max depth`."""
    return name.replace("_", " ").strip().capitalize() if len(name) > 1 else name


def _type(constraints: list[Any], without: Collection[str]) -> Any:
    """The Python type of a list of alternatives; those that JSON can not hold (callables, arrays) are left out."""
    has_integers = any(isinstance(item, Interval) and item.type is Integral for item in constraints)
    kinds = [kind for item in constraints if (kind := _alternative(item, has_integers, without)) is not None]
    if not kinds:
        raise TypeError(f"no alternative of {constraints!r} can be written as JSON")
    return Union[tuple(kinds)]  # noqa: UP007  (the members are only known at run time)


def _alternative(item: Any, has_integers: bool, without: Collection[str]) -> Any:
    if item is None:
        return type(None)
    if item == "boolean":
        return bool
    if type(item) is StrOptions:
        return Literal[tuple(sorted(item.options - item.deprecated - set(without)))]
    if isinstance(item, Interval):
        return _interval(item, has_integers)
    return None


def _interval(item: Interval, has_integers: bool) -> Any:
    bounds: dict[str, Any] = {}
    if item.left is not None and item.left != float("-inf"):
        bounds["ge" if item.closed in ("left", "both") else "gt"] = item.left
    if item.right is not None and item.right != float("inf"):
        bounds["le" if item.closed in ("right", "both") else "lt"] = item.right
    if item.type is RealNotInt and has_integers and bounds.get("le") == 1:
        # JSON does not tell the share 1.0 from the count 1. The count wins; "all" is written as null.
        bounds = {key: value for key, value in bounds.items() if key != "le"} | {"lt": 1}
    return Annotated[int if item.type is Integral else float, Field(**bounds)]


def estimator_arguments(params: ColumnParameters) -> dict[str, Any]:
    """The parameters an estimator takes: all but the choice of columns."""
    own = set(ColumnParameters.model_fields)
    return {name: getattr(params, name) for name in type(params).model_fields if name not in own}
