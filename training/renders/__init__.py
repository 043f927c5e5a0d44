"""Photograph-like pictures of 3D objects with exact alpha, rendered by path tracing (Blender's Cycles)."""
