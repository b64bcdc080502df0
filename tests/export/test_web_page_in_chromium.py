"""The page in a real browser without a window: turn, click, read, search, keys, paper; quiet and alone."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.export.chromium import Chromium, find_chromium
from tests.export.web_page_world import (
    HOSTILE,
    MOTOR,
    VERTIGO,
    hostile_page,
    page_of_few,
    page_of_one_tour,
    shipped_page,
    world,
)
from tests.papers import KINDS, missing
from viewer.data.available_tours import shipped_tours
from viewer.domain.identity import PointId, SchoolId, ZoneId
from viewer.export.web_page import write_web_page
from viewer.presentation.blocks import Page
from viewer.presentation.doubt import names_in_order
from viewer.presentation.pages.complaint import complaint_page
from viewer.presentation.pages.point import point_page
from viewer.presentation.pages.zone import zone_page
from viewer.presentation.palette import DARK, LIGHT
from viewer.presentation.reading_pages import page_to_read, pages
from viewer.scene.colour import rgb
from viewer.scene.pose import Framing
from viewer.scene.side_marks import side_sentence
from viewer.state.view_state import Reader, Selection, ViewState

pytestmark = pytest.mark.skipif(find_chromium() is None, reason="no Chromium here; ./dev test installs it on Debian")

STILL = "globalThis.scalpMap && scalpMap.isStill()"
HEADING = "document.querySelector('#card-title')?.textContent"
NO_3D = "HTMLCanvasElement.prototype.getContext = () => null"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    chromium = Chromium(tmp_path_factory.mktemp("profile"))
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("a memory stick") / "atlas 汉.html"
    write_web_page(path, shipped_page())
    return path


AT_FIRST = "globalThis.atFirst = {...scalpMap.state}"
HOME = """(() => {
  const {state} = scalpMap, query = document.getElementById('query'), page = scalpMap.ids('pages')[0];
  document.querySelector('#tour:not([hidden]) .tour-close')?.click();
  document.getElementById('more').open = false;
  query.value = '';
  query.dispatchEvent(new Event('input'));
  location.hash = `page=${page}`; // whatever is open now: once this is closed, all is drawn anew
  dispatchEvent(new Event('hashchange'));
  Object.assign(state, atFirst, {page, layers: new Set()});
  document.activeElement.blur();
  document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
  document.getElementById('reset').click();
  document.getElementById('list').scrollTop = 0;
})()"""
"""What a reader does to have the page as it opened, and the side and the school of then."""


def opened(browser: Chromium, file: Path, address: str = "") -> Chromium:
    """Open a page that nobody has touched; this takes a second."""
    usual(browser)
    browser.open("about:blank")
    browser.open(f"{file.as_uri()}{address}")
    browser.wait_for(STILL)
    return browser


def at_home(browser: Chromium, file: Path) -> Chromium:
    """Bring the page that is open to where it began; open it where another is, or none."""
    if browser.evaluate("globalThis.atFirst && location.href.split('#')[0]") != file.as_uri():
        opened(browser, file).evaluate(AT_FIRST)
        return browser
    browser.events.clear()
    usual(browser)
    browser.evaluate(HOME)
    browser.wait_for(f"{STILL} && location.hash === ''")
    return browser


def usual(browser: Chromium) -> None:
    browser.resize(1280, 800, ratio=0.5)
    browser.scheme("light")


def check(browser: Chromium) -> None:
    """Nothing was complained about, and nothing was asked for but the file itself."""
    assert browser.complaints() == []
    assert [address for address in browser.requests() if not address.startswith(("file:", "data:"))] == []
    assert sum(address.startswith("file:") for address in browser.requests()) <= 1


@pytest.fixture
def page(browser: Chromium, file: Path) -> Iterator[Chromium]:
    yield at_home(browser, file)
    check(browser)


@pytest.fixture
def untouched(browser: Chromium, file: Path) -> Iterator[Chromium]:
    yield opened(browser, file)
    check(browser)


def sharp(page: Chromium) -> None:
    """Draw every pixel; elsewhere a quarter of them will do, which costs half as much."""
    page.resize(1280, 800)


def place(page: Chromium, zone: str, side: str = "left", share: float = 0.5) -> tuple[float, float]:
    page.wait_for(STILL)
    x, y = page.evaluate(f"scalpMap.screenPlace('{zone}', '{side}', {share})")
    return x, y


def press(page: Chromium, words: str) -> None:
    """Press a button by its words."""
    page.evaluate(f"[...document.querySelectorAll('button')].find(b => b.textContent.trim() === '{words}').click()")
    page.wait_for(STILL)


def colour_at(page: Chromium, x: float, y: float) -> Any:
    with Image.open(io.BytesIO(page.picture())) as picture:
        return np.asarray(picture.convert("RGB"), np.float64)[round(y), round(x)]


# The head


def test_the_head_stands_where_the_window_has_it(untouched: Chromium) -> None:
    width, height = untouched.evaluate("(c => [c.clientWidth, c.clientHeight])(document.getElementById('head'))")
    pose = untouched.evaluate("(p => [p.azimuth, p.elevation, p.distance, ...p.target])(scalpMap.pose())")
    wanted = Framing.of(world().head).pose(-48.0, 16.0, width, height)
    assert pose == pytest.approx([-48.0, 16.0, wanted.distance_mm, *wanted.target_mm], abs=1e-6)
    assert untouched.evaluate("document.getElementById('seen').textContent") == f"L {side_sentence(wanted)}"


def test_dragging_turns_and_chooses_nothing(page: Chromium) -> None:
    x, y = place(page, MOTOR)
    page.drag((x, y), (x + 100, y + 30))
    page.wait_for(STILL)
    azimuth, elevation = page.evaluate("[scalpMap.pose().azimuth, scalpMap.pose().elevation]")
    assert (azimuth, elevation) == pytest.approx((-48.0 + 32.0, 16.0 + 9.6))
    assert page.evaluate("scalpMap.state.selected") is None


def test_zones_are_drawn_in_their_colours(page: Chromium) -> None:
    sharp(page)
    x, y = place(page, "jiao.vasomotor")
    fill = rgb(world().catalog.groups[world().catalog.zones["jiao.vasomotor"].group].fill) * 255
    with_zone = colour_at(page, x, y)
    press(page, "WHO lines")
    page.mouse("mouseMoved", 5, 5, button="none")
    without = colour_at(page, x, y)
    assert np.abs(with_zone - fill).max() < 45
    assert np.abs(with_zone - without).max() > 60


def test_a_click_on_a_zone_opens_its_card(page: Chromium) -> None:
    press(page, "Left")
    page.click(*place(page, VERTIGO, share=0.3))
    page.wait_for(STILL)
    assert page.evaluate("[scalpMap.state.selected, scalpMap.state.side]") == [VERTIGO, "left"]
    assert page.evaluate(HEADING) == world().catalog.zones[VERTIGO].name.en
    assert page.evaluate("document.getElementById('said').textContent").startswith("Vertigo and hearing area, left, ")
    assert page.evaluate("location.hash") == f"#zone={VERTIGO}&side=left"


def test_a_click_on_a_part_points_it_out(page: Chromium) -> None:
    press(page, "Left")
    page.click(*place(page, MOTOR, share=0.35))
    assert page.evaluate("scalpMap.state.part") == "middle"


def test_where_several_zones_lie_one_can_choose(page: Chromium) -> None:
    press(page, "Left")
    page.click(*place(page, "jiao.speech-1", share=0.5))
    names = page.evaluate("[...document.querySelectorAll('.candidates button')].map(b => b.textContent)")
    assert sorted(names) == ["Motor area", "Speech area 1"]
    press(page, "Speech area 1")
    assert page.evaluate(HEADING) == "Speech area 1"


def test_a_click_beside_closes_the_card(page: Chromium) -> None:
    page.evaluate("location.hash = 'zone=jiao.motor&side=left'")
    page.wait_for(f"{HEADING} === 'Motor area'")
    box = page.evaluate("(b => [b.left, b.top])(document.getElementById('head').getBoundingClientRect())")
    page.click(box[0] + 8, box[1] + 8)
    assert page.evaluate("scalpMap.state.selected") is None


def test_the_back_of_the_head_is_not_clicked_through_the_front(page: Chromium) -> None:
    press(page, "Front")
    x, y = place(page, "jiao.balance")  # behind
    page.click(x, y)
    assert page.evaluate("scalpMap.state.selected") != "jiao.balance"


def test_the_wheel_brings_it_nearer_up_to_a_limit(page: Chromium) -> None:
    first = page.evaluate("scalpMap.pose().distance")
    for _turn in range(6):  # each at most a third nearer, of which five would come too near
        page.mouse("mouseWheel", 576, 400, button="none", deltaX=0, deltaY=-1200)
    page.wait_for(STILL)
    assert page.evaluate("scalpMap.pose().distance") == pytest.approx(0.18 * first, rel=0.01)


# The card


SAID = """(() => {
  const said = document.getElementById('page').cloneNode(true);
  for (const mark of said.querySelectorAll('sup')) mark.replaceWith(` [${mark.textContent}]`);
  for (const source of said.querySelectorAll('.sources li')) source.prepend(`[${source.getAttribute('value')}] `);
  for (const link of said.querySelectorAll('a.link')) link.append(` ${link.dataset.url}`);
  for (const plot of said.querySelectorAll('svg[aria-label]')) plot.replaceWith(` ${plot.getAttribute('aria-label')} `);
  const apart = 'p, div, li, dt, dd, h2, h3, h4, h5, span:not(.term), summary';
  for (const each of said.querySelectorAll(apart)) each.append(' ');
  return said.textContent;
})()"""
"""All that the page says: source marks as numbers in brackets, addresses of links, and what drawings show."""


def window_pages() -> Iterator[tuple[str, Page]]:
    catalog, atlas = world().catalog, world().atlas
    for zone in catalog.zones:
        yield f"zone={zone}&side=left", zone_page(catalog, atlas, ViewState(selection=Selection(zone=zone)))
    for complaint in catalog.complaints:
        yield f"complaint={complaint}", complaint_page(catalog, ViewState(selection=Selection(complaint=complaint)))
    for point in catalog.points:
        yield f"point={point}", point_page(catalog, atlas, ViewState(selection=Selection(point=point, side="both")))
    for key in pages(catalog):
        yield f"page={key}", page_to_read(catalog, key)


ODD = re.compile(r"undefined|\[object|\bNaN\b|\bnull\b")


def read(page: Chromium, addresses: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Visit addresses, without a picture in between; yield each page's heading and all that it says."""
    visit = f"location.hash = address; dispatchEvent(new Event('hashchange')); return [{HEADING}, {SAID}];"
    yield from page.evaluate(f"{json.dumps(addresses)}.map(address => {{ {visit} }})")


