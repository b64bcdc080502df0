"""The command ``image``: a picture without a window, or one of every step of a construction.

May import: `viewer.cli.call` and everything below it; what is heavy inside functions.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

from viewer.cli.call import OK, WrongCall, content_with, ground, known, say
from viewer.cli.export_arguments import ALL_STEPS
from viewer.cli.ordered_view import LEAST_RATIO, PLAIN_SIDE_PX, ordered_view, view_of_stop
from viewer.domain.acupoint import is_point
from viewer.domain.variant_choice import variants_of
from viewer.state.view_state import CameraOrder


def image(order: argparse.Namespace) -> int:
    """Make the picture, or one of each step."""
    _refuse_both(order)
    catalog = content_with(order)
    if order.build is not None and not [name for name in order.zones if not is_point(name)]:
        raise WrongCall("--build needs a zone; name one with --zone")
    for variant in order.variants:
        known(variant, variants_of(catalog), "variant")
    if order.tour is None:
        state, head, variants = ordered_view(catalog, order), order.head, frozenset(order.variants)
    else:
        state = view_of_stop(catalog, order)
        head, variants = state.head, state.variants
    there = ground(catalog, head, variants, has_scaled_cm=state.has_scaled_cm)
    from viewer.data.paths import assets_folder
    from viewer.export.image import ImageStyle, render_image, write_image
    from viewer.scene.lettering import Fonts

    width_px, height_px = order.size
    # Labels grow with the picture, so that it looks the same at any size.
    ratio = order.ratio or max(LEAST_RATIO, min(width_px, height_px) / PLAIN_SIDE_PX)
    style = ImageStyle(width_px, height_px, ratio, order.background, order.theme, order.scale)
    fonts = Fonts.shipped(assets_folder())
    if order.build is not None:
        from viewer.export.build_pictures import BuildOrder, build_pictures

        camera = CameraOrder(order.view or "step", 1)
        state = replace(state, lit=(), camera=camera, variants=frozenset(order.variants))
        steps = BuildOrder(order.output, None if order.build == ALL_STEPS else order.build)
        for path, picture in build_pictures(there.head, catalog, there.atlas, state, fonts, style, steps):
            write_image(path, picture, order.dpi)
            say(str(path))
        return OK
    write_image(order.output, render_image(there.head, catalog, there.atlas, state, fonts, style), order.dpi)
    say(str(order.output))
    return OK


def _refuse_both(order: argparse.Namespace) -> None:
    """A stop says itself what is shown; what else was asked for would be dropped, so it is refused."""
    if order.tour is None:
        if order.stop is not None:
            raise WrongCall("--stop needs a tour; name one with --tour")
        return
    asked = {
        "--zone": order.zones, "--system": order.system, "--overlay": order.overlays, "--no-zones": order.is_bare,
        "--build": order.build is not None, "--variant": order.variants,
    }  # fmt: skip
    said = [name for name, value in asked.items() if value]
    if said:
        raise WrongCall(f"a stop of a tour says itself what is shown; leave {' and '.join(said)} out")
