"""What outlets of today write otherwise than wire copy: surnames that are words, no first names for those all know."""

import pytest

from index.article import Mention, MentionKind
from index.entities.casing import case_table
from index.entities.english import is_english
from index.entities.gazetteer import gazetteer
from index.entities.pipeline import unnamed_mentions
from index.entities.truecase import natural_case
from index.entities.within import name_mentions


def lit(text, *model):
    """The names of a text as `words/kind`, from the model's spans given as (words, label)."""
    natural = natural_case(text, case_table(), gazetteer().several)
    raw = [(text.index(words), text.index(words) + len(words), label) for words, label in model]
    return [f"{m.text}/{m.kind.value}" for m in unnamed_mentions(text, natural, raw)[0]]


def test_a_surname_that_is_a_word_is_lit_everywhere_once_it_was_given_a_title():
    text = (
        "Meeting\nOfficials heard that President Bridges would come. On Monday Mr. Bridges met them. "
        "“Nothing new,” Bridges told them. Many claim that Bridges left."
    )
    natural = natural_case(text, case_table(), gazetteer().several)
    at = text.index("Bridges")
    second = text.index("Bridges met")
    mentions, _ = unnamed_mentions(text, natural, [(at, at + 7, "PERSON"), (second, second + 7, "PERSON")])
    assert [m.text for m in mentions] == ["Bridges"] * 4


def test_who_has_a_campaign_and_an_inauguration_is_a_person():
    text = "Inquiry\nIt asked what President Drumpf knew. Then Drumpf's inauguration came, and the Drumpf campaign ended."
    ends = [i for i in range(len(text)) if text.startswith("Drumpf", i)]
    mentions, _ = unnamed_mentions(text, text, [(i, i + 6, "ORG") for i in ends])
    assert {m.kind.value for m in mentions if m.text == "Drumpf"} == {"person"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Anna and May met.", "person"),
        ("Then May was similarly glowing.", "person"),
        ("It ended in May of that year.", "date"),
        ("It ended on May 4.", "date"),
        ("It lasts from April to May and on.", "date"),
    ],
)
def test_a_month_is_who_bears_it_where_no_calendar_stands_beside_it(sentence, kind):
    text = f"Visit\nThey met Theresa May. {sentence}"
    at = text.rindex("May")
    model = [(text.index("Theresa"), text.index("Theresa") + 11, "PERSON"), (at, at + 3, "DATE")]
    mentions, _ = unnamed_mentions(text, text, model)
    assert [m.kind.value for m in mentions if m.start == at] == [kind]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Rallies\nThe mayor, Sadiq Rowe, left.", [("Sadiq", "GPE"), ("Rowe", "PERSON")], ["Sadiq Rowe/person"]),
        ("Rallies\nA U.S.-Mexico treaty is near.", [("U.S.-Mexico", "GPE")], ["U.S./place", "Mexico/place"]),
        (
            "Rallies\nMaria Ramirez of Coronado walked.",
            [("Maria Ramirez of Coronado", "PERSON")],
            ["Maria Ramirez/person", "Coronado/place"],
        ),
        (
            "Vote\nPeople of Mr. Netanyan’s Likud party voted. Netanyan won.",
            [("Netanyan’s Likud", "ORG")],
            ["Netanyan/person", "Likud/organisation", "Netanyan/person"],
        ),
        (
            "Memos\n“James Comarey Memos just out,” he wrote of Comarey.",
            [("James Comarey Memos", "PERSON")],
            ["James Comarey/person", "Comarey/person"],
        ),
        (
            "Border\nBut Customs and Border Protection shut it.",
            [("Customs", "ORG")],
            ["Customs and Border Protection/organisation"],
        ),
        (
            "Talks\nPresident Moon Jae - in met Kim Jong-un.",
            [("Moon Jae", "PERSON")],
            ["Moon Jae - in/person", "Kim Jong-un/person"],
        ),
        (
            "Talks\nXi said so. In March China's Xi Jinwen came.",
            [("Xi", "PERSON"), ("China", "GPE")],
            ["Xi/person", "China/place", "Xi Jinwen/person"],
        ),
        ("Talks\nThe president met Hong Kong-based firms.", [("Hong Kong", "GPE")], ["Hong Kong/place"]),
        ("Sites\nPreslik, a Russian state site, said so.", [("Preslik", "PERSON")], ["Preslik/organisation"]),
        ("Sites\nHe posted on Twitter on a day.", [("Twitter", "PRODUCT")], ["Twitter/organisation"]),
    ],
)
def test_names_as_outlets_of_today_write_them(text, model, expected):
    assert [name for name in lit(text, *model) if not name.endswith(("/date", "/group"))] == expected


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Feast\nThey met for Bastille Day ceremonies.", ("Bastille Day", "GPE")),
        ("Chips\nIt has an upgraded Polaris GPU and more.", ("Polaris GPU", "PERSON")),
        ("Court\nIt accuses Rowe and Elm of stealing.", ("Rowe and Elm of", "WORK_OF_ART")),
        ("Court\nPraising London's past, he left.", ("Praising London's", "WORK_OF_ART")),
        ("War\nThey sent missiles ( ICBM ).", ("ICBM", "ORG")),
    ],
)
def test_what_is_no_name_is_not_lit(text, model):
    assert [
        name for name in lit(text, model) if name.rpartition("/")[0] in model[0] and "London/" not in name
    ] == []


