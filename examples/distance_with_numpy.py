"""How far apart two zones come, straight through the air, with nothing but numpy."""

import numpy as np

from viewer.api import load

scalp = load()
motor, sensory = (scalp.placed(name, "left")[0].lines[0].points_mm for name in ("jiao.motor", "jiao.sensory"))
apart_mm = np.linalg.norm(motor[:, None] - sensory, axis=2)
print(f"nearest {apart_mm.min():.1f} mm, on average {apart_mm.min(axis=1).mean():.1f} mm")
