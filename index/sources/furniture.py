"""Site junk and desk notes: lines that came with an article and are not part of what it tells."""

from __future__ import annotations

import re

_LONGEST = 400


def _any_of(*patterns: str) -> re.Pattern[str]:
    """What matches one of these; it is asked of lines in small letters, in half the time that any case takes."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_SITES = (
    r"(?:facebook|twitter|whatsapp|linkedin|reddit|telegram|instagram|pinterest|youtube|x|threads|bluesky|e-?mail|"
    r"print|copy\slink|gift\sarticle)"
)
_SHARING = (
    r"(?:share|tweet|email|e-mail|print|save|copy|link|this|article|story|post|page|on|via|with|friends?|by|us|now|or|"
    r"and|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|instagram)"
)
# A whole line is one of these, whatever its case.
_WHOLE = _any_of(
    r"[\W_]+",  # rules: ___, * * *, --- and the like
    r"-\s*30\s*-|ends?|end\sof\s(?:story|article)|\(?more\)?|reuters?",
    r"advertisements?|ad(?:vert)?|sponsored(?:\scontent)?|promoted",
    r"(?:story|article)\scontinues\s(?:below|after).{0,40}",
    r"(?:leave|post|write|add)\s(?:a|your)\s(?:reply|comment)s?.{0,40}",
    r"(?:\d+|no|view(?:\sall)?|show|hide|load|read)\s(?:more\s)?comments?.{0,30}",
    r"comments?(?:\s\(?\d+\)?)?|comments\sare\sclosed\.?|reply",
    r"log\sin.{0,40}|sign\sin.{0,40}|register(?:\snow)?|subscribe(?:\s(?:now|today))?",
    rf"(?:share|tweet|email|e-mail|print|save|copy\slink|pin\sit|like|follow|bookmark)(?:[\s,|/·]+{_SHARING})*\s*:?",
    rf"{_SITES}(?:[\s,|/·]+{_SITES})*",
    r"skip\sto\s.{1,40}|(?:back|return)\sto\s(?:top|home|the\stop|main|news|page).{0,20}",
    r"(?:previous|next)\s(?:article|story|post|page).{0,80}",
    r"(?:home|news)(?:\s*[>»›/|]\s*[\w &-]{2,30})+",
    r"(?:like|share|tweet)\sthis\W*|like\sloading\W*",
    r"menu|search|close|loading\.{0,3}|play(?:\svideo)?|watch(?:\snow)?|listen(?:\snow)?",
    r"(?:read|see|show)\s(?:more|less)|view\sgallery|getty(?:\simages)?|most\s(?:read|popular|viewed|shared)",
    r"trending(?:\snow)?|editor(?:s|['’]s|s['’])?\s(?:picks?|choice)|recommended(?:\sfor\syou|\sstories|\sreading)?",
    r"(?:related|more)\s(?:articles?|stories|story|news|topics?|coverage|content|links?|posts?)\s?:?",
    r"(?:related|more)\son\sthis(?:\sstory|\stopic)?\s?:?",
    r"you\s(?:may|might)\salso\s(?:like|enjoy|be\sinterested\sin).{0,20}|what\sto\sread\snext|up\snext",
    r"more\s(?:[\w-]+\s){1,3}(?:news|stories|coverage):?|view\s(?:this\s)?(?:image|photo|gallery).{0,10}",
    r"(?:related\s)?topics|tags|explore\smore|(?:listen|watch)\s\(?\d+\s*min\w*\)?|\(\(.+\)\)",
    r"\((?:adds?|updates?|recasts?|corrects?|repeats?|refiles?|releads?|writes\sthrough)\b[^()]*\)",
    r"\[[^\[\]]{3,200}\]",  # a pointer to another article, on its own line
    r"(?:view|read|open|see)\s(?:this\s|it\s|the\s)?(?:e-?mail\s|message\s|newsletter\s|issue\s|web\sversion|"
    r"online){0,2}(?:online|in\s(?:your\s|a\s)?(?:web\s)?browser|on\sthe\sweb)?",
    r"(?:to\s)?(?:unsubscribe|manage\s(?:your\s)?(?:preferences|subscriptions?)|(?:update|change)\syour\s.{0,30}"
    r"preferences|privacy\spolicy|forward\sto\sa\sfriend)(?:\W+.{0,80})?",
    r"all\srights\sreserved.{0,60}|\d+\s*min(?:utes?)?\sread",
    # What feeds put below a text: the plug of a blog, the way to the rest, to the comments of a forum.
    r"the\s(?:post|article)\s.{1,250}\s(?:first\sappeared|appeared\sfirst)\son\s.{1,80}",
    r"(?:continue|keep)\sreading\b.{0,40}|(?:\[[^\[\]]{1,40}\]\s*){2,4}",
)

# A line begins with one of these and is short enough to be nothing else.
_OPENING = _any_of(
    r"©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}|by\b|the\b)|\d{4}\s(?:the\s)?[\w ]{2,40}\ball\srights",
    r"(?:find|see|read|get|view)\s(?:more|all|full)\s(?:of\s)?.{0,60}(?:coverage|stories|at\shttps?:|here|:)",
    r"(?:follow|for\s(?:more|all|full))\b.{0,80}(?:coverage|https?://|\bon\s(?:twitter|facebook|instagram|x)\b|@\w)",
    r"(?:read|see|watch|listen|also|related|recommended|explore)"
    r"(?:\s(?:more|also|next|now|here|read|stories|story|articles?|coverage|updates?|on\sthis)){0,2}\s*[:|>»→](?!//)",
    r"(?:more|full|continuing|ongoing|complete)\s.{0,40}\bcoverage\s*[:@]?\s*(?:at\s)?https?://",
    r"sign(?:ed)?\sup\s(?:to|for|here|now|today)\b.{0,60}(?:newsletter|alerts?|inbox|updates|email|e-mail|briefing|here|free)",
    r"subscribe\s(?:to|for|now|here|today)\b|get\s(?:our|the)\s.{0,50}\b(?:newsletter|inbox|app|alerts?)\b",
    r"(?:download|try|install)\s(?:our|the)\s.{0,30}\bapp\b",
    r"join\s(?:our|the)\s.{0,40}(?:newsletter|channel|whatsapp|telegram|conversation)",
    r"support\s(?:our|independent|quality)\s.{0,30}journalism|(?:become|already)\sa\s(?:member|subscriber)",
    r"(?:we|this\s(?:web)?site|our\s(?:web)?site|by\s(?:using|continuing|clicking))\b.{0,80}"
    r"\b(?:cookies?\b(?!\s(?:maker|dough))|privacy\spolicy|terms\sof\s(?:use|service))",
    r"(?:this\smaterial|no\spart\sof\sthis|reproduction|the\scontent\sof\sthis)\b.{0,90}"
    r"\b(?:published|broadcast|rewritten|reproduced|redistributed|prohibited|permission)",
    r"you(?:['’]re|\sare)?\s(?:have\s)?(?:receiv(?:ed|ing)|getting|subscribed)\b.{0,60}\b(?:e-?mail|newsletter|message|because)",
    r"was\sthis\s(?:e-?mail|newsletter)\sforwarded\b|no\slonger\swant\s(?:to\sreceive|these)\b",
    r"(?:click|tap)\s(?:here|on\sthe|to\s(?:share|e-?mail|print|follow|read|expand))\b|your\se-?mail\s(?:address\s)?will\snot\b|required\sfields\b",
    r"(?:contact|e-?mail|reach|write\sto)\s(?:us|the\s(?:author|reporter|writer|editor)|\w+)\s(?:at|via|on)\s.{0,60}@",
    r"(?:got|have)\sa\s(?:news\s)?(?:tip|story)\b|send\s(?:us\s)?tips\b",
    r"(?:tags?|filed\sunder|topics?|categor(?:y|ies)|keywords|posted\sin)\s?:",
    r"[(\[]?(?:reporting|writing|additional\sreporting|editing|compiled|edited|written|translated)\sby\b",
    r"(?:share|tweet|e-?mail|print)\sthis\b.{0,60}$",
    r"this\s(?:story|article|post|report)\s(?:was|has\sbeen|is)\s(?:first|originally|also|auto|updated|published|"
    r"produced|corrected|translated|part\sof|available|last|generated)\b",
    r"this\s(?:story|article|version)\scorrects\b|editor['’]?s['’]?\snote\b|(?:correction|clarification)\s?:",
    r"for\s(?:a\s|an\s|related\s|more\s)*(?:graphics?|video|multimedia|details|stories)\b.{0,60}(?:click|see|https?:)",
    r"the\s(?:associated\spress|ap)\b.{0,120}\b(?:receives?\s(?:financial\s)?support|is\ssolely\sresponsible)",
    r"follow\s(?:us|the|him|her|them|@?\w+)\b.{0,40}\bon\s(?:twitter|facebook|x|instagram|social)",
)

# Who else worked on it: "Magdy reported from Cairo.", "A writer in Tokyo contributed to this report."
_NAME = (
    r"(?!(?:He|She|They|We|It|I|Who)\b)"
    r"(?:al-\w+|(?:al|el|de|del|da|di|van|von|der|bin|la|le)\s[A-Z][\w’'-]+|[A-Z][\w.’'-]*)"
)
_SIGN_OFF = re.compile(
    r"(?:[^.!?]{0,250}\bcontributed\s(?:to\sthis\s(?:report|story|article)|(?:additional\s)?(?:reporting|research))\b.{0,160}"
    rf"|(?:{_NAME},?\s(?:and\s)?){{1,12}}reported\sfrom\s[A-Z][^.!?]{{0,160}}\.?"
    r"|(?:[A-Z][\w’'.-]*\s){1,4}is\sa\s(?:\w+\s){0,3}(?:reporter|correspondent|columnist|editor|writer|fellow)\b.{0,200}"
    r"|(?:[A-Z][\w’'.-]*\s){0,5}(?:writer|writers|reporter|reporters|correspondent|staff)\s.{2,160}\breported\sfrom\s.{2,80})"
)
_SIGN_OFF_HINTS = ("report", "correspondent", "columnist", "editor", "writer", "fellow", "contributed")
_BARE_LINK = re.compile(r"(?:[\w ’'-]{0,40}:\s?)?(?:https?://|www\.)\S+\.?")
_HANDLE = re.compile(r"@\w{2,30}(?:[\s,|]+@\w{2,30})*|[\w.+-]+@[\w-]+\.[\w.]+")


def is_furniture(line: str) -> bool:
    """Whether a whole line is site junk, a rule, a sign-off or a pointer elsewhere."""
    if len(line) > _LONGEST:
        return False
    lowered = line.lower()
    if _OPENING.match(lowered) is not None or _WHOLE.fullmatch(lowered.rstrip()) is not None:
        return True
    # The rest is looked for where a word of it stands: nearly no line has one.
    for hint in _SIGN_OFF_HINTS:
        if hint in line:
            if _SIGN_OFF.fullmatch(line) is not None:
                return True
            break
    if ("http" in line or "www." in line) and _BARE_LINK.fullmatch(line) is not None:
        return True
    return "@" in line and _HANDLE.fullmatch(line) is not None


_END_MARK = re.compile(r"(?:\s+|^)(?:reuters?|\(?end\)?|-\s*30\s*-|\*{3,}|#{3})\W*$", re.IGNORECASE)
_END_WORDS = ("reuter", "reuters", "end", "30")


def end_mark(line: str) -> int:
    """Where the wire's mark of the end begins in the last line ("... he said. REUTER"), or -1."""
    end = len(line)
    while end and not (line[end - 1].isalnum() or line[end - 1] == "_"):
        end -= 1
    is_word = line[max(0, end - 7) : end].casefold().endswith(_END_WORDS)
    if not is_word and "***" not in line[end:] and "###" not in line[end:]:
        return -1
    match = _END_MARK.search(line)
    if match is None or (match.start() and line[: match.start()].rstrip()[-1:] not in ".!?\"'”’)"):
        return -1
    return match.start()
