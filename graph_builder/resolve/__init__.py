"""Decide which body, theme or project a name means."""
