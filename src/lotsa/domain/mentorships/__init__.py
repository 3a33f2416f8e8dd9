"""A pair or a circle, from accepted proposal to closing."""
