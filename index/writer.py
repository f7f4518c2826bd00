"""From an article to the fields of an index document."""

from __future__ import annotations

from typing import Any

from index.about import amount_terms, date_terms
from index.article import NAMED_KINDS, Article, Mention, ParagraphKind
from index.document import encode
from index.schema import LEAD_WORDS, NAME_FIELDS, field_of_key, key_term, minutes


def document(article: Article) -> dict[str, Any]:
    """The fields of `index.schema` for an article, its mentions included as far as they were recognised."""
    body = searchable_text(article)
    return {  # the body first: of what stands in it too, words are not looked up again
        "id": article.id,
        "body": body,
        "words": body,
        "title": article.title,
        "lead": lead(article),
        "byline": ", ".join(article.byline),
        **name_keys(article.mentions),
        "source": key_term(article.source or article.agency),
        "tag": ",".join(key_term(tag).lower() for tag in article.tags),
        "language": article.language,
        "has": ",".join(_properties(article)),
        "about": ",".join(date_terms(article.mentions)),
        "amount": ",".join(amount_terms(article.figures)),
        "published": minutes(article.published),
        "article": encode(article),
    }


def searchable_text(article: Article) -> str:
    """Everything but site junk. A made headline adds no words of its own, so it is left out."""
    parts = [article.paragraph_text(p) for p in article.paragraphs if p.kind is not ParagraphKind.FURNITURE]
    if not article.title_is_made and not article.of_kind(ParagraphKind.HEADLINE):
        parts.insert(0, article.title)
    return "\n".join(parts)


def lead(article: Article) -> str:
    """Deck and first words of the body."""
    parts = [article.deck] if article.deck else []
    body = article.of_kind(ParagraphKind.BODY, ParagraphKind.QUOTE)
    parts += [article.paragraph_text(p) for p in body[:6]]
    text = "\n".join(parts) + "\n"
    words = text.split(None, LEAD_WORDS)
    return text[: len(text) - len(words[LEAD_WORDS])] if len(words) > LEAD_WORDS else text


def name_keys(mentions: tuple[Mention, ...]) -> dict[str, str]:
    """Field → name keys of the mentions, each key once, in order of first mention."""
    if not mentions:
        return dict.fromkeys(NAME_FIELDS, "")
    fields: dict[str, dict[str, None]] = {field: {} for field in NAME_FIELDS}
    for mention in mentions:
        if mention.kind in NAMED_KINDS and mention.entity_id:
            fields[field_of_key(mention.entity_id)][key_term(mention.entity_id)] = None
    return {field: ",".join(keys) for field, keys in fields.items()}


def _properties(article: Article) -> list[str]:
    properties = ["figures"] if article.figures else []
    return properties if article.published else [*properties, "undated"]
