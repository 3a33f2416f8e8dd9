"""What a programme came to, in numbers that say how far they can be trusted. Pure: no rows, no requests."""
