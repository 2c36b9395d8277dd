"""How fast it is, as ratios measured within one run: to the machine's floor, and to other ways of writing."""
