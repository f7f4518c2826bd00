"""The reader's corrections of the entities: rules, what they make of the library, and how they are made.

A rule is about a name key or about one mention, and is applied when something is asked; no posting and no
annotation is ever rewritten, so a change is seen at once everywhere and an undo leaves no trace.
"""
