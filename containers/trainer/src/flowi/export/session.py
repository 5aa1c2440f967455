"""Runs an exported graph as a server does."""

from collections.abc import Sequence

import numpy as np
import onnxruntime

from flowi.components.base import Prediction
from flowi.frame import Floats

ROWS_AT_ONCE = 16_384


class GraphSession:
    """A graph in onnxruntime on one thread, so that the same rows always give the same bits."""

    def __init__(self, model: bytes, providers: Sequence[str] = ("CPUExecutionProvider",)) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=list(providers))
        self.outputs: tuple[str, ...] = tuple(output.name for output in self._session.get_outputs())

    @property
    def provider(self) -> str:
        """The first execution provider that could be loaded; operators that it lacks run on the CPU all the same."""
        return str(self._session.get_providers()[0])

    def predict(self, matrix: Floats) -> Prediction:
        """Label codes and scores, or values, in blocks of rows (labels as text are not fetched)."""
        names = [name for name in self.outputs if name != "label"]
        starts = range(0, len(matrix), ROWS_AT_ONCE) if len(matrix) else range(1)
        blocks = [self._session.run(names, {"input": matrix[at : at + ROWS_AT_ONCE]}) for at in starts]
        joined = {name: np.concatenate([block[index] for block in blocks]) for index, name in enumerate(names)}
        return Prediction(joined.get("label_code"), joined.get("scores"), joined.get("value"))

    def labels(self, matrix: Floats) -> list[str]:
        """Class names as the graph writes them."""
        return [str(label) for label in self._session.run(["label"], {"input": matrix})[0]]
