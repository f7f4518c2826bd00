"""What the screen shows, worked out without a screen: lines of text with named roles, ready to paint.

Nothing here imports Textual; every function is pure and takes the width it may use, in cells.
"""
