"""Components of the group `metrics`."""
