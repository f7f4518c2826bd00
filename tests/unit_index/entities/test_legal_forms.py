"""Legal forms that may be another firm's."""

import pytest

from index.article import Mention, MentionKind
from index.entities import EntityTable, name_rows
from index.entities.legal_forms import form_of, is_american
from index.entities.rows import untold, with_office
from index.entities.within import name_mentions

ORGANISATION = MentionKind.ORGANISATION


def article(*names):
    text = " met ".join(names)
    spans = [(text.index(name, sum(map(len, names[:n]))), name) for n, name in enumerate(names)]
    return name_mentions([Mention(at, at + len(name), ORGANISATION, name) for at, name in spans], (), text)


def meant(*articles):
    """The entity of every name, in a library of articles that are lists of names."""
    read = [article(*names) for names in articles]
    table = EntityTable()
    for mentions in read:
        table.add_article(name_rows(mentions))
    return [[m.entity_id for m in table.resolve(mentions)] for mentions in read]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Vrba Mills Ltd", "ltd"),
        ("Vrba Mills Co Ltd", "ltd"),
        ("Vrba Mills P.L.C.", "plc"),
        ("Vrba Mills N.A.", "na"),
        ("Vrba Mills (S.A.) Inc", "sa"),
        ("Vrba Mills Limited", "ltd"),
        ("Vrba Mills Inc", ""),
        ("Vrba Mills", ""),
        ("Vrba Gmbhs", ""),
    ],
)
def test_forms(name, form):
    assert form_of(name) == form
    assert is_american(name) == name.endswith("Mills Inc")


def test_a_company_that_is_only_ever_limited_is_one():
    assert meant(["Vrba Mills Ltd"], ["Vrba Mills"], ["Vrba Mills Co"]) == [["organisation:vrba mills"]] * 3


def test_a_foreign_form_of_an_american_firm_is_another():
    found = meant(*[["Vrba Mills Inc"]] * 10, ["Vrba Mills Ltd", "Vrba Mills"], ["Vrba Mills"])
    assert found[0] == found[-1] == ["organisation:vrba mills"]
    assert found[-2] == ["organisation:vrba mills [ltd]"] * 2


def test_two_forms_in_one_article_are_two_firms():
    unit, bank = "organisation:vrba bank [na]", "organisation:vrba bank"
    assert meant(["Vrba Bank N.A.", "Vrba Bank Corp", "Vrba Bank"]) == [[unit, bank, bank]]
    assert meant(["Vrba Bank N.A."], ["Vrba Bank Corp"]) == [[bank], [bank]]


def test_the_american_unit_of_a_british_firm_is_another():
    house, unit = "organisation:vrba mills", "organisation:vrba mills [inc]"
    found = meant(["Vrba Mills Plc"], ["Vrba Mills Plc", "Vrba Mills Inc", "Vrba Mills"])
    assert found == [[house], [house, unit, house]]
    assert meant(["Vrba Mills Plc"], ["Vrba Mills Plc"], ["Vrba Mills Inc"]) == [[house]] * 3  # a slip


def test_co_is_co_ltd_in_one_article_too():
    assert meant(["Vrba Steel Co Ltd", "Vrba Steel Co"]) == [["organisation:vrba steel"] * 2]
    assert meant(["Vrba Steel Co Ltd"], ["Vrba Steel Co Ltd", "Vrba Steel Corp"])[1][1].endswith("[inc]")


def test_a_private_company_is_no_house():
    names = ["Vrba Mills Inc", "Vrba Mills GmbH", "Vrba Mills GmbH", "Vrba Mills"]
    house, unit = "organisation:vrba mills", "organisation:vrba mills [gmbh]"
    assert meant(names) == [[house, unit, unit, house]]


def test_a_name_without_a_form_before_a_unit_is_not_the_unit():
    house, unit = "organisation:vrba mills", "organisation:vrba mills [gmbh]"
    assert meant(["Vrba Mills Inc"], ["A plant\n", "Vrba Mills", "Vrba Mills GmbH"])[1][1:] == [house, unit]
    assert meant(["Vrba Mills Inc"], ["A plant\n", "Vrba Mills GmbH", "Vrba Mills"])[1][1:] == [house, house]
    limited = meant(["Vrba Mills Inc"], ["A plant\n", "Vrba Mills", "Vrba Mills Ltd"])
    assert limited[1][1:] == [house, house]


def test_a_national_bank_is_not_limited():
    there, here = "organisation:vrba bank [ltd]", "organisation:vrba bank"
    assert meant(["Vrba Bank N.A."], ["Vrba Bank Ltd"]) == [[here], [there]]
    assert meant(["Vrba Bank N.A."], ["Vrba Bank Ltd"], ["Vrba Bank Ltd"])[1:] == [[here], [here]]


def test_co_ltd_of_asia_is_co():
    found = meant(*[["Vrba Steel Co"]] * 10, ["Vrba Steel Co Ltd"])
    assert found[-1] == ["organisation:vrba steel"]


def test_a_firm_apart_is_called_by_its_form():
    rows = [article("Vrba Mills Inc")] * 10 + [article("Vrba Mills", "Vrba Mills Ltd", "Vrba Mills")]
    table = EntityTable()
    for mentions in rows:
        table.add_article(name_rows(mentions))
    assert table.name("organisation:vrba mills [ltd]") == "Vrba Mills Ltd"
    for mentions in rows[:9]:
        table.add_article(name_rows(mentions), -1)
    assert table.entity_id("organisation:vrba mills [ltd]") == "organisation:vrba mills"


def test_keys_with_a_form():
    assert untold("organisation:vrba mills [ltd]") == "organisation:vrba mills"
    assert untold("organisation:]") == "organisation:]"
    assert with_office("organisation:vrba mills [ltd]", "Vrba Mills Ltd") == "Vrba Mills Ltd"
