"""One labelled picture: backdrop, bystanders, product, shadow."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from matte.scenes import backdrops, light, parts, products
from matte.surfaces import Surfaces

ASPECTS = (1.0, 4 / 3, 3 / 4, 3 / 2, 2 / 3, 16 / 9, 9 / 16, 5 / 4, 4 / 5)


@dataclass(frozen=True)
class Scene:
    image: np.ndarray
    """h x w x 3 uint8, sRGB, before the camera."""
    alpha: np.ndarray
    """h x w uint8, the share of each pixel that the product covers."""
    family: str


def draw_scene(rng: Generator, surfaces: Surfaces, longest: int = 320) -> Scene:
    """The same generator state gives the same scene."""
    aspect = ASPECTS[int(rng.integers(len(ASPECTS)))] if rng.random() < 0.8 else rng.uniform(0.55, 1.8)
    h, w = (longest, max(16, round(longest * aspect))) if aspect < 1 else (max(16, round(longest / aspect)), longest)
    backdrop, tones = backdrops.backdrop(rng, h, w, surfaces)
    lamp = light.Lamp.drawn(rng)
    ground = backdrop.image
    if rng.random() < 0.25:
        ground = _with_bystanders(rng, ground, lamp, surfaces)
    camouflage = tones if rng.random() < 0.2 else None
    count = int(rng.choice([1, 2, 3, 4], p=[0.8, 0.12, 0.05, 0.03]))
    alpha = np.zeros((h, w), np.float32)
    family = ""
    image = ground
    for place in _places(rng, count, backdrop, h, w):
        family, upright, outline = products.outline(rng)
        tilt = rng.uniform(0, 360) if backdrop.lying and rng.random() < 0.7 else rng.normal(0, 3 if upright else 25)
        product = products.drawn(
            rng, _stood(rng, outline, place, tilt, backdrop), family, image, camouflage, lamp, surfaces
        )
        image, cover = joined(rng, image, product, backdrop, lamp, upright)
        alpha = cover + alpha * (1 - cover)
    image = image * light.dapple(rng, h, w)
    return Scene((np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8), (alpha * 255 + 0.5).astype(np.uint8), family)


@dataclass(frozen=True)
class _Place:
    centre: np.ndarray
    extent: float


def _places(rng: Generator, count: int, backdrop: backdrops.Backdrop, h: int, w: int) -> list[_Place]:
    """One product fills much of the picture and may touch its border; several share it."""
    if count == 1:
        size = min(h, w) * rng.choice(
            [rng.uniform(0.3, 0.6), rng.uniform(0.6, 1.05), rng.uniform(1.0, 1.7)], p=[0.12, 0.43, 0.45]
        )
        return [_Place(np.array([w * rng.normal(0.5, 0.09), h * rng.normal(0.52, 0.07)]), size)]
    size = min(h, w) * rng.uniform(0.4, 0.8)
    step = size * rng.uniform(0.5, 1.1)
    start = w / 2 - step * (count - 1) / 2
    lifts = rng.normal(0, 0.12 if backdrop.lying else 0.03, count)
    return [
        _Place(np.array([start + step * k, h * (0.55 + lifts[k])]), size * rng.uniform(0.7, 1.2)) for k in range(count)
    ]


def _stood(rng: Generator, outline: list, place: _Place, tilt: float, backdrop: backdrops.Backdrop) -> list:
    """Placed; what stands has its foot below the line of the ground."""
    put = parts.placed(rng, outline, place.centre, place.extent, tilt, rng.uniform(0.85, 1.15))
    if backdrop.ground is None or backdrop.lying:
        return put
    h = backdrop.image.shape[0]
    foot = parts.bounds(put)[1][1]
    lowest = backdrop.ground * h
    if foot < lowest:
        shift = lowest - foot + rng.uniform(0.02, 0.2) * h
        put = parts.moved(put, np.array([[1, 0, 0], [0, 1, shift]]), 1.0)
    return put


def joined(
    rng: Generator,
    ground: np.ndarray,
    product: products.Product,
    backdrop: backdrops.Backdrop,
    lamp: light.Lamp,
    upright: bool,
) -> tuple:
    """Shadow, mirror image, then the product over the ground; also returns its coverage."""
    h, w = product.alpha.shape
    if backdrop.lying or not upright:
        shadow = light.lying_shadow(rng, product.alpha, lamp, max(h, w) * rng.uniform(0.005, 0.06))
    else:
        shadow = light.standing_shadow(rng, product.alpha, lamp)
    if rng.random() < 0.88:
        ground = ground * shadow[..., None]
    if backdrop.mirrors and not backdrop.lying:
        ground = light.reflection(rng, product.image, product.alpha, ground)
    cover = product.alpha[..., None]
    return ground * (1 - cover) + product.image * cover, product.alpha


def _with_bystanders(rng: Generator, ground: np.ndarray, lamp: light.Lamp, surfaces: Surfaces) -> np.ndarray:
    """Other things, further back, out of focus or cut by the border: they belong to the background."""
    h, w = ground.shape[:2]
    for _ in range(int(rng.integers(1, 4))):
        family, _, outline = products.outline(rng)
        centre = np.array(
            [w * rng.choice([rng.uniform(-0.1, 0.25), rng.uniform(0.75, 1.1)]), h * rng.uniform(0.1, 0.6)]
        )
        put = parts.placed(rng, outline, centre, min(h, w) * rng.uniform(0.2, 0.5), rng.normal(0, 5))
        other = products.drawn(rng, put, family, ground, None, lamp, surfaces)
        blur = rng.uniform(1.0, 7.0)
        cover = cv2.GaussianBlur(other.alpha, (0, 0), blur)[..., None]
        premultiplied = cv2.GaussianBlur(other.image * other.alpha[..., None], (0, 0), blur)
        ground = ground * (1 - cover) + premultiplied
    return ground
