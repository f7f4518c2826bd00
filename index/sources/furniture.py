"""Site junk and desk notes: lines that came with an article and are not part of what it tells."""

from __future__ import annotations

import re

_LONGEST = 400

# A whole line is one of these, whatever its case.
_WHOLE = re.compile(
    r"""(?ix) (?:
      [\W_]+                                                     # rules: ___, * * *, ---, -30- and the like
    | -\s*30\s*- | \#{2,} | ends? | end \s of \s (?:story|article) | more | reuters? | \(?more\)?
    | advertisements? | ad(?:vert)? | sponsored(?:\scontent)? | promoted | story\scontinues\sbelow(?:\sadvertisement)?
    | article \s continues \s (?:below|after).{0,40}
    | (?:leave|post|write|add) \s (?:a|your) \s (?:reply|comment)s? .{0,40}
    | (?:\d+|no|view(?:\sall)?|show|hide|load|read) \s (?:more\s)? comments? .{0,30} | comments? (?:\s\(?\d+\)?)? | reply
    | comments \s are \s closed.? | log \s in .{0,40} | sign \s in .{0,40} | register (?:\snow)? | subscribe (?:\s (?:now|today))?
    | (?:share|tweet|email|e-mail|print|save|copy\slink|pin\sit|like|follow|bookmark)
      (?: [\s,|/·]+ (?:share|tweet|email|e-mail|print|save|copy|link|this|article|story|post|page|on|via|with|friends?|by
      |facebook|twitter|x|whatsapp|linkedin|reddit|telegram|us|now|or|and))* \s* :? .{0,0}
    | (?:facebook|twitter|whatsapp|linkedin|reddit|telegram|instagram|pinterest|youtube|x|e-?mail|print|copy\slink
      |gift\sarticle) (?: [\s,|/·]+ (?:facebook|twitter|whatsapp|linkedin|reddit|telegram|instagram|pinterest|youtube|x
      |e-?mail|print|copy\slink) )*
    | skip \s to \s .{1,40} | (?:back\sto|return\sto) \s .{1,30} | (?:previous|next) \s (?:article|story|post|page).{0,80}
    | (?:home|news) (?: \s* [>»›/|] \s* [\w &-]{2,30} )+
    | menu | search | close | loading\.{0,3} | play (?:\svideo)? | watch (?:\snow)? | listen (?:\snow)? | read\smore | see\smore
    | show \s (?:more|less) | view \s gallery | getty(?:\simages)? | most\s(?:read|popular|viewed|shared)
    | trending(?:\snow)? | editors?['’]?s?\s(?:picks?|choice) | recommended(?:\sfor\syou|\sstories|\sreading)?
    | (?:related|more) (?:\s(?:articles?|stories|story|news|topics?|coverage|content|links?|posts?|on\sthis(?:\sstory|\stopic)?)) :?
    | you \s (?:may|might) \s also \s (?:like|enjoy|be\sinterested\sin).{0,20} | what\sto\sread\snext | up\snext
    | all \s rights \s reserved .{0,60} | minutes? \s read | \d+ \s* min(?:utes?)? \s read
    ) \s* """
)

