"""Measures an exported model on labelled pictures, alone and with the colours of the picture itself (GrabCut)."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from matte.figures import by_kind, figures
from matte.pairs import Pair, read_pairs


class OnnxMatte:
    """The exported model as its users run it."""

    def __init__(self, path: Path, threads: int = 2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, image: np.ndarray) -> np.ndarray:
        """Letterboxed uint8 in, the matte 0..1 of the same size out."""
        return self._session.run(["matte"], {"image": image[None]})[0][0, 0]


def on_scenes(matte: OnnxMatte, scenes: list[tuple]) -> dict:
    return by_kind(
        [
            (family, figures(matte(image), alpha / np.float32(255), inside > 127))
            for image, alpha, inside, family in scenes
        ]
    )


@dataclass(frozen=True)
class Answer:
    """What came out for one labelled picture; maps without the padding."""

    pair: Pair
    alone: np.ndarray
    with_colours: np.ndarray

    def figures(self, found: np.ndarray) -> tuple[str, dict]:
        cut = self.pair.box.cut
        return self.pair.kind, figures(found, cut(self.pair.alpha), cut(self.pair.scored))


def answers(matte: OnnxMatte, folder: Path, thresholds: dict) -> list[Answer]:
    rows = []
    for pair in read_pairs(folder):
        found = pair.box.cut(matte(pair.image))
        rows.append(Answer(pair, found, with_colours(pair.box.cut(pair.image), found, **thresholds)))
    return rows


def on_pairs(rows: list[Answer]) -> dict:
    return {
        "alone": by_kind([row.figures(row.alone) for row in rows]),
        "withColours": by_kind([row.figures(row.with_colours) for row in rows]),
    }


def with_colours(picture: np.ndarray, matte: np.ndarray, foreground: float, background: float) -> np.ndarray:
    """GrabCut with the matte's sure areas as a start: what the product's refinement can hope for."""
    labels = np.where(matte > 0.5, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    labels[matte >= foreground] = cv2.GC_FGD
    labels[matte <= background] = cv2.GC_BGD
    if not (labels & 1).any() or (labels & 1).all():
        return matte
    cv2.setRNGSeed(1)
    bgr = np.ascontiguousarray(picture[..., ::-1])
    cv2.grabCut(bgr, labels, None, np.zeros((1, 65)), np.zeros((1, 65)), 4, cv2.GC_INIT_WITH_MASK)
    return (labels & 1).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("pairs", type=Path, help="folder with manifest.csv, images/ and masks/")
    parser.add_argument("--foreground", type=float, default=0.98, help="sure from here on; see the model card")
    parser.add_argument("--background", type=float, default=0.05, help="surely not up to here; see the model card")
    parser.add_argument("--sheet", type=Path, help="also write a contact sheet: photo, label, matte, with colours")
    args = parser.parse_args()
    thresholds = {"foreground": args.foreground, "background": args.background}
    rows = answers(OnnxMatte(args.model), args.pairs, thresholds)
    print(json.dumps(on_pairs(rows), indent=1))
    if args.sheet:
        _write_sheet([_strip(row) for row in rows], args.sheet)


def _strip(row: Answer) -> np.ndarray:
    box = row.pair.box
    maps = (row.pair.alpha, box.put(row.alone, 0), box.put(row.with_colours, 0))
    return np.concatenate([row.pair.image, *(_grey(m) for m in maps)], 1)


def _grey(map_: np.ndarray) -> np.ndarray:
    return np.repeat((np.clip(map_, 0, 1) * 255).astype(np.uint8)[..., None], 3, 2)


def _write_sheet(rows: list[np.ndarray], path: Path, columns: int = 3) -> None:
    rows = rows + [np.zeros_like(rows[0])] * (-len(rows) % columns)
    lines = [np.concatenate(rows[k : k + columns], 1) for k in range(0, len(rows), columns)]
    sheet = cv2.resize(np.concatenate(lines), None, fx=0.4, fy=0.4, interpolation=cv2.INTER_AREA)
    cv2.imwrite(str(path), sheet[..., ::-1])


if __name__ == "__main__":
    main()
