"""Candidate against live model, on the same held-out rows."""
