import numpy as np
import torch

from matte.feed import validation
from matte.figures import figures
from matte.loss import matte_loss
from matte.net import Matte, normalised


def test_the_feed_letterboxes_image_and_alpha_alike():
    image, alpha, inside, _ = validation(5, 1)[0]

    assert image.shape == (320, 320, 3) and alpha.shape == inside.shape == (320, 320)
    assert alpha[inside == 0].max(initial=0) == 0
    assert (image[inside == 0] == 127).all()


def test_the_net_answers_at_full_size_for_any_multiple_of_32():
    net = Matte().eval()

    with torch.no_grad():
        outputs = net(normalised(torch.zeros(2, 64, 96, 3, dtype=torch.uint8)))

    assert outputs[0].shape == (2, 1, 64, 96)
    assert sum(p.numel() for p in net.parameters()) < 2_800_000


def test_a_right_answer_costs_less_than_a_wrong_one():
    alpha = torch.zeros(1, 1, 128, 128)
    alpha[..., 40:90, 40:90] = 1
    inside = torch.ones_like(alpha)

    right, wrong = (matte_loss([sign * (alpha * 2 - 1) * 6], alpha, inside) for sign in (1, -1))

    assert right < 0.1 < wrong


def test_a_perfect_matte_scores_full_marks():
    alpha = np.zeros((64, 64), np.float32)
    alpha[10:40, 20:50] = 1

    scores = figures(alpha, alpha, np.ones((64, 64), bool))

    assert scores["iou"] == 1 and scores["mae"] == 0 and scores["boundaryF"] == 1 and scores["maxFBeta"] > 0.999
