"""Closed classes of words that the rules share: titles, name particles, months, weekdays, endings of names."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(words.split())


TITLES = (
    "Mr|Mrs|Ms|Miss|Dr|Shri|Smt|Prof|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Adm|Rev|Hon|Sir|Dame|Lord|Lady|President|"
    "Prime Minister|Minister|Premier|Chancellor|Senator|Governor|Mayor|General|Colonel|Major|Captain|Lieutenant|"
    "Sergeant|Admiral|Commander|Judge|Justice|Pope|Cardinal|Archbishop|Bishop|Commodore|Brigadier|Marshal|Father|Sister|King|Queen|Prince|"
    "Princess|Sheikh|Sheik|Ayatollah|Imam|Rabbi|Secretary|Ambassador|Professor|Doctor|Chairman|Congressman|"
    "Congresswoman|Representative|Sultan|Emir|Chaplain"
)
"""Forms of address that stand before a name (capitalised)."""

HONORIFIC = re.compile(
    r"(?:PM|Mr|Mrs|Ms|Miss|Dr|Shri|Smt|Prof|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Adm|Rev|Hon|Fr|Sir|President|"
    r"Mayor|Sheriff|Mallam|Alhaji|Tan Sri|Datuk|Prime Minister|Treasurer|Spokesman|Spokeswoman|Spokesperson|"
    r"Minister|Senator|Governor|Chancellor|Judge|Justice|Commander|General|Colonel|Major|Captain|Admiral|Commodore|Brigadier|"
    r"Ambassador|Professor|Congressman|Congresswoman|"
    r"Min[a-z]{2,5}ster|Staff Sgt|Lance Cpl|Marine (?:Lt|Cpl|Sgt|Col|Maj|Gen))"
    r"\.?\s+(?=[A-ZÀ-Þ])"
)
"""What is not part of a person's name. "Pope John", "King Hussein", "Prince Charles" and "Sheikh" are kept."""

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"

PARTICLES = word_set(
    "al el arap bin ibn abu abd van von der den de del della di da du la le los las dos das do ter ten y e ben "
    "af av zu zur bint"
)
"""Words of personal names that are often written small."""

JUNIOR = frozenset({"jr", "sr", "junior", "senior"})
"""Words behind a surname that tell a son from his father (folded)."""

AGENCIES = "AP|AFP|Reuters|REUTERS|UPI|Xinhua|ANI|PTI|IANS|TASS|Tass|ITAR-TASS|dpa|DPA|EFE|ANSA|CNN|BBC|VOA|WAFA"
"""Wire services as datelines give them."""

FUNCTION_WORDS = word_set(
    "a an and as at but by for from in into is it its near nor of off on or over per so the to up via "
    "with vs v after amid than that are was not no be has his her will out if when who how"
)
"""Words that headline style leaves small."""

ORGANISATION_HEADS = (
    "Inc|Corp|Ltd|Co|Plc|PLC|LLC|LLP|AG|SA|NV|GmbH|SpA|Bhd|Pty|Limited|Incorporated|Corporation|Company|Cos|"
    "Companies|"
    "Group|Holdings|Bank|Bancorp|Banking|Industries|Enterprises|Partners|Securities|Investments?|Brothers|Bros|"
    "Party|Ministry|Department|Dept|University|College|Institute|School|Academy|Agency|Council|Committee|"
    "Commission|Association|Assn|Union|Federation|Confederation|Authority|Police|Court|Parliament|Army|Navy|"
    "Brigades?|Movement|Front|Club|FC|United|Rovers|Wanderers|Airlines|Airways|Times|Post|News|Press|Herald|"
    "Tribune|Gazette|Guardian|Telegraph|Journal|Radio|Television|Foundation|Society|Church|Red Crescent|"
    "Red Cross|Congress|Senate|Assembly|League|Organi[sz]ation|Records|Orchestra|Band|Museum|Hospital|Office|"
    "Bureau|Services?|Board|Fund|Trust|Cent(?:er|re)|Motors?|Systems|Technologies|Software|Pharmaceuticals|"
    "Petroleum|"
    "Energy|Oil|Airport Authority|Exchange|Insurance|Telecom|Communications|Electronics|Electric|"
    "International|Entertainment|Pictures|Studios|Coalition|Alliance|Initiative|Cabinet|Command|Forces?|Corps"
)
"""Last words of names of organisations."""

