"""What is kept how long, and what a person may take away. Knows every module and is known by none."""
