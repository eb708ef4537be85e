"""When a whole build is left out, each behaviour shown by real builds of Pelican."""

from __future__ import annotations

import logging
import os
import socket
import types
from random import Random

import pytest
from blog import Blog, Killed, Post, add
from pelican.log import LimitFilter
from pelican.plugins import signals, sitemap

from incremental import builds, programs, tracing

DECLARED = {"sitemap": [], "neighbours": [], "blog": []}


@pytest.fixture
def blog(tmp_path):
    """A blog whose plugins say what they read, built once."""
    blog = Blog(tmp_path, settings={"INCREMENTAL_INPUTS": DECLARED})
    for seed in range(6):
        add(blog, Random(seed))
    blog.write("pages/about.html", Post("About", "<p>us</p>", slug="about"))
    blog.build()
    return blog


def plugin(**handlers):
    """A plugin that reads nothing and connects a handler to each signal named."""

    def register():
        for name, handler in handlers.items():
            getattr(signals, name).connect(handler)

    return types.SimpleNamespace(register=register, incremental_inputs=lambda settings: (), __name__=__name__)


def some_article(blog):
    return next(name for name in blog.posts if not name.startswith("pages/"))


def edit(path, text):
    """Put a text in front of a file."""
    path.write_text(text + path.read_text(encoding="utf-8"), encoding="utf-8")


def test_where_nothing_has_changed_nothing_is_run_or_written(blog):
    before = {path: path.stat().st_ino for path in blog.output.rglob("*")}
    assert blog.build() is None
    assert blog.written == []
    assert {path: path.stat().st_ino for path in blog.output.rglob("*")} == before


def test_sources_written_again_as_they_were_are_no_change(blog):
    name = some_article(blog)
    blog.write(name, blog.posts[name])
    assert blog.build() is None


EDITS = {
    "an article": lambda blog: blog.write("new.html", Post("New", "<p>x</p>", day=28, slug="new")),
    "a deleted article": lambda blog: blog.delete(some_article(blog)),
    "an image": lambda blog: (blog.root / "content/images/map.png").write_bytes(b"another map"),
    "a template": lambda blog: edit(blog.root / "themes/simple/templates/index.html", "{# #}"),
    "a template in front of it": lambda blog: edit(blog.root / "overrides/archives.html", "{# #}"),
    "a setting": lambda blog: blog.settings.update(SITENAME="Another name"),
    "a plugin": lambda blog: blog.update_neighbours(2),
    "what a plugin reads": lambda blog: (blog.root / "label.txt").write_text("see also"),
    "the engine": lambda blog: blog.settings.update(TIMEZONE="Asia/Tokyo"),
    "a page of the output": lambda blog: edit(blog.output / "index.html", " "),
    "a missing page": lambda blog: (blog.output / "index.html").unlink(),
    "a missing image": lambda blog: (blog.output / "images/map.png").unlink(),
    "what a plugin wrote": lambda blog: (blog.output / "sitemap.xml").write_text(""),
}


@pytest.mark.parametrize("what", EDITS)
def test_a_change_is_seen(blog, what):
    EDITS[what](blog)
    assert blog.build() is not None
    assert blog.differences() == []
    assert blog.build() is None


def test_a_file_of_the_output_that_no_build_made_is_no_change(blog):
    (blog.output / "by-hand.html").write_text("mine")
    assert blog.build() is None


def test_bytes_changed_behind_an_unchanged_size_and_date_are_seen(blog):
    for place in (blog.output / "index.html", blog.root / "content" / some_article(blog)):
        told = place.stat()
        place.write_bytes(place.read_bytes().replace(b"<p>", b"<b>").replace(b"<title>", b"<TITLE>"))
        os.utime(place, ns=(told.st_atime_ns, told.st_mtime_ns))
        assert blog.build() is not None


def test_a_file_that_an_article_includes_is_seen_wherever_it_lies(blog):
    (blog.root / "included.txt").write_text("One.")
    text = "Included\n########\n\n:date: 2015-12-20\n\n.. include:: ../included.txt\n"
    (blog.root / "content" / "included.rst").write_text(text)
    blog.build()
    assert blog.build() is None
    (blog.root / "included.txt").write_text("Two.")
    assert blog.build() is not None
    assert b"Two." in (blog.output / "included.html").read_bytes()


def test_a_folder_that_a_plugin_looks_into_is_seen(blog):
    folder = blog.root / "quotes"
    folder.mkdir()
    blog.plugins = (*blog.plugins, plugin(all_generators_finalized=lambda _: list(folder.iterdir())))
    blog.build()
    assert blog.build() is None
    (folder / "one.txt").write_text("")
    assert blog.build() is not None


def test_an_output_that_the_first_build_makes_is_no_change_in_the_folder_around_it(tmp_path):
    blog = Blog(tmp_path, settings={"INCREMENTAL_INPUTS": DECLARED})
    blog.write("one.html", Post("One", "<p>us</p>"))
    listed = []
    look = plugin(
        all_generators_finalized=lambda _: listed.append({path.name for path in tmp_path.iterdir()})
    )
    blog.plugins = (*blog.plugins, look)
    blog.build()
    assert blog.output.name not in listed.pop()
    assert blog.build() is None
    (tmp_path / "another").mkdir()
    assert blog.build() is not None


