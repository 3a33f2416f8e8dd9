"""Training modules, briefings and conversation cards: what people learn before and during a programme."""
