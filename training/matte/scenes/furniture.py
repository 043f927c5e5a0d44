"""Seats, tables, cabinets, beds, shelves, parcels and books."""

import numpy as np
from numpy.random import Generator

from matte.scenes.outlines import ellipse, limb
from matte.scenes.parts import Part
from matte.scenes.solids import Box, View, parts_of


def parcel(rng: Generator) -> list[Part]:
    w, h, d = rng.uniform(0.3, 1.0, 3)
    if rng.random() < 0.3:
        d = rng.uniform(0.04, 0.15)
    view = View.drawn(rng)
    parts = parts_of([Box((-w, 0, -d), (w, 2 * h, d), 0, rng.uniform(0, 0.12))], view)
    if rng.random() < 0.3:
        parts += parts_of([Box((-w * 1.03, 1.7 * h, -d * 1.03), (w * 1.03, 2 * h, d * 1.03), 1)], view)
    return parts


def book(rng: Generator) -> list[Part]:
    w, h, t = rng.uniform(0.5, 0.8), rng.uniform(0.7, 1.0), rng.uniform(0.02, 0.15)
    lying = rng.random() < 0.5
    view = View(
        np.deg2rad(rng.uniform(-50, 50)),
        np.deg2rad(rng.uniform(20, 80) if lying else rng.uniform(0, 15)),
        rng.uniform(2.2, 5),
    )
    count = int(rng.integers(1, 5)) if lying else 1
    boxes = []
    for k in range(count):
        shift = rng.uniform(-0.1, 0.1) if k else 0.0
        size = (w, t, h) if lying else (w, h, t)
        bottom = 2 * t * k if lying else 0.0
        boxes.append(Box((-size[0] + shift, bottom, -size[2]), (size[0] + shift, bottom + 2 * size[1], size[2]), k % 4))
    return parts_of(boxes, view)


def seat(rng: Generator) -> list[Part]:
    """Chair, stool, armchair, bench."""
    w, d = rng.uniform(0.35, 0.8), rng.uniform(0.35, 0.6)
    height, thick, leg = rng.uniform(0.3, 0.9), rng.uniform(0.03, 0.16), rng.uniform(0.02, 0.06)
    boxes = [
        Box((x - leg, 0, z - leg), (x + leg, height, z + leg), 1)
        for x in (-w + leg, w - leg)
        for z in (-d + leg, d - leg)
    ]
    boxes.append(Box((-w, height, -d), (w, height + thick, d), 0, rng.uniform(0, 0.2)))
    if rng.random() < 0.8:
        back = height + thick + rng.uniform(0.3, 1.0)
        if rng.random() < 0.5:
            boxes.append(Box((-w, height + thick, -d), (w, back, -d + rng.uniform(0.04, 0.2)), 0, rng.uniform(0, 0.2)))
        else:
            slats = int(rng.integers(2, 7))
            for k in range(slats):
                x = -w + leg + (2 * w - 2 * leg) * k / (slats - 1)
                boxes.append(Box((x - leg * 0.8, height + thick, -d), (x + leg * 0.8, back, -d + leg * 1.5), 1))
            boxes.append(Box((-w, back - 0.08, -d), (w, back + 0.03, -d + leg * 2), 1))
    if rng.random() < 0.4:
        for x in (-w, w):
            boxes.append(Box((x - leg, height + thick, -d), (x + leg, height + thick + rng.uniform(0.2, 0.35), d), 1))
    return parts_of(boxes, View.drawn(rng))


def sofa(rng: Generator) -> list[Part]:
    w, d, sit = rng.uniform(0.7, 1.5), rng.uniform(0.45, 0.7), rng.uniform(0.3, 0.45)
    arm, back, foot, soft = (
        rng.uniform(0.1, 0.25),
        rng.uniform(0.7, 1.1),
        rng.uniform(0.03, 0.15),
        rng.uniform(0.1, 0.4),
    )
    boxes = [
        Box((-w, foot, -d), (w, sit * 0.7, d), 0, soft * 0.5),
        Box((-w, sit * 0.7, -d), (w, back, -d * 0.4), 0, soft),
    ]
    cushions = int(rng.integers(1, 4))
    for k in range(cushions):
        x0, x1 = -w + 2 * w * k / cushions, -w + 2 * w * (k + 1) / cushions
        boxes.append(Box((x0 + 0.01, sit * 0.7, -d * 0.45), (x1 - 0.01, sit, d * 1.02), 0, soft))
        if rng.random() < 0.6:
            boxes.append(Box((x0 + 0.02, sit, -d * 0.5), (x1 - 0.02, back * rng.uniform(0.9, 1.1), -d * 0.2), 0, soft))
    if rng.random() < 0.85:
        top = rng.uniform(sit + 0.1, back)
        boxes += [Box((-w - arm, foot, -d), (-w, top, d), 0, soft), Box((w, foot, -d), (w + arm, top, d), 0, soft)]
    if rng.random() < 0.4:
        x = rng.uniform(-w * 0.8, w * 0.5)
        boxes.append(Box((x, sit, -d * 0.15), (x + 0.35, sit + 0.35, 0.0), 2, 0.6))
    boxes += [Box((x - 0.04, 0, z - 0.04), (x + 0.04, foot, z + 0.04), 1) for x in (-w, w) for z in (-d * 0.9, d * 0.9)]
    return parts_of(boxes, View.drawn(rng))


