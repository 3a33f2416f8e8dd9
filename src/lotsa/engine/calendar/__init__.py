"""Days, times and calendar files: when people here work, when a pair meets next, what a calendar reads."""
