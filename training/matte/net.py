"""The matte network: an encoder, context pooled from the whole picture, a decoder with skips."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTHS = (16, 32, 64, 112, 144)


class Unit(nn.Sequential):
    """Convolution, batch norm (folded on export), ReLU."""

    def __init__(self, inside: int, outside: int, size: int = 3, stride: int = 1):
        super().__init__(
            nn.Conv2d(inside, outside, size, stride, size // 2, bias=False),
            nn.BatchNorm2d(outside),
            nn.ReLU(inplace=True),
        )


class Residual(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.first = Unit(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))
        nn.init.zeros_(self.second[1].weight)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(x + self.second(self.first(x)))


class Context(nn.Module):
    """Tells every place what the whole picture, its row and its column hold: is this the product or a pattern?"""

    def __init__(self, width: int):
        super().__init__()
        self.shares = (width, width // 2, width // 4, width // 4)
        self.whole = Unit(width, width // 2, 1)
        self.row = Unit(width, width // 4, 1)
        self.column = Unit(width, width // 4, 1)
        self.mix = Unit(2 * width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        pooled = (
            self.whole(x.mean((2, 3), keepdim=True)),
            self.row(x.mean(3, keepdim=True)),
            self.column(x.mean(2, keepdim=True)),
        )
        # The 1 x 1 convolution over [x, whole, row, column] in four sums: nothing has to be spread out first.
        convolution, norm, active = self.mix
        weights = convolution.weight.split(self.shares, 1)
        total = F.conv2d(x, weights[0])
        for part, weight in zip(pooled, weights[1:], strict=True):
            total = total + F.conv2d(part, weight)
        return active(norm(total))


class Matte(nn.Module):
    """Logits of the matte at full size, and coarser ones that only training uses."""

    def __init__(self, widths: tuple = WIDTHS):
        super().__init__()
        a, b, c, d, e = widths
        self.stem = Unit(3, a, 3, 2)
        self.quarter = nn.Sequential(Unit(a, b, 3, 2), Residual(b))
        self.eighth = nn.Sequential(Unit(b, c, 3, 2), Residual(c), Residual(c))
        self.sixteenth = nn.Sequential(Unit(c, d, 3, 2), Residual(d), Residual(d))
        self.thirtysecond = nn.Sequential(Unit(d, e, 3, 2), Residual(e), Context(e), Residual(e))
        self.up16 = nn.Sequential(Unit(e + d, d, 1), Unit(d, d))
        self.up8 = nn.Sequential(Unit(d + c, c, 1), Unit(c, c))
        self.up4 = nn.Sequential(Unit(c + b, b, 1), Unit(b, b))
        self.up2 = nn.Sequential(Unit(b + a, a, 1), Unit(a, a))
        self.coarse16, self.coarse8, self.coarse4 = (nn.Conv2d(n, 1, 1) for n in (d, c, b))
        self.head = nn.Conv2d(a, 4, 3, 1, 1)

    def forward(self, x: Tensor) -> list[Tensor]:
        """`x`: normalised, N x 3 x H x W with H and W multiples of 32. Finest first."""
        half = self.stem(x)
        quarter = self.quarter(half)
        eighth = self.eighth(quarter)
        sixteenth = self.sixteenth(eighth)
        deep = self.thirtysecond(sixteenth)
        sixteenth = self.up16(torch.cat([_doubled(deep), sixteenth], 1))
        eighth = self.up8(torch.cat([_doubled(sixteenth), eighth], 1))
        quarter = self.up4(torch.cat([_doubled(eighth), quarter], 1))
        half = self.up2(torch.cat([_doubled(quarter), half], 1))
        fine = F.pixel_shuffle(self.head(half), 2)
        return [fine, self.coarse4(quarter), self.coarse8(eighth), self.coarse16(sixteenth)]


def _doubled(x: Tensor) -> Tensor:
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)


def normalised(image: Tensor) -> Tensor:
    """uint8 N x H x W x 3 to what the network sees; part of the exported graph."""
    return (image.permute(0, 3, 1, 2).float() - 127.0) * (1 / 64.0)
