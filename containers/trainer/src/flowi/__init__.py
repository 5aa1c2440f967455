"""Flowi's trainer: components, planner, executor and export."""

from flowi.determinism import pin_threads

# Here and not in the entry point, because no module of the package can import numpy before this line has run.
pin_threads()
