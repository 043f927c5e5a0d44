"""Renders pictures into a folder until told otherwise: N.jpg with N.png (alpha), or N.rgba.png (a cut-out)."""

import argparse
import time
from pathlib import Path

import bpy
import numpy as np

from renders import products, stage, surfaces

SIDES = ((288, 288), (288, 288), (320, 240), (240, 320), (320, 216))
SAMPLES = 9


def engine(samples: int, denoised: bool, clear: bool) -> None:
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.samples = samples
    scene.cycles.use_denoising = denoised
    scene.cycles.use_adaptive_sampling = False
    scene.cycles.denoising_quality = "FAST"
    scene.cycles.max_bounces, scene.cycles.transmission_bounces, scene.cycles.diffuse_bounces = 5, 5, 1
    scene.cycles.glossy_bounces = 2
    scene.render.film_transparent = clear
    scene.render.use_persistent_data = False
    scene.view_settings.view_transform = "Standard"


def written(path: Path, kind: str, colours: str) -> None:
    scene = bpy.context.scene
    scene.render.image_settings.file_format = kind
    scene.render.image_settings.color_mode = colours
    scene.render.image_settings.quality = 96
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)


def picture(
    number: int, seed: int, shelf: products.Shelf, textures: surfaces.Textures, assets: Path, out: Path
) -> None:
    rng = np.random.default_rng([seed, number])
    stage.cleared()
    scene = bpy.context.scene
    scene.cycles.seed = number
    width, height = SIDES[int(rng.integers(len(SIDES)))]
    scene.render.resolution_x, scene.render.resolution_y, scene.render.resolution_percentage = width, height, 100
    parts = products.product(rng, shelf, textures)
    bpy.context.view_layer.update()
    tall = max((v.co.z for p in parts for v in p.data.vertices), default=1.0)
    above = bool(rng.random() < 0.22)
    stage.sky(rng, assets / "hdri")
    cut = bool(rng.random() < 0.4)
    behind = stage.sweep(rng, textures) if rng.random() < 0.4 else stage.table(rng, textures)
    stage.camera(rng, tall, above)
    scene.view_settings.exposure = float(rng.normal(0.15, 0.4))
    if not cut and not above and rng.random() < 0.35:
        for _ in range(int(rng.integers(1, 5))):
            other = products.product(rng, shelf, textures)
            at = (rng.uniform(-2.5, 2.5), rng.uniform(1.2, 4), 0)
            size = rng.uniform(0.5, 1.5)
            for part in other:
                part.location, part.scale = at, (size, size, size)
            behind += other
    if cut:
        for item in behind:
            item.visible_camera = False
        engine(SAMPLES, True, True)
        written(out / f"{number:05d}.rgba.png", "PNG", "RGBA")
        return
    engine(SAMPLES, True, False)
    written(out / f"{number:05d}.part.jpg", "JPEG", "RGB")
    for item in behind:
        item.hide_render = True
    flat = bpy.data.materials.new("flat")
    flat.use_nodes = True
    bpy.context.view_layer.material_override = flat
    engine(12, False, True)
    scene.cycles.max_bounces = 0
    written(out / f"{number:05d}.png", "PNG", "RGBA")
    bpy.context.view_layer.material_override = None
    (out / f"{number:05d}.part.jpg").replace(out / f"{number:05d}.jpg")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--step", type=int, default=1, help="every so many numbers: processes side by side share the work"
    )
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.context.scene.render.threads_mode, bpy.context.scene.render.threads = "FIXED", 1
    shelf = products.Shelf(args.assets)
    textures = surfaces.Textures([args.assets / "grocery", args.assets / "photos", args.assets / "materials"])
    start = time.monotonic()
    for number in range(args.first, args.first + args.count, args.step):
        if any(args.out.glob(f"{number:05d}.*")):
            continue
        picture(number, args.seed, shelf, textures, args.assets, args.out)
        print(number, round(time.monotonic() - start, 1), flush=True)


if __name__ == "__main__":
    main()
