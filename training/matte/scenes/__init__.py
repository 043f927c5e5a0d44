"""Product-like scenes whose alpha is exact by construction."""

from matte.scenes.scene import Scene, draw_scene

__all__ = ["Scene", "draw_scene"]
