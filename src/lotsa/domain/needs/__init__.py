"""What the company, a team or a person needs."""
