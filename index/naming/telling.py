"""The sentence that tells who somebody or something is, where no set form gives a phrase (`describe_forms`).

News has more ways to say it than a list of forms: "movements such as the X", "its newest fund, X", "the country's
X Ministry". A phrase cut from such a sentence would often be wrong; the sentence itself cannot be. So each
sentence with the name is weighed by the signs around it that it tells who that is (`telling_signs`), and the one
that tells most is given whole. Who is much named and yet not explained is known to all; chance signs stand around
such names often, so more is asked of them, and most of countries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from index.article import Article, MentionKind
from index.naming.describe_again import short_of, surname_of, surnames
from index.naming.describe_owners import has_legal_form
from index.naming.describe_phrases import GOES_ON, LISTED, noun_phrase
from index.naming.describe_texts import MOST_MENTIONS, around, finder_of, is_other_form, is_part, may_say, plain
from index.naming.describe_words import LEGAL_FORMS, PERSONS
from index.naming.first_seen import FirstSeen, passage
from index.naming.telling_hints import hints, is_of_it, trades_of
from index.naming.telling_next import opens, told_next
from index.naming.telling_sentences import Sentence, sentences_naming
from index.naming.telling_signs import signs
from index.naming.telling_words import is_end_of_longer, without_list

_ENOUGH, _ENOUGH_OF_MANY = 2.0, 2.5
"""From this weight on a sentence tells who that is, and among many articles."""
_MANY = 5
_FEWEST_ALIKE = 3
_HINTS = 1.0
"""From this weight on a sentence hints at who that is."""
_MORE, _BY_LESS, _IN_LEAD, _TOO_LONG = 0.25, 0.2, 0.2, 0.1
_LONG = 240
_CUT = 0.2
_OFFICE_OF = re.compile(r", (?:an? |the )?(?:[a-z-]+ ){0,4}?[a-z-]+ (?:of|at|for|with|in) ")
_ROLE = re.compile(
    r"\b(?:adviser|advisor|creditor|lender|underwriter|manager|agent|shareholder|investor|holder|arranger|broker|"
    r"bidder|suitor|client|customer|defendant|plaintiff|trustee)s?,?(?: are| is| include| includes| including)? $"
    r"|\bdealers (?:are|include) $"
)
_AS_ROLE = re.compile(
    r" (?:acted |acting |will act )?as (?:its |the |sole |lead |joint |co-)*"
    r"(?:adviser|advisor|underwriter|manager|agent|dealer)"
)
_ROLE_BEHIND = re.compile(
    r", an? (?:[a-z-]+ )?(?:shareholder|creditor|lender|bidder|suitor|client|customer|defendant)\b"
)
_PAIR, _LEAST = 256, 60
"""Characters of two sentences together, and of the first behind the name."""
_TRADE, _TRADES = 0.3, 3
"""What the sentence's words of a trade add, each, and so many of them at most."""
_ONLY_A_ROLE = 0.8
"""What somebody is to another in one affair tells less of them."""
_IS_SOMEBODY = 3.0
_FORM_BEHIND = re.compile(rf"\) (?:{LEGAL_FORMS})\b")
""" "Ash Co (|Elmland|) Ltd"."""
_REST = re.compile(
    rf"(?: (?:and |of |& )?(?!(?:{LEGAL_FORMS})\b)[A-Z][\w&.'’-]*){{0,5}}"
    rf"(?:(?:,? (?:{LEGAL_FORMS})\b\.?)+|(?: Federal)? Savings and Loan(?: Association)?| Savings Bank){LISTED}?"
)
"""The rest of a firm's name, of which recognition has only the beginning."""


@dataclass(frozen=True, slots=True)
class MostTelling:
    """A sentence and whether it tells who or what is called so, or only hints at it."""

    seen: FirstSeen
    tells: bool


def telling(names: Sequence[str], kind: MentionKind, articles: Sequence[Article]) -> FirstSeen | None:
    """The sentence that tells most of who or what is called so; None where none tells it.

    Args:
        names: As articles write it, the canonical one first.
        articles: That name it, in order of time; the earlier of equals wins.
    """
    found = most_telling(names, kind, articles)
    return found.seen if found is not None and found.tells else None


