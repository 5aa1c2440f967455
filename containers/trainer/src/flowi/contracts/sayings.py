"""Generated from contracts/schema/trainer-sayings.json; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict, overload

from flowi.said import Said


class TrainerAtNode(TypedDict):
    """What stands in `trainer.at_node`."""

    node: str
    problem: str
    because: Mapping[str, Any] | None


TrainerFileFault = Literal[
    "no_columns",
    "too_many_columns",
    "unnamed_column",
    "duplicate_column",
    "no_rows",
    "too_many_rows",
    "file_too_large",
    "wrong_encoding",
    "empty_file",
    "nul_byte",
    "not_csv",
    "quoting",
    "line_end",
    "ragged_row",
    "field_too_large",
    "unknown_format",
    "no_file",
    "different_columns",
    "not_parquet",
    "unsupported_type",
    "not_json",
    "nested_value",
    "mixed_types",
]


class TrainerFile(TypedDict):
    """What stands in `trainer.file`."""

    file: str
    line: float | None
    fault: TrainerFileFault
    problem: str
    column: str | None
    given: str | None
    allowed: str | None


class TrainerFilesDiffer(TypedDict):
    """What stands in `trainer.files_differ`."""

    reason: str


class TrainerMissingColumn(TypedDict):
    """What stands in `trainer.missing_column`."""

    column: str
    columns: Sequence[str]


class TrainerMissingKey(TypedDict):
    """What stands in `trainer.missing_key`."""

    keys: Sequence[str]
    columns: Sequence[str]


class TrainerUnknownColumn(TypedDict):
    """What stands in `trainer.unknown_column`."""

    given: Sequence[str]
    columns: Sequence[str]


class TrainerColumnKind(TypedDict):
    """What stands in `trainer.column_kind`."""

    column: str
    kind: str
    takes: Sequence[str]


class TrainerNoColumns(TypedDict):
    """What stands in `trainer.no_columns`."""

    columns: Sequence[str]


class TrainerColumnAllMissing(TypedDict):
    """What stands in `trainer.column_all_missing`."""

    columns: Sequence[str]
    training: bool


class TrainerNoFeatures(TypedDict):
    """What stands in `trainer.no_features`."""

    target: str
    columns: Sequence[str]


class TrainerNotFloat32(TypedDict):
    """What stands in `trainer.not_float32`."""

    column: str
    largest: str
    most: str


class TrainerOutputTaken(TypedDict):
    """What stands in `trainer.output_taken`."""

    columns: Sequence[str]


class TrainerColumnTaken(TypedDict):
    """What stands in `trainer.column_taken`."""

    columns: Sequence[str]


class TrainerTwoBranches(TypedDict):
    """What stands in `trainer.two_branches`."""

    column: str
    nodes: Sequence[str]


class TrainerTooManyCategories(TypedDict):
    """What stands in `trainer.too_many_categories`."""

    column: str
    distinct: float
    most: float


class TrainerUnlistedCategory(TypedDict):
    """What stands in `trainer.unlisted_category`."""

    column: str
    values: Sequence[str]


class TrainerPrepareOrder(TypedDict):
    """What stands in `trainer.prepare_order`."""

    columns: Sequence[str]


class TrainerTargetEmpty(TypedDict):
    """What stands in `trainer.target_empty`."""

    target: str


class TrainerTargetMixed(TypedDict):
    """What stands in `trainer.target_mixed`."""

    target: str
    kinds: Sequence[str]


class TrainerTargetOneClass(TypedDict):
    """What stands in `trainer.target_one_class`."""

    target: str
    given: str
    rows: float


class TrainerTargetNumeric(TypedDict):
    """What stands in `trainer.target_numeric`."""

    target: str
    distinct: float
    rows: float
    shown: str


class TrainerTargetText(TypedDict):
    """What stands in `trainer.target_text`."""

    target: str


class TrainerTargetInfinite(TypedDict):
    """What stands in `trainer.target_infinite`."""

    target: str


class TrainerTooFewRows(TypedDict):
    """What stands in `trainer.too_few_rows`."""

    rows: float
    needed: float


class TrainerClassTooSmall(TypedDict):
    """What stands in `trainer.class_too_small`."""

    classes: Sequence[str]
    rows: Sequence[float]
    more: float
    needed: float


class TrainerClassLost(TypedDict):
    """What stands in `trainer.class_lost`."""

    classes: Sequence[str]
    rows: Sequence[float]
    more: float


class TrainerEmptyPart(TypedDict):
    """What stands in `trainer.empty_part`."""

    train: float
    fit: Sequence[float]
    validation: Sequence[float]
    test: float


class TrainerOneClassPart(TypedDict):
    """What stands in `trainer.one_class_part`."""

    target: str
    given: Sequence[str]
    rows: float
    known: Sequence[str]


class TrainerValuesNotTaken(TypedDict):
    """What stands in `trainer.values_not_taken`."""

    columns: Sequence[str]
    unseen: bool
    remedy: str


class TrainerNotFitted(TypedDict):
    """What stands in `trainer.not_fitted`."""

    estimator: str
    reason: str


class TrainerUnknownClass(TypedDict):
    """What stands in `trainer.unknown_class`."""

    given: str
    target: str
    classes: Sequence[str]


TrainerMetricNeedsNeeds = Literal["labels", "scores", "numbers"]


class TrainerMetricNeeds(TypedDict):
    """What stands in `trainer.metric_needs`."""

    needs: TrainerMetricNeedsNeeds


class TrainerMetricUndefined(TypedDict):
    """What stands in `trainer.metric_undefined`."""

    reason: str


class TrainerTooFewToMeasure(TypedDict):
    """What stands in `trainer.too_few_to_measure`."""

    metric: str
    least: float


class TrainerUnknownMetric(TypedDict):
    """What stands in `trainer.unknown_metric`."""

    metric: str
    metrics: Sequence[str]


class TrainerNoCandidate(TypedDict):
    """What stands in `trainer.no_candidate`."""

    metric: str


class TrainerBadGraph(TypedDict):
    """What stands in `trainer.bad_graph`."""

    found: str


class TrainerParity(TypedDict):
    """What stands in `trainer.parity`."""

    rows: float
    changed: float
    difference: str
    tolerance: str


class TrainerBadPackage(TypedDict):
    """What stands in `trainer.bad_package`."""

    file: str
    problem: str


class TrainerNoChannel(TypedDict):
    """What stands in `trainer.no_channel`."""

    channel: str
    channels: Sequence[str]


class TrainerEmptyChannel(TypedDict):
    """What stands in `trainer.empty_channel`."""

    channel: str
    address: str


class TrainerStopped(TypedDict):
    """What stands in `trainer.stopped`."""

    pass


class TrainerMemory(TypedDict):
    """What stands in `trainer.memory`."""

    pass


class TrainerDisk(TypedDict):
    """What stands in `trainer.disk`."""

    pass


class TrainerDenied(TypedDict):
    """What stands in `trainer.denied`."""

    reason: str


class TrainerExpired(TypedDict):
    """What stands in `trainer.expired`."""

    reason: str


class TrainerAbsent(TypedDict):
    """What stands in `trainer.absent`."""

    reason: str


class TrainerBusy(TypedDict):
    """What stands in `trainer.busy`."""

    reason: str


class TrainerUnreachable(TypedDict):
    """What stands in `trainer.unreachable`."""

    reason: str


class FoundAllMissing(TypedDict):
    """What stands in `found.all_missing`."""

    column: str


class FoundTimestamp(TypedDict):
    """What stands in `found.timestamp`."""

    column: str


class FoundConstant(TypedDict):
    """What stands in `found.constant`."""

    column: str


class FoundId(TypedDict):
    """What stands in `found.id`."""

    column: str


class FoundLargeWhole(TypedDict):
    """What stands in `found.large_whole`."""

    column: str
    largest: float
    most: float


class FoundDecimalComma(TypedDict):
    """What stands in `found.decimal_comma`."""

    column: str


class FoundManyTexts(TypedDict):
    """What stands in `found.many_texts`."""

    column: str
    distinct: float
    most: float


class FoundDoubled(TypedDict):
    """What stands in `found.doubled`."""

    doubled: float
    rows: float
    ids: Sequence[str]


class FoundSameFeatures(TypedDict):
    """What stands in `found.same_features`."""

    count: float
    rows: float


class FoundNoTarget(TypedDict):
    """What stands in `found.no_target`."""

    count: float
    target: str


class FoundDrawnAnew(TypedDict):
    """What stands in `found.drawn_anew`."""

    reason: str


class FoundUnlearnedClass(TypedDict):
    """What stands in `found.unlearned_class`."""

    name: str


class FoundCodes(TypedDict):
    """What stands in `found.codes`."""

    columns: Sequence[str]
    remedy: str


FoundMeasuringRows = Literal["held_out", "validation"]


class FoundMeasuring(TypedDict):
    """What stands in `found.measuring`."""

    rows: FoundMeasuringRows
    problem: str
    because: Mapping[str, Any] | None


class FoundNoValue(TypedDict):
    """What stands in `found.no_value`."""

    metric: str
    problem: str
    because: Mapping[str, Any] | None


class FoundNoTracker(TypedDict):
    """What stands in `found.no_tracker`."""

    reason: str | None


class Overtaken(TypedDict):
    """What stands in `overtaken`."""

    compared: float | None
    live: float | None


class TargetChanged(TypedDict):
    """What stands in `target_changed`."""

    before: str
    now: str


class TaskChanged(TypedDict):
    """What stands in `task_changed`."""

    before: str
    now: str


class ClassesChanged(TypedDict):
    """What stands in `classes_changed`."""

    before: str
    now: str


class ColumnsAbsent(TypedDict):
    """What stands in `columns_absent`."""

    columns: Sequence[str]


class RowsUntold(TypedDict):
    """What stands in `rows_untold`."""

    fault: str


class Unanswered(TypedDict):
    """What stands in `unanswered`."""

    live: bool
    count: float
    rows: float
    first: str


class Seen(TypedDict):
    """What stands in `seen`."""

    seen: float
    rows: float


@overload
def saying(english: str, id_: Literal["trainer.at_node"], values: TrainerAtNode) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.file"], values: TrainerFile) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.files_differ"], values: TrainerFilesDiffer) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.missing_column"], values: TrainerMissingColumn) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.missing_key"], values: TrainerMissingKey) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.unknown_column"], values: TrainerUnknownColumn) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.column_kind"], values: TrainerColumnKind) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.no_columns"], values: TrainerNoColumns) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.column_all_missing"], values: TrainerColumnAllMissing) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.no_features"], values: TrainerNoFeatures) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.not_float32"], values: TrainerNotFloat32) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.output_taken"], values: TrainerOutputTaken) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.column_taken"], values: TrainerColumnTaken) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.two_branches"], values: TrainerTwoBranches) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.too_many_categories"], values: TrainerTooManyCategories) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.unlisted_category"], values: TrainerUnlistedCategory) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.prepare_order"], values: TrainerPrepareOrder) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.target_empty"], values: TrainerTargetEmpty) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.target_mixed"], values: TrainerTargetMixed) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.target_one_class"], values: TrainerTargetOneClass) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.target_numeric"], values: TrainerTargetNumeric) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.target_text"], values: TrainerTargetText) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.target_infinite"], values: TrainerTargetInfinite) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.too_few_rows"], values: TrainerTooFewRows) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.class_too_small"], values: TrainerClassTooSmall) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.class_lost"], values: TrainerClassLost) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.empty_part"], values: TrainerEmptyPart) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.one_class_part"], values: TrainerOneClassPart) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.values_not_taken"], values: TrainerValuesNotTaken) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.not_fitted"], values: TrainerNotFitted) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.unknown_class"], values: TrainerUnknownClass) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.metric_needs"], values: TrainerMetricNeeds) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.metric_undefined"], values: TrainerMetricUndefined) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.too_few_to_measure"], values: TrainerTooFewToMeasure) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.unknown_metric"], values: TrainerUnknownMetric) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.no_candidate"], values: TrainerNoCandidate) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.bad_graph"], values: TrainerBadGraph) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.parity"], values: TrainerParity) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.bad_package"], values: TrainerBadPackage) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.no_channel"], values: TrainerNoChannel) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.empty_channel"], values: TrainerEmptyChannel) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.stopped"], values: TrainerStopped) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.memory"], values: TrainerMemory) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.disk"], values: TrainerDisk) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.denied"], values: TrainerDenied) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.expired"], values: TrainerExpired) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.absent"], values: TrainerAbsent) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.busy"], values: TrainerBusy) -> Said: ...


@overload
def saying(english: str, id_: Literal["trainer.unreachable"], values: TrainerUnreachable) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.all_missing"], values: FoundAllMissing) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.timestamp"], values: FoundTimestamp) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.constant"], values: FoundConstant) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.id"], values: FoundId) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.large_whole"], values: FoundLargeWhole) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.decimal_comma"], values: FoundDecimalComma) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.many_texts"], values: FoundManyTexts) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.doubled"], values: FoundDoubled) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.same_features"], values: FoundSameFeatures) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.no_target"], values: FoundNoTarget) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.drawn_anew"], values: FoundDrawnAnew) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.unlearned_class"], values: FoundUnlearnedClass) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.codes"], values: FoundCodes) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.measuring"], values: FoundMeasuring) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.no_value"], values: FoundNoValue) -> Said: ...


@overload
def saying(english: str, id_: Literal["found.no_tracker"], values: FoundNoTracker) -> Said: ...


@overload
def saying(english: str, id_: Literal["overtaken"], values: Overtaken) -> Said: ...


@overload
def saying(english: str, id_: Literal["target_changed"], values: TargetChanged) -> Said: ...


@overload
def saying(english: str, id_: Literal["task_changed"], values: TaskChanged) -> Said: ...


@overload
def saying(english: str, id_: Literal["classes_changed"], values: ClassesChanged) -> Said: ...


@overload
def saying(english: str, id_: Literal["columns_absent"], values: ColumnsAbsent) -> Said: ...


@overload
def saying(english: str, id_: Literal["rows_untold"], values: RowsUntold) -> Said: ...


@overload
def saying(english: str, id_: Literal["unanswered"], values: Unanswered) -> Said: ...


@overload
def saying(english: str, id_: Literal["seen"], values: Seen) -> Said: ...


def saying(english: str, id_: str, values: Mapping[str, object]) -> Said:
    """A sentence in English, with what other languages need to say it."""
    return Said(english, id_, values)
