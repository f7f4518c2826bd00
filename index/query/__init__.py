"""How a query is read: its words, its tree, and the engine's form of it."""
