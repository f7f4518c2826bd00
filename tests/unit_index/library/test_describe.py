import pytest

from index.article import Article, MentionKind, Paragraph, ParagraphKind
from index.naming.describe import describe, descriptions

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def article(text, number=0):
    return Article(str(number) * 16, "t", text, (Paragraph(ParagraphKind.BODY, 0, len(text)),))


def said(text, name, kind=PERSON):
    found = describe([name], kind, [article(text)])
    return found.text if found else None


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
        ("They saw the brokers Ann Roe.", "brokers Ann Roe"),  # a firm that recognition took for somebody
        ("So said Ann Roe of Oakby broker Ash and Co on Monday.", "Ann Roe of Oakby broker Ash and Co"),
        ("It was director and assistant to the president Ann Roe.", "assistant to the president Ann Roe"),
        ("It was sent by Elm Chairman Bob Ash Jr and President Ann Roe, who left.", "Elm President Ann Roe"),
        ("They sued Ann Roe Inc, a maker of cranes.", "Ann Roe Inc, a maker of cranes"),
    ],
)
def test_who_somebody_is(text, phrase):
    assert said(text, "Ann Roe") == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Elm Inc, a maker of cranes, rose.", "Elm Inc, a maker of cranes"),
        ("Elm, which makes copper tubes, rose.", "Elm, which makes copper tubes"),
        ("Elm is a steel company based in Port Elm.", "Elm is a steel company based in Port Elm"),
        ("They sold it to the brokerage house Elm.", "brokerage house Elm"),
        ("Elmland's largest farm union, the Elm, said so.", "Elmland's largest farm union, Elm"),
        ("So wrote a director of Ash Inc subsidiary Elm.", "Ash Inc subsidiary Elm"),
        ("Elm, a unit of <Roe Holdings>, said so.", "Elm, a unit of Roe Holdings"),
        ("It bought Lyons-based Elm last week.", "Lyons-based Elm"),
        ("It sold Ash Corp's Elm unit.", "Ash Corp's Elm unit"),
        ("So wrote the mass-circulation Elm newspaper.", "the mass-circulation Elm newspaper"),
        ("Elm Inc, 69 pct owned by Ash Corp, rose.", "Elm Inc, 69 pct owned by Ash Corp"),
        ("It said Elm operates 143 inns.", "Elm operates 143 inns"),
        ("It belongs to the top oil and gas producer Elm.", "top oil and gas producer Elm"),
        ("It sold <Elm Co> of Ashford, Ohio.", "Elm Co of Ashford, Ohio"),
        ("It sold Elm <ELM.X>, the cranes group, to them.", "Elm, the cranes group"),
        ("It sold Elm, owned by a consortium of banks, to them.", "Elm, owned by a consortium of banks"),
        (
            "It paid Elm, a Roe-based steel and solid waste company.",
            "Elm, a Roe-based steel and solid waste company",
        ),
        ("Ash Corp said its Elm unit grew.", "Ash Corp's Elm unit"),
        ("Ash Corp said it sold its Elm health care unit.", "Ash Corp's Elm health care unit"),
        ("It bought Elm, a Portland, Maine lessor of desks, for cash.", "Elm, a Portland, Maine lessor of desks"),
        ("Ash Corp said it would sell its new subsidiary, Elm, soon.", "Ash Corp's new subsidiary, Elm"),
        ("It met Ash, which owns Elm and Oak.", "Elm, owned by Ash"),
        ("It hired the Oakby ad agency of Elm.", "Oakby ad agency Elm"),
        ("So said the impact of the Elm party on votes.", "Elm party"),
        ("Ash Corp said it sold its Oak Inc, Roe Co and Elm units.", "Ash Corp's Elm unit"),
        ("It bought 25 pct of state-owned Elm last week.", "state-owned Elm"),
        ("It sold Elm, owned by Ash Inc, Oak Corp and Roe, to them.", "Elm, owned by Ash Inc, Oak Corp and Roe"),
        ("It sold Elm, a Stamford, Conn., maker of cranes, to them.", "Elm, a Stamford, Conn., maker of cranes"),
        ("It drilled with Ash Corp's Elm Co in Oak.", "Ash Corp's Elm Co"),
        ("It bought Elm, which serves 2,500 homes.", "Elm, which serves 2,500 homes"),
        ("So said the head of textile exporters <Elm>.", "textile exporters Elm"),
        ("It merged with <Elm> of the Netherlands, it said.", "Elm of the Netherlands"),
        ("Ash Corp said its broker/dealer unit Elm grew.", "Ash Corp's broker/dealer unit Elm"),
        ("Elm, formerly Ash Steel Corp, rose.", "Elm, formerly Ash Steel Corp"),
        ("Ash, which changed its name in May from Elm, fell.", "Elm, now Ash"),
        ("It is to change its name to Ash Inc from Elm.", "Elm, now Ash Inc"),
        ("It works with Elm, Europe's leading bread baker, it said.", "Elm, Europe's leading bread baker"),
        ("They bought shares of Japan's Elm Ltd last week.", "Japan's Elm Ltd"),
        ("Elm is an affiliate of J.P. Ash and Co, a bank.", "Elm is an affiliate of J.P. Ash and Co, a bank"),
        ("Ash Corp said it paid. With that, its Elm unit grew.", "Ash Corp's Elm unit"),
        ("So said pilots of UAL's Elm unit.", "UAL's Elm unit"),
        ("It buys from cement maker Elm.", "cement maker Elm"),
        ("So said Oakland-backed <Elm>, it said.", "Oakland-backed Elm"),
        ("Elm is engaged in food distribution and forestry.", "Elm is engaged in food distribution and forestry"),
        ("It sold Oak, Ash and Co Inc's <A> Elm unit.", "Oak, Ash and Co Inc's Elm unit"),
        ("It may sell Elm, a once-a-day heart medication.", "Elm, a once-a-day heart medication"),
        ("Ash Corp said it has set up a subsidiary in Oakland, Elm.", "Ash Corp's subsidiary in Oakland, Elm"),
        ("Elm makes cranes for U.S. ports.", "Elm makes cranes for U.S. ports"),
        ("So wrote the leading evening paper Elm.", "leading evening paper Elm"),
        ("Elm, a company without operations, said so.", "Elm, a company without operations"),
        ("It gave five mln to the U.N. refugee agency, Elm, for tents.", "the U.N. refugee agency, Elm"),
        ("It bought Elm, a Nashville, Tenn.-based bank firm.", "Elm, a Nashville, Tenn.-based bank firm"),
        ("It buys from telecommunications maker Elm.", "telecommunications maker Elm"),
        ("The farmers' pressure group Elm agreed.", "pressure group Elm"),
        (
            "It paid Elm, the unit which designs, makes and sells cranes.",
            "Elm, the unit which designs, makes and sells cranes",
        ),
    ],
)
def test_what_a_firm_is(text, phrase):
    assert said(text, "Elm", ORGANISATION) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("They sailed to the northern port of Elm.", "the northern port of Elm"),
        ("Elm, the capital of Elmland, slept.", "Elm, the capital of Elmland"),
        ("ELM, Tenn., March 3 - Rain fell.", "Elm, Tenn."),
        ("He lives in Elm, Ohio, alone.", "Elm, Ohio"),
        ("It moved through Elm, Belgium, by night.", "Elm, Belgium"),
        ("A plant in Elm, China, closed.", "Elm, China"),
        ("It lies at Elm, in central Pakistan, and runs.", "Elm, in central Pakistan"),
        ("ELM, Saudi Arabia, March 3 - It rained.", "Elm, Saudi Arabia"),
        ("They met in the Ashland capital Elm.", "Ashland capital Elm"),
        ("Rain fell in Elm province.", "Elm province"),
        ("It serves Ash and Elm, Ore. The price is not known.", "Elm, Ore."),
        ("ELM, IND., March 3 - Rain fell.", "Elm, Ind."),
        ("A plant at Elm, Mich, closed.", "Elm, Mich."),
        ("It left its Elm, N.J. distribution center.", "Elm, N.J."),
    ],
)
def test_where_a_place_is(text, phrase):
    name = "ELM" if text.startswith("ELM") else "Elm"
    assert said(text, name, PLACE) in (phrase, phrase.replace("Elm,", name + ","))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In the end Elm, after a long night, slept.", PERSON),
        ("He saw Elm, who had left, return.", PERSON),
        ("Then Elm said nothing.", PERSON),
        ("Elm, according to the police, had gone.", PERSON),
        ("To Elm, the New Coast News Agency said.", PLACE),
        ("Peace for Elm, the Western Republic, and others.", PLACE),
        ("They dug in the Ash area of Elm.", PLACE),
        ("Riots in Elm, paralysing the city for a day.", PLACE),
        ("Firms such as Roe and Elm, a maker of cranes.", ORGANISATION),
        ("Snow in Elm, the hills of Ash and much of Oak.", PLACE),
        ("Elm, the operator, said so.", ORGANISATION),
        ("Elm is a member of the exchange of the U.S. coast.", ORGANISATION),
        ("It told Elm, which holds a contract with the company.", ORGANISATION),
        ("Paid by Elm, the Roe unit of Ash <ASH> and Oak Co <OAK>, the trustees.", ORGANISATION),
        ("End Stocks 5,240 5,595 Farmer Elm 1,400 1,300 CCC Stocks 1,700", PERSON),
        ("It said spokesman Elmsworth, an analyst.", PERSON),
        ("Its executive Elm.", PERSON),
        ("They spoke at the opening session of Ashland's parliament, Elm, today.", ORGANISATION),
        ("They sailed along the coast of Elm.", PLACE),
        ("It sells water in Ash and Elm, the Oak region of the north.", PLACE),
        ("Rain in Elm, the Ash region and southern Elm.", PLACE),
        ("In a letter to Elm, the minister said no.", PERSON),
        ("It was lent by state banks Elm and Ash.", ORGANISATION),
        ("Elm Corp, a spokesman for the bank, said so.", ORGANISATION),
        ("Elm Corp, its Ash unit, and Oak paid.", ORGANISATION),
        ("If Elm sells enough shares over two years, it pays.", ORGANISATION),
        ("It had ash's products. This group, Elm, is big.", ORGANISATION),
        ("The unit Elm Electric grew.", ORGANISATION),
        ("They grow it in Ash, Elm, China and Oak.", PLACE),
        ("Secretary of State Ann Roe and Elm spoke.", PERSON),
        ("Across Ash, Elm, in eastern Oak and further.", PLACE),
        ("They run ships to the Elm region.", PLACE),
        ("Elm, lenders that buy its debt, and Oak.", ORGANISATION),
        ("It is run by Ash's Oak Ltd affiliate, Elm.", ORGANISATION),
        ("It met Elm, which owns 40 pct of Ash.", ORGANISATION),
        ("Tonight's Oil Elm report is due.", ORGANISATION),
        ("The Elm daily price for rubber rose.", ORGANISATION),
        ("They live in the city of Elm.", PLACE),
        ("So said Elm, the group's spokesman.", PERSON),
        ("It closed its Elm, another large steel firm.", ORGANISATION),
        ("It belongs to the company's chairman, Elm, they said.", PERSON),
    ],
)
def test_what_somebody_did_is_no_description(text, kind):
    assert said(text, "Elm", kind) is None


