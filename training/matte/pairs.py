"""Labelled real pictures for measuring; they are never trained on and never shipped."""

import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from matte.letterbox import Letterbox


@dataclass(frozen=True)
class Pair:
    name: str
    kind: str
    image: np.ndarray
    """Letterboxed, uint8."""
    alpha: np.ndarray
    """Letterboxed, 0..1."""
    scored: np.ndarray
    """Letterboxed, where the label counts."""
    box: Letterbox


def read_pairs(folder: Path) -> list[Pair]:
    """A folder with `manifest.csv` (id, source, mask, category), `images/` and `masks/`."""
    with open(folder / "manifest.csv", newline="") as lines:
        return [_read(folder, row) for row in csv.DictReader(lines)]


def _read(folder: Path, row: dict) -> Pair:
    found = next((folder / "images").glob(row["id"] + ".*"))
    image = cv2.imread(str(found), cv2.IMREAD_COLOR)[..., ::-1]
    mask = cv2.imread(str(folder / "masks" / (row["id"] + ".png")), cv2.IMREAD_GRAYSCALE)
    scored = np.full(mask.shape, 255, np.uint8)
    if "ignore" in row["mask"]:
        scored[mask == 128] = 0
    box = Letterbox.of(image.shape[1], image.shape[0])
    return Pair(
        row["id"],
        row["category"],
        box.put(np.ascontiguousarray(image)),
        box.put(mask, 0) / np.float32(255),
        box.put(scored, 0) > 254,
        box,
    )
