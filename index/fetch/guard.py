"""Connections that go only where they may: every name is looked up here, and private addresses are refused.

The address that was looked at is the address that is connected to, so a name that answers differently the
second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import os
import socket
from urllib.request import getproxies

import httpx

from index.fetch.addresses import is_public

TYPED = "reader_typed_hosts"
"""The request extension with the hosts that the user named: these may be private."""
_MOST_ADDRESSES = 3


class RefusedError(Exception):
    """The host is, or stands for, an address of this machine or its own networks."""


class NoSuchHostError(Exception):
    """The name does not exist, or cannot be looked up now."""


class GuardedTransport(httpx.AsyncBaseTransport):
    """httpx's own transport behind a look at where it would connect to."""

    def __init__(self, connections: int) -> None:
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=20, keepalive_expiry=5)
        self._inner = httpx.AsyncHTTPTransport(limits=limits, trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Connect to one of the addresses that the host may have."""
        host = request.url.host
        addresses = await _addresses(host, request.url.port or 0, request.extensions.get(TYPED, frozenset()))
        for number, address in enumerate(addresses, 1):
            direct = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await self._inner.handle_async_request(direct)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise NoSuchHostError

    async def aclose(self) -> None:
        """Close all connections."""
        await self._inner.aclose()


async def _addresses(host: str, port: int, typed: frozenset[str]) -> list[str]:
    """The addresses of a host, the refused ones left out.

    Raises:
        NoSuchHostError: There are none.
        RefusedError: All are refused.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoSuchHostError from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if host.lower().strip("[]") in typed:
        return addresses[:_MOST_ADDRESSES]
    allowed = [a for a in addresses if is_public(ipaddress.ip_address(a.split("%")[0]))]
    if not allowed:
        raise RefusedError
    return allowed[:_MOST_ADDRESSES]


def proxy_mounts(direct: httpx.AsyncBaseTransport) -> dict[str, httpx.AsyncBaseTransport | None]:
    """The transports for the proxies that the environment names, and for the hosts it exempts."""
    found = getproxies()
    mounts: dict[str, httpx.AsyncBaseTransport | None] = {}
    for scheme in ("http", "https", "all"):
        proxy = found.get(scheme)
        if proxy:
            mounts[f"{scheme}://"] = httpx.AsyncHTTPTransport(proxy=proxy if "://" in proxy else f"http://{proxy}")
    exempt = found.get("no", "") or os.environ.get("NO_PROXY", "")
    for host in exempt.split(",") if mounts else ():
        name = host.strip().lstrip(".")
        if name == "*":
            return {}
        if name:
            mounts[f"all://{name}"] = direct
            mounts[f"all://*.{name}"] = direct
    return mounts
