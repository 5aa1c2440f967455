"""What the executor is given and gives back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from flowi.components.base import FittedModel
from flowi.errors import FlowiError
from flowi.executor.branch import Branch
from flowi.frame import Frame, Rows
from flowi.target import Target


@dataclass(frozen=True)
class TrainingData:
    """The training part: features as loaded (target and excluded columns left out) and the target of the same rows."""

    frame: Frame
    target: Target

    def __post_init__(self) -> None:
        if len(self.target) != self.frame.rows:
            raise ValueError(f"{self.frame.rows} rows of features, {len(self.target)} of the target")


@dataclass(frozen=True)
class Fold:
    """Row numbers within the training part: what is learned from, and what trials are compared on."""

    train: Rows
    validation: Rows


@dataclass(frozen=True)
class Place:
    """A node of a trial on a fold; `fold` is None for the final fit."""

    trial: int
    fold: int | None
    node_id: str


@dataclass(frozen=True)
class Progress:
    """Something happened to a node of a trial. `fold` is None for the final fit, `seconds` the time the node took.

    `reused_from` is where an equal fit had been made, `error` why the node failed, `warnings` what the library said
    about a fit that was made just now.
    """

    trial: int
    fold: int | None
    node_id: str
    state: Literal["fitted", "reused", "done", "failed"]
    seconds: float
    reused_from: Place | None = None
    error: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class NodeOutput:
    """What a node of a trial was given and what leaves it; `model` answers for classes (or numbers) of `target`."""

    place: Place
    before: Sequence[Branch]
    after: Branch
    model: FittedModel | None
    target: Target


OnProgress = Callable[[Progress], None]
OnEnter = Callable[[Place], None]
OnOutput = Callable[[NodeOutput], None]


@dataclass(frozen=True)
class TrialResult:
    """How a trial did.

    `metrics` and `folds` are by metric node: the mean over folds (scalar metrics of successful trials only), and the
    value of each fold, NaN where the metric is not defined. Such a metric has no mean.
    """

    number: int
    error: FlowiError | None
    metrics: Mapping[str, float]
    folds: Mapping[str, Sequence[Any]]
    seconds: float
    warnings: tuple[str, ...] = ()

    @property
    def succeeded(self) -> bool:
        """True when every fold was fitted and measured."""
        return self.error is None


@dataclass(frozen=True)
class FitCounts:
    """`steps`: fits that trials asked for over all folds (and the final fit, when made); `distinct`: those that had to
    be made."""

    distinct: int
    steps: int


@dataclass(frozen=True)
class Results:
    """All trials in order, and the fits it took."""

    trials: tuple[TrialResult, ...]
    fits: FitCounts
