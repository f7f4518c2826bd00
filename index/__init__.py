"""The headless library: articles, entities, the index, search and related articles. It knows no screen."""
