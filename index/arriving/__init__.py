"""Bringing news in: sources that are followed, and what they bring."""
