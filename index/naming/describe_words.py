"""Closed classes of words by which news says who or what something is."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(words.split())


PERSONS = word_set(
    "leader chief head minister president premier chancellor director chairman chairwoman chairperson "
    "secretary spokesman spokeswoman spokesperson commander general governor mayor senator congressman "
    "congresswoman analyst economist professor judge founder cofounder co-founder executive ceo actor actress "
    "author captain coach envoy ambassador officer owner treasurer trader dealer broker lawyer attorney "
    "investor financier banker magnate tycoon raider strategist partner manager adviser advisor aide official "
    "diplomat negotiator delegate member representative republican democrat politician lawmaker legislator "
    "deputy candidate editor publisher journalist reporter columnist writer novelist poet singer musician "
    "conductor composer painter artist designer architect engineer scientist physicist chemist biologist "
    "researcher doctor surgeon nurse teacher lecturer historian farmer rancher fisherman miner worker pilot "
    "astronaut soldier sailor guerrilla rebel activist campaigner dissident prosecutor detective inspector "
    "policeman commissioner comptroller controller vice-chairman chieftain king queen prince princess sheikh "
    "emir sultan pope bishop archbishop cardinal rabbi priest monk imam cleric driver player striker "
    "goalkeeper midfielder defender batsman bowler champion winner boxer golfer jockey swimmer runner cyclist "
    "forward skipper striker referee resident student graduate widow wife husband son daughter brother sister "
    "father mother heir heiress entrepreneur businessman businesswoman industrialist shareholder specialist "
    "expert consultant psychologist counsel auditor administrator coordinator president-elect chair mediator "
    "arbitrator trustee inventor philosopher colonel admiral lieutenant sergeant brigadier marshal native "
    "veteran critic opponent ally speaker whip successor predecessor premier-designate commentator anchor "
    "presenter justice physician investor dean billionaire millionaire hostage defendant employee developer "
    "warlord militant preacher evangelist broadcaster comedian producer curator chef sheriff parliamentarian "
    "chairman-elect chartist refugee prisoner suspect gunman victim winner laureate appointee nominee organiser "
    "organizer scholar academic agent promoter collector landowner theorist statistician technician hairdresser "
    "restaurateur stockbroker shipbroker assistant merchant contractor treasurer retiree spouse nephew niece "
    "cousin uncle aunt accountant"
)
TITLES = word_set("rep sen gov gen adm col lt capt maj sgt prof rev")
"""Titles that are written short, with a full stop."""
PERSONS |= TITLES

ORGANISATIONS = word_set(
    "company firm group corporation conglomerate concern unit subsidiary affiliate arm division branch bank "
    "lender insurer brokerage house partnership venture consortium cartel syndicate trust fund agency "
    "authority board bureau commission committee council ministry department office organisation organization "
    "association federation union society foundation institute institution college university school academy "
    "hospital laboratory party movement faction militia army force guard alliance coalition bloc airline "
    "carrier railway railroad utility maker manufacturer producer supplier distributor retailer wholesaler "
    "chain store supermarket brewer baker brewery distiller distillery builder shipbuilder carmaker automaker "
    "steelmaker chipmaker drugmaker planemaker publisher newspaper magazine daily weekly broadcaster station "
    "network studio refiner refinery miner explorer driller operator provider developer contractor importer "
    "exporter trader shipper exchange market court tribunal parliament assembly club team side charity "
    "watchdog regulator think-tank body cooperative co-operative conference congress convention wing startup "
    "start-up monopoly giant processor packager marketer owner investor holding bookmaker designer printer "
    "mill plant business enterprise industry service services corp parent panel pipeline restaurateur lessor "
    "thrift bottler miller grower packer foundry smelter creditor shareholder publication employer "
    "lessor landlord paper tabloid broadsheet weekly stockbroker lab clinic choir orchestra band museum "
    "seller buyer user consumer reinsurer financier grower breeder caterer merchandiser assembler "
    "formulator recycler fabricator integrator franchiser franchisor licensee licensor renter freighter hotelier "
    "bakery forecaster shipbroker courier underwriter winery vineyard shipyard smelter thinktank gallery theatre "
    "theater label franchise broker"
)
LEGAL_FORMS = r"Inc|Corp|Cos?|Ltd|Plc|PLC|LLC|AG|SA|S\.A|NV|N\.V|SpA|AB|GmbH|Bhd|Pty|LP|L\.P|Group|Holdings?"
"""How the names of firms end; alternatives of a pattern, the full stop left to it."""

PLACES = word_set(
    "city town village capital port harbour harbor island islands isle province state region district county "
    "suburb resort peninsula country nation republic territory colony enclave river lake sea gulf strait bay "
    "valley mountain mountains desert basin field area settlement camp base neighbourhood neighborhood "
    "municipality commune canton emirate sultanate kingdom hub centre center site airport terminal township "
    "borough hamlet plain coast crossing outpost spaceport complex channel canal waterway oilfield prefecture "
    "community haven seaport stronghold shipyard"
)
VERBS = word_set(
    "said says say told tells is was are were be been has had have will would could should may might can did "
    "does do added announced reported rose fell gained lost closed ended began started made took came went "
    "got agreed asked plans planned expects expected called argued noted warned paid bought sold acquired "
    "offered led left met won arrived declined rejected approved also"
)
"""Verbs in the form of a whole clause: with one of these in it, it tells what happened."""

WEAK = word_set(
    "executive analyst economist official member trader dealer partner manager spokesman spokeswoman worker"
)
"""Offices that say little without whose."""

DOING = word_set(
    "makes produces operates owns manufactures sells provides runs distributes specialises specializes "
    "publishes develops designs markets builds supplies imports exports processes refines mines controls "
    "represents groups regulates oversees administers insures advises leases packages promotes breeds grows "
    "supervises monitors transports guarantees finances serves employs repairs rebuilds maintains brews bottles "
    "smelts assembles fabricates underwrites audits "
    "broadcasts prints trains lends organises organizes"
)
"""What a company does, in the present: "X, which makes copper tubes"."""

_STATES_AS_WRITTEN = (
    "Ala=Alabama Ariz=Arizona Ark=Arkansas Calif=California Colo=Colorado Conn=Connecticut Del=Delaware "
    "Fla=Florida Ga=Georgia Ill=Illinois Ind=Indiana Kan=Kansas Ky=Kentucky La=Louisiana Mass=Massachusetts "
    "Md=Maryland Mich=Michigan Minn=Minnesota Miss=Mississippi Mo=Missouri Mont=Montana Neb=Nebraska "
    "Nev=Nevada Okla=Oklahoma Ore=Oregon Pa=Pennsylvania Penn=Pennsylvania Tenn=Tennessee Tex=Texas "
    "Vt=Vermont Va=Virginia Wash=Washington Wis=Wisconsin Wyo=Wyoming Ont=Ontario Que=Quebec Alta=Alberta "
    "N.Y=New_York N.J=New_Jersey N.C=North_Carolina S.C=South_Carolina N.D=North_Dakota S.D=South_Dakota "
    "N.H=New_Hampshire N.M=New_Mexico R.I=Rhode_Island W.Va=West_Virginia D.C=District_of_Columbia "
    "B.C=British_Columbia"
)
FULL_STATES = {
    short: full.replace("_", " ") for short, _, full in (w.partition("=") for w in word_set(_STATES_AS_WRITTEN))
}
"""Short → full. They are written with a full stop at the end, which is taken off here."""
SHORT_STATES = frozenset(FULL_STATES)

STATES = (
    SHORT_STATES
    | word_set(
        "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii "
        "Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
        "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee "
        "Texas Utah Vermont Virginia Washington Wisconsin Wyoming Ontario Quebec Alberta Manitoba "
        "Saskatchewan Queensland Tasmania"
    )
    | set(FULL_STATES.values())
    | {"New Brunswick", "Nova Scotia", "Newfoundland", "Prince Edward Island", "New South Wales"}
)
"""What a town of North America or Australia is told apart by."""

DOING_PERSON = word_set(
    "heads leads runs chairs owns founded manages manages represents teaches edits directs oversees commands "
    "headed led chaired co-founded coaches captains hosts invented controls"
)
"""What somebody does who is introduced by it: "X, who heads the board of trade"."""

OWNERS_WORDS = word_set(
    "unit subsidiary division department business "
    "arm affiliate newspaper magazine chain network brewery brand plant"
)
"""What a firm's name in the genitive may own: "Elm Corp's Ash unit"."""

