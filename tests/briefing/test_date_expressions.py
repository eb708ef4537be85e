"""What expressions of time in prose mean, by examples in fixtures/dates/expressions.txt."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.date_expressions import grammar, mentions, openings
from briefing.date_expressions.names import months, weekdays
from briefing.date_expressions.small_words import small_words

ANCHOR = date(2015, 12, 17)
FIXTURE = Path(__file__).parents[1] / "fixtures" / "dates" / "expressions.txt"


def examples():
    """Pairs of a text and the lines expected of it."""
    for block in FIXTURE.read_text(encoding="utf-8").split("\n\n"):
        text, *expected = [line for line in block.splitlines() if not line.startswith("#")] or [""]
        if text:
            yield text, [line.strip() for line in expected]


def shown(mention):
    """A mention as the fixture writes it."""
    days = (mention.earliest, mention.latest)
    parts = (mention.words, mention.kind, mention.direction, *days)
    return " | ".join(str(part or "-") for part in parts)


@pytest.mark.parametrize(("text", "expected"), list(examples()))
def test_an_expression_means_the_days_that_its_tense_and_the_day_of_writing_give(text, expected):
    assert [shown(m) for m in mentions(text, ANCHOR)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "am Freitag, den 18. Dezember 2015"),
        ("fr", "le vendredi 18 décembre 2015"),
        ("es", "el 18 de diciembre de 2015"),
        ("ru", "в пятницу, 18 декабря 2015"),
        ("ar", "الجمعة، 18 ديسمبر 2015"),
    ],
)
def test_months_are_known_in_the_languages_of_the_unicode_cldr(language, text):
    assert [m.earliest for m in mentions(text, language=language)] == [date(2015, 12, 18)]


@pytest.mark.parametrize(
    ("language", "text", "words", "first", "last"),
    [
        ("de", "Er kam letzten Freitag an.", "letzten Freitag", "2015-12-11", "2015-12-11"),
        ("de", "Nächste Woche wird gewählt.", "Nächste Woche", "2015-12-21", "2015-12-27"),
        ("de", "Das war vor drei Tagen.", "vor drei Tagen", "2015-12-14", "2015-12-14"),
        ("de", "Gestern regnete es.", "Gestern", "2015-12-16", "2015-12-16"),
        ("de", "Seit 2011 steht er leer.", "Seit 2011", "2011-01-01", "2011-12-31"),
        ("fr", "Il est parti mardi dernier.", "mardi dernier", "2015-12-15", "2015-12-15"),
        ("fr", "La semaine prochaine, on vote.", "semaine prochaine", "2015-12-21", "2015-12-27"),
        ("fr", "C'était il y a deux semaines.", "il y a deux semaines", "2015-11-30", "2015-12-06"),
        ("fr", "Avant-hier, il pleuvait.", "Avant-hier", "2015-12-15", "2015-12-15"),
        ("es", "Se fue el martes pasado.", "martes pasado", "2015-12-15", "2015-12-15"),
        ("es", "El próximo viernes se vota.", "próximo viernes", "2015-12-18", "2015-12-18"),
        ("es", "Fue hace tres días.", "hace tres días", "2015-12-14", "2015-12-14"),
        ("es", "Ayer llovió.", "Ayer", "2015-12-16", "2015-12-16"),
    ],
)
def test_small_words_are_known_in_german_french_and_spanish(language, text, words, first, last):
    [mention] = mentions(text, ANCHOR, language)
    assert mention.words == words
    assert (str(mention.earliest), str(mention.latest)) == (first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Guten Morgen!"),
        ("es", "Por la mañana."),
        ("en", "In the coming months."),
        ("fr", "Les ans passent."),
    ],
)
def test_words_that_are_mostly_something_else_are_no_dates(language, text):
    assert mentions(text, ANCHOR, language) == []


def test_an_unknown_language_is_read_as_english():
    assert [m.words for m in mentions("on 18 December 2015", language="tlh")] == ["18 December 2015"]


def test_without_an_anchor_only_a_year_tells_the_days():
    tuesday, bridge = mentions("On Tuesday they recalled 8 January 2005.")
    assert (tuesday.earliest, tuesday.latest) == (None, None)
    assert bridge.earliest == date(2005, 1, 8)


@pytest.mark.parametrize("text", ["We met there.", "It may march on.", "He sat in the sun.", "One in three."])
def test_common_words_are_no_dates(text):
    assert mentions(text, ANCHOR) == []


PIECES = st.sampled_from(
    [
        *("Monday", "last", "next", "this", "week", "18", "December", ",", "2015", "the", "25th", "of"),
        *("May", "in", "since", "ago", "two", "days", "31", "\u2013", "\n", "Feb.", "29"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), st.dates())
def test_mentions_are_verbatim_in_order_apart_and_span_days_forwards(text, anchor):
    found = mentions(text, anchor)
    assert all(text[m.start : m.end] == m.words for m in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all((m.earliest is None) == (m.latest is None) for m in found)
    assert all(m.earliest <= m.latest for m in found if m.earliest)


def words_of(language):
    """All words of a language of which expressions are made, and a few more."""
    small = small_words(language)
    tables = (small.now, small.before, small.after, small.counts, small.units, small.spans, small.years)
    led = [re.sub(r"\\s\+", " ", phrase) for phrase in (*small.ago, *small.ahead) if "(" not in phrase]
    more = ["within", "in", "the", "of", "time", "18th", "25th", "2015", "9", "2015-12-18", "quay", ",", "."]
    return sorted({*months(language), *weekdays(language), *chain(*tables), *led, *more})


WORDS_OF = {
    language: words_of(language) for language in ("en", "de", "fr", "es", "ru", "tr", "el", "ar", "ja")
}
CASES = st.sampled_from([str, str.title, str.upper])


@pytest.mark.parametrize("language", WORDS_OF)
@given(data=st.data())
def test_looking_at_first_letters_passes_no_expression_over(language, data):
    words = data.draw(st.lists(st.tuples(st.sampled_from(WORDS_OF[language]), CASES)))
    text = " ".join(form(word) for word, form in words)
    quick, _ = grammar._grammar(language)
    thorough = re.compile(quick.pattern.replace(openings.ahead(language), "", 1), quick.flags)
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in thorough.finditer(text)]
    assert openings.may_hold(text, language) or not thorough.search(text)