def test_what_the_company_does_is_said_of_the_firm_that_speaks():
    text = "Elm Corp said it grew. The company makes cranes."
    assert said(text, "Elm Corp", ORGANISATION) == "Elm Corp makes cranes"


@pytest.mark.parametrize(
    "text",
    [
        "Elm Corp said it bought Ash Inc. The company makes cranes.",  # which?
        "They met Elm Corp. The company makes cranes.",
    ],
)
def test_what_the_company_does_is_not_said_where_another_may_be_meant(text):
    assert said(text, "Elm Corp", ORGANISATION) is None


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


def test_an_office_of_nobody_knows_what_is_no_answer():
    assert said("Ann Roe was the commission's chief economist.", "Ann Roe") is None
    assert said("Ann Roe, director of the corporation, left.", "Ann Roe") is None
    assert said("The new company, Elm, will make cranes.", "Elm", ORGANISATION) is None


def test_the_official_agency_has_its_letters_in_brackets():
    text = "It rained, the official Elm News Agency (ENA) reported."
    assert said(text, "Elm News Agency", ORGANISATION) == "the official Elm News Agency (ENA)"


def test_bodies_of_one_name_and_several_owners_are_not_explained():
    articles = [
        article(f"So said {land}'s Elm Bank.", n) for n, land in enumerate(("Ash", "Oak", "Oak", "Ash", "Oak"))
    ]
    assert describe(["Elm Bank"], ORGANISATION, articles) is None
    assert describe(["Elm Bank"], ORGANISATION, articles[1:3]).text == "Oak's Elm Bank"
    assert said("So said the University of Ash's Elm Institute.", "Elm Institute", ORGANISATION) is None


