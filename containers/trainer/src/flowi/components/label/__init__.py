"""Components of the group `label`."""
