"""What products are photographed on and in front of."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from matte.scenes import colour, materials, noise
from matte.surfaces import Surfaces


@dataclass(frozen=True)
class Backdrop:
    image: np.ndarray
    ground: float | None
    """Height (0..1) of the line where the ground meets the wall; None when seen from above."""
    lying: bool
    mirrors: bool = False


WALLS = {
    "plain": 6,
    "mottled": 2,
    "ornament": 0.7,
    "striped": 0.5,
    "wood": 0.8,
    "photo": 1.0,
    "marble": 0.3,
    "dead_leaves": 0.3,
}
FLOORS = {
    "wood": 3,
    "plain": 3,
    "pile": 2,
    "ornament": 1.3,
    "marble": 1,
    "mottled": 2,
    "woven": 1,
    "photo": 1.5,
    "striped": 0.4,
}
SHEETS = {
    "wood": 2,
    "pile": 2,
    "woven": 1.5,
    "ornament": 1.5,
    "marble": 1,
    "mottled": 2.5,
    "photo": 2.5,
    "striped": 0.8,
    "dead_leaves": 0.8,
    "printed": 0.6,
}


def sheet(rng: Generator, h: int, w: int, tones: list, surfaces: Surfaces) -> Backdrop:
    """Seamless paper or cloth, often white, with a gradient and sometimes creases."""
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    way = rng.uniform(0, 2 * np.pi)
    slope = ((xs / w - 0.5) * np.cos(way) + (ys / h - 0.5) * np.sin(way)) * rng.uniform(0, 0.5)
    middle = rng.uniform(0.2, 0.8, 2)
    halo = np.exp(-((xs / w - middle[0]) ** 2 + (ys / h - middle[1]) ** 2) / rng.uniform(0.1, 0.8)) * rng.uniform(
        -0.1, 0.35
    )
    tone = np.clip(rng.uniform(0.85, 1.0) + rng.normal(0, 0.01, 3), 0, 1) if rng.random() < 0.4 else tones[0]
    light = 1 + slope + halo - halo.mean()
    if rng.random() < 0.35:
        folds = noise.fractal(rng, h, w, max(h, w) / rng.uniform(1.5, 6), 0.5, stretch=rng.choice([1.0, 3.0, 8.0]))
        folds = noise.turn(rng, folds, rng.uniform(0, 180), 1.5)
        light = light + np.abs(folds) * (rng.uniform(0.02, 0.3) if rng.random() < 0.5 else -rng.uniform(0.02, 0.3))
    image = np.clip(tone * light[..., None], 0, 1).astype(np.float32)
    return Backdrop(image, rng.uniform(0.3, 0.75), bool(rng.random() < 0.4), bool(rng.random() < 0.12))


def from_above(rng: Generator, h: int, w: int, tones: list, surfaces: Surfaces) -> Backdrop:
    image = materials.surface(rng, h, w, tones, surfaces, SHEETS)
    return Backdrop(_softened(rng, image, 0.3), None, True)


def room(rng: Generator, h: int, w: int, tones: list, surfaces: Surfaces) -> Backdrop:
    """A wall and a floor or a table top, with what usually stands about."""
    line = rng.uniform(0.25, 0.85)
    wall = materials.surface(rng, h, w, tones, surfaces, WALLS)
    floor = _receding(
        rng,
        materials.surface(rng, h, w, colour.palette(rng, tones[1] if rng.random() < 0.4 else None), surfaces, FLOORS),
    )
    for _ in range(int(rng.choice([0, 0, 1, 2, 4, 8]))):
        _furnish(rng, wall, line, surfaces)
    wall = cv2.GaussianBlur(wall, (0, 0), rng.uniform(0.5, 6)) if rng.random() < 0.6 else wall
    tilt = rng.normal(0, 0.025)
    edge = line * h + (np.arange(w) - w / 2) * tilt
    below = np.clip(np.arange(h)[:, None] - edge[None] + 0.5, 0, 1).astype(np.float32)
    if rng.random() < 0.35:
        below = cv2.GaussianBlur(below, (0, 0), rng.uniform(1, 14))
    image = wall * (1 - below[..., None]) + floor * below[..., None]
    if rng.random() < 0.4:
        gap = np.exp(-np.abs(np.arange(h)[:, None] - edge[None]) / rng.uniform(1, 12)) * rng.uniform(0, 0.5)
        image = image * (1 - gap[..., None]).astype(np.float32)
    return Backdrop(np.clip(image, 0, 1), line, False, bool(rng.random() < 0.15))


def blurred_clutter(rng: Generator, h: int, w: int, tones: list, surfaces: Surfaces) -> Backdrop:
    """Shops, streets and kitchens out of focus."""
    image = materials.surface(
        rng, h, w, tones, surfaces, {"dead_leaves": 3, "photo": 2, "mottled": 1.5, "printed": 0.5}
    )
    for _ in range(int(rng.integers(0, 12))):
        _furnish(rng, image, rng.uniform(0.4, 1), surfaces)
    image = cv2.GaussianBlur(image, (0, 0), rng.uniform(1.5, 18))
    if rng.random() < 0.3:
        for _ in range(int(rng.integers(3, 25))):
            spot = tuple(int(v) for v in rng.uniform(0, 1, 2) * (w, h))
            glow = np.zeros((h, w), np.float32)
            cv2.circle(glow, spot, int(rng.uniform(3, 18)), 1.0, -1, cv2.LINE_AA)
            image = image + glow[..., None] * colour.any_colour(rng) * rng.uniform(0.1, 0.5)
    if rng.random() < 0.5:
        floor = _receding(rng, materials.surface(rng, h, w, colour.palette(rng), surfaces, FLOORS))
        line = rng.uniform(0.45, 0.9)
        below = np.clip((np.arange(h) / h - line) * h / rng.uniform(1, 25) + 0.5, 0, 1)[:, None, None].astype(
            np.float32
        )
        return Backdrop(np.clip(image * (1 - below) + floor * below, 0, 1), line, False)
    return Backdrop(np.clip(image, 0, 1), 0.8, False)


def outdoors(rng: Generator, h: int, w: int, tones: list, surfaces: Surfaces) -> Backdrop:
    """Sky, foliage or walls over grass, gravel or paving."""
    sky = colour.ramp(
        np.linspace(-1, 1, h)[:, None] + noise.fractal(rng, h, w, w / 2, 0.55) * rng.uniform(0, 0.8),
        [colour.near(rng, np.array([0.45, 0.62, 0.85]), 0.1), colour.near(rng, np.array([0.85, 0.88, 0.92]), 0.06)],
    )
    green = colour.near(rng, np.array([0.25, 0.38, 0.15]), 0.1)
    leaves = colour.ramp(
        noise.fractal(rng, h, w, w / rng.uniform(3, 14), 0.85), [green * 0.25, green, colour.near(rng, green, 0.2)]
    )
    ground = _receding(
        rng,
        materials.surface(
            rng, h, w, [green, *tones[:3]], surfaces, {"photo": 2, "mottled": 2, "pile": 2, "ornament": 0.6}
        ),
    )
    line = rng.uniform(0.3, 0.8)
    ridge = (line - rng.uniform(0.05, 0.5)) * h + noise.smooth_noise(rng, 1, w, w / rng.uniform(2, 12))[
        0
    ] * rng.uniform(2, 30)
    above = np.clip(np.arange(h)[:, None] - ridge[None], 0, 1)[..., None].astype(np.float32)
    far = cv2.GaussianBlur(sky * (1 - above) + leaves * above, (0, 0), rng.uniform(0.6, 9))
    below = np.clip((np.arange(h) - line * h) / rng.uniform(1, 20), 0, 1)[:, None, None].astype(np.float32)
    return Backdrop(np.clip(far * (1 - below) + ground * below, 0, 1), line, False)


def real(rng: Generator, h: int, w: int, tones: list, surfaces: Surfaces) -> Backdrop:
    """A photograph of a real place, mostly out of focus."""
    image = surfaces.whole(rng, h, w)
    if rng.random() < 0.75:
        image = cv2.GaussianBlur(image, (0, 0), np.exp(rng.uniform(np.log(0.7), np.log(9))))
    return Backdrop(image, rng.uniform(0.5, 0.9), bool(rng.random() < 0.2))


KINDS = ((sheet, 0.30), (from_above, 0.22), (room, 0.26), (blurred_clutter, 0.14), (outdoors, 0.08))


REAL = 0.25
"""Share of photographed places, where there are any."""


def backdrop(rng: Generator, h: int, w: int, surfaces: Surfaces) -> tuple[Backdrop, list]:
    """A backdrop and its colours."""
    kind = KINDS[int(rng.choice(len(KINDS), p=[share for _, share in KINDS]))][0]
    if surfaces.many and rng.random() < REAL:
        kind = real
    tones = colour.palette(rng)
    return kind(rng, h, w, tones, surfaces), tones


def _softened(rng: Generator, image: np.ndarray, odds: float) -> np.ndarray:
    return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.6, 4)) if rng.random() < odds else image


def _receding(rng: Generator, image: np.ndarray) -> np.ndarray:
    """Lays a surface down: the far edge is squeezed."""
    h, w = image.shape[:2]
    inset = w * rng.uniform(0.1, 0.45)
    frame = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
    back = cv2.getPerspectiveTransform(frame, np.float32([[0, 0], [w, 0], [w - inset, h], [inset, h]]))
    return cv2.warpPerspective(
        image, back, (w, h), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REFLECT
    )


def _furnish(rng: Generator, image: np.ndarray, line: float, surfaces: Surfaces) -> None:
    """Windows, frames, shelves, curtains, cupboards: upright rectangles on the wall."""
    h, w = image.shape[:2]
    bw, bh = int(w * rng.uniform(0.05, 0.5)), int(h * rng.uniform(0.08, 0.7))
    x, bottom = int(rng.uniform(-0.1, 0.95) * w), int(rng.uniform(0.2, line + 0.02) * h)
    x0, x1, y0, y1 = max(0, x), min(w, x + bw), max(0, bottom - bh), min(h, bottom)
    if x1 - x0 < 4 or y1 - y0 < 4:
        return
    fill = materials.surface(rng, y1 - y0, x1 - x0, colour.palette(rng), surfaces, WALLS)
    image[y0:y1, x0:x1] = fill * rng.uniform(0.6, 1.0)
    if rng.random() < 0.5:
        cv2.rectangle(
            image,
            (x0, y0),
            (x1, y1),
            tuple(float(v) for v in colour.any_colour(rng)),
            int(rng.integers(1, 6)),
            cv2.LINE_AA,
        )
