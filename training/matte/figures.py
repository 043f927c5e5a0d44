"""How good a matte is: IoU at 0.5, mean absolute error, best F-beta (0.3), boundary F within 3 pixels."""

import cv2
import numpy as np

NAMES = ("iou", "mae", "maxFBeta", "boundaryF")
BETA2 = 0.3


def figures(matte: np.ndarray, alpha: np.ndarray, scored: np.ndarray) -> dict[str, float]:
    """All of one size; `scored` is where the label counts."""
    return {
        "iou": _iou(matte, alpha, scored),
        "mae": float(np.abs(matte - alpha)[scored].mean()),
        "maxFBeta": _best_f(matte[scored], alpha[scored] > 0.5),
        "boundaryF": _boundary_f(matte, alpha, scored),
    }


def mean(rows: list[dict]) -> dict[str, float]:
    return {name: round(float(np.mean([row[name] for row in rows])), 4) for name in NAMES} | {"count": len(rows)}


def by_kind(rows: list[tuple[str, dict]]) -> dict:
    """Mean over everything and per kind."""
    kinds = sorted({kind for kind, _ in rows})
    return {"all": mean([row for _, row in rows])} | {k: mean([row for kind, row in rows if kind == k]) for k in kinds}


def _iou(matte: np.ndarray, alpha: np.ndarray, scored: np.ndarray) -> float:
    found, true = (matte > 0.5) & scored, (alpha > 0.5) & scored
    either = (found | true).sum()
    return float((found & true).sum() / either) if either else 1.0


def _best_f(values: np.ndarray, true: np.ndarray) -> float:
    best = 0.0
    for cut in np.linspace(0.02, 0.98, 49):
        found = values > cut
        hit = float((found & true).sum())
        if hit:
            precision, recall = hit / found.sum(), hit / max(1, true.sum())
            best = max(best, (1 + BETA2) * precision * recall / (BETA2 * precision + recall))
    return best


def _boundary_f(matte: np.ndarray, alpha: np.ndarray, scored: np.ndarray, reach: int = 3) -> float:
    found, true = _edge(matte, scored), _edge(alpha, scored)
    if not found.any() or not true.any():
        return float(found.any() == true.any())
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    precision = float((found & (cv2.dilate(true.astype(np.uint8), disc) > 0)).sum() / found.sum())
    recall = float((true & (cv2.dilate(found.astype(np.uint8), disc) > 0)).sum() / true.sum())
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _edge(map_: np.ndarray, scored: np.ndarray) -> np.ndarray:
    solid = (map_ > 0.5).astype(np.uint8)
    return ((cv2.morphologyEx(solid, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > 0) & (solid > 0)) & scored
