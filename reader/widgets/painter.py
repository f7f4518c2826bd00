"""Lines of roles onto the terminal: the one place where a role gets its look."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.content import Span as ContentSpan
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from reader.view_model.lines import Line

ROLES = frozenset({
    "title", "title-read", "when", "dim", "meta", "snippet", "match", "match-current", "unread", "star",
    "headline", "deck", "dateline", "subhead", "caption", "furniture",
    "person", "organisation", "place", "figure", "date", "other", "source",
    "card-name", "cursor", "name-cursor", "chip-cursor", "hint", "selection",
    "heading", "quote", "link", "spark", "key", "notice", "problem", "rule", "label",
})  # fmt: skip


class Painter(Widget):
    """A widget that draws `Line`s. What a role looks like stands in reader.tcss as `.role--NAME`.

    Text is drawn as it stands: nothing here parses markup.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in ROLES}

    def role_style(self, role: str) -> Style | None:
        """The style of a role, or None for a name that has no look of its own."""
        if role not in ROLES:
            return None
        name = f"role--{role}"
        style = self.get_visual_style(name, partial=True)
        rules = self.get_component_styles(name)
        # A partial style of Textual 8.2 loses an opaque background (its blend factor is then 0).
        return style + Style(background=rules.background) if rules.has_rule("background") else style

    def paint(self, line: Line, width: int, *, cursor: bool = False) -> Strip:
        """A line as a strip of exactly `width` cells."""
        base = self.visual_style
        if cursor and (style := self.role_style("cursor")) is not None:
            base += style
        spans = [
            ContentSpan(start, end, style)
            for start, end, role in line.spans
            if start < end and (style := self.role_style(role)) is not None
        ]
        content = Content(line.text, spans, strip_control_codes=False)
        return Strip(content.render_segments(base)).adjust_cell_length(width, base.rich_style)
