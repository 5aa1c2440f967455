"""Runs a plan: every distinct fit once, trials as paths in a tree."""
