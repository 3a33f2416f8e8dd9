"""Swedish days, and what can be said about days without asking anybody."""
