"""A small web server for tests: pages by path, each a function of the request or fixed bytes. Keeps a log."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Reply:
    """What is sent: status, headers and body; `raw` is written to the socket as it is instead."""

    def __init__(self, body=b"", status=200, headers=None, kind="application/xml"):
        self.body = body.encode() if isinstance(body, str) else body
        self.status = status
        self.headers = {"Content-Type": kind, **(headers or {})}


class Server:
    """Serves `pages` (path → Reply, bytes, str or a function of the handler that returns one)."""

    def __init__(self):
        self.pages = {}
        self.log = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                with outer._lock:
                    outer.log.append((self.path, dict(self.headers)))
                    outer.at_once += 1
                    outer.most_at_once = max(outer.most_at_once, outer.at_once)
                try:
                    self._answer()
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    with outer._lock:
                        outer.at_once -= 1

            def _answer(self):
                page = outer.pages.get(self.path, Reply("no such page", 404))
                reply = page(self) if callable(page) else page
                if reply is None:
                    self.close_connection = True
                    return
                if not isinstance(reply, Reply):
                    reply = Reply(reply)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def paths(self):
        return [path for path, _ in self.log]

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def rss(*items, title="The Lantern", more=""):
    """A feed of (guid, title, text) items; the guid is the path of the item's page."""
    entries = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><link>{guid}</link><title>{name}</title>"
        f"<pubDate>Mon, 03 Feb 2031 10:00:00 GMT</pubDate><description><![CDATA[{text}]]></description></item>"
        for guid, name, text in items
    )
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{more}{entries}</channel></rss>"
    )
