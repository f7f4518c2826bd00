from __future__ import annotations

from index.article import Article, ParagraphKind
from index.sources import Metadata, parse_text

HARBOUR = """\
Ferry Strike Leaves Thousands Stranded on Northern Islands

Crews walk out at midnight; no talks before the weekend

By Marta Quill and Ola van der Berg | The Lantern

PORT ELSE, Norland, March 4 (NPW) — Ferry crews in Norland walked off the job on Tuesday, and some 4,000
travellers slept in waiting halls on three islands.

The union wants shorter shifts. The operator says it cannot pay for more hands this year.

The harbour of Port Else at dawn
Empty quays greeted the few who came. (NPW PHOTO/Jo Reed)

NO TALKS PLANNED

"We have waited long enough," said Ada Brandt, who leads the union.

What happens next?

The minister has called both sides to her office on Saturday.

___

Reed reported from Elsewhere.

Follow our coverage at https://news.example/ferries
"""


def parts(article: Article) -> list[tuple[str, str]]:
    return [(p.kind.value, article.paragraph_text(p)) for p in article.paragraphs]


def kinds(article: Article) -> list[str]:
    return [p.kind.value for p in article.paragraphs]


def of_kind(article: Article, kind: ParagraphKind) -> list[str]:
    return [article.paragraph_text(p) for p in article.of_kind(kind)]


def test_wire_copy_is_told_into_its_parts() -> None:
    article = parse_text(HARBOUR)
    assert article.title == "Ferry Strike Leaves Thousands Stranded on Northern Islands"
    assert not article.title_is_made
    assert article.deck == "Crews walk out at midnight; no talks before the weekend"
    assert article.byline == ("Marta Quill", "Ola van der Berg")
    assert article.source == "The Lantern"
    assert article.dateline == "PORT ELSE, Norland, March 4"
    assert article.agency == "NPW"
    assert article.published is None
    assert kinds(article) == [
        "headline", "deck", "byline", "dateline", "body", "body", "caption", "caption", "subhead", "body", "subhead",
        "body", "furniture", "furniture", "furniture",
    ]  # fmt: skip


def test_dateline_is_a_stretch_of_its_own_before_the_body() -> None:
    article = parse_text(HARBOUR)
    (dateline,) = article.of_kind(ParagraphKind.DATELINE)
    assert article.paragraph_text(dateline) == "PORT ELSE, Norland, March 4 (NPW) —"
    body = article.of_kind(ParagraphKind.BODY)[0]
    assert body.start == dateline.end + 1
    assert article.paragraph_text(body).startswith(
        "Ferry crews in Norland walked off the job on Tuesday, and some"
    )


def test_a_break_in_mid_sentence_is_joined_with_a_blank() -> None:
    body = of_kind(parse_text(HARBOUR), ParagraphKind.BODY)[0]
    assert "some 4,000 travellers slept" in body
    assert "\n" not in body


def test_date_before_the_headline_is_when_it_was_published() -> None:
    article = parse_text(
        " date 2031-05-06 Minister says bridge will open in spring\n\nThe bridge is nearly done.\n"
    )
    assert article.title == "Minister says bridge will open in spring"
    assert article.published == "2031-05-06"
    assert not article.published_is_estimate
    assert parts(article)[:2] == [
        ("furniture", "date 2031-05-06"),
        ("headline", "Minister says bridge will open in spring"),
    ]


def test_a_missing_headline_is_made_from_the_first_sentence_without_the_dateline() -> None:
    article = parse_text(
        "RIVERTON, Oakland (UPN) — The mayor of Riverton resigned on Friday after a quarrel over the new stadium, "
        "which has cost twice what she had promised and still has no roof to keep out the rain.\n"
        "She will stay in office until June.\n"
    )
    assert article.title_is_made
    assert article.title == "The mayor of Riverton resigned on Friday after a quarrel over the new stadium"
    assert article.agency == "UPN"
    assert ParagraphKind.HEADLINE not in {p.kind for p in article.paragraphs}


def test_text_without_blank_lines_keeps_one_paragraph_a_line() -> None:
    line = (
        "The council met on Monday and spoke at great length about drains, kerbs and lamp posts in the old town. "
    )
    article = parse_text("\n".join((line * 2).strip() for _ in range(4)) + "\n___\nLeave a Reply\n")
    assert kinds(article) == ["body"] * 4 + ["furniture"] * 2


def test_sentences_broken_by_blank_lines_are_joined() -> None:
    article = parse_text(
        "Rail Line Reopens After Flood\n\nThe railway along the coast carries trains again, the company said.\n\n"
        "After three weeks of work on the embankment,\n\nEngineers let a first train cross the bridge\n\n"
        "to test the rails.\n\nMeanwhile,\n\nThe road stays closed.\n\nLeave a Reply\n"
    )
    assert of_kind(article, ParagraphKind.BODY)[1:] == [
        "After three weeks of work on the embankment, Engineers let a first train cross the bridge to test the rails.",
        "Meanwhile, The road stays closed.",
    ]
    assert of_kind(article, ParagraphKind.FURNITURE) == ["Leave a Reply"]


