"""The sample articles as a user meets them: real files, the real recogniser, one library."""

from pathlib import Path

import pytest

from index.library import Library
from index.paths import sample_articles


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    folder = tmp_path_factory.mktemp("samples")
    patch = pytest.MonkeyPatch()
    patch.setenv("READER_STATE", str(folder / "state"))
    with Library(folder / "library") as library:
        library.add_source(sample_articles())
        report = library.update()
        assert report.failures == ()
        assert report.recognised == report.added == 40
        yield library
    patch.undo()


def matter_of(library, article_id):
    return Path(library.article(article_id).path).parent.name


def all_ids(library):
    return [hit.id for hit in library.search("*", limit=100).hits]


def test_every_mention_stands_where_it_says(samples):
    for article_id in all_ids(samples):
        article = samples.article(article_id)
        assert article.mentions
        for mention in article.mentions:
            assert article.text[mention.start : mention.end] == mention.text


def test_a_few_letters_find_all_five_accounts(samples):
    page = samples.search("hani", typing=True, limit=50)
    assert page.total == 5
    assert {matter_of(samples, hit.id) for hit in page.hits} == {"gaza"}


@pytest.mark.parametrize("matter", ["gaza", "tanker", "crash-2008"])
def test_related_articles_of_one_matter_come_before_all_others(samples, matter):
    ids = [i for i in all_ids(samples) if matter_of(samples, i) == matter]
    assert len(ids) >= 4
    for article_id in ids:
        found = [matter_of(samples, other.id) == matter for other in samples.related(article_id, limit=20)]
        own = found.count(True)
        assert own == len(ids) - 1
        assert all(found[:own])


def test_every_reason_is_true_of_both_articles(samples):
    for article_id in all_ids(samples)[::4]:
        article = samples.article(article_id)
        for other in samples.related(article_id):
            text = samples.article(other.id)
            assert other.reasons
            for reason in other.reasons:
                if reason.kind == "words":
                    for word in reason.name.split(", "):
                        assert word in article.text.lower() and word in text.text.lower()
                elif reason.kind == "figure":
                    assert reason.name in article.text
                else:
                    assert reason.name in {m.entity for m in article.mentions} & {m.entity for m in text.mentions}


def test_a_surname_leads_to_the_person(samples):
    assert samples.entity("Haniyeh").name == "Ismail Haniyeh"
    assert samples.entity("Jobs", kind="person").name == "Steve Jobs"


def test_site_junk_is_no_body(samples):
    for article_id in all_ids(samples):
        article = samples.article(article_id)
        for paragraph in article.of_kind("body"):
            text = article.paragraph_text(paragraph)
            assert text.strip("_ ") and not text.startswith(("Leave a Reply", "Find more of"))
