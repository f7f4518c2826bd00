"""Those that somebody waits for go first."""

import threading

from index.updating.turns import Rank, Turns

PATIENCE = 30  # seconds; nothing is decided by how long it takes


def test_background_work_waits_for_whoever_is_first():
    turns, said = Turns(), []
    begun, may_end = threading.Event(), threading.Event()

    def first():
        with turns.turn(Rank.SIGHT):
            begun.set()
            may_end.wait(PATIENCE)
            said.append("first")

    def behind():
        turns.give_way()
        said.append("gave way")
        with turns.turn(Rank.BACKLOG):
            said.append("behind")

    threads = [threading.Thread(target=first)]
    threads[0].start()
    assert begun.wait(PATIENCE)
    threads.append(threading.Thread(target=behind))
    threads[1].start()
    may_end.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert said == ["first", "gave way", "behind"]


def test_the_first_waits_for_a_turn_under_way():
    turns, said = Turns(), []

    def first():
        with turns.turn(Rank.SIGHT):
            said.append("first")

    with turns.turn(Rank.BACKLOG):
        thread = threading.Thread(target=first)
        thread.start()
        said.append("behind")
    thread.join(PATIENCE)
    assert said == ["behind", "first"]


def test_a_turn_ends_with_an_error():
    turns = Turns()
    try:
        with turns.turn(Rank.SIGHT):
            raise ValueError
    except ValueError:
        pass
    with turns.turn(Rank.BACKLOG):
        turns_is_free = True
    assert turns_is_free


def test_a_long_turn_steps_aside_between_its_steps_and_goes_on():
    turns, said = Turns(), []
    is_asked = threading.Event()

    def first():
        is_asked.set()
        with turns.turn(Rank.SIGHT):
            said.append("first")

    with turns.turn(Rank.BACKLOG):
        turns.step_aside(Rank.BACKLOG)  # nobody waits
        thread = threading.Thread(target=first)
        thread.start()
        assert is_asked.wait(PATIENCE)
        while "first" not in said:
            turns.step_aside(Rank.BACKLOG)
        said.append("on")
    thread.join(PATIENCE)
    assert said == ["first", "on"]


def test_the_rest_of_what_was_opened_stands_between():
    turns, said = Turns(), []
    threads = []

    def wanted(rank):
        thread = threading.Thread(target=lambda: taking(rank))
        threads.append(thread)
        thread.start()

    def taking(rank):
        with turns.turn(rank):
            said.append(rank)

    with turns.turn(Rank.SIGHT):
        wanted(Rank.BACKLOG)
        wanted(Rank.OPENED)
        while sum(turns._wanted) < 3:
            pass
    for thread in threads:
        thread.join(PATIENCE)
    assert said == [Rank.OPENED, Rank.BACKLOG]
