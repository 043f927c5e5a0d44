"""Light on parts, and the shadows that a product throws."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from matte.scenes import noise
from matte.scenes.materials import Material
from matte.scenes.parts import Part


@dataclass(frozen=True)
class Lamp:
    """One main light, the sky-like rest, and what shiny things mirror."""

    towards: np.ndarray
    strength: float
    ambient: float
    windows: np.ndarray
    """Rows of (x, y, width, height, brightness): bright panels in the mirrored surroundings."""

    @staticmethod
    def drawn(rng: Generator) -> "Lamp":
        towards = np.array([rng.normal(0, 0.7), rng.normal(-0.6, 0.45), rng.uniform(0.35, 1.2)])
        ambient = rng.uniform(0.25, 0.8)
        count = int(rng.integers(1, 4))
        windows = np.stack(
            [
                rng.uniform(-0.9, 0.9, count),
                rng.uniform(-0.9, 0.5, count),
                rng.uniform(0.05, 0.4, count),
                rng.uniform(0.1, 0.7, count),
                rng.uniform(0.3, 1.3, count),
            ],
            1,
        )
        return Lamp(
            (towards / np.linalg.norm(towards)).astype(np.float32),
            float(rng.uniform(0.3, 0.95)),
            float(ambient),
            windows,
        )


def normals(part: Part, cover: np.ndarray, bump: np.ndarray | None) -> np.ndarray:
    """h x w x 3 (x right, y down, z to the viewer), from the part's roundness."""
    h, w = cover.shape
    inside = (cover > 0.5).astype(np.uint8)
    nx, ny = np.zeros((h, w), np.float32), np.zeros((h, w), np.float32)
    if part.lathe:
        nx += _across_rows(inside)
    elif part.round > 0.01:
        # A part that fills its window has no edge to measure from: the distance would be endless.
        depth = np.minimum(cv2.distanceTransform(inside, cv2.DIST_L2, 3), max(h, w))
        reach = max(1.5, float(depth.max()) * part.round)
        rise = np.clip(1 - depth / reach, 0, 1)
        height = cv2.GaussianBlur(np.sqrt(np.clip(1 - rise * rise, 0, 1)) * reach, (0, 0), max(0.8, reach * 0.06))
        nx -= cv2.Sobel(height, cv2.CV_32F, 1, 0, scale=1 / 8)
        ny -= cv2.Sobel(height, cv2.CV_32F, 0, 1, scale=1 / 8)
    if part.facing is not None:
        z = max(part.facing[2], 0.15)
        nx += np.float32(part.facing[0] / z)
        ny += np.float32(part.facing[1] / z)
    if bump is not None:
        nx -= cv2.Sobel(bump, cv2.CV_32F, 1, 0, scale=1 / 8)
        ny -= cv2.Sobel(bump, cv2.CV_32F, 0, 1, scale=1 / 8)
    length = 1 / np.sqrt(nx * nx + ny * ny + 1)
    return np.stack([nx * length, ny * length, length], -1)


def _across_rows(inside: np.ndarray) -> np.ndarray:
    """Slope of a cylinder whose half width is that of each row."""
    h, w = inside.shape
    filled = inside.any(1)
    first, last = inside.argmax(1), w - 1 - inside[:, ::-1].argmax(1)
    middle, half = (first + last) / 2.0, np.maximum((last - first) / 2.0, 1.0) + 0.5
    u = (np.arange(w)[None] - middle[:, None]) / half[:, None]
    u = np.where(filled[:, None], np.clip(u, -0.97, 0.97), 0).astype(np.float32)
    return u / np.sqrt(1 - u * u)


def lit(normal: np.ndarray, material: Material, lamp: Lamp, behind: np.ndarray) -> np.ndarray:
    """Colour of the surface, sRGB 0..1; `behind` is what glass lets through."""
    lambert = np.maximum(normal @ lamp.towards, 0)
    sky = 0.75 - 0.35 * normal[..., 1]
    amount = lamp.ambient * sky + lamp.strength * lambert
    mirror_x = 2 * normal[..., 2] * normal[..., 0]
    mirror_y = 2 * normal[..., 2] * normal[..., 1]
    panel = np.zeros_like(amount)
    soft = 0.05 + 0.35 * (1 - material.gloss)
    for x, y, w, h, bright in lamp.windows:
        panel += bright * _edge(np.abs(mirror_x - x) - w, soft) * _edge(np.abs(mirror_y - y) - h, soft)
    rim = (1 - normal[..., 2]) ** 3
    if material.glass:
        body = behind * behind * (0.9 - 0.75 * rim[..., None])
        return np.sqrt(np.clip(body + (panel * 0.5 + rim * 0.15)[..., None], 0, 1))
    body = material.albedo * material.albedo * amount[..., None]
    shine = (material.gloss**2 * 0.55) * panel + material.gloss * 0.25 * rim
    return np.sqrt(np.clip(body + shine[..., None], 0, 1))


