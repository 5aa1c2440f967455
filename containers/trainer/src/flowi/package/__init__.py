"""The model package: what a run leaves, written once and read by everything that serves or compares."""
