"""What must hold whatever is read: properties of cleaning, and of folders of made-up hostile articles."""

from __future__ import annotations

import json
import os
import random
import tempfile
from pathlib import Path

import pytest
from hostile import promises, raw_folder
from hostile.promises import squeezed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefing
from briefing.records import Result

WORDS_OF_NEWS = """
    The harbour board of Norrvik closed its quay on Monday , officials said . Photo by Reuters ( AFP ) -
    December 18 2015 Updated Share this By Ada Quill “ We waited ” he told CNN 250,000 Advertisement © Read
    more : https://x.example U.S. Dr. MOSCOW – # * [ ] { }
"""
WORDS = st.sampled_from(WORDS_OF_NEWS.split())
LINES = st.lists(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60), max_size=14)
TEXTS = LINES.map("\n".join) | st.sampled_from(raw_folder.vectors())
KINDS = st.sampled_from(["txt", "md", "html", "json", "jsonl", "xml", "eml", "mhtml", "warc"])
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(TEXTS, KINDS)
def test_clean_never_raises_and_gives_text_with_its_sentences_and_a_date_in_its_range(text, kind):
    article = briefing.clean(text.encode("utf-8", "surrogatepass"), kind=kind)
    assert article.text == "\n".join(p.text for p in article.paragraphs)
    promises.check(article)


@QUICK
@given(TEXTS)
def test_every_line_kept_or_removed_is_in_the_text(text):
    article = briefing.clean(text, kind="txt")
    whole = squeezed(text)
    said = [p.text for p in article.paragraphs] + [removed.text for removed in article.removed]
    for words in [*said, article.title, article.standfirst]:
        assert article.repairs or squeezed(words) in whole


@QUICK
@given(TEXTS)
def test_no_character_of_a_text_is_lost_or_invented(text):
    """What is neither kept nor title nor standfirst was removed, and is told; nothing is told twice."""
    article = briefing.clean(text, kind="txt")
    if not article.repairs:
        assert promises.difference(text, article) == ({}, {})


def test_cleaning_what_is_clean_takes_nothing_away(result):
    for article in result.articles:
        again = briefing.clean(article.text, kind="txt")
        assert [
            p.text for p in article.paragraphs if p.text not in again.text and p.text != again.title
        ] == []


# Whole folders


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Every fifth hostile article."""
    folder = tmp_path_factory.mktemp("promises") / "seeds"
    raw_folder.write(folder, raw_folder.articles(raw_folder.vectors())[::5])
    return folder


@pytest.fixture(scope="module")
def found(folder) -> Result:
    """What the pipeline makes of them."""
    return briefing.process(folder, topics=[TOPIC])


TOPIC = {"name": "Harbours", "slug": "harbours", "description": "Quays.", "terms": ["harbour", "quay"]}


def test_the_books_balance(found):
    ledger = found.ledger
    assert len({fate.path for fate in ledger.fates}) == len(ledger.fates)
    assert {a.path for a in found.articles} | {a.path for a in found.set_aside} == {
        f.path for f in ledger.fates
    }
    fates = ("shown", "folded", "undated", "set aside")
    assert sum(ledger.count(fate) for fate in fates) == len(ledger.fates)


def test_every_article_keeps_its_promises(found):
    for article in found.articles:
        promises.check(article)


def test_every_sentence_shown_is_verbatim_from_its_article(found):
    articles = {article.path: article for article in found.articles}
    shown = [s for story in found.stories for s in story.summary]
    shown += [s for story in found.stories for entry in story.timeline for s in entry.sentences]
    shown += [s for b in found.briefings for brief in b.briefs for s in brief.sentences]
    shown += [s for page in found.topics for s in page.summary]
    assert len(shown) > 30
    for sentence in shown:
        whole = articles[sentence.article].sentences[sentence.number].text
        assert squeezed(sentence.cut + sentence.text) == squeezed(whole)


def test_the_order_in_which_files_are_found_changes_nothing(folder, found, monkeypatch):
    walk = os.walk

    def shuffled(top, *words, **named):
        for place, folders, names in walk(top, *words, **named):
            random.Random(5).shuffle(names)
            yield place, folders, names

    monkeypatch.setattr("briefing.raw_files.os.walk", shuffled)
    assert briefing.process(folder, topics=[TOPIC]) == found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TEXTS, TEXTS, st.dates() | TEXTS), min_size=1, max_size=6))
def test_any_folder_is_accounted_for_and_dated_within_its_range(records):
    with tempfile.TemporaryDirectory() as place:
        for number, (title, text, date) in enumerate(records):
            told = json.dumps({"title": title, "text": text, "date": str(date)})
            Path(place, f"{number}.json").write_text(told)
        result = briefing.process(Path(place))
    assert len(result.ledger.fates) == len(records)
    for article in result.articles:
        promises.check(article)
