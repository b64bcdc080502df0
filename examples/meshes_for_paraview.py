"""Everything on the head as named meshes: looked at with PyVista, written for ParaView."""

from viewer.api import load

blocks = load("adult-woman").to_pyvista(detail="light")
for name in blocks["zones"].keys()[:5]:
    mesh = blocks["zones"][name]
    print(name, mesh.field_data["colour"][0], f"{mesh.area / 100:.1f} cm2", mesh.user_dict["pinyin"])
print(blocks["sites"]["Cz"].points)
blocks.save("scalp.vtm")