def test_every_sentence_and_mark_of_every_page_is_in_it(page: Chromium) -> None:
    addresses, wanted = zip(*window_pages(), strict=True)
    lost, odd = [], []
    for address, each, (heading, said) in zip(addresses, wanted, read(page, addresses), strict=True):
        assert heading == each.head.title
        lost += missing(replace(each, closing=()), said)
        if ODD.search(said) or (address.startswith(("zone", "complaint")) and len(said) < 200):
            odd.append(address)
    assert lost == []
    assert odd == []


def test_every_kind_of_block_is_known_and_no_other(page: Chromium) -> None:
    assert set(page.evaluate("scalpMap.kinds()")) == {kind.__name__ for kind in KINDS}
    told = page.evaluate("(() => { try { scalpMap.set({kind: 'Fake'}); } catch (error) { return error.message; } })()")
    assert told == "The HTML paper does not know Fake"


def test_cautions_stay_in_sight(page: Chromium) -> None:
    page.evaluate("location.hash = 'zone=jiao.motor&side=left'")
    page.wait_for(f"{HEADING} === 'Motor area'")
    card = zone_page(world().catalog, world().atlas, ViewState(selection=Selection(zone=MOTOR)))
    wanted_first = " ".join(caution.short for caution in card.cautions[:3])
    assert wanted_first in page.evaluate("document.getElementById('caution').innerText")
    assert page.evaluate("document.querySelector('.han').lang") == "zh-Hans"


