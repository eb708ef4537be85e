"""A small blog in a temporary folder, edited at random and built by real Pelican, in this process."""

from __future__ import annotations

import importlib.util
import json
import logging
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import blinker
import pelican
from pelican.contents import Content
from pelican.plugins import signals, sitemap
from pelican.settings import read_settings

import incremental
from incremental import files, programs

THEMES = Path(pelican.__file__).parent / "themes"
OVERRIDES = Path(__file__).parent / "overrides"
WORDS = ["harbour", "ferry", "budget", "strike", "council", "bridge", "school", "storm", "museum", "tram"]
TEMPLATE_PAGE = """{% extends "base.html" %}{% block content %}{{ articles | length }}
{% if dates %}{{ dates[0].title }}, {{ (dates | last).locale_date }}{% endif %}{% endblock %}"""
TAGS = ["alpha", "beta", "gamma", "delta"]


class Killed(BaseException):
    """The build was killed here."""


@dataclass
class Post:
    """One article or page of the blog."""

    title: str
    body: str
    day: int = 1
    tags: tuple[str, ...] = ()
    category: str = "news"
    author: str = "Ida Berg"
    status: str = "published"
    lang: str = ""
    slug: str = ""

    @property
    def html(self) -> str:
        """The source file, in the format of Pelican's HTML reader."""
        told = {
            "date": f"2015-12-{self.day:02d} 10:00",
            "tags": ",".join(self.tags),
            "category": self.category,
            "authors": self.author,
            "status": self.status,
            "lang": self.lang,
            "slug": self.slug,
        }
        meta = "".join(f'<meta name="{name}" content="{value}"/>' for name, value in told.items() if value)
        return f"<html><head><title>{self.title}</title>{meta}</head><body>{self.body}</body></html>"


@contextmanager
def pelican_alone() -> Iterator[None]:
    """Pelican as in a new process: no plugin connected, nothing remembered."""
    named = [signal for signal in vars(signals).values() if isinstance(signal, blinker.Signal)]
    was_quiet, pelican.console.quiet = pelican.console.quiet, True
    loaded, programs.LOADED = programs.LOADED, time.time_ns() + files.RACY_NS
    try:
        for signal in named:
            signal._clear_state()
        for name in ("get_content", "get_summary"):
            vars(Content)[name].cache.clear()
        sitemap.generator.page_queue = []
        sitemap.generator._main_pelican = None
        yield
    finally:
        pelican.console.quiet = was_quiet
        programs.LOADED = loaded
        for signal in named:
            signal._clear_state()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by path; without what themes bring, which no writer writes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] != "theme"
    }


