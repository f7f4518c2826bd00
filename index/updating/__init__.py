"""Bringing the index up to date with its sources: scanning, committing, recognising."""
