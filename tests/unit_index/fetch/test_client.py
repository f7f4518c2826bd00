"""Requests: conditions, limits, redirects, and what nobody is led to."""

import gzip
import socket
import threading
import time
import zlib

import brotli
import pytest
from web_server import Reply

from index.errors import FetchError
from index.fetch import Network, Request
from index.fetch.bodies import decoder_for

TYPED = frozenset(("127.0.0.1",))


def reason(network, url, typed=TYPED):
    with pytest.raises(FetchError) as caught:
        network.get(Request(url, typed))
    return caught.value.reason


def test_validators_are_sent_back_and_an_unchanged_body_is_not_sent(network, server):
    server.pages["/"] = lambda h: (
        Reply(status=304)
        if h.headers.get("If-None-Match")
        else Reply("a", headers={"ETag": 'W/"1"', "Last-Modified": "x"})
    )
    first = network.get(Request(server.url, TYPED))
    assert (first.read(), first.etag, first.modified) == (b"a", 'W/"1"', "x")
    again = network.get(Request(server.url, TYPED, first.etag, first.modified))
    assert (again.is_unchanged, again.read()) == (True, b"")
    headers = server.log[-1][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('W/"1"', "x")
    assert headers["User-Agent"].startswith("reader-news/")


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("br", brotli.compress),
        ("identity", bytes),
    ],
)
def test_bodies_are_decompressed(network, server, encoding, pack):
    body = b"some news " * 5000
    server.pages["/"] = Reply(pack(body), headers={"Content-Encoding": encoding})
    assert network.get(Request(server.url, TYPED)).read() == body


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
@pytest.mark.parametrize("step", [7, 1000, 1 << 20])
def test_every_byte_comes_out_however_the_body_was_cut(encoding, pack, step):
    for body in (b"\0" * 1_000_003, b"some news " * 30_000, b""):
        data = pack(body)
        decoder = decoder_for(encoding)
        parts = [p for n in range(0, len(data), step) for p in decoder.feed(data[n : n + step], 1 << 24)]
        assert b"".join(parts) == body


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
def test_bombs_stop_at_the_limit(network, server, encoding, pack):
    server.pages["/"] = Reply(pack(b" " * 50_000_000), headers={"Content-Encoding": encoding})
    assert "larger" in reason(network, server.url)


@pytest.mark.parametrize("encoding", ["gzip, gzip", "zstd", "compress", "x" * 500])
def test_other_encodings_are_refused(network, server, encoding):
    server.pages["/"] = Reply(b"x", headers={"Content-Encoding": encoding})
    assert "not read" in reason(network, server.url)


@pytest.mark.parametrize(
    "body", [b"no gzip", gzip.compress(b"x" * 9000)[:40] + b"broken" * 50], ids=["no gzip", "cut"]
)
def test_damaged_bodies_are_named(network, server, body):
    server.pages["/"] = Reply(body, headers={"Content-Encoding": "gzip"})
    assert "damaged" in reason(network, server.url)


def test_large_bodies_are_refused_before_they_are_read(network, server):
    server.pages["/"] = Reply(b"x" * 200_000)
    assert "larger" in reason(network, server.url)


def drip_body(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


def drip_head(handler):
    for _ in range(100):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: 1\r\n"[:1])
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize("page", [drip_body, drip_head, lambda h: time.sleep(6)])
def test_drop_by_drop_ends_at_the_deadline(network, server, page):
    server.pages["/"] = page
    started = time.monotonic()
    reason(network, server.url)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "data:text/plain,x", "ftp://lantern.example/", "javascript:x", "http://2130706433/", "http://[::1]/",
     "http://169.254.169.254/", "http://10.0.0.1/", "http://localhost/", "http://0x7f.1/", "http://[::ffff:10.0.0.1]/",
     "http://[", "//127.1"],
)  # fmt: skip
def test_redirects_lead_nowhere_but_out(network, server, target):
    server.pages["/"] = Reply(status=302, headers={"Location": target})
    assert reason(network, server.url).rpartition(" ")[2] in ("refused", "address")
    assert server.paths() == ["/"]


