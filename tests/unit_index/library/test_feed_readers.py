"""Feeds into articles, in processes that may die of them."""

import pytest
from web_server import rss

from index.arriving.feed_articles import is_teaser, item_article, item_digest, named_items
from index.arriving.feed_readers import Document, FeedReaders, ReadItem
from index.errors import SourceError
from index.fetch import ChildDiedError
from index.fetch.child import parse
from index.fetch.pipe import BYTES
from index.packed import pack

URL = "https://lantern.example/feed"
DATA = rss(*((f"/{n}", f"Bridge {n} opens", f"<p>The mayor opened bridge {n} on the Elm.</p>") for n in range(4)))


@pytest.fixture
def readers():
    with FeedReaders() as readers:
        yield readers


def read(readers, data=DATA, seen=()):
    return readers.submit(lambda: Document(data.encode(), URL, ""), URL, "The Lantern", dict(seen)).result()


def test_articles_are_those_that_this_process_would_make(readers):
    feed = parse(DATA.encode(), URL, "")
    expected = [
        ReadItem(named.key, item_digest(named.item), pack(article), True, is_teaser(article))
        for named in named_items(feed)
        for article in [item_article(named.item, feed, URL, "The Lantern")]
    ]
    reading = read(readers)
    assert reading.items == expected
    assert (reading.feed.title, reading.item_count, reading.problems) == (feed.title, 4, [])


def test_what_is_known_is_not_read_again(readers):
    (first, *others) = read(readers).items
    assert read(readers, seen=[(first.key, first.digest)]).items == others
    assert read(readers, seen=[(first.key, "another digest")]).items == [first, *others]


def test_an_article_in_another_language_needs_no_more_memory_than_there_is(readers):
    text = (
        "Der Bürgermeister eröffnete am Montag die neue Brücke über die Elme, auf die alle lange gewartet hatten. "
        * 5
    )
    (item,) = read(readers, rss(("/a", "Brücke eröffnet", text))).items
    assert item.article.whole().language == "de"


def test_what_is_no_feed_is_told(readers):
    with pytest.raises(SourceError, match="page and no feed"):
        read(readers, "<html><body>Nothing</body></html>")


class Mortal:
    """A parser whose process dies of an item, as if its text were too much."""

    def __init__(self, parser, deadly):
        self.parser, self.deadly = parser, deadly

    def ask(self, *arguments):
        for answer in self.parser.ask(*arguments):
            if self.deadly in answer.get(BYTES, b"").decode():
                raise ChildDiedError
            yield answer


@pytest.mark.parametrize("deadly", [0, 2, 3])
def test_an_item_that_a_process_dies_of_costs_no_other(readers, deadly):
    whole = read(readers).items
    mortal = Mortal(readers._free.get(), f"bridge {deadly}")
    readers._free.put(mortal)
    reading = read(readers)
    assert reading.items == whole[:deadly] + whole[deadly + 1 :]
    assert reading.problems == ["an item takes too much time or memory to be read"]
    assert mortal.deadly not in "".join(item.article.data.decode() for item in reading.items)