def test_a_body_of_a_land_of_two_words():
    text = "So said a man of the Dominican Republic's National Elm Institute, an old one."
    assert said(text, "National Elm Institute", ORGANISATION) == "the Dominican Republic's National Elm Institute"


def test_letters_spelt_out_in_two_ways_say_one_thing():
    articles = [article("<Elm Steel Ltd>, (ESL), rose.", 0), article("<Elm Steel Ltd> (ESL) fell.", 1)]
    assert describe(["ESL"], ORGANISATION, articles).text == "ESL, Elm Steel Ltd"


def test_the_meeting_of_a_board_is_no_board():
    assert said("It is the Elm Organization, executive board meeting.", "Elm Organization", ORGANISATION) is None


def test_what_may_happen_to_a_firm_is_no_description():
    assert said("Elm is a likely takeover target of Ash Corp.", "Elm", ORGANISATION) is None


def test_a_division_that_is_called_so_belongs_to_who_says_its():
    text = "Ash Corp said it would sell its Mobile Cranes Division."
    assert said(text, "Mobile Cranes Division", ORGANISATION) == "Ash Corp's Mobile Cranes Division"


def test_a_republic_is_told_by_its_country():
    assert said("They sing in Elmland's Republic of Ash.", "Republic of Ash", PLACE) == "Elmland's Republic of Ash"


