"""Components of the group `preprocessing`."""
