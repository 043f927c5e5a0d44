"""What stands before the camera: scanned, modelled and turned objects, each one unit tall or wide."""

import math
from pathlib import Path

import bpy
import numpy as np
from mathutils import Vector
from numpy.random import Generator

from renders import surfaces


class Shelf:
    """The meshes on disk; each is read once and copied from then on."""

    def __init__(self, folder: Path):
        self._files = {
            "scanned": sorted(folder.glob("ycb/**/textured_simple_reoriented.obj")),
            "shape": sorted(folder.glob("shapes/*/*.stl")),
            "modelled": sorted(folder.glob("kenney/*/model.gltf")),
            "crafted": sorted(folder.glob("babylon/*.glb")) + sorted(folder.glob("babylon/**/*.gltf")),
        }
        self._read: dict[Path, list] = {}

    def take(self, rng: Generator, kind: str) -> list:
        files = self._files[kind]
        file = files[int(rng.integers(len(files)))]
        if file not in self._read:
            self._read[file] = _imported(file)
        return [_copied(part) for part in self._read[file]]


def _imported(file: Path) -> list:
    before = set(bpy.data.objects)
    if file.suffix == ".obj":
        bpy.ops.wm.obj_import(filepath=str(file))
    elif file.suffix == ".stl":
        bpy.ops.wm.stl_import(filepath=str(file))
    else:
        bpy.ops.import_scene.gltf(filepath=str(file))
    new = [o for o in bpy.data.objects if o not in before]
    kept = []
    for item in new:
        if item.type == "MESH" and len(item.data.polygons):
            mesh = item.data.copy()
            mesh.transform(item.matrix_world)
            mesh.use_fake_user = True
            kept.append(mesh)
    for item in new:
        bpy.data.objects.remove(item, do_unlink=True)
    return kept


def _copied(mesh) -> object:
    item = bpy.data.objects.new("part", mesh.copy())
    bpy.context.collection.objects.link(item)
    return item


def standing(parts: list, rng: Generator, tumbled: bool) -> None:
    """Joins the parts under one turn and size: the largest side is 1, the lowest point lies on the ground."""
    turn = Vector((0, 0, rng.uniform(0, 2 * math.pi)))
    if tumbled:
        turn.x, turn.y = rng.choice([0, math.pi / 2, -math.pi / 2, rng.uniform(-0.6, 0.6)]), rng.uniform(-0.3, 0.3)
    rotation = turn_matrix(turn)
    stretch = np.exp(rng.normal(0, 0.12, 3))
    points = []
    for part in parts:
        part.data.transform(rotation)
        for vertex in part.data.vertices:
            vertex.co = Vector([c * s for c, s in zip(vertex.co, stretch, strict=True)])
        points += [v.co for v in part.data.vertices]
    array = np.array(points)
    low, high = array.min(0), array.max(0)
    scale = 1.0 / max(high - low)
    middle = (low + high) / 2
    for part in parts:
        for vertex in part.data.vertices:
            c = vertex.co
            vertex.co = Vector(((c.x - middle[0]) * scale, (c.y - middle[1]) * scale, (c.z - low[2]) * scale))
        part.data.update()


def turn_matrix(turn: Vector):
    from mathutils import Euler

    return Euler(turn, "XYZ").to_matrix().to_4x4()


