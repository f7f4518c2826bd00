from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from index.article import Article
from index.errors import SourceError
from index.sources import read_bytes, read_file

TEXT = (
    "Two cranes fell into the harbour of Ostvik on Monday evening, and nobody was hurt, the harbour master said."
)
HTML = f"""<html><body><div style="display:none">What happened at night</div>
<table><tr><td><a href="https://n.example/x">View this email in your browser</a></td></tr>
<tr><td><table><tr><td><h2>The week in Ostvik</h2><p>{TEXT}</p><p>{TEXT.replace("Two", "Three")}</p></td></tr>
</table></td></tr><tr><td>You are receiving this email because you signed up.</td></tr>
<tr><td><a href="https://n.example/u">Unsubscribe</a></td></tr></table></body></html>"""


def letter(html: str = HTML, plain: str = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {
        "Subject": "Fwd: Kräne im Hafen – Cranes fall",
        "From": '"The Lantern" <news@lantern.example>',
        "Date": "Mon, 03 May 2031 21:30:00 +0200 (CEST)",
        "Message-ID": "<17@lantern.example>",
        **headers,
    }
    for name, value in given.items():
        message[name] = value
    if plain:
        message.set_content(plain)
    if html:
        (message.add_alternative if plain else message.set_content)(html, subtype="html")
    return message


def read(message: EmailMessage) -> Article:
    (article,) = read_bytes(message.as_bytes(), "a.eml")
    assert isinstance(article, Article)
    return article


def test_a_newsletter_is_read_by_its_html_and_its_headers() -> None:
    article = read(letter())
    assert article.title == "Kräne im Hafen – Cranes fall"
    assert (article.source, article.published) == ("The Lantern", "2031-05-03T19:30:00Z")
    parts = [(p.kind.value, article.paragraph_text(p)[:12]) for p in article.paragraphs]
    assert parts == [
        ("headline", "Kräne im Haf"),
        ("furniture", "View this em"),
        ("subhead", "The week in "),
        ("body", "Two cranes f"),
        ("body", "Three cranes"),
        ("furniture", "You are rece"),
        ("furniture", "Unsubscribe"),
    ]


def test_a_letter_keeps_its_id_whatever_its_file_is_called() -> None:
    one, two = letter(), letter()
    two.replace_header("Message-ID", "<18@lantern.example>")
    ids = [a.id for name in "ab" for a in read_bytes(one.as_bytes(), f"{name}.eml") if isinstance(a, Article)]
    assert ids[0] == ids[1] != read(two).id


def test_a_letter_in_an_old_charset_and_one_that_says_too_little() -> None:
    raw = (
        b"From: =?iso-8859-1?q?L=F6vblad?= <a@b.example>\r\nSubject: =?iso-2022-jp?b?GyRCOUEbKEI=?= cranes\r\n"
        b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"=DCbermut tut selten gut, said the harbour master.\r\n"
    )
    (article,) = read_bytes(raw, "a.eml")
    assert isinstance(article, Article)
    assert (article.source, article.title) == ("Lövblad", "港 cranes")
    assert "Übermut" in article.text
    (article,) = read_bytes(b"Subject: x\nContent-Type: text/plain; charset=nonsense\n\nCranes fall.\n", "a.eml")
    assert isinstance(article, Article)


def test_a_file_sent_along_is_no_article() -> None:
    message = letter(html="")
    message.add_attachment("<p>" + TEXT * 9 + "</p>", subtype="html", filename="x.html")
    assert read(message).text.count("Two cranes") == 1
    empty = EmailMessage()
    empty["Subject"] = "x"
    empty.add_attachment(b"\0", maintype="image", subtype="png")
    (error,) = read_bytes(empty.as_bytes(), "a.eml")
    assert isinstance(error, SourceError)


def test_a_letter_nested_without_end_is_named() -> None:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(5000))
    (error,) = read_bytes(b"Subject: x\n" + nested + b"\nCranes.", "a.eml")
    assert isinstance(error, SourceError)


def test_a_box_of_letters(tmp_path: Path) -> None:
    second = letter(
        html="", plain=TEXT + "\n\n>From here on it is quiet.\n", **{"Subject": "Quiet", "Message-ID": "<2@b>"}
    )
    box = tmp_path / "news.mbox"
    box.write_bytes(
        b"From news@lantern.example Mon May  3 21:30:00 2031\n"
        + letter().as_bytes()
        + b"\n\nFrom MAILER-DAEMON Mon May  3 21:30:00 2031\n"
        + second.as_bytes().replace(b">From", b">>From")
    )
    articles = [a for a in read_file(box) if isinstance(a, Article)]
    assert [a.title for a in articles] == ["Kräne im Hafen – Cranes fall", "Quiet"]
    assert ">From here on" in articles[1].text
    box.write_bytes(b"Cranes fall.\n")
    (error,) = read_file(box)
    assert isinstance(error, SourceError)
