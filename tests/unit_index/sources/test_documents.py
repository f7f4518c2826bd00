from __future__ import annotations

import io
import os
import signal
import sys
import threading
import zipfile
import zlib

import pytest

from index.article import Article
from index.errors import SourceError
from index.sources import apart, foreign, read_bytes

TEXT = (
    "Two cranes fell into the harbour of Ostvik on Monday evening, and nobody was hurt, the harbour master said. "
)


def packed(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf(lines: list[str], title: str = "Cranes fall into harbour", times: int = 1) -> bytes:
    """A PDF of one page, made by hand; `times` its lines, packed."""
    content = "BT /F1 11 Tf 50 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) * times + " ET"
    packing = ""
    if times > 1:
        content = zlib.compress(content.encode()).hex() + ">"
        packing = "/Filter [/ASCIIHexDecode /FlateDecode]"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} {packing} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) /Author (Ada Brandt) /CreationDate (D:20310503213000+02'00') >>",
    ]
    data = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010} 00000 n \n" for p in places)
    trailer = f"trailer << /Size {len(places) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return (data + table + trailer).encode()


DOCX = packed(
    {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Cranes fall</dc:title><dc:creator>Ada Brandt</dc:creator></cp:coreProperties>",
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p><w:p><w:r><w:t>It was windy.</w:t></w:r></w:p></w:body></w:document>",
    }
)
EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:x"><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
    "OEBPS/a.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
    "<dc:title>The Lantern</dc:title><dc:date>2031-05-03</dc:date><dc:language>en</dc:language></metadata><manifest>"
    '<item id="c" href="cover.xhtml"/><item id="1" href="one%20a.xhtml"/><item id="2" href="two.xhtml"/></manifest>'
    '<spine><itemref idref="c"/><itemref idref="1"/><itemref idref="2"/><itemref idref="gone"/></spine></package>',
    "OEBPS/cover.xhtml": "<html><body><p>The Lantern</p></body></html>",
    "OEBPS/one a.xhtml": f"<html><body><h1>Cranes fall</h1><p>{TEXT * 3}</p></body></html>",
    "OEBPS/two.xhtml": f"<html><head><title>Rates cut</title></head><body><p>{TEXT * 4}</p></body></html>",
}


def test_a_pdf_gives_its_text_title_author_and_day() -> None:
    lines = ["Cranes fall into harbour", "", *(TEXT[n : n + 54] for n in range(0, len(TEXT), 54))]
    (article,) = read_bytes(pdf(lines), "a.pdf")
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.published) == (
        "Cranes fall into harbour", ("Ada Brandt",), "2031-05-03",
    )  # fmt: skip
    assert "harbour of Ostvik on Monday" in " ".join(article.text.split())
    (article,) = read_bytes(pdf(lines, "Microsoft Word - x.doc"), "a.pdf")
    assert isinstance(article, Article)
    assert article.title == "Cranes fall into harbour"
    (error,) = read_bytes(pdf([]), "a.pdf")
    assert isinstance(error, SourceError)
    assert "only pictures" in error.reason


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Cranes fall into harbour", "Cranes fall into harbour"),
        ("Growth slows to 2.5", "Growth slows to 2.5"),
        ("cranes_v3_FINAL.DOC", "Two cranes fell"),
        ("Microsoft Word - cranes.doc", "Two cranes fell"),
        ("untitled", "Two cranes fell"),
    ],
)
def test_the_name_of_a_file_is_no_headline(given: str, title: str) -> None:
    (article,) = read_bytes(pdf(["Two cranes fell", "", *[TEXT[:80]] * 3], title=given), "a.pdf")
    assert isinstance(article, Article)
    assert article.title.startswith(title)


def test_a_pdf_that_takes_for_ever_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["Cranes fall into harbour", "", *(TEXT[n : n + 54] for n in range(0, len(TEXT), 54))]
    monkeypatch.setattr(apart, "SECONDS", 1)
    (error,) = read_bytes(pdf(["Cranes fell"], times=2_000_000), "bomb.pdf")
    assert isinstance(error, SourceError)
    assert str(error) == "bomb.pdf: takes too long to be read. Save its text as a file of its own."
    (article,) = read_bytes(pdf(lines), "a.pdf")
    assert isinstance(article, Article)


def test_one_that_hangs_without_working_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PATIENCE", 0.01)
    process = apart.APART._running()
    os.kill(process.pid, signal.SIGSTOP)
    (error,) = read_bytes(pdf(["Cranes fell"]), "slow.pdf")
    assert isinstance(error, SourceError)
    assert "takes too long" in error.reason


def test_a_process_that_ended_just_now_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    process = apart.APART._running()
    process.terminate()
    process.wait()
    monkeypatch.setattr(process, "poll", lambda: None)  # seen alive a moment ago
    (article,) = read_bytes(DOCX, "a.docx")
    assert isinstance(article, Article)


def test_pages_of_a_long_pdf_are_read_as_long_as_there_is_time(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdf

    class Long:
        """A PDF of a hundred pages, each of which takes a second."""

        is_encrypted, metadata = False, None

        def __init__(self, data: object) -> None:
            self.pages = [self] * 100

        def extract_text(self) -> str:
            clock[0] += 1.0
            return f"Page {clock[0]:.0f}"

    clock = [0.0]
    monkeypatch.setattr(pypdf, "PdfReader", Long)
    monkeypatch.setattr("time.process_time", lambda: clock[0])
    assert foreign.pdf(b"", 10)["text"].split("\n\n") == [f"Page {n}" for n in range(1, 7)]


def test_threads_take_turns_at_one_process() -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.extend(read_bytes(DOCX, "a.docx"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(one) for one in found] == [Article] * 4


def test_a_word_document_gives_its_paragraphs() -> None:
    (article,) = read_bytes(DOCX, "a.docx")
    assert isinstance(article, Article)
    assert (article.title, article.byline) == ("Cranes fall", ("Ada Brandt",))
    assert [p.kind.value for p in article.paragraphs] == ["headline", "body", "body"]


def test_each_document_of_an_epub_is_an_article() -> None:
    articles = [a for a in read_bytes(packed(EPUB), "a.epub") if isinstance(a, Article)]
    assert [(a.title, a.source, a.published, a.path) for a in articles] == [
        ("Cranes fall", "The Lantern", "2031-05-03", "a.epub!/OEBPS/one a.xhtml"),
        ("Rates cut", "The Lantern", "2031-05-03", "a.epub!/OEBPS/two.xhtml"),
    ]


@pytest.mark.parametrize(("name", "module"), [("a.pdf", "pypdf"), ("a.docx", "mammoth")])
def test_without_the_extra_the_remedy_is_named(name: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (error,) = read_bytes(b"x", name)
    assert isinstance(error, SourceError)
    assert "pip install pypdf mammoth" in error.remedy


def test_entities_of_xml_and_bombs_are_refused() -> None:
    bomb = EPUB | {
        "OEBPS/a.opf": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><package><a>&b;</a></package>'
    }
    (error,) = read_bytes(packed(bomb), "a.epub")
    assert isinstance(error, SourceError)
    for name in ("a.epub", "a.docx"):
        (error,) = read_bytes(packed(EPUB | {"x": "0" * (65 << 20)}), name)
        assert isinstance(error, SourceError)
        assert "unpacks to more than 64 MB" in error.reason
