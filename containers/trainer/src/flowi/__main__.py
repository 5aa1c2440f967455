"""`python -m flowi`."""

import sys

from flowi.determinism import pin_hash_seed, pin_threads

if __name__ == "__main__":
    pin_threads()
    pin_hash_seed(["-m", "flowi", *sys.argv[1:]])

    from flowi.cli import main

    sys.exit(main())