def turned(rng: Generator) -> list:
    """A profile spun round an axis: bottles, vases, jars, bowls, cups, lamps, pots."""
    count = int(rng.integers(4, 9))
    heights = np.sort(rng.uniform(0, 1, count))
    heights[0], heights[-1] = 0, 1
    radii = np.clip(rng.uniform(0.08, 0.5) + np.cumsum(rng.normal(0, 0.09, count)), 0.04, 0.6)
    squashed = rng.uniform(0.25, 1.2) if rng.random() < 0.5 else 1.0
    mesh = bpy.data.meshes.new("turned")
    sides = int(rng.choice([4, 8, 32, 48, 48, 48, 48, 48]))
    smooth = rng.random() < 0.7
    zs = np.linspace(0, 1, 30) if smooth else heights
    rs = _curve(heights, radii, zs) if smooth else radii
    ring = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    points, faces = [], []
    for z, r in zip(zs, rs, strict=True):
        points += [(r * np.cos(a), r * np.sin(a), z * squashed) for a in ring]
    for level in range(len(zs) - 1):
        for k in range(sides):
            a, b = level * sides + k, level * sides + (k + 1) % sides
            faces.append((a, b, b + sides, a + sides))
    faces.append(tuple(reversed(range(sides))))
    open_top = rng.random() < 0.6
    if not open_top:
        faces.append(tuple(range((len(zs) - 1) * sides, len(zs) * sides)))
    mesh.from_pydata(points, [], faces)
    item = bpy.data.objects.new("turned", mesh)
    bpy.context.collection.objects.link(item)
    if open_top:
        wall = item.modifiers.new("wall", "SOLIDIFY")
        wall.thickness = rng.uniform(0.01, 0.05)
    for polygon in mesh.polygons:
        polygon.use_smooth = sides > 8
    parts = [item]
    if rng.random() < 0.35:
        parts.append(_handle(rng, float(rs.max()), squashed))
    if rng.random() < 0.3:
        parts += _plant(rng, squashed)
    return [_applied(p) for p in parts]


def _curve(x, y, at):
    from numpy import interp

    fine = interp(at, x, y)
    kernel = np.array([1, 3, 4, 3, 1]) / 12
    return np.convolve(np.pad(fine, 2, mode="edge"), kernel, "valid")


def _handle(rng: Generator, radius: float, tall: float):
    bpy.ops.mesh.primitive_torus_add(
        major_radius=tall * rng.uniform(0.18, 0.35), minor_radius=rng.uniform(0.015, 0.05), major_segments=40
    )
    item = bpy.context.active_object
    item.rotation_euler = (math.pi / 2, 0, 0)
    item.location = (radius * 0.95, 0, tall * rng.uniform(0.4, 0.65))
    return item


def _plant(rng: Generator, base: float) -> list:
    """Stems with leaves or needles."""
    parts = []
    for _ in range(int(rng.integers(4, 26))):
        bpy.ops.mesh.primitive_uv_sphere_add(segments=10, ring_count=6, radius=1)
        leaf = bpy.context.active_object
        length, width = rng.uniform(0.15, 0.6), rng.uniform(0.01, 0.12)
        leaf.scale = (width, rng.uniform(0.004, 0.02), length)
        lean, way = rng.uniform(0, 1.2), rng.uniform(0, 2 * math.pi)
        leaf.rotation_euler = (lean, 0, way)
        leaf.location = (
            math.sin(way) * math.sin(lean) * length * 0.8,
            -math.cos(way) * math.sin(lean) * length * 0.8,
            base + math.cos(lean) * length * 0.8,
        )
        parts.append(leaf)
    return parts


def _applied(item):
    graph = bpy.context.evaluated_depsgraph_get()
    bpy.context.view_layer.update()
    mesh = bpy.data.meshes.new_from_object(item.evaluated_get(graph))
    mesh.transform(item.matrix_world)
    fresh = bpy.data.objects.new(item.name, mesh)
    bpy.context.collection.objects.link(fresh)
    bpy.data.objects.remove(item, do_unlink=True)
    return fresh


def _box(size, at, bevel=0.01):
    bpy.ops.mesh.primitive_cube_add(size=1, location=at)
    item = bpy.context.active_object
    item.scale = size
    edge = item.modifiers.new("edge", "BEVEL")
    edge.width, edge.segments = bevel, 2
    return item


def _rod(start, end, radius):
    a, b = Vector(start), Vector(end)
    bpy.ops.mesh.primitive_cylinder_add(radius=radius, depth=(b - a).length, vertices=14, location=(a + b) / 2)
    item = bpy.context.active_object
    item.rotation_euler = (b - a).to_track_quat("Z", "Y").to_euler()
    return item


