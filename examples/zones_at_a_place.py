"""Which zones lie at a place of the head, here at the electrode site C3."""

from viewer.api import load

scalp = load("adult-man")
c3_mm = scalp.atlas.sites_mm["C3"]
print("C3 lies at", c3_mm.round(1), "mm")
for hit in scalp.zones_at(c3_mm, tolerance_mm=10.0):
    print(f"{hit.distance_mm:4.1f} mm  {scalp.zone(hit.zone).name.en}, {hit.side}")
