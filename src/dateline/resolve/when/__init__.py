"""How expressions of time are found and read."""
