import pytest

from index.article import Article, MentionKind, Paragraph, ParagraphKind
from index.naming.telling import most_telling, telling

PERSON, BODY, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


def article(number, *texts):
    text = "\n".join(texts)
    paragraphs, start = [], 0
    for part in texts:
        paragraphs.append(Paragraph(ParagraphKind.BODY, start, start + len(part)))
        start += len(part) + 1
    return Article(str(number) * 16, "t", text, tuple(paragraphs))


def told(name, kind, *texts):
    found = telling([name], kind, [article(n + 1, text) for n, text in enumerate(texts)])
    if found is not None:
        assert name in found.text[slice(*found.name)]
    return found.text if found else None


@pytest.mark.parametrize(
    "sentence",
    [
        "The crowd was for talks with movements such as the Elm Front and others.",
        "They sold notes to banks such as Ash Co, Oak and Elm Front in the autumn.",
        "The party blamed the country's Elm Front for the loss of the harvest.",
        "Ash Corp said its newest Elm Front was open to all who ask.",
        "Ash Corp said its newest fund, Elm Front, is open to all who ask.",
        "Elm Front is one of the five that may trade in the bills.",
        "Harbour-backed Elm Front said it would build in the town.",
        "They bought the mill from Elm Front of Norway in the autumn.",
        "They spoke of a drug called Elm Front and of its price.",
        "They meant Elm Front, once the pride of the valley, when they spoke.",
        "They came from the Harbour-based shipping line Elm Front with their crates.",
        "The plan is run by the Elm Front (EF), which screens what others build.",
        "The agency gave them to its subsidiaries, Elm Front and Ash Trust.",
        "They gave them to two new subsidiaries, Elm Front and Ash Trust.",
        "Lead manager is Elm Front, and signing is set for the spring.",
        "Elm Front is other joint book runner.",
        "The bond goes to Ash Trust, Oak Bank and Elm Front as underwriters.",
        "They meant Elm Front (another major clearing system) when they spoke.",
        "It said a new subsidiary, the Elm Front group, has begun to sell zinc.",
        "It is a part of the privately-held investment firm of Elm Front.",
        "The debt grew at the 47-member Elm Front, which met in the autumn.",
        "They asked ministers from the 13-member Trade League (Elm Front) for more time.",
        "The line from the Elm Front copper mine to the coast was cut.",
        "There is a law in the Elm Front daily that all of them read.",
        "The firm sold it to Elm Front of Muskogee, Okla., for a small sum.",
        "The bond was led by them, lead manager Elm Front said.",
        "French-owned Elm Front's clerks said that demand was slow.",
        "It is no force in the trade, against such large thrifts as Ash Trust, Elm Front and Oak.",
        "Ash Trust and Elm Front were underwriters for the offering.",
        "Its Elm Front subsidiary is a brokerage firm.",
        "They sold most of its Ash Shirt Co, Elm Front and Oak Shirt subsidiaries in May.",
        "It plans to build a second water reactor, Elm Front in Somerset, before the end of it.",
        "Three other Ash companies; Elm Front, Ash Sea and Ash Air, have orders.",
        "Its new currency, the Elm Front (EF), has been a success with banks.",
        "There were cracks in the tails of aircraft made by Elm Front and Oak.",
        "They have shares in the Elm Front project, a 9.7-megawatt plant in the hills.",
        "The Bank of Ash, Elm Front and other central banks bought dollars in the autumn.",
        "The four oil firms with a share in Oak -- Ash, Elm Front, Roe -- may choose the time.",
        "Rain fell in Ash province, Oak, Elm Front and Roe provinces for long.",
        "He said Elm Front has the greatest exposure to loans of any Oakby bank in terms of pay.",
        "They bought Ash and Elm Front, with combined circulation of 74,000 copies, from him.",
        "They will ask management consultants Elm Front's opinion of the plan in the spring.",
        "He said it is hard to join the mill with its Elm Front store operations.",
        "It fell to seven degrees on the Elm Front scale in the night.",
        "Trade house C Elm Front recently put it at seven mln tonnes.",
        "They may be asked to reply by Elm Front, which currently is not operating but plans to.",
        "They were bought by investment dealers Elm Front and Ash Trust for resale.",
        "There are many of them, northern banks including Elm Front and Ash Trust.",
        "The head of the socialist Elm Front union federation has met them again.",
        "They bought two Oakland copper mills in May 1986, Elm Front and Ash Trust, for cash.",
        "He said that Elm Front still had a 99 pct share of the Oakland telephone market then.",
        "So said the head of Elm Front, with 22 billion dlrs in assets under management.",
        "There is a plant in the hills above the Elm Front plain stretching to the sea.",
        "They have long had Elm Front telephone service in the valley for all.",
        "A group of Ash, Elm Front and Oak, and other air express competitors, was heard.",
        "The Elm Front, the trade's yearly forum for new things, seemed to say so too.",
        "The army will pay for work on Elm Front anti-submarine warfare planes this year.",
        "Elm Front started it in the spring of 1984 and became the first Oakland bank to do so.",
        "They met Elm Front, best known for its cameras and films, in the rain.",
        "There are strikes at the state-owned Ash and Elm Front airlines for now.",
        "They took the money of the failed Elm Front, Oakby, Tex., and all its debts.",
        "It gained by the sale of unit Elm Front in the autumn.",
        "So said the Elm Front (EF) of the Prime Minister's Department.",
        "Oak Corp owns 43 pct of Elm Front, which has no comment.",
        "The fund will be managed by Elm Front from the spring on.",
        "Elm Front was formed by Ann Roe in 1963 to produce films.",
        "It has bought Elm Front and its Ash unit, which provide telephone service in the north.",
        "They met as early as the Elm Front (parliament) opened in the spring.",
        "They want the consent of the Elm Front, or lower house, before the harvest.",
        "It brought out a new family of plotter machines, the Elm Front.",
        "It was chosen for the Elm Front project in support of the port.",
        "They expect the Elm Front industrial nations to meet in the autumn.",
        "It said its Elm Front credit card rate would fall to 15 pct.",
        "The cut follows those of four Oakish clearing banks, led by Elm Front.",
        "Among other clearing banks, Elm Front said it has no such plans.",
        "Its rule of Ashland (Elm Front), a vast territory in the south, is over.",
    ],
)
def test_a_sentence_that_tells_what_a_body_is_is_given_whole(sentence):
    assert told("Elm Front", BODY, "They met Elm Front in the rain and left.", sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "They met Elm Front in the rain and left.",
        "In town Elm Front, the agency said, was late again.",
        "It sold its 80 pct stake in Elm Front to the others.",
        "The former Elm Front chairman spoke to them of the rain.",
        "They went to the Bank of Elm Front and to the station.",  # a longer name
        "It has been long since Elm Front was seen there.",
        "The rest may go the way of Elm Front's loans in the spring.",
        "They sold grades such as Ash and Elm Front crude in the spring.",
        "They spoke of a crash of markets, Elm Front sources said.",
        "The power of Oak at Elm Front, a U.S. Delegate at the meeting said, is small.",
        "Ash Trust and Elm Front were among the weaker ones that day.",
        "According to Elm Front, the board would determine on a basis of its own whether to pay.",
        "The report, heard by Elm Front, the explosion was at dawn, told of smoke.",
        "They sued Elm Front, Elm's Gulf unit and their agents there.",
        "Elm Front was among the heaviest losers of that autumn.",
        "No large member firms of the Elm Front have told of losses.",
        "They sold it to large investors, including insurers and Elm Front subsidiary Oak, for less.",
        "It was sold at the tender for the home market, the Elm Front, EFA, said.",
        "The views may be opposed to those of its Elm Front partners in the west.",
        "The stake of Oak in Elm Front has been a very good use of money.",
        "Roe, a partner of Elm Front, has been a director of Ash since the autumn.",
    ],
)
def test_a_sentence_that_only_names_a_body_tells_nothing(sentence):
    assert told("Elm Front", BODY, sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "They chose a hall for the group led by Ann Roe in the spring.",
        "They asked Ann Roe of the Elm Trust about the spring.",
        "The firm has named Ann Roe as the one who deals with towns.",
        "It was Ann Roe, who leads the talks on fish, that they asked.",
        "They say two harbour congressmen, Ann Roe and Bob Ash, are away.",
        "The mill is held by Oak Inc, the Ann Roe family company.",
        "They joined with Ann Roe's British Print Corp in the autumn.",
    ],
)
def test_a_sentence_that_tells_who_somebody_is_is_given_whole(sentence):
    assert told("Ann Roe", PERSON, "They saw Ann Roe in the rain.", sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "It needs the help of all, the chairman of the grain committee, Ann Roe, said.",
        "So said the director of public credit Ann Roe in the autumn.",
    ],
)
def test_an_office_before_a_name_may_be_of_anything(sentence):
    assert told("Ann Roe", PERSON, sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "He was named as the head of the Elm Front in the autumn.",
        "It owns 9 pct of Elm Front, which has no comment.",
        "They sold it through underwriters led by Elm Front and others.",
        "Elm Front was formed and that was all they said.",
        "It is owned by Elm Front and Ash Inc, which markets frames of glass.",
        "They sold Ash, a company Elm Front believed it had bought, to him.",
        "They buy from Elm Front, or from other authorised dealers, in the spring.",
        "They said that Elm Front wants member states to pay for it all.",
    ],
)
def test_a_share_or_a_post_there_tells_nothing(sentence):
    assert told("Elm Front", BODY, sentence, *["They met Elm Front in the rain and left."] * 5) is None