def test_a_name_that_goes_on_with_of_once_among_many_is_another():
    articles = [article("It met Elm Ltd.", n) for n in range(9)] + [article("It met Elm Ltd of Oak.", 9)]
    assert describe(["Elm Ltd"], ORGANISATION, articles) is None
    assert said("It met Elm Bank of Oakland.", "Elm Bank", ORGANISATION) is None
    assert said("It met Elm Motors of Oakland Ltd.", "Elm Motors", ORGANISATION) is None


def test_a_piece_of_the_name_of_a_subsidiary_is_not_that_subsidiary():
    assert said("Elm Co Inc said its subsidiary, Elm Norway Ltd, grew.", "Elm", ORGANISATION) is None


def test_a_firm_that_begins_like_a_town_is_not_the_town():
    assert said("The Elm Group, a two-man partnership, grew.", "Elm", PLACE) is None


def test_an_area_of_a_town_is_not_the_town():
    assert said("They live in the poor area of Elm.", "Elm", PLACE) is None


def test_a_fuller_introduction_in_a_later_article_wins_and_then_the_earliest():
    first, second = (
        article("They asked Mayor Ann Roe about it.", 1),
        article("Ann Roe, the mayor of Elm, agreed.", 2),
    )
    third = article("Ann Roe, the former mayor of Elm, agreed.", 3)
    found = describe(["Ann Roe", "Roe"], PERSON, [first, second, third])
    assert found is not None and (found.article_id, found.text) == ("2" * 16, "Ann Roe, the mayor of Elm")


