"""Curves that products are made of."""

import numpy as np
from numpy.random import Generator


def ellipse(cx: float, cy: float, rx: float, ry: float, tilt: float = 0.0, count: int = 40) -> np.ndarray:
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    x, y = np.cos(t) * rx, np.sin(t) * ry
    a = np.deg2rad(tilt)
    return np.stack([cx + x * np.cos(a) - y * np.sin(a), cy + x * np.sin(a) + y * np.cos(a)], 1)


def rectangle(x0: float, y0: float, x1: float, y1: float, corner: float = 0.0) -> np.ndarray:
    if corner <= 0:
        return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], float)
    r = min(corner, abs(x1 - x0) / 2, abs(y1 - y0) / 2)
    t = np.linspace(0, np.pi / 2, 7)
    corners = [(x1 - r, y1 - r, 0), (x0 + r, y1 - r, 1), (x0 + r, y0 + r, 2), (x1 - r, y0 + r, 3)]
    return np.concatenate(
        [np.stack([cx + r * np.cos(t + k * np.pi / 2), cy + r * np.sin(t + k * np.pi / 2)], 1) for cx, cy, k in corners]
    )


def spline(points: np.ndarray, closed: bool, count: int = 12) -> np.ndarray:
    """Catmull-Rom through the points."""
    p = np.asarray(points, float)
    p = np.concatenate([p[-1:], p, p[:2]]) if closed else np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    t = np.linspace(0, 1, count, endpoint=False)[:, None]
    runs = []
    for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:], strict=True):
        runs.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    if not closed:
        runs.append(p[-2:-1])
    return np.concatenate(runs)


def blob(
    rng: Generator, cx: float, cy: float, radius: float, wobble: float, aspect: float = 1.0, waves: int = 6
) -> np.ndarray:
    t = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    r = np.ones_like(t)
    for k in range(2, 2 + waves):
        r += wobble * rng.normal() / k * np.cos(k * t + rng.uniform(0, 2 * np.pi))
    r = radius * np.clip(r, 0.25, 2)
    return np.stack([cx + r * np.cos(t), cy + r * np.sin(t) * aspect], 1)


def limb(points: np.ndarray, widths: np.ndarray) -> np.ndarray:
    """Outline about a curved spine, as wide at each of its points as given: arms, legs, leaves, straps."""
    spine = spline(points, False, 8)
    along = np.interp(np.linspace(0, 1, len(spine)), np.linspace(0, 1, len(widths)), widths)
    step = np.gradient(spine, axis=0)
    normal = np.stack([-step[:, 1], step[:, 0]], 1) / (np.hypot(step[:, 0], step[:, 1])[:, None] + 1e-9)
    cap = along[-1] / 2
    end = spine[-1] + step[-1] / (np.hypot(*step[-1]) + 1e-9) * cap
    start = spine[0] - step[0] / (np.hypot(*step[0]) + 1e-9) * along[0] / 2
    half = along[:, None] / 2
    return np.concatenate([start[None], spine + normal * half, end[None], (spine - normal * half)[::-1]])