def test_a_piece_of_a_firm_s_name_in_brackets_is_not_told_of():
    assert told("Elmland", PLACE, "Ash Finance Co (Elmland) Ltd, an Oak Bank unit, is to lead the issue.") is None


def test_the_long_form_in_brackets_tells_a_short_one():
    text = "They went to the Elm (Elmland Reserve Board) with it in the autumn."
    assert told("Elm", BODY, text) == text
    assert told("Elm", BODY, "They went to the Elm (Ashland Reserve Board) with it in the autumn.") is None


@pytest.mark.parametrize(
    ("first", "following"),
    [
        ("Elm Front said it expects no more rain in the autumn.", "The utility said its mill is dry."),
        ("Elm Front said it expects no more rain in the autumn.", "It operates 20 clothing stores in the north."),
        (
            "Elm Front said it expects no more rain in the autumn.",
            "The company is the largest bank of the valley.",
        ),
        ("Elm Front will send no more of them.", "The airline has twelve old planes."),
    ],
)
def test_the_next_sentence_tells_it_and_both_are_shown(first, following):
    assert told("Elm Front", BODY, f"{first} {following}") == f"{first} {following}"
    assert told("Elm Front", BODY, first, following) is None, "another article"


@pytest.mark.parametrize(
    ("first", "following"),
    [
        ("Elm Front said it met Ash Corp in the rain.", "The utility said its mill is dry."),
        ("They met Elm Front in the rain.", "The utility said its mill is dry."),
        ("Elm Front said it sold an old airline.", "The airline has twelve old planes."),
        ("Elm Front said it expects no more rain.", "It is the first time since May."),
    ],
)
def test_the_next_sentence_may_be_of_another(first, following):
    assert told("Elm Front", BODY, f"{first} {following}") is None


