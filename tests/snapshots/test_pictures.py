"""A few pictures of the screen. Look at the report before you accept a new one: pytest --snapshot-update."""

import asyncio
from datetime import UTC, datetime

import pytest
from fake_library import FakeLibrary

from reader.app import ReaderApp
from reader.config import Config

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

PICTURES = {
    "front-80x24": ((80, 24), "", {}),
    "front-140x40": ((140, 40), "", {}),
    "front-60x15-light": ((60, 15), "", {"theme": "reader-light"}),
    "search-80x24": ((80, 24), "/ o k o y e", {}),
    "article-card-140x40": ((140, 40), "enter 4 ; enter", {}),
    "article-light-80x24": ((80, 24), "enter", {"theme": "reader-light"}),
    "related-80x24": ((80, 24), "enter r j", {}),
    "card-80x24": ((80, 24), "enter 4 ; enter", {}),
    "hints-60x15": ((60, 15), "enter f", {}),
    "help-80x24": ((80, 24), "?", {}),
    "sources-80x24": ((80, 24), "g f j j j j j", {}),
    "sources-140x40": ((140, 40), "g f j j j j j j", {}),
    "source-form-80x24": ((80, 24), "g f j j j j j e", {}),
    "command-80x24": ((80, 24), "colon", {}),
    "nothing-found-80x24": ((80, 24), "/ f e r y", {}),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture(name, snap_compare):
    size, keys, settings = PICTURES[name]
    library = FakeLibrary()
    for at, title in enumerate(("Vestby Courier", "Island Post", "Shipping Week")):
        more = {"error": "timed out after 20 seconds"} if at == 1 else {"paused": at == 2}
        library.follow(f"https://{at}.example/feed.xml", title, "Local" if at < 2 else "", **more)
    library.mark("reader-2", read=True, tag="later")
    library.searches["strike"] = "ferry strike"
    app = ReaderApp(lambda: library, title="ferries", config=Config(**settings), clock=lambda: NOW)

    async def settle(pilot):
        for _ in range(400):
            await pilot.pause()
            if app.session.idle:
                break
            await asyncio.sleep(0.005)
        await pilot.pause()

    async def act(pilot):
        app.main.search.cursor_blink = False
        await settle(pilot)
        for key in keys.split():
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=act)
    app.session.close()
