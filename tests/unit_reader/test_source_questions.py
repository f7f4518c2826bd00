"""Questions of the page of sources, asked of a real library."""

import json

from index.library import Library
from reader.source_questions import mark_all_read
from tests.prose import paragraphs


def test_all_of_a_list_is_read_reprints_that_say_more_too(tmp_path):
    """A list shows one row for them all: what is behind it is as much of the list as the row."""
    wire = paragraphs("wire", 5)
    stories = [
        {
            "title": "Dam holds",
            "text": "\n\n".join(wire),
            "source": "Coast Wire",
            "published": "2026-07-14T06:00:00Z",
        },
        {
            "title": "Dam holds, crews say",
            "text": "\n\n".join([*wire, *paragraphs("more", 4)]),
            "source": "Ostvik Post",
            "published": "2026-07-14T09:00:00Z",
        },
    ]
    news = tmp_path / "wire.jsonl"
    news.write_text("")
    with Library.open(tmp_path / "library") as library:
        library.add(tmp_path, recognise=False)
        news.write_text("\n".join(map(json.dumps, stories)))
        library.update(recognise=False)
        page = library.search("is:unread")
        assert (page.total, len(page.hits)) == (2, 1)
        marked = mark_all_read("", "All")(library, lambda: False)
        assert library.search("is:unread").total == 0
        assert len(marked.ids) == 2
