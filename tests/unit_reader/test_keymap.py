import pytest

from reader.actions import ACTIONS, CONTEXTS, PRESETS
from reader.key_names import key_steps, key_words
from reader.keymap import Keymap, KeymapError, Miss, Run, Wait


def feed(keymap, keys, context="list"):
    return [keymap.feed(key, context) for key in keys][-1]


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("gg", ("g", "g")), ("ctrl+d", ("ctrl+d",)), ("g/", ("g", "/")), ("enter", ("enter",)), ("+", ("+",)),
        ("shift+tab", ("shift+tab",)), ("f1", ("f1",)), ("g ctrl+x", ("g", "ctrl+x")), ("vp", ("v", "p")),
        ("Ctrl-k", ("ctrl+k",)), ("CTRL+K", ("ctrl+k",)), ("C-k", ("ctrl+k",)), ("<C-k>", ("ctrl+k",)), ("^K", ("ctrl+k",)),
        ("Shift-Tab", ("shift+tab",)), ("S-Tab", ("shift+tab",)), ("shift+g", ("G",)), ("<Esc>", ("escape",)),
        ("Return", ("enter",)), ("<Space>f", ("space", "f")), ("PgDn", ("pagedown",)), ("F5", ("f5",)), ("Esc", ("escape",)),
        ("g-", ("g", "-")), ("-", ("-",)), ("+", ("+",)), ("<", ("<",)), ("<<", ("<", "<")), ("^", ("^",)), ("g Ctrl-x", ("g", "ctrl+x")),
        ("Alt-x", ("alt+x",)), ("C-Left", ("ctrl+left",)), ("gC", ("g", "C")),
    ],
)  # fmt: skip
def test_keys_as_they_are_written(written, keys):
    assert key_steps(written) == keys


@pytest.mark.parametrize(
    ("written", "words"),
    [("enter", "Enter"), ("ctrl+d", "Ctrl-d"), ("f1", "F1"), ("gg", "gg"), ("escape", "Esc"), ("down", "Down")],
)
def test_keys_as_they_are_shown(written, words):
    assert key_words(written) == words


def test_a_sequence_waits_and_says_what_may_follow():
    keymap = Keymap()
    outcome = keymap.feed("v", "article")
    assert isinstance(outcome, Wait) and outcome.typed == "v"
    assert ("p", "show.person") in [(key, action.id) for key, action in outcome.choices]
    outcome = keymap.feed("p", "article")
    assert isinstance(outcome, Run) and outcome.action.id == "show.person" and outcome.count is None


def test_counts():
    assert feed(Keymap(), "12j").count == 12
    assert feed(Keymap(), "10gg").count == 10
    assert isinstance(feed(Keymap(), "0"), Miss)
    keymap = Keymap()
    feed(keymap, "5")
    assert feed(keymap, ["escape"]) == Miss("5Esc")
    assert feed(keymap, "j").count is None


def test_digits_are_text_in_the_search_box():
    assert isinstance(feed(Keymap(), "5", "search"), Miss)


def test_an_unknown_second_key_drops_the_sequence():
    keymap = Keymap()
    outcome = feed(keymap, "gz")
    assert outcome == Miss("gz") and not outcome.single
    assert feed(keymap, "j").action.id == "move.down"


def test_one_key_that_means_nothing_is_the_callers():
    assert feed(Keymap(), ["ctrl+y"]).single


def test_another_context_forgets_what_was_begun():
    keymap = Keymap()
    keymap.feed("g", "list")
    assert isinstance(keymap.feed("h", "article"), Miss)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_two_actions_share_a_key_in_a_context(preset):
    for context in CONTEXTS:
        taken = {}
        for action in ACTIONS:
            if context in action.contexts:
                for keys in action.keys(preset):
                    sequence = key_steps(keys)
                    for length in range(1, len(sequence) + 1):
                        other = taken.get(sequence[:length], action)
                        assert other is action, (context, keys, other.id, action.id)
                    assert not any(k[: len(sequence)] == sequence for k in taken), (context, keys)
                    taken[sequence] = action


@pytest.mark.parametrize("preset", PRESETS)
def test_no_action_hangs_only_on_a_key_that_terminals_confuse(preset):
    confused = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+[", "ctrl+s", "ctrl+q", "ctrl+a", "ctrl+b"}
    for action in ACTIONS:
        assert set(action.keys(preset)) - confused, action.id


def test_own_keys_replace_the_presets_and_may_take_anothers():
    keymap = Keymap("vim", {"mark.star": ("m", "*")})
    assert feed(keymap, "m").action.id == "mark.star"
    assert isinstance(feed(keymap, "s"), Miss)
    assert keymap.keys_of("mark.read") == ()
    assert keymap.key_words("mark.star") == "m" and keymap.key_words("mark.read") == ""


def test_own_keys_that_clash_are_refused():
    with pytest.raises(KeymapError, match=r"mark\.star"):
        Keymap("vim", {"mark.star": ("x",), "mark.read": ("xx",)})
    with pytest.raises(KeymapError, match="no action"):
        Keymap("vim", {"mark.stars": ("x",)})
