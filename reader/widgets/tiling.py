"""From widgets to the terminal: only the rows that changed are asked for, and only of who is seen in them.

Textual's compositor has every widget drawn that touches the rectangle around all that changed: a letter in the
first row and a count in the last are the whole screen, and everything that lies behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.widgets.anchoring import render_at

Span = tuple[int, int, int]
"""(row, first column, column behind the last) of the screen."""


class Tile(NamedTuple):
    """The columns of a row in which a widget is in front.

    Attributes:
        region: Where the widget lies.
        seen: The part of it that what holds it lets be seen.
    """

    start: int
    end: int
    widget: Widget
    region: Region
    seen: Region


class TilesUpdate(ChopsUpdate):
    """Tiles for the terminal."""

    def render_segments(self, console: Console) -> str:
        """The sequences that draw them."""
        sequences: list[str] = []
        for y, first, last in self.spans:
            for x, strip in self.chops[y].items():
                if strip is None or x >= last or x + strip.cell_length <= first:
                    continue
                part = strip.crop(0, last - x)
                sequences.append(f"\x1b[{y + 1};{x + 1}H{render_at(part, x, console)}")
        return "".join(sequences)


class TilingCompositor(Compositor):
    """Draws what Textual's does, cell by cell, and knows of each row who is in front where."""

    _tiled: Mapping[Widget, tuple[Region, Region]] | None = None
    _tiles: Sequence[Sequence[Tile]] = ()
    _ends: list[list[int]] = []  # noqa: RUF012  # replaced, never changed

    def tiles(self) -> Sequence[Sequence[Tile]]:
        """For each row of the screen its tiles; made once a layout."""
        visible = self.visible_widgets
        if self._tiled is not visible:
            self._tiled, self._tiles = visible, _tile(self.size.region, visible)
            self._ends = [[tile.end for tile in row] for row in self._tiles]
        return self._tiles

    def render_full_update(self, simplify: bool = False) -> CompositorUpdate:  # type: ignore[override]  # of any kind
        """The whole screen."""
        if simplify:  # for a picture, which no terminal draws
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        spans = [(y, 0, self.size.width) for y in range(self.size.height)]
        return TilesUpdate(self._draw(spans), spans, self._ends)

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed since the last drawing."""
        screen = self.size.region
        changed = [part for region in self._dirty_regions if (part := region.intersection(screen))]
        self._dirty_regions.clear()
        if not changed:
            return None
        spans = list(self._regions_to_spans(changed))
        return TilesUpdate(self._draw(spans), spans, self._ends)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        drawn = self._draw([(y, crop.x, crop.right) for y in crop.line_range if is_rendered_line(y)])
        return cast("Sequence[Mapping[int, Strip]]", drawn)  # the rows asked for are whole

    def _draw(self, spans: Iterable[Span]) -> Sequence[Mapping[int, Strip | None]]:
        """For each row of the screen its tiles by their first columns, None where no span touches them."""
        rows = self.tiles()
        wanted: dict[Widget, list[tuple[int, Tile]]] = {}
        for y, first, last in spans:
            for tile in rows[y]:
                if tile.start < last and first < tile.end:
                    wanted.setdefault(tile.widget, []).append((y, tile))
        drawn: list[dict[int, Strip | None]] = [{tile.start: None for tile in row} for row in rows]
        for widget, places in wanted.items():
            top, bottom = places[0][0], places[-1][0]
            _, _, _, region, seen = places[0][1]
            part = Region(seen.x - region.x, top - region.y, seen.width, bottom - top + 1)
            strips = widget.render_lines(part)
            for y, tile in places:
                drawn[y][tile.start] = strips[y - top].crop(tile.start - seen.x, tile.end - seen.x)
        return drawn


def _tile(screen: Region, visible: Mapping[Widget, tuple[Region, Region]]) -> Sequence[Sequence[Tile]]:
    """Who is in front, of widgets that come from the front to the back."""
    placed = [(widget, region, region.intersection(clip)) for widget, (region, clip) in visible.items()]
    edges = {screen.y, screen.bottom}
    for _, _, seen in placed:
        edges |= {max(screen.y, min(edge, screen.bottom)) for edge in (seen.y, seen.bottom)}
    rows: list[list[Tile]] = []
    for top, bottom in pairwise(sorted(edges)):  # between two edges all rows are alike
        tiles: list[Tile] = []
        free = [(screen.x, screen.right)]
        for widget, region, seen in placed:
            if seen.y <= top < seen.bottom:
                left = []
                for start, end in free:
                    first, last = max(start, seen.x), min(end, seen.right)
                    if first >= last:
                        left.append((start, end))
                        continue
                    tiles.append(Tile(first, last, widget, region, seen))
                    left += [part for part in ((start, first), (last, end)) if part[0] < part[1]]
                free = left
                if not free:
                    break
        rows += [sorted(tiles, key=lambda tile: tile.start)] * (bottom - top)
    return rows
