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
    "presenter"
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
    "chain store supermarket brewer brewery distiller distillery builder shipbuilder carmaker automaker "
    "steelmaker chipmaker drugmaker planemaker publisher newspaper magazine daily weekly broadcaster station "
    "network studio refiner refinery miner explorer driller operator provider developer contractor importer "
    "exporter trader shipper exchange market court tribunal parliament assembly club team side charity "
    "watchdog regulator think-tank body cooperative co-operative conference congress convention wing startup "
    "start-up monopoly giant processor packager marketer owner investor holding bookmaker designer printer "
    "mill plant business enterprise industry service services corp parent panel pipeline restaurateur lessor "
    "thrift bottler miller grower packer foundry smelter creditor shareholder publication"
)
PLACES = word_set(
    "city town village capital port harbour harbor island islands isle province state region district county "
    "suburb resort peninsula country nation republic territory colony enclave river lake sea gulf strait bay "
    "valley mountain mountains desert basin field area settlement camp base neighbourhood neighborhood "
    "municipality commune canton emirate sultanate kingdom hub centre center site airport terminal township "
    "borough hamlet plain coast crossing outpost spaceport complex channel canal waterway oilfield prefecture "
    "community"
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
    "supervises monitors transports"
)
"""What a company does, in the present: "X, which makes copper tubes"."""

SHORT_STATES = word_set(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla "
    "Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta N.Y N.J N.C S.C N.D S.D N.H N.M R.I W.Va D.C B.C"
)
"""Written with a full stop at the end, which is taken off here."""

STATES = (
    SHORT_STATES
    | word_set(
        "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii "
        "Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan "
        "Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee "
        "Texas Utah Vermont Virginia Washington Wisconsin Wyoming Ontario Quebec Alberta Manitoba "
        "Saskatchewan Queensland Tasmania"
    )
    | {"New York", "New Jersey"}
)
"""What a town of North America or Australia is told apart by."""
