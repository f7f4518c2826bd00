"""Who and what a whole library names: entities, their cards, company and paths."""
