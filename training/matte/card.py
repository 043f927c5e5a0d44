"""The model card: what the file is, what went in, how good it is, where it fails."""

import hashlib
import json
from pathlib import Path

from matte.feed import PIXELS_A_BATCH, RENDERED, SMALLEST_BATCH
from matte.fetch import sources as fetched
from matte.letterbox import PADDING, SIDE
from matte.surfaces import PHOTOGRAPHS

ID = "packshot-matte-2"
VERSION = "2.0.0"

# What the pipeline believes of this network: thresholds for its colour models, and how much the matte counts beside the
# colours. Chosen out of nine settings with the whole pipeline on the labelled pairs, so these flatter it a little.
TRUST = {"foreground": 0.98, "background": 0.02, "weight": 2.5}

KNOWN_FAILURES = (
    "Glass and other clear things come out patchy: their alpha is drawn as solid, and few were in training.",
    "Pictures without one clear product (interiors, crowded shelves, groups of furniture) give a guess at the most "
    "striking thing.",
    "Hair, straps, spokes and stems thinner than about two pixels at 320 px are lost or thickened; refine at full size.",
    "A product cut by several borders of the picture, such as a sofa filling the frame, is found only in part.",
    "Hard, dark shadows are now and then taken for product, and dark products on dark ground lose their lower edge.",
    "Strong patterns on the ground (tiles, printed cloth) can leak into the matte.",
    "People, hands and animals were not in training, except as shapes and in photographed grounds.",
)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def written(full: Path, small: Path | None, run: dict, thresholds: dict, figures: dict) -> str:
    """JSON text; the digests are those of the files as they lie there."""
    sources = [
        {
            "name": "generated scenes",
            "licence": "Apache-2.0",
            "origin": "drawn by this repository's training/matte/scenes",
        }
    ]
    sources += [
        {"name": f"scikit-image data: {p.file}", "licence": p.licence, "origin": p.origin, "sha256": p.sha256}
        for p in PHOTOGRAPHS
    ]
    sources += [
        {
            "name": f.name,
            "licence": f.licence,
            "origin": f.origin,
            "repository": f"github.com/{f.repository}",
            "commit": f.commit,
            "files": len(f.files),
        }
        for f in fetched()
    ]
    files = [("fp32", full)] + ([("int8", small)] if small is not None else [])
    card = {
        "id": ID,
        "version": VERSION,
        "variants": [{"precision": p, "file": f.name, "sha256": digest(f)} for p, f in files],
        "licence": "Apache-2.0",
        "input": {
            "name": "image",
            "width": SIDE,
            "height": SIDE,
            "layout": "NHWC",
            "type": "uint8",
            "letterbox": True,
            "padding": PADDING,
        },
        "output": {
            "name": "matte",
            "width": SIDE,
            "height": SIDE,
            "layout": "NCHW",
            "channels": 1,
            "type": "float32",
            "activation": "none",
        },
        "thresholds": TRUST,
        "sceneThresholds": thresholds,
        "trainedOn": sources,
        "recipe": run
        | {
            "description": "Encoder-decoder with pooled context, 1.9 M parameters. First trained from nothing on drawn "
            f"scenes, then with {RENDERED:.0%} path-traced pictures of 3D objects, half whole scenes, half products "
            "laid on drawn and photographed grounds; AdamW, cosine rate, averaged weights, bf16, "
            "squares of 160 to 224 px first and 320 px at the end.",
            "batch": f"{PIXELS_A_BATCH // 224**2} pictures of 224 px, {SMALLEST_BATCH} of {SIDE} px",
            "checkpoint": "Mean of the last averaged weights and of those best by IoU + boundary F / 2 - MAE on the "
            "development pairs, looked at every few minutes; the graph answers with the mean of the picture and its "
            "mirror image. The figures on those pairs are therefore flattering.",
        },
        "figures": figures,
        "figuresMean": "Means over pictures: IoU at 0.5, mean absolute error, largest F-beta (beta squared 0.3), "
        "boundary F within 3 px, all at 320 px. alone: the net. withColours: GrabCut "
        "started from the matte's sure areas.",
        "knownFailures": list(KNOWN_FAILURES),
    }
    return json.dumps(card, indent=2, ensure_ascii=False) + "\n"
