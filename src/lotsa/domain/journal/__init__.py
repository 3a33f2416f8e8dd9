"""Reflections: private to their writer until the writer shares one with the pair."""
