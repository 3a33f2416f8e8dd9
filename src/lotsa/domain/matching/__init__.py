"""Match runs, proposals, and the way from draft to published pairs."""
