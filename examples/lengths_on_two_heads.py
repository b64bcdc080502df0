"""How long each zone of one school is on two heads."""

from viewer.api import load

adult, child = load("adult-man"), load("child-8")
for zone in adult.catalog.zones.values():
    if adult.catalog.school_of(zone.id).id == "jiao":
        lengths = [scalp.placed(zone.id, "left")[0].length_mm for scalp in (adult, child)]
        print(f"{zone.name.en:40} {lengths[0]:6.1f} mm {lengths[1]:6.1f} mm")
