"""What makes two runs of the same flow leave the same bytes."""

import os
import random
import sys
from collections.abc import MutableMapping, Sequence

# Sums split over threads differ in the last bit from run to run, so linear models change with the thread count.
SINGLE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
HASH_SEED = "0"


def pin_threads(environment: MutableMapping[str, str] = os.environ) -> None:
    """One thread for BLAS and OpenMP. Has to run before numpy is imported for the first time."""
    environment.update(SINGLE_THREAD)


def pin_hash_seed(argv: Sequence[str]) -> None:
    """Starts the interpreter again with `PYTHONHASHSEED=0` unless it is set so; only then returns.

    The seed is read when Python starts, so that it can not be changed from inside.

    Args:
        argv: arguments after the interpreter, such as `["-m", "flowi", *sys.argv[1:]]`.
    """
    if os.environ.get("PYTHONHASHSEED") == HASH_SEED:
        return
    os.environ["PYTHONHASHSEED"] = HASH_SEED
    os.execv(sys.executable, [sys.executable, *argv])  # noqa: S606  (the same interpreter, no shell)


def seed_everything(seed: int) -> None:
    """Seeds the global generators. Estimators get their seed explicitly; this covers what a library draws by itself."""
    import numpy as np

    random.seed(seed)
    np.random.seed(seed)
