"""The index of names, held against small labelled articles: who is named, of which kind, in which forms."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.encoding import decode, encode
from briefing.names import Roster, bare, index, roster
from briefing.records import Article, Name
from builders import article

SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = ("Odile", "Marchetti", "Mr", "of", "and", "Oslo", "Bank", "President", "said", "in")
CASES = Path(__file__).parents[1] / "fixtures" / "names" / "rosters.txt"


@dataclass(frozen=True)
class Case:
    """A small article with all that it names."""

    trouble: str
    text: str
    expected: frozenset[tuple[str, str, str]]


def cases() -> list[Case]:
    """The labelled articles of the fixture."""
    return [case(block.splitlines()) for block in CASES.read_text(encoding="utf-8").split("\n\n")[1:]]


def case(lines: list[str]) -> Case:
    """One labelled article: its trouble, its paragraphs, its names."""
    expected = frozenset(tuple(line[2:].split(" | ")) for line in lines if line.startswith("> "))
    text = " ".join(line for line in lines[1:] if not line.startswith("> "))
    return Case(lines[0].removeprefix("# "), text, expected)


def named(*paragraphs: str, **fields) -> Roster:
    """The roster of an article of these paragraphs."""
    return roster(article(*paragraphs, **fields))


def indexed(*articles: Article, most: int = 100) -> dict[str, Name]:
    """The index of some articles, by name."""
    return {name.name: name for name in index([(a, roster(a)) for a in articles], most)}


def twice(*told: str, **fields) -> list[Article]:
    """Two articles of each text: what one alone names is not in the index."""
    return [article(text, path=f"{n}{m}.txt", **fields) for n, text in enumerate(told) for m in range(2)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.trouble)
def test_an_article_names_whom_a_careful_reader_finds(case):
    found = {(n.name, "; ".join(form for form, _ in n.forms)) for n in named(case.text).names}
    assert found == {(name, forms) for _, name, forms in case.expected}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.trouble)
def test_the_index_says_of_which_kind_a_name_is_where_that_is_clear(case):
    shown = {
        "; ".join(form for form, _ in name.forms): name.kind for name in indexed(*twice(case.text)).values()
    }
    assert shown == {forms: kind for kind, _, forms in case.expected}


def test_a_name_knows_every_sentence_that_holds_it():
    told = named("The mill stood. They met Odile Marchetti.", "The mill burned. They blamed Ms Marchetti.")
    [name] = told.names
    assert name.sentences == (1, 3)


def test_what_one_text_alone_names_is_not_in_the_index():
    told = article("They met Odile Marchetti in Oslo."), article("They went to Oslo.", path="b.txt")
    assert indexed(*told).keys() == {"Oslo"}


def test_the_index_is_as_long_as_it_may_be_and_begins_with_what_most_articles_name():
    told = [article("They went from Norway to Oslo.", path=f"{n}.txt") for n in range(3)]
    assert list(indexed(*told, article("They saw Oslo.", path="d.txt"), most=1)) == ["Oslo"]


# Who is one person


def test_spellings_and_middle_names_are_one_person_across_articles():
    told = "They met Sergey Volkhov.", "They met Sergei Volkhov.", "They met Sergei P. Volkhov, 45, there."
    [name] = indexed(*twice(*told)).values()
    assert (name.kind, len(name.uses)) == ("person", 6)


def test_contradictory_middle_names_stay_apart():
    told = "They met John A. Quell.", "They met John B. Quell.", "They met John Quell."
    assert indexed(*twice(*told)).keys() == {"John A. Quell", "John B. Quell", "John Quell"}


def test_contradictory_first_names_stay_apart():
    told = "They met Anna Torvald.", "They met Peter Torvald."
    assert indexed(*twice(*told)).keys() == {"Anna Torvald", "Peter Torvald"}


def test_a_bare_surname_belongs_to_the_person_whom_its_story_names():
    whole = article("They met Odile Marchetti, 45, at noon.", path="a.txt", story="mill")
    bare = article("The crowd saw Ms Marchetti.", path="b.txt", story="mill")
    assert [use.article for use in indexed(whole, bare)["Odile Marchetti"].uses] == ["a.txt", "b.txt"]


def test_a_bare_surname_of_another_story_is_left_out():
    whole = twice("They met Odile Marchetti, 45, at noon.", story="mill")
    bare = article("The crowd saw Ms Marchetti.", path="z.txt", story="ferry")
    assert [use.article for use in indexed(*whole, bare)["Odile Marchetti"].uses] == ["00.txt", "01.txt"]


def test_a_bare_surname_with_the_office_of_its_only_bearer_is_theirs_in_any_story():
    whole = article("They met President Odile Marchetti.", path="a.txt", story="mill")
    bare = article("The crowd saw President Marchetti.", path="b.txt", story="ferry")
    assert len(indexed(whole, bare)["Odile Marchetti"].uses) == 2


def test_a_bare_surname_that_two_people_bear_is_nobodys():
    told = "Mayor Anna Torvald left.", "Judge Peter Torvald left.", "The crowd saw Torvald, 45, leave."
    found = indexed(*twice(*told, story="mill"))
    assert {name: len(found[name].uses) for name in found} == {"Anna Torvald": 2, "Peter Torvald": 2}


def test_a_given_name_alone_is_nobodys():
    assert indexed(*twice("They met Michael.")) == {}


# Bodies and places


def test_an_acronym_belongs_to_the_one_body_that_some_article_gives_it_to():
    told = "The Marn Fisheries Council (MFC) met.", "It was the MFC that set the quota."
    [name] = indexed(*twice(*told)).values()
    assert dict(name.forms) == {"MFC": 4, "Marn Fisheries Council": 2}


def test_an_acronym_of_two_bodies_is_neither_of_them():
    told = "The Marn Fisheries Council (MFC) met.", "The Marn Film Club (MFC) shut.", "They like the MFC."
    assert {len(name.uses) for name in indexed(*twice(*told)).values()} == {2}


def test_a_name_after_in_again_and_again_is_a_place():
    assert indexed(*twice("The ferry lay in Vellin. They love Vellin."))["Vellin"].kind == "place"


# Whole folders


def test_names_rest_on_language_and_text_alone_which_stay_folded():
    told = article("Odile Marchetti spoke.", outlet="The Quay", title="Talks").folded()
    assert bare(told) == bare(told.changed(outlet="", title="", path="b.txt"))
    assert bare(told).body is told.body
    assert roster(bare(told)) == roster(told)


def test_the_order_of_articles_does_not_matter():
    folder = briefing.process(SEEDS)
    pairs = [(a, roster(a)) for a in folder.articles if not a.copy_of]
    random.Random(1).shuffle(pairs)
    assert index(pairs, 200) == folder.names


def test_the_five_seeds_name_kerry_once_in_all_his_forms():
    found = {name.name: name for name in briefing.process(SEEDS).names}
    assert found["John Kerry"].kind == "person"
    assert dict(found["John Kerry"].forms).keys() == {"Kerry", "John Kerry"}
    assert dict(found["Sergei Lavrov"].forms).keys() == {"Lavrov", "Sergei Lavrov", "Sergey Lavrov"}
    assert dict(found["Islamic State"].forms).keys() == {"Islamic State", "ISIS"}


def test_no_names_are_indexed_where_the_setting_is_0():
    assert briefing.process(SEEDS, names=0).names == ()


def test_copies_add_no_mention():
    result = briefing.process(SEEDS)
    copies = {a.path for a in result.articles if a.copy_of}
    assert not copies & {use.article for name in result.names for use in name.uses}


def test_articles_in_other_languages_name_nobody():
    assert named("Odile Marchetti a rencontré Ilan Dorsey.", language="fr").names == ()


def test_a_roster_travels_between_processes():
    found = named("They met Finance Minister Odile Marchetti in Oslo.")
    assert decode(encode(found), Roster) == found


@given(st.text(alphabet="ABc d.,'’-()US\n&of", max_size=300))
def test_any_text_is_read_and_every_form_is_verbatim(text):
    told = article(*[line for line in text.split("\n") if line.strip()])
    forms = [form for name in roster(told).names for form, _ in name.forms]
    assert all(form in told.text for form in forms)


@given(st.lists(st.sampled_from(WORDS)))
def test_any_words_make_a_roster_with_each_name_once(words):
    names = [name.name for name in named(" ".join(["They saw", *words])).names]
    assert len(names) == len(set(names))
