"""Timelines: the days that mattered, each with what was reported on it and what later texts recall."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.records import PublicationDate, Sentence
from briefing.timelines import excerpt, gather, timeline
from builders import article


def all_sentences(articles, words):
    """A stand-in for a summarizer: every sentence it is given."""
    return tuple(sentence for article in articles for sentence in article.sentences)


def shown(entries):
    return {entry.day.isoformat(): [sentence.text for sentence in entry.sentences] for entry in entries}


def report(day, text="Rain fell on the hills.", path=None, **fields):
    return article(text, path=path or f"{day}.txt", day=day, **fields)


def days_of(articles, days=10, **more):
    return [entry.day.isoformat() for entry in timeline(articles, days, 50, summarize=all_sentences, **more)]


def test_days_stand_in_order():
    assert days_of([report("2020-03-04"), report("2020-03-02"), report("2020-03-03")]) == [
        "2020-03-02", "2020-03-03", "2020-03-04"
    ]  # fmt: skip


def test_the_days_with_most_reports_are_chosen():
    reports = [report("2020-03-02"), *(report("2020-03-03", path=f"{n}.txt") for n in range(3))]
    assert days_of(reports, days=1) == ["2020-03-03"]


def test_copies_are_one_report():
    reports = [report("2020-03-02", path="a.txt"), report("2020-03-02", path="b.txt")]
    reports += [report("2020-03-03", path=f"{n}.txt", copy_of="0.txt" if n else None) for n in range(5)]
    assert days_of(reports, days=1) == ["2020-03-02"]


def test_a_day_that_later_texts_name_weighs_more():
    reports = [report(f"2020-03-{day:02}") for day in (2, 3, 4)]
    later = [report("2020-03-06", "The dam burst on Tuesday.", path=f"later{n}.txt") for n in range(2)]
    assert "2020-03-03" in days_of([*reports, *later], days=2)


def test_weekdays_are_counted_from_the_day_of_the_article():
    found = gather([report("2020-03-06", "The dam burst on Tuesday. It rained on March 1, 2020.")])
    assert sorted(found) == [date(2020, 3, 1), date(2020, 3, 3), date(2020, 3, 6)]


def test_a_likely_day_is_no_anchor_for_weekdays():
    guess = report("2020-03-06", "The dam burst on Tuesday.")
    day = date(2020, 3, 6)
    guess = guess.changed(published=PublicationDate(day, date(2020, 3, 4), date(2020, 3, 9), "estimated"))
    assert sorted(gather([guess])) == [day]


def test_what_later_texts_recall_of_a_day_is_shown_under_it():
    first = report("2020-03-03", "The dam at Selby burst.")
    later = report("2020-03-06", "Forty died when the dam burst on Tuesday. Schools opened again.")
    assert shown(timeline([first, later], 5, 50, summarize=all_sentences)) == {
        "2020-03-03": ["The dam at Selby burst.", "Forty died when the dam burst on Tuesday."],
        "2020-03-06": ["Schools opened again."],
    }


def test_no_sentence_is_shown_under_two_days():
    first = report("2020-03-02", "The dam leaked.")
    second = report("2020-03-03", "The dam burst.")
    later = report("2020-03-06", "The dam leaked on Monday and burst on Tuesday. Schools opened.")
    entries = timeline([first, second, later], 5, 50, summarize=all_sentences)
    places = [(s.article, s.number) for entry in entries for s in entry.sentences]
    assert len(places) == len(set(places)) == 4


def test_the_day_that_set_off_the_reports_may_lie_before_them():
    later = [report("2020-03-06", "The dam burst on March 3, 2020.", path=f"{n}.txt") for n in range(2)]
    assert days_of([*later, report("2020-03-07")]) == ["2020-03-03", "2020-03-07"]


@pytest.mark.parametrize("named", ["March 3, 1958", "August 9, 2019"])
def test_old_days_are_background(named):
    later = [report("2020-03-06", f"He was born on {named}.", path=f"{n}.txt") for n in range(3)]
    assert days_of(later) == ["2020-03-06"]


def test_a_day_that_only_one_origin_names_before_the_reports_is_left_out():
    assert days_of([report("2020-03-06", "The dam burst on March 3, 2020. Schools opened.")]) == [
        "2020-03-06"
    ]


def test_a_day_without_a_sentence_gives_way_to_the_next():
    def fussy(articles, words):
        return tuple(s for s in all_sentences(articles, words) if "secret" not in s.text)

    reports = [report("2020-03-02", "A secret.", path=f"{n}.txt") for n in range(3)] + [report("2020-03-03")]
    assert [e.day.isoformat() for e in timeline(reports, 1, 50, summarize=fussy)] == ["2020-03-03"]


def test_articles_with_a_keyword_count_twice():
    rain = [report("2020-03-02", path=f"{n}.txt") for n in range(3)]
    dam = [report("2020-03-03", "The Selby dams burst.", path=f"dam{n}.txt") for n in range(2)]
    assert days_of([*rain, *dam], days=1) == ["2020-03-02"]
    assert days_of([*rain, *dam], days=1, keywords=["Selby dam"]) == ["2020-03-03"]


def test_keywords_that_no_article_has_change_nothing():
    reports = [report("2020-03-02"), report("2020-03-03")]
    assert days_of(reports, keywords=["H1N1", ""]) == days_of(reports)


@pytest.mark.parametrize("days", [0, -1])
def test_no_days_asked_for_give_none(days):
    assert days_of([report("2020-03-02")], days=days) == []


def test_undated_articles_give_no_days():
    assert timeline([article("Rain fell on Tuesday.")], 5, 50, summarize=all_sentences) == ()
    assert timeline([], 5, 50) == ()


def test_undated_articles_add_what_they_say_of_days_named_in_full():
    undated = article("Forty died when the dam burst on March 3, 2020.", path="undated.txt")
    entries = timeline([report("2020-03-03", "The dam burst."), undated], 5, 50, summarize=all_sentences)
    assert shown(entries) == {
        "2020-03-03": ["The dam burst.", "Forty died when the dam burst on March 3, 2020."]
    }


def test_without_a_summarizer_days_are_given_without_sentences():
    (entry,) = timeline([report("2020-03-02")], 5, 50)
    assert (entry.day, entry.sentences) == (date(2020, 3, 2), ())


def test_the_order_of_the_articles_does_not_matter():
    reports = [report("2020-03-02"), report("2020-03-03", "The dam burst on Monday."), report("2020-03-04")]
    forward = timeline(reports, 2, 50, summarize=all_sentences)
    assert forward == timeline(reports[::-1], 2, 50, summarize=all_sentences)


def test_sentences_of_an_excerpt_keep_their_places():
    source = article("One came. Two left.", "Three stayed.", path="x.txt", day="2020-03-02")
    cut = excerpt(source, {1, 2}, without={("x.txt", 2)})
    assert cut.sentences == (Sentence("Two left.", "x.txt", 0, 1, line=1),)
