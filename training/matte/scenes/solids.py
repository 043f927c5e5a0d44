"""Boxes in perspective: furniture, parcels, books, appliances are unions of them."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from matte.scenes.parts import Part


@dataclass(frozen=True)
class View:
    yaw: float
    pitch: float
    distance: float

    @staticmethod
    def drawn(rng: Generator) -> "View":
        yaw = rng.normal(0, 12) if rng.random() < 0.35 else rng.uniform(-60, 60)
        return View(np.deg2rad(yaw), np.deg2rad(rng.uniform(2, 38)), rng.uniform(2.2, 6.0))

    def turned(self, points: np.ndarray) -> np.ndarray:
        """World (x right, y up, z to the viewer) to the eye's frame."""
        cy, sy, cp, sp = np.cos(self.yaw), np.sin(self.yaw), np.cos(self.pitch), np.sin(self.pitch)
        x = points[:, 0] * cy + points[:, 2] * sy
        z = -points[:, 0] * sy + points[:, 2] * cy
        return np.stack([x, points[:, 1] * cp - z * sp, points[:, 1] * sp + z * cp], 1)

    def onto_picture(self, points: np.ndarray) -> np.ndarray:
        eye = self.turned(points)
        return np.stack([eye[:, 0], -eye[:, 1]], 1) * (self.distance / (self.distance - eye[:, 2]))[:, None]


@dataclass(frozen=True)
class Box:
    low: tuple
    high: tuple
    tone: int = 0
    round: float = 0.0


def parts_of(boxes: list[Box], view: View) -> list[Part]:
    """Visible faces, far boxes first."""
    out = []
    for box in sorted(boxes, key=lambda b: _nearness(b, view)):
        low, high = np.array(box.low, float), np.array(box.high, float)
        corners = np.array(
            [
                [x, y, z]
                for y in (low[1], high[1])
                for x, z in ((low[0], low[2]), (low[0], high[2]), (high[0], high[2]), (high[0], low[2]))
            ]
        )
        flat = view.onto_picture(corners)
        middle = corners.mean(0)
        for order in _visible_faces(corners, middle, view):
            normal = view.turned((corners[list(order)].mean(0) - middle)[None])[0]
            normal /= np.linalg.norm(normal) + 1e-9
            out.append(Part(flat[list(order)], box.tone, round=box.round, facing=(normal[0], -normal[1], normal[2])))
    return out


def _nearness(box: Box, view: View) -> float:
    middle = (np.array(box.low) + np.array(box.high)) / 2.0
    return float(view.turned(middle[None])[0, 2])


def _visible_faces(corners: np.ndarray, middle: np.ndarray, view: View) -> list[tuple]:
    eye = view.turned(corners)
    centre = view.turned(middle[None])[0]
    seen = []
    for order in ((0, 1, 2, 3), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)):
        face = eye[list(order)].mean(0)
        outwards = face - centre
        if np.dot(outwards, np.array([0, 0, view.distance]) - face) > 0:
            seen.append((face[2], order))
    return [order for _, order in sorted(seen)]
