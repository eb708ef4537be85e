"""What a careful person finds in the five seeds, the program must find too."""

from __future__ import annotations

from datetime import date

import pytest

NAMES = {
    "000": "000_3b4575fab5bec3f2.txt",
    "001": "001_6576ef386a19e029.txt",
    "002": "002_fcd0c7a043fc03f3.txt",
    "003": "003_03c9be5f8213fb38.txt",
    "004": "004_1c443405934f193e.txt",
}
NOISE = {
    "001": [
        "Syrian President Bashar al-Assad (L) and U.S. Senator John Kerry meet in Damascus on "
        "January 8, 2005, to discuss the latest developments in the Middle East and Iraq."
    ],
    "002": [
        "After meeting Putin and Lavrov in Moscow, secretary of State Kerry says US and Russia found "
        "‘common ground’ for new UN resolution on Syria",
        "Photo by: Reuters",
        "Photo by: Reuters",
        "U.S. Secretary of State John Kerry (L) gestures next to Russian President Vladimir Putin "
        "as they arrive for a meeting at the Kremlin in Moscow, Russia December 15, 2015",
        "Updated Dec 17, 2015",
        "TRTWorld and agencies",
    ],
    "003": [
        "Agence France-Presse",
        "This is AI generated summarization, which may have errors. "
        "For context, always refer to the full article.",
        "US, Russia agree to push ahead with Syria talks",
        "The two countries still do not see eye to eye on the fate of Syrian President Bashar al-Assad",
        "Add a comment",
        "Sort by",
        "There are no comments yet. Add your comment to start the conversation.",
        "Summarize this article with AI",
        "How does this make you feel?",
        "Download the Rappler App!",
    ],
}
TRIMMED = {"MOSCOW, Russia –": "003", "Dave Clark, AFP/": "003"}
SUBHEADS = ["Focus on political process", "‘Not isolating Russia’"]


@pytest.fixture(scope="module")
def articles(result):
    """The articles by their first three digits."""
    return {a.path[:3]: a for a in result.articles}


def squeezed(text: str) -> str:
    """The same words with single spaces."""
    return " ".join(text.split())


def raw_lines(seeds, number: str) -> list[str]:
    """The lines of a seed that have words."""
    text = (seeds / NAMES[number]).read_text(encoding="utf-8")
    return [squeezed(line) for line in text.splitlines() if line.strip()]


def body_lines(seeds, number: str) -> list[str]:
    """The lines of a seed that are neither headline nor noise, in-line noise trimmed."""
    left = raw_lines(seeds, number)
    left.remove(left[0])
    for line in NOISE.get(number, []):
        left.remove(squeezed(line))
    for words in TRIMMED:
        left = [squeezed(line.replace(words, "")) for line in left]
    return left


def test_there_are_86_body_lines_and_two_subheads(seeds):
    lines = [line for number in NAMES for line in body_lines(seeds, number)]
    assert len(lines) == 86 + len(SUBHEADS)
    assert set(SUBHEADS) <= set(lines)


@pytest.mark.parametrize("number", NAMES)
def test_every_body_line_is_kept_word_for_word_and_nothing_else(articles, seeds, number):
    kept = [squeezed(p.text) for p in articles[number].paragraphs]
    assert kept == body_lines(seeds, number)


@pytest.mark.parametrize("number", NAMES)
def test_the_headline_is_the_first_line(articles, seeds, number):
    assert articles[number].title == raw_lines(seeds, number)[0]


@pytest.mark.parametrize("number", NOISE)
def test_every_noise_line_is_listed_with_its_line_and_a_reason(articles, seeds, number):
    raw = (seeds / NAMES[number]).read_text(encoding="utf-8").splitlines()
    removed = {(squeezed(r.text), r.line): r for r in articles[number].removed}
    for line in NOISE[number]:
        [found] = [r for (text, _), r in removed.items() if text == squeezed(line)][:1]
        assert squeezed(line) in squeezed(raw[found.line - 1])
        assert found.rule
        assert found.reason
    assert len([r for r in articles["002"].removed if r.text == "Photo by: Reuters"]) == 2


@pytest.mark.parametrize(("words", "number"), TRIMMED.items())
def test_noise_inside_lines_is_trimmed_and_listed(articles, words, number):
    assert words not in articles[number].text
    assert any(squeezed(words) in squeezed(r.text) and r.reason for r in articles[number].removed)


def test_subheads_stay_subheads(articles):
    assert [p.text for p in articles["003"].paragraphs if p.kind == "subhead"] == SUBHEADS


