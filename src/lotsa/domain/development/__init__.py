"""Goals with their levels and check-ins."""