def test_a_work_in_quotation_marks_stays_one():
    assert "A Higher Loyalty/work" in lit(
        "Book\nIn “A Higher Loyalty” he tells it.", ("A Higher Loyalty", "WORK_OF_ART")
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Visit\nReceiving French guests, he smiled.", "French"),
        ("Visit\nThe ex-British spy left.", "British"),
    ],
)
def test_of_a_people_only_its_name_is_lit(text, people):
    before = text[: text.index(people) + len(people)].split("\n")[1]
    label = before.removeprefix("The ")
    assert lit(text, (label, "NORP")) == [f"{people}/group"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [("a fury", False), ("1080p", False), ("75", False), ("recent months", True), ("the holidays", True)],
)
def test_a_date_has_a_word_of_the_calendar(words, kept):
    from index.entities.dates import dated

    text = f"He was in {words} then."
    at = text.index(words)
    found = dated(text, [Mention(at, at + len(words), MentionKind.DATE, words)], "2024-05-01")
    assert any(m.text == words for m in found) is kept


def test_a_quarter_century_is_no_quarter():
    from index.entities.dates import find_dates

    assert not [d for d in find_dates("Over the last quarter-century it grew.", "2024-05-01") if d.days]


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        (
            "News\nThe Ostrow Times had it. The Times said so.",
            ["Ostrow Times", "Times"],
            "organisation:ostrow times",
        ),
        (
            "News\nThe Ostrow Times and the Elm Times had it. The Times said so.",
            ["Ostrow Times", "Elm Times", "Times"],
            "organisation:times",
        ),
        (
            "News\nU.S. Customs and Border Protection is shut, CBP said.",
            ["U.S. Customs and Border Protection", "CBP"],
            "organisation:customs and border protection",
        ),
        (
            "Vote\nTIJUANA, Mexico — The United States votes. In the United States the Congress is split.",
            ["Congress"],
            "organisation:congress (us)",
        ),
    ],
)
def test_bodies_by_their_short_names(text, names, meant):
    at = 0
    mentions = []
    for name in names:
        at = text.index(name, at)
        mentions.append(Mention(at, at + len(name), MentionKind.ORGANISATION, name))
        at += len(name)
    assert name_mentions(mentions, (), text)[-1].entity_id == meant


def test_jr_alone_is_nobody():
    text = "Trial\nThey named Donald Rowe Jr. and Paul Elm, Jr., too."
    assert "Jr./person" not in lit(text, ("Donald Rowe Jr.", "PERSON"), ("Paul Elm", "PERSON"))


@pytest.mark.parametrize(
    "text", ["東京の会社は新しいアプリを発表した。" * 5, "Власти города сообщили о новом законе. " * 5]
)
def test_other_letters_are_not_english(text):
    assert not is_english(text + "Trend Micro")


def test_a_few_foreign_letters_leave_a_text_english():
    assert is_english("The company said on Monday that it has a new name, 新しい, and will sell it in Japan.")


@pytest.mark.parametrize("name", ["iMovie", "iPod Classic", "FaceTime", "Windows Mobile", "OS X Lion"])
def test_programs_and_machines_are_products(name):
    assert lit(f"Event\nIt showed {name} to all.", (name, "ORG")) == [f"{name}/product"]


def test_money_in_a_known_firm_is_in_no_place():
    assert "Kaupthing/organisation" in lit("Banks\nIt had 11 million in Kaupthing then.", ("Kaupthing", "GPE"))


def test_a_model_of_a_car_is_no_person():
    text = "Cars\nThe Ford Taurus was sold. The Taurus sold well, said Ann Ford."
    model = [("Ford Taurus", "PERSON"), ("Ann Ford", "PERSON")]
    natural = natural_case(text, case_table(), gazetteer().several)
    at = text.rindex("Taurus")
    raw = [(text.index(w), text.index(w) + len(w), label) for w, label in model] + [(at, at + 6, "PERSON")]
    found = [f"{m.text}/{m.kind.value}" for m in unnamed_mentions(text, natural, raw)[0]]
    assert found == ["Ford Taurus/product", "Taurus/product", "Ann Ford/person"]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        (
            "Steel\n“Now it's time,” Managing Director Mark Vasel said.",
            ("Managing Director Mark Vasel", "WORK_OF_ART"),
            "Mark Vasel/person",
        ),
        (
            "Fish\nWhole Meals and QRC sell it. Whole Meals is large.",
            ("Whole Meals and QRC", "ORG"),
            "QRC/organisation",
        ),
        (
            "Votes\nWashington representative Norm Dicksen said he knew.",
            ("Norm Dicksen", "ORG"),
            "Norm Dicksen/person",
        ),
        ("Boats\nIt went through the Ballard Locks then.", ("Ballard Locks", "PERSON"), "Ballard Locks/place"),
    ],
)
def test_names_by_what_stands_in_and_beside_them(text, model, expected):
    assert expected in lit(text, model)


def test_the_border_of_two_sentences_is_no_name():
    assert lit("Consoles\nThere is the One S. That revision is small.", ("S. That", "PERSON")) == []


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Files\nAttorney General Holder said so.", ("Holder", "ORG"), "Holder/person"),
        ("Talks\nSECRETARY ROWEN: Well, good afternoon.", ("Well", "ORG"), "ROWEN/person"),
        ("Talks\nSpokesperson Jen Posaki said so.", ("Spokesperson Jen Posaki", "PERSON"), "Jen Posaki/person"),
        (
            "Court\nIt is of the Middle District of Florida now.",
            ("Florida", "GPE"),
            "Middle District of Florida/place",
        ),
        (
            "Media\nShe runs the U.S. Agency on Global Media.",
            ("Global Media", "ORG"),
            "U.S. Agency on Global Media/organisation",
        ),
        (
            "Rights\nThe Department of Transportation, Environmental Protection Agency and others joined.",
            ("Department of Transportation, Environmental Protection Agency", "ORG"),
            "Environmental Protection Agency/organisation",
        ),
    ],
)
def test_what_governments_publish(text, model, expected):
    assert expected in lit(text, model)