def test_every_zone_can_be_read_on_the_other_side(page: Chromium) -> None:
    zones = world().catalog.zones
    assert page.evaluate("scalpMap.ids('cards').toSorted()") == sorted(zones)
    assert page.evaluate("scalpMap.ids('complaints').toSorted()") == sorted(world().catalog.complaints)
    told = read(page, [f"zone={zone}&side=right" for zone in zones])
    assert [said for heading, said in told if not heading or len(said) < 200 or ODD.search(said)] == []


def test_a_source_mark_leads_to_its_source(page: Chromium) -> None:
    page.evaluate("location.hash = 'zone=jiao.motor&side=left'")
    page.wait_for(f"{HEADING} === 'Motor area'")
    page.evaluate("[...document.querySelectorAll('a.source-mark')].find(a => a.textContent === '7').click()")
    card = zone_page(world().catalog, world().atlas, ViewState(selection=Selection(zone=MOTOR)))
    assert page.evaluate("document.activeElement.id") == "source-7"
    assert card.sources[6].citation in page.evaluate("document.activeElement.textContent")
    assert page.evaluate("location.hash") == "#zone=jiao.motor&side=left"


def test_a_chip_leads_to_its_study(page: Chromium) -> None:
    page.evaluate("location.hash = 'zone=jiao.vertigo-auditory&side=both'")
    page.wait_for(f"{HEADING} === 'Vertigo and hearing area'")
    press(page, "2 favour")
    assert page.evaluate("document.activeElement.id") == "study-chen2025"
    assert "Limits." in page.evaluate("document.activeElement.innerText")


def test_the_other_side_is_a_press_away(page: Chromium) -> None:
    page.evaluate("location.hash = 'zone=jiao.motor&side=left'")
    page.wait_for(f"{HEADING} === 'Motor area'")
    page.evaluate("document.querySelector('#page [data-side=right]').click()")
    page.wait_for(STILL)
    assert page.evaluate("document.getElementById('said').textContent").startswith("Motor area, right")
    assert page.evaluate("document.querySelector('#page [data-side=right]').getAttribute('aria-pressed')") == "true"
    assert page.evaluate("scalpMap.pose().direction[0]") > 0  # the eye went to the patient's right
    page.evaluate("history.back()")
    page.wait_for("scalpMap.state.side === 'left'")


def test_links_lead_out_only_to_the_web(page: Chromium) -> None:
    page.evaluate("location.hash = 'zone=jiao.motor&side=left'")
    page.wait_for(f"{HEADING} === 'Motor area'")
    links = page.evaluate("[...document.querySelectorAll('#page a.link')].map(a => [a.href, a.rel, a.target, a.title])")
    assert len(links) > 10
    for address, rel, target, title in links:
        assert address.startswith(("https://", "http://"))
        assert (rel, target) == ("noopener noreferrer", "_blank")
        assert title


