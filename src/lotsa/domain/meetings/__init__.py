"""Meetings, proposed times, topics, next steps and notes."""
