"""Places of the brain on the scalp of one head: the electrode grid of both, laid out once and only if asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from viewer.domain.cortex import CortexMap
from viewer.geometry.head import Point
from viewer.geometry.measured_head import MeasuredHead
from viewer.geometry.scalp_projection import ScalpProjection
from viewer.geometry.ten_ten import ten_ten_sites


class BrainPlaces:
    """Carries places of the reference brain over to a head.

    Parameters
    ----------
    cortex : CortexMap or None
        Where the electrodes lie on the reference head; without it no place can be carried over.
    head : MeasuredHead
        The head.
    """

    def __init__(self, cortex: CortexMap | None, head: MeasuredHead) -> None:
        self._cortex = cortex
        self._head = head

    @cached_property
    def sites_mm(self) -> Mapping[str, Point]:
        """The electrode grid on this head.

        Raises
        ------
        MeshError
            If it cannot be laid over it.
        """
        return ten_ten_sites(self._head)

    @cached_property
    def projection(self) -> ScalpProjection:
        """From the reference brain to this head's skin.

        Raises
        ------
        MeshError
            If either grid is missing.
        """
        sites = self._cortex.sites if self._cortex is not None else ()
        reference = {site.id: np.array(site.mni_mm) for site in sites if site.mni_mm is not None}
        return ScalpProjection(reference, self.sites_mm if reference else {}, self._head.surface)
