"""The command ``kept``: what the program keeps on this computer, and how it is wiped.

May import: `viewer.cli.call` and everything below it.
"""

from __future__ import annotations

import argparse
from typing import get_args

from viewer.cli.call import OK, say
from viewer.data.user_files import UserFilesKind, user_files, wipe


def kept(order: argparse.Namespace) -> int:
    """List what is kept, or wipe some of it."""
    if order.wipe is None:
        for each in user_files():
            say(f"{each.name:9} {each.size_bytes / 1024:9,.0f} KB  {each.what}")
            for place in each.places:
                say(f"{'':9} {place}")
        say("Nothing of a head of your own, of a complaint or of a patient is kept.")
        return OK
    names: tuple[UserFilesKind, ...] = get_args(UserFilesKind) if order.wipe == "all" else (order.wipe,)
    for name in names:
        for place in wipe(name):
            say(f"removed {place}")
    return OK
