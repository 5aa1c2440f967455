"""Which processor does the work. No component fits on a GPU; scoring uses one when it is there."""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import onnxruntime

CUDA = "CUDAExecutionProvider"
CPU = "CPUExecutionProvider"


def cuda_devices() -> int:
    """NVIDIA devices that this process may use; `CUDA_VISIBLE_DEVICES` set to nothing or -1 hides all."""
    if os.environ.get("CUDA_VISIBLE_DEVICES") in ("", "-1"):
        return 0
    return len(list(Path("/dev").glob("nvidia[0-9]*")))


def choose_providers(available: Sequence[str], devices: int) -> tuple[str, ...]:
    """Execution providers for onnxruntime, best first: CUDA when both a device and the provider are there.

    Args:
        available: what this build of onnxruntime has.
        devices: NVIDIA devices there are.
    """
    return (CUDA, CPU) if devices > 0 and CUDA in available else (CPU,)


@cache
def providers() -> tuple[str, ...]:
    """The providers of this machine."""
    return choose_providers(onnxruntime.get_available_providers(), cuda_devices())


def describe(provider: str) -> str:
    """What fitted and what scored, for log and provenance.

    Args:
        provider: the one that a session really runs on; one that was asked for may be missing its libraries.
    """
    scoring = "cuda" if provider == CUDA else "cpu"
    return f"fit on cpu, scored on {scoring}; {cuda_devices()} CUDA devices seen"