def test_an_office_that_more_articles_give_wins():
    one = article("He met banker and Elm envoy Ann Roe, the founder of a school in Elm.", 1)
    said_often = [article("They asked Elm Mayor Ann Roe.", number) for number in (2, 3, 4, 5, 6, 7, 8, 9)]
    assert describe(["Ann Roe"], PERSON, [one, *said_often]).text == "Elm Mayor Ann Roe"


def test_an_office_of_later_articles_is_the_one_held_now_and_the_one_before_is_told_too():
    before = [article("They asked Elm Mayor Ann Roe.", number) for number in (1, 2, 3)]
    after = [article("They asked former Elm Mayor Ann Roe.", number) for number in (4, 5)]
    found = descriptions(["Ann Roe"], PERSON, [*before, *after])
    assert [(one.text, one.article_id, one.articles) for one in found] == [
        ("former Elm Mayor Ann Roe", "4" * 16, 2),
        ("Elm Mayor Ann Roe", "1" * 16, 3),
    ]


def test_two_of_one_name_are_both_told():
    found = descriptions(
        ["Ann Roe"],
        PERSON,
        [article("Ann Roe, a painter of ships.", 1), article("Ann Roe, the Elm goalkeeper.", 2)],
    )
    assert {one.text for one in found} == {"Ann Roe, a painter of ships", "Ann Roe, the Elm goalkeeper"}


def test_an_acronym_is_spelt_out():
    text = "Of the net national wood (NNW) a tenth burns. The NNW grows."
    assert said(text, "NNW", ORGANISATION) == "NNW, net national wood"


@pytest.mark.parametrize(
    "text",
    [
        "The state car maker NNW sold cars.",
        "NNW Corp, a messenger service, sold bicycles.",
        "The Nautical Night Watch (NNW) slept.",
    ],
)
def test_letters_that_mean_another_here_say_nothing_of_a_full_name(text):
    named = article("The National Night Watch (NNW) slept.", 1)
    assert describe(["National Night Watch", "NNW"], ORGANISATION, [named, article(text, 2)]) is None


def test_letters_explained_by_the_full_name_itself_say_nothing():
    text = "NNW, the foreign unit of National Night Watch, slept."
    assert describe(["National Night Watch", "NNW"], ORGANISATION, [article(text, 1)]) is None


def test_letters_of_several_are_not_explained_by_one():
    texts = ["The North Night Watch (NNW) slept.", "The NNW said no.", "NNW Inc sold cars."]
    assert describe(["NNW"], ORGANISATION, [article(text, n) for n, text in enumerate(texts)]) is None
    assert describe(["NNW"], ORGANISATION, [article(texts[0], 1)]).text == "NNW, North Night Watch"


def test_a_word_that_begins_many_names_is_not_explained_by_one():
    one = article("Ash Corp's subsidiary, United, grew.", 1)
    others = [article(f"United {name} flew. So did United {name}.", n) for n, name in enumerate(("Air", "Sea"), 2)]
    assert describe(["United"], ORGANISATION, [one, *others]) is None
    assert describe(["United"], ORGANISATION, [one]).text == "Ash Corp's subsidiary, United"


def test_a_town_in_the_capitals_of_its_dateline_is_found_by_its_name():
    found = describe(["Oakby"], PLACE, [article("OAKBY, Ohio, March 3 - It rained on.", n) for n in (1, 2)])
    assert found.text == "Oakby, Ohio"


def test_the_province_around_a_town_is_another_place():
    texts = ["Rain fell in Oakby province.", *["They met in Oakby."] * 3]
    assert describe(["Oakby"], PLACE, [article(text, n) for n, text in enumerate(texts)]) is None


def test_states_are_one_however_they_are_written():
    texts = ["OAKBY, Que., March 3 - Rain.", "A mine in Oakby, Quebec, closed.", "Rain fell on Oakby for long."]
    assert describe(["Oakby"], PLACE, [article(text, n) for n, text in enumerate(texts)]).text == "Oakby, Que."