@dataclass
class Blog:
    """The blog: its folder, what is in it, and how it is built."""

    root: Path
    theme: str = "simple"
    plugins: tuple[Any, ...] = (sitemap, "neighbours")
    settings: dict[str, Any] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    left_behind: set[str] = field(default_factory=set)
    """Files that may stay in the output: changed by someone else, or ours when the record of it was lost."""
    writer: incremental.IncrementalWriter | None = None
    written: list[str] = field(default_factory=list)
    """The paths for which the last build sent `content_written`."""

    def __post_init__(self) -> None:
        (self.root / "content" / "pages").mkdir(parents=True)
        (self.root / "content" / "images").mkdir()
        (self.root / "content" / "images" / "map.png").write_bytes(b"a map")
        (self.root / "content" / "extra.tmpl").write_text(TEMPLATE_PAGE, encoding="utf-8")
        shutil.copytree(OVERRIDES, self.root / "overrides")
        (self.root / "plugins").mkdir()
        self.update_neighbours(1)

    def update_neighbours(self, version: int) -> None:
        """Install this version of the plugin that sets attributes of articles."""
        text = Path(__file__).with_name("neighbours.py").read_text(encoding="utf-8")
        place = self.root / "plugins" / "neighbours.py"
        place.write_text(text.replace("VERSION = 1", f"VERSION = {version}"), encoding="utf-8")

    def loaded(self, plugin: Any) -> Any:
        """The plugin; one that is a name is loaded from its file, as a new process would."""
        if not isinstance(plugin, str):
            return plugin
        spec = importlib.util.spec_from_file_location(plugin, self.root / "plugins" / f"{plugin}.py")
        module: ModuleType = importlib.util.module_from_spec(spec)
        exec(compile(Path(spec.origin).read_text(encoding="utf-8"), spec.origin, "exec"), vars(module))
        sys.modules[plugin] = module
        return module

    @property
    def output(self) -> Path:
        return self.root / "output"

    def write(self, name: str, post: Post) -> None:
        """Add or replace a source file."""
        self.posts[name] = post
        (self.root / "content" / name).write_text(post.html, encoding="utf-8")

    def delete(self, name: str) -> None:
        """Delete a source file."""
        del self.posts[name]
        (self.root / "content" / name).unlink()

    def use_theme(self, name: str) -> None:
        """Switch to a theme, copied so that its templates can be edited."""
        self.theme = name
        place = self.root / "themes" / name
        if not place.exists():
            given = THEMES / name
            shutil.copytree(given if given.exists() else Path(name), place)

    def run(self, output: Path, *plugins: Any) -> None:
        """Build the blog into the folder with these plugins and no other."""
        self.use_theme(self.theme)
        told = {
            "PATH": str(self.root / "content"),
            "OUTPUT_PATH": str(output),
            "CACHE_PATH": str(self.root / "cache"),
            "THEME": str(self.root / "themes" / self.theme),
            "THEME_TEMPLATES_OVERRIDES": [str(self.root / "overrides")],
            "PLUGINS": [*plugins, *map(self.loaded, self.plugins)],
            "STATIC_PATHS": ["images"],
            "SITEURL": "https://blog.example",
            "TIMEZONE": "Europe/Oslo",
            "LOCALE": ["C"],
            "LOG_LEVEL": logging.CRITICAL,
        }
        settings = read_settings(override=told | self.settings)
        with pelican_alone():
            site = pelican.Pelican(settings)
            self.written = []
            signals.content_written.connect(self._note)
            signals.feed_written.connect(self._note)
            site.run()

    def _note(self, path: str, **_: Any) -> None:
        self.written.append(path)

    def build(self) -> incremental.IncrementalWriter | None:
        """Build incrementally; returns the writer, which knows what it did; None if nothing was built."""
        made: list[incremental.IncrementalWriter | None] = [None]
        finish = incremental.IncrementalWriter.finish

        def noted(writer: incremental.IncrementalWriter) -> None:
            made.append(writer)
            finish(writer)

        incremental.IncrementalWriter.finish = noted
        try:
            self.run(self.output, incremental)
        finally:
            incremental.IncrementalWriter.finish = finish
        self.writer = made[-1]
        return self.writer

    def clean(self) -> dict[str, bytes]:
        """The files of the site that Pelican alone makes in an empty folder."""
        output = self.root / "clean"
        shutil.rmtree(output, ignore_errors=True)
        self.run(output)
        return tree(output)

    def build_and_die(self, after: int, when: str) -> None:
        """Build incrementally, and be killed at a file: before it, while, or after it is written."""
        write = files.write
        left = after

        def dying(path: str, data: bytes) -> None:
            nonlocal left
            left -= 1
            if left < 0 and when == "before":
                raise Killed
            if left < 0 and when == "while":
                Path(path + files.PART).write_bytes(data[: len(data) // 2])
                raise Killed
            write(path, data)
            if left < 0:
                raise Killed

        files.write = dying
        try:
            self.run(self.output, incremental)
        except Killed:
            pass
        finally:
            files.write = write

    def state_files(self) -> list[Path]:
        """The files in which the plugin remembers what it wrote."""
        return sorted((self.root / "cache" / "incremental").glob("*/*"))

    def differences(self) -> list[str]:
        """Paths in which the incremental site is not, byte for byte, the clean one."""
        ours, clean = tree(self.output), self.clean()
        differing = {path for path in ours.keys() | clean.keys() if ours.get(path) != clean.get(path)}
        return sorted(path for path in differing if path in clean or path not in self.left_behind)


# Edits: each takes the blog and a source of chance.

Edit = Callable[[Blog, Random], None]


def _body(blog: Blog, chance: Random) -> str:
    words = " ".join(chance.choices(WORDS, k=chance.randint(3, 80)))
    parts = [f"<p>{words}</p>", f"<p>{chance.choice(WORDS)} {chance.randint(0, 9)}</p>"]
    if chance.random() < 0.4 and blog.posts:
        parts.append(f'<p><a href="{{filename}}/{chance.choice(sorted(blog.posts))}">see</a></p>')
    if chance.random() < 0.2:
        parts.append('<p><img src="{static}/images/map.png"> {| braces |}</p>')
    return "".join(parts)


def add(blog: Blog, chance: Random) -> None:
    """Add an article."""
    number = chance.randint(0, 40)
    post = Post(
        title=f"The {chance.choice(WORDS)} {number}",
        body=_body(blog, chance),
        day=chance.randint(1, 28),
        tags=tuple(chance.sample(TAGS, chance.randint(0, 3))),
        category=chance.choice(["news", "sport", "arts"]),
        author=chance.choice(["Ida Berg", "Ola Lien"]),
        status=chance.choice(["published"] * 6 + ["draft", "hidden"]),
        slug=f"post-{number}",
    )
    blog.write(f"post-{number}.html", post)


def add_page(blog: Blog, chance: Random) -> None:
    """Add or change a page, which every page of the site lists in its menu."""
    number = chance.randint(0, 2)
    post = Post(f"Page {number} {chance.choice(WORDS)}", _body(blog, chance), slug=f"page-{number}")
    blog.write(f"pages/page-{number}.html", post)


def add_home(blog: Blog, chance: Random) -> None:
    """Give the blog a home page that overwrites the index, or take it away."""
    name = "pages/home.html"
    if name in blog.posts:
        blog.delete(name)
    else:
        blog.posts[name] = Post("Home", f"<p>{chance.choice(WORDS)}</p>", slug="home")
        html = blog.posts[name].html.replace("</head>", '<meta name="save_as" content="index.html"/></head>')
        (blog.root / "content" / name).write_text(html, encoding="utf-8")


def translate(blog: Blog, chance: Random) -> None:
    """Add a translation of an article."""
    if name := _some_article(blog, chance):
        post = Post(**vars(blog.posts[name]) | {"lang": "nb", "title": f"Norsk {chance.randint(0, 9)}"})
        blog.write(name.replace(".html", "-nb.html") if "-nb" not in name else name, post)


def _some_article(blog: Blog, chance: Random) -> str | None:
    names = sorted(name for name in blog.posts if not name.startswith("pages/"))
    return chance.choice(names) if names else None


def _changed(**changes: Callable[[Blog, Random], Any]) -> Edit:
    def edit(blog: Blog, chance: Random) -> None:
        if name := _some_article(blog, chance):
            new = {field: make(blog, chance) for field, make in changes.items()}
            blog.write(name, Post(**vars(blog.posts[name]) | new))

    return edit


def delete(blog: Blog, chance: Random) -> None:
    """Delete an article or a page."""
    if blog.posts:
        blog.delete(chance.choice(sorted(blog.posts)))


def rename(blog: Blog, chance: Random) -> None:
    """Move an article to another file and address."""
    if name := _some_article(blog, chance):
        post = blog.posts[name]
        blog.delete(name)
        number = chance.randint(41, 60)
        blog.write(f"post-{number}.html", Post(**vars(post) | {"slug": f"post-{number}"}))


def edit_template(blog: Blog, chance: Random) -> None:
    """Change a template of the theme, or one that overrides it."""
    blog.use_theme(blog.theme)
    places = [blog.root / "themes" / blog.theme / "templates", blog.root / "overrides"]
    template = chance.choice(sorted(path for place in places for path in place.rglob("*.html")))
    text = template.read_text(encoding="utf-8")
    mark = f"<!-- {chance.randint(0, 99)} -->"
    if "{% endblock" in text:
        text = text.replace("{% endblock", mark + "{% endblock", 1)
    elif "{% endmacro" in text:
        text = text.replace("{% endmacro", mark + "{% endmacro", 1)
    else:
        text += mark
    template.write_text(text, encoding="utf-8")


def override_template(blog: Blog, chance: Random) -> None:
    """Put a template in front of the theme's, or take it away again."""
    name = chance.choice(["translations.html", "pagination.html", "tags.html", "banner.html"])
    place = blog.root / "overrides" / name
    if place.exists():
        place.unlink()
    elif name == "translations.html":
        macro = (
            "{{% macro {0}(entry) %}}{{{{ entry.translations|length }}}} {{{{ SITENAME }}}}{{% endmacro %}}"
        )
        place.write_text("".join(map(macro.format, ("translations_for", "entry_hreflang"))), encoding="utf-8")
    else:
        place.write_text(f"<p>{chance.randint(0, 9)} {{{{ SITENAME }}}}</p>", encoding="utf-8")


def switch_theme(blog: Blog, chance: Random) -> None:
    """Use the other theme."""
    blog.use_theme("notmyidea" if blog.theme == "simple" else "simple")


SETTINGS: dict[str, list[Any]] = {
    "SITENAME": ["Harbour news", "City news", "News & views"],
    "SITEURL": ["https://blog.example", "https://other.example/blog", ""],
    "RELATIVE_URLS": [False, True],
    "DEFAULT_PAGINATION": [False, 2, 3],
    "DEFAULT_ORPHANS": [0, 1],
    "ARTICLE_SAVE_AS": ["{slug}.html", "posts/{slug}/index.html", "{date:%Y}/{slug}.html", "posts/{slug}"],
    "ARTICLE_URL": ["{slug}.html", "posts/{slug}/"],
    "SUMMARY_MAX_LENGTH": [50, 5, None],
    "FEED_MAX_ITEMS": [100, 2],
    "TAG_FEED_RSS": [None, "feeds/{slug}.rss.xml"],
    "RSS_FEED_SUMMARY_ONLY": [True, False],
    "YEAR_ARCHIVE_SAVE_AS": ["", "archive/{date:%Y}.html"],
    "MONTH_ARCHIVE_SAVE_AS": ["", "archive/{date:%Y-%m}.html"],
    "DEFAULT_DATE_FORMAT": ["%a %d %B %Y", "%Y/%m/%d"],
    "DISPLAY_PAGES_ON_MENU": [True, False],
    "NEWEST_FIRST_ARCHIVES": [True, False],
    "TIMEZONE": ["Europe/Oslo", "Asia/Tokyo"],
    "LINKS": [(), (("Port", "https://port.example"),)],
    "DIRECT_TEMPLATES": [["index", "tags", "categories", "authors", "archives"], ["index", "archives"]],
    "TEMPLATE_PAGES": [{}, {"extra.tmpl": "extra/index.html"}],
    "JINJA_FILTERS": [{}, {"shout": str.upper}],
    "JINJA_GLOBALS": [{}, {"MOTTO": "All the tides"}],
}


def change_setting(blog: Blog, chance: Random) -> None:
    """Change a setting."""
    name = chance.choice(sorted(SETTINGS))
    blog.settings[name] = chance.choice(SETTINGS[name])


def update_plugin(blog: Blog, chance: Random) -> None:
    """Install another version of the plugin that sets attributes of articles."""
    blog.update_neighbours(chance.randint(1, 3))


def change_what_a_plugin_reads(blog: Blog, chance: Random) -> None:
    """Write or delete a file that no setting names and that a plugin reads."""
    label = blog.root / "label.txt"
    if chance.random() < 0.3:
        label.unlink(missing_ok=True)
    else:
        label.write_text(f"see also {chance.randint(0, 9)}", encoding="utf-8")


def touch(blog: Blog, chance: Random) -> None:
    """Write a source again as it is."""
    if name := _some_article(blog, chance):
        blog.write(name, blog.posts[name])


def die(blog: Blog, chance: Random) -> None:
    """Start a build that is killed."""
    blog.build_and_die(chance.choice([0, 1, 2, 5, 10, 20]), chance.choice(["before", "while", "after"]))


def tamper(blog: Blog, chance: Random) -> None:
    """Change, cut short or delete a file of the output, as someone else would."""
    found = sorted(tree(blog.output)) if blog.output.exists() else []
    if not found:
        return
    name = chance.choice(found)
    place = blog.output / name
    blog.left_behind.add(name)
    match chance.choice(["cut", "add", "delete", "same size"]):
        case "cut":
            place.write_bytes(place.read_bytes()[:40])
        case "add":
            place.write_bytes(place.read_bytes() + b"!")
        case "delete":
            place.unlink()
        case "same size":
            place.write_bytes(place.read_bytes()[::-1])


def damage_record(blog: Blog, chance: Random) -> None:
    """Cut short or garble a file in which the plugin remembers; sometimes all of them."""
    found = blog.state_files()
    if not found:
        return
    chosen = found if chance.random() < 0.3 else [chance.choice(found)]
    if len(chosen) > 1 or len(found) == 1:
        blog.left_behind |= set(tree(blog.output)) if blog.output.exists() else set()
    for path in chosen:
        data = path.read_bytes()
        cut = chance.randint(0, len(data))
        path.write_bytes(data[:cut] + chance.choice([b"", b"\xff\x00"]))


def move_record_to_another_version(blog: Blog, chance: Random) -> None:
    """Let the record be one that another version of the plugin wrote."""
    for path in blog.state_files():
        if path.suffix == ".json":
            header, _, rest = path.read_bytes().partition(b"\n")
            with suppress(ValueError):  # it was damaged before
                told = json.loads(header) | {"engine": "another"}
                path.write_bytes(json.dumps(told).encode() + b"\n" + rest)


EDITS: dict[str, Edit] = {
    "add": add,
    "add page": add_page,
    "add home": add_home,
    "translate": translate,
    "change": _changed(body=_body),
    "retitle": _changed(
        title=lambda _, chance: f"New {chance.choice(WORDS)} <em>{chance.randint(0, 9)}</em>"
    ),
    "retag": _changed(tags=lambda _, chance: tuple(chance.sample(TAGS, chance.randint(0, 3)))),
    "redate": _changed(day=lambda _, chance: chance.randint(1, 28)),
    "recategorise": _changed(category=lambda _, chance: chance.choice(["news", "sport", "arts"])),
    "hide": _changed(status=lambda _, chance: chance.choice(["published", "draft", "hidden"])),
    "delete": delete,
    "rename": rename,
    "edit template": edit_template,
    "override template": override_template,
    "switch theme": switch_theme,
    "change setting": change_setting,
    "update plugin": update_plugin,
    "change what a plugin reads": change_what_a_plugin_reads,
    "touch": touch,
    "die": die,
    "tamper": tamper,
    "damage record": damage_record,
    "other version": move_record_to_another_version,
}
