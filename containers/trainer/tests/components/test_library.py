from typing import Any

import pytest
from sklearn.ensemble import RandomForestRegressor
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from flowi.components.allowed import describe_allowed
from flowi.components.base import Component, ModelComponent
from flowi.components.columns import select_columns
from flowi.components.library import estimator_arguments, library_parameters
from flowi.components.parameters import ColumnParameters, check_parameters, parameter_schema
from flowi.components.registry import all_components, component, register
from flowi.errors import FlowiError
from flowi.frame import ColumnKind

KINDS: dict[str, ColumnKind] = {"a": "number", "b": "code", "c": "number", "d": "timestamp"}


def properties(model: Any) -> dict[str, Any]:
    found: dict[str, Any] = parameter_schema(model)["properties"]
    return found


def test_ranges_and_defaults_are_the_librarys() -> None:
    schema = properties(library_parameters(SVC, {"C": "c", "gamma": "g", "degree": "d"}))

    assert (schema["C"]["type"], schema["C"]["exclusiveMinimum"], schema["C"]["default"]) == ("number", 0, 1.0)
    assert schema["gamma"]["anyOf"] == [
        {"enum": ["auto", "scale"], "type": "string"},
        {"minimum": 0.0, "type": "number"},
    ]
    assert (schema["degree"]["minimum"], schema["degree"]["default"]) == (0, 3)


def test_choices_without_sense_can_be_left_out() -> None:
    schema = properties(library_parameters(SVC, {"kernel": "k"}, without=("precomputed",)))

    assert schema["kernel"]["enum"] == ["linear", "poly", "rbf", "sigmoid"]


def test_a_share_and_a_count_do_not_meet_at_one() -> None:
    model = library_parameters(DecisionTreeClassifier, {"max_features": "m", "min_samples_split": "s"})

    assert model.model_validate({"max_features": 1}).model_dump()["max_features"] == 1
    assert check_parameters(model, {"max_features": 0.5, "min_samples_split": 2}) == []
    issues = check_parameters(model, {"min_samples_split": 1.0})
    assert issues[0].allowed == "a whole number, at least 2, or a number, above 0, below 1"


def test_whole_floats_are_whole_numbers_as_in_json() -> None:
    model = library_parameters(RandomForestRegressor, {"n_estimators": "n"})

    assert check_parameters(model, {"n_estimators": 10.0}) == []
    assert check_parameters(model, {"n_estimators": 10.5})[0].given == 10.5


@pytest.mark.parametrize("entry", [e for e in all_components() if isinstance(e, ModelComponent)], ids=lambda e: e.id)
def test_every_model_parameter_is_one_of_the_library(entry: Any) -> None:
    params = entry.parse({})
    library = entry.fit.__globals__.get("Library") or SVC

    library(**estimator_arguments(params))._validate_params()


def test_columns_default_to_all_of_the_accepted_kinds() -> None:
    assert select_columns(KINDS, ColumnParameters(), ("number",)) == ("a", "c")
    assert select_columns(KINDS, ColumnParameters(exclude_columns=["a"]), ("number", "code")) == ("b", "c")
    assert select_columns(KINDS, ColumnParameters(columns=["c", "a"]), ("number",)) == ("a", "c")
    assert select_columns(KINDS, ColumnParameters(columns=["c", "a"], exclude_columns=["a"]), ("number",)) == ("c",)


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        (ColumnParameters(columns=["x"]), "unknown_column"),
        (ColumnParameters(exclude_columns=["x"]), "unknown_column"),
        (ColumnParameters(columns=["b"]), "column_type"),
        (ColumnParameters(columns=["d"]), "column_type"),
    ],
)
def test_wrong_columns_are_refused_naming_what_there_is(params: ColumnParameters, reason: str) -> None:
    with pytest.raises(FlowiError) as refused:
        select_columns(KINDS, params, ("number",))

    assert refused.value.reason == reason


def test_model_without_columns_is_refused() -> None:
    model = component("models.svc")
    assert isinstance(model, ModelComponent)

    with pytest.raises(FlowiError) as refused:
        model.select({"d": "timestamp"}, model.parse({}))

    assert refused.value.reason == "no_columns"


def test_taken_id_is_refused() -> None:
    class Again(Component):
        id = "models.svc"

    with pytest.raises(ValueError, match=r"models\.svc.*taken"):
        register(Again)


def test_unknown_component_lists_those_there_are() -> None:
    with pytest.raises(FlowiError) as refused:
        component("models.oracle")

    assert refused.value.reason == "unknown_component"
    assert "models.svc" in refused.value.message


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "integer", "minimum": 1}, "a whole number, at least 1"),
        ({"anyOf": [{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}, {"type": "null"}]},
         "a number, above 0, below 1, or null"),
        ({"enum": ["a", "b"]}, "one of 'a', 'b'"),
        ({"const": "balanced"}, "'balanced'"),
        ({"type": "array", "items": {"type": "string"}, "minItems": 1}, "a list of text each, 1 items or more"),
        ({"type": "boolean"}, "true or false"),
    ],
)  # fmt: skip
def test_what_is_allowed_is_said_in_words(schema: dict[str, Any], words: str) -> None:
    assert describe_allowed(schema) == words
