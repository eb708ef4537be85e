"""Views are made on demand, and again only where the site would answer their questions otherwise."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest
import showcase
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

import showcase_frozen
from briefing import pages, store
from briefing.pages.asking import Asking
from briefing.pages.memory import digest_of_view
from briefing.pages.on_demand import LastingText
from briefing.pages.views import DataLines, Entry, Head, Page
from briefing.records import Result

FOUND = showcase.result()
ARCHIVE = showcase_frozen.archive(FOUND)
LINKS = showcase.Links()
SAID = {"title", "outlet", "agency", "author", "headline", "text", "quote", "says", "reason", "name"}
SAID |= {"description", "language", "html", "speaker", "words", "subject", "url", "standfirst", "day"}
"""The fields of records in which an edit or a new article may show on pages."""


class Workshop(pages.Site):
    """A site that knows what it made."""

    def __init__(self, result: Result, path: Path | None = None, links=LINKS, **told) -> None:
        super().__init__(result, links, ARCHIVE, **told, store=store.File(path) if path else None)
        self.makes: list[object] = []

    def _make(self, make, key):
        self.makes.append(key)
        return super()._make(make, key)


def digests(site: pages.Site) -> dict[str, bytes]:
    """What every view on demand says stands for it, by its page."""
    shown = [(page.save_as, view) for page in pages.pages(site) for view in page.context.values()]
    shown += [(f"story {slug}", pages.story_on_demand(slug, site)) for slug in site.stories]
    shown += [(f"topic {slug}", pages.topic_on_demand(slug, site)) for slug in site.topic_pages]
    told = {name: view.incremental_digest() for name, view in shown if isinstance(view, pages.OnDemand)}
    parts = {page.save_as: parts_of(page) for page in pages.pages(site)}
    return told | {
        f"{name} {n}": part.incremental_digest()
        for name, some in parts.items()
        for n, part in enumerate(some)
    }


def parts_of(page: Page) -> tuple[LastingText, ...]:
    """The texts that a page is put together from; none for most."""
    lines = page.context.get("file")
    return lines.parts if isinstance(lines, DataLines) else ()


def texts(site: pages.Site) -> dict[str, str]:
    """The files that are put together from parts."""
    return {page.save_as: "".join(p.text for p in parts_of(page)) for page in pages.pages(site)}


def remembering(path: Path, result: Result = FOUND, **told) -> tuple[dict[str, bytes], list[object]]:
    """The digests as a build finds them that remembers earlier ones, and the keys of what it made."""
    site = Workshop(result, path, **told)
    found = digests(site)
    site.memory.keep()
    return found, site.makes


def values(record: object) -> set[tuple[str, object]]:
    """Every field of SAID in a record and in those within it, with its value."""
    if isinstance(record, tuple):
        return set().union(*map(values, record))
    if not isinstance(record, Struct):
        return set()
    fields = [(name, getattr(record, name)) for name in record.__struct_fields__]
    own = {(name, value) for name, value in fields if name in SAID and isinstance(value, str | date)}
    return own.union(*(values(value) for _, value in fields))


def changed(record, field: str, old: object, new: object):
    """The same record with another value wherever this field, in it or within it, has the old one."""
    if isinstance(record, tuple):
        return tuple(changed(one, field, old, new) for one in record)
    if not isinstance(record, Struct):
        return record
    made = {name: changed(getattr(record, name), field, old, new) for name in record.__struct_fields__}
    if field in made and made[field] == old:
        made[field] = new
    return replace(record, **made)


EDITS = sorted(values(FOUND), key=repr)


def test_what_has_not_changed_is_not_made_again(tmp_path):
    first, made = remembering(tmp_path / "views.sqlite")
    again, nothing = remembering(tmp_path / "views.sqlite")
    assert again == first
    assert nothing == []
    assert len(made) > 20


@settings(max_examples=40, deadline=None)
@given(edit=st.sampled_from(EDITS), others=st.lists(st.sampled_from(EDITS), max_size=2))
def test_after_any_edit_a_build_that_remembers_tells_what_one_from_nothing_tells(
    tmp_path_factory, edit, others
):
    path = tmp_path_factory.mktemp("views") / "views.sqlite"
    remembering(path)
    result = FOUND
    for field, old in [edit, *others]:
        new = old + timedelta(1) if isinstance(old, date) else f"{old} otherwise"
        result = changed(result, field, old, new)
        try:
            clean = digests(Workshop(result))
        except KeyError:  # the edit left a day without an edition, which no pipeline does
            return
        told, _ = remembering(path, result)
        assert told == clean


@pytest.mark.parametrize(
    "told",
    [
        {"links": showcase.Links(clean_urls=True)},
        {"links": showcase.Links(pdf=True)},
        {"links": showcase.Links(language="de")},
        {"imprint": pages.Imprint("Another name", "https://elsewhere.example")},
    ],
    ids=["links", "pdf", "language", "imprint"],
)
def test_settings_and_language_count_for_all_views(tmp_path, told):
    remembering(tmp_path / "views.sqlite")
    assert remembering(tmp_path / "views.sqlite", **told)[0] == digests(Workshop(FOUND, **told))


def test_an_edit_makes_only_the_views_that_ask_for_it(tmp_path):
    remembering(tmp_path / "views.sqlite")
    note = next(note for note in FOUND.notes if note.kind == "story")
    edited = FOUND.changed(notes=tuple(n.changed(html="New.") if n is note else n for n in FOUND.notes))
    _, made = remembering(tmp_path / "views.sqlite", edited)
    assert made == [note.about]


def test_texts_are_kept_and_made_again_only_where_something_in_them_has_changed(tmp_path):
    path = tmp_path / "views.sqlite"
    first = Workshop(FOUND, path)
    known = texts(first)
    first.memory.keep()
    again = Workshop(FOUND, path)
    assert texts(again) == known and again.makes == []
    again.memory.keep()
    article = FOUND.articles[-1]
    edited = FOUND.changed(articles=(*FOUND.articles[:-1], article.changed(author="Somebody Else")))
    third = Workshop(edited, path)
    assert texts(third) == texts(Workshop(edited)) != known
    assert {name for name, _ in third.makes} == {"sources"}


def test_texts_that_nobody_looked_at_are_kept_all_the_same(tmp_path):
    first = Workshop(FOUND, tmp_path / "views.sqlite")
    texts(first)
    first.memory.keep()
    for _ in range(2):
        _, made = remembering(tmp_path / "views.sqlite")
    last = Workshop(FOUND, tmp_path / "views.sqlite")
    assert texts(last) and last.makes == made == []


def test_a_damaged_memory_costs_time_only(tmp_path, caplog):
    first, _ = remembering(tmp_path / "views.sqlite")
    (tmp_path / "views.sqlite").write_bytes(b"no data base")
    assert remembering(tmp_path / "views.sqlite")[0] == first


def test_a_memory_does_not_grow_with_questions_that_nobody_asks_any_more(tmp_path):
    for _ in range(2):
        site = Workshop(FOUND, tmp_path / "views.sqlite")
        site.memory._questions.extend(("articles", f"gone {number}") for number in range(10_000))
        digests(site)
        site.memory._views["what is there no more"] = site.memory._views.get("x")
        site.memory.keep()
    assert len(Workshop(FOUND, tmp_path / "views.sqlite").memory._questions) < 10_000


def test_to_templates_a_view_on_demand_is_the_view():
    site = Workshop(FOUND)
    slug = FOUND.stories[0].slug
    shown, view = pages.story_on_demand(slug, site), pages.story_page(FOUND.stories[0], site)
    names = [field.name for field in fields(view)]
    assert [getattr(shown, name) for name in names] == [getattr(view, name) for name in names]
    assert shown.incremental_digest() == digest_of_view(view)
    assert not hasattr(shown, "no_such_part")


def test_whoever_goes_through_all_rows_is_noted_as_looking_at_everything():
    asking = Asking()
    rows = asking.lookup("rows", {"a": 1, "b": 2})
    with asking.noting() as one, asking.noting() as other:
        assert rows.get("c") is None and rows["a"] == 1 and "b" in rows
    assert list(other.asked) == [("rows", "c"), ("rows", "a"), ("rows", "b")]
    assert one.asked == other.asked, "what a part asks is asked for the whole"
    assert not one.all
    with asking.noting() as everything:
        assert len(list(rows.values())) == 2
    assert everything.all


def test_the_sitemap_lists_the_pages_that_say_so_of_themselves():
    for page in pages.pages(Workshop(FOUND)):
        views = page.context.values()
        heads = [view if isinstance(view, Head) else getattr(view, "head", None) for view in views]
        head = next((head for head in heads if isinstance(head, Head)), None)
        listed = head is not None and head.indexed and not head.instead
        assert page.listed == (Entry(head.href, head.day) if listed else None), page.save_as
