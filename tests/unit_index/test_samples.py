"""The sample articles: all there, all readable, and nobody's name under words they did not write."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

SAMPLES = Path(str(files("articles")))
FORMS = {".txt", ".md", ".html", ".json", ".jsonl"}
REAL_OUTLETS = {
    "ap", "associated press", "afp", "agence france-presse", "reuters", "upi", "xinhua", "bloomberg", "bbc", "cnn",
    "the guardian", "the new york times", "the washington post", "the wall street journal", "the times",
    "financial times", "le monde", "der spiegel", "voice of america", "wikinews", "the verge", "ars technica",
}  # fmt: skip
AGENCIES = {"MERIDIAN": "Meridian Wire", "NPW": "Northern Press Wire"}
ROW = re.compile(
    r"^\| (?P<file>\S+/\S+) \| (?P<matter>[^|]+) \| [^|]+ \| (?P<outlet>[^|]+) \| (?P<date>[^|]+) \|$", re.M
)


def sample_files() -> list[Path]:
    return sorted(p for p in SAMPLES.glob("*/*") if p.is_file() and p.parent.name != "__pycache__")


def name_of(path: Path) -> str:
    return path.relative_to(SAMPLES).as_posix()


def rows() -> list[re.Match[str]]:
    return list(ROW.finditer((SAMPLES / "README.md").read_text(encoding="utf-8")))


def records_of(path: Path) -> list[dict[str, object]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.loads(text)
    return [json.loads(line) for line in text.splitlines()]


def outlets_of(path: Path) -> list[str]:
    """The outlet of each article of a file, as the file itself gives it; "" where it gives none."""
    if path.suffix in {".json", ".jsonl"}:
        return [str(record["source"]) for record in records_of(path)]
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return re.findall(r"^source: (.+)$", text, re.M)
    if path.suffix == ".html":
        return re.findall(r'<meta property="og:site_name" content="([^"]+)">', text)
    agency = re.search(r"^[A-Z][A-Z -]+\b[^()\n]{0,40}\(([A-Z]+)\) [-—]", text, re.M)
    if agency:
        return [AGENCIES.get(agency[1], agency[1])]
    named = re.search(r"^By .+\n(.+)$", text, re.M)
    return [named[1] if named else ""]


def test_the_readme_names_exactly_the_files_there_are() -> None:
    assert [row["file"] for row in sorted(rows(), key=lambda row: row["file"])] == [
        name_of(p) for p in sample_files()
    ]


@pytest.mark.parametrize("path", sample_files(), ids=name_of)
def test_a_sample_is_utf8_of_a_known_form_with_a_plain_name(path: Path) -> None:
    assert path.suffix in FORMS
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)
    assert len(path.read_bytes().decode("utf-8").split()) > 100


@pytest.mark.parametrize("path", [p for p in sample_files() if p.suffix in {".json", ".jsonl"}], ids=name_of)
def test_records_carry_what_an_article_needs(path: Path) -> None:
    records = records_of(path)
    assert len(records) > 1
    assert len({record["id"] for record in records}) == len(records)
    for record in records:
        assert all(record[field] for field in ("title", "text", "published", "source", "author", "url"))


@pytest.mark.parametrize("path", [p for p in sample_files() if p.suffix == ".html"], ids=name_of)
def test_a_page_and_its_json_ld_tell_the_same_date(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    linked = re.search(r'<script type="application/ld\+json">(.+?)</script>', text, re.S)
    assert linked
    data = json.loads(linked[1])
    article = next(node for node in data.get("@graph", [data]) if node["@type"] == "NewsArticle")
    assert f'property="article:published_time" content="{article["datePublished"]}"' in text
    assert f"<h1>{article['headline']}</h1>" in text


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_the_readme_tells_each_outlet_and_date(row: re.Match[str]) -> None:
    path = SAMPLES / row["file"]
    told = set() if row["outlet"] == "not given" else set(row["outlet"].split("; "))
    assert {outlet for outlet in outlets_of(path) if outlet} == told
    if told_day := re.match(r"\d{4}-\d{2}-\d{2}", row["date"]):
        day, text = date.fromisoformat(told_day[0]), path.read_text(encoding="utf-8")
        assert day.isoformat() in text or f"{day.day}, {day.year}" in text


@pytest.mark.parametrize("path", sample_files(), ids=name_of)
def test_no_real_outlet_is_given_as_the_source(path: Path) -> None:
    assert not {outlet.casefold() for outlet in outlets_of(path)} & REAL_OUTLETS
    addresses = re.findall(r"https?://([^/\s\"]+)", path.read_text(encoding="utf-8"))
    assert all(host.endswith(".example") for host in addresses if host != "schema.org")


def test_each_matter_has_at_least_two_accounts() -> None:
    accounts = Counter[str]()
    for row in rows():
        accounts[row["matter"]] += len(outlets_of(SAMPLES / row["file"]))
    assert len(accounts) >= 9
    assert min(accounts.values()) >= 2, accounts
