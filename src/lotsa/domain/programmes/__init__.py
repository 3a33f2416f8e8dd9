"""Programmes, their goals and events, and who takes part."""