GENERIC_BODIES = (
    "Department|Board|Bank|Stock Exchange|Exchange|Commission|Association|Council|Agency|Authority|Ministry|"
    "Institute|Federation|Bureau|Chamber|Committee|Administration|Corporation|Foundation|University|Parliament|Police|Airlines|"
    "Airways|Railways"
)
"""Last words of bodies that are called by a country or a town."""

CORPORATION_SLIPS = ("incorp", "corporatin", "corportion", "crporation", "corpration", "coporation", "corporaton")
COMPANY_ENDINGS = (
    "inc|incorporated|corp|corporation|cos|co|company|companies|na|ltd|limited|plc|llc|llp|lp|ag|sa|nv|gmbh|spa|bhd|pty|ab|as|"
    "a/s|mlp|(?:master )?limited partnership|master limited|oyj|oy|kk|bsc|fsb|kgaa|asa|"
    f"{'|'.join(CORPORATION_SLIPS)}|"
    "holdings|holding|group"
)
"""Designators that a company's short name drops (folded), and slips for "corporation"."""

PLACE_HEADS = (
    "City|River|Lake|Island|Islands|Isles|Mountains?|Mount|Street|Avenue|Road|Airport|County|Province|Valley|Bay|"
    "Beach|Strip|Sea|Ocean|Peninsula|Park|Square|Stadium|Bridge|Gulf|Coast|Heights|Desert|Straits?|Canal|Creek|"
    "Harbou?r|Falls|Forest|Highway|District|Township|Village|Cape|Hills?|Plateau|Basin|Delta|Crossing|Territory|"
    "Territories|Oblast|Prefecture|Cave|Caves|Docks?|Prison|Tower|Palace|Castle|Cathedral|Cemetery|Parish|"
    "Checkpoint|Local Government Area|Constituency|Municipality|Governorate|Barracks|Kaserne|Upazila|"
    "Penitentiary|Opera House|Plaza|Boulevard|Lane"
)
"""Last words of names of places."""

GLUED = (
    "(?:where|which|while|who|when|was|were|is|has|had|and|but|said|says|after|before|with|that|the|in|into|on|as|to|"
    "for|from|by|at|because|amid)"
)
"""Words that news sites glue to the name before them when a line break is lost: "Gazawhere"."""

NO_NAMES = word_set(
    "GMT CST CDT MST BST EST EDT PST PDT CET UTC CEO CFO COO GDP GNP CPI PPI IPO GDR GDRs ADR ADRs EPS DNA "
    "RNA HIV AIDS TV AM PM KO TKO RBI RBIs ERA MVP DVD CD CDs PC PCs ISDN SMS MLN BLN PCT COVID COVID-19 ID "
    "IQ VP UFO ATM SUV SUVs VIP DJ DJs NGO NGOs MP MPs MEP MEPs POW POWs R&D Q1 Q2 Q3 Q4 H1 H2 USD EUR GBP JPY "
    "DM FIM SKR FFR Ps VR AR AI USB GPS FAQ URL HTML CPU GPU LGBT LGBTQ CGI DIY Photo Credit Image Video Mln "
    "Bln Dlrs H1N1 LNG VAT PSBR CPO RBD Mos MOS SDR SDRs ECU ECUs PL RSS CIF FOB MTBE WTI UPDATE RTRS Revs "
    "Shr Shrs Avg Net Oper Qtr Mths Libor LIBOR Co Corp Inc Ltd Bank Company Group Board Says Said Sees "
    "Brexit Euro Office Department Unit Street State City Dow Bishop Mass Internet Web Sunday Easter "
    "Christmas Ramadan National First International General Institute Association Bureau Commodity Advanced "
    "Trust Industries Communications Services Resources Financial Capital Securities Foods Products Systems "
    "Technologies Partners Holdings Stores Administration Mar Feb Apr Aug Sept Sep Oct Nov Dec Jul Jun "
    "Party AUS OPG CLSG Stcks Stks Nil N.A. Congressional OVR UND DFL NKR BFR DKR SFR "
    "JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC VOL MM Jr Jr. Sr. XTs Div RAM "
    "ICBM ICBMs HDR SDK APIs VoIP GUI LED LCD HDMI WOW LOL OMG DNP A&E VX IVF CBD "
    "B.A. M.A. B.S. M.S. B.Sc. M.Sc. J.D. M.D. Ph.D. PhD LL.B. LL.M. M.B.A. MBA Ministers HOST "
    "JOURNALIST REPORTER PRESENTER MODERATOR INTERVIEWER Rs Building Government Police "
    "DACA PPE mRNA ETF ETFs IPOs NFT NFTs LLM LLMs SEO ESG DEI Bible Bibles Koran Quran Summit Caravan Caravans "
)
"""Capitals that name nobody: times, offices, units, terms of money and medicine."""

