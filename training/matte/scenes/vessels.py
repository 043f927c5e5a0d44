"""Bodies of revolution: bottles, cups, vases, pots, plates, jars, bells."""

import numpy as np
from numpy.random import Generator

from matte.scenes.outlines import ellipse, limb, rectangle, spline
from matte.scenes.parts import Part


def turned_body(profile: np.ndarray, flat: float, tone: int) -> Part:
    """`profile` is rows of (radius, y); `flat` squashes the circles that the eye sees from above."""
    foot_r, foot_y = profile[-1]
    t = np.linspace(0, np.pi, 24)
    foot = np.stack([foot_r * np.cos(t), foot_y + foot_r * flat * np.sin(t)], 1)
    head_r, head_y = profile[0]
    head = np.stack([-head_r * np.cos(t), head_y - head_r * flat * np.sin(t)], 1)
    right = np.stack([profile[:, 0], profile[:, 1]], 1)
    left = np.stack([-profile[::-1, 0], profile[::-1, 1]], 1)
    return Part(np.concatenate([right, foot, left, head]), tone, lathe=True)


def _profile(rng: Generator, radii: list, height: float) -> np.ndarray:
    ys = np.linspace(-height, 0, len(radii))
    if rng.random() < 0.75:
        curve = spline(np.stack([np.array(radii), ys], 1), False, 10)
    else:
        curve = np.stack([np.array(radii), ys], 1)
    curve[:, 0] = np.maximum(curve[:, 0], 0.01)
    return curve


def _handle(rng: Generator, radius: float, top: float, bottom: float, tone: int) -> Part:
    reach = radius * rng.uniform(0.4, 0.9)
    points = np.array(
        [
            [radius * 0.85, top],
            [radius + reach, top * 0.95 + bottom * 0.05],
            [radius + reach * 0.9, bottom * 0.8 + top * 0.2],
            [radius * 0.85, bottom],
        ]
    )
    thick = radius * rng.uniform(0.1, 0.3)
    return Part(limb(points, np.array([thick, thick * 0.9, thick])), tone, round=1.0)


def bottle(rng: Generator) -> list[Part]:
    flat, height, body, neck = (
        rng.uniform(0.0, 0.2),
        rng.uniform(1.4, 3.2),
        rng.uniform(0.3, 0.6),
        rng.uniform(0.1, 0.25),
    )
    shoulder = rng.uniform(0.5, 1.0)
    profile = _profile(rng, [neck, neck, body * shoulder, body, body, body * rng.uniform(0.8, 1.05)], height)
    parts = [turned_body(profile, flat, 0)]
    if rng.random() < 0.75:
        cap = rng.uniform(0.15, 0.7)
        wide = neck * rng.uniform(1.0, 1.6)
        parts.append(
            turned_body(np.array([[wide * rng.uniform(0.5, 1), -height - cap], [wide, -height + 0.05]]), flat, 1)
        )
    if rng.random() < 0.7:
        top, bottom = -height * rng.uniform(0.4, 0.6), -height * rng.uniform(0.08, 0.3)
        parts.append(turned_body(np.array([[body * 0.99, top], [body * 0.99, bottom]]), flat, 2))
    if rng.random() < 0.15:
        parts.insert(0, _handle(rng, body, -height * 0.8, -height * 0.3, 1))
    return parts


def cup(rng: Generator) -> list[Part]:
    flat, height = rng.uniform(0.08, 0.45), rng.uniform(0.5, 1.5)
    top, bottom = rng.uniform(0.4, 0.7), rng.uniform(0.25, 0.6)
    parts = []
    if rng.random() < 0.65:
        parts.append(_handle(rng, (top + bottom) / 2, -height * 0.85, -height * 0.25, 0))
    parts.append(
        turned_body(_profile(rng, [top, (top + bottom) / 2 * rng.uniform(0.8, 1.25), bottom], height), flat, 0)
    )
    parts.append(Part(ellipse(0, -height, top * 0.93, top * flat * 0.93), 0, shade=rng.uniform(0.35, 0.9), round=0.0))
    if rng.random() < 0.4:
        parts.append(Part(ellipse(0, -height + 0.03, top * 0.84, top * flat * 0.8), 3, round=0.0))
    if rng.random() < 0.3:
        wide = bottom * rng.uniform(1.6, 2.4)
        parts.insert(0, Part(ellipse(0, 0, wide, wide * flat), 0, round=0.2))
    return parts


