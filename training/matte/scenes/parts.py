"""Parts of a product as outlines, their placement on the canvas and their exact coverage."""

from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.random import Generator

SUPERSAMPLING = 2
_SUBPIXEL_BITS = 4


@dataclass(frozen=True)
class Part:
    points: np.ndarray
    """Outline (or the line itself when `width` is set) in product units, y down."""
    tone: int = 0
    """Which of the product's materials."""
    width: float | None = None
    """Thickness of a stroke in product units; None for a filled outline."""
    holes: list = field(default_factory=list)
    round: float = 0.5
    """0 flat, 1 a ball: how far from the edge the surface still curves."""
    lathe: bool = False
    """Shaded as a body of revolution about the vertical."""
    facing: tuple | None = None
    """Normal of a flat face (x right, y down, z to the viewer)."""
    fuzz: float = 0.0
    """Length of hair in product units."""
    shade: float = 1.0
    """Extra darkening, e.g. the inside of a cup."""


def bounds(parts: list[Part]) -> tuple[np.ndarray, np.ndarray]:
    every = np.concatenate([p.points for p in parts])
    return every.min(0), every.max(0)


def moved(parts: list[Part], matrix: np.ndarray, scale: float) -> list[Part]:
    """Applies a 2x3 affine map; widths grow by `scale`."""

    def of(points: np.ndarray) -> np.ndarray:
        return points @ matrix[:, :2].T + matrix[:, 2]

    return [
        replace(
            p,
            points=of(p.points),
            holes=[of(h) for h in p.holes],
            width=None if p.width is None else p.width * scale,
            fuzz=p.fuzz * scale,
        )
        for p in parts
    ]


def placed(
    rng: Generator, parts: list[Part], centre: np.ndarray, extent: float, tilt: float, squeeze: float = 1.0
) -> list[Part]:
    """Scales the parts so that the longer side is `extent` pixels and turns them by `tilt` degrees about `centre`."""
    low, high = bounds(parts)
    size = max(float((high - low).max()), 1e-3)
    scale = extent / size
    angle = np.deg2rad(tilt)
    mirror = -1.0 if rng.random() < 0.5 else 1.0
    linear = scale * np.array(
        [[np.cos(angle) * mirror, -np.sin(angle) * squeeze], [np.sin(angle) * mirror, np.cos(angle) * squeeze]]
    )
    matrix = np.concatenate([linear, (centre - linear @ ((low + high) / 2))[:, None]], 1)
    out = moved(parts, matrix, scale)
    if mirror < 0:
        out = [p if p.facing is None else replace(p, facing=(-p.facing[0], p.facing[1], p.facing[2])) for p in out]
    return out


def coverage(rng: Generator, part: Part, h: int, w: int) -> np.ndarray:
    """Share of each pixel that the part covers: drawn larger with smoothed edges, then averaged.

    OpenCV fills up to half a drawn pixel beyond the outline. Colour is mixed with this very coverage: alpha is exact.
    """
    s = SUPERSAMPLING
    canvas = np.zeros((h * s, w * s), np.uint8)
    if part.width is None:
        cv2.fillPoly(canvas, [_fixed(part.points, s)], 255, cv2.LINE_AA, _SUBPIXEL_BITS)
        for hole in part.holes:
            cv2.fillPoly(canvas, [_fixed(hole, s)], 0, cv2.LINE_AA, _SUBPIXEL_BITS)
    else:
        cv2.polylines(
            canvas, [_fixed(part.points, s)], False, 255, max(1, round(part.width * s)), cv2.LINE_AA, _SUBPIXEL_BITS
        )
    if part.fuzz > 0.6:
        _grow_hair(rng, canvas, part, s)
    return cv2.resize(canvas, (w, h), interpolation=cv2.INTER_AREA).astype(np.float32) / 255.0


def _grow_hair(rng: Generator, canvas: np.ndarray, part: Part, s: int) -> None:
    """Thin curved strands outwards from the outline; one supersampled pixel wide, so alpha is partial."""
    outline = part.points
    middle = outline.mean(0)
    steps = np.roll(outline, -1, 0) - outline
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    count = int(min(900, lengths.sum() * rng.uniform(0.8, 2.5)))
    if count < 4 or lengths.sum() <= 0:
        return
    edge = rng.choice(len(outline), count, p=lengths / lengths.sum())
    roots = outline[edge] + steps[edge] * rng.random((count, 1))
    outwards = np.stack([steps[edge, 1], -steps[edge, 0]], 1)
    outwards *= np.sign((outwards * (roots - middle)).sum(1, keepdims=True) + 1e-6)
    outwards /= np.hypot(outwards[:, :1], outwards[:, 1:]) + 1e-6
    comb = rng.normal(0, 0.5, 2)
    reach = part.fuzz * rng.uniform(0.2, 1.2, (count, 1))
    mid = roots + (outwards + rng.normal(0, 0.35, (count, 2))) * reach * 0.6
    tips = mid + (outwards * 0.6 + comb + rng.normal(0, 0.4, (count, 2))) * reach * 0.5
    strands = (np.stack([roots - outwards * 2, mid, tips], 1) * s * 2**_SUBPIXEL_BITS).astype(np.int32)
    cv2.polylines(canvas, list(strands), False, 255, 1, cv2.LINE_AA, _SUBPIXEL_BITS)


def _fixed(points: np.ndarray, s: int) -> np.ndarray:
    # Pixel centres lie at +0.5: without the shift the average over the supersampled grid is half a pixel off.
    return np.clip((points * s - 0.5) * 2**_SUBPIXEL_BITS, -(2**24), 2**24).round().astype(np.int32)
