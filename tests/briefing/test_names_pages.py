"""The index of names and its pages: timelines of mentions, who is quoted, addresses of their own."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from briefing import addresses
from briefing.names import index, roster
from briefing.pages.names import DAYS_SHOWN, SENTENCES_A_DAY, name_page, names_page
from briefing.pages.site import Site
from briefing.pages.story import story_page
from briefing.quotes import ledger
from briefing.records import Article, Origin, Result, Story
from builders import article


@dataclass(frozen=True)
class Links:
    """The settings that pages need."""

    clean_urls: bool = True
    pdf: bool = False
    language: str = "en"


def site(*articles: Article) -> Site:
    """The site of one story of these articles, its names found."""
    origins = tuple(Origin(a.path, "") for a in articles)
    story = Story("quay", "Quay", "a.txt", articles, origins, (), (), (), sayings=ledger(articles))
    found = index([(a, roster(a)) for a in articles], 100)
    return Site(Result(articles, origins, (), (story,), (), (), (), names=found), Links())


def page_of(name: str, shown: Site):
    """The page of a name."""
    return name_page(next(slug for slug, found in shown.names.items() if found.name == name), shown)


HERE = article(
    "“The gates stay shut until the water falls,” Marta Quell told Ilan Dorsey.",
    path="a.txt",
    day="2019-05-06",
    outlet="Tide",
)
THERE = article(
    "Rain fell. They saw Ms Quell there.",
    "“We trust that Marta Quell will open them soon,” Dr Ilan Dorsey said.",
    path="b.txt",
    day="2019-05-07",
    outlet="Ebb",
)
SITE = site(HERE, THERE)


def test_a_timeline_has_for_each_day_a_sentence_with_the_name_and_its_place():
    days = page_of("Marta Quell", SITE).timeline
    told = [(day.day.iso, s.words.text, s.citation.href) for day in days for s in day.sentences]
    assert told == [
        ("2019-05-06", HERE.sentences[0].text, "sources/a/#s0"),
        ("2019-05-07", "They saw Ms Quell there.", "sources/b/#s1"),
    ]


def test_a_person_is_quoted_in_their_own_words_and_others_with_the_name():
    page = page_of("Marta Quell", SITE)
    assert [s.quoted.words.text for s in page.said.sayings] == ["The gates stay shut until the water falls,"]
    [other] = page.about
    assert (other.name, [s.quoted.words.text for s in other.sayings]) == (
        "Ilan Dorsey",
        ["We trust that Marta Quell will open them soon,"],
    )


def test_a_page_says_what_a_name_is_how_else_it_is_written_and_where():
    page = page_of("Marta Quell", SITE)
    assert (page.kind, [form.text for form in page.forms]) == ("Person", ["Quell"])
    assert page.counts == ("2 sources", "2 outlets", "1 story", "6 to 7 May 2019")
    assert [story.words.text for story in page.stories] == ["Quay"]


def test_a_long_timeline_shows_the_days_with_most_sources_and_says_so():
    many = [
        article("They saw Marta Quell there.", path=f"{day}-{n}.txt", day=f"2019-05-{day:02}")
        for day in range(1, DAYS_SHOWN + 3)
        for n in range(3 if day % 2 else 1)
    ]
    page = page_of("Marta Quell", site(*many))
    shown = [day.day.iso for day in page.timeline]
    assert len(shown) == DAYS_SHOWN and shown == sorted(shown)
    assert {f"2019-05-{day:02}" for day in range(1, DAYS_SHOWN + 3, 2)} <= set(shown)
    assert max(len(day.sentences) for day in page.timeline) == SENTENCES_A_DAY
    assert page.days_line.startswith(f"{DAYS_SHOWN} of {DAYS_SHOWN + 2} days")


def test_an_undated_mention_stands_in_no_timeline():
    told = [article("They saw Marta Quell there.", path=f"{n}.txt") for n in range(2)]
    page = page_of("Marta Quell", site(*told))
    assert (page.timeline, page.counts[0]) == ((), "2 sources")


def test_the_index_lists_every_name_by_kind_with_its_sources():
    groups = names_page(SITE).groups
    assert [(g.heading, [(line.words.text, line.note) for line in g.lines]) for g in groups] == [
        ("People", [("Ilan Dorsey", "2"), ("Marta Quell", "2")])
    ]


def test_an_index_without_names_says_why():
    assert names_page(site(HERE)).groups == ()
    assert names_page(site(HERE)).empty


def test_a_story_links_the_names_that_it_gives_most():
    links = story_page(SITE.result.stories[0], SITE).names
    assert [(link.words.text, link.href) for link in links] == [
        ("Marta Quell", "names/marta-quell/"),
        ("Ilan Dorsey", "names/ilan-dorsey/"),
    ]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_each_name_has_an_address_of_its_own_that_is_safe(names):
    slugs = addresses.name_slugs(names)
    assert len(set(slugs)) == len(slugs) == len(names)
    assert all(slug and set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for slug in slugs)


def test_namesakes_have_addresses_of_their_own():
    first, second = addresses.name_slugs(["Ida Holm", "Ida Holm"])
    assert first == "ida-holm" and second.startswith("ida-holm-")
