"""What fails beside the list costs only itself: the rows stay, a line says what is missing, the next key works."""

import pytest
from fake_library import FakeLibrary

from index.errors import LibraryError, NotFoundError
from index.results import Facets, Progress, UpdateReport


class Failing(FakeLibrary):
    """Raises in the parts named in `breaks`."""

    def __init__(self, *breaks):
        super().__init__()
        self.breaks = set(breaks)

    def _may_break(self, part):
        if part in self.breaks:
            raise KeyError(part)

    def _facets(self, rows):
        self._may_break("facets")
        return super()._facets(rows)

    def suggest(self, text, cursor=None):
        self._may_break("suggest")
        return super().suggest(text, cursor)

    def related(self, id, limit=10):
        self._may_break("related")
        return super().related(id, limit)

    def article(self, id):
        self._may_break("article")
        return super().article(id)


async def test_names_that_cannot_be_counted_leave_the_rows_and_the_keys(reader):
    library = Failing()
    async with reader(library=library) as it:
        await it.press("/", *"ferr")
        assert it.main.facets.chip is None and it.main.facets._facets != Facets()
        library.breaks.add("facets")
        await it.press("y")
        assert it.main.results.total == 6 and "walk out" in it.screen_text()
        assert "names of these results cannot be counted" in it.footer
        assert it.main.facets._facets == Facets()  # none stand there that belong to another query
        await it.press("enter")
        assert it.shown.startswith("Ferry crews")
        await it.press("escape", "j", "enter")
        assert it.shown.startswith("Mediator")


async def test_a_completion_that_fails_leaves_rows_and_facets(reader):
    async with reader(library=Failing("suggest")) as it:
        await it.press("/", *"ferry")
        assert it.main.results.total == 6 and it.main.facets._facets != Facets()
        assert "cannot be completed" in it.footer
        await it.press("escape", "enter")
        assert it.shown


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_related_articles_that_cannot_be_found_are_not_called_none(reader, size):
    async with reader(library=Failing("related"), size=size) as it:
        await it.press("enter", "r")
        assert "Related articles cannot be looked for" in it.screen_text()
        assert "Nothing in the library" not in it.screen_text()
        it.library.breaks.clear()
        await it.press("escape", "J", "r")
        assert "SAME STORY" in it.screen_text().upper()


async def test_a_preview_that_cannot_be_made_does_not_leave_the_one_before(reader):
    async with reader(library=Failing(), size=(140, 40)) as it:
        assert it.main.preview.article.id == "reader-1"
        it.library.breaks.add("article")
        await it.press("j")
        assert it.main.preview.article is None and "cannot be shown here" in it.footer
        it.library.breaks.clear()
        await it.press("j")
        assert it.main.preview.article.id == "reader-3"


async def test_a_failed_search_says_how_to_go_on_and_heals_by_itself(reader):
    async with reader() as it:
        it.library.broken = True
        await it.press("/", *"ferry", "escape")
        text = it.screen_text()
        assert "a block of the index is gone" in text and "searches for something else" in text
        assert "q  leaves" not in text and "q leaves" not in text
        it.library.broken = False
        it.main.searching.look()
        await it.settle()
        assert it.main.results.total == 6


async def test_esc_leads_from_a_failed_search_to_the_newest_articles(reader):
    library = FakeLibrary()
    searches = library.search

    def search(query, **options):
        if "ferry" in query:
            raise LibraryError("/lib/cache: a block is damaged.", "reader doctor --rebuild makes it anew.")
        return searches(query, **options)

    library.search = search
    async with reader(library=library) as it:
        await it.press("/", *"ferry", "escape")
        assert "a block is damaged" in it.screen_text() and "doctor --rebuild" in it.screen_text()
        assert "a block is damaged" not in it.footer  # once is enough
        await it.press("escape")
        assert it.main.results.total == 6 and "walk out" in it.screen_text()


async def test_rows_that_could_not_be_fetched_are_asked_for_again(reader):
    library = FakeLibrary(total=300)
    async with reader(library=library) as it:
        library.broken = True
        await it.press("G")
        assert "More rows cannot be fetched" in it.footer
        library.broken = False
        await it.press("k")
        assert it.main.results.hit is not None


async def test_a_worker_that_stopped_before_anything_was_read_is_no_work_in_progress(reader):
    library = FakeLibrary(total=0)
    async with reader(library=library, samples=True) as it:
        assert "appear here as they come in" in it.screen_text()
        library.report(UpdateReport(failures=(("", "The work in the background has stopped (code -9)."),)))
        await it.settle()
        text = it.screen_text()
        assert "appear here" not in text and "has stopped" in text and "R tries again" in text
        assert "has stopped" not in it.footer  # it stands in the list already
        await it.press(*"okoye")
        assert "has stopped" in it.screen_text() and "fewer words" not in it.screen_text()
        await it.press("escape", "escape", "R")
        library.report(Progress("reading", 1, 6))
        await it.settle()
        assert "has stopped" not in it.screen_text()


async def test_what_is_not_found_while_the_first_articles_come_in_may_still_come(reader):
    library = FakeLibrary(total=0)
    async with reader(library=library) as it:
        await it.press("/", *"zzz")
        text = it.screen_text()
        assert "Nothing found yet" in text and "still being read" in text and "fewer words" not in text
        library.add("Something else", "reader-9")
        library.report(UpdateReport(added=1))
        await it.settle()
        assert "Nothing found." in it.screen_text() and "still being read" not in it.screen_text()


async def test_a_name_that_is_lit_but_not_counted_says_when_its_card_comes(reader):
    library = FakeLibrary()

    def entity(name):
        raise NotFoundError(f"{name}: nothing of that name has been recognised.")

    library.entity = entity
    async with reader(library=library) as it:
        await it.press("enter", ";", "enter")
        assert (
            "Harbour Line: the card comes when all names are counted" in it.footer
            and "organisation:" not in it.footer
        )
