"""Competences, levels with their source, interests and role profiles."""
