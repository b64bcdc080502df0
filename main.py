"""Starts the program from a checkout."""

import signal
import sys

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is begun yet: Ctrl+C ends it without a trace
    from viewer.cli.main import main

    sys.exit(main())
