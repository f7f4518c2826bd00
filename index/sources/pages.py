"""What comes over the network into articles: a page from its bytes, an item's HTML from a feed."""

from __future__ import annotations

from email.message import Message

from index.article import Article
from index.errors import SourceError
from index.sources.decoding import decode, is_binary
from index.sources.files import MOST_DOCUMENT_BYTES
from index.sources.metadata import Metadata

_NOTHING = Metadata()
_HTML = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")


def read_page(
    data: bytes, url: str, content_type: str = "", *, metadata: Metadata = _NOTHING, path: str = ""
) -> Article:
    """The article of a page that was fetched.

    Args:
        data: The body of the answer, decompressed.
        url: Where it came from, behind all redirects; relative links of the page are against it. The article
            has the canonical address that the page names, this one where it names none.
        content_type: The header as it came (`text/html; charset=...`), or "".
        metadata: What is known already, from a feed; each field that is set goes before the page's own.

    Raises:
        SourceError: There is no article in it, with the reason.
    """
    kind, charset = media_type(content_type)
    if len(data) > MOST_DOCUMENT_BYTES:
        raise SourceError(url, f"is larger than {MOST_DOCUMENT_BYTES // 2**20} MB")
    if kind in ("text/plain", "text/markdown"):
        reader = _plain if kind == "text/plain" else _markdown
    elif kind in _HTML:
        reader = _html
    elif kind.endswith(("xml", "json")):
        raise SourceError(url, "says that it is a feed, but holds none", "A browser shows what stands there.")
    else:
        raise SourceError(url, f"is no page but {kind}", "Save it and add the file.")
    if is_binary(data):
        raise SourceError(url, "is no text")
    text = decode(data, is_html=reader is _html, charset=charset)
    if not text.strip():
        raise SourceError(url, "holds no text")
    return _sure(reader(text, url, path, metadata))


def read_fragment(html: str, *, url: str = "", metadata: Metadata = _NOTHING, path: str = "") -> Article:
    """The article of a feed item whose text is HTML (plain text will do): all of it is the article.

    Args:
        html: As the feed gives it, unescaped once; neither sanitised nor cleaned. May be empty when
            `metadata` has a title.
        url: Named in errors where `metadata.url` is empty.

    Raises:
        SourceError: It is nested too deep, or there is neither a title nor a text.
    """
    from index.sources.html import parse_fragment

    return _sure(parse_fragment(html, metadata, path=path, location=metadata.url or url))


def media_type(content_type: str) -> tuple[str, str]:
    """The media type and the charset of a Content-Type header, in small letters; "" where it has none."""
    if not content_type.strip():
        return "", ""
    message = Message()
    message["Content-Type"] = " ".join(content_type.split())
    return message.get_content_type(), (message.get_content_charset() or "")


def _html(text: str, url: str, path: str, metadata: Metadata) -> Article | SourceError:
    from index.sources.html import parse_html

    return parse_html(text, path=path, metadata=metadata, base=url)


def _plain(text: str, url: str, path: str, metadata: Metadata) -> Article | SourceError:
    from index.sources.htmlmeta import host_of
    from index.sources.wire import parse_text

    article = parse_text(text, path=path, metadata=metadata.over(Metadata(url=url, source=host_of(url))))
    return article if article.text else SourceError(url, "holds no text")


def _markdown(text: str, url: str, path: str, metadata: Metadata) -> Article | SourceError:
    from index.sources.markdown import parse_markdown

    return parse_markdown(text, path=path, metadata=metadata.over(Metadata(url=url)))


def _sure(reading: Article | SourceError) -> Article:
    if isinstance(reading, SourceError):
        raise reading
    return reading
