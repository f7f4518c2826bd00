import threading

from reader.search_worker import Lane


def test_the_latest_question_wins_and_the_old_one_is_asked_to_stop():
    lane, began, stopped, done = Lane("test"), threading.Event(), threading.Event(), threading.Event()
    ran = []

    def slow(cancelled):
        began.set()
        while not cancelled():
            threading.Event().wait(0.001)
        stopped.set()

    lane.submit(slow)
    assert began.wait(5)
    lane.submit(lambda cancelled: ran.append("overtaken"))
    lane.submit(lambda cancelled: (ran.append(cancelled()), done.set()))
    assert stopped.wait(5) and done.wait(5)
    assert ran == [False]
    lane.close()


def test_a_lane_that_keeps_everything_runs_in_order():
    lane, done, ran = Lane("test", latest_only=False), threading.Event(), []
    for number in range(20):
        lane.submit(lambda cancelled, number=number: ran.append(number))
    lane.submit(lambda cancelled: done.set())
    assert done.wait(5) and ran == list(range(20))
    lane.close()


def test_a_closed_lane_takes_nothing_and_its_thread_ends():
    lane, began = Lane("test"), threading.Event()

    def endless(cancelled):
        began.set()
        while not cancelled():
            threading.Event().wait(0.001)

    lane.submit(endless)
    assert began.wait(5)
    lane.close(timeout=5)
    lane.submit(lambda cancelled: began.clear())
    assert began.is_set() and not lane._thread.is_alive()


def test_cancel_leaves_the_lane_usable():
    lane, done = Lane("test"), threading.Event()
    lane.submit(lambda cancelled: threading.Event().wait(0.01))
    lane.cancel()
    lane.submit(lambda cancelled: done.set())
    assert done.wait(5)
    while not lane.idle:
        threading.Event().wait(0.001)
    lane.close()


def test_what_is_to_be_kept_is_finished_when_the_lane_is_closed():
    lane, go, ran = Lane("test", latest_only=False, finishes=True), threading.Event(), []

    def slow(cancelled):
        go.wait(5)
        ran.append(cancelled())

    lane.submit(slow)
    for _ in range(20):
        lane.submit(lambda cancelled: ran.append(cancelled()))
    lane.cancel()
    threading.Timer(0.05, go.set).start()
    lane.close(timeout=5)
    assert ran == [False] * 21 and not lane._thread.is_alive()
    lane.submit(lambda cancelled: ran.append("late"))
    assert lane.idle


def test_what_is_to_be_kept_and_never_ends_is_asked_to():
    lane, began, ended = Lane("test", latest_only=False, finishes=True), threading.Event(), threading.Event()

    def endless(cancelled):
        began.set()
        while not cancelled():
            threading.Event().wait(0.001)
        ended.set()

    lane.submit(endless)
    lane.submit(lambda cancelled: began.clear())
    assert began.wait(5)
    lane.close(timeout=0.05)
    assert ended.wait(5) and began.is_set()
