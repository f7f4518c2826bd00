"""The worker says how far it is a few times a second, and every stage of it."""

from index import worker
from index.results import Progress


def test_every_stage_and_every_end_is_told_and_little_between(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(worker.time, "monotonic", lambda: now[0])
    told = []
    tell = worker._Sparing(told.append)
    for done in range(1000):
        now[0] += 0.01
        tell(Progress("fetching", done, 1000))
    assert 10 <= len(told) <= 30 and told[0].done == 0
    told.clear()
    tell(Progress("recognising", 1, 5))
    tell(Progress("recognising", 2, 5))
    tell(Progress("recognising", 5, 5))
    tell(Progress("done", 1, 1))
    assert [(p.stage, p.done) for p in told] == [("recognising", 1), ("recognising", 5), ("done", 1)]
