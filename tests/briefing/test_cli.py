"""`python -m briefing`: what each command tells, and how it fails."""

from __future__ import annotations

import json
import runpy
import shutil
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.cli.printing import visible

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with the settings and seeds of this project, the current one."""
    shutil.copyfile(ROOT / "pelicanconf.py", tmp_path / "pelicanconf.py")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_preview_shows_headline_credits_and_text(project, capsys):
    assert main(["preview", "seeds/002_fcd0c7a043fc03f3.txt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "UN resolution on Syria possible after Kerry’s Moscow visit"
    assert "Updated Dec 17, 2015" in lines[2]
    assert not any("Photo by" in line for line in lines)


def test_explain_shows_every_line_with_its_fate(project, capsys):
    assert main(["explain", "seeds/003_03c9be5f8213fb38.txt"]) == 0
    out = capsys.readouterr().out
    assert "− Download the Rappler App!" in out
    assert "Focus on political process" in out


def test_dates_shows_the_evidence(project, capsys):
    assert main(["dates", "seeds/002_fcd0c7a043fc03f3.txt"]) == 0
    assert "line 10: “Updated Dec 17, 2015”" in capsys.readouterr().out


def test_process_lists_stories_and_account(project, capsys):
    assert main(["process"]) == 0
    out = capsys.readouterr().out
    assert "2015-12-17" in out
    assert "5 documents: 5 shown, 0 folded, 0 undated, 0 set aside" in out


def test_ledger_of_a_day_has_the_files_of_that_day(project, capsys):
    assert main(["ledger", "2015-12-17", "--json"]) == 0
    fates = json.loads(capsys.readouterr().out)
    assert "002_fcd0c7a043fc03f3.txt" in {fate["path"] for fate in fates}
    assert {fate["day"] for fate in fates} == {"2015-12-17"}


def test_why_tells_what_keeps_two_articles_apart(project, capsys):
    assert main(["why", "seeds/000_3b4575fab5bec3f2.txt", "004_1c443405934f193e.txt"]) == 0
    assert capsys.readouterr().out.startswith("in two stories: ")


def test_why_with_an_unknown_name_says_so(project, capsys):
    assert main(["why", "nothing.txt", "004_1c443405934f193e.txt"]) == 1
    assert "no articles are called nothing.txt" in capsys.readouterr().err


def test_doctor_finds_nothing_wrong_with_the_seeds(project, capsys):
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out == "All is well.\n"


def test_doctor_names_each_trouble_with_its_remedy(project, capsys):
    (project / "seeds/broken.json").write_text("{")
    (project / "content").mkdir()
    (project / "content/decisions.toml").write_text('[[pin]]\nstory = "nothing"\n')
    assert main(["doctor", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [f["about"] for f in found] == ["broken.json", "decisions"]
    assert all(f["remedy"] for f in found)


def test_a_wrong_setting_is_the_doctors_first_finding(project, capsys):
    (project / "pelicanconf.py").write_text("BRIEFING = {'topcis': []}")
    assert main(["doctor"]) == 1
    assert "did you mean 'topics'?" in capsys.readouterr().out


def test_settings_that_cannot_be_run_are_named(project, capsys):
    (project / "pelicanconf.py").write_text("BRIEFING = {")
    assert main(["process"]) == 1
    assert "pelicanconf.py cannot be run: SyntaxError" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["preview", "explain", "dates"])
def test_a_missing_file_is_named(project, capsys, command):
    assert main([command, "seeds/none.txt"]) == 1
    assert "seeds/none.txt: No such file or directory" in capsys.readouterr().err


def test_a_file_without_article_is_named_with_the_reason(project, capsys):
    (project / "seeds/broken.json").write_text("{")
    assert main(["preview", "seeds/broken.json"]) == 1
    assert "seeds/broken.json" in capsys.readouterr().err


def test_raw_text_cannot_drive_the_terminal():
    assert visible("red \x1b[31m and \u202eback\n") == "red \\x1b[31m and \\u202eback\n"


def test_init_makes_a_site_with_own_topics_and_empty_seeds(tmp_path, capsys):
    target = tmp_path / "mine"
    words = ["init", str(target), "--name", "Harbour News", "--address", "https://harbour.example/"]
    assert main([*words, "--topic", "Fisheries: herring, cod"]) == 0
    conf = runpy.run_path(str(target / "pelicanconf.py"))
    assert (conf["SITENAME"], conf["SITEURL"]) == ("Harbour News", "https://harbour.example")
    assert conf["BRIEFING"]["topics"][0]["terms"] == ["herring", "cod"]
    assert [p.name for p in (target / "seeds").iterdir()] == [".gitkeep"]
    assert (target / "themes/broadsheet/templates/base.html").is_file()
    assert (target / "plugins/briefing/editions/archive.py").is_file()
    assert [p.name for p in (target / "content").iterdir()] == ["pages"]
    assert list(tmp_path.iterdir()) == [target]
    assert "make -C" in capsys.readouterr().out


def test_init_leaves_a_folder_that_is_not_empty_alone(project, capsys):
    assert (
        main(["init", str(project), "--name", "X", "--address", "https://x.example", "--topic", "A: b"]) == 1
    )
    assert "is not empty" in capsys.readouterr().err


def test_init_refuses_a_topic_without_terms(tmp_path, capsys):
    words = ["init", str(tmp_path / "mine"), "--name", "X", "--address", "https://x.example"]
    assert main([*words, "--topic", "Fisheries"]) == 1
    assert "write it as `Fisheries: herring, cod`" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_add_takes_files_in_and_keeps_clashing_names_apart(project, capsys):
    (project / "a.html").write_text("<p>One.</p>")
    assert main(["add", "a.html"]) == 0
    (project / "a.html").write_text("<p>Two.</p>")
    assert main(["add", "a.html", "--url", "https://lindow.example/two", "--outlet", "Lindow “Mail”"]) == 0
    [other] = list((project / "seeds").glob("a-*.html"))
    assert other.read_text() == "<p>Two.</p>"
    assert (project / "seeds" / (other.name + ".toml")).read_text() == (
        'url = "https://lindow.example/two"\noutlet = "Lindow “Mail”"\n'
    )


def test_add_says_what_is_there_already_and_what_cannot_be_taken(project, capsys):
    shutil.copyfile(project / "seeds/004_1c443405934f193e.txt", project / "again.txt")
    (project / "photo.jpg").write_bytes(b"\xff\xd8")
    assert main(["add", "again.txt", "photo.jpg", "none.txt"]) == 1
    out = capsys.readouterr().out
    assert "again.txt: is there already, as 004_1c443405934f193e.txt" in out
    assert "photo.jpg: is of no kind that is read" in out
    assert "none.txt: there is no such file" in out


def test_commands_share_what_builds_remember(project, capsys):
    stored = project / ".briefing" / "results.sqlite"
    assert main(["process"]) == 0
    first = capsys.readouterr().out
    assert stored.is_file()
    assert main(["process"]) == 0
    assert capsys.readouterr().out == first


def test_of_another_folder_nothing_is_remembered(project):
    assert main(["process", str(project / "seeds")]) == 0
    assert not (project / ".briefing").exists()


def test_a_quiet_command_says_nothing_but_its_answer(project, capsys):
    main(["process"])
    loud = capsys.readouterr()
    main(["process", "--quiet"])
    quiet = capsys.readouterr()
    assert "Cleaning" in loud.err
    assert not quiet.err
    assert quiet.out == loud.out
