"""What the trainer's processes leave with: 0 done, 1 failed, 2 wrong input."""

DONE, FAILED, WRONG_INPUT = 0, 1, 2
# Whoever started the process can mend these; the others are failures of the run.
INPUT_CODES = frozenset(
    [
        "invalid_request",
        "invalid_flow",
        "invalid_data",
        "too_many_trials",
        "not_found",
        "prediction_input",
        "already_exists",
    ]
)


def exit_code(code: str) -> int:
    """The exit code for a FlowiError's code: 2 when the input was wrong, else 1."""
    return WRONG_INPUT if code in INPUT_CODES else FAILED
