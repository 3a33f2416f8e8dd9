"""Which event becomes which message, and the outbox that sends it."""
