"""What a pair writes to each other between meetings, and news from the coordinator."""