def test_a_body_of_a_common_name_is_no_country_s_by_one_article_of_many():
    texts = ["Elmland's Farm Bank met them.", *["They met the Farm Bank."] * 6]
    assert describe(["Farm Bank"], ORGANISATION, [article(text, n) for n, text in enumerate(texts)]) is None
    assert describe(["Farm Bank"], ORGANISATION, [article(texts[0])]).text == "Elmland's Farm Bank"


def test_short_phrases_of_two_articles_outweigh_a_full_one_of_one():
    one = article("Ann Roe, the long-time head of an office for ships and harbours in Oak.", 1)
    two = [article("They asked Elm Foreign Minister Ann Roe.", number) for number in (2, 3, 4)]
    assert describe(["Ann Roe"], PERSON, [one, *two]).text == "Elm Foreign Minister Ann Roe"


def test_a_long_phrase_ends_where_a_clause_does():
    text = "Ann Roe, a painter of ships and of the people who live on them in the harbours of the north"
    text += " and along the great rivers of the east that lead there from the hills"
    found = said(text + ".", "Ann Roe")
    assert len(found) <= 140 and text.startswith(found)


def test_furniture_says_nothing():
    text = "Ann Roe, the mayor of Elm, agreed."
    junk = Article("1" * 16, "t", text, (Paragraph(ParagraphKind.FURNITURE, 0, len(text)),))
    assert describe(["Ann Roe"], PERSON, [junk]) is None


def test_a_town_is_told_by_its_state_only_where_most_articles_do():
    here, there = article("A plant in Elm, Ohio, closed.", 1), article("ELM, March 3 - It rained in Elm.", 2)
    assert describe(["Elm"], PLACE, [here, there]).text == "Elm, Ohio"
    assert describe(["Elm"], PLACE, [here, there, there]) is None


def test_no_firm_has_a_judge():
    assert said("Elm Corp said Judge Ann Roe denied it.", "Ann Roe") == "Judge Ann Roe"
    assert said("Elm Corp said chairman Ann Roe denied it.", "Ann Roe") == "Elm Corp chairman Ann Roe"


def test_the_state_of_what_a_firm_owns_ends_nothing():
    text = "It holds Elm Inns Inc, which owns an Ashton City, N.J., harbour hotel. It is late."
    assert (
        said(text, "Elm Inns Inc", ORGANISATION) == "Elm Inns Inc, which owns an Ashton City, N.J., harbour hotel"
    )


def test_what_was_announced_behind_an_apposition_without_its_comma_is_no_part_of_it():
    text = "Elm Mills, a unit of the Ash Group announced a cut in spending last year."
    assert said(text, "Elm Mills", ORGANISATION) == "Elm Mills, a unit of the Ash Group"


def test_a_firm_beside_its_own_unit_is_not_that_unit():
    assert said("They sued Oak Inc, Elm Corp, Elm's Gulf unit and its agents.", "Elm Corp", ORGANISATION) is None


def test_the_newspaper_of_a_party_is_not_the_party():
    assert said("The Elm Party newspaper said so.", "Elm Party", ORGANISATION) is None
    assert said("The Elm newspaper said so.", "Elm", ORGANISATION) == "The Elm newspaper"


def test_a_firm_of_several_words_behind_and_is_no_piece_of_a_longer_name():
    text = "The loan goes to Ash Co and Elm Mills Plc, a maker of flour."
    assert said(text, "Elm Mills Plc", ORGANISATION) == "Elm Mills Plc, a maker of flour"


def test_the_first_word_of_a_firm_stands_for_it_where_nothing_else_begins_so():
    text = "Ash Corp bought Elmer Mills Inc today. Elmer, a maker of flour, is small."
    assert said(text, "Elmer Mills Inc", ORGANISATION) == "Elmer Mills Inc, a maker of flour"
    assert said(f"{text} Elmer Foods grew.", "Elmer Mills Inc", ORGANISATION) is None


