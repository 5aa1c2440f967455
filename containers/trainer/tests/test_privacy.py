import os
import subprocess
import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

from flowi.components.fragment import IR_VERSION, OPSET
from flowi.privacy import NO_TELEMETRY

LOAD = "import flowi, onnxruntime, sys; onnxruntime.InferenceSession(sys.argv[1])"


def test_a_session_leaves_nothing_of_its_makers_behind(tmp_path: Path) -> None:
    value = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("x", "y")]
    graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "same", value[:1], value[1:])
    model = helper.make_model(graph, ir_version=IR_VERSION, opset_imports=[helper.make_opsetid("", OPSET)])
    onnx.save(model, tmp_path / "model.onnx")
    places = {"HOME": tmp_path / "home", "TMPDIR": tmp_path / "tmp"}
    for place in places.values():
        place.mkdir()
    kept = {name: value for name, value in os.environ.items() if name not in NO_TELEMETRY}
    environment = {**kept, "PYTHONPATH": os.pathsep.join(sys.path), **{key: str(at) for key, at in places.items()}}

    subprocess.run([sys.executable, "-c", LOAD, str(tmp_path / "model.onnx")], env=environment, check=True)

    assert [path for place in places.values() for path in place.rglob("*")] == []
