"""Training for the parity tests; see main.py."""
