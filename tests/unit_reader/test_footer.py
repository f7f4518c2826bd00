"""What may follow a key: every entry of it, at every width."""

import pytest
from rich.cells import cell_len

from reader.actions import ARTICLE, LIST
from reader.keymap import Keymap, Wait
from reader.view_model.footer import choices_lines


def choices(key, context):
    outcome = Keymap("vim").feed(key, context)
    assert isinstance(outcome, Wait)
    return outcome.choices


@pytest.mark.parametrize(("key", "context"), [("g", LIST), ("v", ARTICLE), ("y", ARTICLE)])
@pytest.mark.parametrize("width", [24, 40, 60, 80, 100, 140])
def test_all_that_may_follow_a_key_is_told_whole(key, context, width):
    may_follow = choices(key, context)
    lines = choices_lines(key, may_follow, width)
    assert all(cell_len(line.text) <= width for line in lines)
    told = " ".join(line.text for line in lines).split()
    assert told[0] == key
    for follows, action in may_follow:
        words = (action.label or action.id.partition(".")[2]).replace("-", " ").split()
        at = [n for n, word in enumerate(told) if word == follows and told[n + 1 : n + 1 + len(words)] == words]
        assert at, f"{follows} {words} is not in {told}"


def test_what_has_room_takes_one_row_and_else_rows_of_even_length():
    assert len(choices_lines("y", choices("y", ARTICLE), 80)) == 1
    assert len(choices_lines("g", choices("g", LIST), 140)) == 1
    lines = choices_lines("g", choices("g", LIST), 80)
    assert len(lines) == 2
    assert [len(line.spans) for line in lines] in ([9, 9], [9, 8])  # what was typed, and keys with words


def test_nothing_may_follow():
    assert [line.text.strip() for line in choices_lines("12", (), 80)] == ["12"]
