"""Which product, where in the picture, and its picture with exact alpha."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from matte.scenes import colour, furniture, light, materials, parts, slender, soft_goods, vessels
from matte.scenes.parts import Part
from matte.surfaces import Surfaces

FAMILIES = (
    (vessels.bottle, 1.2, True),
    (vessels.cup, 1.2, True),
    (vessels.vase, 1.0, True),
    (vessels.plate, 0.9, True),
    (vessels.jar, 0.8, True),
    (vessels.bell, 0.3, True),
    (vessels.tube, 0.5, True),
    (furniture.parcel, 1.3, True),
    (furniture.book, 1.0, True),
    (furniture.seat, 1.1, True),
    (furniture.sofa, 1.2, True),
    (furniture.bed, 0.4, True),
    (furniture.table, 0.8, True),
    (furniture.cabinet, 0.7, True),
    (furniture.shelf, 0.3, True),
    (furniture.lamp, 0.6, True),
    (soft_goods.toy, 1.6, True),
    (soft_goods.pebble, 1.3, True),
    (soft_goods.bag, 1.2, True),
    (soft_goods.shoe, 1.2, True),
    (soft_goods.garment, 0.9, False),
    (slender.plant, 1.3, True),
    (slender.wire, 1.0, False),
    (slender.tool, 0.9, False),
    (soft_goods.device, 0.9, True),
)
"""Family, share, whether it stands upright."""


@dataclass(frozen=True)
class Product:
    image: np.ndarray
    alpha: np.ndarray
    family: str


def outline(rng: Generator) -> tuple[str, bool, list[Part]]:
    odds = np.array([share for _, share, _ in FAMILIES])
    family, _, upright = FAMILIES[int(rng.choice(len(FAMILIES), p=odds / odds.sum()))]
    return family.__name__, upright, family(rng)


def drawn(
    rng: Generator,
    product: list[Part],
    family: str,
    ground: np.ndarray,
    tones: list | None,
    lamp: light.Lamp,
    surfaces: Surfaces,
) -> Product:
    """Paints the parts in order over each other; colour is defined a little beyond the edge so that mixing is exact."""
    h, w = ground.shape[:2]
    image, alpha = np.zeros((h, w, 3), np.float32), np.zeros((h, w), np.float32)
    anchor = tones[int(rng.integers(len(tones)))] if tones is not None else None
    base = colour.palette(rng, anchor)
    stuff = {}
    occlude = rng.random() < 0.8
    for part in product:
        window = _window(part, h, w)
        if window is None:
            continue
        y0, y1, x0, x1 = window
        local = parts.moved([part], np.array([[1, 0, -x0], [0, 1, -y0]], float), 1.0)[0]
        cover = parts.coverage(rng, local, y1 - y0, x1 - x0)
        if part.tone not in stuff:
            tone = (
                base
                if part.tone == 0
                else [base[part.tone % len(base)] if rng.random() < 0.5 else colour.any_colour(rng), *base[1:]]
            )
            stuff[part.tone] = materials.of_product(rng, h, w, tone, surfaces)
        material = _fitted(stuff[part.tone], local, window, len(product))
        normal = light.normals(local, cover, material.bump)
        lit = light.lit(normal, material, lamp, ground[y0:y1, x0:x1]) * np.float32(part.shade)
        here, seen = image[y0:y1, x0:x1], alpha[y0:y1, x0:x1]
        if occlude:
            here = here * light.overlap_shade(cover, 0.012 * max(h, w))[..., None]
        over = cover + seen * (1 - cover)
        mixed = lit * cover[..., None] + here * (seen * (1 - cover))[..., None]
        image[y0:y1, x0:x1] = np.where(over[..., None] > 1e-4, mixed / np.maximum(over, 1e-4)[..., None], here)
        alpha[y0:y1, x0:x1] = over
    return Product(np.clip(image, 0, 1), alpha, family)


def _window(part: Part, h: int, w: int) -> tuple[int, int, int, int] | None:
    margin = 3 + (part.width or 0) + part.fuzz * 2.5
    low, high = part.points.min(0) - margin, part.points.max(0) + margin
    x0, y0 = max(0, int(np.floor(low[0]))), max(0, int(np.floor(low[1])))
    x1, y1 = min(w, int(np.ceil(high[0]))), min(h, int(np.ceil(high[1])))
    return (y0, y1, x0, x1) if x1 - x0 > 1 and y1 - y0 > 1 else None


def _fitted(material: materials.Material, part: Part, window: tuple, count: int) -> materials.Material:
    """The material within the part's window; faces of boxes carry it in perspective."""
    y0, y1, x0, x1 = window
    bump = None if material.bump is None else material.bump[y0:y1, x0:x1]
    albedo = material.albedo[y0:y1, x0:x1]
    if part.facing is not None and len(part.points) == 4 and count <= 12:
        h, w = material.albedo.shape[:2]
        source = np.float32([[0, h], [w, h], [w, 0], [0, 0]])
        matrix = cv2.getPerspectiveTransform(source, part.points.astype(np.float32))
        albedo = cv2.warpPerspective(
            material.albedo, matrix, (x1 - x0, y1 - y0), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REFLECT
        )
    return materials.Material(albedo, material.gloss, bump, material.glass)
