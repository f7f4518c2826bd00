"""The body of an article: its paragraphs told from captions, subheads, quotes, lists and site junk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.article import ParagraphKind
from index.sources.blocks import Block
from index.sources.bylines import credited, find_byline
from index.sources.captions import is_caption, is_credit, is_label, may_be_alternative_text
from index.sources.datelines import Dateline, agency_name, find_dateline
from index.sources.furniture import end_mark, is_furniture
from index.sources.lines import count_words, ends_sentence, has_digit, is_capitals, is_list_item, starts_lower
from index.sources.metadata import Metadata
from index.sources.titles import first_sentence

_SUBHEAD_WORDS = 12
_LONGEST_SUBHEAD = 200
_DATELINE_WITHIN = 3
_HEADING_WORDS = 5
_TEASER_LENGTH = 140
_FEWEST_TEASERS = 4
_ENDING = re.compile(
    r"(?:leave|post|write|add) (?:a|your) (?:reply|comment)|comments?\b|\d+ comments?\b|related\b|topics|tags|"
    r"more (?:on|stories|news|from)\b|most (?:read|popular|viewed)|recommended|you (?:may|might) also|trending|"
    r"read (?:more|next|also)|what to read",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:leave|post|write|add) (?:a|your) (?:reply|comment)|(?:\d+ )?comments?\W*$", re.IGNORECASE
)
_QUESTION = re.compile(
    r"(?:what|who|why|how|when|where|which|is|are|was|were|will|would|can|could|does|do|did|has|have|should)\b",
    re.I,
)
_WHOLE_QUOTE = re.compile(r"“[^“”]+”|\"[^\"]+\"|«[^«»]+»")
_ATTRIBUTION = re.compile(r"[—–―]\s?[A-Z][\w.’' -]{2,60}(?:,.{0,80})?")


@dataclass(slots=True)
class Body:
    """The lines of the body, each one or more (kind, text); and what they told about the article."""

    lines: list[list[tuple[ParagraphKind, str]]] = field(default_factory=list)
    dateline: str = ""
    agency: str = ""
    day: str = ""
    byline: tuple[str, ...] = ()
    margin: list[str] = field(default_factory=list)


def read_body(blocks: Sequence[Block], metadata: Metadata) -> Body:
    """Tell the kinds of the blocks below the head."""
    body = Body()
    kinds = _kinds(blocks)
    told = 0
    for block, kind in zip(blocks, kinds, strict=True):
        text = block.text
        if kind is ParagraphKind.BODY or (kind is ParagraphKind.LIST and block.kind is None and not told):
            told += 1
            dateline = _dateline(text, metadata) if told <= _DATELINE_WITHIN and not body.dateline else None
            if dateline is not None and (told == 1 or dateline.agency):
                body.dateline, body.agency, body.day = dateline.text, dateline.agency, dateline.day
                body.lines.append(
                    [(ParagraphKind.DATELINE, text[: dateline.end]), (kind, text[dateline.end :].strip())]
                )
                continue
        elif kind is ParagraphKind.FURNITURE:
            body.byline = body.byline or credited(text)
            body.margin.append(text)
        body.lines.append([(kind, text)])
    _take_end_mark(body)
    return body


def _dateline(text: str, metadata: Metadata) -> Dateline | None:
    known = metadata.dateline
    if known and text.startswith(f"{known} - ") and len(text) > len(known) + 3:
        return Dateline(len(known) + 2, known, "", known)
    found = find_dateline(text)
    return found if found is not None and text[found.end :].strip() else None


def _take_end_mark(body: Body) -> None:
    """Set the wire's mark of the end apart from the last paragraph; it may name the agency."""
    last = next((n for n in range(len(body.lines) - 1, -1, -1) if body.lines[n][-1][0] is not _FURNITURE), -1)
    for parts in body.lines[max(0, last) :]:
        kind, text = parts[-1]
        if kind is _FURNITURE:
            body.agency = body.agency or agency_name(text)
            continue
        place = end_mark(text)
        if place > 0:
            parts[-1] = (kind, text[:place].rstrip())
            parts.append((_FURNITURE, text[place:].strip()))
            body.agency = body.agency or agency_name(text[place:].strip(" .-*#()"))


_FURNITURE = ParagraphKind.FURNITURE


def _kinds(blocks: Sequence[Block]) -> list[ParagraphKind]:
    whole = sum(ends_sentence(b.text) for b in blocks if len(b.text) > 80)
    long = sum(len(b.text) > 80 for b in blocks)
    # Where whole sentences are the rule, a line without an end is something else than a paragraph.
    punctuated = whole >= 0.8 * long and long > 0
    kinds = [_kind(blocks, place, punctuated) for place in range(len(blocks))]
    _mark_above_captions(blocks, kinds)
    _mark_tables(blocks, kinds)
    _mark_teasers(blocks, kinds)
    _mark_ending(blocks, kinds)
    return kinds


