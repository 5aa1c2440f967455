"""Flowi's trainer: components, planner, executor and export."""

from flowi.determinism import pin_threads
from flowi.privacy import refuse_telemetry

# Here and not in the entry point, because no module of the package can import a library before these lines have run.
pin_threads()
refuse_telemetry()
