"""What holds the panes. None of these scrolls: how much is in one is no reason to lay out the screen once more,
which Textual would do behind every change of its size."""

from __future__ import annotations

from textual.containers import Container, Horizontal, Vertical
from textual.geometry import Size
from textual.reactive import Reactive


class Pane(Container):
    """Holds panes as the stylesheet says."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)


class Column(Vertical):
    """One below the other."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)


class Row(Horizontal):
    """One beside the other."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)
