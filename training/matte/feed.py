"""Batches of scenes, drawn while training runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.random import Generator
from torch.utils.data import IterableDataset

from matte.letterbox import SIDE, Letterbox
from matte.rendered import Renders
from matte.scenes import Scene, draw_scene
from matte.scenes.camera import photographed
from matte.surfaces import Surfaces

PIXELS_A_BATCH = 10 * 224 * 224
SMALLEST_BATCH = 6
SIZES = {0: (160, 192, 224), 1: (192, 224, 256, 320), 2: (SIDE,)}
"""Sides of the square by stage: small and fast first, the shipped size at the end."""


@dataclass(frozen=True)
class FeedPlan:
    seed: int
    fresh: float = 0.4
    """Share of newly drawn scenes; the rest comes from the pool, cropped and photographed anew."""
    pool: int = 6000
    renders: Path | None = None
    """Folder of path-traced pictures; they make up `RENDERED` of the batches."""
    photographs: Path | None = None
    """Folder of folders of further photographs."""


RENDERED = 0.7


class SceneFeed(IterableDataset):
    def __init__(self, plan: FeedPlan, stage: torch.Tensor):
        self._plan, self._stage = plan, stage

    def __iter__(self) -> Iterator[tuple]:
        worker = torch.utils.data.get_worker_info()
        cv2.setNumThreads(1)
        number = worker.id if worker else 0
        rng = np.random.default_rng([self._plan.seed, number])
        surfaces, pool = Surfaces(more=self._plan.photographs), []
        self._renders = Renders(self._plan.renders) if self._plan.renders else None
        while True:
            sizes = SIZES[int(self._stage[0])]
            side = int(sizes[int(rng.integers(len(sizes)))])
            yield batch(
                rng,
                [self._next(rng, surfaces, pool) for _ in range(max(SMALLEST_BATCH, PIXELS_A_BATCH // side**2))],
                side,
            )

    def _next(self, rng: Generator, surfaces: Surfaces, pool: list) -> Scene:
        if len(pool) > 64 and rng.random() > self._plan.fresh:
            return pool[int(rng.integers(len(pool)))]
        rendered = self._renders is not None and len(self._renders) and rng.random() < RENDERED
        scene = self._renders.draw(rng, surfaces) if rendered else draw_scene(rng, surfaces)
        if len(pool) < self._plan.pool:
            pool.append(scene)
        else:
            pool[int(rng.integers(len(pool)))] = scene
        return scene


def batch(rng: Generator, scenes: list[Scene], side: int) -> tuple:
    """uint8 tensors: images N x side x side x 3, alpha and inside N x 1 x side x side."""
    rows = [square(rng, _framed_anew(rng, scene), side) for scene in scenes]
    image, alpha, inside = (np.stack(column) for column in zip(*rows, strict=True))
    return torch.from_numpy(image), torch.from_numpy(alpha[:, None]), torch.from_numpy(inside[:, None])


def square(rng: Generator, scene: Scene, side: int) -> tuple:
    """The scene photographed at the model's size and letterboxed."""
    box = Letterbox.of(scene.image.shape[1], scene.image.shape[0], side)
    small = cv2.resize(scene.image, (box.width, box.height), interpolation=cv2.INTER_AREA)
    inside = box.put(np.full(scene.alpha.shape, 255, np.uint8), 0)
    return box.put(photographed(rng, small)), box.put(scene.alpha, 0), inside


def _framed_anew(rng: Generator, scene: Scene) -> Scene:
    """Another crop, mirrored, sometimes upside down."""
    image, alpha = scene.image, scene.alpha
    if rng.random() < 0.5:
        h, w = alpha.shape
        ch, cw = int(h * rng.uniform(0.65, 1)), int(w * rng.uniform(0.65, 1))
        top, left = int(rng.integers(0, h - ch + 1)), int(rng.integers(0, w - cw + 1))
        cut = alpha[top : top + ch, left : left + cw]
        # A crop that loses most of the product or all of the ground teaches nothing.
        if cut.sum(dtype=np.int64) > 0.6 * alpha.sum(dtype=np.int64) and cut.mean() < 0.85 * 255:
            image, alpha = image[top : top + ch, left : left + cw], cut
    if rng.random() < 0.5:
        image, alpha = image[:, ::-1], alpha[:, ::-1]
    if rng.random() < 0.04:
        image, alpha = image[::-1], alpha[::-1]
    if rng.random() < 0.15:
        image = image[..., rng.permutation(3)]
    return Scene(np.ascontiguousarray(image), np.ascontiguousarray(alpha), scene.family)


def validation(seed: int, count: int) -> list[tuple]:
    """Letterboxed (image, alpha, inside, family) that training never sees: their seeds are their own."""
    surfaces = Surfaces()
    rows = []
    for number in range(count):
        rng = np.random.default_rng([seed, 1_000_003, number])
        scene = draw_scene(rng, surfaces)
        rows.append((*square(rng, scene, SIDE), scene.family))
    return rows


def rendered_validation(folder: Path | None) -> list[tuple]:
    """The held-out rendered scenes in the same form."""
    if folder is None:
        return []
    scenes = Renders(folder, held_out=True).scenes()
    return [(*square(np.random.default_rng([n]), scene, SIDE), scene.family) for n, scene in enumerate(scenes)]
