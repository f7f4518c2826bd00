import pytest

from tests.unit_index.library.describing import said


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It was Ann Roe, the harbour's chief pilot, who saw it.", "Ann Roe, the harbour's chief pilot"),
        ("Ann Roe, Port Elm's harbour-born mayor, told them.", "Ann Roe, Port Elm's harbour-born mayor"),
        ("Ann Roe is a pilot in Port Elm. She left.", "Ann Roe is a pilot in Port Elm"),
        ("They met Deputy Foreign Minister Ann Roe on Monday.", "Deputy Foreign Minister Ann Roe"),
        ("Ann Roe, 52, chairman of Elm Steel, resigned.", "Ann Roe, chairman of Elm Steel"),
        ("He met Mr Wells and Elmland's President Ann Roe.", "Elmland's President Ann Roe"),
        ("So wrote former Elm Bank chief executive Ann Roe.", "former Elm Bank chief executive Ann Roe"),
        ("Ann Roe, who was a painter of ships, died.", "Ann Roe, who was a painter of ships"),
        ("It was said by Elm Bank board member Ann Roe.", "Elm Bank board member Ann Roe"),
        ("Ann Roe, managing partner at Elm, agreed.", "Ann Roe, managing partner at Elm"),
        ("Then Rep. Ann Roe (D-Ohio) spoke.", "Rep. Ann Roe (D-Ohio)"),
        ("The harbour's oldest pilot, Ann Roe, spoke.", "The harbour's oldest pilot, Ann Roe"),
        ("Ann Roe, one of the founders of Elm Steel, left.", "Ann Roe, one of the founders of Elm Steel"),
        ("Then Minister of State for Planning Ann Roe spoke.", "Minister of State for Planning Ann Roe"),
        ("It was Ann Roe, who heads the Elm board.", "Ann Roe, who heads the Elm board"),
        ("He asked analyst Ann Roe of Ash and Co.", "analyst Ann Roe of Ash and Co"),
        ("Rates fall, said Ann Roe of Elm Bank.", "Ann Roe of Elm Bank"),
        ("Ann Roe has been elected chairman of Elm Steel.", "Ann Roe has been elected chairman of Elm Steel"),
        ("It named Ann Roe as chief pilot of Elm.", "named Ann Roe as chief pilot of Elm"),
        ("He is owed by vice-president of Elm Steel, Ann Roe said.", "vice-president of Elm Steel, Ann Roe"),
        ("So said Roe and Co analyst Ann Roe.", "Roe and Co analyst Ann Roe"),
        ("They met Elm Steel <ELM> chairman Ann Roe.", "Elm Steel chairman Ann Roe"),
        ("It was written by director Ann Roe.", "director Ann Roe"),
        ("Ann Roe, Elm chairman and chief buyer said.", "Ann Roe, Elm chairman and chief buyer"),
        ("Ann Roe, vice-president of Elm Bank, left.", "Ann Roe, vice-president of Elm Bank"),
        (
            "So said Ann Roe, executive vice president at <Elm Co>, a firm.",
            "Ann Roe, executive vice president at Elm Co",
        ),
        ("He said on Friday Deputy Trade Minister Ann Roe left.", "Deputy Trade Minister Ann Roe"),
        ("So said Elm Bank chairman-elect Ann Roe.", "Elm Bank chairman-elect Ann Roe"),
        ("It was said by Bank of Elmland governor Ann Roe.", "Bank of Elmland governor Ann Roe"),
        ("Elm Corp said its president, Ann Roe, left.", "Elm Corp president Ann Roe"),
        ("Elm Corp said it sold shares of the company's chairman, Ann Roe, to it.", "Elm Corp chairman Ann Roe"),
        ("Ann Roe, chairman of Elm, Elm and Oak, left.", "Ann Roe, chairman of Elm, Elm and Oak"),
        ("Ann Roe, an Elm agronomist, agreed.", "Ann Roe, an Elm agronomist"),
        ("Ann Roe has resigned as mayor of Elm.", "Ann Roe has resigned as mayor of Elm"),
        ("Elm Corp said chairman Ann Roe bought shares.", "Elm Corp chairman Ann Roe"),
        ("Elm Corp, which sells cranes, may grow, chairman Ann Roe told them.", "Elm Corp chairman Ann Roe"),
        ("Elm Corp said it grew. The company said chairman Ann Roe left.", "Elm Corp chairman Ann Roe"),
        (
            "Elm Corp said its board elected Ann Roe as president, succeeding Bo Ash.",
            "elected Ann Roe as president of Elm Corp",
        ),
        (
            "Elm Corp said Ann Roe has resigned as president and chairman.",
            "Ann Roe has resigned as president and chairman of Elm Corp",
        ),
        ("Another analyst, Ann Roe, at Ash Securities, agreed.", "analyst Ann Roe at Ash Securities"),
        ("It may rain, Ann Roe of Ash Brothers, a law firm, told them.", "Ann Roe of Ash Brothers"),
        ('"It will rain," Ann Roe of Ash and Oak said.', "Ann Roe of Ash and Oak"),
        ("Elm Corp said it bought Ash Inc and that chairman Ann Roe left.", "chairman Ann Roe"),
        (
            "Ann Roe, president of its crane unit and of Ash, left.",
            "Ann Roe, president of its crane unit and of Ash",
        ),
        ("Ann Roe left. Roe, the harbour's oldest pilot, is 80.", "Ann Roe, the harbour's oldest pilot"),
        ("Ann Roe joined. Roe is a director of three banks.", "Ann Roe is a director of three banks"),
        ("Elm Corp chairman and president, Ann Roe, said so.", "Elm Corp chairman and president Ann Roe"),
        (
            "President of the Elm Trade Association Ann Roe said so.",
            "President of the Elm Trade Association Ann Roe",
        ),
        ("He was joined by Justices Bob Ash, Ann Roe and Tim Oak.", "Justice Ann Roe"),
        ("He was joined by Justices Ann Roe and Tim Oak.", "Justice Ann Roe"),
        (
            "Elm Corp said it grew. Chief operating officer Ann Roe sees more.",
            "Elm Corp Chief operating officer Ann Roe",
        ),
        (
            "Elm Corp said it grew. It said Ann Roe has been named president.",
            "Ann Roe has been named president of Elm Corp",
        ),
        (
            "They named Bob Ash as Elm Corp's new board chairman, replacing Ann Roe.",
            "Ann Roe, replaced as Elm Corp's board chairman",
        ),
        ('Elm Corp said it lost.\n"We will see," chairman Ann Roe said.', "Elm Corp chairman Ann Roe"),
        (
            "Elm Corp said Ann Roe has also been named vice president and becomes its head in Oak.",
            "Ann Roe has also been named vice president of Elm Corp",
        ),
        ("Ann Roe is a former partner of Ash and Oak, Elm said.", "Ann Roe is a former partner of Ash and Oak"),
        ("Then Ann Roe, who previously led the Elm board, spoke.", "Ann Roe, who previously led the Elm board"),
        (
            "Analyst Ann Roe of Ash, Elm and Oak Securities Corp said so.",
            "Analyst Ann Roe of Ash, Elm and Oak Securities Corp",
        ),
        (
            "It was Ann Roe, head of the Elm Trade Ministry's (ETM) Ash Division.",
            "Ann Roe, head of the Elm Trade Ministry's Ash Division",
        ),
        (
            "Elm Corp said Ann Roe has been named to replace Bob Ash as chairman and president.",
            "Ann Roe has been named to replace Bob Ash as chairman and president of Elm Corp",
        ),
        (
            "So said Elm Trade Association (ETA) president-elect Ann Roe.",
            "Elm Trade Association president-elect Ann Roe",
        ),
        (
            "Elm Corp said Bob Ash has been appointed chairman of the board, replacing Ann Roe, who left.",
            "Ann Roe, replaced as chairman of the board",
        ),
        ("They saw the brokers Ann Roe.", "the brokers Ann Roe"),  # a firm that recognition took for somebody
        ("So said Ann Roe of Oakby broker Ash and Co on Monday.", "Ann Roe of Oakby broker Ash and Co"),
        ("It was director and assistant to the president Ann Roe.", "assistant to the president Ann Roe"),
        ("It was sent by Elm Chairman Bob Ash Jr and President Ann Roe, who left.", "Elm President Ann Roe"),
        ("They sued Ann Roe Inc, a maker of cranes.", "Ann Roe Inc, a maker of cranes"),
        (
            "Ann Roe, Bank of Elmland vice-president and regional manager, agreed.",
            "Ann Roe, Bank of Elmland vice-president and regional manager",
        ),
        ("It was sent by Commissioner of Food and Drugs Ann Roe.", "Commissioner of Food and Drugs Ann Roe"),
        (
            "Elm Corp, which closed a month ago, said Ann Roe has resigned as president, chief executive and a director.",
            "Ann Roe has resigned as president of Elm Corp",
        ),
        ("They need a key player -- Rep. Ann Roe (D-Ohio).", "Rep. Ann Roe (D-Ohio)"),
        ("Ann Roe, an analyst with the Oak Bank said it rains.", "Ann Roe, an analyst with the Oak Bank"),
        ("Ann Roe, deputy manager of Oak Bank told them.", "Ann Roe, deputy manager of Oak Bank"),
        (
            "So said Elmland's Minister of State for Trade, Ann Roe, today.",
            "Elmland's Minister of State for Trade Ann Roe",
        ),
        (
            "Elm Corp said Ann Roe will retire as chairman but remain a director.",
            "Ann Roe will retire as chairman of Elm Corp",
        ),
        ("Elm Corp said Ann Roe, 54, vice president, left.", "Ann Roe, vice president of Elm Corp"),
        (
            "Elm Corp said Ann Roe, vice president of its Oak Bank unit, left.",
            "Ann Roe, vice president of Elm Corp's Oak Bank unit",
        ),
        ("Elmer says its former chairman Ann Roe took it.", "Elmer former chairman Ann Roe"),
        (
            "Elm Corp said Bo Ash was named president and chairman, replacing Ann Roe who left.",
            "Ann Roe, replaced as president and chairman of Elm Corp",
        ),
        (
            "It will pay, said Ann Roe of Oakby brokerage house Ash-Elm, today.",
            "Ann Roe of Oakby brokerage house Ash-Elm",
        ),
        ("So said Vice-minister of foreign trade Ann Roe on Monday.", "Vice-minister of foreign trade Ann Roe"),
        ("On February 20 President Ann Roe left.", "President Ann Roe"),
        ("They met Minister of State for Textiles Ann Roe.", "Minister of State for Textiles Ann Roe"),
        ("Ann Roe, a lawyer for Mr. Ash, left them.", "Ann Roe, a lawyer for Mr. Ash"),
        ("They let it be after the White House counsel, Ann Roe, had left.", "the White House counsel, Ann Roe"),
        ("It was led by former Elm campaign chairman Ann Roe.", "former Elm campaign chairman Ann Roe"),
        (
            "Ann Roe, Elm's crane chief and a former Oak executive commented on it.",
            "Ann Roe, Elm's crane chief and a former Oak executive",
        ),
        ("It is over. Today U.S. Trade Secretary Ann Roe said so.", "U.S. Trade Secretary Ann Roe"),
    ],
)
def test_who_somebody_is(text, phrase):
    assert said(text, "Ann Roe") == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe met Bob Roe. Roe, the harbour's oldest pilot, is 80.",
        "Roe, the harbour's oldest pilot, is 80.",
        "Ann Roe met him. Elm and Roe, the harbour's oldest towns, slept.",
    ],
)
def test_a_surname_alone_says_nothing_where_another_may_be_meant(text):
    assert said(text, "Ann Roe") is None


