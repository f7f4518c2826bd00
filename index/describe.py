"""The phrase in which an article says who somebody is.

News introduces people and organisations in a few set forms: an apposition behind the name ("X, the head of
..., said"), a sentence of its own ("X is a ..."), or an office before the name ("Foreign Minister X").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.article import Article, Mention, MentionKind, ParagraphKind

_LONGEST = 140
_ROLES = (
    r"(?:leader|chief|head|minister|president|premier|chancellor|director|chairman|chairwoman|secretary|spokesman|"
    r"spokeswoman|spokesperson|commander|general|governor|mayor|senator|congressman|analyst|economist|professor|"
    r"judge|founder|executive|actor|actress|author|captain|coach|envoy|ambassador|officer|owner|maker|company|group|"
    r"party|agency|bank|airline|firm|unit|city|town|capital|island|province)"
)
_APPOSITION = re.compile(
    r",\s+((?:(?:who is|who was)\s)?(?:(?:the|a|an|its|his|her|their)\s[^,.;:()\"“”\n]{6,110}"
    rf"|[^,.;:()\"“”\n]{{0,60}}\b{_ROLES}\b[^,.;:()\"“”\n]{{0,60}}))(?=[,.;]|\s[—–-]\s)"
)
_COPULA = re.compile(r"\s+((?:is|was)\s+(?:the|a|an|one of)\s[^.;:()\"“”\n]{6,110})(?=[.;,])")
_OFFICE = re.compile(
    r"((?:(?:[A-Z][\w'’.-]*|former|the|deputy|acting|of|and|for)\s){0,6}"
    r"(?:[Ll]eader|[Cc]hief|[Hh]ead|[Mm]inister|[Pp]resident|[Pp]remier|[Cc]hancellor|[Dd]irector|[Cc]hairman|"
    r"[Cc]hairwoman|[Ss]ecretary|[Ss]pokesman|[Ss]pokeswoman|[Ss]pokesperson|[Cc]ommander|[Gg]eneral|[Gg]overnor|"
    r"[Mm]ayor|[Ss]enator|[Cc]ongressman|[Aa]nalyst|[Ee]conomist|[Pp]rofessor|[Jj]udge|[Ff]ounder|co-founder|"
    r"[Ee]xecutive|CEO|[Aa]ctor|[Aa]ctress|[Aa]uthor|[Cc]aptain|[Cc]oach|[Ee]nvoy|[Aa]mbassador)\s)$"
)
# A clause behind a comma that goes on with what happened says nothing about who it happened to.
_ACTION = re.compile(
    r"^(?:who|which|when|where|while|after|before|as|and|but|said|says|told|according|in|on|at|by|with|saying"
    r"|these|those|they|he|she|it|we|i|you|there|this|that|replied|announced|added|warned|called|asked|citing|including|speaking|meanwhile|however|adding|to|for|from|not|also|has|had|have|was|were|will|would)\b"
)


@dataclass(frozen=True, slots=True)
class Description:
    """The phrase, name included, and the article it stands in."""

    text: str
    article_id: str


def describe(entity_id: str, articles: Iterable[Article]) -> Description | None:
    """The best phrase that says who or what an entity is; the first of the articles wins among equals.

    Args:
        articles: In order of time, with resolved mentions.
    """
    best: tuple[float, Description] | None = None
    for article in articles:
        for mention in article.mentions:
            if mention.entity_id != entity_id:
                continue
            found = _phrase(article, mention)
            if found and (best is None or found[0] > best[0]):
                best = (found[0], Description(found[1], article.id))
        if best and best[0] >= 3:
            break
    return best[1] if best else None


def _phrase(article: Article, mention: Mention) -> tuple[float, str] | None:
    paragraph = next((p for p in article.paragraphs if p.start <= mention.start and mention.end <= p.end), None)
    if paragraph is None or paragraph.kind not in (ParagraphKind.BODY, ParagraphKind.QUOTE, ParagraphKind.LIST):
        return None
    after = article.text[mention.end : min(paragraph.end, mention.end + _LONGEST)]
    before = article.text[max(paragraph.start, mention.start - _LONGEST) : mention.start]
    whole = 1.0 if " " in mention.text or mention.kind is not MentionKind.PERSON else 0.0
    apposition = _APPOSITION.match(after)
    if apposition and not _ACTION.match(apposition[1]):
        return 3.0 + whole, f"{mention.text}, {_clean(apposition[1])}"
    copula = _COPULA.match(after)
    if copula:
        return 2.5 + whole, f"{mention.text} {_clean(copula[1])}"
    office = _OFFICE.search(before)
    if office and mention.kind is MentionKind.PERSON:
        return 1.5 + whole, f"{_clean(office[1])} {mention.text}"
    return None


def _clean(phrase: str) -> str:
    return " ".join(phrase.removeprefix("who is ").removeprefix("who was ").split())