def test_where_nothing_tells_it_the_strongest_hint_is_given():
    text = "They met Elm Front in the rain. Elm Front said it will close its copper mines in the north."
    found = most_telling(["Elm Front"], BODY, [article(1, text)])
    assert not found.tells
    assert found.seen.text == "Elm Front said it will close its copper mines in the north."
    assert most_telling(["Elm Front"], BODY, [article(1, "Elm Front declared a dividend of ten cents.")]) is None


def test_a_hint_goes_on_in_the_next_sentence_and_a_long_first_one_is_cut():
    first = "Elm Front said it will meet all " + "of its holders " * 16 + "in May."
    text = f"{first} The company said the loss was of its oil wells."
    found = most_telling(["Elm Front"], BODY, [article(1, text)]).seen
    assert " … The company said the loss was of its oil wells." in found.text and len(found.text) < 270
    assert found.text[slice(*found.name)] == "Elm Front"


def test_the_bare_surname_will_do_where_nobody_else_bears_it():
    found = telling(
        ["Ann Roe", "Roe"],
        PERSON,
        [article(1, "They saw Ann Roe in the rain.", "Then Roe, who leads the talks on fish, left them there.")],
    )
    assert found.text == "Then Roe, who leads the talks on fish, left them there."
    assert found.text[slice(*found.name)] == "Roe"


def test_a_place_is_told_by_its_land_but_not_in_a_list_nor_a_land_itself():
    lies = "The parts had gone through Elmport, Belgium, on the way out."
    assert told("Elmport", PLACE, lies) == lies
    assert told("Elmport", PLACE, "There are mills in Ashton, Elmport, Belgium and the far north of it.") is None
    assert told("Belgium", PLACE, "They have to lend to a country like Belgium in the end.") is None
    grown = "They asked Belgium, the largest exporter of rye, for help."
    assert told("Belgium", PLACE, grown) == grown
    twice = told("Elmport", PLACE, lies, "There was rain in Elmport in the autumn of that year.")
    assert twice is None  # it may be another Elmport