def _kind(blocks: Sequence[Block], place: int, punctuated: bool) -> ParagraphKind:
    """The kind of one block, from itself and from what stands beside it."""
    block = blocks[place]
    text = block.text
    if block.kind is not None:
        return _marked(block)
    if block.is_table:
        return ParagraphKind.LIST
    if is_furniture(text):
        return _FURNITURE
    if is_list_item(text):
        return ParagraphKind.LIST
    if is_caption(text):
        return ParagraphKind.CAPTION
    if _WHOLE_QUOTE.fullmatch(text) or (place and _is_attribution(blocks[place - 1].text, text)):
        return ParagraphKind.QUOTE
    if len(text) > 240:
        return ParagraphKind.BODY
    last = place == len(blocks) - 1
    if ends_sentence(text):
        return ParagraphKind.SUBHEAD if _is_question(text) and not last else ParagraphKind.BODY
    if text[-1] in ",:;-–—" or starts_lower(text):
        return ParagraphKind.BODY
    count = count_words(text)
    if not last and count <= 2 * _SUBHEAD_WORDS and first_sentence(text) == text:
        if is_capitals(text):
            return ParagraphKind.SUBHEAD
        alone = find_byline(text, in_head=False) is None and find_dateline(text) is None
        if punctuated and count <= _SUBHEAD_WORDS and alone:
            return ParagraphKind.SUBHEAD
    return ParagraphKind.BODY


def _marked(block: Block) -> ParagraphKind:
    """The kind that the form gives, where the words do not say otherwise: menus are lists to a page too."""
    if block.kind in (ParagraphKind.LIST, ParagraphKind.SUBHEAD) and is_furniture(block.text):
        return _FURNITURE
    if block.kind is ParagraphKind.CAPTION and is_label(block.text):
        return _FURNITURE
    if block.kind in (ParagraphKind.HEADLINE, ParagraphKind.SUBHEAD):
        if is_caption(block.text):
            return ParagraphKind.CAPTION
        # Whole sentences set as a heading are text that is to look large.
        whole = len(block.text) > _LONGEST_SUBHEAD and ends_sentence(block.text)
        return ParagraphKind.BODY if whole else ParagraphKind.SUBHEAD
    return block.kind or ParagraphKind.BODY


def _is_question(text: str) -> bool:
    return (
        text.endswith("?")
        and count_words(text) <= 10
        and not any(c in text for c in '"“”.')
        and _QUESTION.match(text) is not None
    )


def _is_attribution(before: str, text: str) -> bool:
    return _WHOLE_QUOTE.fullmatch(before) is not None and _ATTRIBUTION.fullmatch(text) is not None


def _mark_above_captions(blocks: Sequence[Block], kinds: list[ParagraphKind]) -> None:
    """The line that says what a picture shows, set above its caption or its credit."""
    for place in range(1, len(kinds)):
        if kinds[place] is not ParagraphKind.CAPTION or blocks[place].kind is not None:
            continue
        above = blocks[place - 1]
        if kinds[place - 1] not in (ParagraphKind.SUBHEAD, ParagraphKind.BODY) or above.kind is not None:
            continue
        tight_credit = blocks[place].tight and is_credit(blocks[place].text) and len(above.text) <= 200
        if may_be_alternative_text(above.text) or tight_credit:
            kinds[place - 1] = ParagraphKind.CAPTION


def _mark_tables(blocks: Sequence[Block], kinds: list[ParagraphKind]) -> None:
    """Short lines without an end that follow each other are a table or a list, not one subhead after the other."""
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and _is_entry(blocks[end], kinds[end]):
            end += 1
        group = range(place, end)
        if len(group) >= 2 and (len(group) > 2 or any(has_digit(blocks[n].text) for n in group)):
            for number in group:
                kinds[number] = ParagraphKind.LIST
        place = end + 1


def _mark_teasers(blocks: Sequence[Block], kinds: list[ParagraphKind]) -> None:
    """A list of long entries that break off is the beginnings of other articles."""
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and kinds[end] is ParagraphKind.LIST and blocks[end].kind is not None:
            end += 1
        entries = [block.text for block in blocks[place:end]]
        long = [text for text in entries if len(text) > _TEASER_LENGTH]
        if len(long) >= _FEWEST_TEASERS and sum(map(ends_sentence, long)) < 0.5 * len(long):
            kinds[place:end] = [_FURNITURE] * len(entries)
        place = end + 1


def _is_entry(block: Block, kind: ParagraphKind) -> bool:
    if block.kind is not None:
        return False
    if kind is ParagraphKind.LIST:
        return True
    return (
        kind in (ParagraphKind.SUBHEAD, ParagraphKind.BODY)
        and not ends_sentence(block.text)
        and count_words(block.text) <= _SUBHEAD_WORDS
        and first_sentence(block.text) == block.text
        and block.text[-1] not in ",;"
    )


def _mark_ending(blocks: Sequence[Block], kinds: list[ParagraphKind]) -> None:
    """Below "Leave a Reply" everything, below "Related" the headlines of other articles, is site junk."""
    total = sum(len(b.text) for b in blocks)
    read = 0
    ending = comments = False
    for place, block in enumerate(blocks):
        text = block.text
        if kinds[place] is _FURNITURE:
            late = 3 * read > total
            comments = comments or (late and _COMMENTS.match(text) is not None)
            heading = count_words(text) <= _HEADING_WORDS or text.endswith(":")
            ending = ending or (late and heading and _ENDING.match(text) is not None)
        elif comments or (ending and not ends_sentence(text) and block.kind is None):
            kinds[place] = _FURNITURE
        else:
            ending = False
        read += len(text)
