"""Names as governments, courts and parliaments write them; meetings and agreements that are no bodies."""

import pytest

from index.entities.casing import case_table
from index.entities.pipeline import unnamed_mentions
from index.entities.truecase import natural_case
from index.entities.within import name_mentions


def found(text, *model):
    """What the rules make of the model's spans, given as (words, label): words and kind of each."""
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    return [(m.text, m.kind.value) for m in unnamed_mentions(text, text, raw)[0]]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Talks of the G7 went on.", ("G7", "PRODUCT"), [("G7", "organisation")]),
        ("They met in the G-20 today.", ("today", "DATE"), [("G-20", "organisation"), ("today", "date")]),
        ("A model G7.5 costs more.", (), []),
        ("The Norway-Sweden border is long.", ("Norway", "GPE"), [("Norway", "place"), ("Sweden", "place")]),
        ("The EU-Turkey deal holds.", (), [("EU", "organisation"), ("Turkey", "place")]),
        ("A new Franco-Soviet plan.", (), []),
        ("The Asia-Pacific trade grew.", (), []),
        ("Off Guinea-Bissau a ship sank.", ("Guinea", "GPE"), [("Guinea-Bissau", "place")]),
    ],
)
def test_states_side_by_side_and_groups_of_states(text, model, expected):
    assert found(text, *([model] if model else [])) == expected


def test_a_war_keeps_its_name_around_its_countries():
    text = "Since the Norway-Sweden war nothing was built."
    assert ("Norway-Sweden war", "event") in found(text, ("Norway-Sweden war", "EVENT"))
    assert ("Sweden", "place") in found(text, ("Norway-Sweden war", "EVENT"))


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("They met at the Northern Ports Summit today.", "Northern Ports Summit", "event"),
        ("They signed the Elm Valley Accord today.", "Elm Valley Accord", "law"),
        ("It breaks the Clean Harbours Directive badly.", "Clean Harbours Directive", "law"),
        ("She opened the World's Fair in May.", "World's Fair", "event"),
        ("He left the Northern Ports Authority today.", "Northern Ports Authority", "organisation"),
    ],
)
def test_meetings_and_agreements_are_no_bodies(text, words, kind):
    assert (words, kind) in found(text, (words, "ORG"))


def test_letters_of_an_agreement_mean_the_agreement():
    text = "The Elm Valley Accord (EVA) was signed. Nobody likes the EVA much."
    places = (text.index("Elm"), len("Elm Valley Accord")), (text.index("EVA"), 3), (text.rindex("EVA"), 3)
    raw = [(start, start + size, "ORG") for start, size in places]
    mentions, short = unnamed_mentions(text, text, raw)
    meant = {(m.kind.value, m.entity_id) for m in name_mentions(mentions, short, text)}
    assert meant == {("law", "law:elm valley accord")}


@pytest.mark.parametrize(
    "words", ["Daily Press Briefing", "Department Press Briefing", "Member States", "Question Time", "Fact Sheet"]
)
def test_headings_and_terms_name_nobody(words):
    assert found(f"Then the {words} began.", (words, "ORG")) == []


def test_a_press_office_is_somebody():
    assert found("Then the Harbour Press said so.", ("Harbour Press", "ORG")) == [
        ("Harbour Press", "organisation")
    ]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("She is the National Security Adviser here.", "National Security Adviser", []),
        ("The Secretary of State for Home Affairs left.", "State for Home Affairs", []),
        ("Commissioner for Social Affairs Ada Vrba left.", "Social Affairs", []),
        ("The Director of Harbour Affairs left.", "Harbour Affairs", [("Harbour Affairs", "organisation")]),
        ("The Secretary for Homeland Security left.", "Homeland Security", [("Homeland Security", "organisation")]),
        ("The Foreign Ministers of Norway met.", "The Foreign Ministers of Norway", [("Norway", "place")]),
        ("The European Union for Home Affairs.", "European Union for Home Affairs", [("European Union", "organisation")]),
    ],
)  # fmt: skip
def test_an_office_is_no_body_and_its_holders_come_from_a_country(text, words, expected):
    assert found(text, (words, "ORG")) == expected


def test_courts_and_bodies_are_whole():
    text = "The United States Court of Appeals for the Tenth Circuit said so."
    assert found(text, ("United States Court of Appeals", "ORG")) == [
        ("United States Court of Appeals for the Tenth Circuit", "organisation")
    ]
    text = "She ran the Bureau of Economic, Energy, and Business Affairs for years."
    assert ("Bureau of Economic, Energy, and Business Affairs", "organisation") in found(
        text, ("Bureau of Economic, Energy", "ORG"), ("Business Affairs", "ORG")
    )
    text = "The Department of Justice, Office for Home Rights, said so."
    assert found(text, ("Department of Justice, Office for Home Rights", "ORG")) == [
        ("Department of Justice", "organisation"),
        ("Office for Home Rights", "organisation"),
    ]


def test_an_office_of_something_and_a_firm_are_two():
    text = "He left the Department of Energy, Lundqvist and Mobil for good."
    assert ("Department of Energy, Lundqvist and Mobil", "organisation") not in found(
        text, ("Department of Energy", "ORG"), ("Lundqvist", "ORG"), ("Mobil", "ORG")
    )


def test_members_of_parliament_sit_for_a_place():
    text = "The hon. Member for Elmbury South and Northholt (Ann Vrba) asked, so did the MP for Stoneby."
    assert [name for name in found(text, ("Ann Vrba", "PERSON")) if name[1] == "place"] == [
        ("Elmbury South and Northholt", "place"),
        ("Stoneby", "place"),
    ]


