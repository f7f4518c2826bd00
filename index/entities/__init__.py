"""From text to mentions, from mentions to entities; figures."""
