"""What a source's location is: an address, a command or a path; and which addresses nobody is led to."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import quote, urlsplit, urlunsplit

from index.errors import SourceError
from index.sanitize import sanitize_line

COMMAND = "exec:"
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[^\W\d_]{2,63}(?::\d{1,5})?(?:/\S*)?")
_USER = re.compile(r"//[^/]*@")
_LONGEST = 4096
_PORTS = {"http": 80, "https": 443}
_HOLDING_IPV4 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
_OWN_NAT64 = ipaddress.IPv6Network("64:ff9b:1::/48")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_address(location: str) -> bool:
    """Whether a location is a feed's or page's address (http, https, feed)."""
    return location.lower().startswith(("http://", "https://", "feed:"))


def is_command(location: str) -> bool:
    """Whether a location is a command whose output is a feed."""
    return location.lower().startswith(COMMAND)


def looks_like_site(text: str) -> bool:
    """Whether somebody who typed this, without a scheme, meant a site (`example.org/news`)."""
    return _HOST.fullmatch(text) is not None


def whole_address(typed: str) -> str:
    """A typed address in the one form it is kept in: with a scheme, in printable ASCII, without fragment.

    Raises:
        SourceError: It is no address of a page or feed.
    """
    text = typed.strip()
    if text.lower().startswith("feed:"):
        text = text[5:]
        text = text if is_address(text) else f"https://{text.lstrip('/')}"
    elif "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").encode("idna").decode() if parts.hostname else "", parts.port
    except (ValueError, UnicodeError):
        host, parts, port = "", urlsplit(""), None
    scheme = parts.scheme.lower()
    if not host or scheme not in _PORTS or len(text) > _LONGEST or sanitize_line(text) != text:
        raise SourceError(
            _USER.sub("//", sanitize_line(typed))[:200],
            "is no address of a feed or page",
            "It begins with https://.",
        )
    name = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[scheme]:
        name = f"{name}:{port}"
    if "@" in parts.netloc:
        name = f"{parts.netloc.rpartition('@')[0]}@{name}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, name, path, quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]{}|^`\\\""), ""))


def host_of(address: str) -> str:
    """The host of an address, in small letters, or ""."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def without_password(location: str) -> str:
    """A location as it may be shown, written into files and given to others."""
    if not is_address(location):
        return location
    try:
        parts = urlsplit(location)
    except ValueError:
        return _USER.sub("//", location)
    if "@" not in parts.netloc:
        return location
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def is_public(address: Address) -> bool:
    """Whether an IP address is one of the Internet, not of this machine or its own networks."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and any(address in network for network in _HOLDING_IPV4):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address in _OWN_NAT64:
            return False
    return address.is_global and not address.is_multicast


def is_private_name(host: str) -> bool:
    """Whether a host is of this machine or its own networks by its name: behind a proxy nothing else tells."""
    host = host.lower().rstrip(".")
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not is_public(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:  # 2130706433, 0x7f.1 and 127.1 are 127.0.0.1 to whoever looks names up
        return not is_public(ipaddress.IPv4Address(socket.inet_aton(host)))
    except (OSError, ValueError):
        return False
