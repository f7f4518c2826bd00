from index.article import Article, MentionKind, Paragraph, ParagraphKind
from index.naming.first_seen import first_seen

PERSON = MentionKind.PERSON


def article(number, *texts):
    text = "\n".join(texts)
    paragraphs, start = [], 0
    for part in texts:
        paragraphs.append(Paragraph(ParagraphKind.BODY, start, start + len(part)))
        start += len(part) + 1
    return Article(str(number) * 16, "t", text, tuple(paragraphs))


def test_the_earliest_lead_with_the_name_as_its_subject_is_taken():
    found = first_seen(
        ["Ann Roe", "Roe"],
        PERSON,
        [
            article(1, "A boat of the harbour sank.", "They asked Ann Roe about the boat today."),
            article(2, "Ann Roe went up the hill in the rain. It was late."),
            article(3, "Ann Roe came down from the hill and slept."),
        ],
    )
    assert found.text == "Ann Roe went up the hill in the rain."
    assert found.article_id == "2" * 16
    assert found.text[slice(*found.name)] == "Ann Roe"


def test_any_sentence_will_do_and_no_row_of_a_table():
    rows = article(1, "Roe 2 1 34", "Ash 3 4 55")
    assert first_seen(["Roe"], PERSON, [rows]) is None
    later = article(2, "In the end they said no to Roe and left.")
    assert first_seen(["Roe"], PERSON, [rows, later]).text == "In the end they said no to Roe and left."


def test_a_long_sentence_is_cut_around_the_name():
    text = "It was " + "very " * 90 + "late when Ann Roe " + "slowly " * 60 + "left."
    found = first_seen(["Ann Roe"], PERSON, [article(1, text)])
    assert len(found.text) < 300 and found.text.startswith("… ") and found.text.endswith(" …")
    assert found.text[slice(*found.name)] == "Ann Roe"


def test_the_end_of_a_long_sentence_is_not_cut_off():
    text = "It was " + "very " * 90 + "late when Ann Roe left the boat."
    found = first_seen(["Ann Roe"], PERSON, [article(1, text)])
    assert found.text.startswith("… ") and found.text.endswith(" late when Ann Roe left the boat.")


def test_a_longer_name_that_begins_so_is_another():
    one = article(1, "Elm City was hit hard by the storm at night.", "They left Elm in the rain before it.")
    assert first_seen(["Elm"], MentionKind.PLACE, [one]).text == "They left Elm in the rain before it."


def test_a_body_that_stands_only_in_front_of_a_title_is_seen_there():
    titled = article(1, "They chose Elm and Roe Chairman Ann Ware for it today.")
    alone = article(2, "In the end they said no to Elm and Roe and left.")
    body = MentionKind.ORGANISATION
    assert (
        first_seen(["Elm and Roe"], body, [titled]).text
        == "They chose Elm and Roe Chairman Ann Ware for it today."
    )
    assert first_seen(["Elm and Roe"], body, [titled, alone]).text.startswith("In the end")
    assert first_seen(["Elm and Roe"], MentionKind.PLACE, [titled]) is None
