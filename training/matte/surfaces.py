"""Real photographs used as surfaces: they come inside the scikit-image wheel and are checked by digest."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import skimage
from numpy.random import Generator


@dataclass(frozen=True)
class Photograph:
    file: str
    sha256: str
    licence: str
    origin: str


# Only pictures whose scikit-image documentation names CC0 or a release into the public domain.
PHOTOGRAPHS = (
    Photograph(
        "brick.png",
        "7966caf324f6ba843118d98f7a07746d22f6a343430add0233eca5f6eaaa8fcf",
        "CC0-1.0",
        "CC0Textures, Bricks25",
    ),
    Photograph(
        "grass.png",
        "b6b6022426b38936c43a4ac09635cd78af074e90f42ffa8227ac8b7452d39f89",
        "CC0-1.0",
        "scikit-image documentation: CC0",
    ),
    Photograph(
        "gravel.png",
        "c48615b451bf1e606fbd72c0aa9f8cc0f068ab7111ef7d93bb9b0f2586440c12",
        "CC0-1.0",
        "CC0Textures, Gravel04",
    ),
    Photograph(
        "coffee.png",
        "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7",
        "CC0-1.0",
        "Rachel Michetti, Pikolo Espresso Bar",
    ),
    Photograph(
        "chelsea.png",
        "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb",
        "CC0-1.0",
        "Stefan van der Walt",
    ),
    Photograph(
        "rocket.jpg", "c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c", "public domain", "SpaceX"
    ),
    Photograph(
        "retina.jpg", "38a07f36f27f095e818aea7b96d34202c05176d30253c66733f2e00379e9e0e6", "CC0-1.0", "Mikael Häggström"
    ),
)


class Surfaces:
    """Crops of the photographs, at random places, turns and scales."""

    def __init__(self, folder: Path | None = None, more: Path | None = None):
        """`more`: a folder of further photographs that were fetched and checked before."""
        folder = folder or Path(skimage.__file__).parent / "data"
        self._pictures = [_read(folder, photograph) for photograph in PHOTOGRAPHS]
        files = sorted(more.glob("*/*.jpg")) if more else []
        self._pictures += [_sized(cv2.imread(str(file), cv2.IMREAD_COLOR)[..., ::-1]) for file in files]
        self.many = bool(files)

    def whole(self, rng: Generator, h: int, w: int) -> np.ndarray:
        """h x w x 3 in 0..1, true colours: most of one photograph."""
        picture = self._pictures[int(rng.integers(len(self._pictures)))]
        ph, pw = picture.shape[:2]
        scale = min(ph / h, pw / w) * rng.uniform(0.45, 1)
        ch, cw = max(8, int(h * scale)), max(8, int(w * scale))
        top, left = int(rng.integers(0, ph - ch + 1)), int(rng.integers(0, pw - cw + 1))
        cut = picture[top : top + ch, left : left + cw]
        return cv2.resize(cut, (w, h), interpolation=cv2.INTER_AREA).astype(np.float32) / 255.0

    def crop(self, rng: Generator, h: int, w: int) -> np.ndarray:
        """h x w x 3 in 0..1; the crop keeps its aspect and covers at least 64 pixels of the original."""
        picture = self._pictures[int(rng.integers(len(self._pictures)))]
        ph, pw = picture.shape[:2]
        longest = min(ph / h, pw / w)
        scale = rng.uniform(min(0.25, longest), longest)
        ch, cw = max(8, int(h * scale)), max(8, int(w * scale))
        top, left = int(rng.integers(0, ph - ch + 1)), int(rng.integers(0, pw - cw + 1))
        cut = np.ascontiguousarray(picture[top : top + ch, left : left + cw])
        if rng.random() < 0.5:
            cut = cut[:, ::-1]
        sized = cv2.resize(cut, (w, h), interpolation=cv2.INTER_AREA if scale > 1 else cv2.INTER_LINEAR)
        return sized.astype(np.float32) / 255.0


def _read(folder: Path, photograph: Photograph) -> np.ndarray:
    data = (folder / photograph.file).read_bytes()
    if hashlib.sha256(data).hexdigest() != photograph.sha256:
        raise ValueError(f"{photograph.file} is not the picture that was reviewed: install the locked scikit-image")
    return _sized(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)[..., ::-1])


def _sized(picture: np.ndarray) -> np.ndarray:
    if max(picture.shape) > 900:
        scale = 900 / max(picture.shape)
        picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return picture
