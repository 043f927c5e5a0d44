"""What the camera and the file format do to a scene; alpha is untouched, so it stays exact."""

import cv2
import numpy as np
from numpy.random import Generator


def photographed(rng: Generator, image: np.ndarray) -> np.ndarray:
    """White balance, exposure, contrast, blur, noise, JPEG; uint8 in and out."""
    x = image.astype(np.float32) / 255.0
    warmth, tint = rng.normal(0, 0.09), rng.normal(0, 0.035)
    x *= np.array([1 + warmth, 1 + tint, 1 - warmth], np.float32) * np.float32(np.exp(rng.normal(0.0, 0.2)))
    if rng.random() < 0.35:
        grey = x.mean(-1, keepdims=True)
        x = grey + (x - grey) * np.float32(
            rng.choice([rng.uniform(0.3, 1.0), rng.uniform(1.0, 1.7), 0.0], p=[0.5, 0.4, 0.1])
        )
    if rng.random() < 0.5:
        pivot = np.float32(x.mean())
        x = pivot + (x - pivot) * np.float32(rng.uniform(0.6, 1.35))
    if rng.random() < 0.3:
        x = np.clip(x, 0, 1) ** np.float32(rng.uniform(0.65, 1.5))
    if rng.random() < 0.3:
        x = cv2.GaussianBlur(x, (0, 0), rng.uniform(0.3, 1.1))
    elif rng.random() < 0.25:
        x = x + (x - cv2.GaussianBlur(x, (0, 0), 1.0)) * np.float32(rng.uniform(0.3, 1.2))
    if rng.random() < 0.25:
        x = x * _vignette(rng, *x.shape[:2])
    if rng.random() < 0.6:
        grain = rng.standard_normal(x.shape, np.float32)
        if rng.random() < 0.4:
            grain = cv2.GaussianBlur(grain, (0, 0), 0.8) * 1.6
        x = x + grain * np.float32(rng.uniform(0.003, 0.045))
    out = (np.clip(x, 0, 1) * 255 + 0.5).astype(np.uint8)
    if rng.random() < 0.5:
        ok, data = cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 96))])
        out = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return out


def _vignette(rng: Generator, h: int, w: int) -> np.ndarray:
    ys, xs = np.linspace(-1, 1, h)[:, None], np.linspace(-1, 1, w)[None]
    return (1 - rng.uniform(0.1, 0.5) * (xs * xs + ys * ys) / 2)[..., None].astype(np.float32)
