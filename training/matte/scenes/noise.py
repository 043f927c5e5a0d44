"""Random fields: the raw material of surfaces, backdrops and folds."""

import cv2
import numpy as np
from numpy.random import Generator


def smooth_noise(rng: Generator, h: int, w: int, cell: float, channels: int = 1) -> np.ndarray:
    """One octave: random values every `cell` pixels, interpolated; zero mean, about -1..1."""
    gh, gw = max(2, int(np.ceil(h / cell)) + 1), max(2, int(np.ceil(w / cell)) + 1)
    grid = rng.uniform(-1, 1, (gh, gw, channels)).astype(np.float32)
    field = cv2.resize(grid, (w, h), interpolation=cv2.INTER_CUBIC if cell > 2 else cv2.INTER_LINEAR)
    return field if channels > 1 else field.reshape(h, w)


def fractal(rng: Generator, h: int, w: int, coarsest: float, fall: float, stretch: float = 1.0) -> np.ndarray:
    """Octaves down to single pixels, amplitude times `fall` each: natural pictures are near 0.5..0.7."""
    total = np.zeros((h, w), np.float32)
    amplitude, cell, norm = 1.0, coarsest, 0.0
    while cell >= 1.0 and amplitude > 0.03:
        if stretch == 1.0:
            layer = smooth_noise(rng, h, w, cell)
        else:
            narrow = smooth_noise(rng, h, max(2, int(w / stretch) + 1), cell)
            layer = cv2.resize(narrow, (w, h), interpolation=cv2.INTER_LINEAR)
        total += amplitude * layer
        norm += amplitude * amplitude
        amplitude *= fall
        cell /= 2.0
    return total / np.float32(np.sqrt(norm))


def warp(rng: Generator, image: np.ndarray, cell: float, reach: float) -> np.ndarray:
    """Bends a picture by a smooth random displacement of up to `reach` pixels."""
    h, w = image.shape[:2]
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    shift = smooth_noise(rng, h, w, cell, 2) * np.float32(reach)
    return cv2.remap(image, xs + shift[..., 0], ys + shift[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


def turn(rng: Generator, image: np.ndarray, degrees: float, zoom: float = 1.0) -> np.ndarray:
    """Rotates about the middle, mirrored at the border."""
    h, w = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((w / 2, h / 2), degrees, zoom)
    matrix[:, 2] += rng.uniform(-0.1, 0.1, 2) * (w, h)
    return cv2.warpAffine(image, matrix, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
