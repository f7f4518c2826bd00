"""The rules one by one, on sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import MentionKind
from index.entities.borders import Borders
from index.entities.casing import case_table
from index.entities.credits import credits
from index.entities.datelines import bylines, datelines
from index.entities.demonyms import is_demonym
from index.entities.english import is_english
from index.entities.gazetteer import gazetteer
from index.entities.given import given_names
from index.entities.overlaps import without_overlaps
from index.entities.repeats import Taken, acronyms, add_people, add_places, add_repeats
from index.entities.shaped import initialled
from index.entities.spans import Span, clean
from index.entities.tables import is_sport, quiet_rows, table_names
from index.entities.truecase import natural_case
from index.entities.votes import decide

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def cleaned(text, part, label):
    start = text.index(part)
    return [text[s.start : s.end] for s in clean(text, [(start, start + len(part), label)])]


@pytest.mark.parametrize(
    ("text", "part", "label", "names"),
    [
        ("the Alps are high", "the Alps", "LOC", ["Alps"]),
        ("Acme's plan", "Acme's", "ORG", ["Acme"]),
        ("Acme’ plan", "Acme’", "ORG", ["Acme"]),
        ("President Anna Berg spoke", "President Anna Berg", "PERSON", ["Anna Berg"]),
        ("Anna Berg\nLisbon", "Anna Berg\nLisbon", "PERSON", ["Anna Berg", "Lisbon"]),
        ("Oslo / Bergen", "Oslo / Bergen", "GPE", ["Oslo", "Bergen"]),
        ("Graf (Germany", "Graf (Germany", "PERSON", ["Graf", "Germany"]),
        ("Rovers 5\n", "Rovers 5", "ORG", ["Rovers"]),
        ("they saw it on Channel 4 that day", "Channel 4", "ORG", ["Channel 4"]),
        ("the MTI news agency wrote", "MTI news agency", "ORG", ["MTI"]),
        ("some small words", "small words", "ORG", []),
        ("it cost S$1.75 billion", "S$1.75 billion", "LAW", []),
        ("under the Clean Air Act", "the Clean Air Act", "LAW", ["Clean Air Act"]),
        ("Harbour Reds 7-0 won", "Harbour Reds 7-0", "ORG", ["Harbour Reds"]),
        ("a deal with Acme Inc.\n", "Acme Inc.", "ORG", ["Acme Inc"]),
        ("while Acme Inc. said", "Acme Inc.", "ORG", ["Acme Inc."]),
    ],
)
def test_clean_borders(text, part, label, names):
    assert cleaned(text, part, label) == names


@pytest.mark.parametrize(
    ("text", "natural"),
    [
        ("MINISTER SAYS TALKS IN LISBON WILL GO ON", "Minister says talks in Lisbon will go on"),
        ("Minister Says the New Talks Will Go On", "Minister says the new talks will go on"),
        ("LISBON, Portugal (AP) - The talks went on.", "Lisbon, Portugal (AP) - The talks went on."),
        ("US TO JOIN NATO TALKS IN LISBON", "US to join NATO talks in Lisbon"),
        ("They went on with the talks.", "They went on with the talks."),
    ],
)
def test_natural_case(text, natural):
    assert natural_case(text, case_table()) == natural


def test_the_article_itself_says_how_a_word_is_written():
    text = "ORBITA WINS AGAIN TODAY\nThe firm called orbita grew. We like orbita."
    assert natural_case(text, case_table()).startswith("Orbita wins again today")


def test_places_of_several_words_keep_their_capitals():
    line = "New Push Into Gaza City May Sink the Truce Talks"
    natural = natural_case(line, case_table(), gazetteer().several)
    assert natural == "New push into Gaza City may sink the truce talks"


@given(st.text(max_size=300))
def test_natural_case_keeps_the_length(text):
    natural = natural_case(text, case_table())
    assert len(natural) == len(text)
    assert natural.casefold() == text.casefold() or natural.lower() == text.lower()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("LISBON - The minister spoke at length.", ["LISBON"]),
        ("LISBON, Portugal (AP) — The minister spoke.", ["LISBON", "Portugal", "AP"]),
        ("PORTO, March 3 (Reuters) - The minister spoke.", ["PORTO", "Reuters"]),
        ("Lisbon (AFP) - The minister spoke at length.", ["Lisbon", "AFP"]),
        ("LISBON/PORTO (Reuters) - The minister spoke.", ["LISBON", "PORTO", "Reuters"]),
        ("PORTO, March 3, 2021 (ZORBA) - The minister spoke.", ["PORTO", "ZORBA"]),
        ("The minister - a tall man - spoke at length.", []),
        ("UPDATE - The minister spoke at length.", []),
    ],
)
def test_datelines(line, names):
    found = datelines(line, natural_case(line, case_table()), case_table(), gazetteer())
    assert [line[s.start : s.end] for s in found] == names


@pytest.mark.parametrize(
    ("text", "sure", "likely"),
    [
        ("By Anna Berg and Otto Lund\nText follows here.", ["Anna Berg", "Otto Lund"], []),
        ("Nadia al-Masri |\n\nText follows here.", ["Nadia al-Masri"], []),
        ("A headline of the day\nAnna Berg\nText follows here.", [], ["Anna Berg"]),
        ("By Staff Reporters\nText.", [], []),
        ("Text.\n___\nBerg reported from Oslo.", ["Berg"], []),
    ],
)
def test_bylines(text, sure, likely):
    found = bylines(text, case_table(), gazetteer())
    assert [[text[s.start : s.end] for s in group] for group in found] == [sure, likely]


def kinds(text, names, sport=False):
    spans = {}
    for name, kind in names:
        start = text.index(name)
        spans[start, start + len(name)] = kind
    decide(text, spans, gazetteer(), given_names(), sport)
    return {text[a:b]: kind for (a, b), kind in spans.items()}


@pytest.mark.parametrize(
    ("text", "name", "said", "kind"),
    [
        ("He met Foreign Minister Zorba in the hall.", "Zorba", ORGANISATION, PERSON),
        ("He moved to Portugal.", "Portugal", ORGANISATION, PLACE),
        ("He joined the Zorba Institute.", "Zorba Institute", PLACE, ORGANISATION),
        ("He swam in Zorba Lake.", "Zorba Lake", ORGANISATION, PLACE),
        ("He lives in the town of Zorbal now.", "Zorbal", ORGANISATION, PLACE),
        ("He wrote to the newspaper Zorba today.", "Zorba", PERSON, ORGANISATION),
        ("He asked Henrique for it.", "Henrique", ORGANISATION, PERSON),
        ("He asked NZBQ for it.", "NZBQ", PERSON, ORGANISATION),
        ("He asked ZorbaTel for it.", "ZorbaTel", PERSON, ORGANISATION),
        ("He asked McZorba for it.", "McZorba", PERSON, PERSON),
        ("He asked the EU for it.", "EU", PLACE, ORGANISATION),
        ("He asked the White House for it.", "White House", PLACE, ORGANISATION),
    ],
)
def test_cues_decide(text, name, said, kind):
    assert kinds(text, [(name, said)])[name] is kind


def test_one_kind_a_name():
    text = "Zorba said so. Later Zorba left. Zorba, 34, had said enough."
    spans = {(0, 5): ORGANISATION, (21, 26): PERSON, (33, 38): PERSON}
    decide(text, spans, gazetteer(), given_names(), sport=False)
    assert set(spans.values()) == {PERSON}


def test_an_office_is_no_name():
    assert kinds("Defense Minister Anna Berg spoke.", [("Defense", ORGANISATION), ("Anna Berg", PERSON)]) == {
        "Anna Berg": PERSON
    }


def test_a_town_is_a_team_in_sport_but_for_the_place_itself():
    text = "Lyon beat Porto 2-0 at the weekend. The match was played in Geneva."
    found = kinds(text, [("Lyon", PLACE), ("Porto", PLACE), ("Geneva", PLACE)], sport=True)
    assert found == {"Lyon": ORGANISATION, "Porto": ORGANISATION, "Geneva": PLACE}
    assert kinds("France beat Peru.", [("France", PLACE), ("Peru", PLACE)], sport=True) == {
        "France": PLACE,
        "Peru": PLACE,
    }


def test_neighbours_in_a_list_share_their_kind():
    # One word in three mentions was taken for a person once: what it stands beside decides.
    text = "They fled Portugal, Zorbal and Spain. In Zorbal it rained."
    found = {(10, 18): PLACE, (20, 26): PERSON, (31, 36): PLACE, (41, 47): PLACE}
    decide(text, found, gazetteer(), given_names(), sport=False)
    assert set(found.values()) == {PLACE}


def repeated(text, known, surnames=None):
    names = dict(known)
    add_repeats(text, names, Taken(len(text), names), surnames or {}, case_table())
    return [text[a:b] for a, b in sorted(names)]


def test_repeats():
    text = "Zorba Ltd grew. Then Zorba Ltd fell."
    assert repeated(text, {(0, 9): ORGANISATION}) == ["Zorba Ltd", "Zorba Ltd"]


def test_a_glued_word():
    text = "Zorbal is far. They left Zorbalwhere it rains, and the Zorbalish sea."
    assert repeated(text, {(0, 6): PLACE}) == ["Zorbal", "Zorbal"]


def test_a_surname_in_front_of_another_name_is_a_part_of_it():
    text = "Anna Zorba left. The Zorba Zorbalson index rose, said Zorba."
    assert repeated(text, {(0, 10): PERSON}, {"Zorba": {"Anna Zorba"}}) == ["Anna Zorba", "Zorba"]


def test_a_surname_that_is_a_word():
    text = "Anna Young won. Young people cheered. But Young said no. Young said so."
    found = repeated(text, {(0, 10): PERSON}, {"Young": {"Anna Young"}})
    assert found == ["Anna Young", "Young", "Young"]


def test_acronyms_in_parentheses():
    text = "the Zorba Labour Party (ZLP) and Otto (ABC)"
    assert acronyms(text, {(4, 22): ORGANISATION, (33, 37): PERSON}) == {"ZLP": (4, 22)}


def test_places_everybody_knows():
    text = "He left Portugal for the Portugal Telecom tower and Lisbon."
    names = {}
    add_places(text, names, Taken(len(text), ()), gazetteer())
    assert [text[a:b] for a, b in names] == ["Portugal", "Lisbon"]


def test_full_names_the_model_missed():
    text = "He saw Henrique Zorbal there, and Henrique Street, and Green Zorbal."
    names = {}
    add_people(text, names, Taken(len(text), ()), given_names(), case_table())
    assert [text[a:b] for a, b in names] == ["Henrique Zorbal"]


@pytest.mark.parametrize("name", ["Welsh", "Israelis", "Palestinian", "Dutch", "Chechens", "Rwandan", "Gazans"])
def test_demonyms(name):
    assert is_demonym(name)


@pytest.mark.parametrize("name", ["Brian", "Jordan", "Vivian", "Georgia", "Sebastian", "Polish Bank"])
def test_not_demonyms(name):
    assert not is_demonym(name)


def mended(text, *names):
    spans = [Span(text.index(n), text.index(n) + len(n), k) for n, k in names]
    borders = Borders(text, case_table(), gazetteer(), given_names())
    return [text[s.start : s.end] for s in borders.mend(spans)]


@pytest.mark.parametrize(
    ("text", "name", "kind", "names"),
    [
        ("Later Anna Berg and Otto Lund left.", "Anna Berg and Otto Lund", PERSON, ["Anna Berg", "Otto Lund"]),
        ("Mr Thomas D. Greenly of Ottawa", "Thomas D", PERSON, ["Thomas D. Greenly"]),
        ("Broker Karim Zorba said", "Broker Karim Zorba", PERSON, ["Karim Zorba"]),
        ("defender Dirk Zorbal fell", "Dirk", PERSON, ["Dirk Zorbal"]),
        ("when Dirk Monday left", "Dirk", PERSON, ["Dirk"]),
        ("in Cambridge United colours", "Cambridge", PLACE, ["Cambridge United"]),
        ("flew into Egyptwhile they slept", "Egyptwhile", ORGANISATION, ["Egypt"]),
        ("met Lee Hsien Zorbal today", "Lee Hsien", PERSON, ["Lee Hsien Zorbal"]),
        ("the Bank of Fiji said", "Bank", ORGANISATION, ["Bank of Fiji"]),
        ("by Dow Chemical Co of", "Dow Chemical", ORGANISATION, ["Dow Chemical Co"]),
    ],
)
def test_mended_borders(text, name, kind, names):
    assert mended(text, (name, kind)) == names


def test_pieces_of_one_person_are_joined():
    text = "Paula von der Zorbal met Abdul al-Zorba"
    assert mended(text, ("Paula", PERSON), ("Zorbal", ORGANISATION), ("Abdul", PERSON)) == [
        "Paula von der Zorbal",
        "Abdul al-Zorba",
    ]


def test_a_town_and_its_nickname_are_a_team():
    text = "as the Colorado Rockets beat the Denver Mint"
    names = {(7, 15): PLACE, (16, 23): PERSON, (33, 39): PLACE}
    Borders(text, case_table(), gazetteer(), given_names()).teams(names)
    assert names == {(7, 23): ORGANISATION, (33, 39): PLACE}


def test_initials_make_a_person():
    text = "Runs: K. Zorba 5, J.P. Zorbal 7, U.S. Steel 9"
    assert [text[s.start : s.end] for s in initialled(text, gazetteer())] == ["K. Zorba", "J.P. Zorbal"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Norbury 1 Easthaven 0", [("Norbury", "organisation"), ("Easthaven", "organisation")]),
        ("France 1 Peru 0", [("France", "place"), ("Peru", "place")]),
        ("Norbury 17 8 1 8 25 32 25", [("Norbury", "organisation")]),
        ("NORBURY 74 59 .556 -", [("NORBURY", "organisation")]),
        ("NORBURY AT EASTHAVEN", [("NORBURY", "organisation"), ("EASTHAVEN", "place")]),
        ("J. Norbury c Zorba b Lund 14", [("J. Norbury", "person"), ("Zorba", "person"), ("Lund", "person")]),
        ("285 Otto Zorba (Italy) 71 73 72 69", [("Otto Zorba", "person"), ("Italy", "place")]),
        ("5. Otto Zorba (Italy) 297,157", [("Otto Zorba", "person"), ("Italy", "place")]),
    ],
)
def test_tables(line, names):
    spans, _ = table_names(line, gazetteer())
    assert [(line[s.start : s.end], s.kind.value) for s in spans] == names


def test_what_is_sport():
    assert is_sport("SOCCER - NORBURY WIN AGAIN.")
    assert is_sport("Results:\nNorbury 1 Easthaven 0\nSeaton 2 Upham 2")
    assert not is_sport("The best of the year:\nPhone 4 Tablet 2")
    assert not is_sport("The cabinet met on Monday. It raised taxes.")


def test_rows_of_earnings_are_quiet():
    text = "The firm grew.\n    Net 32.4 mln vs 29.1 mln\n    Avg shrs 32.1 mln vs 29.2 mln"
    assert [text[a:b].split()[0] for a, b in quiet_rows(text)] == ["Net", "Avg"]


def test_nesting():
    event = Span(0, 8, MentionKind.EVENT)
    place = Span(0, 4, PLACE)
    crossing = Span(6, 12, ORGANISATION)
    group = Span(2, 4, MentionKind.GROUP)
    assert without_overlaps(20, [place], [event, group]) == [event, place]
    assert without_overlaps(20, [place, crossing], [event]) == [place, crossing]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Toyota sold more cars.", ORGANISATION), ("Ms Anna Toyota left. Toyota was tired.", PERSON)],
)
def test_firms_that_look_like_people(text, kind):
    spans = {(text.rindex("Toyota"), text.rindex("Toyota") + 6): PERSON}
    if "Anna" in text:
        spans[text.index("Anna"), text.index("Anna") + 11] = PERSON
    decide(text, spans, gazetteer(), given_names(), sport=False)
    assert set(spans.values()) == {kind}


@pytest.mark.parametrize(
    ("line", "people", "organisations"),
    [
        ("Jo Roe/AFP/Getty Images", ["Jo Roe"], ["AFP", "Getty Images"]),
        ("Photo by Jim Martens/Reuters", ["Jim Martens"], ["Reuters"]),
        ("They met. (Ann Lee/EPA)", ["Ann Lee"], ["EPA"]),
        ("Royal Dunn/Shell", [], []),
        ("Ann Lee of AFP said so.", [], []),
    ],
)
def test_a_credit_of_a_picture(line, people, organisations):
    found = list(credits(f"Storm hits coast\n\n{line}\n\nIt came on Monday."))
    text = f"Storm hits coast\n\n{line}\n\nIt came on Monday."
    assert [text[s.start : s.end] for s in found if s.kind is PERSON] == people
    assert [text[s.start : s.end] for s in found if s.kind is ORGANISATION] == organisations


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The talks on the bridge were held by the town and it was said that they would go on. " * 3, True),
        ("Der Bürgermeister und die Stadt haben sich auf eine Lösung für die Brücke geeinigt. " * 4, False),
        ("Le maire et la ville se sont mis d'accord sur une solution pour le pont qui est fermé. " * 4, False),
        (
            "El alcalde y la ciudad se han puesto de acuerdo en una solución para el puente de los ríos. " * 4,
            False,
        ),
        ("May 1190/1209 Jul 1200 Sep 1250/1260", True),
    ],
)
def test_whether_a_text_is_english(text, english):
    assert is_english(text) is english
