"""Topics: sentences about a subject, for stated reasons, by terms that the editor can see and refuse."""

from __future__ import annotations

import pytest

from briefing.records import Stated, Topic
from briefing.topics import about
from builders import article


def topic(*groups, slug="fish-quotas"):
    return Topic(name="Fish quotas", slug=slug, description="Who may fish.", terms=tuple(groups))


QUOTAS = topic(("herring", "cod", "Norra Bank"), ("quota", "catch limit", "ICAT"))


def numbers(sentences, wanted=QUOTAS):
    """The numbers of the sentences of one article that are about a topic."""
    members, _ = about([article(" ".join(sentences))], wanted)
    return [sentence.number for member in members for sentence in member.sentences]


def test_a_sentence_needs_a_term_of_every_group():
    assert numbers(["The cod quota fell.", "Cod is dear.", "The milk quota fell."]) == [0]


@pytest.mark.parametrize(
    "sentence",
    ["The quotas for herring fell.", "Herring’s quota fell.", "They set catch limits on the Norra Bank.",
     "A cod-quota row began.", "COD QUOTA FALLS."],
)  # fmt: skip
def test_terms_match_in_any_inflection_and_phrases_as_a_whole(sentence):
    assert numbers([sentence]) == [0]


@pytest.mark.parametrize(
    "sentence", ["The catch of cod has no limit.", "The bank of Norra lent cod fishers a quote."]
)
def test_the_words_of_a_phrase_apart_do_not_match(sentence):
    assert numbers([sentence]) == []


def test_a_term_in_capitals_matches_only_in_capitals():
    assert numbers(["ICAT cut cod.", "The anti-ICAT group eats cod.", "An icat eats cod."]) == [0, 1]


def test_a_term_inside_a_longer_word_does_not_match():
    assert numbers(["The codex has a quota."]) == []


def test_what_is_added_in_passing_does_not_match():
    assert numbers(
        ["The talks, which set the cod quota, ended.", "They talked, which also touched on cod quotas."]
    ) == [0]


def test_members_stand_by_day_and_then_path_with_undated_ones_last():
    articles = [
        article("The cod quota fell.", path=path, day=day)
        for path, day in (
            ("u.txt", None),
            ("b.txt", "2020-01-02"),
            ("a.txt", "2020-01-02"),
            ("z.txt", "2020-01-01"),
        )
    ]
    members, _ = about(articles, QUOTAS)
    assert [member.article for member in members] == ["z.txt", "a.txt", "b.txt", "u.txt"]


@pytest.mark.parametrize(
    ("sentences", "reason"),
    [
        ("The cod quota fell.", "1 sentence names cod and quota"),
        (
            "The cod quota fell. The herring quota rose. Herring quotas are dear.",
            "3 sentences name herring and quota",
        ),
    ],
)
def test_the_reason_names_the_terms_found_most(sentences, reason):
    (member,), _ = about([article(sentences)], QUOTAS)
    assert member.reason == reason


def test_a_single_group_names_up_to_three_terms():
    (member,), _ = about([article("Cod rose. Cod fell. Herring came. Eel went. Crab ran.")],
                         topic(("herring", "cod", "eel", "crab")))  # fmt: skip
    assert member.reason == "5 sentences name cod, herring and eel"


def test_a_sidecar_can_assign_an_article():
    assigned = article("Nets were mended.").changed(stated=Stated(topics=("fish-quotas",)))
    (member,), _ = about([assigned], QUOTAS)
    assert member.sentences == ()
    assert member.reason == "its sidecar assigns it"


def test_a_topic_that_matches_nothing_has_no_members():
    assert about([article("Nets were mended.")], QUOTAS) == ((), ())
    assert about([], QUOTAS) == ((), ())


@pytest.mark.parametrize("groups", [(), ((),), (("",),), (("…",),)])
def test_a_topic_without_words_matches_nothing(groups):
    assert about([article("The cod quota fell.")], topic(*groups)) == ((), ())


def test_a_topic_that_matches_everything_has_every_sentence():
    articles = [article("The cod fell. The cod rose.", path=f"{n}.txt") for n in range(3)]
    members, expanded = about(articles, topic(("the",)))
    assert [len(member.sentences) for member in members] == [2, 2, 2]
    assert expanded == ()


# What the corpus adds


def test_another_name_that_a_text_gives_is_added_and_shown():
    articles = [
        article("The Norra Bank, also known as Grayfield, has a cod quota.", path="a.txt"),
        article("Off Grayfield the quota fell.", path="b.txt"),
    ]
    members, expanded = about(articles, QUOTAS)
    assert expanded == ("Grayfield",)
    assert [member.article for member in members] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("sentence", "added"),
    [
        ("The Fisheries Board (FB) met.", ("FB",)),
        ("ICAT (NEAF) met.", ("NEAF",)),
        ("The Fisheries Board (CNN) met.", ()),
        ("The Fisheries Board (Oslo) met.", ()),
        ("The Fisheries Board (L) met.", ()),
    ],
)
def test_brackets_add_only_acronyms_of_a_term(sentence, added):
    assert about([article(sentence)], topic(("Fisheries Board", "ICAT")))[1] == added


def companions(beside, alone, origins=4):
    """A corpus in which Skarvik stands so often beside cod, and so often without it."""
    others = [article("Rain fell on the hills again.", path=f"other{n}.txt") for n in range(200)]
    with_cod = [article("They landed cod at Skarvik.", path=f"cod{n % origins}-{n}.txt",
                        copy_of=f"cod{n % origins}-{n % origins}.txt" if n >= origins else None)
                for n in range(beside)]  # fmt: skip
    without = [article("A church stands at Skarvik.", path=f"church{n}.txt") for n in range(alone)]
    return [*others, *with_cod, *without]


def test_a_name_that_nearly_always_stands_beside_a_term_is_added():
    assert about(companions(9, 1), topic(("cod",)))[1] == ("Skarvik",)


@pytest.mark.parametrize(("beside", "alone", "origins"), [(9, 4, 4), (4, 0, 4), (9, 0, 2)])
def test_a_name_with_a_life_of_its_own_or_too_few_origins_is_not(beside, alone, origins):
    assert about(companions(beside, alone, origins), topic(("cod",)))[1] == ()


@pytest.mark.parametrize("name", ["Cod Island", "Current", "ICE WATCH"])
def test_parts_of_terms_nouns_and_shouted_words_are_no_names(name):
    renamed = [
        article(a.text.replace("Skarvik", name), path=a.path, copy_of=a.copy_of) for a in companions(9, 0)
    ]
    assert about([*renamed, article("The current is strong.", path="z.txt")], topic(("cod",)))[1] == ()


def test_where_a_term_is_everywhere_it_adds_no_names():
    articles = [article("They landed cod at Skarvik.", path=f"{n}.txt") for n in range(20)]
    assert about(articles, topic(("cod",)))[1] == ()


def test_a_refused_term_is_not_added():
    assert about(companions(9, 1), topic(("cod", "-Skarvik")))[1] == ()


def test_a_refused_term_is_no_term():
    assert numbers(["The Skarvik quota fell."], topic(("cod", "-Skarvik"), ("quota",))) == []


def test_the_order_of_the_articles_does_not_matter():
    articles = companions(9, 1)
    assert about(articles, topic(("cod",))) == about(articles[::-1], topic(("cod",)))
