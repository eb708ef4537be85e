"""Stories: what comes together, what stays apart, what they are called, and why."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import stories
from briefing.records import Article, Cluster, Copy, Origin
from builders import article

FIXTURES = Path(__file__).parents[1] / "fixtures" / "stories"
STRANGER = article(
    "The museum of clocks in Arnsee reopens after two years of repairs.",
    "Visitors may wind the tower clock on Sundays.",
    path="m.txt",
    title="Arnsee museum of clocks reopens",
)


def told(name: str) -> tuple[list[Article], set[frozenset[str]]]:
    """The articles of a fixture and its stories as sets of paths."""
    articles, expected = [], defaultdict(set)
    for block in (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").split("story: ")[1:]:
        head, title, *paragraphs = block.strip().split("\n")
        story, path, day = (part.strip() for part in head.split("|"))
        articles.append(article(*paragraphs, path=path, day=day or None, title=title))
        expected[story].add(path)
    return articles, {frozenset(paths) for paths in expected.values()}


def sets(clusters: tuple[Cluster, ...]) -> set[frozenset[str]]:
    """Clusters as sets of paths."""
    return {frozenset(cluster.articles) for cluster in clusters}


def origins(articles: list[Article], copies: dict[str, list[str]] | None = None) -> tuple[Origin, ...]:
    """Origins as `copies.fold` gives them: every article its own but for the copies named."""
    copies = copies or {}
    copied = {path for paths in copies.values() for path in paths}
    return tuple(
        Origin(a.path, "", tuple(Copy(path, "near", 0.9) for path in copies.get(a.path, ())))
        for a in articles
        if a.path not in copied
    )


@pytest.mark.parametrize("name", [path.stem for path in sorted(FIXTURES.glob("*.txt"))])
def test_each_event_is_one_story(name):
    articles, expected = told(name)
    assert sets(stories.group(articles, origins(articles))) == expected


@pytest.mark.parametrize("name", [path.stem for path in sorted(FIXTURES.glob("*.txt"))])
def test_the_order_of_the_articles_decides_nothing(name):
    articles, _ = told(name)
    shuffled = random.Random(7).sample(articles, len(articles))
    assert stories.group(shuffled, origins(shuffled)) == stories.group(articles, origins(articles))


@pytest.mark.parametrize("name", [path.stem for path in sorted(FIXTURES.glob("*.txt"))])
def test_an_unrelated_article_changes_no_other_story(name):
    articles, _ = told(name)
    before = {c.slug: (c.headline, c.articles) for c in stories.group(articles, origins(articles))}
    more = [*articles, STRANGER]
    after = {c.slug: (c.headline, c.articles) for c in stories.group(more, origins(more))}
    assert after.pop("arnsee-museum-of-clocks-reopens")[1] == ("m.txt",)
    assert after == before


def test_an_undated_article_joins_the_round_whose_words_it_shares():
    articles, _ = told("rounds-of-talks")
    undated = article(
        "Petra Orlan and Simon Devra found common ground on prisoners in Lindau.",
        "The foreign ministers narrowed their differences over a ceasefire in Kassar.",
        path="x.txt",
        title="Common ground on Kassar prisoners",
    )
    found = sets(stories.group([*articles, undated], ()))
    assert frozenset({"t1.txt", "t2.txt", "x.txt"}) in found
    assert frozenset({"u1.txt", "u2.txt"}) in found


def test_copies_stand_with_their_origin_whatever_their_words():
    articles, _ = told("other-words")
    copy = article("Wholly other words about nothing in particular.", path="c.txt", title="Other words")
    found = stories.group([*articles, copy], origins([*articles, copy], {"v2.txt": ["c.txt"]}))
    home = next(cluster for cluster in found if "c.txt" in cluster.articles)
    assert set(home.articles) == {"v1.txt", "v2.txt", "v3.txt", "c.txt"}
    assert home.headline_of != "c.txt"


def test_many_copies_weigh_no_more_than_one():
    articles, expected = told("two-earthquakes")
    copied = [article("x", path=f"c{n}.txt", title="x") for n in range(20)]
    everything = [*articles, *copied]
    found = stories.group(everything, origins(everything, {"a1.txt": [c.path for c in copied]}))
    without = {frozenset(p for p in paths if not p.startswith("c")) for paths in sets(found)}
    assert without == expected


def test_the_headline_is_one_of_its_articles_verbatim():
    articles, _ = told("two-earthquakes")
    titles = {a.path: a.title for a in articles}
    for cluster in stories.group(articles, ()):
        assert cluster.headline_of in cluster.articles
        assert cluster.headline == titles[cluster.headline_of]


def test_without_headlines_the_first_sentence_stands_uncut():
    only = article("Snow closed the Brenna pass on Sunday. Lorries turned back.", path="s.txt")
    assert stories.group([only], ())[0].headline == "Snow closed the Brenna pass on Sunday."


def test_a_slug_stays_when_later_stories_have_the_same_headline():
    title = "Storm warning"
    first = article("A storm flooded Pell harbour.", path="a.txt", day="2014-01-01", title=title)
    later = article("Gales felled oaks in Wyre forest.", path="b.txt", day="2014-02-01", title=title)
    latest = article("Hail broke panes at Ruun castle.", path="c.txt", day="2014-03-01", title=title)
    two = {c.articles: c.slug for c in stories.group([first, later], ())}
    three = {c.articles: c.slug for c in stories.group([first, later, latest], ())}
    assert two[("a.txt",)] == "storm-warning"
    assert two.items() <= three.items()
    assert len(set(three.values())) == 3


def test_a_headline_without_latin_letters_is_romanized():
    (cluster,) = stories.group([article("Снег.", path="s.txt", title="Снег в городе")], ())
    assert cluster.slug == "sneg-v-gorode"


def test_a_headline_without_letters_still_gets_a_slug():
    (cluster,) = stories.group([article("Снег.", path="s.txt", title="… ? !")], ())
    assert cluster.slug.startswith("story-")


def test_each_article_but_the_first_says_whom_it_joined_and_what_they_share():
    articles, _ = told("other-words")
    verdict = next(c for c in stories.group(articles, ()) if "v1.txt" in c.articles)
    assert [join.article for join in verdict.joins] == ["v2.txt", "v3.txt"]
    assert all(join.to in verdict.articles and join.score > 0 for join in verdict.joins)
    assert {"Anders", "14"} <= set(verdict.joins[0].terms)


def test_why_names_the_score_of_those_together():
    articles, _ = told("other-words")
    answer = stories.why("v1.txt", "v2.txt", articles, stories.group(articles, ()))
    assert answer.together
    assert answer.score >= answer.needed
    assert {"Anders", "Halmby"} <= set(answer.terms)


def test_why_names_the_days_between_those_apart():
    articles, _ = told("rounds-of-talks")
    answer = stories.why("t1.txt", "u1.txt", articles, stories.group(articles, ()))
    assert not answer.together
    assert "36 days" in answer.reason


def test_why_knows_copies():
    articles, _ = told("rounds-of-talks")
    copy = article("x", path="c.txt", copy_of="t1.txt")
    clusters = stories.group([*articles, copy], origins([*articles, copy], {"t1.txt": ["c.txt"]}))
    answer = stories.why("t1.txt", "c.txt", [*articles, copy], clusters)
    assert answer.together
    assert "copy" in answer.reason


def test_nothing_makes_no_stories():
    assert stories.group([], ()) == ()


WORDS = st.sampled_from(
    ["quake", "Velmora", "41", "talks", "Orlan", "ash", ",", ".", "é", "雪", "\x00", "O’Brien"]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
DAYS = st.sampled_from([None, "2014-03-01", "2014-03-05", "2014-06-01"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, DAYS), max_size=9), st.randoms(use_true_random=False))
def test_every_article_is_in_exactly_one_story_whatever_the_texts(rows, rng):
    named = enumerate(rows)
    articles = [article(body, path=f"{n}.txt", day=day, title=head) for n, (head, body, day) in named]
    clusters = stories.group(articles, ())
    assert sorted(path for c in clusters for path in c.articles) == sorted(a.path for a in articles)
    assert len({c.slug for c in clusters}) == len(clusters)
    assert stories.group(rng.sample(articles, len(articles)), ()) == clusters


def test_no_article_is_lost_where_origins_contradict_each_other():
    articles = [article(f"Report {n}.", path=f"{n}.txt") for n in range(3)]
    chain = (
        Origin("0.txt", "", (Copy("1.txt", "near", 0.9),)),
        Origin("1.txt", "", (Copy("2.txt", "near", 0.9),)),
        Origin("gone.txt", "", (Copy("0.txt", "near", 0.9),)),
    )
    found = stories.group(articles, chain)
    assert sorted(path for cluster in found for path in cluster.articles) == ["0.txt", "1.txt", "2.txt"]