BEHIND_FIRMS = word_set("newspaper magazine daily weekly airline party")
"""Nouns that follow the name of what they are: "the mass-circulation Elm newspaper"."""

BEHIND_PLACES = word_set(
    "terminal oilfield province peninsula river valley district island islands county prefecture township"
)

NOT_ALONE = word_set(
    "company group firm unit concern side body team market court office agency board party country state area "
    "region nation place district field centre center base industry service services business parent exchange "
    "weekly daily home"
)
"""Nouns that say nothing where no other word stands with them."""

COUNTRIES = word_set(
    "Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh "
    "Barbados Belarus Belgium Benin Bhutan Bolivia Botswana Brazil Britain Brunei Bulgaria Burma Burundi "
    "Cambodia Cameroon Canada Chad Chile China Colombia Congo Croatia Cuba Cyprus Czechoslovakia Denmark "
    "Djibouti Ecuador Egypt England Eritrea Estonia Ethiopia Fiji Finland France Gabon Gambia Germany Ghana "
    "Greece Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel "
    "Italy Jamaica Japan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya "
    "Lithuania Luxembourg Madagascar Malawi Malaysia Mali Malta Mauritania Mauritius Mexico Moldova Mongolia "
    "Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands Nicaragua Niger Nigeria Norway Oman "
    "Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Scotland "
    "Senegal Serbia Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tajikistan Tanzania "
    "Thailand Togo Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Wales Yemen "
    "Yugoslavia Zaire Zambia Zimbabwe Queensland Victoria Tasmania Saskatchewan Manitoba Bavaria Siberia"
) | {
    "British Columbia", "Burkina Faso", "Costa Rica", "Czech Republic", "Dominican Republic", "East Germany",
    "El Salvador", "Ivory Coast", "New South Wales", "New Zealand", "North Korea", "Northern Ireland",
    "Nova Scotia", "Papua New Guinea", "Puerto Rico", "Saudi Arabia", "Sierra Leone", "South Africa",
    "South Korea", "Soviet Union", "Sri Lanka", "West Germany", "Western Australia",
    "United Arab Emirates", "United Kingdom", "Hong Kong",
}  # fmt: skip
"""What towns of the rest of the world are told apart by: countries and a few of their large parts."""

