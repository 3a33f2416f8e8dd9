"""The event log: what happened, by whom, to what, and whom it concerns."""
