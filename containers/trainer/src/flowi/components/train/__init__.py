"""Components of the group `train`."""
