"""Materials of products and grounds: physically based, with photographs and noise as colour."""

from pathlib import Path

import bpy
import numpy as np
from numpy.random import Generator


class Textures:
    """Photographs that serve as surfaces."""

    def __init__(self, folders: list[Path]):
        self._files = sorted(f for folder in folders for f in folder.iterdir() if f.suffix.lower() in (".jpg", ".png"))
        self._read: dict[Path, object] = {}

    def take(self, rng: Generator):
        file = self._files[int(rng.integers(len(self._files)))]
        if file not in self._read:
            image = bpy.data.images.load(str(file))
            if max(image.size) > 1024:
                scale = 1024 / max(image.size)
                image.scale(max(1, int(image.size[0] * scale)), max(1, int(image.size[1] * scale)))
            self._read[file] = image
        return self._read[file]


def colour(rng: Generator) -> tuple:
    """Linear RGBA; whites, greys and blacks are as common with products as hues."""
    kind = rng.random()
    if kind < 0.2:
        value = rng.uniform(0.6, 0.95)
        rgb = np.clip(value + rng.normal(0, 0.02, 3), 0, 1)
    elif kind < 0.35:
        rgb = np.clip(rng.uniform(0.005, 0.08) + rng.normal(0, 0.004, 3), 0.002, 1)
    elif kind < 0.5:
        rgb = np.clip(rng.uniform(0.1, 0.6) + rng.normal(0, 0.03, 3), 0, 1)
    elif kind < 0.65:
        rgb = np.clip(np.array([0.35, 0.2, 0.1]) * rng.uniform(0.3, 1.8) + rng.normal(0, 0.02, 3), 0.01, 1)
    else:
        rgb = rng.uniform(0.01, 0.9, 3) ** rng.uniform(1, 2.5)
    return (*[float(v) for v in rgb], 1.0)


