"""What bots find in a scenario: what never pays or always does, what never comes, how far play spreads."""