def test_a_private_address_is_for_who_typed_it(network, server):
    server.pages["/"] = "x"
    assert "refused" in reason(network, server.url, frozenset())
    assert "refused" in reason(network, server.url.replace("127.0.0.1", "2130706433"), frozenset())
    assert server.log == []
    assert network.get(Request(server.url, TYPED)).read() == b"x"


def test_only_a_chain_of_permanent_redirects_moves_a_source(network, server):
    server.pages["/end"] = "x"
    for first, second, moved in ((301, 308, "/end"), (301, 302, "/between"), (302, 301, "")):
        server.pages["/start"] = Reply(status=first, headers={"Location": "/between"})
        server.pages["/between"] = Reply(status=second, headers={"Location": "/end"})
        answer = network.get(Request(f"{server.url}/start", TYPED))
        assert answer.url == f"{server.url}/end"
        assert answer.moved_to == (f"{server.url}{moved}" if moved else "")


def test_redirects_in_a_circle_end(network, server):
    server.pages["/"] = Reply(status=302, headers={"Location": "/"})
    assert "without end" in reason(network, server.url)
    assert len(server.log) < 12


def test_a_password_goes_to_its_host_alone_and_into_no_message(network, server, monkeypatch):
    monkeypatch.setenv("LANTERN", "secret")
    address = server.url.replace("http://", "http://ann:$LANTERN@")
    server.pages["/"] = Reply(status=302, headers={"Location": server.url.replace("127.0.0.1", "localhost")})
    with pytest.raises(FetchError) as caught:
        network.get(Request(address, frozenset(("127.0.0.1", "localhost")), is_typed=True))
    assert server.log[0][1]["Authorization"].startswith("Basic ")
    assert all("Authorization" not in headers for _, headers in server.log[1:])
    assert "secret" not in str(caught.value) and "LANTERN" not in str(caught.value)


def test_a_password_may_be_a_commands_first_line(network, server):
    server.pages["/"] = "x"
    network.get(Request(server.url.replace("http://", "http://ann:$(echo%20a)@"), TYPED, is_typed=True))
    assert server.log[0][1]["Authorization"] == "Basic YW5uOmE="


def test_no_cookies_are_kept(network, server):
    server.pages["/"] = Reply("x", headers={"Set-Cookie": "a=b"})
    for _ in range(2):
        network.get(Request(server.url, TYPED)).read()
    assert "Cookie" not in server.log[1][1]


def test_a_busy_server_says_when(network, server):
    server.pages["/"] = Reply(status=429, headers={"Retry-After": "120"})
    with pytest.raises(FetchError) as caught:
        network.get(Request(server.url, TYPED))
    assert caught.value.retry_after == 120


def test_a_host_is_asked_little_at_once(server):
    server.pages["/"] = lambda h: (time.sleep(0.2), Reply("x"))[1]
    with Network() as network:
        for future in [network.submit(Request(server.url, TYPED)) for _ in range(12)]:
            future.result().read()
    assert len(server.log) == 12
    assert 1 < server.most_at_once <= 4


def test_what_cannot_be_reached_is_said_in_words(network):
    assert "connected" in reason(network, "http://127.0.0.1:9/")
    assert "no such host" in reason(network, "http://nowhere.invalid/")


def test_proxies_are_those_of_the_environment(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server.pages["http://lantern.invalid/"] = "by proxy"
    server.pages["/"] = "directly"
    with Network() as network:
        assert network.get(Request("http://lantern.invalid/")).read() == b"by proxy"
        assert network.get(Request(server.url, TYPED)).read() == b"directly"


def test_closing_gives_up_what_is_under_way(server):
    server.pages["/"] = lambda h: time.sleep(5)
    network = Network()
    future = network.submit(Request(server.url, TYPED))
    time.sleep(0.3)
    started = time.monotonic()
    network.close()
    assert time.monotonic() - started < 3
    assert future.done()


def test_a_server_that_leaves_in_the_middle_is_told_in_words(network):
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def leave():
            connection, _ = listening.accept()
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>")
            connection.close()

        threading.Thread(target=leave, daemon=True).start()
        assert reason(network, f"http://127.0.0.1:{listening.getsockname()[1]}/") == "the connection broke off"
