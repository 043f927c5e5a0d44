"""The picture as the model sees it: aspect kept, shrunk by area averaging, centred on grey."""

from dataclasses import dataclass

import cv2
import numpy as np

SIDE = 320
PADDING = 127


@dataclass(frozen=True)
class Letterbox:
    left: int
    top: int
    width: int
    height: int
    side: int = SIDE

    @staticmethod
    def of(width: int, height: int, side: int = SIDE) -> "Letterbox":
        scale = side / max(width, height)
        w, h = max(1, round(width * scale)), max(1, round(height * scale))
        return Letterbox((side - w) // 2, (side - h) // 2, w, h, side)

    def put(self, picture: np.ndarray, padding: int = PADDING) -> np.ndarray:
        shrinking = max(picture.shape[:2]) > max(self.width, self.height)
        sized = picture
        if picture.shape[1] != self.width or picture.shape[0] != self.height:
            sized = cv2.resize(
                picture, (self.width, self.height), interpolation=cv2.INTER_AREA if shrinking else cv2.INTER_CUBIC
            )
        out = np.full((self.side, self.side, *picture.shape[2:]), padding, picture.dtype)
        out[self.top : self.top + self.height, self.left : self.left + self.width] = sized
        return out

    def cut(self, square: np.ndarray) -> np.ndarray:
        """The part of a square map that shows the picture."""
        return square[self.top : self.top + self.height, self.left : self.left + self.width]
