"""Who knows what, for those who want to be asked; and questions to them."""