GOODS = word_set(
    "Silver Gold Copper Tin Zinc Nickel Aluminium Aluminum Lead Cocoa Coffee Sugar Rubber Soybeans Soybean Soyoil "
    "Soymeal Copra Palm Coconut Rapeseed Sunflower Wheat Corn Maize Barley Sorghum Cotton Cattle Hogs Flag Arms "
    "Exports Imports"
)
"""What markets trade in, written large in lists and tables: nobody, but for a surname."""

INDICES = re.compile(
    r"(?:[A-Z][a-z]+(?:ian|ese|ish|an) )?"
    r"(?:FTSE|DAX|CAC|Nikkei|MERVAL|MICEX|Hang Seng|Bovespa|Merval|"
    r"Sensex|Ibex|IBEX|Stoxx|STOXX|Kospi|KOSPI|Nifty|Topix|TOPIX|"
    r"Russell 2000|S&P 500|RTS|FT-SE|Euro Stoxx|Straits Times Index|All Ordinaries)"
    r"(?:[ -](?:Index|Stock Average|Average|100|225|30|40|50|250|500|All-Share))?"
)
"""What measures a stock market: named in every report of it, and neither a body nor a place nor a person."""

GRADES = re.compile(
    r"West Texas (?:Intermediate|Sour)|(?:Light Louisiana|Louisiana Light)(?: \w+)?|(?:Alaska )?North Slope|"
    r"Brent(?: [Bb]lend| [Cc]rude)?|Dubai [Cc]rude|Art (?:Deco|Nouveau)"
)
"""Sorts of oil, and styles: kinds of things, not things."""

TERMS = re.compile(
    r"London [Ii]nter-?[Bb]ank (?:[Oo]ffered|[Oo]ffer|[Bb]id|[Mm]ean) [Rr]ates?|"
    r"West Texas (?:[Ii]ntermediate|[Ss]our)|"
    r"(?:[Ll]ight |[Ss]outh |[Ww]est )?Louisiana [Ss]weet|"
    r"\bFederal funds\b|"
    r"\bAsian [Dd]ollars?(?! [Mm]arket)|\bU\.?S\.? \d-\d(?![\d/])"
)
"""Rates of interest, sorts of oil and kinds of money that are called by a place: it is not what they speak of."""

MONEY = re.compile(
    r"(?i:\b(?:dollars?|dlrs?|pounds?|francs?|marks?|yen|lir[ae]|pesos?|rand|rupees?|ri[ya]als?|dirhams?|dinars?|kron(?:e|er|a|or)|"
    r"guilders?|pesetas?|escudos?|schillings?|markka|drachmas?|baht|ringgit|won|yuan|rou?bles?|cruzados?|australs?|"
    r"sucres?|bolivars?|rupiahs?)(?: n| cd)?)$"
)
"""Kinds of money, where they end what looks like a name of several words: "U.A.E. Dirham"."""

ROWS = re.compile(
    r"(?i:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d.*|EAST|WEST|NORTH|SOUTH|UP|OFF|DN|"
    r"(?i:note):.*|BC-[A-Z-]+|(?i:qtly|mthly)|"
    r"(?:Start|End|Begin|Beginning|Ending|CCC|Total) (?:Stocks|Stcks|Stks)|"
    r"(?:Crude )?FOB(?: Gulf)?|AvgPrice|Carloads|Domest|(?:PAK )?RUP|E[Ee][Pp]|P[Ii][Kk]|THOUS BUSHELS|"
    r"PRS (?i:PARIS).*|(?i:(?:LONG )?GRAIN RICE)"
)
"""What tables and headlines in capitals have, and nobody is called."""

SECURITIES = re.compile(
    r"\b(?:Preferred|Preference|Common|Convertible|Subordinated|Senior|Junior|Ordinary|Series|Class|Treasury|Medium|"
    r"Floating)\b.*(?i:\b(?:stock|shares?|notes?|debentures?|bonds?|warrants?|certificates|receipts|bills?)$)"
)
"""What companies and states issue: no body of its own."""

MARKET_WORD = re.compile(
    r"\b(?:(?i:mln|bln|dlrs?|pct|cts|shrs?|revs|qtrs?|mths|untrd|unch|t-bills?|clsg|cents?|eurobonds?)|DMK|STG|BID|NIL|BIDS)\b"
)
"""Words of money and market tables: what holds one names nobody."""
