import numpy as np
import pytest

from matte.letterbox import PADDING, SIDE, Letterbox


@pytest.mark.parametrize(
    ("width", "height", "left", "top", "w", "h"),
    [
        (4000, 3000, 0, 40, 320, 240),
        (600, 1200, 80, 0, 160, 320),
        (320, 320, 0, 0, 320, 320),
        (3, 1000, 159, 0, 1, 320),
        (1000, 331, 0, 107, 320, 106),
    ],
)
def test_the_picture_keeps_its_aspect_in_the_middle(width, height, left, top, w, h):
    box = Letterbox.of(width, height)

    assert (box.left, box.top, box.width, box.height) == (left, top, w, h)


def test_around_the_picture_is_grey_and_cut_gives_it_back():
    picture = np.full((100, 200, 3), 9, np.uint8)
    box = Letterbox.of(200, 100)

    square = box.put(picture)

    assert square.shape == (SIDE, SIDE, 3)
    assert (square[: box.top] == PADDING).all() and (square[box.top + box.height :] == PADDING).all()
    assert (box.cut(square) == 9).all()
