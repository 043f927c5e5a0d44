"""Which mattes are sure enough to fit colour models to."""

import numpy as np

from matte.evaluate import OnnxMatte

WANTED = 0.985
"""Share of the pixels beyond a threshold that are product (ground). Scenes are easier than photographs, hence high."""

STRICTEST = {"foreground": 0.98, "background": 0.02}


def confident(matte: OnnxMatte, scenes: list[tuple]) -> dict[str, float]:
    """The loosest thresholds that are right often enough on scenes that training never saw.

    No stricter than `STRICTEST`, even where that misses `WANTED`: beyond it too little is left to fit colours to.
    """
    found, true = [], []
    for image, alpha, inside, _ in scenes:
        shown = inside[::4, ::4] > 127
        found.append(matte(image)[::4, ::4][shown])
        true.append(alpha[::4, ::4][shown] / 255.0)
    values, alpha = np.concatenate(found), np.concatenate(true)
    cuts = np.arange(0.5, 0.99, 0.01)
    above = next((c for c in cuts if (alpha[values >= c] > 0.5).mean() >= WANTED), STRICTEST["foreground"])
    below = next((c for c in 1 - cuts if (alpha[values <= c] < 0.5).mean() >= WANTED), STRICTEST["background"])
    return {"foreground": round(float(max(above, 0.8)), 2), "background": round(float(min(below, 0.2)), 2)}
