"""A query finds the same whichever way it came: once it is typed no more its last word is a word."""

import re

from fake_library import FakeLibrary


class Begun(FakeLibrary):
    """Words are whole, but for the last of a query that is being typed, those with a star, and those not there."""

    def search(self, query, *, typing=False, **options):
        *before, last = query.split() or [""]
        whole = [a.id for a in self.known.values() if re.search(rf"\b{re.escape(last.rstrip('*'))}\b", a.text)]
        if before or not last.isalpha() or typing or not whole:
            return super().search(query.rstrip("*") if len(query) > 1 else query, typing=typing, **options)
        known = self.known
        self.known = {i: a for i, a in known.items() if i in whole}
        try:
            return super().search(query, typing=typing, **options)
        finally:
            self.known = known


def with_words(**texts):
    """A library whose articles have these words more."""
    from dataclasses import replace

    library = Begun()
    for number, words in texts.items():
        id = f"reader-{number[1:]}"
        article = library.known[id]
        library.known[id] = replace(article, text=f"{article.text}\n{words}")
    return library


async def test_to_the_list_the_last_word_is_a_word(reader):
    async with reader(library=with_words(a1="quotation", a2="quota", a3="quota")) as it:
        await it.press("slash", *"quota")
        assert it.main.results.total == 3 and it.main.searching.is_typing
        await it.press("down", "escape")
        assert (
            it.main.results.total == 2 and it.main.searching.query == "quota" and not it.main.searching.is_typing
        )
        assert it.main.results.hit.id == "reader-2"


async def test_the_article_found_by_a_beginning_is_kept_with_it(reader):
    async with reader(library=with_words(a1="quotation", a2="quota", a3="quota")) as it:
        await it.press("slash", *"quota", "escape")
        assert it.main.results.hit.id == "reader-1"
        assert it.main.results.total == 3 and it.main.search.value == "quota*"


async def test_behind_an_opened_article_the_list_settles(reader):
    async with reader(library=with_words(a1="quotation", a2="quota", a3="quota")) as it:
        await it.press("slash", *"quota", "down", "down", "enter")
        assert it.main.is_reading and it.main.results.total == 2
        assert "2 of 2" in it.screen_text()
        await it.press("K")
        assert it.main.article.article.id == "reader-2"
        await it.press("escape")
        assert it.main.results.total == 2


async def test_what_no_article_has_as_a_word_stays_a_beginning(reader):
    async with reader(library=with_words(a1="quotation", a2="quotas")) as it:
        await it.press("slash", *"quota", "escape")
        assert it.main.results.total == 2 and it.main.search.value == "quota"


async def test_a_kept_search_finds_what_stood_there(reader):
    async with reader(library=with_words(a1="quotation", a2="quota", a3="quota")) as it:
        await it.press("slash", *"quota", "down", "escape")
        stood = it.main.results.total
        await it.press("colon", *"save", "space", *"mine", "enter")
        assert it.library.searches == {"mine": "quota"}
        await it.press("escape")
        it.main.reading.search_for("quota")
        await it.settle()
        assert it.main.results.total == stood == 2


async def test_going_back_to_the_box_the_word_goes_on(reader):
    async with reader(library=with_words(a1="quotation", a2="quota")) as it:
        await it.press("slash", *"quota", "down", "escape", "slash", "end", *"ti")
        assert it.main.results.total == 1 and it.main.searching.is_typing
