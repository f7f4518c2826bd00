"""Letters on names: typed one by one until a name is chosen or nothing can be meant."""

from reader.view_model.hints import LETTERS, Hints


def test_one_letter_chooses_while_they_last():
    hints = Hints()
    assert not hints
    hints.put_on([4, 7, 9])
    assert hints and hints.in_sight() == [("a", 4), ("s", 7), ("d", 9)]
    assert hints.type("s") == 7 and not hints


def test_two_letters_narrow_what_is_in_sight():
    hints = Hints()
    hints.put_on(range(100))
    assert hints.type("s") is None and hints
    assert hints.in_sight()[:2] == [("a", 26), ("s", 27)] and len(hints.in_sight()) == len(LETTERS)
    assert hints.type("s") == 27 and not hints


def test_a_letter_that_leads_nowhere_ends_them():
    hints = Hints()
    hints.put_on([1])
    assert hints.type("escape") is None and not hints and hints.in_sight() == []