def furniture(rng: Generator) -> list:
    """Tables, chairs, stools, shelves, sofas, beds, cupboards, lamps, racks."""
    kind = rng.choice(["chair", "table", "shelf", "sofa", "cupboard", "lamp", "rack", "bed"])
    w, d, h = rng.uniform(0.4, 1.2), rng.uniform(0.4, 0.8), rng.uniform(0.4, 1.1)
    thick, leg = rng.uniform(0.02, 0.08), rng.uniform(0.012, 0.04)
    parts = []

    def legs(height):
        splay = rng.uniform(0, 0.1)
        for sx in (-1, 1):
            for sy in (-1, 1):
                top = (sx * (w / 2 - 0.05), sy * (d / 2 - 0.05), height)
                foot = (top[0] + sx * splay, top[1] + sy * splay, 0)
                parts.append(_rod(foot, top, leg))

    if kind in ("chair", "table"):
        seat = h * (0.5 if kind == "chair" else 0.8)
        legs(seat)
        parts.append(_box((w, d, thick), (0, 0, seat), thick / 3))
        if kind == "chair":
            if rng.random() < 0.5:
                parts.append(_box((w, thick, h * 0.5), (0, d / 2, seat + h * 0.28), thick / 3))
            else:
                for x in np.linspace(-w / 2 + leg, w / 2 - leg, int(rng.integers(2, 7))):
                    parts.append(_rod((x, d / 2, seat), (x, d / 2 + 0.05, seat + h * 0.5), leg * 0.8))
                parts.append(_box((w, thick, 0.08), (0, d / 2 + 0.05, seat + h * 0.5), 0.02))
            if rng.random() < 0.4:
                for sx in (-1, 1):
                    parts.append(_box((0.05, d, 0.04), (sx * w / 2, 0, seat + h * 0.25), 0.015))
    elif kind == "shelf":
        h = rng.uniform(0.8, 2.0)
        for z in np.linspace(thick, h, int(rng.integers(2, 6))):
            parts.append(_box((w, d * 0.5, thick), (0, 0, z), 0.005))
        for sx in (-1, 1):
            parts.append(_box((thick, d * 0.5, h), (sx * w / 2, 0, h / 2), 0.005))
    elif kind in ("sofa", "bed"):
        w, soft = rng.uniform(0.8, 2.2), rng.uniform(0.03, 0.09)
        parts.append(_box((w, d, 0.3), (0, 0, 0.25), soft))
        parts.append(_box((w, 0.2, 0.5), (0, d / 2, 0.45), soft))
        if kind == "sofa":
            for sx in (-1, 1):
                parts.append(_box((0.18, d, 0.35), (sx * w / 2, 0, 0.38), soft))
        for _ in range(int(rng.integers(0, 4))):
            parts.append(_box((0.35, 0.15, 0.3), (rng.uniform(-w / 2.5, w / 2.5), d / 5, 0.52), 0.06))
        legs(0.15)
    elif kind == "cupboard":
        h = rng.uniform(0.5, 1.8)
        legs(0.12)
        parts.append(_box((w, d * 0.6, h), (0, 0, 0.12 + h / 2), 0.01))
        rows, columns = int(rng.integers(1, 4)), int(rng.integers(1, 3))
        for r in range(rows):
            for c in range(columns):
                at = (-w / 2 + (c + 0.5) * w / columns, -d * 0.3, 0.12 + (r + 0.5) * h / rows)
                parts.append(_box((w / columns - 0.03, 0.02, h / rows - 0.03), at, 0.005))
                parts.append(_rod((at[0] - 0.05, at[1] - 0.03, at[2]), (at[0] + 0.05, at[1] - 0.03, at[2]), 0.01))
    elif kind == "lamp":
        parts.append(_rod((0, 0, 0), (0, 0, 0.04), 0.18))
        parts.append(_rod((0, 0, 0), (0, 0, 1.0), rng.uniform(0.01, 0.04)))
        bpy.ops.mesh.primitive_cone_add(radius1=rng.uniform(0.2, 0.4), radius2=rng.uniform(0.08, 0.3), depth=0.35)
        shade = bpy.context.active_object
        shade.location = (rng.uniform(-0.2, 0.2), 0, 1.05)
        shade.rotation_euler = (rng.normal(0, 0.2), rng.normal(0, 0.3), 0)
        parts.append(shade)
    else:
        for z in np.linspace(0.05, h, int(rng.integers(2, 5))):
            for y in np.linspace(-d / 2, d / 2, int(rng.integers(4, 12))):
                parts.append(_rod((-w / 2, y, z), (w / 2, y, z), leg * 0.5))
            for sx in (-1, 1):
                parts.append(_rod((sx * w / 2, -d / 2, z), (sx * w / 2, d / 2, z), leg * 0.7))
        legs(h)
    return [_applied(p) for p in parts]