# Search


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("motor ar", "Motor area"),
        ("yundong qu", "Motor area"),
        ("yùndòng qū", "Motor area"),
        ("yundongqu", "Motor area"),
        ("运动区", "Motor area"),
        ("ringing in the ears", "Ringing in the ears"),
        ("tinitus", "Ringing in the ears"),
        ("耳鸣", "Ringing in the ears"),
        ("moter area", "Motor area"),
        ("MS6", "Anterior oblique line of vertex–temporal"),
        ("運動區", "Motor area"),
        ("運動区", "Motor area"),
        ("ydq", "Motor area"),
        ("百會", "GV20 Bǎihuì"),
        ("DU20", "GV20 Bǎihuì"),
        ("Du-20", "GV20 Bǎihuì"),
        ("頭痛", "Headache"),
    ],
)
def test_what_is_typed_is_found(page: Chromium, typed: str, first: str) -> None:
    page.evaluate("document.getElementById('query').focus()")
    page.type(typed)
    names = page.evaluate("[...document.querySelectorAll('#rows .row-name')].map(n => n.textContent)")
    assert names[0] == first
    page.key("Enter")
    page.wait_for(f"{HEADING} === {first!r}")


def test_an_electrode_site_is_laid_over_the_head(page: Chromium) -> None:
    page.evaluate("document.getElementById('query').focus()")
    page.type("cz")
    assert page.evaluate("[...document.querySelectorAll('#rows .row-name')].map(n => n.textContent)") == ["Cz"]
    page.key("Enter")
    page.wait_for(STILL)
    assert page.evaluate("scalpMap.state.layers.has('ten_ten')")
    assert page.evaluate("scalpMap.pose().elevation") > 60  # it lies on the vertex


def test_nothing_found_is_said(page: Chromium) -> None:
    page.evaluate("document.getElementById('query').focus()")
    page.type("qqqqxyz")
    said = page.evaluate("document.getElementById('found').textContent")
    assert said.startswith("Nothing found for “qqqqxyz”. The search knows zones, complaints, points")
    page.key("Escape")
    assert page.evaluate("document.getElementById('query').value") == ""
    assert page.evaluate("document.querySelectorAll('#rows .row').length") > 10


def test_a_complaint_lights_its_zones(page: Chromium) -> None:
    page.evaluate("location.hash = 'complaint=tinnitus'")
    page.wait_for(f"{HEADING} === 'Ringing in the ears'")
    zones = [zone.id for zone in world().catalog.zones_for("tinnitus")]  # type: ignore[arg-type]
    assert page.evaluate("scalpMap.state.lit") == zones
    page.evaluate("document.querySelector('.open-card').click()")
    assert page.evaluate("scalpMap.state.selected") == zones[0]


# Keys, and what is read aloud


def test_keys_on_the_head(page: Chromium) -> None:
    page.evaluate("document.getElementById('head').focus()")
    page.key("ArrowRight")
    page.key("ArrowDown")
    page.wait_for(STILL)
    assert page.evaluate("[scalpMap.pose().azimuth, scalpMap.pose().elevation]") == pytest.approx([-42.0, 22.0])
    for key, azimuth, elevation in (("3", -90, 0), ("5", 0, 90), ("2", 180, 0), ("0", -48, 16)):
        page.key(key)
        page.wait_for(STILL)
        assert page.evaluate("[scalpMap.pose().azimuth, scalpMap.pose().elevation]") == [azimuth, elevation]
    near = page.evaluate("scalpMap.pose().distance")
    page.key("+")
    assert page.evaluate("scalpMap.pose().distance") < near


def test_the_list_is_walked_with_the_arrows(page: Chromium) -> None:
    page.evaluate("document.getElementById('query').focus()")
    page.key("ArrowDown")
    page.key("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.zone") == "jiao.chorea-tremor"
    page.key("Enter")
    page.wait_for("scalpMap.state.selected === 'jiao.chorea-tremor'")
    # The row keeps the focus, and says that it is the current one.
    row = "[document.activeElement.dataset.zone, document.activeElement.getAttribute('aria-current')]"
    assert page.evaluate(row) == ["jiao.chorea-tremor", "true"]
    page.key("Escape")
    assert page.evaluate("scalpMap.state.selected") is None


def test_tab_walks_from_search_to_card(page: Chromium) -> None:
    page.evaluate("location.hash = 'zone=jiao.motor&side=left'")
    page.wait_for(f"{HEADING} === 'Motor area'")
    page.evaluate("document.getElementById('query').focus()")
    walked = []
    for _stop in range(20):
        page.key("Tab")
        walked.append(
            page.evaluate(
                "(e => e.closest('#list, #stage, #strip, #page, #caution')?.id ?? e.id)(document.activeElement)"
            )
        )
    order = list(dict.fromkeys(walked))
    assert order[:4] == ["list", "stage", "strip", "page"]


