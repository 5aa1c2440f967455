"""Components of the group `models`."""
