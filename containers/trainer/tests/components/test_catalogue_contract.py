"""Promises that every component of the catalogue keeps."""

from typing import Any

import numpy as np
import pytest

from factories import encode_frame, grid_rows, make_penguins, run_fragment
from flowi.components.base import Component, FitContext, FittedComponent, ModelComponent
from flowi.components.registry import all_components, component
from flowi.errors import FlowiError
from flowi.frame import CodeColumn, Frame, floats, number_column
from flowi.target import Target, fit_target

REQUIRED: dict[str, dict[str, Any]] = {
    "load.table": {"dataset": "penguins", "target": "species"},
    "preprocessing.drop_columns": {"columns": ["bill"]},
    "preprocessing.replace_string": {"find": "a"},
    "preprocessing.split_string": {"column": "island", "separator": "e", "outputs": ["one", "two"]},
}
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "preprocessing.fill_na": [
        {"strategy": "median"},
        {"strategy": "most_frequent"},
        {"strategy": "constant", "fill_value": -1.5},
        {"strategy": "constant", "fill_value": "none"},
        {"strategy": "constant", "fill_value": "male", "columns": ["sex"]},
    ],
    "preprocessing.standard_scaler": [
        {"with_mean": False},
        {"with_std": False},
        {"with_mean": False, "with_std": False},
    ],
    "preprocessing.min_max_scaler": [{"feature_range": [-1, 3]}, {"clip": True}],
    "preprocessing.one_hot_encoder": [
        {"drop": "first"},
        {"drop": "if_binary", "missing": "zeros"},
        {"columns": ["island", "grade"]},
    ],
    "preprocessing.ordinal_encoder": [
        {"columns": ["sex"], "categories": ["male", "female"], "unknown_value": 9, "encoded_missing_value": 0.5}
    ],
    "models.svc": [{"kernel": kernel, "gamma": 0.01} for kernel in ("linear", "poly", "rbf", "sigmoid")]
    + [{"C": 10, "class_weight": "balanced"}],
    "models.logistic_regression": [
        {"solver": "saga", "l1_ratio": 0.5},
        {"solver": "newton-cg", "fit_intercept": False},
    ],
    "models.decision_tree_classifier": [{"max_depth": 3, "criterion": "entropy"}, {"splitter": "random"}],
    "models.random_forest_classifier": [{"n_estimators": 7, "max_features": 0.5, "bootstrap": False}],
    "models.decision_tree_regressor": [{"criterion": "absolute_error", "min_samples_leaf": 0.05}],
    "models.random_forest_regressor": [{"n_estimators": 7, "max_samples": 0.5}],
    "models.linear_regression": [{"positive": True}, {"fit_intercept": False}],
}
ALL = all_components()
FITTED = [entry for entry in ALL if isinstance(entry, FittedComponent)]
MODELS = [entry for entry in ALL if isinstance(entry, ModelComponent)]


def cases(components: list[Any]) -> list[Any]:
    return [
        pytest.param(entry, values, id=f"{entry.id}-{index}")
        for entry in components
        for index, values in enumerate([REQUIRED.get(entry.id, {}), *VARIANTS.get(entry.id, [])])
    ]


@pytest.fixture(scope="module")
def tables() -> tuple[Frame, Frame, Target, Target]:
    """Training rows and other rows, text as codes; a target of classes and one of numbers."""
    raw, species = make_penguins(250)
    grade = np.random.default_rng(3).integers(1, 4, raw.rows).astype(np.float32)
    bill = raw["bill"]
    assert bill.kind == "number"
    raw = raw.with_columns({"grade": type(bill)(grade)})
    train = encode_frame(raw)
    weight = np.nan_to_num(bill.values, nan=40) * 2 + grade
    return train, grid_rows(train, 3000), species, fit_target("weight", weight.tolist(), "regression")


