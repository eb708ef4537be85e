"""Serving while editing: builds by a process that has loaded everything, and changes told at once."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from tornado.ioloop import IOLoop

from incremental import serving

PLUGINS = Path(serving.__file__).parents[1]
SETTINGS = """
SITENAME = "Harbour news"
PATH = "content"
THEME = "simple"
TIMEZONE = "UTC"
LOCALE = ["C"]
PLUGIN_PATHS = ["own", {plugins!r}]
PLUGINS = ["incremental", "label"]
INCREMENTAL_INPUTS = {{"label": []}}
"""
LABEL = """
from pelican import signals
def tell(pelican):
    pelican.settings["SITESUBTITLE"] = {word!r}
def register():
    signals.initialized.connect(tell)
"""
ARTICLE = (
    '<html><head><title>{title}</title><meta name="date" content="2015-12-17"></head><body>x</body></html>'
)


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A blog of one article with a plugin of its own."""
    for name in ("content", "own"):
        (tmp_path / name).mkdir()
    (tmp_path / "pelicanconf.py").write_text(SETTINGS.format(plugins=str(PLUGINS)))
    (tmp_path / "own" / "label.py").write_text(LABEL.format(word="One label"))
    (tmp_path / "content" / "one.html").write_text(ARTICLE.format(title="Ferries sail"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(PLUGINS))
    return tmp_path


def words(site):
    return ["-q", "-s", str(site / "pelicanconf.py"), "-o", str(site / "output")]


def test_each_build_sees_what_has_changed_in_texts_settings_and_code(site):
    builder = serving.Builder(words(site), ["pelican"], site / "own")
    index = site / "output" / "index.html"
    assert builder.build()
    assert "Ferries sail" in index.read_text()
    (site / "content" / "one.html").write_text(ARTICLE.format(title="Ferries stay"))
    assert builder.build([site / "content" / "one.html"])
    assert "Ferries stay" in index.read_text()
    told = (site / "pelicanconf.py").read_text()
    (site / "pelicanconf.py").write_text(told.replace("Harbour news", "City news"))
    assert builder.build([site / "pelicanconf.py"])
    assert "City news" in index.read_text()
    assert builder.warm == (os.name == "posix")
    (site / "own" / "label.py").write_text(LABEL.format(word="Another label"))
    assert builder.build([site / "own" / "label.py"])
    assert not builder.warm
    assert "Another label" in index.read_text()


def test_a_build_that_fails_is_told_and_the_next_goes_well(site):
    builder = serving.Builder(words(site), ["pelican"], site / "own")
    told = (site / "pelicanconf.py").read_text()
    (site / "pelicanconf.py").write_text(told + 'ARTICLE_SAVE_AS = "index.html"\n')
    assert not builder.build()
    (site / "pelicanconf.py").write_text(told)
    assert builder.build()


def test_a_change_is_told_to_the_loop_and_built_before_browsers_load_again(tmp_path):
    rebuilt: list[set[Path]] = []
    loop = IOLoop(make_current=False)
    follower = serving.Follower([tmp_path], rebuilt.append)

    async def follow():
        told = []

        def changed():
            told.append(follower.examine())
            loop.stop()

        assert follower.start(changed)
        return told

    told = loop.run_sync(follow)
    writing = threading.Timer(0, write_until(tmp_path / "seed.txt", lambda: rebuilt))
    writing.start()
    loop.call_later(20, loop.stop)
    loop.start()
    follower.ended.set()
    writing.join()
    assert tmp_path / "seed.txt" in rebuilt[0]
    assert told == [(serving.RELOAD_NOW, None)]
    assert follower.examine() == (None, None)


def write_until(path, seen):
    """Write a file over and over until it is seen: nobody tells when a watch has begun."""

    def write():
        pause = threading.Event()
        for number in range(200):
            if seen():
                return
            path.write_text(str(number))
            pause.wait(0.05)

    return write