def test_standfirsts_are_kept_apart_from_the_body(articles):
    assert articles["002"].standfirst.startswith("After meeting Putin and Lavrov in Moscow")
    assert articles["003"].standfirst.startswith("The two countries still do not see eye to eye")


def test_agencies_and_outlets_are_read_where_something_says_so_and_never_guessed(articles):
    assert articles["003"].agency == "AFP"
    assert articles["002"].outlet is not None
    assert [articles[n].outlet for n in ("000", "001", "004")] == [None, None, None]


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        ("000", "2015-12-15", "2015-12-16"),
        ("001", "2015-12-15", "2015-12-17"),
        ("002", "2015-12-17", "2015-12-17"),
        ("003", "2015-12-15", "2015-12-16"),
        ("004", "2016-01-20", "2016-01-22"),
    ],
)
def test_each_day_is_found_with_evidence(articles, number, first, last):
    published = articles[number].published
    assert date.fromisoformat(first) <= published.day <= date.fromisoformat(last)
    assert published.earliest <= published.day <= published.latest
    assert published.evidence
    assert all(e.says for e in published.evidence)


def test_the_stated_day_is_stated_by_its_stamp(articles):
    published = articles["002"].published
    assert published.certainty == "stated"
    assert any("Updated Dec 17, 2015" in e.quote for e in published.evidence)


def test_the_day_of_001_follows_from_its_neighbours(articles):
    assert any(e.source in NAMES.values() for e in articles["001"].published.evidence)


def test_the_captions_2005_dates_nothing(articles):
    assert all(a.published.day.year in (2015, 2016) for a in articles.values())


def test_the_talks_of_december_and_of_january_are_two_stories(articles, result):
    stories = {number: article.story for number, article in articles.items()}
    assert stories["000"] == stories["001"] == stories["002"] == stories["003"]
    assert [s.slug for s in result.stories if len(s.articles) == 1] == [stories["004"]]


def test_all_five_are_about_the_syria_talks(articles):
    assert all("syria-talks" in a.topics for a in articles.values())


@pytest.mark.parametrize(
    ("slug", "stems"),
    [
        ("ukraine-sanctions", ("ukrain", "sanction", "crimea", "minsk")),
        ("counterterrorism", ("terror", "isil", "isis", "daesh", "islamic state", "qa", "nusra", "jihad")),
    ],
)
def test_a_topic_quotes_several_files_and_only_about_itself(result, slug, stems):
    [page] = [p for p in result.topics if p.topic.slug == slug]
    assert len({s.article for s in page.summary}) >= 2
    for sentence in page.summary:
        assert any(stem in sentence.text.lower() for stem in stems), sentence.text


def test_no_sentence_is_shown_twice_nor_beside_its_near_copy(result):
    from rapidfuzz.fuzz import ratio

    summaries = [s.summary for s in result.stories] + [t.summary for t in result.topics]
    summaries += [brief.sentences for b in result.briefings for brief in b.briefs]
    for summary in summaries:
        texts = [s.text for s in summary]
        pairs = [(a, b) for i, a in enumerate(texts) for b in texts[i + 1 :]]
        assert all(ratio(a, b) < 85 for a, b in pairs)


def test_a_sentence_in_two_files_says_where_else_it_stands(result):
    shown = [s for t in result.topics for s in t.summary] + [s for t in result.stories for s in t.summary]
    shared = [s for s in shown if s.also]
    assert shared
    assert all(place.article != s.article for s in shared for place in s.also)


def test_every_shown_sentence_is_verbatim_from_its_raw_line(result, seeds):
    shown = [s for story in result.stories for s in story.summary]
    shown += [s for story in result.stories for entry in story.timeline for s in entry.sentences]
    shown += [s for page in result.topics for s in page.summary]
    shown += [s for page in result.topics for entry in page.timeline for s in entry.sentences]
    shown += [s for b in result.briefings for brief in b.briefs for s in brief.sentences]
    assert shown
    for sentence in shown:
        raw = (seeds / sentence.article).read_text(encoding="utf-8").splitlines()
        assert sentence.text in raw[sentence.line - 1]


def test_the_books_balance_in_every_edition(result):
    for briefing in result.briefings:
        assert {f.path for f in briefing.ledger.fates} == set(NAMES.values())
        assert all(f.reason for f in briefing.ledger.fates)


def test_the_order_of_files_does_not_matter(conf, seeds, tmp_path, result):
    """The same seeds under the same names, written to disk in another order."""
    import briefing

    for name in sorted(NAMES.values(), reverse=True):
        (tmp_path / name).write_bytes((seeds / name).read_bytes())
    again = briefing.process(tmp_path, topics=conf["topics"])
    assert again == result
