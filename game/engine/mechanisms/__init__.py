"""The mechanisms of the model, one module each: what they move, with which formula, and why."""
