"""Articles of one paragraph, and what is said in one of who is called so."""

from index.article import Article, MentionKind, Paragraph, ParagraphKind
from index.naming.describe import describe

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def article(text, number=0):
    return Article(str(number) * 16, "t", text, (Paragraph(ParagraphKind.BODY, 0, len(text)),))


def said(text, name, kind=PERSON):
    found = describe([name], kind, [article(text)])
    return found.text if found else None
