"""Which processor does the work. No component fits on a GPU; scoring uses one when it is there."""

import os
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


@cache
def providers() -> tuple[str, ...]:
    """Execution providers for onnxruntime, best first: CUDA when both a device and the provider are there."""
    usable = cuda_devices() > 0 and CUDA in onnxruntime.get_available_providers()
    return (CUDA, CPU) if usable else (CPU,)


def describe() -> str:
    """What fitted and what scored, for the provenance."""
    scoring = "cuda" if providers()[0] == CUDA else "cpu"
    return f"fit on cpu, scored on {scoring}; {cuda_devices()} CUDA devices seen"
