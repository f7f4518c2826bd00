"""Finding articles: rows, snippets, facets, completion and correction of a query."""
