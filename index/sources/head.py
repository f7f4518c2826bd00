"""The head of an article: everything above its first paragraph (headline, deck, byline, dates, captions)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.article import ParagraphKind
from index.sanitize import safe_url
from index.sources.blocks import Block
from index.sources.bylines import find_byline, split_names
from index.sources.captions import is_caption, is_credit, is_label, may_be_alternative_text
from index.sources.datelines import agency_name, find_dateline
from index.sources.dates import find_written, parse_date
from index.sources.furniture import is_furniture
from index.sources.lines import (
    count_words,
    ends_sentence,
    ends_with_abbreviation,
    folded,
    has_digit,
    has_more_words,
    is_capitals,
    is_list_item,
    same_words,
    words,
)
from index.sources.metadata import Metadata
from index.sources.titles import LONGEST_HEADLINE, headline_words, may_be_headline

_MOST_HEAD = 14
_LOOK_AHEAD = 4
_MOST_DECK_WORDS = 60
_CUT_TITLE_WORDS = 10

_DATED = re.compile(
    r"(?:date[:\s]\s*)?(?P<day>\d{4}-\d\d-\d\d(?:T[\d:.]{5,12}(?:Z|[+-]\d\d:?\d\d)?)?)[\s:|–—-]+(?P<title>\S.*)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<label>title|headline|date|published|posted|publication date|source|outlet|publisher|author|byline|url|"
    r"link|section|category|tags|keywords|dateline|copyright|language|subject|from|slug)\s*:\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
# A wire's note on which version this is: "UPDATE 2-", "REFILE-".
_SLUG = re.compile(
    r"(?:(?:UPDATE|WRAPUP|REFILE|CORRECTED|CORRECTION|RPT|EXCLUSIVE|ANALYSIS|FACTBOX|PREVIEW|FOCUS|BRIEF|TEXT)\s?\d?-)+"
    r"(?=[A-Z\"“‘'])"
)
_DATE_LINE = re.compile(
    r"""(?ix)
    (?:(?P<label>published|posted|updated|last\s(?:updated|modified)|modified|date|first\spublished|created|issued)
        \b\s?(?:on|at|:|by)?\s*)?
    (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?
    (?:\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9}\.?,?\s\d{4}|[a-z]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}
     |\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})
    (?P<clock>[\s,T|–—@-]*(?:at\s)?\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\d\d:?\d\d)?)?
    (?:[\s,|•·–—-]+.{0,60})? """
)


_FURNITURE = ParagraphKind.FURNITURE


@dataclass(slots=True)
class Head:
    """What stood above the body; `length` blocks were read. `lines` are (kind, text) in order."""

    lines: list[tuple[ParagraphKind, str]] = field(default_factory=list)
    length: int = 0
    title: str = ""
    deck: str = ""
    byline: tuple[str, ...] = ()
    source: str = ""
    agency: str = ""
    published: str | None = None


def read_head(blocks: Sequence[Block], metadata: Metadata) -> Head:
    """Read blocks up to the first paragraph of the body."""
    title = headline_words(metadata.title, metadata.source)
    if title and _is_cut_from(title, blocks):
        title = ""
    return _Reader(blocks, title, metadata).read()


def _is_cut_from(title: str, blocks: Sequence[Block]) -> bool:
    """Whether a given title is no headline but the first words of the text, cut off in mid-sentence."""
    whole = ends_sentence(title) and not ends_with_abbreviation(title)
    if count_words(title) < _CUT_TITLE_WORDS or whole:
        return False
    sought = folded(title)
    told = ""
    for block in blocks[:_LOOK_AHEAD]:
        told += folded(block.text)
        if told == sought:
            return False
        if len(told) > len(sought):
            return told.startswith(sought)
    return False


class _Reader:
    def __init__(self, blocks: Sequence[Block], title: str, metadata: Metadata) -> None:
        self._blocks = blocks
        self._metadata = metadata
        self._head = Head(title=title)
        self._seen_title = False

    def read(self) -> Head:
        head = self._head
        blocks = self._blocks
        while head.length < min(len(blocks), _MOST_HEAD) and self._take(blocks[head.length]):
            head.length += 1
        if head.title and not self._seen_title:
            head.lines.insert(0, (ParagraphKind.HEADLINE, head.title))
            self._seen_title = True
        self._add_known_deck()
        return head

    def _take(self, block: Block) -> bool:
        """Put one block into the head; False when it is where the body begins."""
        text = block.text
        if block.kind is not None:
            return self._take_marked(block)
        if self._head.title and not self._seen_title and self._is_title(text):
            self._seen_title = True
            return self._add(ParagraphKind.HEADLINE, text)
        if block.is_table:
            return False
        if self._seen_title and is_list_item(text) and self._article_follows():
            return self._add(ParagraphKind.LIST, text)
        if is_furniture(text):
            return self._add(ParagraphKind.FURNITURE, text)
        if self._take_date(text) or self._take_label(text):
            return True
        if find_dateline(text) is not None or (
            self._metadata.dateline and text.startswith(f"{self._metadata.dateline} - ")
        ):
            return False
        byline = find_byline(
            text, in_head=bool(self._head.title) and not self._head.byline and self._body_follows()
        )
        if byline is not None:
            self._head.byline = self._head.byline or byline.names
            self._head.source = self._head.source or byline.source
            self._head.agency = self._head.agency or byline.agency
            if byline.date and not self._head.published:
                self._head.published = find_written(byline.date)
            return self._add(ParagraphKind.BYLINE, text)
        if not self._head.title:
            return self._take_title(text)
        return self._take_outlet(block) or self._take_below_title(block)

    def _take_marked(self, block: Block) -> bool:
        """A block whose form says what it is: a heading, a caption, an item."""
        if block.kind is not ParagraphKind.CAPTION and self._take_date(block.text):
            return True
        if block.kind is ParagraphKind.HEADLINE:
            if not self._head.title:
                self._head.title = block.text
            elif self._seen_title or not self._is_title(block.text):
                if len(block.text) > LONGEST_HEADLINE:
                    return False
                return self._add(ParagraphKind.SUBHEAD, block.text)
            self._seen_title = True
            return self._add(ParagraphKind.HEADLINE, block.text)
        if self._head.title and self._is_title(block.text) and not self._seen_title:
            self._seen_title = True
            return self._add(ParagraphKind.HEADLINE, block.text)
        if block.kind is ParagraphKind.DECK:
            self._head.deck = self._head.deck or block.text
            return self._add(ParagraphKind.DECK, block.text)
        if block.kind in (ParagraphKind.CAPTION, ParagraphKind.FURNITURE):
            return self._add(_FURNITURE if is_label(block.text) else block.kind, block.text)
        if block.kind is ParagraphKind.LIST:
            # Date, section, number of comments: a list above the text is about the page.
            about = is_furniture(block.text) or (count_words(block.text) <= 8 and not ends_sentence(block.text))
            return self._seen_title and about and self._add(_FURNITURE, block.text)
        if self._is_standfirst(block):
            self._head.deck = block.text
            return self._add(ParagraphKind.DECK, block.text)
        # The name of the section, above the headline.
        if self._head.title and not self._seen_title and any(self._is_title(b.text) for b in self._ahead()):
            return self._add(ParagraphKind.FURNITURE, block.text)
        return False

    def _is_standfirst(self, block: Block) -> bool:
        """Whether a heading right below the headline is a sentence: no subhead, the article's deck."""
        if block.kind is not ParagraphKind.SUBHEAD or self._head.deck or not self._head.title:
            return False
        count = count_words(block.text)
        return 8 <= count <= _MOST_DECK_WORDS and (ends_sentence(block.text) or count > 12)

    def _is_title(self, text: str) -> bool:
        said = folded(text)
        return said in (folded(self._head.title), folded(self._metadata.title))

    def _take_date(self, text: str) -> bool:
        """A line that is only a date, or a date that stands before the headline."""
        if len(text) > 240 or not has_digit(text):
            return False
        dated = _DATED.fullmatch(text) if not self._seen_title else None
        if dated and may_be_headline(dated["title"]) and not re.match(r"\d|[A-Za-z]{1,4}\b\s*$", dated["title"]):
            self._head.published = self._head.published or parse_date(dated["day"])
            self._add(ParagraphKind.FURNITURE, text[: dated.start("title")].strip())
            if not self._head.title or self._is_title(dated["title"]):
                self._head.title = self._head.title or dated["title"]
                self._seen_title = True
                return self._add(ParagraphKind.HEADLINE, dated["title"])
            return self._add(ParagraphKind.DECK, dated["title"])
        line = _DATE_LINE.fullmatch(text) if len(text) <= 120 else None
        day = (find_written(text) or parse_date(text.split()[0])) if line else None
        if line is None or day is None:
            return False
        if not self._head.published:
            self._head.published = parse_date(text[line.start() :]) if line["clock"] and not line["label"] else day
            self._head.published = self._head.published or day
        return self._add(ParagraphKind.FURNITURE, text)

    def _take_label(self, text: str) -> bool:
        """A header line, as in mail: "Source: The Daily Example"."""
        match = _LABELLED.fullmatch(text) if len(text) <= 300 else None
        if match is None:
            return False
        label, value = match["label"].lower(), match["value"].strip()
        if label in ("title", "headline", "subject"):
            if self._seen_title or (self._head.title and not self._is_title(value)):
                return False
            self._head.title, self._seen_title = value, True
            self._add(ParagraphKind.FURNITURE, text[: match.start("value")].strip())
            return self._add(ParagraphKind.HEADLINE, value)
        if ends_sentence(value) and count_words(value) > 6:
            return False
        if label in ("date", "published", "posted", "publication date"):
            self._head.published = self._head.published or parse_date(value)
        elif label in ("source", "outlet", "publisher", "from"):
            self._head.source = self._head.source or value
        elif label in ("author", "byline"):
            self._head.byline = self._head.byline or split_names(value)
        elif label in ("url", "link") and not safe_url(value):
            return False
        return self._add(ParagraphKind.FURNITURE, text)

    def _take_title(self, text: str) -> bool:
        if is_list_item(text):
            return False
        if may_be_headline(text):
            if self._is_kicker(text):
                return self._add(_FURNITURE, text)
            slug = _SLUG.match(text)
            if slug is not None:
                self._add(_FURNITURE, slug.group())
            self._head.title, self._seen_title = text[slug.end() :] if slug else text, True
            return self._add(ParagraphKind.HEADLINE, self._head.title)
        # A headline with a full stop is one where the wire's first paragraph is still to come.
        if self._dateline_follows() and count_words(text) <= 32 and len(text) <= 240:
            self._head.title, self._seen_title = text, True
            return self._add(ParagraphKind.HEADLINE, text)
        return False

    def _is_kicker(self, text: str) -> bool:
        """Whether a short first line names the section or the site, and the headline is still to come."""
        if count_words(text) > 3:
            return False
        junk_before = any(kind is _FURNITURE for kind, _ in self._head.lines)
        for block in self._ahead():
            if is_furniture(block.text):
                junk_before = True
                continue
            longer = count_words(block.text) >= 4 and may_be_headline(block.text)
            return longer and (junk_before or is_capitals(text)) and find_byline(block.text, in_head=False) is None
        return False

    def _take_outlet(self, block: Block) -> bool:
        """The outlet's name on the line under the byline."""
        text = block.text
        last = self._head.lines[-1][0] if self._head.lines else None
        if not block.tight or last is not ParagraphKind.BYLINE or count_words(text) > 6 or ends_sentence(text):
            return False
        if not all(word[0].isupper() or word in ("of", "the", "and") for word in words(text)):
            return False
        agency = agency_name(text)
        self._head.agency = self._head.agency or agency
        self._head.source = self._head.source or ("" if agency else text.partition(",")[0])
        return self._add(ParagraphKind.BYLINE, text)

    def _take_below_title(self, block: Block) -> bool:
        text = block.text
        following = self._next()
        if is_credit(text) or is_caption(text):
            return self._add(ParagraphKind.CAPTION, text)
        unmarked = following is not None and following.kind is None
        if unmarked and following and may_be_alternative_text(text) and is_caption(following.text):
            return self._add(ParagraphKind.CAPTION, text)
        if self._head.deck or following is None or is_list_item(text):
            return False
        if not has_more_words(text, 2) or has_more_words(text, _MOST_DECK_WORDS):
            return False
        last = text[-1]
        open_end = not ends_sentence(text) and last not in ",:;-–—"
        if (open_end and self._body_follows()) or self._dateline_follows() or self._byline_follows():
            self._head.deck = text
            return self._add(ParagraphKind.DECK, text)
        return False

    def _next(self) -> Block | None:
        place = self._head.length + 1
        return self._blocks[place] if place < len(self._blocks) else None

    def _ahead(self) -> Sequence[Block]:
        return self._blocks[self._head.length + 1 : self._head.length + 1 + _LOOK_AHEAD]

    def _dateline_follows(self) -> bool:
        known = self._metadata.dateline
        for block in self._ahead()[:3]:
            if find_dateline(block.text) is not None or (known and block.text.startswith(f"{known} - ")):
                return True
            if has_more_words(block.text, _MOST_DECK_WORDS):
                return False
        return False

    def _byline_follows(self) -> bool:
        following = self._next()
        return following is not None and find_byline(following.text, in_head=False) is not None

    def _article_follows(self) -> bool:
        """Whether a byline or dateline is still to come: what stands before it is head, key points say."""
        for block in self._blocks[self._head.length + 1 : self._head.length + 8]:
            if find_dateline(block.text) is not None or find_byline(block.text, in_head=False) is not None:
                return True
            if has_more_words(block.text, _MOST_DECK_WORDS):
                return False
        return False

    def _body_follows(self) -> bool:
        """Whether whole sentences are still to come."""
        start = self._head.length + 1
        return any(
            ends_sentence(b.text) and has_more_words(b.text, 6) for b in self._blocks[start : start + _MOST_HEAD]
        )

    def _add_known_deck(self) -> None:
        """The metadata's summary as deck, unless the text says it anyway."""
        deck = self._metadata.deck
        if self._head.deck or not deck:
            return
        sought = folded(deck)[:160]
        if not sought or any(
            folded(b.text[:400]).startswith(sought) for b in self._blocks[: self._head.length + 3]
        ):
            return
        if same_words(deck, self._head.title) or count_words(deck) > _MOST_DECK_WORDS:
            return
        self._head.deck = deck
        headline = next((n for n, (kind, _) in enumerate(self._head.lines) if kind is ParagraphKind.HEADLINE), -1)
        self._head.lines.insert(headline + 1, (ParagraphKind.DECK, deck))

    def _add(self, kind: ParagraphKind, text: str) -> bool:
        self._head.lines.append((kind, text))
        return True
