"""Components of the group `load`."""
