"""Loss: cross-entropy that counts edges more, a soft IoU, and the same at coarser sizes."""

import torch
from torch import Tensor
from torch.nn import functional as F

COARSE_WEIGHT = 0.3
EDGE_WEIGHT = 3.0


def matte_loss(outputs: list[Tensor], alpha: Tensor, inside: Tensor) -> Tensor:
    """`alpha` and `inside` (1 where the picture is, 0 on the padding) are N x 1 x H x W."""
    total = _one(outputs[0].float(), alpha, inside)
    for coarse in outputs[1:]:
        step = alpha.shape[-1] // coarse.shape[-1]
        total = total + COARSE_WEIGHT * _one(coarse.float(), F.avg_pool2d(alpha, step), F.avg_pool2d(inside, step))
    return total


def _one(logits: Tensor, alpha: Tensor, inside: Tensor) -> Tensor:
    reach = 7 if alpha.shape[-1] > 100 else 3
    local = F.avg_pool2d(alpha, reach, 1, reach // 2)
    weight = inside * (1 + EDGE_WEIGHT * (local - alpha).abs() * 2)
    entropy = F.binary_cross_entropy_with_logits(logits, alpha, reduction="none")
    entropy = (entropy * weight).sum((1, 2, 3)) / weight.sum((1, 2, 3))
    p = torch.sigmoid(logits) * inside
    shared = (p * alpha).sum((1, 2, 3))
    either = (p + alpha - p * alpha).sum((1, 2, 3))
    return (entropy + 1 - (shared + 1) / (either + 1)).mean()
