import cv2
import numpy as np
import pytest

from matte.labelled_set import written
from matte.rendered import Renders
from matte.surfaces import Surfaces


@pytest.fixture(scope="module")
def surfaces():
    return Surfaces()


@pytest.fixture
def folder(tmp_path):
    """Number 1 is a scene, 2 a cut-out, 7 is held out, 3 is hopelessly out of focus."""
    ball = np.zeros((120, 160), np.uint8)
    cv2.circle(ball, (80, 60), 40, 255, -1, cv2.LINE_AA)
    clear = np.zeros((120, 160, 4), np.uint8)
    clear[..., 3] = ball
    red = clear.copy()
    red[ball > 0, 2] = 255
    soft = clear.copy()
    soft[..., 3] = cv2.GaussianBlur(ball, (0, 0), 30)
    for name in ("00001", "00007"):
        cv2.imwrite(str(tmp_path / f"{name}.png"), clear)
        cv2.imwrite(str(tmp_path / f"{name}.jpg"), np.full((120, 160, 3), 90, np.uint8))
    cv2.imwrite(str(tmp_path / "00002.rgba.png"), red)
    cv2.imwrite(str(tmp_path / "00003.rgba.png"), soft)
    return tmp_path


def test_training_and_calibration_never_share_a_render(folder):
    assert len(Renders(folder)) == 2
    assert len(Renders(folder, held_out=True)) == 1


def test_a_product_is_laid_on_a_new_ground_with_its_exact_alpha_and_colour(folder, surfaces):
    scene = Renders(folder).laid(np.random.default_rng(4), surfaces)

    inside = cv2.erode((scene.alpha == 255).astype(np.uint8), np.ones((9, 9))) > 0
    red, green, blue = (scene.image[..., c][inside].astype(int) for c in range(3))
    assert inside.sum() > 500
    # Light falls on it unevenly, but it stays red: nothing of the ground shows through.
    assert (green < 12).all() and (blue < 12).all() and np.median(red) > 120


def test_the_same_seed_writes_the_same_labelled_set(folder, tmp_path):
    for name in ("a", "b"):
        written(tmp_path / name, 4, 9, folder, None)

    first, second = (sorted((tmp_path / name).rglob("*.*")) for name in ("a", "b"))
    assert [f.name for f in first] == [f.name for f in second] and len(first) == 9
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(first, second, strict=True))
