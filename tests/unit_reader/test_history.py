from reader.history import Place, Trail

FRONT, HITS, FIRST, SECOND = Place(), Place("ferry"), Place("ferry", "", 0, "a1"), Place("ferry", "", 1, "a2")


def walked():
    trail = Trail()
    for place in (HITS, FIRST, SECOND):
        trail.go(place)
    return trail


def test_back_and_forward():
    trail = walked()
    assert [trail.back(), trail.back(), trail.back(), trail.back()] == [FIRST, HITS, FRONT, None]
    assert trail.here == FRONT
    assert [trail.forward(), trail.forward(), trail.forward(), trail.forward()] == [HITS, FIRST, SECOND, None]


def test_going_elsewhere_from_the_middle_drops_what_lay_ahead():
    trail = walked()
    trail.back()
    trail.go(Place(article_id="a3"))
    assert trail.forward() is None and trail.back() == FIRST


def test_the_position_is_kept():
    trail = walked()
    trail.remember(Place("ferry", "", 1, "a2", offset=700))
    trail.back()
    assert trail.forward().offset == 700


def test_the_same_place_again_is_one_place():
    trail = walked()
    trail.go(Place("ferry", "", 1, "a2", offset=30))
    assert len(trail.places) == 4 and trail.here.offset == 30


def test_the_trail_has_an_end():
    trail = Trail(limit=3)
    for number in range(10):
        trail.go(Place(article_id=str(number)))
    assert [place.article_id for place in trail.places] == ["7", "8", "9"] and trail.here.article_id == "9"


def test_jump():
    trail = walked()
    assert trail.jump(1) == HITS and trail.position == 1 and trail.jump(9) is None