def plush(rng: Generator) -> list:
    """A soft toy of balls."""
    parts = []

    def ball(at, r, squash=1.0):
        bpy.ops.mesh.primitive_uv_sphere_add(segments=24, ring_count=16, radius=r, location=at)
        item = bpy.context.active_object
        item.scale = (1, squash, rng.uniform(0.85, 1.2))
        parts.append(item)

    body = rng.uniform(0.25, 0.35)
    ball((0, 0, body), body)
    head = rng.uniform(0.18, 0.28)
    ball((0, -0.04, body * 2 + head * 0.7), head)
    for sx in (-1, 1):
        ball((sx * head * 0.75, 0, body * 2 + head * 1.6), head * rng.uniform(0.25, 0.5), 0.5)
        ball((sx * body * 1.05, -0.1, body * 1.25), body * rng.uniform(0.3, 0.5))
        ball((sx * body * 0.6, -body * 0.8, body * 0.3), body * rng.uniform(0.35, 0.5))
    return [_applied(p) for p in parts]


def soft(rng: Generator) -> list:
    """Cushions, folded cloth, bags: a box blown up and creased."""
    bpy.ops.mesh.primitive_cube_add(size=1)
    item = bpy.context.active_object
    item.scale = (rng.uniform(0.5, 1), rng.uniform(0.4, 1), rng.uniform(0.12, 0.7))
    fine = item.modifiers.new("fine", "SUBSURF")
    fine.levels, fine.render_levels, fine.subdivision_type = 5, 5, "SIMPLE" if rng.random() < 0.4 else "CATMULL_CLARK"
    image = bpy.data.textures.new("creases", "CLOUDS")
    image.noise_scale, image.noise_depth = rng.uniform(0.15, 0.6), 3
    creases = item.modifiers.new("creases", "DISPLACE")
    creases.texture, creases.strength = image, rng.uniform(0.03, 0.25)
    fresh = _applied(item)
    for polygon in fresh.data.polygons:
        polygon.use_smooth = True
    return [fresh]


KINDS = {
    "scanned": 0.08,
    "shape": 0.2,
    "modelled": 0.2,
    "crafted": 0.08,
    "turned": 0.15,
    "furniture": 0.18,
    "plush": 0.07,
    "soft": 0.05,
}


def product(rng: Generator, shelf: Shelf, textures: surfaces.Textures) -> list:
    """One product, clothed in materials, standing on the ground at the origin, its largest side 1."""
    kind = str(rng.choice(list(KINDS), p=np.array(list(KINDS.values())) / sum(KINDS.values())))
    makers = {"turned": turned, "furniture": furniture, "plush": plush, "soft": soft}
    parts = makers[kind](rng) if kind in makers else shelf.take(rng, kind)
    upright = kind in ("turned", "furniture", "plush")
    standing(parts, rng, tumbled=rng.random() < (0.05 if upright else 0.25))
    own = kind in ("scanned", "crafted") or (kind == "modelled" and rng.random() < 0.5)
    if not own or not surfaces.dressed(parts) or rng.random() < 0.12:
        surfaces.clothe(rng, parts, textures, few=rng.random() < 0.6)
    if kind == "plush" or (kind in ("soft", "shape", "turned") and rng.random() < 0.05):
        surfaces.fur(rng, parts)
    return parts
