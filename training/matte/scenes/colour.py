"""Colours as people choose them: greys, woods, skins of fruit, strong brand colours."""

import colorsys

import numpy as np
from numpy.random import Generator


def any_colour(rng: Generator) -> np.ndarray:
    """One sRGB colour, 0..1."""
    kind = rng.random()
    if kind < 0.16:
        value = rng.uniform(0.78, 1.0)
        return np.clip(value + rng.normal(0, 0.015, 3), 0, 1).astype(np.float32)
    if kind < 0.28:
        return np.clip(rng.uniform(0.02, 0.2) + rng.normal(0, 0.015, 3), 0, 1).astype(np.float32)
    if kind < 0.40:
        return np.clip(rng.uniform(0.2, 0.78) + rng.normal(0, 0.03, 3), 0, 1).astype(np.float32)
    if kind < 0.62:
        hue, saturation, value = rng.uniform(0.03, 0.14), rng.uniform(0.15, 0.75), rng.uniform(0.2, 0.9)
    else:
        hue, saturation, value = rng.random(), rng.beta(2.0, 1.6), rng.beta(2.2, 1.4)
    return np.array(colorsys.hsv_to_rgb(hue, saturation, value), np.float32)


def near(rng: Generator, colour: np.ndarray, spread: float) -> np.ndarray:
    """A relative of `colour`: mostly lighter or darker, a little off in hue."""
    light = rng.normal(0, spread)
    return np.clip(colour + light + rng.normal(0, spread * 0.4, 3), 0, 1).astype(np.float32)


def palette(rng: Generator, anchor: np.ndarray | None = None, count: int = 4) -> list[np.ndarray]:
    """Colours of one thing: relatives of the first, with a contrasting one now and then."""
    first = any_colour(rng) if anchor is None else near(rng, anchor, 0.06)
    spread = rng.uniform(0.03, 0.22)
    return [first] + [any_colour(rng) if rng.random() < 0.35 else near(rng, first, spread) for _ in range(count - 1)]


def ramp(field: np.ndarray, colours: list[np.ndarray]) -> np.ndarray:
    """Maps a field (about -1..1) through the colours, interpolated."""
    stops = np.linspace(-1, 1, len(colours))
    table = np.stack(colours)
    return np.stack([np.interp(field, stops, table[:, c]) for c in range(3)], -1).astype(np.float32)
