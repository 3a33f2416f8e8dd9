"""What the words mean: Django apps, each standing only on lower ones."""
