"""What the pages say: addresses, wording, citations, passages in raw order, charts and accounts."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import addresses, pages
from briefing.interface import Language
from briefing.links import web_address
from briefing.pages import charts, wording
from briefing.pages.citations import Citations
from briefing.pages.site import foreign
from briefing.pages.source import pieces, source_page
from briefing.pages.story import story_page
from briefing.records import (
    Article,
    Body,
    Brief,
    Briefing,
    Change,
    Evidence,
    Fate,
    Ledger,
    Origin,
    Place,
    PublicationDate,
    Removed,
    Result,
    Story,
)
from builders import article

ENGLISH = Language()


@dataclass(frozen=True)
class Links:
    """The settings that pages need."""

    clean_urls: bool = False
    pdf: bool = False
    language: str = "en"


def result(*articles: Article, **fields) -> Result:
    """A result of these articles, each its own story and origin unless said otherwise."""
    stories = tuple(
        Story(f"story-{number}", a.title or "-", a.path, (a,), (Origin(a.path, ""),), a.sentences[:1], (), ())
        for number, a in enumerate(articles)
    )
    values = {
        "articles": articles,
        "origins": tuple(Origin(a.path, "") for a in articles),
        "stitches": (),
        "stories": stories,
        "briefings": (),
        "topics": (),
        "set_aside": (),
    }
    return Result(**{**values, **fields})


def site(*articles: Article, clean: bool = False, **fields) -> pages.Site:
    """The site of these articles."""
    return pages.Site(result(*articles, **fields), Links(clean))


def edition(day: str, *stories: Story) -> Briefing:
    """The edition of one day."""
    return Briefing(
        date.fromisoformat(day), tuple(Brief(s, s.articles, s.summary) for s in stories), Ledger(())
    )


# Addresses


def test_a_slug_is_the_path_in_small_letters_and_hyphens():
    slugs = pages.source_slugs(["000_3b45.txt", "news/Été 2015.html", "feed.jsonl#3"])
    assert slugs == {
        "000_3b45.txt": "000-3b45",
        "news/Été 2015.html": "news-ete-2015",
        "feed.jsonl#3": "feed-3",
    }


def test_paths_that_would_share_a_slug_get_a_digest_each():
    slugs = pages.source_slugs(["a_b.txt", "a-b.txt", "c.txt"])
    assert slugs["c.txt"] == "c"
    assert {slug[:4] for path, slug in slugs.items() if path != "c.txt"} == {"a-b-"}
    assert len(set(slugs.values())) == 3


@given(st.lists(st.text(min_size=1, max_size=200), unique=True, max_size=20), st.randoms())
def test_slugs_are_unique_bounded_and_do_not_depend_on_order(paths: list[str], dice: random.Random):
    slugs = pages.source_slugs(paths)
    dice.shuffle(paths)
    assert pages.source_slugs(paths) == slugs
    assert len(set(slugs.values())) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) and len(slug) <= 125 for slug in slugs.values())


def test_clean_links_end_in_a_slash_and_others_in_index_html():
    assert addresses.link("topics/index.html", clean_urls=True) == "topics/"
    assert addresses.link("topics/index.html", clean_urls=False) == "topics/index.html"
    assert addresses.link("sources/a/index.html", True, "s3") == "sources/a/#s3"
    assert addresses.link("404.html", clean_urls=True) == "404.html"


# Wording


def test_an_estimated_day_says_about_and_an_unknown_one_undated():
    day = date(2015, 12, 16)
    assert (
        wording.short_date(PublicationDate(day, day, day, "estimated"), ENGLISH) == "about 16 December 2015"
    )
    assert wording.short_date(PublicationDate(), ENGLISH) == "undated"


@given(st.text(max_size=400), st.integers(min_value=2, max_value=200))
def test_shortened_text_keeps_its_limit_and_marks_the_cut(text: str, length: int):
    shortened = wording.shortened(text, length)
    assert len(shortened) <= length
    assert shortened == " ".join(text.split()) or shortened.endswith("…")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Talks go on", "en", None),
        ("Talks go on", "en-GB", None),
        ("Gespräche dauern an", "de", "de"),
        ("東の岸壁", "en", ""),
        ("Talks", 'de" onclick="x', ""),
    ],
)
def test_a_passage_is_marked_where_its_language_is_not_the_page_s(text, language, expected):
    assert foreign(text, language, "en") == expected


def test_right_to_left_titles_are_marked():
    assert wording.direction("«הרציף» 12") == "rtl"
    assert wording.direction("12 — Quay") == "ltr"
    assert wording.direction("12 — 13") == ""


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:,x", "//a.example", 'http://a"b', None])
def test_only_web_addresses_become_links(url):
    assert web_address(url) == ""


def test_a_web_address_is_kept_as_it_stands():
    assert web_address("https://a.example/x?y=1&z=2#q") == "https://a.example/x?y=1&z=2#q"


# Citations


def test_sources_are_numbered_in_the_order_in_which_a_page_cites_them():
    first, second = article("One. Two.", path="z.txt"), article("Three.", path="a.txt")
    citations = Citations(site(first, second))
    quoted = (*first.sentences, *second.sentences, first.sentences[0])
    numbers = [citations.cite(sentence).citation.number for sentence in quoted]
    assert numbers == [1, 1, 2, 1]
    assert [entry.href for entry in citations.entries()] == ["sources/z/index.html", "sources/a/index.html"]


def test_a_citation_leads_to_its_sentence_and_names_the_outlet():
    source = article("One. Two.", path="z.txt", outlet="Norrvik Courier")
    citation = Citations(site(source, clean=True)).cite(source.sentences[1]).citation
    assert citation.href == "sources/z/#s1"
    assert citation.label == "Source 1: Norrvik Courier"


def test_a_sentence_that_stands_elsewhere_says_in_how_many():
    first, second = article("One.", path="a.txt"), article("One.", path="b.txt", title="Second", outlet="B")
    sentence = first.sentences[0].changed(also=(Place("b.txt", 0), Place("gone.txt", 0)))
    citations = Citations(site(first, second))
    assert citations.cite(sentence).citation.also == 1
    (also,) = citations.entries()[0].also
    assert (also.words.text, also.href, also.note) == ("Second", "sources/b/index.html#s0", "B")


# Sources


def test_passages_stand_in_the_order_of_the_raw_file():
    source = article("One.", "Two.", "Three.")
    lines = (3, 7, 9)
    placed = tuple(p.changed(line=line) for p, line in zip(source.paragraphs, lines, strict=True))
    removed = (
        Removed("Share", 8, "share-prompt", "asks to share"),
        Removed("Photo", 1, "caption", "a caption"),
        Removed("OSLO –", 3, "dateline", "a dateline", paragraph=0),
    )
    source = source.changed(body=Body(placed, removed))
    shown = source_page(source, site(source)).passages
    assert [(p.kind, p.line) for p in shown] == [
        ("removed", 1),
        ("body", 3),
        ("removed", 3),
        ("body", 7),
        ("removed", 8),
        ("body", 9),
    ]
    assert [p.summary for p in shown if p.kind == "removed"] == [
        "1 line removed",
        "1 passage cut from the paragraph above",
        "1 line removed",
    ]


def test_an_anchor_stands_once_where_many_pieces_share_a_line():
    source = article("One.", "Two.")
    source = source.holding(tuple(p.changed(line=1) for p in source.paragraphs))
    assert [p.anchor for p in source_page(source, site(source)).passages] == ["line-1", ""]


def test_sentences_that_a_page_quotes_are_marked():
    source = article("One. Two.", title="Quay")
    view = source_page(source, site(source))
    assert [s.used for s in view.passages[0].sentences] == [True, False]
    assert [link.words.text for link in view.quoted_in] == ["Quay"]


def test_evidence_links_to_its_line_only_where_that_stands_on_the_page():
    source = article("One.")
    evidence = (Evidence("stamp", "x", 1, "a stamp"), Evidence("stamp", "y", 99, "another"))
    source = source.changed(published=PublicationDate(evidence=evidence))
    assert [rung.href for rung in source_page(source, site(source)).ladder] == ["#line-1", ""]


def test_evidence_in_the_headline_or_the_standfirst_links_to_it():
    source = article("One.", title="Quay to close on Friday").changed(standfirst="Since Monday it leans.")
    evidence = [Evidence("weekday", quote, 0, "looks ahead") for quote in ("Friday", "Monday", "Sunday")]
    source = source.changed(published=PublicationDate(evidence=tuple(evidence)))
    assert [rung.href for rung in source_page(source, site(source)).ladder] == [
        "#headline",
        "#standfirst",
        "",
    ]


def test_an_article_that_shares_its_file_is_dated_by_a_decision_not_by_a_sidecar():
    first, second, alone = (article("One.", path=path) for path in ("a.xml", "a.xml#2", "b.txt"))
    found = site(first, second, alone)
    saved = [source_page(source, found).sidecar for source in (first, second, alone)]
    assert [text.splitlines()[0] for text in saved] == [
        "# Add to content/decisions.toml",
        "# Add to content/decisions.toml",
        "# Save as b.txt.toml",
    ]


def test_changed_words_are_marked_in_their_order():
    changes = [Change("harbour", "port", 0), Change("four", "five", 0, "number"), Change("quay", "", 0)]
    assert [(p.text, p.change) for p in pieces("The port has five.", changes)] == [
        ("The ", ""),
        ("port", "word"),
        (" has ", ""),
        ("five", "number"),
        (".", ""),
    ]


@given(st.text(max_size=80), st.lists(st.text(max_size=4), max_size=6))
def test_pieces_together_are_the_sentence_and_there_are_none_where_nothing_changed(text, words):
    found = pieces(text, [Change("x", word, 0) for word in words])
    assert "".join(p.text for p in found) == text if found else not any(w and w in text for w in words)


def test_an_article_without_title_is_named_by_its_first_words():
    assert site(source := article("Somebody said so.")).title(source).text == "Somebody said so."


# Stories, days, lists


def test_a_story_with_one_source_says_so():
    source = article("One.", title="Quay")
    found = site(source)
    assert story_page(found.result.stories[0], found).single.startswith("One source only")


def test_a_story_whose_sources_carry_one_text_says_so():
    first, second = article("One.", path="a.txt"), article("One.", path="b.txt", copy_of="a.txt")
    story = Story("s", "Quay", "a.txt", (first, second), (Origin("a.txt", ""),), (), (), ())
    found = site(first, second, stories=(story,))
    assert story_page(story, found).single.startswith("One origin only")


def test_days_link_to_their_neighbours_and_the_ends_to_nothing():
    source = article("One.", day="2015-12-16")
    days = ("2015-12-18", "2015-12-17", "2015-12-16")
    found = result(source, briefings=tuple(edition(day) for day in days))
    shown = {
        p.save_as: p.context["day"] for p in pages.pages(pages.Site(found, Links())) if "day" in p.context
    }
    first, last = (shown[f"briefings/{day}/index.html"] for day in (days[2], days[0]))
    assert (first.previous, last.following) == (None, None)
    assert first.following.href == last.previous.href == "briefings/2015-12-17/index.html"
    assert shown["index.html"].day == last.day


def test_the_ledger_of_a_day_accounts_for_every_file():
    day = date(2015, 12, 16)
    fates = (
        Fate("a", "shown", "", day),
        Fate("b", "folded", "", day),
        Fate("c", "shown", "", date(2015, 12, 17)),
        Fate("d", "undated", ""),
    )
    found = result(briefings=(edition("2015-12-16"),), ledger=Ledger(fates))
    home = next(iter(pages.pages(pages.Site(found, Links())))).context["day"]
    assert home.ledger.text == "4 files: 1 shown, 1 folded, 1 on other days, 1 undated, 0 set aside"


def test_an_edition_before_the_latest_accounts_for_its_own_day_and_stays_when_files_are_added():
    days = (date(2015, 12, 16), date(2015, 12, 17))
    fates = (Fate("a", "shown", "", days[0]), Fate("b", "folded", "", days[0]))
    lines = []
    for later in ((), (Fate("c", "shown", "", days[1]),)):
        found = result(
            briefings=(edition("2015-12-17"), edition("2015-12-16")), ledger=Ledger((*fates, *later))
        )
        shown = {page.save_as: page.context for page in pages.pages(pages.Site(found, Links()))}
        lines.append(shown["briefings/2015-12-16/index.html"]["day"].ledger.text)
    assert lines == ["2 files of this day: 1 shown, 1 folded"] * 2


def test_every_file_stands_in_the_ledger_once_however_many_there_are():
    fates = tuple(Fate(f"{n}.txt", "shown", "", date(2015, 1 + n % 12, 1)) for n in range(400))
    found = result(ledger=Ledger((*fates, Fate("x", "set aside", "unreadable"))))
    ledgers = [p.context["ledger"] for p in pages.pages(pages.Site(found, Links())) if "ledger" in p.context]
    listed = sorted(line.path for page in ledgers for line in page.lines)
    assert listed == sorted(["x", *(fate.path for fate in fates)])
    assert all(page.balanced for page in ledgers)
    assert ledgers[0].total == 401


def test_a_month_of_too_many_files_for_a_page_has_several():
    fates = tuple(Fate(f"{n:03}.txt", "shown", "", date(2015, 1, 1 + n % 31)) for n in range(250))
    site = pages.Site(result(ledger=Ledger(fates)), Links())
    ledgers = {p.save_as: p.context["ledger"] for p in pages.pages(site) if "ledger" in p.context}
    assert [link.words.text for link in ledgers["ledger/index.html"].months] == [
        "January 2015",
        "January 2015, part 2",
        "January 2015, part 3",
    ]
    assert len(ledgers["ledger/2015-01/3/index.html"].lines) == 10


def test_a_long_archive_has_a_page_for_each_month():
    days = [date(2015, 12, 31).fromordinal(date(2015, 12, 31).toordinal() - n) for n in range(100)]
    found = result(briefings=tuple(edition(day.isoformat()) for day in days))
    archives = [
        p.context["archive"] for p in pages.pages(pages.Site(found, Links())) if "archive" in p.context
    ]
    assert [link.words.text for link in archives[0].links] == [
        "December 2015",
        "November 2015",
        "October 2015",
        "September 2015",
    ]
    assert sum(len(month.days) for page in archives for month in page.months) == 100


def test_without_any_briefing_the_home_page_welcomes():
    assert next(iter(pages.pages(pages.Site(result(), Links())))).template == "briefing/welcome.html"


def test_a_site_of_undated_articles_leads_to_their_shelf():
    undated = article("One.")
    found = result(undated).changed(ledger=Ledger((Fate(undated.path, "undated", "nothing tells its day"),)))
    home = next(iter(pages.pages(pages.Site(found, Links())))).context
    assert (home["shelved"], home["shelf"]) == ("1 file", "undated/index.html")


def test_undated_stories_have_a_page_though_pelican_makes_none():
    made = [page.save_as for page in pages.pages(pages.Site(result(article("One.")), Links()))]
    assert "stories/story-0/index.html" in made


# Charts


def test_a_chart_tells_its_numbers_in_words():
    days = [date(2015, 12, 16), date(2015, 12, 18), date(2015, 12, 18)]
    chart = charts.by_day(days, ENGLISH.reports, ENGLISH)
    assert chart.label == "1 report on 16 December 2015 and 2 reports on 18 December 2015"
    assert [bar.height for bar in chart.bars] == [charts.HEIGHT // 2, charts.HEIGHT]


def test_a_long_span_is_drawn_by_month():
    chart = charts.by_day([date(2014, 11, 3), date(2015, 2, 1), date(2015, 2, 9)], ENGLISH.reports, ENGLISH)
    assert (chart.first, chart.last) == ("November 2014", "February 2015")
    assert chart.label == "1 report in November 2014 and 2 reports in February 2015"


def test_a_part_is_drawn_on_the_scale_of_its_whole():
    days = [date(2015, 12, day) for day in (16, 17, 17, 20)]
    part = charts.by_day(days[:1], ENGLISH.reports, ENGLISH, scale=days)
    assert (part.first, part.last) == ("16 December 2015", "20 December 2015")
    assert [bar.height for bar in part.bars] == [charts.HEIGHT // 2]
    assert part.label == "1 report on 16 December 2015"


def test_one_day_makes_no_chart():
    assert charts.by_day([date(2015, 12, 16), None], ENGLISH.reports, ENGLISH) is None


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=2, max_size=50))
def test_bars_stay_within_the_chart(days: list[date]):
    for bar in ((chart := charts.by_day(days, ENGLISH.reports, ENGLISH)) and chart.bars) or ():
        assert 0 <= bar.x < bar.x + bar.width <= charts.WIDTH
        assert bar.y >= 0 and bar.y + bar.height == charts.HEIGHT


def test_a_first_sentence_as_long_as_a_page_is_cut_where_it_stands_as_a_headline():
    assert wording.headline("Ferry strikes pier") == "Ferry strikes pier"
    assert wording.headline("word " * 400) == "word " * 35 + "word…"
