"""What flows along an edge while a fold runs, and how several of them become one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flowi.contracts.sayings import saying
from flowi.errors import FlowiError
from flowi.frame import Column, ColumnKind, Frame

History = tuple[str, ...]


@dataclass(frozen=True)
class Branch:
    """The columns that leave a node, for the training rows and the validation rows of a fold.

    `history` tells for each column which nodes changed it, in order; `consumed` the same for columns that a step
    replaced by others (a dropped column is in neither). Two versions of a column are the same when their histories
    are, and one is an untouched copy of what the other was made from when its history begins the other's.
    """

    train: Frame
    validation: Frame
    history: Mapping[str, History]
    consumed: Mapping[str, History] = field(default_factory=dict)

    @staticmethod
    def start(train: Frame, validation: Frame) -> "Branch":
        """Columns as loaded."""
        return Branch(train, validation, dict.fromkeys(train, ()))

    def kinds(self) -> dict[str, ColumnKind]:
        """Kind of each column."""
        return {name: column.kind for name, column in self.train.items()}

    def change(
        self, token: str, reads: Iterable[str], train: Mapping[str, Column], validation: Mapping[str, Column]
    ) -> "Branch":
        """Columns written from columns read; what is read and not written is consumed.

        Columns that keep their name keep their place; new ones come at the end.
        """
        read = tuple(reads)
        gone = [name for name in read if name not in train]
        consumed = {name: key for name, key in self.consumed.items() if name not in train}
        consumed |= {name: (*self.history[name], token) for name in gone}
        history = {name: key for name, key in self.history.items() if name not in gone}
        history |= {name: (*(self.history[name] if name in read else ()), token) for name in train}
        return Branch(
            self.train.drop(gone).with_columns(train),
            self.validation.drop(gone).with_columns(validation),
            history,
            consumed,
        )

    def drop(self, names: Iterable[str]) -> "Branch":
        """Columns that this branch leaves out; another branch may still have them."""
        gone = set(names)
        history = {name: key for name, key in self.history.items() if name not in gone}
        return replace(self, train=self.train.drop(gone), validation=self.validation.drop(gone), history=history)


def merge(branches: Sequence[Branch]) -> tuple[Branch, dict[str, int]]:
    """The union of branches, and for each of its columns the number of the branch it comes from.

    Untouched copies collapse; a column changed in one branch replaces its untouched copies.

    Raises:
        FlowiError: `invalid_flow`, reason `union_conflict`, when two branches changed the same column.
    """
    names = dict.fromkeys(name for branch in branches for name in (*branch.history, *branch.consumed))
    sources: dict[str, int] = {}
    consumed: dict[str, History] = {}
    for name in names:
        source, history = _newest(name, branches)
        if name in branches[source].history:
            sources[name] = source
        else:
            consumed[name] = history
    train = {name: branches[source].train[name] for name, source in sources.items()}
    validation = {name: branches[source].validation[name] for name, source in sources.items()}
    histories = {name: branches[source].history[name] for name, source in sources.items()}
    rows = branches[0].train.rows, branches[0].validation.rows
    return Branch(Frame(train, rows[0]), Frame(validation, rows[1]), histories, consumed), sources


def _newest(name: str, branches: Sequence[Branch]) -> tuple[int, History]:
    """The branch with the version of the column that all others are copies or predecessors of."""
    best = -1
    newest: History = ()
    for index, branch in enumerate(branches):
        history = branch.history.get(name, branch.consumed.get(name))
        if history is None:
            continue
        shorter, longer = sorted((history, newest), key=len) if best >= 0 else ((), history)
        if longer[: len(shorter)] != shorter:
            raise _conflict(name, history[-1], newest[-1])
        if best < 0 or len(history) > len(newest):
            best, newest = index, history
    return best, newest


def _conflict(name: str, one: str, other: str) -> FlowiError:
    nodes = sorted((one, other))
    message = saying(
        f"column {name!r} is changed in two branches that meet here (by {nodes[0]} and {nodes[1]}); "
        "change it in one of them, or leave it out of the other with exclude_columns or preprocessing.drop_columns",
        "trainer.two_branches",
        {"column": name, "nodes": nodes},
    )
    return FlowiError("invalid_flow", message, {"reason": "union_conflict", "column": name, "nodes": nodes})