def filled(frame: Frame) -> Frame:
    """Numbers of similar size and categories, both without gaps, for models that refuse gaps or never finish without
    scaling."""
    fill = component("preprocessing.fill_na")
    assert isinstance(fill, FittedComponent)
    params = fill.parse({"strategy": "constant", "fill_value": 40})
    numbers = frame.select(name for name in frame if frame[name].kind == "number")
    target = Target("t", "regression", values=np.zeros(frame.rows, dtype=np.float32))
    whole = fill.fit(numbers, params, target, FitContext()).apply(numbers)
    scaled = {name: (floats(column) - 40) / np.float32(4) for name, column in whole.items()}
    scaled["mass"] = (floats(whole["mass"]) - 4000) / np.float32(500)
    known = {
        name: CodeColumn(np.maximum(column.codes, 0), column.vocabulary)
        for name, column in frame.items()
        if isinstance(column, CodeColumn)
    }
    return frame.with_columns({**{name: number_column(values) for name, values in scaled.items()}, **known})


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.id)
def test_manifest_is_complete(entry: Component) -> None:
    schema = entry.schema()

    assert entry.id == f"{entry.group}.{entry.id.partition('.')[2]}"
    assert entry.title and entry.help
    assert schema["additionalProperties"] is False
    for name, rules in schema["properties"].items():
        assert rules.get("title") and rules.get("description"), name
        assert ("default" in rules) != (name in schema.get("required", [])), name
        assert "$ref" not in str(rules), name


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.id)
def test_defaults_are_valid_values(entry: Component) -> None:
    schema = entry.schema()
    defaults = {name: rules["default"] for name, rules in schema["properties"].items() if "default" in rules}

    assert entry.check({**REQUIRED.get(entry.id, {}), **defaults}) == []
    assert entry.parse({**REQUIRED.get(entry.id, {}), **defaults}) == entry.parse(REQUIRED.get(entry.id, {}))


def out_of_range(rules: dict[str, Any]) -> list[Any]:
    options = rules.get("anyOf", [rules])
    if any("enum" in option or "const" in option for option in options):
        return ["no such choice", *([] if len(options) > 1 else [3.25])]
    wrong: list[Any] = []
    for option in options:
        wrong += [option[key] - 1 for key in ("minimum",) if key in option]
        wrong += [
            option[key] for key in ("exclusiveMinimum", "exclusiveMaximum") if key in option and len(options) == 1
        ]
        wrong += [option[key] + 1 for key in ("maximum",) if key in option]
        wrong += [[0] * (option["maxItems"] + 1) for key in ("maxItems",) if key in option]
    kinds = {option.get("type") for option in options}
    return [*wrong, *(["text"] if not kinds & {"string"} else [{"not": "text"}])]


RANGES = [
    pytest.param(entry, name, value, id=f"{entry.id}-{name}-{value}")
    for entry in ALL
    for name, rules in entry.schema()["properties"].items()
    for value in out_of_range(rules)
]


@pytest.mark.parametrize(("entry", "name", "value"), RANGES)
def test_value_out_of_range_is_refused_with_field_given_and_allowed(entry: Component, name: str, value: Any) -> None:
    with pytest.raises(FlowiError) as refused:
        entry.parse({**REQUIRED.get(entry.id, {}), name: value})

    issue = refused.value.details["issues"][0]
    assert (refused.value.code, refused.value.reason) == ("invalid_flow", "invalid_parameter")
    assert (issue["code"], issue["field"], issue["given"]) == ("invalid_parameter", name, value)
    assert issue["allowed"] and issue["allowed"] in issue["message"]


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.id)
def test_unknown_parameter_is_refused(entry: Component) -> None:
    issues = entry.check({**REQUIRED.get(entry.id, {}), "no_such": 1})

    assert [(issue.code, issue.field) for issue in issues] == [("unknown_parameter", "no_such")]


@pytest.mark.parametrize(("entry", "values"), cases(FITTED))
@pytest.mark.parametrize("rows", [3000, 1])
def test_fragment_of_fitted_step_equals_apply_bit_for_bit(entry: Any, values: Any, rows: int, tables: Any) -> None:
    train, other, species, _ = tables
    params = entry.parse(values)
    chosen = entry.select({name: column.kind for name, column in train.items()}, params)
    assert chosen
    fitted = entry.fit(train.select(chosen), params, species, FitContext())
    other = other.take(np.arange(rows))

    applied = fitted.apply(other)
    ran = run_fragment(fitted.fragment(), other.matrix(fitted.inputs))["y"]

    assert applied.names == fitted.outputs
    np.testing.assert_array_equal(ran, applied.matrix())


@pytest.mark.parametrize(("entry", "values"), cases(FITTED))
def test_fitted_step_reduced_to_one_output_gives_the_same_column(entry: Any, values: Any, tables: Any) -> None:
    train, other, species, _ = tables
    params = entry.parse(values)
    chosen = entry.select({name: column.kind for name, column in train.items()}, params)
    fitted = entry.fit(train.select(chosen), params, species, FitContext())
    name = fitted.outputs[-1]

    kept = fitted.keep({name})

    assert kept.outputs == (name,)
    assert len(kept.inputs) == 1
    ran = run_fragment(kept.fragment(), other.matrix(kept.inputs))["y"]
    np.testing.assert_array_equal(ran[:, 0], fitted.apply(other).matrix([name])[:, 0])


