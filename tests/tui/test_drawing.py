"""How rows come onto the terminal: straight from lines to strips, and what is seen first is drawn first."""

import gc
import random
import weakref

import pytest
from fake_library import FakeLibrary
from textual.content import Content
from textual.content import Span as ContentSpan
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from reader.view_model.glyphs import ASCII, UNICODE
from reader.view_model.lines import Line
from reader.widgets.painter import ROLES

TEXTS = (
    "",
    "Ferry crews walk out",
    "“Okoye”…",
    "北京 talks · fähre",
    "a\u0301 accent",
    "sea\x9b\x07 and \u202e land",
)


def by_textual(view, line, under):
    """The same line drawn with Textual's own means."""
    base = view.visual_style
    if (ground := view.role_style(under)) is not None:
        base += ground
    spans = [
        ContentSpan(start, end, style)
        for start, end, role in line.spans
        if start < end and (style := view.role_style(role)) is not None
    ]
    content = Content(line.text, spans, strip_control_codes=False)
    strip = Strip(content.render_segments(base)).adjust_cell_length(view.width, base.rich_style)
    strip = strip.adjust_cell_length(view.outer_size.width, view.visual_style.rich_style)
    for line_filter in view.get_line_filters():
        strip = strip.apply_filter(line_filter, view.background_colors[1])
    return strip


def cells(strip):
    """(character, style) one by one, however the strip is cut."""
    return [(character, style) for text, style, _ in strip for character in text]


@pytest.mark.parametrize("glyphs", [ASCII, UNICODE])
@pytest.mark.parametrize("theme", ["reader-dark", "ansi-dark"])
async def test_a_row_is_drawn_as_textual_draws_it(reader, theme, glyphs):
    random.seed(7)
    async with reader(glyphs=glyphs) as it:
        it.app.theme = theme
        await it.settle()
        view = it.main.results
        for number in range(300):
            text = TEXTS[number % len(TEXTS)] * random.choice((1, 1, 6))
            roles = [*ROLES, "nothing"]
            spans = tuple(
                (start, start + random.randrange(9), random.choice(roles))
                for start in (random.randrange(len(text) + 1) for _ in range(random.randrange(6)))
            )
            line, under = Line(text, spans), random.choice(("", "cursor"))
            assert cells(view.paint(line, under=under)) == cells(by_textual(view, line, under)), line
            assert view.paint(line, under=under) is view.paint(Line(text, spans), under=under)


async def test_every_row_fills_the_widget(reader):
    async with reader(size=(140, 40)) as it:
        for keys in ([], ["/", *"okoye"], ["enter"]):
            await it.press(*keys)
            for widget in it.app.screen.walk_children():
                if widget.region and hasattr(widget, "paint"):
                    lengths = {strip.cell_length for strip in widget.render_lines(widget.outer_size.region)}
                    assert lengths == {widget.outer_size.width}, widget


async def test_rows_are_drawn_before_their_thread_goes_on(reader):
    async with reader() as it:
        drawn = []
        suggest = it.library.suggest

        def spy(text, cursor=None):
            drawn.append("Mediator" in it.screen_text() and it.main.results.row_height == 2)
            return suggest(text, cursor)

        it.library.suggest = spy
        await it.press("/", *"okoye")
        assert drawn and all(drawn)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_first_letter_lays_out_nothing_and_moves_no_pane(reader, size, monkeypatch):
    async with reader(size=size) as it:
        await it.press("/")
        places = {widget: widget.region for widget in it.main.walk_children()}
        laid_out = []
        monkeypatch.setattr(it.main._compositor, "reflow", lambda *given: laid_out.append(given))
        for key in ("o", "k", "backspace", "backspace"):
            await it.press(key)
            assert bool(it.main.searching.query) == it.main.searching.shows_results
        assert not laid_out
        assert places == {widget: widget.region for widget in it.main.walk_children()}


async def test_results_behind_an_article_do_not_keep_their_thread_waiting(reader):
    async with reader() as it:
        await it.press("enter")
        it.main.searching.again()
        await it.settle()
        assert it.main.results._drawn is None
        await it.press("?")
        it.main.searching.again()
        await it.settle()
        assert it.main.results._drawn is None


async def test_the_head_knows_the_share_when_a_sheet_takes_rows(reader):
    async with reader() as it:
        await it.press("enter")
        before = it.main.article.share_read
        await it.press("r")
        assert it.main.article.share_read < before
        assert f"{it.main.article.share_read}%" in it.main.head.line.text


class Knot:
    def __init__(self):
        self.itself = self


async def test_garbage_is_collected_when_the_reader_rests_and_not_before(reader):
    async with reader() as it:
        assert gc.isenabled() and gc.get_threshold()[0] >= 100_000
        litter = [[] for _ in range(10_000)]
        knot = weakref.ref(Knot())
        it.main.searching.again()
        it.app._tidy()
        assert knot() is not None
        it.app.session._searched -= 10
        it.app._tidy()
        assert knot() is None and litter


@pytest.mark.parametrize("theme", ["reader-dark", "ansi-dark"])
async def test_the_scroll_bar_is_drawn_as_textual_draws_it(reader, theme):
    async with reader(size=(60, 15), library=FakeLibrary(400)) as it:
        it.app.theme = theme
        view, bar = it.main.results, it.main.results.vertical_scrollbar
        for keys in ("", "j", "G", "k", "5"):
            await it.press(*keys)
            area = bar.outer_size.region
            assert area.height > 5 and view.show_vertical_scrollbar
            ours = [cells(strip) for strip in bar.render_lines(area)]
            assert ours == [cells(strip) for strip in ScrollBar.render_lines(bar, area)]
        bar.mouse_over = True
        await it.settle()
        assert [cells(strip) for strip in bar.render_lines(area)] == [
            cells(strip) for strip in ScrollBar.render_lines(bar, area)
        ]
