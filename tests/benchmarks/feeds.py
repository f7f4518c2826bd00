"""Feeds: `python -m tests.benchmarks.feeds hostile|newsboat|echo|folder DIR`, all on a server of its own on 127.0.0.1.

hostile   200 feeds, many of them slow, dead, redirecting, huge, packed as bombs or wrongly encoded: that an update
          ends in time, that everything good is in, what a second one transfers, how much memory it takes.
newsboat  10,000 items of 50 feeds: an update beside newsboat's on the same server, without recognition.
echo      How soon a typed key is drawn in the program while its worker updates.
folder    Every file of a folder of feeds: its items, its title, what was wrong, as a Markdown table.
"""

from __future__ import annotations

import argparse
import gzip
import html
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections import Counter
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SLOWEST = 30.0
"""Seconds: the slowest response that an update allows (`index.fetch.client.Limits`)."""
DAY = "Mon, 03 Feb 2031 10:00:00 GMT"


def words(seed: int) -> list[str]:
    """Made words, the same for the same seed."""
    chance = random.Random(seed)
    syllables = [c + v for c in "bcdfghklmnprst" for v in "aeiou"]
    made = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(6000)]
    return [
        *made,
        *["the", "of", "and", "to", "in", "a", "that", "with", "said", "from", "his", "has", "by", "on", "for"]
        * 200,
    ]


class Maker:
    """Made feeds."""

    def __init__(self, seed: int = 5) -> None:
        self._words = words(seed)
        self._chance = random.Random(seed)

    def sentence(self) -> str:
        """One sentence."""
        return " ".join(self._chance.choices(self._words, k=self._chance.randint(8, 25))).capitalize() + "."

    def item(self, name: str, host: str) -> str:
        """One RSS item of about 2,500 characters."""
        text = "".join(f"<p>{' '.join(self.sentence() for _ in range(4))}</p>" for _ in range(4))
        return (
            f"<item><title>{self.sentence()[:70]}</title><link>http://{host}/a/{name}</link><guid>{name}</guid>"
            f"<pubDate>{DAY}</pubDate><description>{html.escape(text)}</description></item>"
        )

    def feed(self, name: str, items: int, host: str, encoding: str = "utf-8") -> bytes:
        """An RSS feed."""
        entries = "".join(self.item(f"{name}-{n}", host) for n in range(items))
        return (
            f"<?xml version='1.0' encoding='{encoding}'?><rss version='2.0'><channel><title>Feed {name} é</title>"
            f"<link>http://{host}/</link>{entries}</channel></rss>"
        ).encode(encoding)


