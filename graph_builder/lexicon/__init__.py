"""Vocabulary as files."""