def test_what_the_owner_declares_is_seen(blog):
    data = blog.root / "data"
    data.mkdir()
    blog.settings["INCREMENTAL_INPUTS"] = DECLARED | {"neighbours": [str(data)]}
    blog.build()
    assert blog.build() is None
    (data / "new.txt").write_text("")
    assert blog.build() is not None


DOUBTS = {
    "INCREMENTAL_INPUTS": {"neighbours": [], "blog": []},  # the sitemap says nothing
    "INCREMENTAL_FORCE": True,
    "WITH_FUTURE_DATES": False,
    "DEFAULT_DATE": "fs",
    "DELETE_OUTPUT_DIRECTORY": True,
    "STATIC_CREATE_LINKS": True,
    "JINJA_FILTERS": {"shout": str.upper},
    "MARKDOWN": {"extensions": ["somebodys.extension"]},
}


@pytest.mark.parametrize("name", DOUBTS)
def test_no_build_is_left_out_where_a_setting_leaves_doubts(blog, name):
    if name == "MARKDOWN":
        assert builds.declared.markdown_extensions({name: DOUBTS[name]}) == {"somebodys.extension"}
    blog.settings[name] = DOUBTS[name]
    assert blog.build() is not None
    assert blog.build() is not None


def test_no_build_is_left_out_where_someone_unknown_listens(blog):
    def listen(site):
        pass

    listen.__module__ = "pelicanconf"
    blog.plugins = (*blog.plugins, plugin(finalized=listen))
    blog.build()
    assert blog.build() is not None


def test_a_build_that_asks_the_network_is_not_left_out(blog):
    def ask(site):
        with socket.socket() as line:
            line.settimeout(0.1)
            line.connect_ex(("127.0.0.1", 9))

    blog.plugins = (*blog.plugins, plugin(finalized=ask))
    blog.build()
    assert blog.build() is not None


def test_a_text_that_shows_the_day_of_the_build_is_not_left_out(blog):
    text = "Today\n#####\n\n:date: 2015-12-20\n\nIt is |today|.\n\n.. |today| date::\n"
    (blog.root / "content" / "today.rst").write_text(text)
    blog.build()
    assert blog.build() is not None


def test_a_page_that_cannot_be_given_a_key_is_made_by_every_build(blog):
    (blog.root / "overrides" / "tags.html").write_text("{% include SITENAME %}")
    (blog.root / "themes/simple/templates" / "Harbour").write_text("by name")
    blog.settings["SITENAME"] = "Harbour"
    blog.build()
    assert blog.build() is not None


def test_a_build_with_errors_is_not_left_out_so_that_they_are_seen_again(blog, caplog):
    blog.plugins = (*blog.plugins, plugin(finalized=lambda _: logging.getLogger("x").error("broken")))
    blog.build()
    assert blog.build() is not None


def test_what_a_build_warned_of_is_said_again(blog, caplog):
    blog.plugins = (*blog.plugins, plugin(finalized=lambda _: logging.getLogger("x").warning("50 % odd")))
    blog.build()
    caplog.clear()
    LimitFilter._raised_messages.clear()  # as in a new process
    assert blog.build() is None
    assert "50 % odd" in caplog.text


def test_a_killed_build_is_not_taken_for_the_one_before_it(blog):
    name = some_article(blog)
    before = blog.posts[name]
    blog.write(name, Post(**vars(before) | {"title": "Another title"}))
    blog.build_and_die(after=2, when="after")
    blog.write(name, before)
    assert blog.build() is not None
    assert blog.differences() == []


def test_a_record_that_is_damaged_or_of_another_format_is_a_reason_to_build(blog):
    (record,) = (blog.root / "cache" / "incremental").glob("*/build.json")
    for damage in (record.read_bytes()[:-9], b'{"format": 0}\n{}', b"\xff"):
        record.write_bytes(damage)
        assert blog.build() is not None
        assert blog.build() is None


def test_code_changed_after_it_was_loaded_is_not_the_code_that_ran(blog, monkeypatch):
    place = str(blog.root / "plugins" / "neighbours.py")
    monkeypatch.setattr(programs, "LOADED", 10**18)  # this process has run since 2001
    assert programs.changed_since_loaded([place]) == place
    monkeypatch.setattr(programs, "LOADED", 10**19)  # or was started long after
    assert programs.changed_since_loaded([place]) is None


def test_a_build_that_ran_other_code_than_there_now_is_is_not_relied_on(blog, monkeypatch):
    monkeypatch.setattr(builds, "changed_since_loaded", lambda paths: paths[0])
    blog.update_neighbours(2)
    blog.build()
    assert blog.build() is not None


def test_events_after_a_build_are_not_noted(blog):
    assert tracing._traces == []
    with pytest.raises(Killed), tracing.traced((), str(blog.output), str(blog.root / "cache")) as trace:
        (blog.root / "label.txt").write_text("x")
        raise Killed
    (blog.root / "other.txt").write_text("x")
    assert trace.written == {str(blog.root / "label.txt")}


def test_installed_code_is_known_by_how_it_looks_and_other_code_by_its_content(tmp_path):
    own = tmp_path / "own.py"
    own.write_text("x = 1")
    first = programs.state(str(own))
    own.write_text("x = 2")
    assert programs.state(str(own)) != first
    assert len(programs.state(sitemap.__file__).split()) == 3
