"""Asking for things over the network, politely and within limits.

httpx carries the requests; redirects, limits and manners are ours: every hop of a redirect is looked at, a
body is decompressed under a cap, the whole of a request has one deadline, and a host is asked little at once.
"""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from dataclasses import dataclass, replace
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import unquote, urljoin, urlsplit

from index.errors import FetchError, SourceError
from index.fetch.addresses import host_of, is_private_name, whole_address, without_password
from index.fetch.bodies import ACCEPTED, BadBodyError, TooLargeError, decoder_for
from index.fetch.manners import Manners, retry_after
from index.fetch.rhythm import kept_for

if TYPE_CHECKING:
    import httpx

FEEDS = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9,"
    " application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.3"
)
"""What is asked for where a feed is expected: the `Accept` header."""
_MOST_REDIRECTS = 8
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_CONNECTIONS = 100
_IN_MEMORY = 1 << 18
_LONGEST_VALIDATOR = 1000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take. Seconds; `most_bytes` counts after decompression."""

    total: float = 30.0
    connect: float = 10.0
    most_bytes: int = 16 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """Something to be had.

    Attributes:
        url: With user and password where it needs them.
        is_typed: The user gave this address. Only then are its user and password sent, and a password may stand
            for a variable or a command: what a page, a feed or a redirect names runs nothing here.
        typed_hosts: Hosts that the user named; they may be of this machine or its networks.
        etag, modified: Validators of what is known already.
        accept: The media types that are wanted.
    """

    url: str
    typed_hosts: frozenset[str] = frozenset()
    etag: str = ""
    modified: str = ""
    accept: str = "*/*"
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        url: Where it came from, behind all redirects.
        file: The body, decompressed; None where `is_unchanged` (304). Large ones wait on the disk, not in memory.
        moved_to: The address that permanent redirects alone lead to, or "".
        kept_for: Seconds for which the server says that nothing newer is to be had.
        received: Bytes of the body as they came over the network. `size`: decompressed.
    """

    url: str
    file: IO[bytes] | None = None
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    moved_to: str = ""
    is_unchanged: bool = False
    kept_for: int = 0
    received: int = 0
    size: int = 0

    def read(self) -> bytes:
        """The body; it can be read once."""
        if self.file is None:
            return b""
        with self.file as file:
            file.seek(0)
            return file.read()


