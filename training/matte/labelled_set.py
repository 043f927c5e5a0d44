"""Writes pictures that training never saw as a labelled set for `packshot eval`."""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from matte.rendered import Renders
from matte.scenes import Scene, draw_scene
from matte.scenes.camera import photographed
from matte.surfaces import Surfaces

RENDERED = 0.75
"""Share of rendered pictures, where there are any."""
SEED = 1_000_211


def unseen(seed: int, renders: Path | None, photographs: Path | None) -> Iterator[Scene]:
    """Scenes of renders that were held out, products that were held out on drawn grounds, and drawn scenes."""
    surfaces = Surfaces(more=photographs)
    held_out = Renders(renders, held_out=True) if renders else None
    whole = held_out.scenes() if held_out else []
    number = 0
    while True:
        rng = np.random.default_rng([seed, SEED, number])
        # Each held-out scene comes once: the camera's noise alone doesn't make another picture of it.
        if number % 3 == 0 and number // 3 < len(whole):
            yield whole[number // 3]
        elif held_out and len(held_out) and rng.random() < RENDERED:
            yield held_out.laid(rng, surfaces)
        else:
            yield draw_scene(rng, surfaces)
        number += 1


def written(to: Path, count: int, seed: int, renders: Path | None, photographs: Path | None) -> None:
    for part in ("images", "masks"):
        (to / part).mkdir(parents=True, exist_ok=True)
    with open(to / "manifest.csv", "w", newline="") as lines:
        manifest = csv.writer(lines)
        manifest.writerow(["id", "mask", "category", "width", "height"])
        for number, scene in zip(range(count), unseen(seed, renders, photographs), strict=False):
            name = f"{number:05d}"
            camera = np.random.default_rng([seed, SEED + 1, number])
            cv2.imwrite(str(to / "images" / f"{name}.png"), photographed(camera, scene.image)[..., ::-1])
            cv2.imwrite(str(to / "masks" / f"{name}.png"), scene.alpha)
            manifest.writerow([name, "alpha", scene.family, scene.alpha.shape[1], scene.alpha.shape[0]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("to", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--renders", type=Path, help="folder of path-traced pictures")
    parser.add_argument("--photographs", type=Path, help="folder of folders of photographs")
    args = parser.parse_args()
    written(args.to, args.count, args.seed, args.renders, args.photographs)


if __name__ == "__main__":
    main()
