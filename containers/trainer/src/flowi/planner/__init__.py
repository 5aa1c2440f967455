"""Flow document > issues > plan. Same rules and codes as contracts/flow/rules."""