class Network:
    """Requests made on a thread of their own, many at once. Nothing is imported or connected before the first.

    Use it as a context manager or `close` it.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._client: httpx.AsyncClient | None = None
        self._manners = Manners()

    def __enter__(self) -> Network:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, request: Request) -> Future[Answer]:
        """Ask for something; the future gives the answer or raises FetchError."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="network", daemon=True)
            self._thread.start()
        return asyncio.run_coroutine_threadsafe(self._get(request), self._loop)

    def get(self, request: Request) -> Answer:
        """Ask for something and wait for it.

        Raises:
            FetchError: It could not be had.
        """
        return self.submit(request).result()

    def close(self) -> None:
        """Give up what is under way."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(self._end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        self._loop = self._thread = self._client = None

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    def _opened(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = _client(self._limits)
        return self._client

    async def _get(self, request: Request) -> Answer:
        """The answer, or FetchError with a reason in words: failures of the libraries are turned into it here."""
        location = without_password(request.url)
        import httpx

        from index.fetch.guard import NoSuchHostError, RefusedError

        try:
            # The wait for one's turn is no part of it: 200 feeds of one host may all answer in time.
            return await self._follow(request)
        except FetchError:
            raise
        except TimeoutError:
            raise FetchError(location, f"did not answer within {self._limits.total:g} seconds") from None
        except TooLargeError:
            raise FetchError(location, f"is larger than {self._limits.most_bytes >> 20} MB") from None
        except BadBodyError as error:
            raise FetchError(location, str(error)) from error
        except NoSuchHostError:
            raise FetchError(location, "no such host, or no network", "Check the address.") from None
        except RefusedError:
            raise FetchError(location, "leads to an address of this machine or its networks: refused") from None
        except httpx.TimeoutException:
            raise FetchError(location, "did not answer in time") from None
        except httpx.ConnectError as error:
            reason = "its certificate is not valid" if "CERTIFICATE" in str(error) else "cannot be connected to"
            raise FetchError(location, reason) from error
        except httpx.InvalidURL:
            raise FetchError(location, "leads to something that is no address") from None
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise FetchError(location, "the connection broke off") from error
        except (ValueError, OSError, ImportError) as error:  # odd URLs and proxies
            raise FetchError(location, f"cannot be asked for ({str(error)[:100]})") from error

    async def _follow(self, request: Request) -> Answer:
        location = without_password(request.url)
        loop = asyncio.get_running_loop()
        url, moved_to, is_permanent = request.url, "", True
        left = self._limits.total
        for _ in range(_MOST_REDIRECTS + 1):
            host = host_of(url)
            if is_private_name(host) and host not in request.typed_hosts:
                raise FetchError(location, f"leads to {host}, an address of this machine or its networks: refused")
            async with self._manners.turn(url):
                started = loop.time()
                async with asyncio.timeout(left):
                    answer = await self._ask(request, url)
                left -= loop.time() - started
            if isinstance(answer, Answer):
                return replace(answer, moved_to=_with_user(moved_to, request.url)) if moved_to else answer
            status, target = answer
            following = _hop(url, target, location)
            is_safe = url.startswith("http:") or following.startswith("https:")
            is_permanent = is_permanent and status in _PERMANENT and is_safe
            url, moved_to = following, following if is_permanent else moved_to
        raise FetchError(location, "is redirected without end")

    async def _ask(self, request: Request, url: str) -> Answer | tuple[int, str]:
        """One request: its answer, or (status, target) of a redirect."""
        client = self._opened()
        plain, auth = await asyncio.to_thread(_credentials, url, request)
        headers = {"Accept": request.accept}
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.modified:
            headers["If-Modified-Since"] = request.modified
        from index.fetch.guard import TYPED

        async with client.stream(
            "GET", plain, headers=headers, auth=auth, extensions={TYPED: request.typed_hosts}
        ) as response:
            status = response.status_code
            if status in _REDIRECTS and "location" in response.headers:
                return status, response.headers["location"]
            if status == 304:
                return Answer(
                    url,
                    is_unchanged=True,
                    etag=request.etag,
                    modified=request.modified,
                    kept_for=kept_for(response.headers),
                )
            if status != 200:
                raise _refusal(without_password(request.url), response)
            file, received, size = await self._body(response)
            return Answer(
                url,
                file,
                response.headers.get("content-type", ""),
                _validator(response, "etag"),
                _validator(response, "last-modified"),
                kept_for=kept_for(response.headers),
                received=received,
                size=size,
            )

    async def _body(self, response: httpx.Response) -> tuple[IO[bytes], int, int]:
        most = self._limits.most_bytes
        announced = response.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > most:
            raise TooLargeError
        decoder = decoder_for(response.headers.get("content-encoding", ""))
        file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever reads it closes it
        try:
            length = received = 0
            async for data in response.aiter_raw():
                received += len(data)
                for piece in decoder.feed(data, most - length):
                    length += file.write(piece)
        except BaseException:
            file.close()
            raise
        return cast("IO[bytes]", file), received, length


def _client(limits: Limits) -> httpx.AsyncClient:
    from http.cookiejar import CookieJar, DefaultCookiePolicy
    from importlib.metadata import version

    import httpx

    from index.fetch.guard import GuardedTransport, proxy_mounts

    direct = GuardedTransport(_CONNECTIONS)
    return httpx.AsyncClient(
        transport=direct,
        mounts=proxy_mounts(direct),
        trust_env=False,
        timeout=httpx.Timeout(limits.total, connect=limits.connect, pool=None),
        headers={"User-Agent": f"reader-news/{version('reader-news')}", "Accept-Encoding": ACCEPTED},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
    )


def _hop(url: str, target: str, location: str) -> str:
    """Where a redirect leads, or an error when nobody should follow it."""
    try:
        following = urljoin(without_password(url), target)
        scheme = urlsplit(following).scheme.lower()
    except ValueError:
        raise FetchError(location, "is redirected to something that is no address") from None
    if scheme not in ("http", "https"):
        raise FetchError(location, f"is redirected to a {scheme[:20]}: address, which is refused")
    try:
        return whole_address(without_password(following))  # a password that a server names is nobody's
    except SourceError:
        raise FetchError(location, "is redirected to something that is no address") from None


def _with_user(moved_to: str, asked: str) -> str:
    """The new address with the user and password of the old one, where the host is the same."""
    user, at, _ = urlsplit(asked).netloc.rpartition("@")
    parts = urlsplit(moved_to)
    return (
        parts._replace(netloc=f"{user}@{parts.netloc}").geturl() if at and _is_same(asked, moved_to) else moved_to
    )


def _is_same(one: str, other: str) -> bool:
    a, b = urlsplit(one), urlsplit(other)
    return (a.scheme, a.hostname, a.port) == (b.scheme, b.hostname, b.port)


def _credentials(url: str, request: Request) -> tuple[str, tuple[str, str] | None]:
    """The address without user and password, and these: they go to nobody but the host they were given for."""
    from index.fetch.secrets import revealed

    parts = urlsplit(request.url)
    if not request.is_typed or not parts.username or not _is_same(request.url, url):
        return without_password(url), None
    return without_password(url), (unquote(parts.username), revealed(unquote(parts.password or ""), request.url))


def _validator(response: httpx.Response, name: str) -> str:
    """A validator that can be sent back as it came; without one the body is sent again, which does no harm."""
    value: str = response.headers.get(name, "")
    return value if value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR else ""


def _refusal(location: str, response: httpx.Response) -> FetchError:
    status = response.status_code
    words = {
        401: "wants a password",
        403: "is forbidden",
        404: "is not there (404)",
        410: "is gone for good (410)",
        429: "asks not to be asked so often (429)",
        503: "is not available now (503)",
    }
    reason = words.get(status) or f"answered with {status} {response.reason_phrase[:40]}".rstrip()
    remedy = "Give it as https://USER:PASSWORD@HOST/..." if status == 401 else ""
    wait = retry_after(response.headers.get("retry-after", "")) if status in (429, 503) else None
    return FetchError(location, reason, remedy, retry_after=wait, is_gone=status in (404, 410))
