"""Surfaces: colour per pixel, how shiny, how bumpy."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from matte.scenes import colour, noise
from matte.surfaces import Surfaces


@dataclass(frozen=True)
class Material:
    albedo: np.ndarray
    """h x w x 3, sRGB 0..1."""
    gloss: float
    """0 matt .. 1 mirror-like."""
    bump: np.ndarray | None = None
    """Height added to the shape, in pixels."""
    glass: bool = False


def plain(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    field = noise.smooth_noise(rng, h, w, max(h, w) / rng.uniform(1, 3))
    return colour.ramp(field * rng.uniform(0, 0.5), [tones[0], tones[0] * 0.96, colour.near(rng, tones[0], 0.04)])


def mottled(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    field = noise.fractal(rng, h, w, max(h, w) / rng.uniform(1, 12), rng.uniform(0.45, 0.85))
    return colour.ramp(field * rng.uniform(0.4, 1.6), tones)


def wood(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    grain = noise.fractal(rng, h, w, max(h, w) / rng.uniform(3, 9), 0.65, stretch=rng.uniform(6, 16))
    rings = np.sin(grain * rng.uniform(2, 12)) * 0.6 + grain * 0.5
    base = colour.ramp(
        rings * rng.uniform(0.3, 1.0), [tones[0] * rng.uniform(0.5, 0.8), tones[0], colour.near(rng, tones[0], 0.08)]
    )
    if rng.random() < 0.5:
        pitch = max(6, int(h / rng.uniform(3, 9)))
        offsets = rng.uniform(-0.09, 0.09, h // pitch + 2)[np.arange(h) // pitch]
        base = base + offsets[:, None, None].astype(np.float32)
        base[::pitch] *= rng.uniform(0.3, 0.8)
    return noise.turn(rng, base, rng.choice([0, 90, rng.uniform(0, 180)]), rng.uniform(1.0, 1.5))


def woven(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    pitch = rng.uniform(2.0, 7.0)
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    thread = np.sin(xs * 2 * np.pi / pitch) * np.sin(ys * 2 * np.pi / pitch)
    field = thread * rng.uniform(0.2, 0.9) + noise.fractal(rng, h, w, 24, 0.8) * rng.uniform(0.2, 0.7)
    base = colour.ramp(field, [tones[0] * 0.7, tones[0], colour.near(rng, tones[0], 0.08)])
    return noise.turn(rng, base, rng.uniform(0, 180), 1.4)


def pile(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    """Carpet, felt, plush, fleece: fine noise on soft patches."""
    fine = noise.fractal(rng, h, w, rng.uniform(2, 9), 0.9, stretch=rng.choice([1.0, 2.0, 3.0]))
    soft = noise.smooth_noise(rng, h, w, max(h, w) / rng.uniform(2, 8))
    field = fine * rng.uniform(0.25, 1.0) + soft * 0.35
    return noise.turn(
        rng, colour.ramp(field, [tones[0] * 0.5, tones[0], colour.near(rng, tones[0], 0.12)]), rng.uniform(0, 360), 1.4
    )


def striped(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    pitch = rng.uniform(6, 60)
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    bands = ((xs + rng.uniform(0, pitch)) / pitch).astype(int) % len(tones)
    if rng.random() < 0.4:
        bands = (bands + (ys / pitch).astype(int)) % len(tones)
    base = np.stack(tones).astype(np.float32)[bands]
    base = noise.turn(rng, base, rng.choice([0, 90, rng.uniform(0, 180)]), 1.4)
    return noise.warp(rng, base, max(h, w) / 4, rng.uniform(0, 12))


def ornament(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    """A motif repeated on a grid: prints, tiles, wallpaper, bedding."""
    size = int(rng.integers(10, 70))
    tile = np.full((size, size, 3), tones[0], np.float32)
    for _ in range(int(rng.integers(1, 6))):
        tone = tuple(float(v) for v in tones[int(rng.integers(1, len(tones)))])
        centre = tuple(int(v) for v in rng.integers(0, size, 2))
        if rng.random() < 0.5:
            axes = tuple(int(v) for v in rng.integers(2, max(3, size // 2), 2))
            cv2.ellipse(
                tile,
                centre,
                axes,
                float(rng.uniform(0, 180)),
                0,
                360,
                tone,
                int(rng.choice([-1, 1, 2, 3])),
                cv2.LINE_AA,
            )
        else:
            cv2.fillPoly(
                tile, [rng.integers(0, size, (int(rng.integers(3, 7)), 2)).astype(np.int32)], tone, cv2.LINE_AA
            )
    if rng.random() < 0.6:
        tile = np.maximum(tile, tile[:, ::-1])
    if rng.random() < 0.4:
        tile[: max(1, size // 20)] = tones[-1]
        tile[:, : max(1, size // 20)] = tones[-1]
    base = np.tile(tile, (h // size + 1, w // size + 1, 1))[:h, :w]
    return noise.turn(rng, np.ascontiguousarray(base), rng.choice([0, 45, rng.uniform(0, 180)]), rng.uniform(1, 1.5))


def printed(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    """Packaging and covers: blocks of colour, lines of type, sometimes a picture."""
    base = plain(rng, h, w, tones)
    for _ in range(int(rng.integers(1, 5))):
        x0, y0 = rng.uniform(0, 0.8, 2) * (w, h)
        box = (int(x0), int(y0)), (int(x0 + rng.uniform(0.1, 0.7) * w), int(y0 + rng.uniform(0.03, 0.4) * h))
        tone = colour.any_colour(rng) if rng.random() < 0.4 else tones[int(rng.integers(len(tones)))]
        if rng.random() < 0.7:
            cv2.rectangle(base, *box, tuple(float(v) for v in tone), -1)
        else:
            cv2.ellipse(
                base, box[0], (int(w * 0.2), int(h * 0.15)), 0, 0, 360, tuple(float(v) for v in tone), -1, cv2.LINE_AA
            )
    letters = "ABCDEFGHIJKLMNOPRSTUVWXYZaeioumnrst0123456789 &"
    for _ in range(int(rng.integers(2, 9))):
        text = "".join(rng.choice(list(letters), int(rng.integers(2, 18))))
        scale = float(rng.uniform(0.2, 1.6)) * max(h, w) / 250
        tone = colour.any_colour(rng)
        ink = np.zeros((h, w), np.uint8)
        cv2.putText(
            ink,
            text,
            (int(rng.uniform(-0.1, 0.6) * w), int(rng.uniform(0.05, 1) * h)),
            int(rng.integers(0, 8)),
            scale,
            255,
            max(1, int(scale * rng.uniform(1, 3.5))),
            cv2.LINE_AA,
        )
        cover = (ink[..., None] / np.float32(255)).astype(np.float32)
        base = base * (1 - cover) + tone * cover
    return base


def dead_leaves(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    """Overlapping patches of all sizes: the statistics of clutter."""
    base = mottled(rng, h, w, tones)
    shared = rng.random() < 0.5
    for _ in range(int(rng.integers(15, 90))):
        radius = min(h, w) * 0.02 / max(rng.random(), 0.05)
        centre = rng.uniform(0, 1, 2) * (w, h)
        tone = colour.near(rng, tones[int(rng.integers(len(tones)))], 0.12) if shared else colour.any_colour(rng)
        corners = int(rng.choice([3, 4, 4, 5, 6, 18]))
        angles = np.sort(rng.uniform(0, 2 * np.pi, corners)) if corners < 18 else np.linspace(0, 2 * np.pi, 18)
        points = centre + radius * np.stack([np.cos(angles), np.sin(angles) * rng.uniform(0.3, 1)], 1)
        cv2.fillPoly(base, [(points * 16).astype(np.int32)], tuple(float(v) for v in tone), cv2.LINE_AA, 4)
    return np.clip(base + noise.fractal(rng, h, w, 12, 0.8)[..., None] * rng.uniform(0, 0.08), 0, 1)


def marble(rng: Generator, h: int, w: int, tones: list) -> np.ndarray:
    veins = 1 - 2 * np.abs(noise.fractal(rng, h, w, max(h, w) / rng.uniform(1.5, 5), 0.6)) ** rng.uniform(0.3, 0.9)
    return colour.ramp(veins, [tones[0], tones[0], colour.near(rng, tones[0], 0.05), tones[1]])


def photographed(rng: Generator, h: int, w: int, tones: list, surfaces: Surfaces) -> np.ndarray:
    """A crop of a real photograph, recoloured so that no single picture is learnt by heart."""
    crop = surfaces.crop(rng, h, w)
    if rng.random() < 0.5:
        light = crop.mean(-1)
        light = (light - light.mean()) / (light.std() + 1e-3)
        return colour.ramp(light * rng.uniform(0.25, 0.7), [tones[0] * 0.4, tones[0], colour.near(rng, tones[0], 0.15)])
    return np.clip(crop[..., rng.permutation(3)] * rng.uniform(0.6, 1.3, 3).astype(np.float32), 0, 1)


PATTERNS = {
    "plain": plain,
    "mottled": mottled,
    "wood": wood,
    "woven": woven,
    "pile": pile,
    "striped": striped,
    "ornament": ornament,
    "printed": printed,
    "dead_leaves": dead_leaves,
    "marble": marble,
}


def surface(rng: Generator, h: int, w: int, tones: list, surfaces: Surfaces, weights: dict[str, float]) -> np.ndarray:
    """A surface of a kind drawn by weight; "photo" stands for `photographed`."""
    names = list(weights)
    odds = np.array([weights[n] for n in names])
    name = names[int(rng.choice(len(names), p=odds / odds.sum()))]
    if name == "photo":
        return np.ascontiguousarray(photographed(rng, h, w, tones, surfaces), np.float32)
    return np.ascontiguousarray(np.clip(PATTERNS[name](rng, h, w, tones), 0, 1), np.float32)


PRODUCT = {
    "plain": 5,
    "mottled": 2,
    "wood": 1.2,
    "woven": 1.2,
    "pile": 1.2,
    "striped": 0.7,
    "ornament": 0.8,
    "printed": 1.5,
    "dead_leaves": 0.3,
    "marble": 0.4,
    "photo": 1.6,
}


def of_product(rng: Generator, h: int, w: int, tones: list, surfaces: Surfaces) -> Material:
    """The material of one part of a product."""
    if rng.random() < 0.03:
        return Material(np.full((h, w, 3), 0.5, np.float32), 1.0, glass=True)
    albedo = surface(rng, h, w, tones, surfaces, PRODUCT)
    bump = None
    if rng.random() < 0.45:
        bump = noise.fractal(rng, h, w, rng.uniform(3, 60), rng.uniform(0.5, 0.8)) * rng.uniform(0.1, 1.6)
    return Material(albedo, float(rng.beta(0.8, 1.3)), bump)
