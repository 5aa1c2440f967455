"""Experiment tracking. A run never fails, and never waits long, because a tracker is down."""
