"""What the writer does on a blog, each behaviour shown by real builds of Pelican."""

from __future__ import annotations

import logging
import os
import types
from pathlib import Path
from random import Random

import pytest
from blog import Blog, Post, add, tree
from pelican.plugins import signals, sitemap


@pytest.fixture
def blog(tmp_path):
    """Six articles, one page, the simple theme as it is."""
    blog = Blog(tmp_path, settings={"THEME_TEMPLATES_OVERRIDES": []})
    for seed in range(6):
        add(blog, Random(seed))
    blog.write("pages/about.html", Post("About", "<p>us</p>", slug="about"))
    return blog


def inodes(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_ino for path in folder.rglob("*.html")}


def plugin(**handlers):
    """A plugin that connects a handler to each signal named."""

    def register():
        for name, handler in handlers.items():
            getattr(signals, name).connect(handler)

    return types.SimpleNamespace(register=register)


def test_the_first_build_makes_what_pelican_alone_makes(blog):
    blog.build()
    assert blog.differences() == []


def test_a_second_build_renders_and_writes_nothing(blog):
    blog.build()
    before = inodes(blog.output)
    tally = blog.build().output.tally
    assert (tally.rendered, tally.written, tally.removed) == (0, 0, 0)
    assert inodes(blog.output) == before


def test_signals_are_sent_for_pages_that_are_kept_as_for_those_that_are_written(blog):
    blog.run(blog.root / "clean")
    expected = [path.replace("/clean/", "/output/") for path in blog.written]
    blog.build()
    assert blog.written == expected
    blog.build()
    assert blog.written == expected


def test_listeners_of_pages_that_are_kept_get_the_context_they_would_get(blog):
    told = []
    blog.plugins += (plugin(content_written=lambda path, context: told.append(context["output_file"])),)
    blog.build()
    first, told[:] = list(told), []
    blog.build()
    assert told == first


def test_a_changed_article_renders_and_writes_what_shows_it_and_nothing_else(blog):
    blog.build()
    before = tree(blog.output)
    name = next(name for name, post in blog.posts.items() if post.slug)
    post = blog.posts[name]
    blog.write(name, Post(**vars(post) | {"title": "Another title"}))
    tally = blog.build().output.tally
    after = tree(blog.output)
    changed = {path for path in after if after[path] != before.get(path)} - {"sitemap.xml"}
    assert tally.written == tally.rendered == len(changed)
    assert tally.kept > len(changed)
    assert blog.differences() == []


@pytest.mark.parametrize("damage", [b"", b"someone else's", None])
def test_a_file_that_is_not_as_we_wrote_it_is_made_again(blog, damage):
    blog.build()
    place = blog.output / "index.html"
    if damage is None:
        place.unlink()
    else:
        place.write_bytes(damage)
    assert blog.build().output.tally.written == 1
    assert blog.differences() == []


def test_bytes_changed_behind_an_unchanged_size_and_date_are_seen(blog):
    blog.build()
    blog.build()
    place = blog.output / "index.html"
    told = place.stat()
    place.write_bytes(place.read_bytes()[::-1])
    os.utime(place, ns=(told.st_atime_ns, told.st_mtime_ns))
    blog.build()
    assert blog.differences() == []


def test_a_link_in_the_place_of_a_page_is_replaced_and_its_target_left_alone(blog, tmp_path):
    blog.build()
    target = tmp_path / "elsewhere.html"
    target.write_bytes((blog.output / "index.html").read_bytes())
    (blog.output / "index.html").unlink()
    (blog.output / "index.html").symlink_to(target)
    blog.write("new.html", Post("New", "<p>x</p>", day=28, slug="new"))
    before = target.read_bytes()
    blog.build()
    assert not (blog.output / "index.html").is_symlink()
    assert target.read_bytes() == before