def test_what_a_bank_is_in_one_deal_of_many_is_no_description():
    assert (
        said("Elm Brothers was an underwriter for the company's offering in May.", "Elm Brothers", ORGANISATION)
        is None
    )
    assert said("Elm Brothers was an underwriter of ships in Oak.", "Elm Brothers", ORGANISATION) is not None


def test_a_list_of_bodies_is_no_description_of_the_first():
    text = "They said the Elm Council, the Ash and Oak departments and other agencies met."
    assert said(text, "Elm Council", ORGANISATION) is None


def test_what_somebody_says_of_a_land_is_no_description():
    assert said("Elm is a country that has come a long way in its ability to grow food.", "Elm", PLACE) is None


def test_what_is_said_of_a_stake_is_not_said_of_the_firm():
    assert said("Oak's stake in Elm Mills was a large bank of votes.", "Elm Mills", ORGANISATION) is None
    assert said("He said Elm Mills was a large bank.", "Elm Mills", ORGANISATION) == "Elm Mills was a large bank"


def test_who_has_a_post_in_a_body_is_not_that_body():
    found = descriptions(
        ["Ann Roe"], PERSON, [article("They met with a member of the FCA board, Ann Roe, today.")]
    )
    assert [one.text for one in found] == ["a member of the FCA board, Ann Roe"]


def test_a_firm_is_found_without_its_legal_form_too():
    text = (
        "Ash raised its stake in Elm Plus Mills Inc. He said that Elm Plus Mills was the largest maker of flour."
    )
    assert said(text, "Elm Plus Mills Inc", ORGANISATION) == "Elm Plus Mills was the largest maker of flour"


def test_a_unit_of_its_namesake_is_another():
    assert said("They bought Elm Corp, a unit of Elm AG, today.", "Elm", ORGANISATION) is None
    assert (
        said("They bought Elm Corp, a unit of Ash AG, today.", "Elm", ORGANISATION) == "Elm Corp, a unit of Ash AG"
    )


def test_bodies_one_after_another_are_no_description():
    text = "It goes to the Elm Ministry, the Central Bank and the Council for Planning before it is passed."
    assert said(text, "Elm Ministry", ORGANISATION) is None


def test_a_town_with_its_state_and_other_considerations_end_no_apposition():
    text = (
        "It bought Elm Guards Inc, a Palm Bay, Fla., security firm, for 200,000 shares and other considerations."
    )
    assert said(text, "Elm Guards Inc", ORGANISATION) == "Elm Guards Inc, a Palm Bay, Fla., security firm"


def test_an_office_in_a_body_with_an_and_in_its_name_is_whole():
    text = "They are hungry, Farm and Food Organisation (FFO) director Ann Roe said."
    assert said(text, "Ann Roe") == "Farm and Food Organisation director Ann Roe"
    assert said("They met Bob Ash and Elm Bank director Ann Roe.", "Ann Roe") == "Elm Bank director Ann Roe"


def test_the_office_of_the_next_in_a_list_is_not_of_this_one():
    text = "They met Ann Roe, Elmland's army chief in Ashland Brigadier Bob Oak and the mayor of Elm."
    assert said(text, "Ann Roe") is None


def test_the_capital_of_a_firm_taken_for_a_town_is_no_town():
    assert said("They bought 39 pct of the capital of Elm in May.", "Elm", PLACE) is None
    assert said("They met in the Sudanese capital of Elm in May.", "Elm", PLACE) == "the Sudanese capital of Elm"


def test_what_is_paid_is_not_what_a_body_does():
    assert said("Elm provides subsidies of about 16 cents a pound on rye.", "Elm", ORGANISATION) is None
    assert said("Elm provides care for the old.", "Elm", ORGANISATION) == "Elm provides care for the old"


def test_of_a_paragraph_without_end_the_beginning_is_looked_at():
    text = "They met Elm Mills and Ash Co, the " * 5000 + "Elm Mills, a maker of flour, grew."
    assert said(text, "Elm Mills", ORGANISATION) is None
    assert (
        said("Elm Mills, a maker of flour, grew. " + text, "Elm Mills", ORGANISATION)
        == "Elm Mills, a maker of flour"
    )