def test_words_glued_by_a_lost_space_stay_as_they_are() -> None:
    article = parse_text("The boat reached Kielwhere it was met by a crowd. It had been at sea for nine days.\n")
    assert "Kielwhere" in article.text


def test_hard_wrapped_paragraphs_with_indents() -> None:
    article = parse_text(
        "Shares of the mill rose for the third day after it said\n"
        "orders from abroad had doubled, traders in the capital said.\n"
        "    The company makes paper for newspapers and has had long-\n"
        "term contracts with publishers in four countries.\n"
        "    Shr 24 cts vs 11 cts\n"
        "    Net 412,737 vs 188,100\n",
        metadata=Metadata(title="MILL SHARES RISE", dateline="OSTVIK, Feb 3"),
    )
    assert parts(article) == [
        ("headline", "MILL SHARES RISE"),
        ("dateline", "OSTVIK, Feb 3 -"),
        (
            "body",
            "Shares of the mill rose for the third day after it said orders from abroad had doubled, "
            "traders in the capital said.",
        ),
        (
            "body",
            "The company makes paper for newspapers and has had long-term contracts with publishers in four countries.",
        ),
        ("list", "Shr 24 cts vs 11 cts"),
        ("list", "Net 412,737 vs 188,100"),
    ]
    assert article.dateline == "OSTVIK, Feb 3"


def test_columns_of_a_table_are_kept() -> None:
    article = parse_text(
        "Figures for the month were as follows, the board said on Monday.\n\n"
        "             March 87     March 86\nWheat          92,182       19,046\nBarley          2,640       14,375\n"
    )
    assert of_kind(article, ParagraphKind.LIST)[1] == "Wheat          92,182       19,046"


def test_the_end_mark_of_the_wire_is_set_apart_and_names_the_agency() -> None:
    article = parse_text("The ship sank. Its crew was saved, the coast guard said.     REUTER\n")
    assert parts(article) == [
        ("body", "The ship sank. Its crew was saved, the coast guard said."),
        ("furniture", "REUTER"),
    ]
    assert article.agency == "Reuters"


def test_everything_under_the_comment_form_is_furniture() -> None:
    article = parse_text(
        "Lighthouse Gets a New Lamp\n\nThe lamp of the old lighthouse was changed on Sunday after ninety years.\n\n"
        "Leave a Reply\n\nYour email address will not be published.\n\nName\n\nWebsite\n\nI liked the old one better.\n"
    )
    assert kinds(article) == ["headline", "body"] + ["furniture"] * 5


def test_headlines_under_related_are_furniture_but_paragraphs_are_not() -> None:
    body = "The lamp of the old lighthouse was changed on Sunday after ninety years of service on the reef."
    article = parse_text(
        f"Lamp Changed\n\n{body}\n\nRelated stories\n\nKeeper Retires\n\nReef Claims Yacht\n\n{body}\n"
    )
    assert kinds(article) == ["headline", "body", "furniture", "furniture", "furniture", "body"]


def test_a_photo_credit_marks_the_line_above_as_caption_too() -> None:
    article = parse_text(
        "Snow Closes Pass\n\nThe pass over the Grey Hills was shut on Monday by two metres of snow.\n\n"
        "Ploughs at work near the summit\n\nPhoto: Ivo Lang\n\nIt will stay shut until the wind drops, police said.\n"
    )
    assert of_kind(article, ParagraphKind.CAPTION) == ["Ploughs at work near the summit", "Photo: Ivo Lang"]


def test_a_paragraph_that_is_one_quotation_is_a_quote() -> None:
    article = parse_text(
        "Players Thank Fans\n\nThe captain spoke after the match, which his side had lost by six goals.\n\n"
        "“You came in the rain and you stayed in the rain.”\n\nHe then went home by tram, as he always does.\n"
    )
    assert of_kind(article, ParagraphKind.QUOTE) == ["“You came in the rain and you stayed in the rain.”"]


def test_bullets_are_a_list() -> None:
    article = parse_text(
        "Budget at a Glance\n\nThe finance minister told parliament on Tuesday what would change.\n\n"
        "• Bread will cost less\n• Tobacco will cost more\n\nThe vote is on Friday, and it will be close.\n"
    )
    assert of_kind(article, ParagraphKind.LIST) == ["• Bread will cost less", "• Tobacco will cost more"]


