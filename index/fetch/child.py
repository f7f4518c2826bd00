"""The process that feeds are parsed in. It is killed, not asked, when a feed takes too much time or memory.

In: a line of JSON with the length of the document, its address and Content-Type, and whether each answer is wanted
`at_once`; then the document. Out: a line of JSON, `{"feed": ...}` or `{"error": "..."}`; where one says "bytes",
so many follow it. It serves one after the other until its input ends.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from index.fetch.feed import Feed, to_plain
from index.fetch.jsonfeed import NotAFeedError, parse_json_feed
from index.fetch.pipe import BYTES
from index.fetch.xmlfeed import parse_xml_feed
from index.limits import allow_memory, allow_seconds

CPU_SECONDS = 10
MOST_MEMORY = 224 << 20
_FLUSH_EVERY = 0.02
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_TOO_LARGE = "needs too much memory to be read"
_SPACE = b"\xef\xbb\xbf\t\n\r \x00"


def parse(data: bytes, base: str, content_type: str) -> Feed:
    """The feed in a document of any of the kinds that are read.

    Raises:
        NotAFeedError: It is none of them.
    """
    head = data[:200].lstrip(_SPACE)
    if head.startswith((b"{", b"[")) or ("json" in content_type.lower() and not head.startswith(b"<")):
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise NotAFeedError("is JSON, but not in UTF-8") from None
        return parse_json_feed(text.strip("\x00 \t\r\n"), base)
    return parse_xml_feed(data, base, content_type)


def _answers(data: bytes, head: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {"feed": to_plain(parse(data, head["base"], head["type"]))}


def serve(answers: Callable[[bytes, dict[str, Any]], Iterator[dict[str, Any]]], memory: int) -> int:
    """Answer one request after the other until standard input ends.

    Args:
        answers: From a document and the line before it to lines of answer.
        memory: Bytes of address space that this process may use.
    """
    allow_memory(memory)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    source = sys.stdin.buffer
    while line := source.readline():
        head = json.loads(line)
        document = source.read(head["length"])
        allow_seconds(CPU_SECONDS)
        error = ""
        due = 0.0
        try:
            for answer in answers(document, head):
                data = answer.get(BYTES, b"")
                if data:
                    answer[BYTES] = len(data)
                out.write(_JSON(answer).encode("utf-8", "surrogatepass") + b"\n")
                out.write(data)
                # Each piece wakes who reads: small ones wait for each other, for no longer than this.
                if head.get("at_once") or "more" not in answer or time.monotonic() > due:
                    out.flush()
                    due = time.monotonic() + _FLUSH_EVERY
        except NotAFeedError as problem:
            error = str(problem)
        except MemoryError:
            error = _TOO_LARGE
        except RecursionError:
            error = "is nested too deep"
        except Exception as problem:
            # The one place where anything may go wrong in code that is not ours: it costs this feed, no other.
            error = f"cannot be read ({type(problem).__name__})"
        if error:
            out.write(_JSON({"error": error}).encode() + b"\n")
            out.flush()
        if error == _TOO_LARGE:
            break  # what is left of its memory is in pieces: the next feed gets a fresh one
    return 0


if __name__ == "__main__":
    sys.exit(serve(_answers, MOST_MEMORY))