@pytest.mark.parametrize(
    "sentence",
    [
        "The sea rose in the ports of Ashton, Oakham and Elmport on that day.",
        "They began work at their Elmport gold deposit in the north of it.",
        "They asked for the group Sarget, based in Elmport near Bordeaux.",
        "The firms were keen on the Elmport field in the deep of the sea.",
    ],
)
def test_a_place_is_told_by_what_it_is(sentence):
    assert told("Elmport", PLACE, sentence) == sentence


def test_a_firm_is_told_by_the_first_word_of_its_name_where_nothing_else_begins_so():
    texts = ["Ash Corp said it bought Elmer Services Inc.", "Elmer provides care to the old in the north."]
    found = telling(["Elmer Services Inc"], BODY, [article(1, *texts)])
    assert found.text == "Elmer provides care to the old in the north."
    assert found.text[slice(*found.name)] == "Elmer"
    assert (
        telling(["Elmer Services Inc"], BODY, [article(1, *texts, "They spoke of Elmer Mills and left.")]) is None
    )


def test_more_is_asked_of_who_is_much_named():
    weak = "They bought the mill from Elm Front of Norway in the autumn."
    others = ["They met Elm Front in the rain and left."] * 5
    assert told("Elm Front", BODY, weak, *others[:2]) == weak
    assert told("Elm Front", BODY, weak, *others) is None


def test_symbols_of_shares_are_left_out_and_the_name_still_stands_where_it_is_said_to():
    found = telling(
        ["Elm Co"], BODY, [article(1, "The loan goes to Oak <OAK.O> and a pool led by <Elm Co>, one of five.")]
    )
    assert found.text == "The loan goes to Oak and a pool led by Elm Co, one of five."
    assert found.text[slice(*found.name)] == "Elm Co"


def test_the_beginning_of_a_firm_s_name_is_told_by_the_whole_where_one_article_has_it():
    text = "They bought most of Elm Front Supply Inc, a wholesale distributor of lamps."
    assert told("Elm Front", BODY, text) == text
    assert told("Elm Front", BODY, text, "They met Elm Front in the rain and left.") is None


def test_a_firm_of_another_legal_form_is_another():
    text = "Elm Front Ltd, a small maker of lamps, is owned by it."
    names = ["Elm Front Corp", "Elm Front"]
    assert telling(names, BODY, [article(1, text, "They met Elm Front Corp in the rain.")]) is None
    same = text.replace("Ltd", "Inc")
    assert telling(names, BODY, [article(1, same, "They met Elm Front Corp in the rain.")]).text == same


def test_a_part_of_the_entity_is_not_the_entity():
    text = "The rest is owned by Elm Ltd, an Australian subsidiary of Elm Front Corp Ltd."
    assert telling(["Elm Front Corp Ltd", "Elm Ltd"], BODY, [article(1, text)]) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "They want it to be merged into a company Elm Front is forming for this.",
        "The subsidiary will use a network of 14 centers Elm Front has already set up.",
        "Ash Corp and Elm Front, whose stocks are halted, said they will speak soon.",
        "It said it has rules for its services, Elm Front said.",
        "It rose after that, the Oakby Elm Front (EF) said, and fell.",
        "They sued the directors, Elm Front and Bob Oak, for that.",
        "In a filing with Elm Front, the group, led by Bob Oak, said it sold them.",
        "They said Elm Front, based on what was seen of it, had told them more.",
        "They will make it sure, and keep Elm Front deposits at the bank for now.",
        "The Elm Front will award the contract by the end of the year.",
        "They hold a small stake in an Ash and Elm Front courier service for now.",
    ],
)
def test_a_clause_that_only_looks_like_it_tells_nothing(sentence):
    assert told("Elm Front", BODY, sentence) is None


def test_weather_in_a_place_is_no_apposition_of_it():
    assert (
        told("Northeast", PLACE, "It was due to weather in the Northeast, a later Easter and less demand.") is None
    )


def test_lands_are_told_by_what_they_are_members_of():
    sentence = "He went to OPEC members Gabon, Algeria and Libya in the spring."
    assert told("Libya", PLACE, sentence) == sentence
    sentence = "Uganda, Africa's second largest coffee producer, was not heard at the talks."
    assert told("Uganda", PLACE, sentence) == sentence


