"""Ids of articles: the same article gets the same id wherever and whenever it is read."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

ID_LENGTH = 16

_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src|cmp|ito|smid|ocid)$", re.IGNORECASE)

_PLAIN = re.compile(r"https?://([a-z0-9.-]*[a-z0-9])(:(?:[1-9]\d{0,3}|[1-5]\d{4}))?((?:/[!\"$->@-~]*)?)", re.ASCII)
"""Neither a query nor a fragment, which would have to be looked through, nor capitals in the host."""
_USUAL_PORTS = (None, ":80", ":443")


def article_id(*, url: str = "", record_id: str = "", source: str = "", words: str = "") -> str:
    """Sixteen hexadecimal digits that name an article.

    From the canonical URL where there is one; else from a record's own id together with its source; else
    from the decoded words of the file at first sight (never from what a parser made of them, so that a
    better parser keeps the ids).
    """
    if url:
        key = "url\0" + canonical_url(url)
    elif record_id:
        key = f"record\0{source}\0{record_id}"
    else:
        key = "words\0" + " ".join(words.split())
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


@lru_cache(maxsize=4096)
def canonical_url(url: str) -> str:
    """The URL without fragment, tracking parameters, default port, `www.` and trailing slash; https for http."""
    if plain := _PLAIN.fullmatch(url):  # most addresses
        host, behind, path = plain.groups()
        behind = "" if behind in _USUAL_PORTS else behind
        return f"https://{host.removeprefix('www.')}{behind}{path.rstrip('/')}"
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    try:
        port = parts.port
    except ValueError:
        port = None
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)])
    scheme = "https" if parts.scheme == "http" else parts.scheme
    return urlunsplit((scheme, host, parts.path.rstrip("/"), query, ""))


def content_digest(text: str) -> str:
    """A digest of an article's words: the key of what was recognised in them."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
