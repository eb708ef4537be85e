"""When an article was published: every rung of the ladder, and how rungs are reconciled."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing
from briefing.publication_dates import Bounds, from_article, from_neighbours, neighbours, phrase, sidecar_text
from briefing.publication_dates.claims import day_in_address, day_of
from briefing.records import Claim, Copy, Origin, Outlet, PublicationDate, Removed, Stated
from builders import article, on

FIXTURES = Path(__file__).parents[1] / "fixtures" / "dates"
SEEDS = Path(__file__).parents[2] / "seeds"


def claiming(*claims, **fields):
    """An article whose metadata makes these claims, as (field, text)."""
    stated = Stated(dates=tuple(Claim(field, text) for field, text in claims))
    return article("The harbour reopened.", stated=stated, **fields)


def rules(published):
    """The rules of its evidence, in order."""
    return [e.rule for e in published.evidence]


# Metadata, address, stamps


def stamps():
    """Pairs of a stamp and the day that it gives, from the fixture."""
    lines = (FIXTURES / "stamps.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" | ")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("stamp", "day"), stamps())
def test_a_stamp_gives_the_day_that_it_shows(stamp, day):
    read = day_of(stamp)
    assert (str(read.day) if read else "none") == day


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "1" * 5000])
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Honolulu"])
def test_the_ends_of_the_calendar_break_nothing(stamp, zone):
    claims = (("json date", stamp), ("url", "https://example.org/2015/12/17/harbour"))
    assert isinstance(from_article(claiming(*claims), zone=zone), PublicationDate)


@given(st.text())
def test_whatever_stands_in_metadata_is_a_day_or_none(text):
    read = day_of(text)
    assert read is None or isinstance(read.day, date)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2015/12/17/harbour", date(2015, 12, 17)),
        ("https://example.org/news/2015-12-17-harbour.html", date(2015, 12, 17)),
        ("https://example.org/20151217/harbour", date(2015, 12, 17)),
        ("https://example.org/2015/dec/17/harbour", date(2015, 12, 17)),
        ("https://example.org/2015/13/45/harbour", None),
        ("https://example.org/id/20151217999", None),
        ("https://example.org/2015/12/harbour", None),
    ],
)
def test_an_address_gives_a_day_only_where_it_spells_out_a_whole_date(address, day):
    assert day_in_address(address) == day


def test_a_sidecar_outranks_metadata_and_the_conflict_is_shown():
    claims = [("sidecar", "2015-12-17"), ("json-ld datePublished", "2011-01-02")]
    published = from_article(claiming(*claims))
    assert (published.day, published.certainty) == (date(2015, 12, 17), "stated")
    assert rules(published) == ["sidecar", "refused"]
    assert "2 January 2011" in published.evidence[-1].says


def test_a_day_is_the_one_on_the_outlets_own_clock():
    late = claiming(("json-ld datePublished", "2015-12-17T23:30:00-05:00"))
    assert from_article(late).day == date(2015, 12, 17)


def test_a_named_zone_moves_a_stamp_and_the_evidence_says_so():
    late = claiming(("json-ld datePublished", "2015-12-17T23:30:00-05:00"))
    published = from_article(late, zone="Europe/Paris")
    assert published.day == date(2015, 12, 18)
    said = "17 December 2015 where it was stamped; the site's zone is Europe/Paris"
    assert said in published.evidence[0].says


def test_an_evening_stamped_in_utc_belongs_to_the_day_in_the_address():
    url = ("url", "https://example.org/2015/12/16/harbour")
    published = from_article(claiming(("json-ld datePublished", "2015-12-17T01:49:00Z"), url))
    assert published.day == date(2015, 12, 16)
    assert "01:49 UTC, when it was 16 December 2015 where the outlet is" in published.evidence[1].says


def test_a_morning_stamped_in_utc_is_not_moved_by_an_address_of_the_day_before():
    url = ("url", "https://example.org/2015/12/16/harbour")
    published = from_article(claiming(("json-ld datePublished", "2015-12-17T12:00:00Z"), url))
    assert published.day == date(2015, 12, 17)


def test_vague_claims_are_outvoted_by_two_that_agree():
    comment = ("time", "2019-09-22T07:30:29Z")
    shown = ("element named date", "Le 28 juin 2019")
    published = from_article(claiming(comment, shown, ("htmldate", "2019-06-28")))
    assert published.day == date(2019, 6, 28)


def test_a_day_before_the_outlet_existed_is_refused_with_a_reason():
    young = Bounds(outlets=(Outlet("Harbour Post", date(1998, 5, 1)),))
    claims = (("meta date", "1970-01-01"), ("url", "https://example.org/2021/05/04/harbour"))
    published = from_article(claiming(*claims, outlet="harbour post"), bounds=young)
    assert published.day == date(2021, 5, 4)
    assert published.evidence[-1].says.endswith(
        "not believed: harbour post has appeared since 1 May 1998 only"
    )


def test_an_outlet_of_which_nothing_is_known_has_no_first_day():
    young = Bounds(outlets=(Outlet("Harbour Post", date(1998, 5, 1)),))
    published = from_article(claiming(("json date", "1970-01-02"), outlet="Island Echo"), bounds=young)
    assert published.day == date(1970, 1, 2)


def test_calendar_reasoning_finds_no_day_before_the_outlet_existed():
    text = "They will meet this Friday, December 18, for the first time since 2008."
    old, young = article(text), Bounds(outlets=(Outlet("Harbour Post", date(2012, 1, 1)),))
    assert from_article(old).day.year == 2009
    assert from_article(old.changed(outlet="Harbour Post"), bounds=young).day.year == 2015


def test_the_time_of_the_file_dates_only_what_nothing_else_does_and_is_called_an_estimate():
    saved = ("file time", "2021-05-04T22:30:00+00:00")
    published = from_article(claiming(saved), zone="Europe/Paris")
    assert (published.day, published.certainty) == (date(2021, 5, 5), "estimated")
    assert phrase(published).startswith("about 5 May 2021: the raw file was last saved on 5 May 2021")
    stated = from_article(claiming(("json date", "2015-12-17"), saved))
    assert (stated.day, rules(stated)) == (date(2015, 12, 17), ["metadata"])


def test_the_time_of_a_file_is_refused_where_it_cannot_be():
    published = from_article(
        claiming(("file time", "2035-01-01T00:00:00+00:00")), bounds=Bounds(date(2021, 5, 4))
    )
    assert (published.day, published.certainty, rules(published)) == (None, "unknown", ["refused"])


def test_neighbours_know_better_than_the_time_of_a_file_and_never_lean_on_one():
    saved = claiming(("file time", "2035-01-01T00:00:00+00:00"), path="x.txt")
    saved = saved.changed(published=from_article(saved))
    lone = article("Quite another matter.", path="y.txt").changed(published=PublicationDate())
    assert from_neighbours([saved, lone], ()) == [saved.published, lone.published]
    ferry = article(*FERRY, path="f.txt").changed(published=saved.published)
    dated = article(*FERRY, path="a.txt", day="2021-05-04")
    assert from_neighbours([dated, ferry], ())[1].day == date(2021, 5, 4)


def test_a_claim_without_a_day_is_refused_with_a_reason():
    published = from_article(claiming(("json date", "recently")))
    assert (published.certainty, rules(published)) == ("unknown", ["refused"])


@pytest.mark.parametrize(
    "opening",
    [
        "Updated May 4, 2021",
        "Page last updated at 08:03 GMT, Tuesday, 4 May 2021",
        "HARBOURTOWN | Tue May 4, 2021 8:56 am EDT",
        "4 May 2021 Last updated at 10:48 GMT",
        "2021 05 04 07:14 JST HARBOURTOWN - The ferry sank.",
        "HARBOURTOWN, May 4, 2021 (Coast Agency) - The ferry sank.",
    ],
)
def test_a_stamp_in_the_text_states_the_day(opening):
    published = from_article(article(opening, "The ferry hit the pier at noon."))
    assert (published.day, published.certainty) == (date(2021, 5, 4), "stated")


@pytest.mark.parametrize(
    "sentence",
    [
        "The pier opened on May 4, 2021 after years of work.",
        "Files photo May 4, 2021 9:30 GMT",
        "First broadcast May 4, 2021 at 10:30",
        "Published: 3 hours ago",
        "Copyright 2021 Coast Agency",
    ],
)
def test_dates_of_events_pictures_and_programmes_state_nothing(sentence):
    assert from_article(article(sentence, "The ferry hit the pier.")).certainty != "stated"


def test_a_captions_date_is_refused():
    caption = Removed("The mayor in Harbourtown on January 8, 2005.", 2, "caption", "a picture's caption")
    published = from_article(article("The mayor spoke.", removed=(caption,)))
    assert (published.day, rules(published)) == (None, ["refused"])
    assert "dates the picture" in published.evidence[0].says


def test_a_day_after_the_build_is_refused_with_the_reason():
    published = from_article(claiming(("json date", "2035-01-01")), bounds=Bounds(date(2021, 5, 4)))
    assert published.day is None
    assert "after 4 May 2021, the day of the build" in published.evidence[0].says


def test_a_day_before_newspapers_is_refused():
    assert from_article(claiming(("json date", "1601-01-01"))).day is None


# Calendar reasoning


def test_a_weekday_with_a_day_of_the_month_finds_the_year_after_the_latest_one_named():
    published = from_article(
        article(
            "The strike began in 2014.",
            "Speaking on Tuesday, she said: “We will meet this Friday, December 18.”",
        )
    )
    assert published.day in (date(2015, 12, 15), date(2015, 12, 16))
    assert published.certainty in ("derived", "estimated")
    assert "this Friday, December 18" in phrase(published)


def test_two_names_of_one_day_find_the_month():
    published = from_article(
        article(
            "The dispute began on September 30, 2015.",
            "The envoy told a radio on Wednesday that the talks may be late.",
            "The talks could start on Monday in Harbourtown.",
            "“The process will begin on the 25th and we will see”, he said.",
            "They should not be postponed beyond January.",
        )
    )
    assert date(2016, 1, 20) <= published.day <= date(2016, 1, 22)


def test_without_any_year_an_article_alone_stays_undated():
    published = from_article(article("They met on Tuesday and will meet again on Friday."))
    assert (published.day, published.certainty) == (None, "unknown")


def test_a_date_without_a_year_in_a_dateline_is_the_day_itself():
    undated = article("HARBOURTOWN, May 4 (Coast Agency) - A ferry sank on Tuesday.", path="b.txt")
    dated = article("A ferry sank off Harbourtown.", path="a.txt", day="2021-05-05")
    assert from_neighbours([dated, undated], ())[1].day == date(2021, 5, 4)


def test_a_dateline_that_cleaning_cut_out_still_tells_the_day():
    cut = Removed("HARBOURTOWN, May 4 (Coast Agency) -", 1, "dateline", "a dateline", paragraph=0)
    undated = article("A ferry sank on Tuesday.", path="b.txt", removed=(cut,))
    dated = article("A ferry sank off Harbourtown.", path="a.txt", day="2021-05-06")
    published = from_neighbours([dated, undated], ())[1]
    assert published.day == date(2021, 5, 4)
    assert "dateline" in rules(published)


def test_a_day_that_heads_a_running_report_is_its_day():
    dated = article("A ferry sank off Harbourtown.", path="a.txt", day="2021-05-08")
    running = article("As it happened: ferry rescue 4 May Divers look for the crew.", path="b.txt")
    looking_back = article("The ferry that sank on 4 May Was raised.", path="c.txt")
    published, back = from_neighbours([dated, running, looking_back], ())[1:]
    assert published.day == date(2021, 5, 4)
    assert "heading" in rules(published)
    assert "heading" not in rules(back)


# Neighbours

FERRY = (
    "The ferry Heron hit the pier of Harbourtown with forty passengers aboard.",
    "Divers found the rudder jammed by a chain from the old lock.",
)


def harbour_and_orchard():
    """A small collection: a ferry in May, frost in June, and an undated report of the ferry."""
    return [
        article(*FERRY, "The mayor closed the pier.", path="a.txt", day="2021-05-04"),
        article(*FERRY, "The coastguard praised the crew.", path="b.txt", day="2021-05-04"),
        article("Frost ruined the apples of Upper Marsh.", path="c.txt", day="2021-06-20"),
        article("Frost in the Upper Marsh orchards again.", path="d.txt", day="2021-06-21"),
        article(*FERRY, "Repairs will take a month.", path="e.txt"),
    ]


def test_an_undated_article_takes_the_day_of_those_that_tell_the_same():
    published = from_neighbours(harbour_and_orchard(), ())[4]
    assert published.day == date(2021, 5, 4)
    assert published.certainty in ("derived", "estimated")
    assert {e.source for e in published.evidence if e.rule == "copy"} == {"a.txt", "b.txt"}


def test_counts_that_grow_tell_the_day_of_those_that_quote_them():
    tolls = [120, 180, 260, 390, 570, 840, 1_250, 1_900, 2_800]
    dated = [
        article(f"By now {toll:,} cases of the fever are known.", path=f"{n}.txt", day=f"2021-05-{n:02}")
        for n, toll in enumerate(tolls, 1)
    ]
    undated = article("The fever has reached the islands, with 1,260 cases in all.", path="x.txt")
    published = from_neighbours([*dated, undated], ())[-1]
    assert abs(published.day - date(2021, 5, 7)) <= timedelta(1)
    assert [e.quote for e in published.evidence if e.rule == "count"] == ["1,260 cases in all"]


def storm_week():
    """Twelve dated reports: four place a storm on 3 May 2021, the others tell of the fair a month later."""
    placed = [("Two days after", 5), ("Three days after", 6), ("a week after", 10), ("10 days after", 13)]
    storm = [
        article(f"Roofs are still open {words} the storm.", path=f"s{n}.txt", day=f"2021-05-{n:02}")
        for words, n in placed
    ]
    fair = [
        article(f"The carousel of the fair took {n} children.", path=f"f{n}.txt", day=f"2021-06-{n:02}")
        for n in range(1, 9)
    ]
    return [*storm, *fair]


def test_an_event_of_known_day_dates_what_was_written_so_many_days_after_it():
    undated = article("The school opened today, five days after the storm.", path="x.txt")
    published = from_neighbours([*storm_week(), undated], ())[-1]
    assert published.day == date(2021, 5, 8)
    told = next(e for e in published.evidence if e.rule == "event")
    assert told.quote == "five days after the storm"
    assert "3 May 2021" in told.says


def test_an_event_called_by_its_weekday_was_within_the_week():
    undated = article("Monday's storm cut off the school.", path="x.txt")
    published = from_neighbours([*storm_week(), undated], ())[-1]
    assert date(2021, 5, 3) <= published.day <= date(2021, 5, 9)
    assert [e.quote for e in published.evidence if e.rule == "event"] == ["Monday's storm"]


def test_an_event_that_no_dated_article_places_says_nothing():
    undated = article("The school opened five days after the flood.", path="x.txt")
    published = from_neighbours([*storm_week(), undated], ())[-1]
    assert "event" not in rules(published)


def test_words_that_dated_articles_use_in_a_few_days_are_named_as_evidence():
    undated = article("A carousel stopped, and the children waited.", path="x.txt")
    published = from_neighbours([*storm_week(), undated], ())[-1]
    assert published.day.month == 6
    told = next(e for e in published.evidence if e.rule == "vocabulary")
    assert told.quote in ("carousel", "children")
    assert told.line == 1


def test_what_an_article_states_its_neighbours_never_change():
    articles = harbour_and_orchard()
    days = [p.day for p in from_neighbours(articles, ())]
    assert days[:4] == [a.published.day for a in articles[:4]]


def test_a_copy_takes_the_day_of_its_original():
    original = article("A storm closed the northern road.", path="a.txt", day="2021-05-04")
    fields = [(f"Field {n} was ploughed.", f"{n}.txt", f"2021-06-{n:02}") for n in range(1, 9)]
    others = [article(text, path=path, day=day) for text, path, day in fields]
    copy = article("Some gale shut the upper route.", path="z.txt")
    origin = Origin("a.txt", "it is dated", (Copy("z.txt", "spun", 0.9),))
    alone = from_neighbours([original, *others, copy], ())[-1]
    folded = from_neighbours([original, *others, copy], (origin,))[-1]
    assert alone.day != original.published.day
    assert folded.day == original.published.day


def test_days_do_not_depend_on_the_order_of_the_articles():
    articles = harbour_and_orchard()
    forwards = from_neighbours(articles, ())
    backwards = from_neighbours(articles[::-1], ())[::-1]
    assert forwards == backwards


def test_without_a_dated_article_nothing_is_invented():
    articles = [a.changed(published=PublicationDate()) for a in harbour_and_orchard()]
    assert {p.certainty for p in from_neighbours(articles, ())} == {"unknown"}


def test_no_day_after_the_build_is_estimated():
    dated = article(*FERRY, path="a.txt", day="2021-05-04")
    articles = [dated, article("The ferry Heron sails on.", path="b.txt")]
    published = from_neighbours(articles, (), bounds=Bounds(date(2021, 5, 4)))[1]
    assert published.day is None or published.latest <= date(2021, 5, 4)


def test_an_article_that_tells_no_more_than_what_is_usual_stays_undated():
    dated = [
        article(*FERRY, f"Crane {n} lifted it again.", path=f"{n}.txt", day="2021-05-04") for n in "abcd"
    ]
    poem = article("Soup is warm, and the ladle has served again since March 2011.", path="poem.txt")
    published = from_neighbours([*dated, poem], ())[-1]
    assert (published.day, published.certainty) == (None, "unknown")
    assert phrase(published).startswith("undated: only \u2018March 2011\u2019")


def test_no_day_before_the_outlet_existed_is_estimated():
    dated = [article(*FERRY, path=f"{n}.txt", day=f"2021-05-{n:02}") for n in (4, 9)]
    undated = article("The ferry Heron sails on.", path="b.txt").changed(outlet="Harbour Post")
    since = Outlet("Harbour Post", date(2021, 5, 8))
    published = from_neighbours([*dated, undated], (), Bounds(outlets=(since,)))[-1]
    assert published.day >= since.since
    assert published.earliest >= since.since
    never = Outlet("Harbour Post", date(2031, 1, 1))
    assert from_neighbours([*dated, undated], (), Bounds(outlets=(never,)))[-1].day is None


def test_the_sources_of_a_day_together_give_the_day():
    articles = harbour_and_orchard()
    placed = from_neighbours(articles, ())
    told = list(neighbours.settled(articles, ()).sources())
    assert {"week", "counts", "words", "neighbours"} <= {
        source for _, _, sources in told for source in sources
    }
    for place, grid, sources in told:
        assert placed[place].day in (grid.day(int(sum(sources.values()).argmax())), None)


def test_no_articles_have_no_days():
    assert from_neighbours([], ()) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1), st.one_of(st.none(), st.dates())), max_size=5))
def test_any_collection_gets_one_well_formed_date_each(rows):
    articles = [
        article(text, path=f"{n}.txt", day=day.isoformat() if day else None)
        for n, (text, day) in enumerate(rows)
        if text.strip()
    ]
    for published in from_neighbours(articles, ()):
        assert (published.day is None) == (published.certainty == "unknown")
        assert published.day is None or published.earliest <= published.day <= published.latest


# The five real articles


def test_the_days_of_the_seeds_are_those_that_a_careful_reader_finds():
    days = {a.path[:3]: a.published for a in briefing.process(SEEDS).articles}
    assert (days["002"].day, days["002"].certainty) == (date(2015, 12, 17), "stated")
    assert all(days[name].day in (date(2015, 12, 15), date(2015, 12, 16)) for name in ("000", "003"))
    assert date(2015, 12, 15) <= days["001"].day <= date(2015, 12, 17)
    assert {e.source[:3] for e in days["001"].evidence if e.rule == "copy"} == {"000", "003"}
    assert date(2016, 1, 20) <= days["004"].day <= date(2016, 1, 22)


# What readers see


def test_a_phrase_quotes_what_states_the_day():
    stated = from_article(article("Updated May 4, 2021", "The ferry sank."))
    assert phrase(stated) == "stated: May 4, 2021"


def test_a_phrase_calls_an_estimate_an_estimate():
    day = date(2021, 5, 4)
    estimated = PublicationDate(day, day - timedelta(1), day + timedelta(1), "estimated")
    assert phrase(estimated).startswith("about 4 May 2021: ")


def test_a_phrase_is_one_line_however_long_the_quotation():
    long = claiming(("json date", "2021-05-04 " + "and so on " * 40))
    assert len(phrase(from_article(long))) < 120
    assert "\n" not in phrase(from_article(long))


def test_an_undated_article_says_so():
    assert phrase(PublicationDate()) == "undated: nothing in it says when it was published"


def test_an_undated_article_shows_what_bounds_it():
    published = from_article(article("The strike that began in March 2011 will be debated on Tuesday."))
    assert phrase(published) == "undated: only \u2018March 2011\u2019 bounds it"


def test_a_sidecar_text_is_toml_that_a_reader_takes():
    import tomllib

    known = article("The ferry sank.", path="wire/ferry.txt", day="2021-05-04")
    assert tomllib.loads(sidecar_text(known)) == {"date": date(2021, 5, 4)}
    assert "wire/ferry.txt.toml" in sidecar_text(known)


def test_a_text_for_an_article_that_shares_its_file_is_a_decision_that_the_editor_may_take(tmp_path):
    from briefing import decisions

    shared = article("The ferry sank.", path='wire "one".xml#3', day="2021-05-04")
    (tmp_path / "decisions.toml").write_text(sidecar_text(shared, alone=False), encoding="utf-8")
    [decision] = decisions.read(tmp_path / "decisions.toml").of("redate")
    assert decision.given == {"article": 'wire "one".xml#3', "day": date(2021, 5, 4)}


def test_a_sidecar_text_for_an_undated_article_waits_for_the_day():
    assert "YYYY-MM-DD" in sidecar_text(article("The ferry sank.").changed(published=on(None)))
