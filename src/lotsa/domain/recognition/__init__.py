"""Thanks, milestones, ideas from pairs and stories told with both parties' consent."""