class Server:
    """A server whose pages are functions of the request; counts the bytes it sends and the answers by status."""

    def __init__(self) -> None:
        self.pages: dict[str, object] = {}
        self.sent = 0
        self.statuses: Counter[int] = Counter()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                page = outer.pages.get(self.path.split("?")[0])
                try:
                    if callable(page):
                        page(self)
                    elif isinstance(page, bytes):
                        self.reply(page)
                    else:
                        self.reply(b"", 404)
                except OSError:
                    self.close_connection = True

            def reply(self, body: bytes, status: int = 200, **headers: str) -> None:
                tag = f'"{zlib.crc32(body):x}"'
                if status == 200 and self.headers.get("If-None-Match") == tag:
                    body, status = b"", 304
                outer.statuses[status] += 1
                self.send_response(status)
                self.send_header("ETag", tag)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                outer.sent += len(body)
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        class Listener(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, *_: object) -> None:
                """Hostile feeds are hung up on."""

        self._server = Listener(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def clear(self) -> None:
        """Count from nothing."""
        self.sent = 0
        self.statuses.clear()


def drip(handler: BaseHTTPRequestHandler) -> None:
    """One byte a second, for as long as somebody waits."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(600):
        handler.wfile.write(b"<")
        handler.wfile.flush()
        time.sleep(1)


def silence(handler: BaseHTTPRequestHandler) -> None:
    """No answer at all."""
    time.sleep(120)
    handler.close_connection = True


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """The connection is closed before an answer."""
    handler.close_connection = True


def hostile_pages(server: Server) -> tuple[dict[str, int], list[str]]:
    """200 feeds: path → items that must come in of the good ones; and the paths of those that must fail."""
    make, host = Maker(), server.host
    good: dict[str, int] = {}
    bad: list[str] = []

    def add(path: str, page: object, items: int = 0) -> None:
        server.pages[path] = page
        if items:
            good[path] = items
        else:
            bad.append(path)

    for n in range(60):
        add(f"/plain{n}", make.feed(f"plain{n}", 10, host), 10)
    for n in range(20):
        body = gzip.compress(make.feed(f"packed{n}", 10, host))
        add(f"/packed{n}", lambda h, b=body: h.reply(b, Content_Encoding="gzip"), 10)
    for n in range(20):
        body = make.feed(f"late{n}", 10, host)
        add(f"/late{n}", lambda h, b=body: (time.sleep(3), h.reply(b)), 10)
    for n in range(10):
        body = make.feed(f"moved{n}", 10, host)
        server.pages[f"/moved-to{n}"] = body
        add(f"/moved{n}", lambda h, n=n: h.reply(b"", 301, Location=f"/moved-to{n}"), 10)
    for n, encoding in enumerate(("latin-1", "utf-16", "cp1252", "utf-8") * 3):
        body = make.feed(f"coded{n}", 10, host, encoding)
        body = body.replace(b"encoding='cp1252'", b"encoding='utf-8'")  # the declaration lies
        add(f"/coded{n}", body, 10)
    for n in range(8):
        body = make.feed(f"broken{n}", 10, host).replace(b"</item>", b"</item><b>&nbsp;<i>", 3)
        add(f"/broken{n}", body, 10)
    add("/many", make.feed("many", 3000, host), 2000)
    for n in range(12):
        add(f"/drip{n}", drip)
    for n in range(8):
        add(f"/silent{n}", silence)
    for n in range(8):
        add(f"/hang-up{n}", hang_up)
    for n in range(8):
        add(f"/missing{n}", lambda h: h.reply(b"no", 404))
    for n in range(4):
        add(f"/busy{n}", lambda h: h.reply(b"", 503, Retry_After="3600"))
    for n in range(6):
        add(f"/loop{n}", lambda h, n=n: h.reply(b"", 302, Location=f"/loop{n}"))
    for n, target in enumerate(("file:///etc/passwd", "data:text/xml,x", "ftp://x.example/", "http://2130706433/",
                                "http://169.254.169.254/", "http://[::1]/")):  # fmt: skip
        add(f"/away{n}", lambda h, t=target: h.reply(b"", 302, Location=t))
    bomb = gzip.compress(b"<rss>" + b" " * (200 << 20), 9)
    for n in range(6):
        add(f"/bomb{n}", lambda h, b=bomb: h.reply(b, Content_Encoding="gzip"))
    twice = gzip.compress(bomb)
    for n in range(2):
        add(f"/bomb-in-bomb{n}", lambda h, b=twice: h.reply(b, Content_Encoding="gzip, gzip"))
    huge = b"<rss><channel><title>" + b"x" * (40 << 20)
    for n in range(4):
        add(f"/huge{n}", huge)
    add("/nested", b"<rss version='2.0'><channel><item>" + b"<b>" * 200_000)
    add("/laughs", b"<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><rss><channel>&b;</channel></rss>")
    add("/page", b"<!doctype html><html><body>No feed here.</body></html>")
    add("/empty", b"")
    add("/json-deep", b"[" * 100_000)
    return good, bad


def reader(library: Path, *arguments: str, watch_memory: bool = False) -> tuple[float, float, list[int], str]:
    """Run the command: (wall seconds, CPU seconds with its children, MB of each of its processes when they held most,
    its words)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    command = [sys.executable, "-c", "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"]
    process = subprocess.Popen(
        [*command, *arguments, "--library", str(library)], stderr=subprocess.PIPE, text=True,
        env={**installed(), "NO_PROXY": "*"},
    )  # fmt: skip
    peak: list[int] = []
    every = 0.05 if watch_memory else 1e6
    ended = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not ended.wait(every):
            peak = max(peak, [resident(one) >> 10 for one in family(process.pid)], key=sum)

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, said = process.communicate()
    ended.set()
    watcher.join()
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, peak, said.strip()


def installed() -> dict[str, str]:
    """The environment of a program that was installed: its modules are compiled once and kept so."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def family(process: int) -> list[int]:
    """A process and all that came of it."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        children = []
    return [process, *(one for child in children for one in family(child))]


def resident(process: int) -> int:
    """Kilobytes of a process in memory, what it shares with others counted too."""
    try:
        found = re.search(r"VmRSS:\s*(\d+)", Path(f"/proc/{process}/status").read_text())
    except OSError:
        found = None
    return int(found[1]) if found else 0


def follow(library: Path, folder: Path, addresses: list[str]) -> None:
    """Let a library follow these feeds, without asking them."""
    lines = "".join(f'<outline xmlUrl="{address}" text=""/>' for address in addresses)
    (folder / "feeds.opml").write_text(f"<opml version='2.0'><body>{lines}</body></opml>")
    reader(library, "opml", "import", str(folder / "feeds.opml"))


def hostile(folder: Path) -> int:
    """The first table; 1 when something that must hold does not."""
    from index.library import Library

    server = Server()
    good, bad = hostile_pages(server)
    library = folder / "library"
    follow(library, folder, [f"http://{server.host}{path}" for path in (*good, *bad)])
    expected = sum(good.values())
    wall, cpu, peak, said = reader(library, "update", "--no-recognise", watch_memory=True)
    print(f"{len(good) + len(bad)} feeds, {len(good)} of them good, with {expected} items")
    print(
        f"first update   {wall:6.1f} s (allowed {3 * SLOWEST:.0f}), {cpu:.1f} s CPU, {' + '.join(map(str, peak))} MB; {said.splitlines()[0]}"
    )
    with Library.open(library) as opened:
        articles = opened.stats().articles
        failed = {s.location.rpartition("/")[2]: s.error for s in opened.sources() if s.error}
    partly = {path for path in failed if f"/{path}" in good}
    print(
        f"articles       {articles} of {expected}; {len(failed) - len(partly)} of {len(bad)} bad feeds have an error"
    )
    for reason, number in Counter(error for path, error in failed.items() if path not in partly).most_common():
        print(f"               {number:3} {reason}")
    for path in sorted(partly):
        print(f"               read in part: {path}: {failed[path]}")
    server.clear()
    wall, cpu, peak_2, said = reader(library, "update", "--no-recognise", watch_memory=True)
    print(
        f"second update  {wall:6.1f} s, {cpu:.1f} s CPU, {' + '.join(map(str, peak_2))} MB; statuses {dict(server.statuses)}; {said.splitlines()[0]}"
    )
    again = server.statuses[304]
    holds = (
        articles == expected and len(failed) - len(partly) == len(bad) and wall < 3 * SLOWEST
        and max(sum(peak), sum(peak_2)) < 300 and again >= len(good)
    )  # fmt: skip
    print("holds" if holds else "DOES NOT HOLD")
    return 0 if holds else 1


def newsboat(folder: Path, feeds: int, items: int, rounds: int) -> int:
    """The second table: both in turn, who is first alternating by round."""
    from index.library import Library

    server = Server()
    make = Maker()
    for n in range(feeds):
        server.pages[f"/feed{n}"] = make.feed(str(n), items, server.host)
    addresses = [f"http://{server.host}/feed{n}" for n in range(feeds)]
    (folder / "urls").write_text("\n".join(addresses) + "\n")
    (folder / "config").write_text("reload-threads 8\n")
    print(f"{feeds} feeds of {items} items; wall seconds (CPU seconds)")
    for n in range(rounds):
        cache, library = folder / f"cache{n}.db", folder / f"library{n}"
        follow(library, folder, addresses)
        runs = [partial(newsboat_run, folder, cache), partial(reader, library, "update", "--no-recognise")]
        for what in ("first", "again"):
            order = (0, 1) if n % 2 == 0 else (1, 0)
            took = {place: runs[place]() for place in order}
            (wall, cpu), (ours, our_cpu) = took[0][:2], took[1][:2]
            print(
                f"{what} newsboat {wall:5.1f} ({cpu:4.1f})   reader {ours:5.1f} ({our_cpu:4.1f})   ratio"
                f" {ours / wall:.2f} ({our_cpu / cpu:.1f}){', reader first' if order[0] else ''}",
                flush=True,
            )
        with Library.open(library) as opened:
            print(f"      {opened.stats().articles} of {feeds * items} articles are in", flush=True)
    return 0


def newsboat_run(folder: Path, cache: Path) -> tuple[float, float]:
    """Newsboat's update: (wall seconds, CPU seconds)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    subprocess.run(
        ["newsboat", "-q", "-x", "reload", "-u", folder / "urls", "-c", cache, "-C", folder / "config"],
        check=True, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(folder: Path) -> int:
    """The third."""
    from index.arriving.feed_articles import item_article
    from index.errors import SourceError
    from index.fetch import FeedParser

    print("| file | form | items | title | first item | wrong |\n|---|---|---|---|---|---|")
    with FeedParser() as parser:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = file.relative_to(folder)
            try:
                feed = parser.parse(file.read_bytes(), "https://lantern.example/feed")
            except SourceError as error:
                print(f"| {name} | - | 0 | | | {error.reason} |")
                continue
            first, wrong = "", [*feed.problems, *feed.notes]
            for item in feed.items:
                try:
                    article = item_article(item, feed, "https://lantern.example/feed", "")
                    length = len(article.text)
                    first = (
                        first
                        or f"{article.title[:50]} · {article.published} · {article.byline} · {length}".replace(
                            "|", "/"
                        )
                    )
                except SourceError as error:
                    wrong.append(error.reason)
            title = feed.title[:40].replace("|", "/")
            print(f"| {name} | {feed.form} | {len(feed.items)} | {title} | {first} | {'; '.join(wrong)} |")
    return 0


def main() -> int:
    """Run one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("hostile", "newsboat", "echo", "folder"))
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--feeds", type=int, default=50)
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    if options.what == "folder":
        return table(options.folder)
    place = Path(tempfile.mkdtemp(prefix="reader-feeds-", dir=options.folder))
    try:
        if options.what == "hostile":
            return hostile(place)
        if options.what == "echo":
            from tests.benchmarks.feed_echo import echo

            return echo(place, min(options.feeds, 24), options.items)
        return newsboat(place, options.feeds, options.items, options.rounds)
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