def material(rng: Generator, textures: Textures, ground: bool = False):
    """A surface drawn at random; `ground` leaves out glass."""
    made = bpy.data.materials.new("surface")
    made.use_nodes = True
    tree = made.node_tree
    shader = tree.nodes["Principled BSDF"]
    inputs = shader.inputs
    first, second = colour(rng), colour(rng)
    inputs["Base Color"].default_value = first
    inputs["Roughness"].default_value = float(rng.beta(1.6, 1.6)) if not ground else float(rng.uniform(0.25, 1))
    place = tree.nodes.new("ShaderNodeTexCoord")
    scale = tree.nodes.new("ShaderNodeMapping")
    size = float(np.exp(rng.uniform(np.log(0.4), np.log(8))))
    scale.inputs["Scale"].default_value = (size, size, size * float(rng.choice([1, 1, 1, 0.2, 4])))
    scale.inputs["Rotation"].default_value = tuple(rng.uniform(0, 3, 3))
    scale.inputs["Location"].default_value = tuple(rng.uniform(0, 9, 3))
    tree.links.new(place.outputs["Object"], scale.inputs["Vector"])
    kind = rng.random()
    if kind < 0.3:
        node = tree.nodes.new("ShaderNodeTexImage")
        node.image, node.projection, node.projection_blend = textures.take(rng), "BOX", 0.2
        factor = min(size, 2.0)
        scale.inputs["Scale"].default_value = (factor, factor, factor)
        tree.links.new(scale.outputs[0], node.inputs["Vector"])
        hue = tree.nodes.new("ShaderNodeHueSaturation")
        hue.inputs["Hue"].default_value = float(rng.uniform(0, 1)) if rng.random() < 0.6 else 0.5
        hue.inputs["Saturation"].default_value = float(rng.uniform(0.1, 1.3))
        hue.inputs["Value"].default_value = float(rng.uniform(0.5, 1.5))
        tree.links.new(node.outputs["Color"], hue.inputs["Color"])
        tree.links.new(hue.outputs["Color"], inputs["Base Color"])
    elif kind < 0.6:
        name = str(
            rng.choice(["ShaderNodeTexNoise", "ShaderNodeTexVoronoi", "ShaderNodeTexWave", "ShaderNodeTexBrick"])
        )
        node = tree.nodes.new(name)
        tree.links.new(scale.outputs[0], node.inputs["Vector"])
        if name == "ShaderNodeTexWave":
            node.inputs["Distortion"].default_value = float(rng.uniform(0, 12))
        if name == "ShaderNodeTexNoise":
            node.inputs["Detail"].default_value = float(rng.uniform(1, 12))
        ramp = tree.nodes.new("ShaderNodeMix")
        ramp.data_type = "RGBA"
        ramp.inputs[6].default_value = first
        mixed = np.array(first) * (1 - 0.6) + np.array(second) * 0.6 if rng.random() < 0.5 else np.array(second)
        ramp.inputs[7].default_value = tuple(float(v) for v in mixed)
        source = node.outputs["Distance"] if name == "ShaderNodeTexVoronoi" else node.outputs[0]
        if name == "ShaderNodeTexBrick":
            source = node.outputs["Fac"] if "Fac" in node.outputs else node.outputs["Factor"]
        tree.links.new(source, ramp.inputs[0])
        tree.links.new(ramp.outputs[2], inputs["Base Color"])
    if rng.random() < 0.4:
        noise = tree.nodes.new("ShaderNodeTexNoise")
        noise.inputs["Scale"].default_value = float(np.exp(rng.uniform(np.log(4), np.log(150))))
        bump = tree.nodes.new("ShaderNodeBump")
        bump.inputs["Strength"].default_value = float(rng.uniform(0.05, 0.8))
        bump.inputs["Distance"].default_value = 0.05
        tree.links.new(place.outputs["Object"], noise.inputs["Vector"])
        tree.links.new(noise.outputs[0], bump.inputs["Height"])
        tree.links.new(bump.outputs["Normal"], inputs["Normal"])
    finish = rng.random()
    if finish < 0.14:
        inputs["Metallic"].default_value = 1.0
        inputs["Roughness"].default_value = float(rng.uniform(0.03, 0.5))
    elif finish < 0.24 and not ground:
        inputs["Transmission Weight"].default_value = float(rng.uniform(0.7, 1))
        inputs["Roughness"].default_value = float(rng.uniform(0, 0.3))
        tint = 1 - (1 - np.array(first[:3])) * rng.uniform(0, 0.7)
        inputs["Base Color"].default_value = (*[float(v) for v in tint], 1.0)
    elif finish < 0.34:
        inputs["Sheen Weight"].default_value = float(rng.uniform(0.3, 1))
        inputs["Roughness"].default_value = 0.9
    elif finish < 0.5:
        inputs["Coat Weight"].default_value = float(rng.uniform(0.3, 1))
    elif finish < 0.56:
        inputs["Subsurface Weight"].default_value = 0.5
    return made


def dressed(parts: list) -> bool:
    """Whether every part has a material and every picture in it was found."""
    made = [m for part in parts for m in part.data.materials if m is not None]
    pictures = [n.image for m in made if m.node_tree for n in m.node_tree.nodes if n.type == "TEX_IMAGE"]
    return bool(made) and all(picture is not None and picture.size[0] > 0 for picture in pictures)


def clothe(rng: Generator, parts: list, textures: Textures, few: bool) -> None:
    """Gives each part a material out of one to three."""
    made = [material(rng, textures) for _ in range(1 if few else int(rng.integers(2, 4)))]
    for part in parts:
        part.data.materials.clear()
        part.data.materials.append(made[int(rng.integers(len(made)))])


def fur(rng: Generator, parts: list) -> None:
    """Short hair in the colour of the part."""
    for part in parts:
        hair = part.modifiers.new("fur", "PARTICLE_SYSTEM").particle_system.settings
        hair.type = "HAIR"
        hair.count = 350
        hair.child_type = "INTERPOLATED"
        hair.rendered_child_count = 12
        hair.hair_length = float(rng.uniform(0.02, 0.09))
        hair.brownian_factor = float(rng.uniform(0, 0.08))
        hair.root_radius, hair.tip_radius = 0.3, 0.05
