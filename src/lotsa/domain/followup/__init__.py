"""Pair health and the worklist."""
