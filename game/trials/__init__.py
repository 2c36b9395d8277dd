"""Many games to learn from: jobs over processes, searches, and what distinguishes one way of playing."""
