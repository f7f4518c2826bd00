"""Related articles and the reasons given for them."""

import json

import pytest

MATTERS = {
    "quake-1.txt": "Quake shakes Old Vale\n\nOLD VALE - A quake shook the valley at dawn and tore roofs from houses, and Mira Stoll counted 1,340 homes without walls.\n\nRescue teams dug through rubble in the old quarter.\n",
    "quake-2.txt": "Rescuers dig in Old Vale\n\nOLD VALE - Rescue teams dug for a second day in the rubble of the quake, while Mira Stoll said 1,340 homes had lost walls.\n\nThe valley shook again at noon.\n",
    "quake-3.txt": "Tents rise in the valley\n\nOLD VALE - Tents went up beside the rubble as the quake left families without roofs, said Mira Stoll.\n",
    "chess-1.txt": "Chess title goes north\n\nLAKE TOWN - The chess title went north after eleven games, and Jon Arvid smiled at his rival.\n\nThe last game ended in a draw with opposite bishops.\n",
    "chess-2.txt": "Bishops decide title match\n\nLAKE TOWN - A draw with opposite bishops gave the chess title to the north, where Jon Arvid lives.\n",
}


@pytest.fixture
def matters(library, tmp_path):
    folder = tmp_path / "matters"
    folder.mkdir()
    for name, text in MATTERS.items():
        (folder / name).write_text(text)
    library.add(folder)
    return {hit.path.rsplit("/", 1)[1]: hit.id for hit in library.search("*", limit=50).hits}


def test_articles_on_one_matter_stand_before_all_others(library, matters):
    found = library.related(matters["quake-1.txt"])
    quakes = {matters["quake-2.txt"], matters["quake-3.txt"]}
    assert {other.id for other in found[:2]} == quakes
    assert all(other.id in quakes for other in found)


def test_an_article_is_not_related_to_itself(library, matters):
    assert matters["quake-1.txt"] not in {other.id for other in library.related(matters["quake-1.txt"])}


def test_reasons_are_true_of_both(library, matters):
    first = library.article(matters["quake-1.txt"])
    for other in library.related(first.id):
        second = library.article(other.id)
        assert other.reasons
        for reason in other.reasons:
            if reason.kind == "person":
                assert reason.name in {m.entity for m in first.mentions} & {m.entity for m in second.mentions}
            if reason.kind == "figure":
                assert reason.name in first.text and reason.name in second.text
            if reason.kind == "words":
                assert all(word.lower() in second.text.lower() for word in reason.name.split(", "))


def test_a_copy_is_told_apart_from_another_account(library, matters, tmp_path):
    copy = tmp_path / "matters" / "copy.txt"
    copy.write_text(MATTERS["chess-1.txt"].replace("smiled at his rival", "smiled"))
    library.update()
    relations = {other.id: other.relation for other in library.related(matters["chess-1.txt"])}
    assert relations.pop(matters["chess-2.txt"]) != "reprint"
    assert set(relations.values()) == {"reprint"}


def test_scores_fall_and_the_limit_holds(library, matters):
    found = library.related(matters["quake-1.txt"], limit=1)
    assert len(found) == 1
    scores = [other.score for other in library.related(matters["quake-1.txt"])]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_the_limit_holds_beside_reprints(library, matters, tmp_path, limit):
    (tmp_path / "matters" / "copy.txt").write_text(MATTERS["quake-1.txt"].replace("at dawn ", ""))
    library.update()
    found = library.related(matters["quake-1.txt"], limit=limit)
    assert len(found) == limit and found[0].relation == "reprint"


def test_a_place_of_long_ago_makes_no_relation_by_itself(library, tmp_path):
    now = "The harvest of apples in Old Vale was counted by the mayor, who spoke of frost in May."
    then = "A fair for sheep drew farmers to Old Vale, where apples and wool were sold until the evening fell."
    soon = "Frost took half of the apples in Old Vale, and the mayor counted what was left of the harvest."
    told = (("1987", then), ("2024", now), ("2023", soon))
    records = [
        {"title": f"News {n}", "date": f"{year}-10-03", "body": text} for n, (year, text) in enumerate(told)
    ]
    (tmp_path / "years.jsonl").write_text("\n".join(map(json.dumps, records)))
    library.add(tmp_path / "years.jsonl")
    found = {hit.published[:4]: hit.id for hit in library.search("*", limit=50).hits}
    assert [other.id for other in library.related(found["2024"])] == [found["2023"]]