@pytest.mark.parametrize(("entry", "values"), cases(MODELS))
@pytest.mark.parametrize("rows", [3000, 1])
def test_fragment_of_model_answers_as_the_library(entry: Any, values: Any, rows: int, tables: Any) -> None:
    train, other, species, weight = tables
    params = entry.parse(values)
    train, other = filled(train), filled(other).take(np.arange(rows))
    chosen = entry.select({name: column.kind for name, column in train.items()}, params)
    target = species if entry.task == "classification" else weight
    model = entry.fit(train.select(chosen), params, target, FitContext(seed=1))

    expected = model.predict(other)
    ran = run_fragment(model.fragment(), other.matrix(model.inputs))

    if entry.task == "regression":
        np.testing.assert_allclose(ran["value"], expected.value, rtol=1e-6)
        return
    assert expected.scores is not None
    best = np.sort(expected.scores, axis=1)
    clear = best[:, -1] - best[:, -2] > 1e-5
    np.testing.assert_array_equal(ran["label_code"][clear], expected.label_code[clear])
    np.testing.assert_allclose(ran["scores"], expected.scores, atol=2e-6, rtol=2e-6)
    assert ran["scores"].shape == (rows, 3)


@pytest.mark.parametrize("entry", [entry for entry in MODELS if "tree" in entry.id or "forest" in entry.id])
@pytest.mark.parametrize("gaps_in_training", [True, False])
def test_trees_send_missing_numbers_where_the_library_does(entry: Any, gaps_in_training: bool, tables: Any) -> None:
    train, other, species, weight = tables
    train = train if gaps_in_training else filled(train)
    target = species if entry.task == "classification" else weight
    model = entry.fit(train, entry.parse({}), target, FitContext(seed=1))

    expected = model.predict(other)
    ran = run_fragment(model.fragment(), other.matrix(model.inputs))

    assert np.isnan(other.matrix(["bill"])).any()
    if entry.task == "regression":
        np.testing.assert_allclose(ran["value"], expected.value, rtol=1e-6)
    else:
        np.testing.assert_allclose(ran["scores"], expected.scores, atol=2e-6)


@pytest.mark.parametrize(("entry", "values"), [case for case in cases(FITTED) if "encoder" not in str(case.id)])
@pytest.mark.parametrize("model_id", ["models.decision_tree_classifier", "models.random_forest_classifier"])
def test_tree_behind_a_step_keeps_every_label_on_a_grid(entry: Any, values: Any, model_id: str, tables: Any) -> None:
    train, _, species, _ = tables
    train = train.select(["bill", "mass", "island", "sex", "grade"])
    params = entry.parse(values)
    chosen = entry.select({name: column.kind for name, column in train.items()}, params)
    step = entry.fit(train.select(chosen), params, species, FitContext())
    tree = component(model_id)
    assert isinstance(tree, ModelComponent)
    model = tree.fit(step.apply(train), tree.parse({}), species, FitContext(seed=2))
    other = grid_rows(train, 20_000, seed=5)

    behind = run_fragment(step.fragment(), other.matrix(step.inputs))["y"]
    ran = run_fragment(model.fragment(), behind)
    expected = model.predict(step.apply(other))

    assert expected.scores is not None
    best = np.sort(expected.scores, axis=1)
    clear = best[:, -1] - best[:, -2] > 1e-5
    assert int((ran["label_code"] != expected.label_code)[clear].sum()) == 0


@pytest.mark.parametrize("entry", [entry for entry in MODELS if entry.task == "classification"])
def test_class_without_training_rows_scores_lowest(entry: Any, tables: Any) -> None:
    train, other, species, _ = tables
    train, other = filled(train), filled(other)
    rows = np.flatnonzero(species.data != 1)
    model = entry.fit(train.take(rows), entry.parse({}), species.take(rows), FitContext())

    expected = model.predict(other)
    ran = run_fragment(model.fragment(), other.matrix(model.inputs))

    assert expected.scores is not None
    best = np.sort(expected.scores, axis=1)
    clear = best[:, -1] - best[:, -2] > 1e-5
    assert set(expected.label_code) == {0, 2}
    np.testing.assert_array_equal(ran["label_code"][clear], expected.label_code[clear])
    np.testing.assert_allclose(ran["scores"], expected.scores, atol=2e-6, rtol=2e-6)
    assert (ran["scores"].argmin(axis=1) == 1).any()
    assert (ran["scores"][:, 1] <= ran["scores"].min(axis=1) + 1e-6).all()
