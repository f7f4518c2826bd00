"""Whoosh made fast: codec, writer, evaluator, snapshots."""
