"""What another process says: lines and bytes, in whatever pieces they come."""

import os
import threading

import pytest

from index.fetch.pipe import Pipe, SilentError, tell


@pytest.fixture
def ends():
    near, far = os.pipe()
    with os.fdopen(near, "rb") as near_file, os.fdopen(far, "wb", buffering=0) as far_file:
        yield near_file, far_file


def test_lines_and_bytes_come_apart_wherever_the_pieces_end(ends):
    near, far = ends
    said = b"first\n" + b"\n\x00" * 50_000 + b"last\n"
    threading.Thread(target=lambda: [far.write(said[n : n + 999]) for n in range(0, len(said), 999)]).start()
    pipe = Pipe(near, 5)
    assert pipe.line() == b"first\n"
    assert pipe.take(100_000) == b"\n\x00" * 50_000
    assert pipe.line() == b"last\n"


@pytest.mark.parametrize("ask", [lambda pipe: pipe.line(), lambda pipe: pipe.take(9)])
def test_silence_and_an_end_are_told(ends, ask):
    near, far = ends
    far.write(b"no end")
    with pytest.raises(SilentError):
        ask(Pipe(near, 0.05))
    far.close()  # and closing twice is harmless
    with pytest.raises(SilentError):
        ask(Pipe(near, 5))


def test_all_is_told_to_one_who_reads_and_no_more_than_fits_to_one_who_does_not(ends):
    near, far = ends
    heard = []
    listener = threading.Thread(target=lambda: heard.append(near.read(3_000_000)))
    listener.start()
    tell(far, b"abc" * 1_000_000, 5)
    listener.join(5)
    assert heard == [b"abc" * 1_000_000]
    with pytest.raises(SilentError):
        tell(far, b"abc" * 1_000_000, 0.05)
    near.close()
    with pytest.raises(BrokenPipeError):
        tell(far, b"abc", 5)
