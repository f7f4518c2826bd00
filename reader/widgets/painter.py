"""Lines of roles onto the terminal: the one place where a role gets its look."""

from __future__ import annotations

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
    "card-name", "cursor", "cursor-blurred", "name-cursor", "chip-cursor", "hint", "selection",
    "edition", "gone", "come", "sign-changed", "sign-removed", "sign-added", "sign-moved",
    "heading", "quote", "link", "spark", "key", "notice", "problem", "error", "rule", "label",
})  # fmt: skip
ROLE_CLASSES = frozenset(f"role--{role}" for role in ROLES)
"""Component classes of the app that has these widgets. They are the app's, because every widget's own are matched
against all rules whenever a class of the screen changes: at the first letter of a query, when an article opens."""


class Painter(Widget):
    """A widget that draws `Line`s. What a role looks like stands in reader.tcss as `.role--NAME`.

    Text is drawn as it stands: nothing here parses markup.
    """

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
        self.__dict__.pop("_role_styles", None)

    def paint(self, line: Line, width: int, *, under: str = "") -> Strip:
        """A line as a strip of exactly `width` cells; `under` is a role for the whole of it (a cursor)."""
        base = self.visual_style
        if (style := self.role_style(under)) is not None:
            base += style
        spans = [
            ContentSpan(start, end, style)
            for start, end, role in line.spans
            if start < end and (style := self.role_style(role)) is not None
        ]
        content = Content(line.text, spans, strip_control_codes=False)
        return Strip(content.render_segments(base)).adjust_cell_length(width, base.rich_style)
