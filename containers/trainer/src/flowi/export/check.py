"""What every exported graph has to be: plain, self-contained, with the fixed names."""

import onnx
from onnx import ModelProto, TensorProto

from flowi.contracts.sayings import saying
from flowi.errors import FlowiError

ALLOWED_DOMAINS = frozenset({"", "ai.onnx", "ai.onnx.ml"})


def check_model(model: ModelProto) -> None:
    """Raises `unsupported` where a graph could not be served: custom operators, external data, wrong structure."""
    domains = {node.domain for node in model.graph.node} | {entry.domain for entry in model.opset_import}
    foreign = sorted(domains - ALLOWED_DOMAINS)
    if foreign or model.functions:
        raise _refuse(
            f"operators of domain {', '.join(foreign) or 'local functions'}; only standard ones can be served"
        )
    external = [t.name for t in model.graph.initializer if t.data_location == TensorProto.EXTERNAL]
    if external:
        raise _refuse(f"external data ({', '.join(external)}); all weights have to be inside")
    names = [tensor.name for tensor in model.graph.input]
    if names != ["input"]:
        raise _refuse(f"inputs {names}; there has to be one, called 'input'")
    try:
        onnx.checker.check_model(model, full_check=True)
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
        raise _refuse(f"a structure that the ONNX checker refuses: {error}") from error


def _refuse(what: str) -> FlowiError:
    message = saying(f"the exported graph has {what}", "trainer.bad_graph", {"found": what})
    return FlowiError("unsupported", message, {"reason": "bad_graph"})
