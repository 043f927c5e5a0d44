"""Things with stems, wires and handles: more edge than body."""

import numpy as np
from numpy.random import Generator

from matte.scenes.outlines import blob, ellipse, limb, rectangle, spline
from matte.scenes.parts import Part
from matte.scenes.vessels import vase


def plant(rng: Generator) -> list[Part]:
    """Stems and leaves out of a pot, or a bunch without one."""
    pot = (
        [
            Part(p.points * 0.7 + (0, 0.9), 1 if p.tone == 0 else 3, None, p.holes, p.round, p.lathe, shade=p.shade)
            for p in vase(rng)
        ]
        if rng.random() < 0.8
        else []
    )
    root_y = min((p.points[:, 1].min() for p in pot), default=0.5) + 0.05
    parts = []
    for _ in range(int(rng.integers(4, 40))):
        lean = rng.normal(0, 0.6)
        tip = np.array([lean, root_y - rng.uniform(0.3, 1.5)])
        mid = np.array([lean * 0.3, (root_y + tip[1]) / 2]) + rng.normal(0, 0.08, 2)
        parts.append(Part(np.stack([[rng.normal(0, 0.05), root_y], mid, tip]), 2, width=rng.uniform(0.012, 0.04)))
        for _ in range(int(rng.integers(1, 4))):
            way = rng.uniform(-np.pi, 0.4)
            long = rng.uniform(0.15, 0.6)
            end = tip + long * np.array([np.cos(way), np.sin(way)])
            bend = (tip + end) / 2 + rng.normal(0, 0.07, 2)
            broad = long * rng.uniform(0.08, 0.55)
            parts.append(
                Part(
                    limb(np.stack([tip, bend, end]), np.array([0.02, broad, broad * 0.8, 0.01])),
                    int(rng.choice([0, 0, 2])),
                    round=0.5,
                )
            )
    return parts + pot


def wire(rng: Generator) -> list[Part]:
    """Rings, glasses, hangers, headphones, baskets, cables: much hole, little body."""
    kind = int(rng.integers(5))
    thick = rng.uniform(0.03, 0.14)
    if kind == 0:
        return [
            Part(_closed(ellipse(0, 0, rng.uniform(0.4, 1), 1, rng.uniform(0, 90))), 0, width=thick),
            Part(blob(rng, 0, -1, rng.uniform(0.1, 0.3), 0.2), 1, round=0.8),
        ]
    if kind == 1:
        rims = [
            Part(
                _closed(
                    spline(
                        np.array([[-0.5, -0.3], [0.5, -0.3], [0.45, 0.25], [0, 0.4], [-0.45, 0.25]]) + (s * 0.62, 0),
                        True,
                    )
                ),
                0,
                width=thick,
            )
            for s in (-1, 1)
        ]
        arms = [
            Part(
                np.array([[s * 1.1, -0.25], [s * rng.uniform(1.0, 1.5), -rng.uniform(0.3, 0.9)]]), 0, width=thick * 0.7
            )
            for s in (-1, 1)
        ]
        return arms + rims + [Part(np.array([[-0.15, -0.2], [0.15, -0.2]]), 0, width=thick)]
    if kind == 2:
        band = Part(
            limb(
                spline(np.array([[-0.9, 0.3], [-0.8, -0.7], [0, -1.1], [0.8, -0.7], [0.9, 0.3]]), False),
                np.array([thick, thick * 2, thick]),
            ),
            0,
            round=1,
        )
        return [band] + [Part(ellipse(s * 0.88, 0.45, 0.24, 0.4), 1, round=0.6) for s in (-1, 1)]
    if kind == 3:
        return [
            Part(spline(rng.normal(0, 0.5, (int(rng.integers(5, 12)), 2)), False), int(rng.integers(0, 2)), width=thick)
        ]
    return [
        Part(
            _closed(ellipse(0, 0, *rng.uniform(0.5, 1.0, 2), rng.uniform(0, 180))),
            int(rng.choice([0, 0, 1])),
            width=thick,
        )
        for _ in range(int(rng.integers(4, 22)))
    ]


def tool(rng: Generator) -> list[Part]:
    """A long handle with a head: brushes, spoons, hammers, knives, pens."""
    h, thick = rng.uniform(1.2, 2.4), rng.uniform(0.05, 0.2)
    head = [
        blob(rng, 0, -0.2, rng.uniform(0.2, 0.5), 0.2, rng.uniform(0.6, 1.5)),
        rectangle(-rng.uniform(0.2, 0.6), -0.3, rng.uniform(0.2, 0.6), 0.05, 0.05),
        limb(np.array([[0, 0.1], [0.05, -0.5], [0, -1.0]]), np.array([0.1, 0.3, 0.02])),
    ][int(rng.integers(3))]
    handle = limb(
        np.array([[0, 0], [rng.normal(0, 0.1), h / 2], [rng.normal(0, 0.1), h]]), thick * rng.uniform(0.6, 1.2, 4)
    )
    return [Part(handle, 1, round=1.0), Part(head, 0, round=rng.uniform(0.2, 0.9), fuzz=rng.choice([0, 0, 0.2]))]


def _closed(points: np.ndarray) -> np.ndarray:
    return np.concatenate([points, points[:2]])
