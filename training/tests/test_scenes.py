import numpy as np
import pytest

from matte.scenes import draw_scene, light, parts, products
from matte.scenes.camera import photographed
from matte.scenes.outlines import ellipse, rectangle
from matte.scenes.parts import Part
from matte.surfaces import Surfaces


@pytest.fixture(scope="module")
def surfaces():
    return Surfaces()


def test_the_same_seed_draws_the_same_scene(surfaces):
    first, second = (draw_scene(np.random.default_rng(11), surfaces) for _ in range(2))

    assert np.array_equal(first.image, second.image)
    assert np.array_equal(first.alpha, second.alpha)


def test_another_seed_draws_another_scene(surfaces):
    first, second = (draw_scene(np.random.default_rng(seed), surfaces) for seed in (11, 12))

    assert first.image.shape != second.image.shape or not np.array_equal(first.image, second.image)


def test_every_scene_holds_some_product_and_its_long_side_is_as_asked(surfaces):
    for seed in range(12):
        scene = draw_scene(np.random.default_rng(seed), surfaces, longest=160)

        assert max(scene.alpha.shape) == 160
        assert scene.image.shape == (*scene.alpha.shape, 3)
        assert scene.alpha.max() > 200


def test_coverage_is_the_share_of_a_pixel():
    cover = parts.coverage(np.random.default_rng(0), Part(rectangle(4.0, 4.0, 12.5, 10.0)), 20, 20)

    assert cover.min() == 0 and cover.max() == 1
    assert cover[7, 8] == 1
    rim = 0.5
    assert 8.5 * 6 <= cover.sum() <= (8.5 + 2 * rim) * (6 + 2 * rim)
    assert 0 < cover[7, 12] < 1


def test_a_pixel_of_the_picture_is_mixed_by_its_alpha(surfaces):
    white, black = np.ones((96, 96, 3), np.float32), np.zeros((96, 96, 3), np.float32)
    lamp = light.Lamp.drawn(np.random.default_rng(1))
    outline = [Part(ellipse(48, 48, 30, 20, 25), round=0.0)]
    product = products.drawn(np.random.default_rng(2), outline, "disc", white, None, lamp, surfaces)
    cover = product.alpha[..., None]

    on_white, on_black = product.image * cover + white * (1 - cover), product.image * cover + black * (1 - cover)

    assert np.allclose(1 - (on_white - on_black), cover, atol=1e-6)
    assert ((product.alpha > 0) & (product.alpha < 1)).any()


def test_hair_leaves_partial_alpha():
    furry = Part(rectangle(20, 20, 44, 44), fuzz=8.0)

    cover = parts.coverage(np.random.default_rng(0), furry, 64, 64)

    assert ((cover > 0.05) & (cover < 0.95)).mean() > 0.03


@pytest.mark.parametrize("family", [family for family, _, _ in products.FAMILIES], ids=lambda family: family.__name__)
def test_every_family_gives_finite_outlines(family):
    for seed in range(20):
        for part in family(np.random.default_rng(seed)):
            assert part.points.ndim == 2 and part.points.shape[1] == 2
            assert np.isfinite(part.points).all()


def test_the_camera_keeps_the_size_and_the_type(surfaces):
    scene = draw_scene(np.random.default_rng(3), surfaces, longest=128)

    shot = photographed(np.random.default_rng(4), scene.image)

    assert shot.shape == scene.image.shape and shot.dtype == np.uint8
