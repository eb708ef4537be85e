"""Values and texts that plugins make on demand, on a blog built by real Pelican."""

from __future__ import annotations

import types

import jinja2
import pytest
from blog import Blog, Post
from markupsafe import Markup
from pelican.contents import Article
from pelican.plugins import signals


class Related:
    """Stands for what is related to an article; notes when somebody looks at it."""

    def __init__(self, told: str, looks: list[str]) -> None:
        self._told = told
        self._looks = looks

    @property
    def words(self) -> str:
        self._looks.append(self._told)
        return f"see {self._told}"

    def incremental_digest(self) -> str:
        return self._told


class Rendered(Article):
    """An article whose content a template makes; its summary is the same."""

    source = "{{ SITENAME }}: {{ told }}"
    made = 0

    def incremental_recipe(self, name: str):
        templates = {"content.html": self.source}
        template = jinja2.Environment(loader=jinja2.DictLoader(templates)).get_template("content.html")
        return template, {**self._context, "told": self.told}, {"told"}

    def get_content(self, siteurl: str) -> Markup:
        type(self).made += 1
        template, context, _ = self.incremental_recipe("content")
        return Markup(template.render(context))

    get_summary = get_content


@pytest.fixture
def blog(tmp_path):
    """Three articles, the simple theme, and an article template that shows what plugins add."""
    blog = Blog(tmp_path, plugins=())
    for number in range(3):
        blog.write(f"{number}.html", Post(f"Post {number}", "<p>words</p>", slug=f"post-{number}"))
    page = "<h1>{{ article.title }}</h1>{{ article.related.words }}{{ article.content }}"
    (blog.root / "overrides" / "article.html").write_text(page, encoding="utf-8")
    return blog


def plugin(change):
    """A plugin that changes every article once all are read."""

    def each(generator) -> None:
        for article in generator.articles:
            change(article)

    return types.SimpleNamespace(
        register=lambda: signals.article_generator_finalized.connect(each, weak=False)
    )


def test_a_value_is_looked_at_only_by_pages_for_which_its_digest_is_another(blog):
    looks, told = [], {"words": "nothing"}
    blog.plugins = (plugin(lambda article: setattr(article, "related", Related(told["words"], looks))),)
    blog.build()
    assert len(looks) == len(blog.posts)
    looks.clear()
    assert blog.build().output.tally.rendered == 0
    assert looks == []
    told["words"] = "something"
    assert blog.build().output.tally.written == len(blog.posts)
    assert looks == ["something"] * len(blog.posts)
    assert blog.differences() == []


def test_content_that_a_template_makes_is_not_made_to_see_that_it_is_the_same(blog, monkeypatch):
    told = {"words": "one"}

    def change(article) -> None:
        article.__class__, article.told, article.related = Rendered, told["words"], None

    blog.plugins = (plugin(change),)
    blog.settings["FEED_ALL_ATOM"] = "all.atom.xml"
    blog.build()
    assert blog.differences() == []
    Rendered.made = 0
    assert blog.build().output.tally.rendered == 0
    assert Rendered.made == 0
    for change_something in (
        lambda: told.update(words="two"),
        lambda: monkeypatch.setattr(Rendered, "source", "{{ told }} {{ SITENAME }}"),
        lambda: blog.settings.update(SITENAME="Another name"),
    ):
        change_something()
        assert blog.build().output.tally.written >= len(blog.posts)
        assert blog.differences() == []
