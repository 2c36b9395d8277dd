"""Keeps records; knows nothing of games."""
