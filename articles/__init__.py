"""The sample articles, shipped as package data so that `importlib.resources.files("articles")` is a real folder."""
