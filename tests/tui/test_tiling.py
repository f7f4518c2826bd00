"""Only who is seen is asked, and what comes onto the terminal is what Textual would draw, cell by cell."""

import random
import re

import pytest
from rich.cells import cell_len
from textual._compositor import Compositor
from textual.geometry import Region

from reader.widgets.tiling import TilingCompositor

PLACES = {
    "list": (),
    "search": ("/", *"okoye"),
    "article": ("enter",),
    "related": ("enter", "r"),
    "help": ("?",),
    "commands": (":", *"so"),
    "sources": ("g", "s"),
    "new source": ("g", "s", "a"),
    "tag": ("t",),
}
_MOVE = re.compile(r"\x1b\[(\d+);(\d+)H")
_LOOK = re.compile(r"\x1b\[[0-9;]*m")


def by_textual(compositor, changed):
    """What Textual makes of parts of the screen that changed."""
    compositor._dirty_regions = set(changed)
    compositor.__class__ = Compositor
    try:
        return compositor.render_partial_update()
    finally:
        compositor.__class__ = TilingCompositor


def drawn(update, console):
    """Where an update puts which character in which look: {(row, column): (character, sequences before it)}."""
    found = {}
    pieces = _MOVE.split(update.render_segments(console))[1:]
    for y, x, text in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True):
        row, column, look = int(y) - 1, int(x) - 1, ""
        for part in re.split(f"({_LOOK.pattern})", text.replace("\n", "")):
            if _LOOK.fullmatch(part):
                look = part
                continue
            for character in part:
                found[row, column] = (character, look)
                column += cell_len(character)
    return found


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (40, 8)])
@pytest.mark.parametrize("place", PLACES)
async def test_the_screen_is_what_textual_draws(reader, place, size):
    async with reader(size=size) as it:
        await it.press(*PLACES[place])
        compositor, region = it.app.screen._compositor, it.app.screen.region
        theirs = Compositor._render_chops(compositor, region, lambda y: True)
        for ours, row in zip(compositor.render_strips(), theirs, strict=True):
            assert [(c, style) for text, style, _ in ours for c in text] == [
                (c, style) for strip in row.values() for text, style, _ in strip for c in text
            ]


@pytest.mark.parametrize("place", PLACES)
async def test_a_part_of_it_is_what_textual_draws(reader, place):
    random.seed(5)
    async with reader(size=(120, 30)) as it:
        await it.press(*PLACES[place])
        compositor, console = it.app.screen._compositor, it.app.console
        whole = drawn(compositor.render_full_update(), console)
        for _ in range(20):
            parts = {
                Region(
                    random.randrange(120), random.randrange(30), random.randrange(1, 60), random.randrange(1, 9)
                )
                for _ in range(random.randrange(1, 4))
            }
            seen = {part.intersection(compositor.size.region) for part in parts}
            theirs = drawn(by_textual(compositor, seen), console)
            compositor._dirty_regions = set(parts)
            ours = drawn(compositor.render_partial_update(), console)
            assert not compositor._dirty_regions
            wanted = {(y, x) for part in seen for y in part.line_range for x in part.column_range}
            assert {cell: ours.get(cell) for cell in wanted} == {cell: theirs.get(cell) for cell in wanted}
            assert ours.items() <= whole.items()


async def test_nothing_changed_is_nothing_drawn(reader):
    async with reader() as it:
        compositor = it.app.screen._compositor
        compositor._dirty_regions = set()
        assert compositor.render_partial_update() is None
        compositor._dirty_regions = {Region(0, 99, 3, 1)}
        assert compositor.render_partial_update() is None


async def test_who_is_not_touched_is_not_asked(reader, monkeypatch):
    async with reader(size=(140, 40)) as it:
        asked = []
        for widget in [it.app.screen, *it.app.screen.walk_children()]:
            whole = widget.render_lines

            def listen(crop, widget=widget, whole=whole):
                asked.append((widget, crop))
                return whole(crop)

            monkeypatch.setattr(widget, "render_lines", listen)
        compositor, region = it.app.screen._compositor, it.main.results.region
        head, row = it.main.status.region, Region(region.x, region.y + 2, 10, 1)
        compositor._dirty_regions = {head, row}
        compositor.render_partial_update()
        assert {widget.id for widget, _ in asked} == {"status", "results"}
        assert [crop.line_span for widget, crop in asked if widget is it.main.results] == [(2, 3)]


async def test_after_a_layout_the_tiles_are_new(reader):
    async with reader(size=(140, 40)) as it:
        compositor = it.main._compositor
        before = compositor.tiles()
        assert compositor.tiles() is before
        await it.press("enter")
        assert {tile.widget.id for tile in compositor.tiles()[20]} >= {"article"}