# A line begins with one of these and is short enough to be nothing else.
_OPENING = re.compile(
    r"""(?ix) (?:
      ©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}|by\b|the\b)|©?\s?\d{4}\s(?:the\s)?[\w ]{2,40}\ball\srights
    | (?:find|see|read|get|view) \s (?:more|all|full) \s (?:of\s)? .{0,60} (?:coverage|stories|at\shttps?:|here|:)
    | (?:follow|for\smore|for\sall|for\sfull) \b .{0,80} (?:coverage|https?://|\bon\s(?:twitter|facebook|instagram|x)\b|@\w)
    | (?:read|see|watch|listen|also|related|more|analysis|opinion|explainer|live|recommended|explore) \s?(?:more|also|next|now|here|read|stories|story|articles?|coverage|updates?|on\sthis)? \s* [:|>»→] (?!//)
    | (?:more|full|continuing|ongoing|complete) \s .{0,40} \bcoverage \s* [:@]? \s* (?:at\s)? https?://
    | (?:sign|signed) \s up \s (?:to|for|here|now|today) | subscribe \s (?:to|for|now|here|today) | get \s (?:our|the) \s .{0,50} \b(?:newsletter|inbox|app|alerts?)\b
    | (?:download|try|install) \s (?:our|the) \s .{0,30} \bapp\b | join \s (?:our|the) \s .{0,40} (?:newsletter|channel|whatsapp|telegram|conversation)
    | support \s (?:our|independent|quality) \s .{0,30} journalism | (?:become|already) \s a \s (?:member|subscriber)
    | (?:we|this \s (?:web)?site|our \s (?:web)?site|by \s (?:using|continuing|clicking)) \b .{0,80} \b(?:cookies?|privacy\spolicy|terms\sof\s(?:use|service))
    | (?:this \s material|no \s part \s of \s this|reproduction|the \s content \s of \s this) \b .{0,90} \b(?:published|broadcast|rewritten|reproduced|redistributed|prohibited|permission)
    | click \s (?:here|on\sthe|to) \b | tap \s here \b | (?:your|you) \s e-?mail \s (?:address\s)? will \s not \b | required \s fields \b
    | (?:contact|e-?mail|reach|write\sto) \s (?:us|the\s(?:author|reporter|writer|editor)|\w+) \s (?:at|via|on) \s .{0,60}@
    | (?:got|have) \s a \s (?:news\s)?(?:tip|story)\b | send \s (?:us\s)? (?:tips|your)\b | (?:tags?|filed\sunder|topics?|categor(?:y|ies)|keywords|posted\sin) \s?:
    | (?:\(|\[)? (?:reporting|writing|additional\sreporting|editing|compiled|edited|written|translated) \s by \b
    | (?:correction|clarification|editor['’]?s['’]?\snote) \s?: .{0,10}$
    | (?:share|tweet|e-?mail|print) \s this \b
    | this \s (?:story|article|post|report) \s (?:was|has\sbeen|is) \s (?:first|originally|also|auto|updated|published|produced|corrected|translated|part\sof|available|last|generated)\b
    | the \s (?:associated\spress|ap) \b .{0,120} \b (?:receives?\s(?:financial\s)?support|is\ssolely\sresponsible)
    | follow \s (?:us|the|him|her|them|@?\w+) \b .{0,40} \bon \s (?:twitter|facebook|x|instagram|social)
    ) """
)

# Who else worked on it: "Magdy reported from Cairo.", "A writer in Tokyo contributed to this report."
_NAME = r"(?:[A-Z][\w.’'-]*|al-\w+|[a-z]{1,3}\s[A-Z][\w’'-]+)"
_SIGN_OFF = re.compile(
    r"(?:[^.!?]{0,250}\bcontributed\s(?:to\sthis\s(?:report|story|article)|(?:additional\s)?(?:reporting|research))\b.{0,160}"
    rf"|(?:{_NAME}(?:,?\s(?:and\s)?|,\s)){{1,12}}reported\sfrom\s[A-Z][^.!?]{{0,160}}\.?"
    r"|(?:[A-Z][\w’'.-]*\s){1,4}is\sa\s(?:\w+\s){0,3}(?:reporter|correspondent|columnist|editor|writer|fellow)\b.{0,200}"
    r"|(?:[A-Z][\w’'.-]*\s){0,5}(?:writer|writers|reporter|reporters|correspondent|staff)\s.{2,160}\breported\sfrom\s.{2,80})"
)
_BARE_LINK = re.compile(r"(?:[\w ’'-]{0,40}:\s?)?(?:https?://|www\.)\S+\.?")
_HANDLE = re.compile(r"@\w{2,30}(?:[\s,|]+@\w{2,30})*|[\w.+-]+@[\w-]+\.[\w.]+")


def is_furniture(line: str) -> bool:
    """Whether a whole line is site junk, a rule, a sign-off or a pointer elsewhere."""
    if len(line) > _LONGEST:
        return False
    return (
        _OPENING.match(line) is not None
        or _WHOLE.fullmatch(line) is not None
        or _SIGN_OFF.fullmatch(line) is not None
        or _BARE_LINK.fullmatch(line) is not None
        or _HANDLE.fullmatch(line) is not None
    )


_END_MARK = re.compile(r"(?:\s+|^)(?:reuters?|\(?end\)?|-\s*30\s*-|\*{3,}|#{3})\W*$", re.IGNORECASE)


def end_mark(line: str) -> int:
    """Where the wire's mark of the end begins in the last line ("... he said. REUTER"), or -1."""
    match = _END_MARK.search(line)
    if match is None or (match.start() and line[: match.start()].rstrip()[-1:] not in ".!?\"'”’)"):
        return -1
    return match.start()
