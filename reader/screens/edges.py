"""What stands around the panes: the first rows, the row of problems, the footer."""

from __future__ import annotations

from rich.cells import cell_len

from reader.actions import ARTICLE, LIST, SEARCH
from reader.screens.answers import AnsweredScreen
from reader.view_model.lines import BLANK, Line, LineBuilder, fit
from reader.view_model.status import article_head, list_status, placeholder, problem_line
from reader.widgets.article_view import ArticleView
from reader.widgets.painted import Painted

_STATUS_STEP = 8
_BANNER_FROM = 64
"""Width from which there is room for all that is said under the samples."""


class EdgedScreen(AnsweredScreen):
    """Draws its edges from what its helpers know."""

    article: ArticleView
    status: Painted
    head: Painted
    banner: Painted

    @property
    def is_reading(self) -> bool:
        """Whether an article stands in the main pane."""
        return self.has_class("-reading")

    def draw_head(self) -> None:
        """The first row of the list."""
        self.search.placeholder = placeholder(self.searching.articles)
        self._make_room()
        self.status.rebuild()

    def _make_room(self) -> None:
        """Share the first row between the box and what stands beside it.

        In steps, from what the number of hits and the order take, and while one types given back only for a
        query that needs it: a first letter, or a digit more or less, is no reason to lay out the screen anew.
        """
        steps = max(-(-cell_len(self._status_line().text) // _STATUS_STEP), min(4, self.size.width // 20))
        needed = steps * _STATUS_STEP
        given = self.status.styles.width
        has_room = cell_len(self.search.value) < self.search.size.width - _STATUS_STEP
        if not self.searching.query or given is None or needed > given.value or not has_room:
            self.status.styles.width = needed

    def draw_article_head(self) -> None:
        """The first row of an article."""
        self.head.rebuild()

    def draw_edges(self) -> None:
        """What stands around the list: the strip while one searches, the row under it, how to leave the samples.

        Without a class of the screen, which would have every widget matched against all rules, and without a
        new layout, at the first letter of each search.
        """
        searches = self.searching.shows_results
        self.facets.set_shown(searches and not self.is_reading)
        self.banner.display = self.samples and not searches and not self.is_reading
        self.results.put_above(self._draw_problem if searches else None)

    def draw_footer(self) -> None:
        """The keys of the pane that has the keyboard."""
        changed: dict[str, str] = {}
        if self.context == SEARCH:
            words = self.search.completion_words if self.search.scope == "library" else ""
            changed["box.complete"] = fit(words, 28, self.glyphs.ellipsis)
            if self.search.scope == "article":
                changed |= {"box.open": "text", "box.leave": "as before", "box.complete": ""}
        if not self.article.is_changed:
            changed["text.changes"] = ""
        if not self.article.hit_count:
            changed["hit.next"] = ""
        if self.context == ARTICLE and self.article.at_end and self.results.has_unread_below:
            changed["move.page-down"] = "next unread"
        right = f"{len(self.selected):,} selected" if self.context == LIST and self.selected else ""
        self.footer.set_context(self.context, right, changed)

    def _draw_status(self, width: int) -> Line:
        line = self._status_line()
        ahead = max(0, width - cell_len(line.text))
        spans = tuple((start + ahead, end + ahead, role) for start, end, role in line.spans)
        return Line(" " * ahead + line.text, spans)

    def _status_line(self) -> Line:
        searching = self.searching
        query, sort = searching.shown or ("", "newest")  # of what stands here, not of what was asked since
        return list_status(
            page=searching.page,
            query=query,
            sort=sort,
            title=self.title_words,
            news=searching.news.words,
            update_key=self.keymap.key_words("app.update"),
            progress=searching.progress,
            width=max(10, self.size.width * 3 // 5),
        )

    def _draw_article_head(self, width: int) -> Line:
        article = self.article.article
        if article is None:
            return Line()
        return article_head(
            article,
            row=self.reading.row,
            total=self.results.total,
            share=self.article.share_read,
            width=width,
            glyphs=self.glyphs,
            starred=self.marking.is_starred(article.id),
            words=self.searching.query if self.article.shows_headline else article.title,
            folded=self.searching.page is not None and self.searching.page.folded > 0,
        )

    def _draw_problem(self, width: int) -> Line:
        return problem_line(self.searching.page, width, self.glyphs) or BLANK

    def _draw_banner(self, width: int) -> Line:
        add = f":add https://{self.glyphs.ellipsis}"
        if width < _BANNER_FROM:
            return LineBuilder().add(" Samples.  Yours: ", "dim").add(fit(add, width - 19), "key").line()
        line = LineBuilder().add(" These are samples.  Your own news:  ", "dim").add(add, "key")
        return line.add("  or a folder", "dim").line()
