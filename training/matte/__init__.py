"""Trains the matte (cut-out) model that Packshot ships."""