def vase(rng: Generator) -> list[Part]:
    flat, height = rng.uniform(0.02, 0.3), rng.uniform(0.8, 2.6)
    radii = list(np.clip(rng.uniform(0.15, 0.8, int(rng.integers(3, 7))), 0.12, 0.8))
    parts = [
        turned_body(_profile(rng, radii, height), flat, 0),
        Part(ellipse(0, -height, radii[0] * 0.9, radii[0] * flat * 0.9), 0, shade=rng.uniform(0.2, 0.7), round=0.0),
    ]
    if rng.random() < 0.3:
        handle = _handle(rng, max(radii) * 0.8, -height * 0.9, -height * 0.5, 0)
        parts = [handle, Part(handle.points * [-1, 1], 0, round=1.0)] + parts
    if rng.random() < 0.3:
        parts.append(
            turned_body(np.array([[max(radii) * 0.8, -height * 0.55], [max(radii) * 0.8, -height * 0.45]]), flat, 1)
        )
    return parts


def plate(rng: Generator) -> list[Part]:
    """Dishes with something on them, from steep above: all of it is the product."""
    flat, deep = rng.uniform(0.35, 1.0), rng.uniform(0.0, 0.35)
    parts = [turned_body(np.array([[1.0, -deep], [rng.uniform(0.4, 0.8), 0.0]]), flat, 0)] if deep > 0.1 else []
    parts += [
        Part(ellipse(0, -deep, 1.0, flat), 0, round=0.15),
        Part(ellipse(0, -deep, 0.72, flat * 0.72), 0, shade=rng.uniform(0.75, 0.97), round=0.1),
    ]
    for _ in range(int(rng.choice([0, 2, 6, 25]))):
        spot = rng.normal(0, 0.27, 2) * (1, flat)
        size = rng.uniform(0.06, 0.35)
        parts.append(
            Part(
                ellipse(
                    *(np.clip(spot, -0.5, 0.5) + (0, -deep - size * 0.2)),
                    size,
                    size * rng.uniform(0.5, 1),
                    rng.uniform(0, 180),
                ),
                int(rng.integers(1, 4)),
                round=0.8,
            )
        )
    return parts


def jar(rng: Generator) -> list[Part]:
    flat, height, r = rng.uniform(0.05, 0.35), rng.uniform(0.3, 1.6), rng.uniform(0.4, 0.8)
    lid = rng.uniform(0.12, 0.45)
    parts = [
        turned_body(_profile(rng, [r, r, r * rng.uniform(0.85, 1)], height), flat, 0),
        turned_body(np.array([[r * 1.02, -height - lid], [r * 1.02, -height]]), flat, 1),
        Part(ellipse(0, -height - lid, r * 1.0, r * flat), 1, shade=1.12, round=0.1),
    ]
    if rng.random() < 0.7:
        parts.insert(1, turned_body(np.array([[r, -height * 0.8], [r, -height * 0.25]]), flat, 2))
    return parts


def bell(rng: Generator) -> list[Part]:
    height, flare = rng.uniform(0.8, 1.3), rng.uniform(0.6, 0.9)
    body = turned_body(_profile(rng, [0.15, 0.4, 0.42, 0.5, flare], height), 0.12, 0)
    ring = Part(ellipse(0, -height - 0.18, 0.18, 0.2), 0, holes=[ellipse(0, -height - 0.18, 0.1, 0.12)], round=1.0)
    return [ring, Part(ellipse(0, 0.12, 0.12, 0.14), 1, round=1.0), body]


def tube(rng: Generator) -> list[Part]:
    """Cosmetics tubes, lipsticks, candles, batteries."""
    w, h = rng.uniform(0.15, 0.4), rng.uniform(0.8, 1.8)
    crimped = np.array([[-w * 1.2, -h], [w * 1.2, -h], [w * 0.8, 0], [-w * 0.8, 0]])
    body = Part(crimped, 0, lathe=True) if rng.random() < 0.5 else Part(rectangle(-w, -h, w, 0, w * 0.2), 0, lathe=True)
    return [body, Part(rectangle(-w * 0.8, 0, w * 0.8, rng.uniform(0.15, 0.6), 0.03), 1, lathe=True)]
