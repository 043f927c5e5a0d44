"""Toys, stones and fruit, bags, shoes, garments, small devices."""

import numpy as np
from numpy.random import Generator

from matte.scenes.outlines import blob, ellipse, limb, rectangle, spline
from matte.scenes.parts import Part


def toy(rng: Generator) -> list[Part]:
    """Body, head, ears, limbs, face; plush toys have fur."""
    fur = rng.uniform(0.03, 0.14) if rng.random() < 0.5 else 0.0
    body_w, body_h, head = rng.uniform(0.3, 0.55), rng.uniform(0.4, 0.7), rng.uniform(0.3, 0.5)
    head_y = -body_h - head * rng.uniform(0.6, 0.9)
    parts = []

    def fluffy(points: np.ndarray, tone: int) -> None:
        parts.append(Part(points, tone, round=rng.uniform(0.6, 1), fuzz=fur))

    for side in (-1, 1):
        leg = np.array(
            [
                [side * body_w * 0.5, body_h * 0.5],
                [side * body_w * rng.uniform(0.6, 1.3), body_h * 0.9],
                [side * body_w * rng.uniform(0.6, 1.9), body_h * rng.uniform(1.0, 1.7)],
            ]
        )
        fluffy(limb(leg, rng.uniform(0.14, 0.36, 3)), int(rng.choice([0, 1])))
    fluffy(blob(rng, 0, 0, body_w, 0.1, body_h / body_w), 0)
    for side in (-1, 1):
        arm = np.array(
            [
                [side * body_w * 0.7, -body_h * 0.6],
                [side * body_w * rng.uniform(1.0, 1.6), -body_h * rng.uniform(-0.2, 0.4)],
                [side * body_w * rng.uniform(0.7, 2.2), body_h * rng.uniform(-0.8, 0.6)],
            ]
        )
        fluffy(limb(arm, rng.uniform(0.1, 0.3, 3)), int(rng.choice([0, 1])))
        fluffy(
            ellipse(
                side * head * rng.uniform(0.5, 0.95),
                head_y - head * rng.uniform(0.5, 1.0),
                rng.uniform(0.08, 0.22),
                rng.uniform(0.1, 0.4),
                side * rng.uniform(0, 40),
            ),
            int(rng.choice([0, 2])),
        )
    fluffy(blob(rng, 0, head_y, head, 0.08, rng.uniform(0.8, 1.15)), 0)
    parts.append(Part(ellipse(0, head_y + head * 0.35, head * 0.4, head * 0.3), 1, round=1.0))
    parts.append(Part(ellipse(0, head_y + head * 0.2, head * 0.12, head * 0.09), 3, round=1.0))
    parts += [
        Part(ellipse(s * head * 0.4, head_y - head * 0.1, head * 0.08, head * 0.1), 3, round=1.0) for s in (-1, 1)
    ]
    if rng.random() < 0.35:
        parts.append(
            Part(
                np.array(
                    [
                        [-head * 0.9, head_y - head * 0.6],
                        [head * rng.uniform(-0.4, 0.4), head_y - head * rng.uniform(1.4, 2.2)],
                        [head * 0.9, head_y - head * 0.6],
                    ]
                ),
                2,
                round=0.5,
            )
        )
    return parts


def pebble(rng: Generator) -> list[Part]:
    """Stones, fruit, soap, bread, balls, cushions."""
    shape = blob(rng, 0, 0, 1, rng.choice([0.0, 0.2, 0.6]), rng.uniform(0.45, 1.2), int(rng.integers(2, 9)))
    if rng.random() < 0.3:
        shape = shape[:: int(rng.integers(5, 14))]
    parts = [Part(shape, 0, round=rng.uniform(0.3, 1.0), fuzz=rng.choice([0, 0, 0, 0.1, 0.25]))]
    if rng.random() < 0.3:
        stalk = np.array(
            [
                [0, -shape[:, 1].max() * 0.8],
                [rng.normal(0, 0.15), -shape[:, 1].max() * 1.2],
                [rng.normal(0, 0.3), -shape[:, 1].max() * 1.6],
            ]
        )
        parts.append(Part(limb(stalk, np.array([0.12, 0.06, 0.03])), 2, round=1.0))
    return parts


def bag(rng: Generator) -> list[Part]:
    w, h, top = rng.uniform(0.5, 0.9), rng.uniform(0.5, 1.0), rng.uniform(0.6, 1.0)
    body = spline(
        np.array(
            [
                [-w * top, -h],
                [0, -h * rng.uniform(0.92, 1.05)],
                [w * top, -h],
                [w, h * 0.7],
                [w * 0.8, h],
                [-w * 0.8, h],
                [-w, h * 0.7],
            ]
        ),
        True,
    )
    rise, gap = rng.uniform(0.3, 1.1), rng.uniform(0.3, 0.7)
    strap = np.array(
        [[-w * gap, -h * 0.9], [-w * gap * 0.9, -h - rise], [w * gap * 0.9, -h - rise], [w * gap, -h * 0.9]]
    )
    parts = [
        Part(limb(strap, np.array([rng.uniform(0.04, 0.12)] * 2)), 1, round=0.8),
        Part(body, 0, round=rng.uniform(0.2, 0.6)),
    ]
    if rng.random() < 0.5:
        parts.append(
            Part(
                spline(
                    np.array(
                        [
                            [-w * top, -h],
                            [w * top, -h],
                            [w * 0.95, -h * 0.1],
                            [0, h * rng.uniform(0, 0.3)],
                            [-w * 0.95, -h * 0.1],
                        ]
                    ),
                    True,
                ),
                int(rng.choice([0, 2])),
                round=0.15,
            )
        )
    if rng.random() < 0.5:
        parts.append(Part(rectangle(-0.08, -0.06, 0.08, 0.08, 0.02), 3, round=0.6))
    return parts


