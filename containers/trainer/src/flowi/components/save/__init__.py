"""Components of the group `save`."""
