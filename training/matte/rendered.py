"""Path-traced pictures from `renders`: whole scenes, and cut-outs to lay on other grounds."""

from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator

from matte.scenes import backdrops, light
from matte.scenes.products import Product
from matte.scenes.scene import ASPECTS, Scene, joined
from matte.surfaces import Surfaces

LOOK_AGAIN = 1500
"""Draws after which the folder is read anew: training may start while rendering still goes on."""
LEAST_PRODUCT = 0.01
MOST_SOFT = 0.45
"""Share of the product that may be half clear: beyond it the lens was too far out of focus."""


class Renders:
    """The pictures of a folder, kept in memory. Those whose number ends in 7 are left for calibration."""

    def __init__(self, folder: Path, held_out: bool = False):
        self._folder, self._held_out = folder, held_out
        self._scenes: dict[str, Scene] = {}
        self._cutouts: dict[str, np.ndarray] = {}
        self._draws = 0
        self._look()

    def __len__(self) -> int:
        return len(self._scenes) + len(self._cutouts)

    def scenes(self) -> list[Scene]:
        return list(self._scenes.values())

    def draw(self, rng: Generator, surfaces: Surfaces) -> Scene:
        """A rendered scene, or a rendered product on a ground drawn anew."""
        self._draws += 1
        if self._draws % LOOK_AGAIN == 0:
            self._look()
        if self._scenes and (not self._cutouts or rng.random() < 0.5):
            names = list(self._scenes)
            return self._scenes[names[int(rng.integers(len(names)))]]
        return self.laid(rng, surfaces)

    def laid(self, rng: Generator, surfaces: Surfaces, longest: int = 320) -> Scene:
        aspect = ASPECTS[int(rng.integers(len(ASPECTS)))]
        h, w = (longest, round(longest * aspect)) if aspect < 1 else (round(longest / aspect), longest)
        backdrop, _ = backdrops.backdrop(rng, h, w, surfaces)
        lamp = light.Lamp.drawn(rng)
        image, alpha = backdrop.image, np.zeros((h, w), np.float32)
        for _ in range(int(rng.choice([1, 2, 3], p=[0.85, 0.1, 0.05]))):
            names = list(self._cutouts)
            product = _placed(rng, self._cutouts[names[int(rng.integers(len(names)))]], h, w)
            image, cover = joined(rng, image, product, backdrop, lamp, not backdrop.lying)
            alpha = cover + alpha * (1 - cover)
        image = image * light.dapple(rng, h, w)
        return Scene((np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8), (alpha * 255 + 0.5).astype(np.uint8), "laid")

    def _look(self) -> None:
        for file in sorted(self._folder.glob("*.png")):
            name = file.name.split(".")[0]
            if (name[-1] == "7") != self._held_out or name in self._scenes or name in self._cutouts:
                continue
            read = cv2.imread(str(file), cv2.IMREAD_UNCHANGED)
            if read is None or not _teaches(read[..., 3]):
                continue
            if file.name.endswith(".rgba.png"):
                self._cutouts[name] = np.ascontiguousarray(read[..., [2, 1, 0, 3]])
            elif (picture := file.with_suffix(".jpg")).exists():
                image = cv2.imread(str(picture), cv2.IMREAD_COLOR)[..., ::-1]
                self._scenes[name] = Scene(np.ascontiguousarray(image), np.ascontiguousarray(read[..., 3]), "rendered")


def _teaches(alpha: np.ndarray) -> bool:
    share = alpha.mean() / 255
    soft = ((alpha > 25) & (alpha < 230)).mean()
    return LEAST_PRODUCT < share < 0.9 and soft < MOST_SOFT * share


def _placed(rng: Generator, cutout: np.ndarray, h: int, w: int) -> Product:
    """Mirrored, turned a little and sized to its new picture; colours stay defined beyond the edge."""
    alpha = cutout[..., 3]
    rows, columns = np.flatnonzero(alpha.max(1) > 8), np.flatnonzero(alpha.max(0) > 8)
    y0, y1, x0, x1 = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    extent = min(h / (y1 - y0), w / (x1 - x0)) * rng.choice(
        [rng.uniform(0.35, 0.7), rng.uniform(0.7, 1.0), rng.uniform(1.0, 1.25)], p=[0.25, 0.55, 0.2]
    )
    flip = -1.0 if rng.random() < 0.5 else 1.0
    angle = np.deg2rad(rng.normal(0, 6) if rng.random() < 0.8 else rng.uniform(0, 360))
    c, s = np.cos(angle) * extent, np.sin(angle) * extent
    matrix = np.array([[c * flip, -s, 0], [s * flip, c, 0]], np.float32)
    middle = matrix[:, :2] @ np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    matrix[:, 2] = np.array([w * rng.normal(0.5, 0.06), h * rng.normal(0.53, 0.05)]) - middle
    spread = _spread(cutout)
    warp = {"flags": cv2.INTER_AREA if extent < 1 else cv2.INTER_LINEAR}
    image = cv2.warpAffine(spread, matrix, (w, h), borderMode=cv2.BORDER_REPLICATE, **warp)
    cover = cv2.warpAffine(alpha, matrix, (w, h), **warp)
    image = image.astype(np.float32) / 255
    if rng.random() < 0.3:
        image = image * np.float32(np.exp(rng.normal(0, 0.25)))
    return Product(np.clip(image, 0, 1), cover.astype(np.float32) / 255, "laid")


def _spread(cutout: np.ndarray) -> np.ndarray:
    """The product's colours continued into the clear surroundings, so that mixing at the edge is exact."""
    colour, alpha = cutout[..., :3].astype(np.float32), cutout[..., 3].astype(np.float32) / 255
    near = cv2.GaussianBlur(colour * alpha[..., None], (0, 0), 2)
    weight = cv2.GaussianBlur(alpha, (0, 0), 2)[..., None]
    around = near / np.maximum(weight, 1e-4)
    return np.where(alpha[..., None] > 0.02, colour, np.clip(around, 0, 255)).astype(np.uint8)