def most_telling(names: Sequence[str], kind: MentionKind, articles: Sequence[Article]) -> MostTelling | None:
    """The sentence that tells most of who or what is called so, or where none does, that hints most at it.

    Args:
        names: As articles write it, the canonical one first.
        articles: That name it, in order of time; the earlier of equals wins.
    """
    is_known = len(articles) >= _MANY
    enough = _ENOUGH_OF_MANY if is_known else _ENOUGH
    best: tuple[tuple[bool, float], FirstSeen] | None = None
    for article_id, mention in _mentions(names, kind, articles):
        before, after, less = mention.before, mention.after, mention.less
        found = sorted(_signs(mention, kind, is_rare=len(articles) == 1), reverse=True)
        if found and is_known and _is_a_role(before, after):
            found[0] -= _ONLY_A_ROLE
        following = mention.sentence.following() if opens(before) and (not found or found[0] < enough) else ""
        is_told_next = False
        if following and (more := told_next(mention.name, after, following, kind)) > 0:
            found.insert(0, more)
            is_told_next = True
        weight = _weight(found, less)
        tells = bool(found) and (found[0] if is_known else weight) >= enough
        if not tells:
            if best is not None and best[0][0]:
                continue
            weight, goes_on = _hint(mention, found, following, kind)
            is_told_next |= goes_on
            if weight < _HINTS:
                continue
        if best is None or (tells, weight) > best[0]:
            best = (tells, weight), _shown(mention, following if is_told_next else "", article_id)
    return MostTelling(best[1], tells=best[0][0]) if best else None


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in a sentence.

    Attributes:
        after: Behind the whole name, of which `name` may be the beginning.
        less: How much less is said there than where the name stands whole in a short sentence.
    """

    sentence: Sentence
    start: int
    end: int
    before: str
    after: str
    less: float
    is_somebody: bool

    @property
    def name(self) -> str:
        return self.sentence.text[self.start : self.end]


def _mentions(
    names: Sequence[str], kind: MentionKind, articles: Sequence[Article]
) -> Iterator[tuple[str, _Mention]]:
    """(article id, mention) of each that may tell something."""
    finder = finder_of(names, kind, in_genitive=True)
    is_rare = len(articles) == 1
    is_cut = not is_rare and not any(map(has_legal_form, names)) and _mostly_goes_on(finder, articles)
    for article in articles:
        if not may_say(article, names, kind):
            continue
        surname = surname_of(names, article.text) if kind is MentionKind.PERSON else None
        short = short_of(names, article.text) if kind is MentionKind.ORGANISATION else None
        called = [pattern for pattern in (finder, surname, short) if pattern is not None]
        for sentence in sentences_naming(article, called):
            text = sentence.text
            for start, end, less in islice(_named(text, finder, surname, short), MOST_MENTIONS):
                before, after = around(text, start, end)
                written = text[start:end]
                is_somebody = kind is MentionKind.ORGANISATION and _is_somebody(written, before, after)
                if is_end_of_longer(before, kind) and not is_somebody:
                    continue
                if _is_piece(written, before, after):
                    continue
                whole = _REST.match(after) if GOES_ON.match(after) else None
                if whole is not None or (GOES_ON.match(after) and kind is not MentionKind.PERSON):
                    if whole is None or not (is_rare or is_cut):
                        continue
                    after, less = after[whole.end() :], less + _CUT
                if before.endswith("(") and _ends_with_any(before[:-1].rstrip(), names):
                    continue  # its letters behind it tell nothing
                if is_other_form(written, names) or (names[0] in after and names[0] not in written):
                    continue
                less += (_TOO_LONG if len(text) > _LONG else 0) - (_IN_LEAD if sentence.is_lead else 0)
                yield article.id, _Mention(sentence, start, end, before, after, less, is_somebody)


def _signs(mention: _Mention, kind: MentionKind, *, is_rare: bool) -> Iterable[float]:
    if mention.is_somebody:
        return [_IS_SOMEBODY]
    return signs(mention.name, mention.before, mention.after, kind, is_rare=is_rare)


def _hint(mention: _Mention, found: list[float], following: str, kind: MentionKind) -> tuple[float, bool]:
    """The weight of a sentence that only hints at who that is, and whether the next one hints, too."""
    told = sorted([*found, *hints(mention.before, mention.after, kind)], reverse=True)
    trades = trades_of(mention.sentence.text)
    goes_on = bool(following) and is_of_it(following) and not trades_of(following) <= trades
    if goes_on:
        trades |= trades_of(following)
    worth = _TRADE if opens(mention.before) else _TRADE / 2
    return _weight(told, mention.less) + worth * min(_TRADES, len(trades)), goes_on


def _weight(found: list[float], less: float) -> float:
    """What signs weigh together, the strongest first: others beside it add little."""
    return found[0] + _MORE * (len(found) - 1) - less if found else 0.0


def _is_a_role(before: str, after: str) -> bool:
    """Whether the words around a name say what it is to another in one affair: its adviser, a shareholder."""
    return bool(_ROLE.search(without_list(before)) or _AS_ROLE.match(after) or _ROLE_BEHIND.match(after))


def _mostly_goes_on(finder: re.Pattern[str], articles: Sequence[Article]) -> bool:
    """Whether most articles write more than what recognition has of the name, and all the same."""
    rests: Counter[str] = Counter()
    for article in articles:
        text = plain(article.text)
        found = (_REST.match(text, match.end()) for match in finder.finditer(text))
        rests.update({rest[0].rstrip(LISTED) for rest in found if rest is not None})
    return len(rests) == 1 and max(rests.values()) >= max(_FEWEST_ALIKE, len(articles) / 2)


def _is_somebody(name: str, before: str, after: str) -> bool:
    """Whether it is a person that recognition took for a body: "Ann |Roe|, editor of Elm News, said"."""
    if has_legal_form(name) or not _OFFICE_OF.match(after) or noun_phrase(after[2:], PERSONS) is None:
        return False
    return " " in name or is_end_of_longer(before, MentionKind.ORGANISATION)


def _ends_with_any(text: str, names: Sequence[str]) -> bool:
    text = text.rstrip(LISTED).removesuffix("'s").removesuffix("’s")
    return text.casefold().endswith(tuple(name.casefold() for name in names))


def _is_piece(name: str, before: str, after: str) -> bool:
    in_brackets = before.endswith("(") and after.startswith(")") and not _FORM_BEHIND.match(after)
    return is_part(name, before, after) and not in_brackets


def _named(
    sentence: str, finder: re.Pattern[str], surname: re.Pattern[str] | None, short: re.Pattern[str] | None
) -> Iterator[tuple[int, int, float]]:
    """Where a sentence names them, and how much less it says there: a piece of a name is less than all of it."""
    for match in finder.finditer(sentence):
        yield match.start(), match.end(), 0.0
    if short is not None:
        for match in short.finditer(sentence):
            yield *match.span("name"), _BY_LESS
    if surname is not None:
        for start, end in surnames(sentence, surname, 0):
            yield start, end, _BY_LESS


def _shown(mention: _Mention, following: str, article_id: str) -> FirstSeen:
    text = mention.sentence.text
    before, name, after, behind = (
        part.replace(LISTED, "") for part in (text[: mention.start], mention.name, text[mention.end :], following)
    )
    if behind:
        after = f"{_cut(after, _PAIR - len(before) - len(name) - len(behind))} {behind}"
    return passage(f"{before}{name}{after}", len(before), len(before) + len(name), article_id)


def _cut(text: str, room: int) -> str:
    """The rest of a sentence up to a word's end, where the next one has to be shown behind it."""
    if len(text) <= room:
        return text
    return f"{text[: text.rfind(' ', 0, max(room, _LEAST))]} …"
