"""Takes events from Lambda's runtime interface, so that one image serves as function and as job."""

import os

from flowi.errors import FlowiError

HANDLER = "flowi.job.lambda_handler.handler"
_ADDRESS = "AWS_LAMBDA_RUNTIME_API"


def serve_events() -> int:
    """Answers events until Lambda ends the process.

    Raises:
        FlowiError: `invalid_request` outside of Lambda.
    """
    if _ADDRESS not in os.environ:
        raise FlowiError("invalid_request", f"Lambda starts this and sets {_ADDRESS}; elsewhere run: job train")
    # The client is built for Linux only; every other verb does without.
    from awslambdaric.__main__ import main

    main(["flowi", HANDLER])
    return 0
