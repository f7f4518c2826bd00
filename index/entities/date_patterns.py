"""How English news writes days, months, years and spans of them: the patterns, no meaning yet."""

from __future__ import annotations

import re

from index.entities.words import MONTHS, WEEKDAYS

_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\."
MONTH = rf"(?:{_SHORT}(?=[\s,–-])|(?:{MONTHS})\b)"
YEAR = r"(?:1[5-9]|20)\d\d"
_NO_FIGURE = r"(?![\d]|[,.:]\d|[-–/]\d|\s?(?:%|percent|per cent|pct|million|billion|mln|bln|dlrs|GMT|[ap]\.?m\b))"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
# The wires write numbers below ten in words: "effective April six", where no thing counted follows.
_DAY_IN_WORDS = (
    r"(?i:one|two|three|four|five|six|seven|eight|nine)(?=[.,;:)\n]|$|"
    r"\s(?:and|or|but|to|that|at|for|with|when|by|in|as|from|will|was|is|were|are|would)\b)"
)
_YEAR_BEHIND = rf"(?:,?\s(?P<year>{YEAR}))?(?!\d|[,.]\d)"
PART = r"(?P<part>[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd|[Ee]nd of|[Tt]he end of|[Bb]eginning of|[Ss]tart of|[Mm]iddle of)"
_PART = rf"(?:{PART}(?:[\s-](?:the\s)?))?"
_WHICH = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:\s(?:coming|past))?|[Cc]oming|[Pp]ast|[Pp]revious|[Cc]urrent)"
_NUMBER = (
    r"(?P<count>\d{1,3}|(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|thirty))"
)
_UNIT = (
    r"(?P<unit>hour|day|week|weekend|month|quarter|year|decade|century|centurie|summer|spring|winter|autumn|fall)"
)
_OF_DAY = r"(?:(?:['’]s)?\s(?:morning|afternoon|evening|night)\b)?"
_QUARTERS = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal(?= quarter of)|1st|2nd|3rd|4th)"

