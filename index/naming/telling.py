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
from collections.abc import Iterator, Sequence
from itertools import islice

from index.article import Article, MentionKind, ParagraphKind
from index.entities.sentences import sentences
from index.naming.describe_again import short_of, surname_of, surnames
from index.naming.describe_owners import has_legal_form
from index.naming.describe_phrases import GOES_ON, LISTED, noun_phrase
from index.naming.describe_texts import MOST_MENTIONS, around, finder_of, is_other_form, is_part, may_say, plain
from index.naming.describe_words import LEGAL_FORMS, PERSONS
from index.naming.first_seen import FirstSeen, passage
from index.naming.telling_signs import signs
from index.naming.telling_words import is_end_of_longer, without_list

_TEXT = frozenset({ParagraphKind.BODY, ParagraphKind.QUOTE, ParagraphKind.DECK, ParagraphKind.LIST})
_ENOUGH, _ENOUGH_OF_MANY = 2.0, 2.5
"""From this weight on a sentence tells who that is, and among many articles."""
_MANY = 5
_FEWEST_WORDS, _FEWEST_ALIKE = 3, 3
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_MORE, _BY_LESS, _IN_LEAD, _TOO_LONG = 0.25, 0.2, 0.2, 0.1
_LONG = 240
_CUT = 0.2
_SHORT, _INITIAL = re.compile(r"\b[A-Z]{2,4}\. *$"), re.compile(r"[A-Z]\. ?[A-Z]")
_ENDS_IN_INITIAL = re.compile(r"\b[A-Z]{2,4}\. [A-Z]\. *$")
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
_ONLY_A_ROLE = 0.8
"""What somebody is to another in one affair tells less of them."""
_IS_SOMEBODY = 3.0
_REST = re.compile(
    rf"(?: (?:and |of |& )?(?!(?:{LEGAL_FORMS})\b)[A-Z][\w&.'’-]*){{0,5}}"
    rf"(?:(?:,? (?:{LEGAL_FORMS})\b\.?)+|(?: Federal)? Savings and Loan(?: Association)?| Savings Bank){LISTED}?"
)
"""The rest of a firm's name, of which recognition has only the beginning."""


def telling(names: Sequence[str], kind: MentionKind, articles: Sequence[Article]) -> FirstSeen | None:
    """The sentence that tells most of who or what is called so; None where none tells it.

    Args:
        names: As articles write it, the canonical one first.
        articles: That name it, in order of time; the earlier of equals wins.
    """
    finder = finder_of(names, kind, in_genitive=True)
    enough = _ENOUGH_OF_MANY if len(articles) >= _MANY else _ENOUGH
    is_rare = len(articles) == 1
    is_cut = not is_rare and not any(map(has_legal_form, names)) and _mostly_goes_on(finder, articles)
    best: tuple[float, FirstSeen] | None = None
    for article in articles:
        if not may_say(article, names, kind):
            continue
        surname = surname_of(names, article.text) if kind is MentionKind.PERSON else None
        short = short_of(names, article.text) if kind is MentionKind.ORGANISATION else None
        called = [pattern for pattern in (finder, surname, short) if pattern is not None]
        for sentence, is_lead in _sentences(article, called):
            for start, end, less in islice(_named(sentence, finder, surname, short), MOST_MENTIONS):
                before, after = around(sentence, start, end)
                is_somebody = kind is MentionKind.ORGANISATION and _is_somebody(sentence[start:end], before, after)
                if is_end_of_longer(before, kind) and not is_somebody:
                    continue
                if _is_piece(sentence[start:end], before, after):
                    continue
                whole = _REST.match(after) if GOES_ON.match(after) else None
                if whole is not None or (GOES_ON.match(after) and kind is not MentionKind.PERSON):
                    if whole is None or not (is_rare or is_cut):
                        continue
                    after, less = after[whole.end() :], less + _CUT
                written = sentence[start:end]
                if before.endswith("(") and _ends_with_any(before[:-1].rstrip(), names):
                    continue  # its letters behind it tell nothing
                if is_other_form(written, names) or (names[0] in after and names[0] not in written):
                    continue
                around_it = [_IS_SOMEBODY] if is_somebody else signs(written, before, after, kind, is_rare=is_rare)
                found = sorted(around_it, reverse=True)
                if not found:
                    continue
                is_known = len(articles) >= _MANY
                if is_known and (
                    _ROLE.search(without_list(before)) or _AS_ROLE.match(after) or _ROLE_BEHIND.match(after)
                ):
                    found[0] -= _ONLY_A_ROLE
                weight = found[0] + _MORE * (len(found) - 1) - less
                weight += (_IN_LEAD if is_lead else 0) - (_TOO_LONG if len(sentence) > _LONG else 0)
                tells = (found[0] if len(articles) >= _MANY else weight) >= enough
                if tells and (best is None or weight > best[0]):
                    best = weight, _shown(sentence, start, end, article.id)
    return best[1] if best else None


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
    in_brackets = before.endswith("(") and after.startswith(")")
    return is_part(name, before, after) and not in_brackets


def _sentences(article: Article, called: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, bool]]:
    """The sentences of paragraphs with a name, without symbols of shares, and whether they stand in the first."""
    is_lead = True
    for paragraph in article.paragraphs:
        if paragraph.kind not in _TEXT:
            continue
        text = plain(article.text[paragraph.start : paragraph.end])
        named = any(pattern.search(text) for pattern in called)
        for start, end in _whole(text) if named else ():
            sentence = text[start:end].strip()
            if len(_SMALL_WORD.findall(sentence)) >= _FEWEST_WORDS:
                yield sentence, is_lead
        is_lead = False


def _whole(text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph, those joined that a name with an abbreviation parts: "ING. C. Elm"."""
    whole: list[tuple[int, int]] = []
    for start, end in sentences(text):
        if whole and (
            _ENDS_IN_INITIAL.search(text, whole[-1][0], start)
            or (_SHORT.search(text, whole[-1][0], start) and _INITIAL.match(text, start))
        ):
            whole[-1] = whole[-1][0], end
        else:
            whole.append((start, end))
    return whole


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


def _shown(sentence: str, start: int, end: int, article_id: str) -> FirstSeen:
    before, name, after = (
        part.replace(LISTED, "") for part in (sentence[:start], sentence[start:end], sentence[end:])
    )
    return passage(f"{before}{name}{after}", len(before), len(before) + len(name), article_id)
