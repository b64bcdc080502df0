"""``python -m viewer.cli``, as the program calls itself."""

import signal
import sys

signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is begun yet: Ctrl+C ends it without a trace

from viewer.cli.main import main  # noqa: E402  # that is what it must not interrupt

sys.exit(main())
