"""FastAPI with onnxruntime on the same graph, lean: no validation model, one thread, uvloop.

Usage: python fastapi_server.py PACKAGE PORT
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
import uvicorn
from fastapi import FastAPI, Request

options = ort.SessionOptions()
options.intra_op_num_threads = 1
options.inter_op_num_threads = 1
options.add_session_config_entry("session.intra_op.allow_spinning", "0")
session = ort.InferenceSession(str(Path(sys.argv[1]) / "model.onnx"), options)
app = FastAPI()


@app.get("/ping")
async def ping() -> dict[str, bool]:
    return {"ready": True}


@app.post("/invocations", response_model=None)
async def invocations(request: Request) -> dict[str, Any]:
    rows = np.array((await request.json())["instances"], dtype=np.float32)
    codes = session.run(["label_code"], {"input": rows})[0]
    return {"predictions": [{"label": ("no", "yes")[code]} for code in codes]}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning", access_log=False, loop="uvloop")