def shoe(rng: Generator) -> list[Part]:
    high = rng.uniform(0.5, 1.4)
    upper = spline(
        np.array(
            [
                [-1.0, -0.1],
                [-0.95, -high],
                [-0.45, -high * 1.03],
                [-0.1, -0.62],
                [0.5, -0.42],
                [0.95, -0.25],
                [1.05, 0.0],
                [0.9, 0.08],
                [-0.9, 0.08],
            ]
        ),
        True,
    )
    heel = rng.uniform(0.08, 0.45)
    sole = np.array(
        [
            [-1.02, 0.0],
            [1.08, 0.0],
            [1.0, 0.14],
            [-0.1, 0.16],
            [-0.35, 0.12 + heel * 0.3],
            [-0.4, 0.1 + heel],
            [-1.0, 0.1 + heel],
        ]
    )
    parts = [
        Part(upper, 0, round=rng.uniform(0.5, 0.9)),
        Part(ellipse(-0.7, -high, 0.27, 0.09), 0, shade=0.35, round=0.0),
        Part(sole, 1, round=0.2),
    ]
    if rng.random() < 0.6:
        parts += [
            Part(np.array([[-0.25 + k * 0.14, -0.72 + k * 0.06], [0.0 + k * 0.13, -0.55 + k * 0.06]]), 2, width=0.05)
            for k in range(int(rng.integers(3, 6)))
        ]
    if rng.random() < 0.5:
        parts.append(
            Part(spline(np.array([[0.5, -0.4], [0.95, -0.25], [1.05, 0.0], [0.55, 0.02]]), True), 2, round=0.5)
        )
    if rng.random() < 0.4:
        twin = [
            Part(
                p.points * 0.95 + (-0.35, -0.35),
                p.tone,
                None if p.width is None else p.width,
                p.holes,
                p.round,
                shade=p.shade * 0.9,
            )
            for p in parts
        ]
        parts = twin + parts
    return parts


def garment(rng: Generator) -> list[Part]:
    """Shirts, dresses, trousers, laid flat or hanging."""
    if rng.random() < 0.3:
        w, h, gap = 0.45, rng.uniform(1.2, 2.0), rng.uniform(0.05, 0.3)
        return [
            Part(
                np.array(
                    [
                        [-w, 0],
                        [w, 0],
                        [w * 1.05 + gap, h],
                        [w * 0.35 + gap, h],
                        [0, 0.55],
                        [-w * 0.35 - gap, h],
                        [-w * 1.05 - gap, h],
                    ]
                ),
                0,
                round=0.3,
            )
        ]
    w, h, flare = rng.uniform(0.4, 0.55), rng.uniform(0.9, 2.2), rng.uniform(0.9, 2.0)
    sleeve, spread = rng.uniform(0.15, 1.1), rng.uniform(0.2, 1.2)
    parts = [
        Part(
            limb(
                np.array(
                    [
                        [s * w * 0.8, 0.08],
                        [s * (w + sleeve * 0.5), 0.15 + spread * sleeve * 0.5],
                        [s * (w + sleeve), 0.2 + spread * sleeve],
                    ]
                ),
                np.array([0.34, 0.3, 0.24]),
            ),
            int(rng.choice([0, 0, 1])),
            round=0.5,
        )
        for s in (-1, 1)
    ]
    neck = rng.uniform(0.1, 0.25)
    parts.append(
        Part(
            np.array(
                [
                    [-w, 0],
                    [-neck, -0.1],
                    [0, rng.uniform(-0.05, 0.2)],
                    [neck, -0.1],
                    [w, 0],
                    [w * 0.92, 0.5],
                    [w * flare, h],
                    [-w * flare, h],
                    [-w * 0.92, 0.5],
                ]
            ),
            0,
            round=0.25,
        )
    )
    return parts


def device(rng: Generator) -> list[Part]:
    """Phones, radios, cameras, clocks: a plate with a screen, rings and knobs."""
    w, h = rng.uniform(0.4, 1.0), rng.uniform(0.4, 1.0)
    parts = [Part(rectangle(-w, -h, w, h, rng.uniform(0, 0.4)), 0, round=rng.uniform(0.05, 0.4))]
    if rng.random() < 0.6:
        parts.append(
            Part(
                rectangle(-w * 0.85, -h * 0.85, w * rng.uniform(0.1, 0.85), h * rng.uniform(0.1, 0.85), 0.03),
                2,
                round=0.0,
            )
        )
    for _ in range(int(rng.integers(0, 5))):
        x, y, r = rng.uniform(-w * 0.6, w * 0.6), rng.uniform(-h * 0.6, h * 0.6), rng.uniform(0.04, 0.35)
        parts += [Part(ellipse(x, y, r, r), 1, round=0.3), Part(ellipse(x, y, r * 0.7, r * 0.7), 3, round=0.6)]
    if rng.random() < 0.3:
        parts.insert(
            0,
            Part(
                np.array([[-w * 0.9, -h * 0.8], [-w * 0.6, -h * 1.5], [w * 0.6, -h * 1.5], [w * 0.9, -h * 0.8]]),
                1,
                width=0.06,
            ),
        )
    return parts
