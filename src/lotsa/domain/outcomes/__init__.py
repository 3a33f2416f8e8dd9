"""What a programme came to: counts first, and what cannot be told."""