def test_the_first_of_a_list_behind_of_is_a_place_too():
    text = "A word from the Ministers of Austria, Canada and Peru."
    assert found(text, ("Canada", "GPE"), ("Peru", "GPE")) == [
        ("Austria", "place"),
        ("Canada", "place"),
        ("Peru", "place"),
    ]


def test_a_known_body_in_front_of_an_office_is_lit():
    text = "He went to a NATO Foreign Ministers meeting."
    assert found(text) == [("NATO", "organisation")]
    assert found("It was a MADEUP Foreign Ministers meeting.") == []


def test_a_country_in_capitals_in_running_text_is_a_place():
    text = "The court fined GREECE for that."
    assert found(text, ("GREECE", "ORG")) == [("GREECE", "place")]


def test_a_body_does_not_hold_its_month_and_frees_its_president():
    text = "The European Council of December made a plan."
    assert found(text, ("European Council", "ORG")) == [("European Council", "organisation")]
    text = "The President of the Harbourgroup Jeroen Vrbacek said so."
    assert found(text, ("Harbourgroup Jeroen Vrbacek", "ORG")) == [
        ("Harbourgroup", "organisation"),
        ("Jeroen Vrbacek", "person"),
    ]


@pytest.mark.parametrize(
    ("text", "natural"),
    [
        ("(ix) The Director of the Office of Ports and Seas Policy;", None),
        ("Remarks by President Trump at Presentation of Great Prizes", "Remarks by president Trump at presentation of great prizes"),
        ("President Says the New Talks Will Go On", "President says the new talks will go on"),
        ("Talks of Ann J. Price Go On With New Rules\nThere Ann J. Price spoke long and well of it.",
         "Talks of Ann J. Price go on with new rules\nThere Ann J. Price spoke long and well of it."),
    ],
)  # fmt: skip
def test_natural_case_of_points_titles_and_initials(text, natural):
    assert natural_case(text, case_table()) == (natural or text)


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("The Democratic Republic of the Congo left.", ("Congo", "GPE"), [("Democratic Republic of the Congo", "place")]),
        ("The Republic of Letters is a book.", (), []),
        ("They fled the village of Tiringa at night.", (), [("Tiringa", "place")]),
        ("UN Secretary-General Ada Vrba left.", ("UN", "ORG"), [("UN", "organisation"), ("Ada Vrba", "person")]),
        ("The Defense Secretary left.", ("Defense", "ORG"), []),
        (
            "The United Nations Mission in North Elmland (UNMINE) left.",
            ("United Nations Mission", "ORG"),
            [("United Nations Mission in North Elmland", "organisation")],
        ),
        (
            "The United Nations Office for Elmland and the Sahel left.",
            ("United Nations Office", "ORG"),
            [("United Nations Office for Elmland and the Sahel", "organisation")],
        ),
        ("The United Nations Mission in Elmland left.", ("United Nations Mission", "ORG"),
         [("United Nations Mission", "organisation")]),
        ("The SEC's Division of Ports left.", ("The SEC's Division of Ports", "ORG"),
         [("SEC", "organisation"), ("Division of Ports", "organisation")]),
        ("Minister Shri Ada Vrba left.", ("Shri Ada Vrba", "PERSON"), [("Ada Vrba", "person")]),
        ("He spoke in the House of Commons today.", (), [("House of Commons", "organisation")]),
        ("The United Nations Resident Coordinator left.", ("United Nations Resident Coordinator", "ORG"),
         [("United Nations", "organisation")]),
        ("The Co-Directors of Enforcement left.", ("Co-Directors of Enforcement", "ORG"), []),
        ("An International Conference on Ports began.", ("International Conference on Ports", "ORG"),
         [("International Conference on Ports", "event")]),
        ("The Harbour Expo 2031 began.", ("Harbour Expo 2031", "ORG"), [("Harbour Expo", "event")]),
    ],
)  # fmt: skip
def test_states_bodies_and_offices_of_many_nations(text, model, expected):
    kinds = ("person", "organisation", "place", "event")
    models = [model] if model else []
    if "Ada Vrba" in text and model[0] == "UN":
        models.append(("Ada Vrba", "PERSON"))
    assert [name for name in found(text, *models) if name[1] in kinds] == expected


def test_bodies_of_two_common_words_keep_their_capitals_in_headlines():
    line = "Security Council Votes to Send More Ships Home"
    assert natural_case(line, case_table()) == "Security Council votes to send more ships home"


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("The Turnbull Government left.", ("Turnbull Government", "ORG"), [("Turnbull", "person")]),
        ("The Albanese Labor Government left.", ("Albanese Labor Government", "ORG"), [("Albanese", "person")]),
        ("The Federal Government left.", ("Federal Government", "ORG"), [("Federal Government", "organisation")]),
        ("The Ontario Government left.", ("Ontario Government", "ORG"), [("Ontario Government", "organisation")]),
        ("Then the Howard Government left.", ("Howard Government", "PERSON"), [("Howard", "person")]),
        ("They made Ada Vrba as Warden happy.", ("Ada Vrba as Warden", "PERSON"), [("Ada Vrba", "person")]),
        ("Then the Hon Bill Shorten left.", (), [("Bill Shorten", "person")]),
        ("Then Katy Vrba MP left.", (), [("Katy Vrba", "person")]),
        ("Commissioner for Youth, Home Affairs and Social Affairs, Ada left.", ("Social Affairs", "ORG"), []),
        ("Then Cyclone Alfred came.", ("Cyclone Alfred", "PERSON"), [("Cyclone Alfred", "event")]),
        ("ADA VRBA, HOST: Good morning to you.", ("HOST", "ORG"), []),
        ("They spoke of Aboriginal land.", ("Aboriginal", "ORG"), [("Aboriginal", "group")]),
    ],
)  # fmt: skip
def test_members_their_governments_and_what_is_none(text, model, expected):
    assert found(text, *([model] if model else [])) == expected
