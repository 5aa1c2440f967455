import os
import subprocess
import sys

from flowi.determinism import SINGLE_THREAD, pin_threads

READ_SEED = """
import os, sys
from flowi.determinism import pin_hash_seed
pin_hash_seed(["-c", sys.argv[1], sys.argv[1]])
print(os.environ["PYTHONHASHSEED"], hash("flowi"))
"""


def run(code: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code, code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_importing_the_package_pins_threads_before_numpy() -> None:
    code = "import flowi, os, sys; print('numpy' in sys.modules, os.environ['OMP_NUM_THREADS'])"

    assert run(code, OMP_NUM_THREADS="2").split() == ["False", "1"]


def test_hash_seed_is_the_same_however_the_process_was_started() -> None:
    seen = {run(READ_SEED, PYTHONHASHSEED=seed) for seed in ("0", "1", "random")}

    assert len(seen) == 1
    assert seen.pop().startswith("0 ")


def test_other_settings_are_left_alone() -> None:
    environment = {"HOME": "/root", "OMP_NUM_THREADS": "8"}

    pin_threads(environment)

    assert environment == {"HOME": "/root", **SINGLE_THREAD}