def test_known_title_is_not_said_twice() -> None:
    metadata = Metadata(title="Bees Return to City Roofs")
    article = parse_text("BEES RETURN TO CITY ROOFS\n\nHives stand on forty roofs this year.", metadata=metadata)
    assert kinds(article) == ["headline", "body"]
    assert article.title == "Bees Return to City Roofs"


def test_a_given_title_that_is_the_cut_beginning_of_the_text_is_no_headline() -> None:
    text = (
        "OSLO — The old queen opened a museum of boats and spoke about her childhood on the fjord with her father."
    )
    metadata = Metadata(title="OSLO — The old queen opened a museum of boats and spoke about")
    article = parse_text(text, metadata=metadata)
    assert article.title_is_made
    assert kinds(article) == ["dateline", "body"]


def test_metadata_goes_before_what_the_text_says() -> None:
    metadata = Metadata(
        title="Cable Cut",
        byline=("Desk",),
        published="2030-01-02",
        source="The Lantern",
        agency="AP",
        tags=("sea",),
    )
    article = parse_text(
        "By Ann Other\n\nA cable was cut on Monday, the company said.", metadata=metadata, path="a.txt"
    )
    assert (article.byline, article.published, article.source) == (("Desk",), "2030-01-02", "The Lantern")
    assert (article.agency, article.tags, article.path) == ("AP", ("sea",), "a.txt")


def test_outlet_under_the_byline() -> None:
    article = parse_text(
        "Mine Closes After 90 Years\n\nBy Delia Stone\nHarbour News Service\n\nThe last shift came up at noon on Friday.\n"
    )
    assert article.byline == ("Delia Stone",)
    assert article.source == "Harbour News Service"
    assert kinds(article) == ["headline", "byline", "byline", "body"]


def test_reporters_named_at_the_foot_are_the_byline() -> None:
    article = parse_text(
        "A dam broke on Sunday. No one was hurt.\n\n(Reporting by Ida Falk and Per Holm; Editing by Lu)\n"
    )
    assert article.byline == ("Ida Falk", "Per Holm")
    assert kinds(article) == ["body", "furniture"]


def test_header_lines_are_read() -> None:
    article = parse_text(
        "Title: Lake Freezes Early\nDate: 2029-11-30\nSource: The Lantern\nAuthor: Ida Falk\n\n"
        "The lake froze on Thursday, three weeks earlier than last year, and skaters came at once.\n"
    )
    assert (article.title, article.published, article.source) == (
        "Lake Freezes Early",
        "2029-11-30",
        "The Lantern",
    )
    assert article.byline == ("Ida Falk",)


def test_dates_are_estimates_unless_stated() -> None:
    body = "The tower was finished on Monday, ten years after the first stone was laid by the queen."
    named = parse_text(f"Tower Done\n\n{body}", path="/news/2030-02-03-tower.txt")
    assert (named.published, named.published_is_estimate) == ("2030-02-03", True)
    assert "2030-02-03-tower.txt" in named.published_clue
    lined = parse_text(f"Tower Done\n\nHAVEN, Feb. 3, 2030 (NPW) - {body}")
    assert (lined.published, lined.published_is_estimate) == ("2030-02-03", True)
    assert "Feb. 3, 2030" in lined.published_clue
    addressed = parse_text(f"Tower Done\n\n{body}", metadata=Metadata(url="https://n.example/2030/02/03/tower"))
    assert (addressed.published, addressed.published_is_estimate) == ("2030-02-03", True)
    stated = parse_text(f"Tower Done\n\nFebruary 3, 2030\n\n{body}")
    assert (stated.published, stated.published_is_estimate) == ("2030-02-03", False)


def test_a_day_without_a_year_and_a_year_in_the_text_are_no_date() -> None:
    article = parse_text(
        "HAVEN, Feb 3 (NPW) - The war that began on May 4, 2009 is over, both sides said on Sunday."
    )
    assert article.published is None
    assert not article.published_is_estimate


def test_made_titles_and_ids_do_not_depend_on_the_parser() -> None:
    text = "The old bakery closed on Sunday.\r\n\r\nIt will be a bank."
    assert parse_text(text).id == parse_text("The old bakery closed on Sunday. It will be a bank.").id
    with_url = Metadata(url="https://n.example/a")
    assert parse_text(text, metadata=with_url).id == parse_text("Other words.", metadata=with_url).id


def test_controls_are_dropped_from_the_text() -> None:
    article = parse_text(
        "Bad \x1b[31mNews\x1b[0m Today\n\nA \x1b]52;c;AAAA\x07screen\u202e was hit on Monday, it said."
    )
    assert article.title == "Bad News Today"
    assert "\x1b" not in article.text
    assert "\u202e" not in article.text


def test_empty_text_is_an_article_without_words() -> None:
    article = parse_text(" \n\n ")
    assert (article.text, article.paragraphs, article.title) == ("", (), "Untitled")
