"""Those that somebody waits for go first."""

import threading

from index.updating.turns import Turns

PATIENCE = 30  # seconds; nothing is decided by how long it takes


def test_background_work_waits_for_whoever_is_first():
    turns, said = Turns(), []
    begun, may_end = threading.Event(), threading.Event()

    def first():
        with turns.first():
            begun.set()
            may_end.wait(PATIENCE)
            said.append("first")

    def behind():
        turns.give_way()
        said.append("gave way")
        with turns.behind():
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
        with turns.first():
            said.append("first")

    with turns.behind():
        thread = threading.Thread(target=first)
        thread.start()
        said.append("behind")
    thread.join(PATIENCE)
    assert said == ["behind", "first"]


def test_a_turn_ends_with_an_error():
    turns = Turns()
    try:
        with turns.first():
            raise ValueError
    except ValueError:
        pass
    with turns.behind():
        turns_is_free = True
    assert turns_is_free
