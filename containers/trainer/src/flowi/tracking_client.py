"""How MLflow's client, which takes its settings from the environment, treats a run."""

import os
from collections.abc import MutableMapping

# Its own are minutes and seven attempts, which a run would wait for at its end.
PATIENCE = {"MLFLOW_HTTP_REQUEST_TIMEOUT": "10", "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "1"}


def settle_tracking_client(environment: MutableMapping[str, str] = os.environ) -> None:
    """Sets what the client reads, where nobody chose otherwise.

    Has to run before there are threads: one that reads the environment while another writes it ends the process.
    """
    for name, value in PATIENCE.items():
        environment.setdefault(name, value)
    # Stdout is the job's reply; and each line about a run would cost a request.
    environment["MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT"] = "true"
