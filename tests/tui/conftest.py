"""The program on a terminal that is not there, over a library written by hand."""

import asyncio
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fake_library import FakeLibrary

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Driver:
    """An open app: presses keys and waits until every question to the library is answered and drawn."""

    def __init__(self, app, pilot, library):
        self.app, self.pilot, self.library = app, pilot, library

    @property
    def main(self):
        return self.app.main

    async def settle(self):
        for _ in range(400):
            await self.pilot.pause()
            if self.app.session.idle:
                break
            await asyncio.sleep(0.005)
        await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    def screen_text(self):
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(s.text for s in strip) for strip in lines)

    @property
    def footer(self):
        from reader.widgets.footer import Footer

        return self.app.screen.query_one(Footer).line.text

    @property
    def shown(self):
        """The title of the open article, or an empty string on the list."""
        return self.main.article.article.title if self.main.is_reading else ""

    @property
    def selected(self):
        return self.main.results.hit.title


@pytest.fixture
def reader():
    """`async with reader(size=..., library=...) as it:`; the program with its first rows drawn."""
    from reader.app import ReaderApp

    @asynccontextmanager
    async def open_it(size=(80, 24), library=None, opener=None, wait=True, **options):
        library = library or FakeLibrary()
        app = ReaderApp(opener or (lambda: library), clock=lambda: NOW, **options)
        async with app.run_test(size=size) as pilot:
            it = Driver(app, pilot, library)
            if wait:
                await it.settle()
            yield it
        app.session.close()
        assert app._exception is None

    return open_it
