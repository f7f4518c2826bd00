"""Addresses, discovery, lists of feeds, commands, manners."""

import asyncio
import ipaddress
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import FetchError, SourceError
from index.fetch import manners, not_before, run_command, whole_address, without_password
from index.fetch.addresses import is_private_name, is_public
from index.fetch.discovery import named_feeds, usual_places
from index.fetch.manners import Manners, retry_after
from index.fetch.opml import Outline, read_opml, write_opml
from index.fetch.text import is_whole, joined


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("feed:https://Lantern.example/feed#x", "https://lantern.example/feed"),
        ("feed://lantern.example/feed", "https://lantern.example/feed"),
        ("lantern.example", "https://lantern.example/"),
        ("HTTP://lantern.example:80/a b?c=d e", "http://lantern.example/a%20b?c=d%20e"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
        ("http://ann:pw@lantern.example:8080/", "http://ann:pw@lantern.example:8080/"),
        ("http://[::1]:80/", "http://[::1]/"),
    ],
)
def test_addresses_have_one_form(typed, whole):
    assert whole_address(typed) == whole
    assert whole_address(whole) == whole


@pytest.mark.parametrize(
    "typed",
    ["http://", "https://x.example/\x1b[2J", "ftp://x.example", "http://a:b:c/", "http://[", "x" * 9000 + ".com"],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(SourceError):
        whole_address(typed)


def test_an_address_with_a_mistake_shows_no_password_either():
    with pytest.raises(SourceError) as caught:
        whole_address("https://ann:secret@lantern.example:99999/")
    assert "secret" not in str(caught.value)
    assert without_password("https://ann:secret@[lantern/") == "https://[lantern/"


def test_passwords_are_not_shown():
    assert without_password("https://ann:pw@lantern.example/a") == "https://lantern.example/a"


@pytest.mark.parametrize(
    ("address", "public"),
    [("93.184.216.34", True), ("127.0.0.1", False), ("10.1.2.3", False), ("169.254.1.1", False), ("100.64.0.1", False),
     ("224.0.0.1", False), ("0.0.0.0", False), ("::1", False), ("fe80::1", False), ("fd00::1", False), ("::ffff:10.0.0.1", False),
     ("64:ff9b::a00:1", False), ("::7f00:1", False), ("64:ff9b:1::a00:1", False), ("2002:a00:1::", False), ("2606:2800:220:1::1", True)],
)  # fmt: skip
def test_private_addresses_are_told_in_every_dress(address, public):
    assert is_public(ipaddress.ip_address(address)) is public


def test_a_page_names_its_feeds():
    page = """<base href='/sub/'><link rel=alternate type='application/rss+xml' title='Comments' href='c'>
    <link rel='alternate' type='application/atom+xml' title='News &amp; more' href='n'><link rel=stylesheet href=x>
    <link rel=alternate type='application/rss+xml' href='javascript:x'>"""
    found = named_feeds(page, "https://lantern.example/")
    assert [(f.url, f.title) for f in found] == [
        ("https://lantern.example/sub/n", "News & more"),
        ("https://lantern.example/sub/c", "Comments"),
    ]
    assert "https://lantern.example/feed.xml" in usual_places("https://lantern.example/a/b.html")


def test_lists_of_feeds_go_out_as_they_came_in():
    outlines = (
        Outline("https://a.example/?x=1&y=2", 'A "b" <c>', "North / Coast", "https://a.example/"),
        Outline("https://b.example/", "B"),
    )
    text = write_opml(outlines, "T & U")
    assert sorted(read_opml(text.encode(), "x"), key=str) == sorted(outlines, key=str)


def test_lists_may_name_folders_as_categories_and_hide_no_bombs():
    (outline,) = read_opml(
        b"<opml><body><outline xmlUrl='https://a.example/' text='A' category='/North/Coast,x'/></body></opml>", "x"
    )
    assert outline.folder == "North / Coast"
    for bad in (
        b"<opml/>",
        b"<rss/>",
        b"no",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><opml><body>&b;</body></opml>",
        b"\xff" * 9,
    ):
        with pytest.raises(SourceError) as caught:
            read_opml(bad, "list.opml")
        assert "list.opml" in str(caught.value)


def test_commands_run_without_a_shell_and_within_limits(tmp_path):
    assert run_command("echo 'a  b' $HOME", "exec:x") == b"a  b $HOME\n"
    for command, said in (
        ("false", "exit code 1"), ("no-such-command-here", "cannot be run"), ("echo 'a", "no command"), ("", "names no"),
    ):  # fmt: skip
        with pytest.raises(FetchError) as caught:
            run_command(command, "exec:x")
        assert said in caught.value.reason
    started = time.monotonic()
    with pytest.raises(FetchError):
        run_command("sh -c 'sleep 30 & sleep 30'", "exec:x", seconds=0.5)
    with pytest.raises(FetchError):
        run_command("yes", "exec:x", most_bytes=1000)
    assert time.monotonic() - started < 5


def test_waiting():
    assert retry_after("120") == 120
    assert retry_after("Mon, 01 Jan 2001 00:00:00 GMT") == 0
    far = (datetime.now(UTC) + timedelta(days=2)).strftime("%a, %d %b %Y %H:%M:%S -0000")  # of no zone: UTC
    assert 2 * 86400 - 60 < (retry_after(far) or 0) <= 2 * 86400
    assert retry_after("soon") is None and retry_after("9" * 40) is None
    assert not_before(1, None) == not_before(3, None) == ""
    assert not_before(4, None) > not_before(0, 1) > ""
    assert not_before(99, None) < not_before(0, 8 * 3600)


@pytest.mark.parametrize("link", ["javascript:x", "data:x,y", "file:///x", "mailto:x", "http://[", ""])
def test_links_that_are_none_are_left_out(link):
    assert joined("https://lantern.example/", link) == ""


@pytest.mark.parametrize(
    ("host", "private"),
    [
        *((host, True) for host in ("localhost", "LOCALHOST.", "a.localhost", "printer.local.", "x.internal.")),
        *(
            (host, True)
            for host in ("127.0.0.1", "127.1", "0x7f.1", "2130706433", "0", "10.1", "::1", "169.254.169.254")
        ),
        *(
            (host, False)
            for host in ("example.org", "8.8.8.8", "134744072", "1.2.3.4.5", "2.example", "bücher.example", "")
        ),
    ],
)
def test_whatever_a_private_host_is_called_it_is_known(host, private):
    assert is_private_name(host) is private


@given(st.lists(st.sampled_from(
    ("http://", "https://", "/", "//", ":", "8080", ":80", "a.example", "..", "/../", ";", "?", "?a=b", "#", "#f", "é", "%20", " ", "@", "[", "~")
), max_size=7).map("".join))  # fmt: skip
def test_whole_addresses_stay_as_they_are_when_joined(link):
    for base in ("https://lantern.example/news/", "http://lantern.example"):
        if is_whole(link):
            assert urljoin(base, link) == link
            assert urlsplit(link).hostname


def test_requests_of_a_host_keep_a_gap_and_those_of_others_or_of_ones_own_machine_do_not_wait(monkeypatch):
    monkeypatch.setattr(manners, "GAP", 0.1)

    async def visits():
        begun, turns = asyncio.get_running_loop().time(), Manners()

        async def visit(host):
            async with turns.turn(f"https://{host}/feed"):
                return asyncio.get_running_loop().time() - begun

        hosts = ("a.example", "a.example", "a.example", "b.example", "localhost", "localhost")
        return await asyncio.gather(*map(visit, hosts))

    first, second, third, other, own, own_again = asyncio.run(visits())
    assert second - first >= 0.09 and third - second >= 0.09
    assert max(other, own, own_again) < second


def test_a_request_that_takes_long_gives_its_place_away(monkeypatch):
    monkeypatch.setattr(manners, "AT_ONCE", 1)
    monkeypatch.setattr(manners, "_PATIENCE", 0.02)

    async def visits():
        turns, came = Manners(), asyncio.Event()

        async def slow():
            async with turns.turn("https://a.example/1"):
                await came.wait()

        async def next_one():
            await asyncio.sleep(0)  # behind the other
            async with turns.turn("https://a.example/2"):
                came.set()

        await asyncio.wait_for(asyncio.gather(slow(), next_one()), 10)

    asyncio.run(visits())
