"""The shipped content on the shipped head, and pages made of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tests.run_cache import kept_text
from tests.shipped import shipped_catalog
from viewer.atlas.atlas import Atlas
from viewer.atlas.cached import atlas_for
from viewer.data.available_tours import shipped_tours
from viewer.data.head_file import load_head
from viewer.data.paths import assets_folder, cache_folder
from viewer.domain.catalog import Catalog
from viewer.domain.identity import SchoolId, SourceKey, ZoneId
from viewer.domain.tour import Eye, Said, Stop, StopView, Tour
from viewer.export.web_page import web_page
from viewer.export.web_page_parts import PageParts
from viewer.geometry.head import Head

HOSTILE = "</script><img src=x onerror='globalThis.hacked=1'><svg onload=globalThis.hacked=1>&amp;{{data}}\u2028\ud800"
MOTOR, VERTIGO, MS6 = ZoneId("jiao.motor"), ZoneId("jiao.vertigo-auditory"), ZoneId("who.ms6")


@dataclass(frozen=True, slots=True)
class World:
    """What a page is made of."""

    catalog: Catalog
    head: Head
    atlas: Atlas

    def page(self, catalog: Catalog | None = None, **more: Any) -> str:
        return web_page(catalog or self.catalog, self.atlas, self.head, PageParts.shipped(assets_folder()), **more)

    def few(self) -> Catalog:
        """Return the content with the zones of `tour` alone: a page of all takes seven seconds."""
        few = replace(self.catalog, zones={zone: self.catalog.zones[zone] for zone in (MOTOR, VERTIGO, MS6)})
        named = {key: each for key, each in few.complaints.items() if few.zones_for(key)}
        return replace(few, complaints=named)

    def hostile(self) -> Catalog:
        """Return the same with a zone whose texts would do harm if anything read them as markup."""
        few = self.few()
        zone = few.zones[MOTOR]
        bad = replace(
            zone,
            name=replace(zone.name, en=HOSTILE, han=HOSTILE),
            summary=replace(zone.summary, text=HOSTILE, doubt=HOSTILE),
        )
        sources = {
            key: replace(source, citation=HOSTILE, url="javascript:globalThis.hacked=1")
            for key, source in few.sources.items()
        }
        return replace(few, zones={**few.zones, MOTOR: bad}, sources=sources)


@cache
def world() -> World:
    """Read the content and build the zones, once."""
    catalog = shipped_catalog()
    head = load_head(assets_folder() / "meshes" / "adult-man", cache_folder())
    return World(catalog, head, atlas_for(catalog, head, cache_folder()))


@cache
def shipped_page() -> str:
    """The page of the shipped content as it is made without a wish, with the shipped tours, made once."""
    return kept_text("page.html", lambda: world().page(tours=shipped_tours()))


@cache
def page_of_few() -> str:
    """A page of three zones without a tour, made once."""
    return kept_text("few.html", lambda: world().page(world().few()))


@cache
def page_of_one_school() -> str:
    """The page of Jiao's zones alone, with those of the shipped tours that it can show, made once."""
    return kept_text("jiao.html", lambda: world().page(school=SchoolId("jiao"), tours=shipped_tours()))


def page_of_one_tour() -> str:
    """The page on which a tour stands open, made once; the shipped ones are given too, and left out."""
    return kept_text("tour.html", lambda: world().page(world().few(), tour=tour(), tours=shipped_tours()))


def hostile_page() -> str:
    """A page of texts that would do harm, with a tour of them, made once."""
    return kept_text("hostile.html", lambda: world().page(world().hostile(), tour=tour(HOSTILE)))


def tour(words: str = "The line from the top of the head down to the temple.") -> Tour:
    """Return a tour of three stops: a zone with a question, a near look from above, and two zones that are compared."""
    return Tour(
        "lines",
        "Two lines",
        "What lies where.",
        (
            Stop(
                "Motor area",
                StopView(eye=Eye(-70.0, 10.0), selected=MOTOR),
                (Said(words, (SourceKey("correspondence-course"),)), Said("A second paragraph.")),
                "What is it used for?",
                (Said("Used for weakness."),),
                "Ask the back row.",
            ),
            Stop("From above", StopView(eye=Eye(20.0, 70.0, 300.0, (0.0, 0.0, 90.0), 0.5), side="both")),
            Stop(
                "Two systems",
                StopView(stage="compare", compared=(MOTOR, MS6), eye=Eye(-90.0, 0.0), side="both"),
            ),
        ),
    )