def test_everything_to_press_has_a_name(page: Chromium) -> None:
    page.evaluate("location.hash = 'zone=jiao.motor&side=left'")
    page.wait_for(f"{HEADING} === 'Motor area'")
    page.ask("Accessibility.enable")
    nodes = page.ask("Accessibility.getFullAXTree")["nodes"]
    page.ask("Accessibility.disable")
    told = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    assert [role for role, name in told if role in ("button", "link", "searchbox", "image") and not name] == []
    roles = {role for role, _name in told}
    assert {"banner", "main", "navigation", "region", "search", "heading", "note", "contentinfo"} <= roles
    assert ("image", "Motor area, left, 15.3 cm, on the head") in told


# Colours, telephones, paper


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_system_chooses_the_colours_and_a_press_overrules_it(
    untouched: Chromium, scheme: str, palette: Any
) -> None:
    untouched.scheme(scheme)
    untouched.wait_for(STILL)
    ground = "getComputedStyle(document.body).backgroundColor"
    wanted = [f"rgb({', '.join(str(round(float(c) * 255)) for c in rgb(each.window))})" for each in (LIGHT, DARK)]
    own = wanted[0] if palette is LIGHT else wanted[1]
    assert untouched.evaluate(ground) == own
    untouched.evaluate("document.getElementById('scheme').click()")
    assert untouched.evaluate(ground) == next(each for each in wanted if each != own)


