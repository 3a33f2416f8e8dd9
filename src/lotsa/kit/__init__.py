"""Technical bricks without domain words."""