def bed(rng: Generator) -> list[Part]:
    w, d, lie = rng.uniform(0.5, 0.9), rng.uniform(0.9, 1.1), rng.uniform(0.25, 0.45)
    boxes = [
        Box((-w, 0.08, -d), (w, lie * 0.6, d), 1),
        Box((-w * 1.02, lie * 0.4, -d), (w * 1.02, lie, d * 1.01), 0, 0.2),
        Box((-w * 1.05, 0, -d - 0.08), (w * 1.05, rng.uniform(0.6, 1.1), -d), 1),
    ]
    boxes += [Box((x - 0.28, lie, -d), (x + 0.28, lie + 0.15, -d * 0.6), 2, 0.5) for x in (-w * 0.45, w * 0.45)]
    return parts_of(boxes, View.drawn(rng))


def table(rng: Generator) -> list[Part]:
    w, d, height, leg, thick = (
        rng.uniform(0.5, 1.1),
        rng.uniform(0.3, 0.7),
        rng.uniform(0.35, 1.1),
        rng.uniform(0.02, 0.07),
        rng.uniform(0.02, 0.1),
    )
    boxes = [
        Box((x - leg, 0, z - leg), (x + leg, height, z + leg), 1)
        for x in (-w * 0.9, w * 0.9)
        for z in (-d * 0.85, d * 0.85)
    ]
    boxes.append(Box((-w, height, -d), (w, height + thick, d), 0))
    if rng.random() < 0.3:
        boxes.append(Box((-w * 0.9, height * 0.25, -d * 0.85), (w * 0.9, height * 0.25 + thick * 0.7, d * 0.85), 1))
    return parts_of(boxes, View.drawn(rng))


def cabinet(rng: Generator) -> list[Part]:
    w, h, d, foot = rng.uniform(0.3, 1.0), rng.uniform(0.4, 1.2), rng.uniform(0.2, 0.4), rng.uniform(0, 0.25)
    boxes = [
        Box((x - 0.03, 0, z - 0.03), (x + 0.03, foot, z + 0.03), 1)
        for x in (-w * 0.92, w * 0.92)
        for z in (-d * 0.85, d * 0.85)
    ]
    boxes.append(Box((-w, foot, -d), (w, foot + h, d), 0))
    columns, rows = int(rng.integers(1, 4)), int(rng.integers(1, 5))
    for i in range(columns):
        for j in range(rows):
            x0, x1 = -w + 2 * w * i / columns + 0.02, -w + 2 * w * (i + 1) / columns - 0.02
            y0, y1 = foot + h * j / rows + 0.02, foot + h * (j + 1) / rows - 0.02
            boxes.append(Box((x0, y0, d), (x1, y1, d + 0.02), int(rng.choice([0, 0, 2]))))
            if rng.random() < 0.7:
                xm = (x0 + x1) / 2
                boxes.append(Box((xm - 0.04, (y0 + y1) / 2, d + 0.02), (xm + 0.04, (y0 + y1) / 2 + 0.025, d + 0.05), 1))
    return parts_of(boxes, View.drawn(rng))


def shelf(rng: Generator) -> list[Part]:
    """Open, so that the wall shows between the boards."""
    w, h, d, board = rng.uniform(0.3, 0.8), rng.uniform(0.7, 1.3), rng.uniform(0.12, 0.25), rng.uniform(0.015, 0.05)
    boxes = [Box((x - board, 0, -d), (x + board, h, d), 0) for x in (-w, w)]
    count = int(rng.integers(2, 6))
    boxes += [Box((-w, h * k / count, -d), (w, h * k / count + board * 2, d), 0) for k in range(count + 1)]
    return parts_of(boxes, View.drawn(rng))


def lamp(rng: Generator) -> list[Part]:
    height, foot = rng.uniform(0.8, 2.2), rng.uniform(0.15, 0.35)
    top, bottom, tall = rng.uniform(0.1, 0.4), rng.uniform(0.25, 0.55), rng.uniform(0.25, 0.6)
    lean = rng.normal(0, 0.15)
    shade = np.array(
        [
            [-top + lean, -height - tall],
            [top + lean, -height - tall],
            [bottom + lean, -height + 0.1],
            [-bottom + lean, -height + 0.1],
        ]
    )
    pole = np.array([[0, 0], [lean * rng.uniform(0, 1.5), -height * 0.5], [lean, -height]])
    return [
        Part(ellipse(0, 0, foot, foot * 0.3), 1, round=0.3),
        Part(limb(pole, np.array([0.04, rng.uniform(0.02, 0.2), 0.03])), 1, lathe=True),
        Part(shade, 0, lathe=True),
        Part(ellipse(lean, -height + 0.1, bottom, bottom * 0.18), 0, shade=rng.uniform(0.5, 1.3), round=0.0),
    ]