def test_of_much_named_banks_a_role_in_one_deal_is_no_answer():
    others = ["They met Elm Front in the rain."] * 5
    assert told("Elm Front", BODY, *others, "Its financial adviser, Elm Front, has said so in a letter.") is None
    assert told("Elm Front", BODY, "Its financial adviser, Elm Front, has said so in a letter.") is not None


def test_somebody_taken_for_a_body_is_told_by_the_full_name():
    sentence = "Theodore Elm, editor of the Harbour Review, said he has bought it."
    assert told("Elm", BODY, sentence) == sentence


def test_what_is_said_behind_the_name_is_shown_of_a_long_sentence():
    text = (
        "Others who are named in the suit "
        + "and were heard in it for long " * 8
        + "are Ash Ltd and Elm Front, a Lichtenstein firm."
    )
    found = telling(["Elm Front"], BODY, [article(1, text)])
    assert found is not None and found.text.endswith("Elm Front, a Lichtenstein firm.")


def test_a_chairman_of_the_association_is_told_by_the_sentence_that_names_it():
    sentence = "The Oak Dealers Association has a first form, said Ann Roe, the Association's co-chairman."
    assert told("Ann Roe", PERSON, sentence) == sentence


def test_what_goes_on_is_another_though_a_person_is_called_so():
    sentence = "The weekly Hughes Tool Co rig count, a barometer of the trade, was low."
    assert told("Hughes", PERSON, *["They met Hughes in the rain."] * 4, sentence) is None


def test_a_program_of_a_body_is_told_by_whose_it_is():
    sentence = "The Farm Department's Export Help Program was the reason for the talks."
    assert told("Export Help Program", BODY, *["They met for the Export Help Program."] * 5, sentence) == sentence


def test_provinces_one_of_which_it_is():
    sentence = "He said several provinces, including Newfoundland which wants more, are against it."
    assert told("Newfoundland", PLACE, sentence) == sentence


def test_a_plant_in_a_large_town_does_not_tell_the_town():
    others = ["They met in Oakby in the rain."] * 5
    sentence = "Making of mowers is under review at the Oakby plant, operated by the firm's unit."
    assert told("Oakby", PLACE, *others, sentence) is None


def test_where_it_lies_tells_of_a_town_taken_for_a_body():
    sentence = "They went to Elm Front, some 60 miles (96 km) north of large oil fields, by night."
    assert told("Elm Front", BODY, sentence) == sentence


def test_a_name_cut_in_most_articles_is_told_by_the_whole():
    whole = "Harris Associates L.P., a Chicago investment advisor, has sold some of it again."
    others = ["Harris Associates L.P. has told them of it."] * 3
    assert told("Harris", BODY, whole, *others, "They met Harris in the rain.") == whole
    assert told("Harris", BODY, whole, *others, "They met Harris Mills Inc in the rain.") is None


def test_a_speaker_is_told_by_the_firm_whose_they_are():
    sentence = '"He has said that he is glad of it," Fairland\'s Ann Roe told them by night.'
    assert told("Ann Roe", PERSON, sentence) == sentence


def test_a_land_is_told_by_those_it_stands_with():
    sentence = "It was one of eight producing countries, along with Peru, Honduras and India, that asked for more."
    assert told("Honduras", PLACE, sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "They said that Elm Front, a shareholder, has asked them for the list.",
        "At the Elm Front, Secretary of State Bob Oak has been told of it again.",
        "Elm Front Express Ltd was one of the companies that are to be sold.",
    ],
)
def test_of_much_named_bodies_such_words_tell_nothing(sentence):
    assert told("Elm Front", BODY, *["They met Elm Front in the rain."] * 5, sentence) is None


def test_what_a_council_is_responsible_for_tells_it():
    sentence = "They heard the Elm Front, which is responsible for guiding the harbour's trade."
    assert told("Elm Front", BODY, *["They met Elm Front in the rain."] * 5, sentence) == sentence


def test_an_increase_behind_a_name_tells_nothing_of_it():
    assert (
        told("Elm Front", BODY, "It may need ten mln from Elm Front, an increase over what a bank gave before.")
        is None
    )


def test_whose_government_it_was_tells_who_somebody_is():
    sentence = "It was the first time since the left-wing government of Ann Roe was overthrown."
    assert told("Ann Roe", PERSON, sentence) == sentence


def test_an_abbreviation_in_a_name_ends_no_sentence():
    sentence = "Profits of private firms such as Elm Front and ING. C. Roevetti fell in the spring."
    assert told("Elm Front", BODY, sentence) == sentence
