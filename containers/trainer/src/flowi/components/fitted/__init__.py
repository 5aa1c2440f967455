"""Fitted steps shared by components: what was learned, how it applies, how it exports."""
