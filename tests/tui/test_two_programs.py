"""Two programs on one library: what is marked in one is seen in the other, and nothing is lost."""

import threading

from fake_library import FakeLibrary


def row(it, text):
    return next(line for line in it.screen_text().split("\n") if text in line)


async def test_marks_made_elsewhere_are_seen_where_they_stand(reader):
    library = FakeLibrary()
    async with reader(library=library) as it:
        it.main.marking.look()
        await it.settle()
        star = it.main.glyphs.star
        assert star not in row(it, "Mediator Okoye")
        library.mark("reader-2", starred=True)
        it.main.marking.look()
        await it.settle()
        assert star in row(it, "Mediator Okoye")
        assert it.main.results.cursor == 0
        await it.press("j", "s")  # it has a star, so the key takes it away
        assert not library.marks("reader-2").starred and star not in row(it, "Mediator Okoye")


async def test_an_open_article_gets_the_note_and_the_star_of_another_program(reader):
    library = FakeLibrary()
    async with reader(library=library) as it:
        await it.press("enter")
        subject = it.main.reading.subject
        library.mark(subject, starred=True)
        library.mark(subject, note="ask the union")
        it.main.marking.look()
        await it.settle()
        assert "ask the union" in it.screen_text()
        assert it.main.glyphs.star in it.screen_text().split("\n")[0]


async def test_nothing_is_drawn_while_no_mark_changed(reader):
    async with reader() as it:
        it.main.marking.look()
        await it.settle()
        drawn = []
        it.main.results.refresh = lambda *args, **kwargs: drawn.append(args)
        it.main.marking.look()
        await it.settle()
        assert not drawn


async def test_a_mark_made_meanwhile_is_not_drawn_over(reader):
    class Slow(FakeLibrary):
        holds, went = threading.Event(), threading.Event()

        def marks_of(self, ids):
            found = super().marks_of(ids)
            self.went.set()
            self.holds.wait(5)
            return found

    library = Slow()
    async with reader(library=library) as it:
        it.main.marking.look()
        library.went.wait(5)
        await it.pilot.press("s")
        library.holds.set()
        await it.settle()
        assert it.main.marking.is_starred(it.main.reading.subject)
        assert it.main.glyphs.star in row(it, it.selected[:20])