def test_a_long_phrase_ends_where_a_clause_does():
    text = "Ann Roe, a painter of ships and of the people who live on them in the harbours of the north"
    text += " and along the great rivers of the east that lead there from the hills"
    found = said(text + ".", "Ann Roe")
    assert len(found) <= 140 and text.startswith(found)


def test_no_firm_has_a_judge():
    assert said("Elm Corp said Judge Ann Roe denied it.", "Ann Roe") == "Judge Ann Roe"
    assert said("Elm Corp said chairman Ann Roe denied it.", "Ann Roe") == "Elm Corp chairman Ann Roe"


def test_an_office_in_a_body_with_an_and_in_its_name_is_whole():
    text = "They are hungry, Farm and Food Organisation (FFO) director Ann Roe said."
    assert said(text, "Ann Roe") == "Farm and Food Organisation director Ann Roe"
    assert said("They met Bob Ash and Elm Bank director Ann Roe.", "Ann Roe") == "Elm Bank director Ann Roe"


def test_the_office_of_the_next_in_a_list_is_not_of_this_one():
    text = "They met Ann Roe, Elmland's army chief in Ashland Brigadier Bob Oak and the mayor of Elm."
    assert said(text, "Ann Roe") is None


def test_a_mister_named_before_is_another_of_that_surname():
    text = "Mr. Roe left. His wife, Ann Roe, saw it. Roe, a painter of ships, is old."
    assert said(text, "Ann Roe") != "Ann Roe, a painter of ships"
    text = "Ann Roe left. President Roe saw it. Roe, a painter of ships, is old."
    assert said(text, "Ann Roe") != "Ann Roe, a painter of ships"


@pytest.mark.parametrize(
    "text",
    [
        "They met Ann Roe, Jr., the president's daughter, today.",
        "Ann Roe, his campaign chairman Paul Oak and a deputy left.",
        "Ann Roe, head of corporate finance Graham Oak and director Roger Elm resigned.",
    ],
)
def test_an_heir_and_the_next_of_a_list_are_others(text):
    assert said(text, "Ann Roe") is None


def test_whom_an_office_leads_to_is_no_next_one():
    assert said("Ann Roe, the lawyer representing Paul Oak, left.", "Ann Roe") is not None
    assert said("Ann Roe, senior vice president at Elm Corp, left.", "Ann Roe") is not None