def test_pages_no_longer_made_are_removed_with_the_folders_they_leave_empty(blog):
    blog.settings["ARTICLE_SAVE_AS"] = "posts/{slug}/index.html"
    blog.build()
    assert (blog.output / "posts").is_dir()
    blog.settings["ARTICLE_SAVE_AS"] = "{slug}.html"
    blog.build()
    assert not (blog.output / "posts").exists()
    assert blog.differences() == []


def test_files_that_it_did_not_write_are_never_removed(blog):
    blog.build()
    mine = blog.output / "mine.html"
    mine.write_text("by hand")
    name = next(name for name in blog.posts if not name.startswith("pages/"))
    changed = blog.output / f"{blog.posts[name].slug}.html"
    changed.write_text("edited by hand")
    blog.delete(name)
    blog.build()
    assert mine.read_text() == "by hand"
    assert changed.read_text() == "edited by hand"


def test_a_page_moves_to_where_another_was_a_folder_and_back(blog):
    for pattern in ("{slug}", "{slug}/index.html", "{slug}"):
        blog.settings["ARTICLE_SAVE_AS"] = pattern
        blog.build()
        assert blog.differences() == []


def test_a_listener_may_rewrite_the_page_on_every_build(blog):
    def stamp(path, context):
        place = Path(path)
        place.write_bytes(place.read_bytes() + b"<!-- stamped -->")

    blog.plugins += (plugin(content_written=stamp),)
    for _ in range(3):
        blog.build()
        assert blog.differences() == []


def test_a_change_made_just_before_an_article_is_written_is_seen(blog):
    words = ["first"]

    def change(generator, content):
        content.title = f"{content.title} {words[0]}"

    blog.plugins += (plugin(article_generator_write_article=change),)
    blog.build()
    words[0] = "second"
    blog.build()
    assert blog.differences() == []


def test_attributes_set_by_another_plugin_count(blog):
    (blog.root / "overrides" / "archives.html").unlink()
    del blog.settings["THEME_TEMPLATES_OVERRIDES"]
    blog.build()
    blog.update_neighbours(2)
    assert blog.build().output.tally.written >= 4
    assert blog.differences() == []


def test_a_build_that_was_killed_is_taken_up_where_it_ended(blog):
    blog.build_and_die(after=9, when="after")
    writer = blog.build()
    assert writer.output.tally.kept == 10
    assert blog.differences() == []


def test_a_build_killed_while_writing_leaves_no_part_behind(blog):
    blog.build_and_die(after=3, when="while")
    assert list(blog.output.rglob("*.incremental-part"))
    blog.build()
    assert blog.differences() == []


def test_a_page_written_by_a_killed_build_and_no_longer_made_is_removed(blog):
    blog.build_and_die(after=12, when="after")
    for name in [name for name in blog.posts if not name.startswith("pages/")][:3]:
        blog.delete(name)
    blog.build()
    assert blog.differences() == []


def test_one_damaged_copy_of_the_record_costs_nothing(blog):
    blog.build()
    blog.state_files()[0].write_bytes(b"{")
    assert blog.build().output.tally.rendered == 0


def test_a_record_that_is_lost_is_made_again_with_a_word(blog, caplog):
    blog.build()
    for path in blog.state_files():
        path.write_bytes(path.read_bytes()[:100])
    with caplog.at_level(logging.WARNING):
        tally = blog.build().output.tally
    assert "damaged" in caplog.text
    assert tally.rendered > 0
    assert tally.written == 0
    assert blog.build().output.tally.rendered == 0


def test_another_version_of_the_engine_makes_every_page_again(blog, monkeypatch):
    blog.build()
    monkeypatch.setattr("incremental.engine.engine", lambda: "another")
    tally = blog.build().output.tally
    assert tally.rendered == tally.kept
    assert tally.written == 0


def test_force_makes_every_page_again_and_still_removes(blog):
    blog.build()
    blog.delete("pages/about.html")
    blog.settings["INCREMENTAL_FORCE"] = True
    tally = blog.build().output.tally
    assert tally.rendered > 10
    assert tally.removed == 1


def exclaim(text):
    """A filter as sites have them."""
    return f"{text}!"


