"""Figures: which numbers are of one quantity, and what their values say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.figures import differences
from briefing.figures.lexicon import QUALIFYING, REFUSING
from briefing.figures.numbers import SAID, last_word, numbers
from briefing.figures.refusals import DASHES, INCLUDED, OUT_OF
from builders import article

FIXTURES = Path(__file__).parents[1] / "fixtures" / "figures"


def number_cases() -> list[tuple[str, ...]]:
    """The lines of numbers.txt."""
    lines = (FIXTURES / "numbers.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("|")) for line in lines if line and line[0] != "#"]


def pair_cases(name: str = "pairs.txt") -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What is expected, the name of the case, and its (day, sentence) pairs."""
    blocks = (FIXTURES / name).read_text(encoding="utf-8").strip().split("\n\n")
    cases = []
    for block in blocks[1:]:
        head, *lines = block.splitlines()
        expected, name = head.split(": ", 1)
        cases.append((expected, name, [tuple(line.split(" | ", 1)) for line in lines]))
    return cases


def told(*sentences: tuple[str, str]):
    """The differences between articles of one sentence each."""
    return differences([article(text, path=f"{n}.txt", day=day) for n, (day, text) in enumerate(sentences)])


@pytest.mark.parametrize(("words", "value", "relation"), number_cases())
def test_a_number_is_read_with_its_qualifier(words, value, relation):
    found = numbers(words)
    assert [n.relation for n in found] == ([relation] if relation else [])
    ends = [float(end) for end in value.split("-")] if value else []
    assert [(n.low, n.high) for n in found] == ([(ends[0], ends[-1])] if ends else [])


@pytest.mark.parametrize(("expected", "name", "sentences"), pair_cases(), ids=lambda case: str(case)[:60])
def test_two_figures_are_one_quantity_or_are_not_shown(expected, name, sentences):
    kinds = [quantity.kind for quantity in told(*sentences)]
    assert kinds == ([] if expected == "nothing" else [expected])


def test_precision_and_recall_on_labelled_pairs():
    """Of these pairs; on real news nine of ten differences are missed (docs/explanation/figures.md)."""
    cases = pair_cases() + pair_cases("missed.txt")
    shown = [(expected, [q.kind for q in told(*sentences)]) for expected, _, sentences in cases]
    right = sum(found == [expected] for expected, found in shown)
    assert right / sum(bool(found) for _, found in shown) >= 0.95
    assert right / sum(expected != "nothing" for expected, _ in shown) >= 0.65


@pytest.mark.parametrize(("expected", "name", "sentences"), pair_cases(), ids=lambda case: str(case)[:60])
def test_the_order_of_articles_does_not_matter(expected, name, sentences):
    articles = [article(text, path=f"{n}.txt", day=day) for n, (day, text) in enumerate(sentences)]
    assert differences(articles[::-1]) == differences(articles)


def test_two_voices_in_one_article_are_set_side_by_side():
    [quantity] = differences(
        [
            article(
                "The war in Kassar has cost the lives of over 250,000 people according to council estimates, "
                "while the Kassari Watch for Rights says that the true death toll exceeds 350,000.",
                day="2031-03-04",
            )
        ]
    )
    assert quantity.kind == "difference"
    assert [(f.words, f.says) for f in quantity.figures] == [
        ("over 250,000 people", "council estimates"),
        ("exceeds 350,000", "the Kassari Watch for Rights"),
    ]


def test_one_voice_in_one_article_does_not_differ_from_itself():
    text = "The flood in Kassar killed 30 people. The flood in Kassar killed 52 people."
    assert differences([article(text, day="2031-03-04")]) == ()


def test_copies_count_once():
    text = "The flood in Kassar killed 30 people."
    first = article(text, path="a.txt", day="2031-03-04")
    copy = article(text, path="b.txt", day="2031-03-04").changed(copy_of="a.txt")
    other = article("The flood in Kassar killed 52 people.", path="c.txt", day="2031-03-04")
    [quantity] = differences([copy, first, other])
    assert [f.sentence.article for f in quantity.figures] == ["a.txt", "c.txt"]


def test_a_copy_that_changes_the_number_is_no_second_source():
    first = article("The flood in Kassar killed 30 people.", path="a.txt", day="2031-03-04")
    copy = article("The flood in Kassar killed 52 people.", path="b.txt", day="2031-03-04").changed(
        copy_of="a.txt"
    )
    assert differences([first, copy]) == ()


def test_undated_articles_differ_rather_than_develop():
    texts = ("The flood in Kassar killed 30 people.", "The flood in Kassar killed 52 people.")
    [quantity] = differences([article(text, path=f"{n}.txt") for n, text in enumerate(texts)])
    assert quantity.kind == "difference"


def test_figures_come_by_day_then_value():
    [quantity] = told(
        ("2031-03-06", "The flood in Kassar killed 52 people."),
        ("2031-03-04", "The flood in Kassar killed 41 people."),
        ("2031-03-04", "The flood in Kassar killed 30 people."),
    )
    assert [f.low for f in quantity.figures] == [30, 41, 52]


def test_every_figure_is_verbatim_in_its_sentence():
    for _, _, sentences in pair_cases():
        for quantity in told(*sentences):
            assert all(f.words and f.words in f.sentence.text for f in quantity.figures)


def test_only_english_is_compared():
    texts = ("Die Flut hat 250.000 persons killed.", "Die Flut hat 350.000 persons killed.")
    german = [article(text, path=f"{n}.txt", language="de") for n, text in enumerate(texts)]
    assert differences(german) == ()


def test_a_sentence_as_long_as_a_table_is_not_read():
    row = "The flood in Kassar killed {} people" + " and more" * 200 + "."
    assert differences([article(row.format(n), path=f"{n}.txt") for n in (30, 52)]) == ()


def test_articles_without_numbers_give_nothing():
    assert differences([article("Nothing was counted."), article("Nor here.", path="b.txt")]) == ()
    assert differences([]) == ()


PIECES = st.sampled_from(
    [
        "killed", "30", "people", "in", "Kassar", "more than", "between", "and", "a", "half", "million", "$",
        "%", "to", "-", "--", "(", "according to", "said", "since", "2014", "most of", ",", "9" * 30,
        "\u00a0",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60))
def test_any_words_are_read_without_trouble(pieces):
    text = " ".join(pieces)
    for number in numbers(text):
        assert 0 <= number.start < number.end <= len(text)
        assert number.low <= number.high
    differences([article(text), article(text + " 52 people died.", path="b.txt")])


@given(st.integers(min_value=2000, max_value=10**9))
def test_digits_with_commas_are_read_as_they_stand(value):
    assert [number.low for number in numbers(f"{value:,} people")] == [value]


# Looking at one word before looking closely

ASCII = st.characters(codec="ascii", exclude_categories=["Cc"])


@given(st.from_regex(SAID, fullmatch=True, alphabet=ASCII))
def test_no_words_that_qualify_a_number_are_passed_over(words):
    assert last_word(words) in QUALIFYING


@given(
    st.from_regex(INCLUDED, fullmatch=True, alphabet=ASCII)
    | st.from_regex(OUT_OF, fullmatch=True, alphabet=ASCII)
)
def test_no_words_that_refuse_a_number_are_passed_over(words):
    assert last_word(words) in REFUSING or words.rstrip().endswith(DASHES)