@pytest.mark.parametrize("width", [320, 390, 820, 1024, 1280, 2000])
def test_nothing_runs_over_the_edge(page: Chromium, width: int) -> None:
    page.resize(width, 844, is_phone=width < 500)
    page.evaluate("location.hash = 'zone=jiao.foot-motor-sensory&side=left'")
    page.wait_for("scalpMap.state.selected === 'jiao.foot-motor-sensory'")
    page.wait_for(STILL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.getElementById('title-sources').scrollIntoView()")
    assert page.evaluate("[document.documentElement.scrollTop, document.body.scrollTop]") == [0, 0]
    assert page.evaluate("document.body.scrollHeight") == 844
    assert page.evaluate("document.getElementById('page').scrollWidth <= document.getElementById('page').clientWidth")
    if width < 820:
        shown = "['list', 'side'].filter(id => document.getElementById(id).offsetHeight > 0)"
        assert page.evaluate(shown) == ["side"]
        press(page, "Zones")
        assert page.evaluate(shown) == ["list"]


def test_two_fingers_bring_it_nearer(untouched: Chromium) -> None:
    untouched.resize(390, 844, is_phone=True)
    untouched.ask("Emulation.setTouchEmulationEnabled", enabled=True)
    untouched.wait_for(STILL)
    first = untouched.evaluate("scalpMap.pose().distance")

    def touch(kind: str, *spread: float) -> None:
        points = [
            {"x": 195 + sign * each, "y": 200, "id": index} for each in spread for index, sign in enumerate((-1, 1))
        ]
        untouched.ask("Input.dispatchTouchEvent", type=kind, touchPoints=points)

    touch("touchStart", 30)
    touch("touchMove", 45)
    touch("touchMove", 60)
    touch("touchEnd")
    untouched.ask("Emulation.setTouchEmulationEnabled", enabled=False)
    untouched.wait_for(STILL)
    assert untouched.evaluate("scalpMap.pose().distance") == pytest.approx(first / 2, rel=0.1)
    assert untouched.evaluate("scalpMap.state.selected") is None


def test_a_card_goes_on_paper_with_a_picture(page: Chromium) -> None:
    sharp(page)
    page.evaluate("location.hash = 'zone=jiao.motor&side=left'")
    page.wait_for(f"{HEADING} === 'Motor area'")
    paper = page.paper()
    assert paper.startswith(b"%PDF")
    assert page.evaluate("document.getElementById('picture').src").startswith("data:image/png;base64,")
    assert page.evaluate("document.getElementById('picture').naturalWidth") > 300
    assert "Left means the patient's left." in page.evaluate("document.getElementById('caption').textContent")


# What may go wrong


def test_without_3d_the_cards_are_still_there(browser: Chromium, file: Path) -> None:
    script = browser.ask("Page.addScriptToEvaluateOnNewDocument", source=NO_3D)["identifier"]
    page = opened(browser, file)
    browser.ask("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
    assert "no 3D picture" in page.evaluate("document.getElementById('nothing').textContent")
    shown = "['head', 'labels', 'leaders', 'seen', 'strip'].filter(id => document.getElementById(id).checkVisibility())"
    assert page.evaluate(shown) == []
    page.evaluate("document.querySelector('[data-zone=\"jiao.motor\"]').click()")
    assert page.evaluate(HEADING) == "Motor area"
    assert page.complaints() == []


def test_a_lost_picture_comes_back(untouched: Chromium) -> None:
    sharp(untouched)
    x, y = place(untouched, "jiao.vasomotor")
    before = colour_at(untouched, x, y)
    untouched.evaluate(
        "new Promise(done => { const c = document.getElementById('head'); c.addEventListener('webglcontextrestored',"
        " () => setTimeout(done, 0)); const e = c.getContext('webgl2').getExtension('WEBGL_lose_context');"
        " c.addEventListener('webglcontextlost', () => setTimeout(() => e.restoreContext(), 0)); e.loseContext(); })"
    )
    untouched.wait_for(STILL)
    assert np.abs(colour_at(untouched, x, y) - before).max() < 4


def test_an_address_that_names_nothing_opens_nothing(browser: Chromium, file: Path) -> None:
    page = opened(browser, file, "#zone=toString")
    for odd in ("zone=toString", "zone=__proto__", "complaint=constructor", "zone=%E0%A4%A&side=up", "<img src=x>"):
        page.evaluate(f"location.hash = '{odd}'; dispatchEvent(new Event('hashchange'))")
        assert page.evaluate("[scalpMap.state.selected, scalpMap.state.complaint]") == [None, None]
        assert page.complaints() == []


def test_the_browser_itself_refuses_a_connection(browser: Chromium, file: Path) -> None:
    page = opened(browser, file)
    asked = "fetch('https://example.invalid/').then(() => 'went out', () => 'refused')"
    assert page.evaluate(asked) == "refused"
    page.evaluate("void (document.body.append(Object.assign(new Image(), {src: 'https://example.invalid/a.png'})))")
    page.wait_for(STILL)
    heard = [text for text in page.complaints() if "Content Security Policy" in text]
    assert len(heard) >= 2


def test_hostile_texts_are_shown_as_they_are(browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "hostile.html"
    write_web_page(file, hostile_page())
    page = opened(browser, file, "#zone=jiao.motor&side=left")
    press(page, "Begin")
    page.evaluate("document.querySelector('.tour-answer summary').click()")
    page.wait_for("document.activeElement.textContent === 'Answer'")
    shown = HOSTILE.replace("\ud800", "?")
    assert page.evaluate(HEADING) == shown
    assert page.evaluate("document.querySelector('.tour-words').firstChild.textContent") == shown
    assert page.evaluate("document.querySelector('#source-1 span').textContent") == shown
    assert page.evaluate("[...document.querySelectorAll('a')].filter(a => a.protocol === 'javascript:').length") == 0
    assert page.evaluate("document.querySelectorAll('img:not(#picture), svg[onload]').length") == 0
    assert page.evaluate("globalThis.hacked ?? null") is None
    assert page.complaints() == []


# The tour


def test_a_tour_is_played(browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "tour.html"
    write_web_page(file, page_of_one_tour())
    page = opened(browser, file)
    assert page.evaluate("document.querySelector('#tour h2').textContent") == "Two lines"
    press(page, "Begin")
    assert page.evaluate("[scalpMap.pose().azimuth, scalpMap.pose().elevation]") == [-70, 10]
    assert page.evaluate("[scalpMap.state.selected, scalpMap.state.side]") == [MOTOR, "left"]
    assert page.evaluate("document.activeElement.textContent") == "Motor area"
    # While its question is open neither card, list, names nor the way on answer it.
    assert page.evaluate("document.getElementById('page').textContent") == "The card opens with the answer."
    assert page.evaluate("document.querySelectorAll('#labels .plate:not([hidden])').length") == 0
    assert page.evaluate("document.querySelectorAll('#rows [aria-current]').length") == 0
    assert page.evaluate("document.querySelector('#tour .primary').textContent") == "Next"
    assert not page.evaluate("document.querySelector('#tour details').open")
    assert page.evaluate("document.querySelector('#tour details p').textContent") == "Used for weakness."
    assert "Guangming" in page.evaluate("document.querySelector('#tour .sources').textContent")
    page.evaluate("document.querySelector('.tour-answer summary').click()")
    page.wait_for(f"{HEADING} === 'Motor area'")
    assert page.evaluate("document.activeElement.textContent") == "Answer"
    assert page.evaluate("location.hash") == f"#zone={MOTOR}&side=left"
    press(page, "Next: From above")
    assert page.evaluate("(p => [p.azimuth, p.elevation, p.distance, ...p.target])(scalpMap.pose())") == [
        20,
        70,
        300,
        0,
        0,
        90,
    ]
    assert page.evaluate("scalpMap.state.selected") is None
    press(page, "Back")
    assert page.evaluate("document.querySelector('#tour h2').textContent") == "Motor area"
    press(page, "Next")
    press(page, "Next: Two systems")
    assert page.evaluate("scalpMap.state.lit") == [MOTOR, "who.ms6"]
    assert "compares the zones" in page.evaluate("document.getElementById('tour').textContent")
    press(page, "End of the tour")
    assert page.evaluate("document.querySelector('#tour h2').textContent") == "Two lines"
    assert "Ask the back row" not in page.evaluate("document.documentElement.innerHTML")
    assert page.complaints() == []


def test_a_page_without_a_tour_has_no_bar(browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "few.html"
    write_web_page(file, page_of_few())
    page = opened(browser, file)
    assert page.evaluate("['tour', 'tours'].every(id => document.getElementById(id).hidden)")


# What is drawn beside zones, and words


def test_the_soft_spot_of_an_infant_is_drawn_and_named_with_names_off(browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "infant.html"
    infant = replace(world(), atlas=replace(world().atlas, person="infant"))
    write_web_page(file, infant.page(infant.few()))
    page = opened(browser, file)
    press(page, "Labels")
    press(page, "Top")
    assert page.evaluate("document.querySelectorAll('#ink .ink.forbidden').length") > 3
    plates = page.evaluate("[...document.querySelectorAll('#labels .plate:not([hidden])')].map(p => p.textContent)")
    assert [each for each in plates if each.startswith("Soft spot: no needle")] == plates
    assert plates
    check(page)


TITLE = "document.querySelector('#tour h2').textContent"
INK = "[...document.querySelectorAll('#ink .{}')].length"


@pytest.mark.parametrize("number", range(5))
def test_every_shipped_tour_is_played_to_its_end(page: Chromium, number: int) -> None:
    shipped = shipped_tours()[number]
    page.evaluate(f"document.querySelectorAll('#tours button')[{number}].click()")
    assert page.evaluate(TITLE) == shipped.title
    press(page, "Begin")
    for place, stop in enumerate(shipped.stops):
        if stop.question:
            page.evaluate("document.querySelector('.tour-answer summary').click()")
            page.wait_for("document.activeElement.textContent === 'Answer'")
        assert page.evaluate(TITLE) == stop.title
        said = page.evaluate("document.getElementById('tour').textContent")
        missing = [each.text for each in (*stop.words, *stop.answer) if each.text not in said]
        assert missing == []
        assert not re.search(r"undefined|\[object|NaN|null", said)
        # The buttons are in sight, whatever a stop has to say.
        foot = "(b => b.getBoundingClientRect().bottom)(document.querySelector('.tour-buttons'))"
        bar = "document.getElementById('tour').getBoundingClientRect().bottom"
        assert page.evaluate(f"{foot} <= {bar} + 1")
        view = stop.view
        if view.stage == "build":
            assert page.evaluate(INK.format("now")) > 0
        if view.stage == "needle":
            assert page.evaluate(INK.format("shaft")) > 0
            assert page.evaluate(INK.format("under")) > 0
        if "lines" in view.overlays:
            assert page.evaluate(INK.format("reference")) > 2
        if view.selected:
            assert page.evaluate("scalpMap.state.selected") == view.selected
        if place + 1 < len(shipped.stops):
            press(page, f"Next: {shipped.stops[place + 1].title}")
    press(page, "End of the tour")
    assert page.evaluate("document.getElementById('tour').hidden")
    assert page.evaluate(INK.format("shaft")) == 0
    assert page.complaints() == []


def test_a_construction_is_played_step_by_step(page: Chromium) -> None:
    page.evaluate("document.querySelectorAll('#tours button')[1].click()")
    for name in ("Begin", "Next: Half of the midline", "Next: Half a centimetre back"):
        press(page, name)
    step = "document.querySelector('.tour-step').textContent"
    assert page.evaluate(step).startswith("Step 3 of 8: ")
    page.evaluate("[...document.querySelectorAll('button')].find(b => b.textContent === 'Play the steps').click()")
    assert page.evaluate(step).startswith("Step 1 of 8: ")
    page.wait_for(f"{step}.startsWith('Step 3 of 8: ')")
    # The zone itself is there only when its last step is done.
    sharp(page)
    x, y = place(page, "jiao.vasomotor")
    assert page.evaluate("scalpMap.state.isBare")
    before = colour_at(page, x, y)
    page.evaluate("location.hash = ''")
    page.wait_for("scalpMap.state.selected === null")
    assert not page.evaluate("scalpMap.state.isBare")
    assert np.abs(colour_at(page, *place(page, "jiao.vasomotor")) - before).max() > 40


def test_a_click_on_a_point_opens_its_card(page: Chromium) -> None:
    press(page, "Top")
    press(page, "Acupuncture points")
    assert page.evaluate(INK.format("point")) > 10
    page.click(*page.evaluate("scalpMap.pointPlace('point.gv21')"))
    page.wait_for("scalpMap.state.point === 'point.gv21'")
    page.wait_for(STILL)
    card = point_page(
        world().catalog, world().atlas, ViewState(selection=Selection(point=PointId("point.gv21"), side="both"))
    )
    assert page.evaluate(HEADING) == card.head.title
    assert page.evaluate("location.hash") == "#point=point.gv21"
    assert page.evaluate(INK.format("chosen")) == 1
    press(page, card.entries[0].title)
    assert page.evaluate("[scalpMap.state.selected, scalpMap.state.point]") == [card.entries[0].id, None]


def test_a_point_is_found(page: Chromium) -> None:
    assert page.evaluate("scalpMap.ids('points').toSorted()") == sorted(world().catalog.points)
    page.evaluate("document.getElementById('query').focus()")
    page.type("GV20")
    assert "GV20 Bǎihuì" in page.evaluate("document.getElementById('rows').textContent")


def test_sites_and_lines_are_laid_over_the_head(page: Chromium) -> None:
    press(page, "Sites of the 10-10 grid")
    press(page, "Reference lines")
    names = page.evaluate("[...document.querySelectorAll('.ink-name')].map(n => n.textContent)")
    assert {"C3", "F7"} & set(names)
    assert page.evaluate(INK.format("reference")) >= 4
    # What lies behind the head is not drawn.
    press(page, "Front")
    assert "Oz" not in page.evaluate("[...document.querySelectorAll('.ink-name')].map(n => n.textContent)")
    press(page, "Sites of the 10-10 grid")
    assert page.evaluate(INK.format("site")) == 0


def test_professional_words_and_terms(page: Chromium) -> None:
    page.evaluate("location.hash = 'zone=who.ms5&side=left'")
    page.wait_for("scalpMap.state.selected")
    plain = page.evaluate("document.getElementById('page').textContent")
    press(page, "Professional words")
    state = ViewState(selection=Selection(zone=ZoneId("who.ms5")), reader=Reader(words="professional"))
    said = page.evaluate("document.getElementById('page').textContent")
    assert said != plain
    card = zone_page(world().catalog, world().atlas, state)
    assert missing(replace(card, closing=()), page.evaluate(SAID)) == []
    page.evaluate("document.querySelector('#page .term').focus()")
    name = page.evaluate("document.activeElement.textContent")
    page.key("Enter")
    note = page.evaluate("document.querySelector('.term-note').textContent")
    term = next(each for each in world().catalog.terms.values() if name.casefold() in map(str.casefold, each.words))
    assert term.professional in note
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.key("Enter")
    assert page.evaluate("document.querySelector('.term-note')") is None
    press(page, "Professional words")
    assert page.evaluate("document.getElementById('page').textContent") == plain


def test_on_a_telephone_a_tour_has_the_whole_page(page: Chromium) -> None:
    page.resize(390, 844, is_phone=True)
    page.evaluate("document.querySelectorAll('#tours button')[4].click()")
    press(page, "Begin")
    heights = "['stage', 'tour', 'side'].map(id => document.getElementById(id).offsetHeight)"
    stage, bar, side = page.evaluate(heights)
    assert stage > 250
    assert bar > 150
    assert side == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    press(page, "Close tour")
    assert page.evaluate(heights)[2] > 200


def test_a_page_to_read_is_found_opened_and_linked(page: Chromium) -> None:
    page.evaluate("document.querySelector('#query').value = 'trained practitioner'")
    page.evaluate("document.querySelector('#query').dispatchEvent(new Event('input'))")
    rows = page.evaluate("document.querySelector('#rows').innerText").splitlines()
    assert rows[0].startswith("Pages to read")
    assert rows[-2:] == ["Trained hands", "How it differs from body acupuncture"]
    page.evaluate("document.querySelector('#rows button').click()")
    page.wait_for(STILL)
    assert page.evaluate(HEADING) == "How it differs from body acupuncture"
    assert page.evaluate("document.activeElement.id") == "passage-trained-hands"
    assert page.evaluate("location.hash") == "#page=body-acupuncture"
    words = page.evaluate("document.querySelector('#page').innerText")
    for said in ("Thin needles are put into certain areas of the scalp", "Limits. Rats", "The two are often joined"):
        assert said in words
    marks = page.evaluate("[...document.querySelectorAll('#page a.source-mark')].map(each => each.hash)")
    assert marks
    assert page.evaluate(f"{list(dict.fromkeys(marks))}.every(each => document.querySelector(each))")
    page.evaluate("document.querySelector('#query').focus()")
    page.key("Escape")
    page.evaluate("document.querySelector('#reading button').click()")
    assert page.evaluate(HEADING) == "How it differs from body acupuncture"


def test_schools_without_a_map_are_listed_and_areas_in_order_are_named(page: Chromium) -> None:
    catalog = world().catalog
    listed = page.evaluate("[...document.querySelectorAll('[data-unmapped]')].map(each => each.dataset.unmapped)")
    assert listed == list(catalog.unmapped)
    page.evaluate(f"document.querySelector('[data-unmapped={listed[0]}]').click()")
    assert page.evaluate(HEADING) == catalog.unmapped[SchoolId(listed[0])].name
    page.evaluate("document.querySelector('button[data-school=zhu]').click()")
    named = "[...document.querySelectorAll('#doubts .order li')].map(each => each.textContent)"
    assert page.evaluate(named) == list(names_in_order(catalog, SchoolId("zhu")))
    page.evaluate("document.querySelector('button[data-zone=\"zhu.head-face\"]').click()")
    assert page.evaluate(named) == [], "what is chosen has the word"


def test_an_address_opens_a_page_to_read(browser: Chromium, file: Path) -> None:
    page = opened(browser, file, "#page=body-acupuncture")
    assert page.evaluate(HEADING) == "How it differs from body acupuncture"
