"""How sure the place of a zone is, and so how it is drawn: the kinds of doubt."""

from __future__ import annotations

from typing import Literal

Drawing = Literal["solid", "dashed", "search-area", "rival", "order", "ring", "none"]
"""What the sources give of a place, and so how it is drawn.

``solid`` numbers on which two sources agree; ``dashed`` numbers of one source; ``search-area`` a tender spot that is
found by pressing; ``rival`` two sources that differ; ``order`` the order alone, ends unknown; ``ring`` the peak of a
brain scan; ``none`` a name without a place.
"""
