"""The process that feeds are parsed in. It is killed, not asked, when a feed takes too much time or memory.

In: a line of JSON with the length of the document, its address and Content-Type; then the document. Out: a line
of JSON, `{"feed": ...}` or `{"error": "..."}`. It serves one after the other until its input ends.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import Any

from index.fetch.feed import Feed, to_plain
from index.fetch.jsonfeed import NotAFeedError, parse_json_feed
from index.fetch.xmlfeed import parse_xml_feed

CPU_SECONDS = 10
MOST_MEMORY = 224 << 20
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


def _answer(data: bytes, base: str, content_type: str) -> dict[str, Any]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    # The kernel ends the process at this limit whatever it is doing.
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, resource.RLIM_INFINITY))
    try:
        return {"feed": to_plain(parse(data, base, content_type))}
    except NotAFeedError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": _TOO_LARGE}
    except RecursionError:
        return {"error": "is nested too deep"}
    except Exception as error:
        # The one place where anything may go wrong in code that is not ours: it costs this feed, no other.
        return {"error": f"cannot be read ({type(error).__name__})"}


def main() -> int:
    """Serve until standard input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.RLIM_INFINITY))
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    source = sys.stdin.buffer
    while line := source.readline():
        head = json.loads(line)
        data = source.read(head["length"])
        answer = _answer(data, head["base"], head["type"])
        out.write(json.dumps(answer).encode() + b"\n")
        out.flush()
        if answer.get("error") == _TOO_LARGE:
            break  # what is left of its memory is in pieces: the next feed gets a fresh one
    return 0


if __name__ == "__main__":
    sys.exit(main())
