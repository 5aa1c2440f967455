"""The tracker a run asks for."""

from flowi.tracking.mlflow_tracker import MlflowTracker
from flowi.tracking.port import NoTracker, Tracker


def open_tracker(provider: str, uri: str | None, experiment: str) -> Tracker:
    """MLflow when it is asked for and there is an address; else none."""
    return MlflowTracker(uri, experiment) if provider == "mlflow" and uri else NoTracker()