def _edge(distance: np.ndarray, soft: float) -> np.ndarray:
    return np.clip(0.5 - distance / (2 * soft), 0, 1)


def overlap_shade(cover: np.ndarray, size: float) -> np.ndarray:
    """Darkening that a part leaves on the parts under it."""
    spread = cv2.GaussianBlur(cover, (0, 0), max(1.0, size))
    return 1 - 0.45 * spread


def standing_shadow(rng: Generator, alpha: np.ndarray, lamp: Lamp) -> np.ndarray:
    """Shadow on the ground under something upright: dark at the contact, sheared away from the light."""
    h, w = alpha.shape
    ys = np.flatnonzero(alpha.max(1) > 0.5)
    if len(ys) == 0:
        return np.ones_like(alpha)
    foot, tall = float(ys[-1]), max(4.0, float(ys[-1] - ys[0]))
    squash = rng.uniform(0.08, 0.4) * rng.choice([1, 1, -1])
    shear = -lamp.towards[0] * rng.uniform(0.3, 1.4)
    matrix = np.array([[1, -shear, shear * foot], [0, squash, foot * (1 - squash)]], np.float32)
    cast = cv2.warpAffine(alpha, matrix, (w, h))
    cast = cv2.GaussianBlur(cast, (0, 0), tall * rng.uniform(0.015, 0.09) + 0.8)
    contact_map = np.array([[1, 0, 0], [0, 0.12, foot * 0.88 + 0.01 * tall]], np.float32)
    contact = cv2.GaussianBlur(cv2.warpAffine(alpha, contact_map, (w, h)), (0, 0), tall * 0.02 + 0.7)
    return (1 - rng.uniform(0.0, 0.65) * cast) * (1 - rng.uniform(0.2, 0.75) * contact)


def lying_shadow(rng: Generator, alpha: np.ndarray, lamp: Lamp, reach: float) -> np.ndarray:
    """Shadow of something lying on the sheet or hanging before the wall."""
    h, w = alpha.shape
    shift = -lamp.towards[:2] * reach
    moved = cv2.warpAffine(alpha, np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32), (w, h))
    cast = cv2.GaussianBlur(moved, (0, 0), reach * rng.uniform(0.2, 1.2) + 0.6)
    contact = cv2.GaussianBlur(alpha, (0, 0), rng.uniform(1.0, 4.0))
    return (1 - rng.uniform(0.05, 0.7) * cast) * (1 - rng.uniform(0.0, 0.4) * contact)


def reflection(rng: Generator, image: np.ndarray, alpha: np.ndarray, ground: np.ndarray) -> np.ndarray:
    """The ground with the product mirrored in it, fading downwards."""
    h, w = alpha.shape
    ys = np.flatnonzero(alpha.max(1) > 0.5)
    if len(ys) == 0:
        return ground
    foot, tall = float(ys[-1]), max(4.0, float(ys[-1] - ys[0]))
    flip = np.array([[1, 0, 0], [0, -1, 2 * foot]], np.float32)
    mirrored, there = cv2.warpAffine(image, flip, (w, h)), cv2.warpAffine(alpha, flip, (w, h))
    fade = np.clip(1 - (np.arange(h) - foot) / (tall * rng.uniform(0.2, 0.7)), 0, 1)[:, None] * rng.uniform(0.1, 0.45)
    blur = rng.uniform(0.3, 3)
    weight = (cv2.GaussianBlur(there, (0, 0), blur) * fade)[..., None].astype(np.float32)
    return ground * (1 - weight) + cv2.GaussianBlur(mirrored, (0, 0), blur) * weight


def dapple(rng: Generator, h: int, w: int) -> np.ndarray:
    """Uneven light over the whole scene: window bars, foliage, fall-off."""
    field = noise.smooth_noise(rng, h, w, max(h, w) / rng.uniform(0.8, 3))
    light = 1 + field * rng.uniform(0.0, 0.3)
    if rng.random() < 0.12:
        bars = np.sin(np.add.outer(np.arange(h) * rng.normal(0, 0.06), np.arange(w) * rng.normal(0, 0.06)))
        light = light * (1 + 0.35 * np.clip(bars * 4, -1, 1) * rng.uniform(0.3, 1))
    return light.astype(np.float32)[..., None]
