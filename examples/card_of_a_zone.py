"""What is said of a zone, with its sources, as text and as HTML."""

from pathlib import Path

from viewer.api import load

scalp = load()
print(scalp.card("jiao.motor"))
Path("motor.html").write_text(scalp.card("jiao.motor", form="html"), encoding="utf-8")