MADE = word_set("drug medication medicine hormone vaccine antibiotic compound sweetener pesticide herbicide")
"""What firms make and recognition takes for somebody now and then: "X, a new heart drug"."""

TOPICS = word_set(
    "State Finance Foreign Affairs Trade Industry Defence Defense Economic Economy Planning Agriculture Labour "
    "Labor Energy Oil Interior Justice Commerce Transport Transportation Health Education Exchequer Treasury "
    "Environment Information Development Tourism Home Housing Fisheries Forestry Mines Mining Petroleum Culture "
    "Science Technology Security National Public Works Internal International Budget Water Resources Social "
    "Welfare Communications Posts Telecommunications Homeland Urban Veterans Human Services Privatisation Supply "
    "Staff Intelligence Customs Police Navy Army Air Force Central Bank Church Coordination Co-operation "
    "Food Drugs Drug Revenue Railways Aviation Banking Insurance Prisons Statistics "
    "Immigration Research Corporate Communication Textiles Steel Chemicals Fertilisers Shipping Ports Women "
    "Youth Sport Irrigation Rural Region Regions Africa Asia Europe Wales Scotland Cooperatives"
)
"""What ministers are for: "Minister of Trade and Industry X"."""

THINGS = word_set(
    "vessel ship tanker ferry freighter liner yacht submarine drug vaccine crude weekly newspaper magazine"
)
"""What recognition takes for somebody now and then: "the British vessel X"."""

ADJECTIVES = word_set(
    "former vice senior deputy acting chief chief executive managing assistant junior top new old foreign "
    "finance trade prime first second press interior defence defense oil gas steel news state stock bond "
    "money research investment brokerage insurance energy computer software car truck drug food retail "
    "merchant savings mining electronics securities trading shipping airline banking metals grain cotton "
    "coffee sugar cocoa media newspaper television film property construction opposition government rebel "
    "party union club football treasury budget economy agriculture farm health labour labor justice education "
    "transport environment market credit currency and of for late then veteran outgoing incoming long-time "
    "retired pop rock world private public big small giant leading major rival parent holding sister fellow "
    "campaign policy security intelligence technology communications immigration border climate legislative "
    "operating marketing planning development production sales evening morning"
)
"""Small words that stand before the noun of an office: "deputy foreign minister"."""
