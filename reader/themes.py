"""Two calm themes. Kinds of names differ in colour and in form, so that neither is needed alone.

Person: underlined. Organisation: bold. Place: italic, and never by that alone. Figures, dates: colour only,
their digits tell them. The forms stand in reader.tcss, for every theme; colours of other themes follow
from theirs.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="reader-dark",
    dark=True,
    primary="#8fb4d8",
    secondary="#7d8a99",
    accent="#e0b26a",
    warning="#e0b26a",
    error="#e08a80",
    success="#9cbf8f",
    foreground="#d4d2cc",
    background="#17191c",
    surface="#17191c",
    panel="#202327",
    variables={
        "dim": "#8a8f96",
        "rule": "#3a3f45",
        "headline": "#f0ede6",
        "cursor": "#2a3038",
        "cursor-blurred": "#202429",
        "match": "#f2cc86",
        "match-back": "#3d3422",
        "person": "#a9c7e8",
        "organisation": "#d9c5a0",
        "place": "#a3c9a8",
        "figure": "#d9a79a",
        "date-lit": "#b9b3d6",
        "other": "#b9b3d6",
        "input-cursor-background": "#e0b26a",
        "input-cursor-foreground": "#17191c",
        "input-selection-background": "#8fb4d8 30%",
    },
)
LIGHT = Theme(
    name="reader-light",
    dark=False,
    primary="#23598c",
    secondary="#6a6f75",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#a83226",
    success="#2f6b3a",
    foreground="#2b2b2a",
    background="#faf8f3",
    surface="#faf8f3",
    panel="#f0ede5",
    variables={
        "dim": "#6b6f73",
        "rule": "#d3cfc5",
        "headline": "#111111",
        "cursor": "#e6e1d5",
        "cursor-blurred": "#efebe2",
        "match": "#7a4300",
        "match-back": "#f6e3b8",
        "person": "#1f5488",
        "organisation": "#6b4a12",
        "place": "#2a6638",
        "figure": "#963c2c",
        "date-lit": "#5a4b8f",
        "other": "#5a4b8f",
        "input-cursor-background": "#9a5b00",
        "input-cursor-foreground": "#faf8f3",
        "input-selection-background": "#23598c 25%",
    },
)
OURS = (DARK, LIGHT)

_FROM_THEME = {
    "dim": "$foreground 60%",
    "rule": "$foreground 20%",
    "headline": "$foreground",
    "cursor": "$foreground 14%",
    "cursor-blurred": "$foreground 8%",
    "match": "$warning",
    "match-back": "$warning 18%",
    "person": "$primary",
    "organisation": "$accent",
    "place": "$success",
    "figure": "$error",
    "date-lit": "$secondary",
    "other": "$secondary",
}
_ANSI = {
    "dim": "ansi_default",
    "rule": "ansi_default",
    "headline": "ansi_default",
    "cursor": "ansi_default",
    "cursor-blurred": "ansi_default",
    "match": "ansi_default",
    "match-back": "ansi_default",
    "person": "ansi_blue",
    "organisation": "ansi_yellow",
    "place": "ansi_green",
    "figure": "ansi_red",
    "date-lit": "ansi_magenta",
    "other": "ansi_magenta",
}


def variable_defaults(theme: Theme) -> dict[str, str]:
    """Our variables for a theme that does not know them; an `ansi` theme gets the terminal's own colours."""
    if theme.ansi:
        return dict(_ANSI)
    colours = theme.to_color_system().generate()
    found: dict[str, str] = {}
    for name, value in _FROM_THEME.items():
        colour, _, share = value.removeprefix("$").partition(" ")
        found[name] = f"{colours[colour]} {share}".strip()
    return found
