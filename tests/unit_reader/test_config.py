import pytest

from reader.config import Config, ConfigError, load, taken_keys


def written(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_is_the_defaults(tmp_path):
    assert load(tmp_path / "config.toml") == Config()


def test_everything_can_be_set(tmp_path):
    path = written(
        tmp_path,
        'theme = "nord"\nkeymap = "newsboat"\nmouse = false\ntext_width = 80\n[keys]\n"mark.star" = ["*"]\nmark.tag = "T"\n',
    )
    config = load(path)
    assert (config.theme, config.keymap, config.mouse, config.text_width) == ("nord", "newsboat", False, 80)
    assert config.keys == {"mark.star": ("*",), "mark.tag": ("T",)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('them = "x"', ["'them'", "Did you mean 'theme'"]),
        ("theme = 3", ["theme must be text"]),
        ('mouse = "no"', ["mouse must be true or false"]),
        ("text_width = true", ["text_width must be a number"]),
        ("text_width = 5", ["text_width is 5", "30 to 200"]),
        ('keymap = "emacs"', ["'emacs'", "vim or newsboat"]),
        ('[keys]\n"mark.stars" = "x"', ["'mark.stars'", "Did you mean 'mark.star'"]),
        ('[keys]\n"mark.star" = 5', ["mark.star must be a key"]),
        ('[keys]\n"mark.star" = "x"\n"mark.tag" = "x"', ["'x'", "mark.star", "mark.tag", "another key"]),
        ('[keys]\n"mark.star" = "crtl+k"', ["no key 'crtl+k'"]),
        ("update = 3", ["update must be a table"]),
        ("[update]\nintervall = 3", ["'update.intervall'", "Did you mean 'interval'"]),
        ("[update]\ninterval = -1", ["update.interval is -1"]),
        ("player = 3", ["player must be a command"]),
        ("player = 'mpv \"x'", ["quote that is not closed"]),
        ('them = "x"\nmouse = 3\n[keys]\n"mark.stars" = "x"', ["'them'", "mouse must be", "'mark.stars'"]),
        ("theme = ", ["not valid TOML"]),
        ("keys = 3", ["keys must be a table"]),
    ],
)
def test_mistakes_name_the_file_and_the_key(tmp_path, text, words):
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load(path)
    assert str(path) in str(error.value)
    for word in words:
        assert word in str(error.value)


def test_feeds_and_podcasts_can_be_set(tmp_path):
    config = load(written(tmp_path, 'player = "mpv --no-video"\n[update]\ninterval = 0\n'))
    assert (config.player, config.update_interval) == (("mpv", "--no-video"), 0)
    assert load(written(tmp_path, 'player = ["my player"]')).player == ("my player",)


def test_what_own_keys_took_is_listed(tmp_path):
    config = load(written(tmp_path, '[keys]\n"mark.star" = "m"\n"text.zoom" = "H"\n'))
    assert taken_keys(config) == [
        "m is mark.star now and was mark.read; it has no key left",
        "H is text.zoom now and was go.back; it keeps backspace ctrl+o",
    ]


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(b'theme = "\xff"')
    with pytest.raises(ConfigError, match="UTF-8"):
        load(path)


def test_a_folder_in_its_place_is_named(tmp_path):
    with pytest.raises(ConfigError, match="is a folder"):
        load(tmp_path)


def test_only_what_is_near_is_suggested(tmp_path):
    with pytest.raises(ConfigError) as error:
        load(written(tmp_path, 'colour = "x"\nfont = 3\ntext-width = 80\n[keys]\n"star.it" = "x"\n'))
    problems = str(error.value).splitlines()
    assert len(problems) == 4, "every mistake is told"
    assert [("Did you mean" in problem) for problem in problems] == [False, False, True, False]
    assert "'text_width'" in problems[2]
