"""``python -m viewer.cli``, as the program calls itself."""

import sys

from viewer.cli.main import main

sys.exit(main())
