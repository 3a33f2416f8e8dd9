"""Import of people with skills and programme roles."""
