"""Flowi's trainer: components, planner, executor and export."""

from flowi.determinism import pin_threads
from flowi.privacy import refuse_telemetry
from flowi.tracking_client import settle_tracking_client

# Here and not in the entry point, because before these lines have run no module of the package can import a library or
# start a thread.
pin_threads()
refuse_telemetry()
settle_tracking_client()
