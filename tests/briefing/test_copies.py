"""Copies: what is folded under what, and what is not; which sentences stand in several articles."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.copies import compare, fold, repeated
from briefing.records import Article, Copy, Origin, Place
from builders import article

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "copies"


def lines(name: str) -> list[str]:
    """The sentences of a fixture, one a line."""
    return (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def read(name: str, **fields) -> Article:
    """A fixture as an article named after it."""
    return article(*lines(name), path=name, **fields)


FERRY = lines("ferry")
FERRY_ARTICLE, RIVAL, FROST, VOTE = (read(name) for name in ("ferry", "ferry-rival", "frost", "vote"))
OTHERS = (FROST, VOTE)


def origins(*articles: Article) -> dict[str, Origin]:
    """What `fold` finds, by the path of the origin."""
    return {origin.article: origin for origin in fold(articles)[0]}


def only_copy(*articles: Article) -> Copy:
    """The one copy that `fold` finds."""
    [copy] = [copy for origin in fold(articles)[0] for copy in origin.copies]
    return copy


def groups(articles: list[Article]) -> set[frozenset[str]]:
    """The paths that stand under one origin."""
    found = fold(articles)[0]
    return {frozenset([o.article, *(copy.article for copy in o.copies)]) for o in found}


def kinds(copy: Copy) -> dict[str, tuple[str, str]]:
    """The words before and after of its conspicuous changes, by kind."""
    return {c.kind: (c.before, c.after) for c in copy.changes if c.kind != "word"}


def test_a_verbatim_copy_is_folded_whatever_its_headline():
    copy = only_copy(
        read("ferry", title="Ferry strikes pier"), article(*FERRY, path="x", title="Night of fear")
    )
    assert (copy.article, copy.kind, copy.share, copy.changes) == ("x", "verbatim", 1.0, ())


def test_a_truncated_copy_is_folded_under_the_whole_text():
    found = origins(article(*FERRY[:5], path="a"), FERRY_ARTICLE)
    [copy] = found["ferry"].copies
    assert (copy.kind, copy.share, copy.changes) == ("near", 1.0, ())
    assert found["ferry"].reason == "the longest text: 219 words"


def test_an_update_is_folded_and_its_new_figure_made_conspicuous():
    newer = [FERRY[0].replace("14", "17"), "The water was calm at the time of the accident.", *FERRY[1:]]
    copy = only_copy(read("ferry", day="2021-05-03"), article(*newer, path="later", day="2021-05-04"))
    assert copy.article == "later" and copy.kind == "near"
    assert kinds(copy) == {"number": ("14", "17")}
    assert ("", newer[1], 1) in [(c.before, c.after, c.number) for c in copy.changes]


def test_a_sentence_left_out_is_told_with_the_next_one_kept():
    copy = only_copy(FERRY_ARTICLE, article(*FERRY[:3], *FERRY[4:], path="cut"))
    assert [(c.before, c.after, c.number) for c in copy.changes] == [(FERRY[3], "", 3)]


def test_a_spun_copy_is_folded_with_the_words_it_swapped():
    copy = only_copy(FERRY_ARTICLE, read("ferry-spun"), *OTHERS)
    assert (copy.kind, copy.share) == ("spun", 1.0)
    assert ("ferry", "boat") in [(c.before, c.after) for c in copy.changes]
    assert not kinds(copy)


def test_spun_sentences_may_be_reordered():
    assert only_copy(FERRY_ARTICLE, article(*reversed(lines("ferry-spun")), path="x"), *OTHERS).kind == "spun"


def test_mangled_names_do_not_hide_a_copy_and_are_made_conspicuous():
    spun = [s.replace("Port Lindow", "Lindow Town") for s in lines("ferry-spun")]
    copy = only_copy(FERRY_ARTICLE, article(*spun, path="x"))
    assert copy.kind == "spun" and "name" in kinds(copy)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("denied", "confirmed", "negation"),
        ("may leave", "may not leave", "negation"),
        ("400,000", "40,000", "number"),
        ("three minutes", "eight minutes", "number"),
        ("Monday", "Sunday", "date"),
        ("Marit Solheim", "Petra Vance", "name"),
    ],
)
def test_what_may_change_the_sense_is_made_conspicuous(old, new, kind):
    copy = only_copy(FERRY_ARTICLE, article(*(s.replace(old, new) for s in FERRY), path="x"))
    assert kind in kinds(copy)


def test_a_report_of_the_same_event_in_its_own_words_is_no_copy():
    assert len(origins(FERRY_ARTICLE, RIVAL)) == 2


def test_a_form_letter_with_other_numbers_is_no_copy():
    form = (
        "A magnitude {} earthquake was recorded {} miles from Aldmoor at {} a.m. on Monday.",
        "It had a depth of {} miles, the Imber Seismic Survey said in its report number {}.",
        "In the past {} days there were {} earthquakes of magnitude 3.0 or greater nearby.",
        "The county of Imber counts {} such earthquakes a year, over a span of {} years.",
    )
    numbers = (
        [(4.1, 12, "3:15"), (6.2, 118), (10, 3), (59, 5)],
        [(3.4, 27, "7:41"), (2.9, 140), (30, 8), (25, 7)],
    )
    bulletins = [
        article(*(f.format(*n) for f, n in zip(form, filled, strict=True)), path=str(filled))
        for filled in numbers
    ]
    assert len(origins(*bulletins)) == 2


def test_a_brief_that_quotes_two_sentences_is_no_copy():
    brief = article(
        FERRY[2], FERRY[7], "Read more about the accident in tomorrow's edition of this newspaper.", path="b"
    )
    assert len(origins(FERRY_ARTICLE, brief)) == 2


def test_a_placeholder_is_no_copy_unless_its_headline_is_the_same_too():
    notes = [
        article("Watch the video above.", path=p, title=t)
        for p, t in (("a", "Fire"), ("b", "Flood"), ("c", "Fire"))
    ]
    assert groups(notes) == {frozenset("ac"), frozenset("b")}


def test_nothing_chains():
    """Of four versions each has half of the next: only neighbours of one centre are folded."""
    text = FERRY + lines("frost") + lines("vote")
    versions = [article(*text[i : i + 12], path=str(i)) for i in (0, 3, 6, 9)]
    named = {origin.article for origin in fold(versions)[0]}
    copied = {copy.article for origin in fold(versions)[0] for copy in origin.copies}
    assert named.isdisjoint(copied) and len(named) > 1


def test_a_stitched_article_names_its_sources():
    found, stitches = fold([FERRY_ARTICLE, FROST, VOTE, read("stitched")])
    assert [(s.article, s.sources, s.share) for s in stitches] == [
        ("stitched", ("ferry", "frost", "vote"), 1.0)
    ]
    assert not any(origin.copies for origin in found)


def test_a_text_that_was_plundered_twice_is_no_stitch():
    one = article(*FERRY[:6], *lines("frost")[:6], path="one")
    two = article(*FERRY[6:], *lines("vote")[:6], path="two")
    _, stitches = fold([FERRY_ARTICLE, *OTHERS, one, two])
    assert {s.article for s in stitches} == {"one", "two"}


def test_a_round_up_does_not_make_its_articles_copies_of_each_other():
    round_up = article(*lines("vote"), *lines("frost"), *lines("ferry-rival"), path="round-up")
    found, stitches = fold([RIVAL, *OTHERS, round_up])
    assert len(found) == 4
    assert [s.sources for s in stitches] == [("ferry-rival", "frost", "vote")]


def test_sources_of_a_stitch_are_named_by_their_origins():
    _, stitches = fold([FERRY_ARTICLE, *OTHERS, article(*FERRY, path="zz"), read("stitched")])
    assert [s.sources for s in stitches] == [("ferry", "frost", "vote")]


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ({"day": "2021-05-03"}, {"day": "2021-05-05"}, "the others were published later (3 May 2021)"),
        ({"agency": "NPA"}, {}, "it names the agency that wrote it, NPA"),
        (
            {"agency": "NPA", "outlet": "NPA"},
            {"agency": "NPA", "outlet": "Lindow Post"},
            "the agency that wrote it, NPA, published it",
        ),
        ({"day": "2021-05-03"}, {}, "it alone has a sure date (3 May 2021)"),
        ({"outlet": "NPA"}, {}, "it alone says who published it, NPA"),
        ({"path": "a"}, {}, "the first by file name: nothing else tells them apart"),
    ],
)
def test_the_origin_is_chosen_by_the_surest_sign(first, second, reason):
    copies = [article(*FERRY, **{"path": "x", **first}), article(*FERRY, **{"path": "b", **second})]
    for order in permutations(copies):
        [(path, origin)] = origins(*order).items()
        assert (path, origin.reason) == (copies[0].path, reason)


def test_the_longer_of_two_texts_is_the_origin_where_both_hold_the_other():
    longer = article(*FERRY, "Divers will examine the hull of the ship.", path="x")
    assert origins(FERRY_ARTICLE, longer)["x"].reason == "the longest text: 227 words"


def test_the_unspun_wording_is_the_origin_where_other_articles_show_what_is_usual():
    usual = (
        "The ferry struck the northern pier and the passengers were taken to hospital by the harbour master."
    )
    evidence = [
        article(f"{usual} Report {i} of the vessel that had lost power in its engine.", path=f"e{i}")
        for i in "abc"
    ]
    found = origins(article(*lines("ferry-spun"), path="a"), read("ferry"), *evidence)
    assert found["ferry"].reason == "the others swap its words for less usual ones"


def test_an_earlier_part_is_not_the_origin_of_a_text_that_it_does_not_hold():
    found = origins(article(*FERRY[:5], path="a", day="2021-05-03"), read("ferry", day="2021-05-04"))
    assert [copy.article for copy in found["ferry"].copies] == ["a"]


def test_an_estimated_date_decides_nothing():
    copies = [article(*FERRY, path="a"), article(*FERRY, path="b", day="2021-05-03")]
    assert list(origins(*copies)) == ["b"]


def test_a_crowd_of_copies_has_one_origin():
    copies = [article(f"Dispatch {i} reached us late.", *FERRY, path=f"{i:02}") for i in range(60)]
    assert [len(origin.copies) for origin in fold(copies)[0]] == [59]


@pytest.mark.parametrize("language", ["xx", "zh"])
def test_copies_are_found_in_languages_without_function_words(language):
    text = "港口的渡轮在星期一晚上撞上了北面的码头，船上二百一十二名乘客中有十四人被送往医院。" * 2
    text = (
        [text, text[5:30], text[7:40]]
        if language == "zh"
        else ["Ka mora li tesu von dari pelo mina satu kore."] * 3
    )
    copies = [article(*text, path=path, language=language) for path in "ab"]
    assert only_copy(*copies).kind == "verbatim"


@pytest.mark.parametrize(
    "articles", [[], [article(path="empty")], [article(path="a"), article("—", path="b")]]
)
def test_nothing_is_folded_where_there_is_no_text(articles):
    assert groups(articles) == {frozenset([a.path]) for a in articles}
    assert repeated(articles) == {}


POOL = [*FERRY, *lines("ferry-spun"), *lines("ferry-rival"), *lines("frost")]
COLLECTIONS = st.lists(st.lists(st.sampled_from(POOL), max_size=14), max_size=7).map(
    lambda texts: [article(*text, path=f"{i}") for i, text in enumerate(texts)]
)


@settings(max_examples=60, deadline=None)
@given(COLLECTIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_makes_no_difference(articles, random):
    shuffled = random.sample(articles, len(articles))
    assert fold(shuffled) == fold(articles)
    assert repeated(shuffled) == repeated(articles)


@settings(max_examples=60, deadline=None)
@given(COLLECTIONS)
def test_every_article_stands_under_exactly_one_origin(articles):
    found, stitches = fold(articles)
    named = [o.article for o in found] + [copy.article for o in found for copy in o.copies]
    assert sorted(named) == sorted(a.path for a in articles)
    assert {s.article for s in stitches} <= {o.article for o in found}
    assert all(0 < copy.share <= 1 for o in found for copy in o.copies)


@settings(max_examples=40, deadline=None)
@given(COLLECTIONS)
def test_one_more_stranger_leaves_all_groups_as_they_were(articles):
    assert groups([*articles, VOTE]) == groups(articles) | {frozenset(["vote"])}


@settings(max_examples=40, deadline=None)
@given(COLLECTIONS)
def test_places_of_a_sentence_are_mutual(articles):
    found = repeated(articles)
    for (path, number), places in found.items():
        assert all(place.article != path for place in places)
        assert all(Place(path, number) in found[place.article, place.number] for place in places)


def test_a_sentence_is_found_inside_a_paragraph_of_several():
    quoting = article(f"It was a long night. {FERRY[2]} Nobody spoke after that.", path="q")
    found = repeated([FERRY_ARTICLE, quoting])
    assert found == {("ferry", 2): (Place("q", 1),), ("q", 1): (Place("ferry", 2),)}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("foundations", "footings", True),
        ("1931", "1913", False),
        ("will remain", "will not remain", False),
        ("Ministry of Transport", "Ministry of Defence", False),
        (" until engineers from the Ministry of Transport have examined its foundations", "", False),
    ],
)
def test_a_sentence_is_nearly_the_same_if_only_words_differ(old, new, same):
    other = article(FERRY[3].replace(old, new), path="x")
    assert (("x", 0) in repeated([FERRY_ARTICLE, other])) is same


def test_very_short_sentences_are_not_told_as_repeated():
    assert repeated([article("He did not say.", path=path) for path in "ab"]) == {}


def test_what_is_compared_once_serves_both():
    articles = [FERRY_ARTICLE, read("ferry-spun"), *OTHERS]
    compared = compare(articles)
    assert fold(articles, compared) == fold(articles)
    assert repeated(articles, compared) == repeated(articles)


def test_the_seeds_share_sentences_but_none_is_a_copy():
    seeds = [
        article(*p.read_text("utf-8").splitlines(), path=p.name[:3]) for p in (ROOT / "seeds").glob("00*.txt")
    ]
    assert len(seeds) == 5 and len(origins(*seeds)) == 5
    shared = {(path, place.article) for (path, _), places in repeated(seeds).items() for place in places}
    assert {("000", "001"), ("000", "003"), ("001", "003")} <= shared
    [text] = [s.text for a in seeds for s in a.sentences if "key global backer" in s.text]
    [twin] = [s.text for a in seeds for s in a.sentences if "key worldwide backer" in s.text]
    assert text.replace("global", "worldwide") == twin


def test_a_mistaken_language_does_not_hide_a_copy():
    assert only_copy(FERRY_ARTICLE, read("ferry-spun", language="pcm")).kind == "spun"
    assert only_copy(FERRY_ARTICLE, article(*FERRY, path="x", language="nl")).kind == "verbatim"


def test_texts_too_long_to_align_in_full_are_aligned_by_their_verbatim_sentences(monkeypatch):
    monkeypatch.setattr("briefing.copies.likeness.CELLS", 10)
    copy = only_copy(FERRY_ARTICLE, article(*reversed(FERRY[:-1]), "Something else was said then.", path="x"))
    assert copy.kind == "near" and 0.9 < copy.share < 1


def test_of_articles_compared_but_hidden_since_nothing_is_told():
    articles = [article(*FERRY[:3], path=path) for path in "abc"]
    articles.append(article(FERRY[3].replace("built", "finished"), FERRY[4], path="d"))
    articles.append(article(*FERRY[3:5], path="hidden"))
    found = repeated([*articles[:2], articles[3]], compare(articles))
    assert {place.article for places in found.values() for place in places} == {"a", "b"}
