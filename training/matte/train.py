"""Trains the matte network for a number of minutes; stop and start again as you like."""

import argparse
import copy
import json
import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

from matte.feed import FeedPlan, SceneFeed
from matte.figures import by_kind, figures
from matte.loss import matte_loss
from matte.net import Matte, normalised
from matte.pairs import Pair, read_pairs

AVERAGE_DECAY = 0.998
WARM_UP_STEPS = 300
STAGES = (0.45, 0.8)
"""Shares of the time after which the feed moves on to larger squares."""
STAGES_GOING_ON = (0.1, 0.55)
"""The same for a run that starts from trained weights: outlines are known, small squares would unlearn the size."""


@dataclass
class Run:
    net: nn.Module
    average: nn.Module
    optimiser: torch.optim.Optimizer
    step: int = 0
    pictures: int = 0
    seconds: float = 0.0
    best: float = -1.0

    def save(self, path: Path) -> None:
        state = {
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "pictures": self.pictures,
            "seconds": self.seconds,
            "best": self.best,
        }
        part = path.with_suffix(".part")
        torch.save(state, part)
        part.replace(path)

    def begin_with(self, path: Path) -> None:
        """Takes over the averaged weights of an earlier run and nothing else of it."""
        weights = torch.load(path, map_location="cpu", weights_only=True)["average"]
        self.net.load_state_dict(weights)
        self.average.load_state_dict(weights)

    def load(self, path: Path) -> None:
        state = torch.load(path, map_location="cpu", weights_only=True)
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.pictures, self.seconds, self.best = (state[k] for k in ("step", "pictures", "seconds", "best"))


def started(rate: float, device: str) -> Run:
    net = Matte().to(device).to(memory_format=torch.channels_last)
    decay = [p for p in net.parameters() if p.ndim > 1]
    rest = [p for p in net.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.02}, {"params": rest, "weight_decay": 0.0}], lr=rate
    )
    average = copy.deepcopy(net).eval().requires_grad_(False)
    return Run(net, average, optimiser)


def advance(run: Run, batch: tuple, rate: float, device: str) -> float:
    """One step; returns the loss."""
    image, alpha, inside = (t.to(device, non_blocking=True) for t in batch)
    alpha, inside = alpha.float() / 255.0, (inside > 127).float()
    for group in run.optimiser.param_groups:
        group["lr"] = rate
    with torch.autocast(device, torch.bfloat16):
        outputs = run.net(normalised(image).contiguous(memory_format=torch.channels_last))
    loss = matte_loss(outputs, alpha, inside)
    run.optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(run.net.parameters(), 5.0)
    run.optimiser.step()
    run.step += 1
    run.pictures += len(image)
    _follow(run.average, run.net, min(AVERAGE_DECAY, run.step / (run.step + 20)))
    return float(loss.detach())


def _follow(average: nn.Module, net: nn.Module, decay: float) -> None:
    with torch.no_grad():
        for old, new in zip(average.state_dict().values(), net.state_dict().values(), strict=True):
            if old.is_floating_point():
                old.lerp_(new, 1 - decay)
            else:
                old.copy_(new)


def rate_at(step: int, done: float, top: float) -> float:
    return top * min(1.0, (step + 1) / WARM_UP_STEPS) * (0.01 + 0.99 * (1 + math.cos(math.pi * min(1.0, done))) / 2)


def measured(net: nn.Module, pairs: list[Pair], device: str) -> dict:
    rows = []
    with torch.no_grad():
        for pair in pairs:
            matte = torch.sigmoid(net(normalised(torch.from_numpy(pair.image[None]).to(device)))[0])[0, 0].cpu().numpy()
            cut = pair.box.cut
            rows.append((pair.kind, figures(cut(matte), cut(pair.alpha), cut(pair.scored))))
    return by_kind(rows)


def worth(scores: dict) -> float:
    """One number to choose a checkpoint by."""
    every = scores["all"]
    return every["iou"] + every["boundaryF"] / 2 - every["mae"]


def train(args: argparse.Namespace) -> None:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    last = args.out / "last.pt"
    run = started(args.rate, device)
    if last.exists():
        run.load(last)
    elif args.start:
        run.begin_with(args.start)
    pairs = read_pairs(args.development) if args.development else []
    stage = torch.zeros(1, dtype=torch.int64).share_memory_()
    # A resumed run draws other scenes than the first one did.
    plan = FeedPlan(args.seed * 1009 + run.step, renders=args.renders, photographs=args.photographs)
    feed = SceneFeed(plan, stage)
    # Spawned, not forked: OpenCV's threads don't survive a fork.
    batches = iter(
        DataLoader(feed, batch_size=None, num_workers=args.workers, prefetch_factor=6, multiprocessing_context="spawn")
    )
    total, begun, saved = args.minutes * 60.0, time.monotonic() - run.seconds, run.seconds
    stages = STAGES_GOING_ON if args.start else STAGES
    losses = []
    while run.seconds < total:
        done = run.seconds / total
        stage[0] = sum(done > share for share in stages)
        losses.append(advance(run, next(batches), rate_at(run.step, done, args.rate), device))
        run.seconds = time.monotonic() - begun
        if run.seconds - saved > args.every * 60 or run.seconds >= total:
            saved = run.seconds
            _report(run, losses, pairs, args.out, device)
            losses = []
    print(json.dumps({"finished": run.step, "minutes": round(run.seconds / 60, 1)}), flush=True)


def _report(run: Run, losses: list, pairs: list[Pair], out: Path, device: str) -> None:
    """Writes `last.pt`, `best.pt` when the labelled pairs say so, and a line of the journal."""
    line = {
        "step": run.step,
        "pictures": run.pictures,
        "minutes": round(run.seconds / 60, 2),
        "loss": round(float(np.mean(losses)), 4),
    }
    if pairs:
        scores = measured(run.average, pairs, device)
        line["pairs"] = scores["all"]
        if worth(scores) > run.best:
            run.best = worth(scores)
            run.save(out / "best.pt")
    run.save(out / "last.pt")
    with open(out / "journal.jsonl", "a") as journal:
        journal.write(json.dumps(line) + "\n")
    print(json.dumps(line), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--out", type=Path, default=Path("run"), help="checkpoints and journal")
    parser.add_argument(
        "--development", type=Path, help="labelled pairs that the checkpoint is chosen by; never trained on"
    )
    parser.add_argument("--start", type=Path, help="checkpoint of an earlier run to go on from")
    parser.add_argument("--renders", type=Path, help="folder of path-traced pictures")
    parser.add_argument("--photographs", type=Path, help="folder of folders of photographs: grounds and surfaces")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--workers", type=int, default=1, help="processes that draw scenes")
    parser.add_argument("--every", type=float, default=3, help="minutes between checkpoints")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
