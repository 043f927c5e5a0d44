"""Ground, walls, light and camera."""

import math
from pathlib import Path

import bpy
import numpy as np
from mathutils import Vector
from numpy.random import Generator

from renders import surfaces


def cleared() -> None:
    for item in list(bpy.data.objects):
        bpy.data.objects.remove(item, do_unlink=True)
    for store in (
        bpy.data.meshes,
        bpy.data.materials,
        bpy.data.lights,
        bpy.data.cameras,
        bpy.data.particles,
        bpy.data.textures,
    ):
        for block in list(store):
            if block.users == 0:
                store.remove(block)


def sky(rng: Generator, folder: Path) -> None:
    """Light of a real place, which also shows behind a table without a wall, and up to two soft boxes."""
    world = bpy.context.scene.world or bpy.data.worlds.new("world")
    bpy.context.scene.world = world
    world.use_nodes = True
    tree = world.node_tree
    tree.nodes.clear()
    files = sorted(folder.glob("*.hdr"))
    file = files[int(rng.integers(len(files)))]
    image = bpy.data.images.get(file.name) or bpy.data.images.load(str(file))
    around = tree.nodes.new("ShaderNodeTexEnvironment")
    around.image = image
    place, turn = tree.nodes.new("ShaderNodeTexCoord"), tree.nodes.new("ShaderNodeMapping")
    turn.inputs["Rotation"].default_value = (0, 0, float(rng.uniform(0, 2 * math.pi)))
    light, out = tree.nodes.new("ShaderNodeBackground"), tree.nodes.new("ShaderNodeOutputWorld")
    light.inputs["Strength"].default_value = float(np.exp(rng.normal(0, 0.35)))
    tree.links.new(place.outputs["Generated"], turn.inputs["Vector"])
    tree.links.new(turn.outputs[0], around.inputs["Vector"])
    tree.links.new(around.outputs["Color"], light.inputs["Color"])
    tree.links.new(light.outputs[0], out.inputs["Surface"])
    # A finer map of where the light comes from takes two seconds a picture to build and shows nowhere.
    world.cycles.sampling_method, world.cycles.sample_map_resolution = "MANUAL", 256
    for _ in range(int(rng.choice([0, 0, 1, 1, 2]))):
        lamp = bpy.data.lights.new("softbox", "AREA")
        lamp.energy, lamp.size = float(rng.uniform(15, 150)), float(rng.uniform(0.1, 2.5))
        lamp.color = tuple(np.clip(1 + rng.normal(0, 0.08, 3), 0.6, 1.2))
        item = bpy.data.objects.new("softbox", lamp)
        way, height = rng.uniform(0, 2 * math.pi), rng.uniform(0.6, 3)
        item.location = (2.2 * math.cos(way), 2.2 * math.sin(way), height)
        item.rotation_euler = (Vector((0, 0, 0.3)) - item.location).to_track_quat("-Z", "Y").to_euler()
        bpy.context.collection.objects.link(item)


def sweep(rng: Generator, textures: surfaces.Textures) -> list:
    """Paper or cloth that runs from the table up the wall without an edge, mostly light."""
    depth, radius, tall = rng.uniform(0.8, 2.5), rng.uniform(0.3, 1.0), 6.0
    line = [(-6.0, 0.0), (depth - radius, 0.0)]
    line += [
        (depth - radius + radius * math.sin(a), radius - radius * math.cos(a))
        for a in np.linspace(0.1, math.pi / 2, 12)
    ]
    line.append((depth, tall))
    points, faces = [], []
    for y, z in line:
        points += [(-9, y, z), (9, y, z)]
    for k in range(len(line) - 1):
        faces.append((2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2))
    mesh = bpy.data.meshes.new("sweep")
    mesh.from_pydata(points, [], faces)
    for polygon in mesh.polygons:
        polygon.use_smooth = True
    item = bpy.data.objects.new("sweep", mesh)
    bpy.context.collection.objects.link(item)
    if rng.random() < 0.75:
        paper = bpy.data.materials.new("paper")
        paper.use_nodes = True
        shader = paper.node_tree.nodes["Principled BSDF"]
        tone = (
            np.clip(rng.uniform(0.7, 0.95) + rng.normal(0, 0.015, 3), 0, 1)
            if rng.random() < 0.6
            else surfaces.colour(rng)[:3]
        )
        shader.inputs["Base Color"].default_value = (*[float(v) for v in tone], 1.0)
        shader.inputs["Roughness"].default_value = float(rng.uniform(0.3, 1))
        mesh.materials.append(paper)
    else:
        mesh.materials.append(surfaces.material(rng, textures, ground=True))
    return [item]


def table(rng: Generator, textures: surfaces.Textures) -> list:
    """A table top or floor, sometimes with a wall behind it."""
    bpy.ops.mesh.primitive_plane_add(size=30)
    ground = bpy.context.active_object
    ground.data.materials.append(surfaces.material(rng, textures, ground=True))
    made = [ground]
    if rng.random() < 0.6:
        bpy.ops.mesh.primitive_plane_add(
            size=40, location=(0, rng.uniform(0.7, 4), 0), rotation=(math.pi / 2, 0, rng.normal(0, 0.2))
        )
        wall = bpy.context.active_object
        wall.data.materials.append(surfaces.material(rng, textures, ground=True))
        made.append(wall)
    return made


def camera(rng: Generator, height: float, above: bool) -> None:
    """Looks at the product's middle so that it fills a third to nearly all of the frame."""
    lens = bpy.data.cameras.new("camera")
    lens.sensor_width, lens.lens = 36, float(rng.uniform(28, 100))
    item = bpy.data.objects.new("camera", lens)
    bpy.context.collection.objects.link(item)
    bpy.context.scene.camera = item
    rise = rng.uniform(1.1, 1.55) if above else max(0.02, rng.normal(0.35, 0.25))
    way = -math.pi / 2 + rng.normal(0, 0.35)
    fill = rng.uniform(0.42, 1.05)
    away = lens.lens / 36.0 / fill * 1.05
    target = Vector((0, 0, height / 2)) + Vector(rng.normal(0, 0.07 / fill, 3) * [1, 0, 1])
    item.location = (
        target + Vector((math.cos(way) * math.cos(rise), math.sin(way) * math.cos(rise), math.sin(rise))) * away
    )
    item.location.z = max(item.location.z, 0.05)
    item.rotation_euler = (target - item.location).to_track_quat("-Z", "Y").to_euler()
    item.rotation_euler.rotate_axis("Z", rng.normal(0, 0.06))
    if rng.random() < 0.5:
        lens.dof.use_dof = True
        lens.dof.focus_distance = (target - item.location).length - 0.1
        lens.dof.aperture_fstop = float(np.exp(rng.uniform(np.log(0.4), np.log(8))) * lens.lens / 50 / 6)
