"""Lines of roles onto the terminal: the one place where a role gets its look."""

from __future__ import annotations

from itertools import pairwise

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from reader.safety import ControlFilter, is_odd
from reader.view_model.lines import Line, cells

ROLES = frozenset({
    "title", "title-read", "when", "dim", "meta", "snippet", "match", "match-current", "unread", "star",
    "headline", "deck", "dateline", "subhead", "caption", "furniture",
    "person", "organisation", "place", "figure", "date", "other", "source",
    "card-name", "cursor", "cursor-blurred", "name-cursor", "chip-cursor", "hint", "selection",
    "edition", "note", "gone", "come", "sign-changed", "sign-removed", "sign-added", "sign-moved",
    "heading", "quote", "link", "spark", "key", "notice", "problem", "error", "rule", "label",
})  # fmt: skip
ROLE_CLASSES = frozenset(f"role--{role}" for role in ROLES)
"""Component classes of the app that has these widgets. They are the app's, because every widget's own are matched
against all rules whenever a class of the screen changes: at the first letter of a query, when an article opens."""


_STRIPS_KEPT = 512


class Painter(Widget):
    """A widget that draws `Line`s. What a role looks like stands in reader.tcss as `.role--NAME`.

    Text is drawn as it stands: nothing here parses markup. A painter has no border, no padding and no opacity of
    its own (what holds it may): `render_lines` goes past what Textual does for those at every row, which takes
    three times as long as painting the row.
    """

    # What is in it moves no widget: laying out the screen at every key costs as much as drawing it.
    virtual_size = Reactive(Size(0, 0), layout=False)
    row_width = 0
    """`width` when this was last drawn: asked for at every row it would cost as much as the row."""

    @property
    def width(self) -> int:
        """Cells a row may use."""
        return self.size.width

    def role_style(self, role: str) -> Style | None:
        """The style of a role, or None for a name that has no look of its own.

        Read from the rules themselves: a partial visual style of Textual 8.2 loses `reverse` and an opaque
        background.
        """
        if role not in ROLES:
            return None
        styles = self.__dict__.setdefault("_role_styles", {})
        if role not in styles:
            rules = self.app.get_component_styles(f"role--{role}")
            form = rules.text_style
            styles[role] = Style(
                rules.background if rules.has_rule("background") else None,
                rules.color if rules.has_rule("color") else None,
                bold=form.bold,
                dim=form.dim,
                italic=form.italic,
                underline=form.underline,
                reverse=form.reverse,
                strike=form.strike,
            )
        found: Style = styles[role]
        return found

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        for remembered in ("_role_styles", "_looks", "_painted"):
            self.__dict__.pop(remembered, None)

    def paint(self, line: Line, *, under: str = "") -> Strip:
        """A line as a strip over the whole widget; `under` is a role for all of the row (a cursor).

        The row takes the cells there are for text (`row_width`). What a scroll bar may cover stays blank.
        """
        painted: dict[tuple[Line, int, str], Strip] = self.__dict__.setdefault("_painted", {})
        key = (line, self.row_width, under)
        strip = painted.get(key)
        if strip is None:
            if len(painted) >= _STRIPS_KEPT:
                del painted[next(iter(painted))]
            strip = painted[key] = self._paint(line, under)
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the widget, each as `render_line` has it."""
        self.row_width, across = self.width, self.outer_size.width
        strips = [self.render_line(y) for y in crop.line_range]
        if crop.column_span != (0, across):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _paint(self, line: Line, under: str) -> Strip:
        text, ground = line.text, (under,) if under else ()
        spans = [(start, min(end, len(text)), role) for start, end, role in line.spans if start < len(text)]
        edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
        segments = []
        for left, right in pairwise(edges):
            over = [role for start, end, role in spans if start <= left and right <= end]
            segments.append(Segment(text[left:right], self._look((*ground, *over))))
        room = self.row_width - cells(text)
        if room < 0:
            segments = Segment.adjust_line_length(segments, self.row_width)
        elif room:
            segments.append(Segment(" " * room, self._look(ground)))
        across = max(self.row_width, self.outer_size.width)
        if across > self.row_width:
            segments.append(Segment(" " * (across - self.row_width), self._look(())))
        if is_odd(text) or (self._is_ascii_only and not text.isascii()):
            segments = self._filtered(segments)  # of all filters those for characters; looks have been through
        return Strip(segments, across)

    @property
    def _is_ascii_only(self) -> bool:
        found: bool | None = self.__dict__.get("_ascii_only")
        if found is None:
            filters = self.get_line_filters()
            found = any(isinstance(one, ControlFilter) and one.ascii_only for one in filters)
            self.__dict__["_ascii_only"] = found
        return found

    def _look(self, roles: tuple[str, ...]) -> RichStyle | None:
        """Roles that lie over each other on the ground of the widget, as the filters of the app leave it."""
        looks: dict[tuple[str, ...], RichStyle | None] = self.__dict__.setdefault("_looks", {})
        if roles not in looks:
            styles = [style for role in roles if (style := self.role_style(role)) is not None]
            plain = Style.combine([self.visual_style, *styles]).rich_style
            looks[roles] = self._filtered([Segment("x", plain)])[0].style
        return looks[roles]

    def _filtered(self, segments: list[Segment]) -> list[Segment]:
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            segments = line_filter.apply(segments, background)
        return segments
