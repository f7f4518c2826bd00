"""The process in which libraries that know no limits read PDF and DOCX. It is killed, not asked, at too much.

In: a line of JSON with the `kind` of a document, its `length` in bytes and the `seconds` of CPU it may take; then
the document. Out: a line of JSON, {"text", "title", "author", "day"} of a PDF, {"html"} of a DOCX, or {"error"},
what is wrong with it, perhaps with a "remedy". It ends when its input does, and after a moment with nothing to do.
"""

from __future__ import annotations

import io
import json
import os
import select
import sys
import time
from typing import Any

from index.limits import allow_memory, allow_seconds

MOST_MEMORY = 1 << 30
_IDLE_SECONDS = 10.0
_MOST_PAGES = 400
_MOST_TEXT = 4_000_000
_SHARE = 0.5
"""Of its time a PDF may take so much for pages; a page that is begun then has the rest."""


def pdf(data: bytes, seconds: float) -> dict[str, Any]:
    """The text of a PDF, a blank line between its pages, and what its maker put into it."""
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every flaw of a file
    begun = time.process_time()
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"error": "is encrypted", "remedy": "Save it without its password."}
    pages: list[str] = []
    size = 0
    for page in reader.pages[:_MOST_PAGES]:
        pages.append(page.extract_text().strip())
        size += len(pages[-1])
        if size > _MOST_TEXT or time.process_time() - begun > _SHARE * seconds:
            break
    info = reader.metadata
    made = info.creation_date if info else None
    return {
        "text": "\n\n".join(page for page in pages if page),
        "title": str(info.get("/Title") or "") if info else "",
        "author": str(info.get("/Author") or "") if info else "",
        "day": made.date().isoformat() if made else "",
    }


def docx(data: bytes, seconds: float) -> dict[str, Any]:
    """A Word document as HTML, without its pictures."""
    import mammoth

    return {"html": mammoth.convert_to_html(io.BytesIO(data), convert_image=lambda _: []).value}


_READERS = {"pdf": pdf, "docx": docx}


def main() -> int:
    """Answer one document after the other."""
    allow_memory(MOST_MEMORY)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answers
    source = sys.stdin.buffer
    while select.select([0], [], [], _IDLE_SECONDS)[0] and (line := source.readline()):
        head = json.loads(line)
        data = source.read(head["length"])
        allow_seconds(head["seconds"])
        try:
            answer = _READERS[head["kind"]](data, head["seconds"])
        except MemoryError:
            answer = {"error": "takes too much memory to be read"}
        # What a broken document makes its reader raise is of every kind there is.
        except Exception as error:
            answer = {"error": f"is no {head['kind'].upper()} that can be read ({type(error).__name__})"}
        out.write(json.dumps(answer).encode() + b"\n")
        out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