def test_a_filter_of_the_site_renders_its_pages_on_every_build_unless_declared_pure(blog):
    template = blog.root / "overrides" / "tags.html"
    template.write_text("{{ SITENAME|exclaim }}")
    del blog.settings["THEME_TEMPLATES_OVERRIDES"]
    blog.settings["JINJA_FILTERS"] = {"exclaim": exclaim}
    blog.build()
    writer = blog.build()
    assert writer.output.tally.rendered == 1
    assert "exclaim" in writer.keys.reasons["tags.html"]
    blog.settings["INCREMENTAL_PURE"] = ["exclaim"]
    blog.build()
    assert blog.build().output.tally.rendered == 0


def test_a_home_page_that_overwrites_the_index_is_right_and_can_go(blog):
    html = Post("Home", "<p>home</p>", slug="home").html
    home = blog.root / "content" / "pages" / "home.html"
    home.write_text(html.replace("</head>", '<meta name="save_as" content="index.html"/></head>'))
    for _ in range(2):
        blog.build()
        assert blog.differences() == []
    home.unlink()
    blog.build()
    assert blog.differences() == []


def test_two_pages_in_one_place_fail_as_with_pelican_alone(blog):
    blog.settings["ARTICLE_SAVE_AS"] = "same.html"
    with pytest.raises(RuntimeError, match=r"same\.html"):
        blog.run(blog.root / "clean")
    with pytest.raises(RuntimeError, match=r"same\.html"):
        blog.build()


def test_a_listener_can_look_into_a_feed_that_was_kept(blog):
    items = []
    blog.plugins += (plugin(feed_written=lambda path, context, feed: items.append(len(feed.items))),)
    blog.build()
    first, items[:] = list(items), []
    blog.build()
    assert items == first
    assert sum(items) > 0


def test_a_listener_may_change_feeds(blog):
    words = ["one"]

    def change(context, feed):
        feed.feed["title"] = words[0]

    blog.plugins += (plugin(feed_generated=change),)
    blog.build()
    words[0] = "two"
    blog.build()
    assert blog.differences() == []


def test_relative_links_are_right_at_every_depth(blog):
    blog.settings |= {"RELATIVE_URLS": True, "SITEURL": "", "ARTICLE_SAVE_AS": "{date:%Y/%m}/{slug}.html"}
    blog.build()
    add(blog, Random(99))
    blog.build()
    assert blog.differences() == []
    assert blog.build().output.tally.rendered == 0


def test_attached_files_follow_the_article_that_attaches_them(blog):
    (blog.root / "content" / "images" / "plan.png").write_bytes(b"a plan")
    body = '<p><a href="{attach}images/plan.png">plan</a></p>'
    blog.settings |= {"ARTICLE_SAVE_AS": "posts/{slug}/index.html", "ARTICLE_URL": "posts/{slug}/"}
    blog.write("attach.html", Post("With a plan", body, slug="planned"))
    blog.build()
    assert (blog.output / "posts" / "planned" / "images" / "plan.png").exists()
    (blog.output / "posts" / "planned" / "images" / "plan.png").unlink()
    blog.build()
    assert blog.differences() == []


def test_the_sitemap_lists_pages_that_were_kept(blog):
    blog.plugins = (sitemap,)
    blog.build()
    first = (blog.output / "sitemap.xml").read_bytes()
    assert b"<loc>https://blog.example/pages/about.html</loc>" in first
    blog.build()
    assert (blog.output / "sitemap.xml").read_bytes() == first


def test_output_folders_do_not_share_a_record(blog):
    blog.build()
    other = Blog(blog.root / "other", settings=blog.settings | {"CACHE_PATH": str(blog.root / "cache")})
    other.write("one.html", Post("One", "<p>x</p>", slug="one"))
    other.build()
    assert other.differences() == []
    assert set(tree(blog.output)) > {"index.html", "pages/about.html"}
    assert blog.build().output.tally.rendered == 0
