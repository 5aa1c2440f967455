"""Nothing that Flowi runs tells its makers about it."""

import os
from collections.abc import MutableMapping

# onnxruntime's builds upload events to their vendor unless this is set before they are loaded; they would also leave a
# device id in the home folder and files in the temporary one.
NO_TELEMETRY = {"ORT_DISABLE_TELEMETRY": "1", "MLFLOW_DISABLE_TELEMETRY": "true"}


def refuse_telemetry(environment: MutableMapping[str, str] = os.environ) -> None:
    """Switches telemetry of libraries off. Has to run before they are imported for the first time."""
    environment.update(NO_TELEMETRY)
