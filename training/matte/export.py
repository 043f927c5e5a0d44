"""Writes the shipped model: ONNX in fp32 and int8, checked against PyTorch, and the model card with their digests."""

import argparse
import warnings
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

from matte import card, graph, quantise
from matte.evaluate import OnnxMatte, answers, on_pairs, on_scenes
from matte.feed import rendered_validation, validation
from matte.letterbox import SIDE
from matte.net import Matte, normalised
from matte.thresholds import confident

OPSET = 17
TOLERANCE = 2e-3
VALIDATION_SEED = 77


class Shipped(nn.Module):
    """From the letterboxed photo's bytes to the matte: what the ONNX file holds.

    The mean of the picture's matte and its mirror image's: a small net is surer of both than of either.
    """

    def __init__(self, net: Matte):
        super().__init__()
        self.net = net

    def forward(self, image: Tensor) -> Tensor:
        x = normalised(image)
        return (torch.sigmoid(self.net(x)[0]) + torch.sigmoid(self.net(x.flip(3))[0]).flip(3)) / 2


def trained(checkpoints: list[Path]) -> tuple[Matte, dict]:
    """The mean of the checkpoints' averaged weights, and what the longest of their runs says of itself.

    Checkpoints of one run lie in one valley: their mean is less given to the last pictures than each of them.
    """
    states = [torch.load(c, map_location="cpu", weights_only=True) for c in checkpoints]
    mean = {
        name: sum(state["average"][name] for state in states) / len(states) if value.is_floating_point() else value
        for name, value in states[0]["average"].items()
    }
    net = Matte()
    net.load_state_dict(mean)
    longest = max(states, key=lambda state: state["step"])
    return net.eval(), {
        "checkpoints": [state["step"] for state in states],
        "steps": longest["step"],
        "pictures": longest["pictures"],
        "minutes": round(longest["seconds"] / 60, 1),
    }


def write_onnx(net: Matte, path: Path) -> None:
    example = torch.zeros(1, SIDE, SIDE, 3, dtype=torch.uint8)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            Shipped(net).eval(),
            example,
            str(path),
            dynamo=False,
            opset_version=OPSET,
            do_constant_folding=True,
            input_names=["image"],
            output_names=["matte"],
            dynamic_axes={"image": {0: "n"}, "matte": {0: "n"}},
        )
    graph.tidy(path)


def must_equal(net: Matte, path: Path) -> float:
    """Largest difference between PyTorch and ONNX Runtime, for one picture and for three."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    worst = 0.0
    for count in (1, 3):
        image = np.random.default_rng(count).integers(0, 256, (count, SIDE, SIDE, 3)).astype(np.uint8)
        with torch.no_grad():
            expected = Shipped(net)(torch.from_numpy(image)).numpy()
        found = session.run(["matte"], {"image": image})[0]
        if found.shape != (count, 1, SIDE, SIDE):
            raise ValueError(f"the exported matte has the shape {found.shape}")
        worst = max(worst, float(np.abs(found - expected).max()))
    if worst > TOLERANCE:
        raise ValueError(f"ONNX Runtime and PyTorch differ by {worst}")
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+", help="of one run; their weights are averaged")
    parser.add_argument("--to", type=Path, required=True, help="folder of the shipped models")
    parser.add_argument("--development", type=Path, help="labelled pairs to measure on")
    parser.add_argument("--renders", type=Path, help="folder of path-traced pictures: those held out are measured on")
    parser.add_argument("--seed", type=int, default=1, help="seed of the run, for the card")
    parser.add_argument("--scenes", type=int, default=300, help="validation scenes")
    parser.add_argument("--remark", default="", help="anything about the run that the card should say")
    parser.add_argument("--no-int8", action="store_true")
    args = parser.parse_args()
    net, run = trained(args.checkpoints)
    args.to.mkdir(parents=True, exist_ok=True)
    full = args.to / f"{card.ID}.onnx"
    write_onnx(net, full)
    run["onnxDifference"] = must_equal(net, full)
    small = None
    if not args.no_int8:
        small = args.to / f"{card.ID}-int8.onnx"
        quantise.write_int8(full, small)
        graph.tidy(small)
    scenes = validation(VALIDATION_SEED, args.scenes) + rendered_validation(args.renders)
    thresholds = confident(OnnxMatte(full), scenes)
    measured = _measured(full, scenes, thresholds, args.development)
    if small is not None:
        quantised = _measured(small, scenes, thresholds, args.development)
        measured["int8"] = {name: {part: kinds["all"] for part, kinds in of.items()} for name, of in quantised.items()}
    run |= {"seed": args.seed, "remark": args.remark}
    text = card.written(full, small, run, thresholds, measured)
    (args.to / f"{card.ID}.json").write_text(text)
    print(text)


def _measured(model: Path, scenes: list[tuple], thresholds: dict, pairs: Path | None) -> dict:
    matte = OnnxMatte(model)
    measured = {"synthetic": {"alone": on_scenes(matte, scenes)}}
    if pairs:
        measured["developmentPairs"] = on_pairs(answers(matte, pairs, thresholds))
    return measured


if __name__ == "__main__":
    main()
