"""Where connections go: each of a host's addresses is tried, and not too many."""

import asyncio
import socket

import httpx
import pytest

from index.fetch.guard import TYPED, GuardedTransport


class Dead(httpx.AsyncBaseTransport):
    """Answers at one address only; `tried` are all that were asked."""

    def __init__(self, alive: str, error: type[httpx.TransportError]) -> None:
        self.alive, self.error, self.tried = alive, error, []

    async def handle_async_request(self, request):
        self.tried.append(request.url.host)
        if request.url.host != self.alive:
            raise self.error("nobody there")
        return httpx.Response(200)


def ask(monkeypatch, addresses, dead):
    async def go():
        async def found(*_, **__):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]

        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", found)
        transport = GuardedTransport(2)
        transport._inner = dead
        request = httpx.Request("GET", "http://a.example/", extensions={TYPED: frozenset()})
        return await transport.handle_async_request(request)

    return asyncio.run(go())


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ConnectTimeout])
def test_the_next_address_is_tried_where_nobody_answers(monkeypatch, error):
    dead = Dead("1.1.1.3", error)
    assert ask(monkeypatch, ["1.1.1.1", "1.1.1.2", "1.1.1.3"], dead).status_code == 200
    assert dead.tried == ["1.1.1.1", "1.1.1.2", "1.1.1.3"]


def test_a_host_of_many_dead_addresses_does_not_cost_a_timeout_for_each(monkeypatch):
    dead = Dead("1.1.1.9", httpx.ConnectTimeout)
    with pytest.raises(httpx.ConnectTimeout):
        ask(monkeypatch, [f"1.1.1.{n}" for n in range(1, 10)], dead)
    assert len(dead.tried) == 3


def test_an_answer_that_breaks_off_is_not_asked_for_elsewhere(monkeypatch):
    dead = Dead("1.1.1.2", httpx.ReadTimeout)
    with pytest.raises(httpx.ReadTimeout):
        ask(monkeypatch, ["1.1.1.1", "1.1.1.2"], dead)
    assert dead.tried == ["1.1.1.1"]