ISO = re.compile(rf"(?<![\w-])(?P<year>{YEAR})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d|-)")
MONTH_DAY = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAYS}),?\s)?(?P<month>{MONTH})\s(?P<day>{_DAY}|{_DAY_IN_WORDS})"
    rf"(?:\s?(?:[-–]|to|through)\s?(?:(?P<month2>{MONTH})\s)?(?P<day2>{_DAY}))?{_NO_FIGURE}{_YEAR_BEHIND}"
)
DAY_MONTH = re.compile(
    rf"(?<![\d.,:$£€/-])\b(?:(?P<weekday>{WEEKDAYS}),?\s)?(?P<day>{_DAY})(?:\s?(?:[-–]|to)\s?(?P<day2>{_DAY}))?"
    rf"\s(?:of\s)?(?P<month>(?:{MONTHS})\b)(?!\s(?:be|have)\b){_YEAR_BEHIND}"
)
MONTH_YEAR = re.compile(
    rf"\b{_PART}(?P<month>{MONTH})(?:(?:\s?[-–/]\s?|\s(?:to|and|or|through|until)\s)(?P<month2>{MONTH}))?"
    rf",?\s(?:of\s)?(?P<year>{YEAR})"
    r"(?!\d|[,.]\d)"
)
MONTH_ALONE = re.compile(
    rf"(?P<lead>\b(?:[Ii]n|[Ss]ince|until|till|[Bb]y|[Ff]rom|[Tt]o|through|[Dd]uring|[Ff]or|[Bb]etween|and|of|[Uu]ntil|"
    rf"before|[Aa]fter|ended|ending|delivery)\s)?{_PART}(?:{_WHICH}\s)?"
    rf"(?P<month>{_SHORT}(?=\s[a-z])|(?:{MONTHS})\b)(?:\s?[-–/]\s?(?P<month2>(?:{MONTHS})\b))?(?!\s?\d|\.\d|-[A-Z])"
    r"(?P<of_year>\s(?:of\s)?(?:this|last|next)\syear)?(?P<on>\sonwards?\b)?"
)
WEEKDAY = re.compile(
    rf"\b(?:{_WHICH}\s|[Ee]arly\s(?:on\s)?|[Ll]ate\s(?:on\s)?)?(?P<weekday>{WEEKDAYS})\b{_OF_DAY}"
    r"(?P<week>\s(?:last|next|this)\sweek\b)?(?!\s(?:Times|Telegraph|Mail|Express|Mirror|Herald|Night Live))"
)
NEAR = re.compile(
    r"\b(?:[Ee]arlier\s|[Ll]ater\s|[Ll]ate\s|[Ee]arly\s)?(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|"
    r"[Tt]he day (?:before yesterday|after tomorrow)|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b"
    rf"{_OF_DAY}"
)
RELATIVE = re.compile(
    rf"\b(?:(?P<side>[Ee]arlier|[Ll]ater)\s(?:in\s)?)?{_PART}{_WHICH}\s(?:{_NUMBER}\s)?{_UNIT}s?\b(?!-century)"
    rf"(?P<same>\s(?:ended|ending)\b)?(?!\sof\s(?:the\s(?:year|month|quarter|century)\b|{MONTH}))"
)
AGO = re.compile(rf"\b(?<!half ){_NUMBER}\s{_UNIT}s?\sago\b(?:\s(?:on\s)?(?P<weekday>{WEEKDAYS})\b)?")
WEEKEND = re.compile(r"\b(?P<lead>(?:[Oo]ver|[Dd]uring|[Aa]t|for|on) )the weekend\b(?! of\b)")
FIRST_MONTHS = re.compile(
    rf"\b[Ff]irst\s{_NUMBER}\smonths\sof\s(?:(?P<year>{YEAR})(?!\d)|(?P<which>this|last|next|the)\syear\b)"
)
PART_OF = re.compile(
    r"\b(?P<part>[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle)\sof\sthe\s(?P<unit>year|month|week|decade|quarter)\b|"
    rf"\b(?:(?:(?P<before>{YEAR})\s)?(?P<short>year|month|quarter)[\s-]end|end-(?P<tail>year|month))\b(?:,?\s(?P<year>{YEAR})\b)?|"
    r"\b(?P<side>[Ee]arlier|[Ll]ater)\sin\sthe\s(?P<same>year|month|week|day|decade)\b"
)
YEAR_ALONE = re.compile(
    rf"(?<![\w$£€#.,:/+–-])(?:{_PART}(?P<fiscal>(?:fiscal|calendar|financial)\s(?:year\s)?)?)(?P<year>{YEAR})"
    rf"(?:(?P<to>\s?[-–]\s?|/|\sto\s|(?<=[Bb]etween \d\d\d\d)\sand\s)(?P<year2>{YEAR}|\d\d))?"
    r"(?P<end>['’]s)?(?![\w%]|[.,:/–-]\d)"
)
DECADE = re.compile(
    rf"\b{_PART}(?:(?P<which>last|next|this)\s)?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b|(?<!\w)['’](?P<short>\d0)s\b|"
    r"\b(?P<century>1[0-9]th|2[01]st|20th|[Nn]ineteenth|[Tt]wentieth|"
    r"[Ee]ighteenth|[Tt]wenty-first)[\s-]century\b"
)
QUARTER = re.compile(
    rf"\b(?:(?:(?P<before>{YEAR})(?:['’]s)?|(?P<whose>[Ll]ast|[Tt]his|[Nn]ext) year['’]s)\s)?"
    rf"(?:{_QUARTERS}[\s-](?P<size>quarter|half)|(?P<code>[QH][1-4]))\b"
    rf"(?:(?:,|\sof|\sin)?\s(?:(?:fiscal\s)?(?P<year>{YEAR})(?!\d|[,.]\d)|(?P<which>this|last|next|the)\syear)\b)?"
    r"(?!\s(?:(?:of|in)\s)?(?:the|its|their)\s(?:fiscal|financial))"
)
SEASON = re.compile(
    rf"\b{_PART}(?:{_WHICH}\s)?(?P<season>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall|Winter)"
    rf"(?:\s(?:of\s)?(?P<year>{YEAR}))?\b(?!\d)"
)
FEAST = re.compile(
    r"\b(?P<feast>Christmas (?:Day|Eve)|New Year['’]s (?:Day|Eve)|Boxing Day|Halloween|Valentine['’]s Day|"
    r"(?:Fourth of July|July Fourth)|Thanksgiving(?: Day)?|Black Friday|Good Friday|"
    r"Easter (?:Sunday|Monday|weekend)|Palm Sunday|Ash Wednesday)\b"
    r"(?!\s(?:[Aa]greement|[Aa]ccord|[Dd]eal|[Pp]act|[Mm]assacre))"
    rf"(?:,?\s(?P<year>{YEAR})\b)?"
)
IN_DIGITS = re.compile(
    r"(?<![\w/.,:$£€-])(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?!\w|[/.-]\d)"
)
ATTACKS = re.compile(r"\b9/11\b|\b(?:September|Sept\.?) 11(?=\s(?:terror(?:ist)?\s)?(?:attack|hijack))")

# What is seldom written is looked for only where words of it stand.
RARE = {
    WEEKEND: re.compile("the weekend"),
    FIRST_MONTHS: re.compile("months of"),
    FEAST: re.compile("Christmas|New Year|Boxing|Hallow|Valentine|July|Thanks|Friday|Easter|Palm|Ash "),
    IN_DIGITS: re.compile(r"\d[/.]\d\d?[/.]\d"),
}
