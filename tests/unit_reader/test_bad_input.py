"""What is wrong on the command line: each says what it is and what to do, and the exit code tells usage from failure."""

import json

import pytest

from reader.cli import main


@pytest.fixture
def stocked(tmp_path, monkeypatch):
    """A library of one article; the tests stand in the folder that has it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "grain.txt").write_text(
        "Grain prices fall\n\nGrain lost a tenth of its price on Friday.\n"
    )
    (tmp_path / "rules.txt").write_text("merge\n")
    assert main(["add", "news", "--no-recognise"]) == 0
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            "search --bogus grain",
            2,
            "search has no option --bogus. `reader search --help` lists them. Behind -- it is",
        ),
        ("search grain --sorted newest", 2, "search has no option --sorted. Did you mean --sort?"),
        ("search --limit 0 grain", 2, "'0' is not a number from 1"),
        ("search --sort best grain", 2, "choose from 'relevance', 'newest', 'oldest'"),
        ("search --from nowhere", 1, "nowhere: cannot be read (no such file or directory). Check the path."),
        ("search --from news", 1, "news: cannot be read (is a directory). Give a file."),
        (
            "search --library nowhere grain",
            1,
            "nowhere: there is no library. Check --library; `reader add` makes one",
        ),
        ("--library nowhere stats", 1, "nowhere: there is no library."),
        ("show zzz", 1, "zzz: no article has this id. `reader search` prints ids."),
        ("related zzz", 1, "zzz: no article has this id. `reader search` prints ids."),
        (
            "entities Nobody",
            1,
            "Nobody: nothing of that name has been recognised. `reader entities` lists what there",
        ),
        ("entities --kind city", 2, "choose from 'person'"),
        ("entities --path Rome", 2, "Which name? `reader entities` lists them."),
        ("entities --watch", 2, "Which name? `reader entities` lists them."),
        ("entities --mend nowhere", 1, "nowhere: cannot be read"),
        ("entities --mend rules.txt", 1, "rules.txt: Line 1: 'merge' is no rule. One looks like: merge"),
        ("mark zzz --read", 1, "zzz: no article has this id."),
        ("mark zzz", 2, "Nothing to mark. Give --read"),
        ("mark zzz --tag ,", 2, "--tag names no tag. Give it a word"),
        ("annotate nowhere", 1, "nowhere: cannot be read (no such file or directory). Check the path."),
        ("add nowhere", 1, "nowhere: there is no such file or folder. Check the path."),
        ("add ''", 1, "An empty name: is no source. Give an address, a folder or a file."),
        ("add exec:", 1, "exec:: names no command. Write exec:COMMAND; what it prints is the feed."),
        ("add http://", 1, "http://: is no address of a feed or page."),
        ("update nowhere", 1, "nowhere: no such source. `reader sources` lists them."),
        ("sources remove", 2, "Which source? `reader sources` lists them."),
        ("sources remove nowhere", 1, "nowhere: no such source. `reader sources` lists them."),
        ("sources edit", 2, "Which source? `reader sources` lists them."),
        ("sources edit news", 2, "Nothing to change. `reader sources --help` lists what can be."),
        ("sources --pause", 2, "Which source is to be changed? `reader sources edit SOURCE` changes one."),
        ("sources list news", 2, "`reader sources` lists all of them."),
        ("opml import nowhere", 1, "nowhere: cannot be read (no such file or directory). Check the path."),
        ("opml import rules.txt", 1, "rules.txt: is no OPML"),
        ("opml export news", 1, "news: cannot be written (is a directory). Choose another place."),
        ("serach grain", 2, "serach: neither a command nor a file or folder. Did you mean `reader search`?"),
        ("nowhere", 2, "nowhere: neither a command nor a file or folder. `reader --help` lists the commands."),
    ],
)
def test_bad_words_are_answered_with_what_to_do(stocked, capsys, words, code, said):
    capsys.readouterr()
    assert main([word.strip("'") for word in words.split()]) == code
    told = capsys.readouterr()
    assert said in told.err and "Traceback" not in told.err and not told.out
    assert not (stocked / "nowhere").exists()


def test_an_option_behind_two_dashes_is_searched_for(stocked, capsys):
    assert main(["search", "--json", "--", "--sorted"]) == 0
    assert json.loads(capsys.readouterr().out)["query"] == "--sorted"


def test_what_names_nothing_is_not_followed(stocked, capsys):
    for name in ("", "exec:", "exec:  "):
        assert main(["add", name]) == 1
    capsys.readouterr()
    assert main(["sources"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_file_of_no_known_kind_is_not_followed(stocked, capsys):
    picture = stocked / "harbour.png"
    picture.write_bytes(b"\x89PNG")
    assert main(["add", str(picture)]) == 1
    assert "harbour.png: is of a kind that is not read. Kinds: .csv" in capsys.readouterr().err
    assert main(["sources"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_an_empty_library_says_how_it_is_filled(capsys):
    assert main(["search", "grain"]) == 0
    assert "The library is empty: `reader add ADDRESS`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            'theme = "reader-lihgt"',
            "there is no theme 'reader-lihgt'. Did you mean 'reader-light'? Until then reader-dark",
        ),
        ("theme = dark", "is not valid TOML"),
        ('[update]\ninterval = "often"', "update.interval must be a number."),
        ('keymap = "emacs"', "keymap is 'emacs'. Use vim or newsboat."),
        (None, "config.toml: is a folder. Move it away: the settings are a file."),
    ],
)
def test_settings_that_cannot_be_used_are_named(untouched_machine, capsys, settings, said):
    config = untouched_machine / "config.toml"
    config.mkdir() if settings is None else config.write_text(settings)
    assert main(["config", "check"]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("theme", ["reader-light", "nord"])
def test_a_theme_that_is_there_is_well(untouched_machine, capsys, theme):
    (untouched_machine / "config.toml").write_text(f'theme = "{theme}"')
    assert main(["config", "check"]) == 0
    assert "all is well" in capsys.readouterr().out
