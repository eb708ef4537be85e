"""The quote ledger: who said what, held against small labelled articles; wordings aligned between outlets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.quotes import compared, ledger, quotes
from builders import article

SEEDS = Path(__file__).parents[2] / "seeds"
CASES = Path(__file__).parents[1] / "fixtures" / "quotes" / "speakers.txt"
NOBODY = "?"

ISLANDS = (
    "Floods, storms and other disasters are a common danger to all of us, and today we confirmed our resolve."
)
ISLANDS_ELSEWHERE = (
    "Floods, storms and other disasters are common dangers to every one of us and today we renewed our will."
)


@dataclass(frozen=True)
class Case:
    """A small article with the quotations that a careful reader finds in it."""

    trouble: str
    paragraphs: tuple[str, ...]
    expected: tuple[tuple[str, str], ...]


def cases(path: Path = CASES) -> list[Case]:
    """The labelled articles of a fixture."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")[1:]
    return [case(block.splitlines()) for block in blocks]


def case(lines: list[str]) -> Case:
    """One labelled article: its trouble, its paragraphs, its quotations."""
    expected = [tuple(line[2:].split(" | ", 1)) for line in lines if line.startswith("> ")]
    paragraphs = [line for line in lines[1:] if not line.startswith("> ")]
    return Case(lines[0].removeprefix("# "), tuple(paragraphs), tuple(expected))


def found(*paragraphs: str) -> list[tuple[str, str]]:
    """Speakers and words of an article of these paragraphs."""
    return [(q.speaker or NOBODY, q.text.replace("\n", " ")) for q in quotes(article(*paragraphs))]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.trouble)
def test_quotations_and_speakers_are_those_of_a_careful_reader(case):
    assert found(*case.paragraphs) == list(case.expected)


def test_precision_and_recall_of_speakers_on_labelled_articles():
    """Of these articles; on real news half of the quotations get a speaker (docs/explanation/quotes.md)."""
    labelled = [*cases(), *cases(CASES.with_name("missed.txt"))]
    pairs = [pair for case in labelled for pair in zip(case.expected, found(*case.paragraphs), strict=True)]
    given = [(label, told) for label, told in pairs if told[0] != NOBODY]
    assert sum(label == told for label, told in given) / len(given) >= 0.95
    known = [(label, told) for label, told in pairs if label[0] != NOBODY]
    assert sum(label == told for label, told in known) / len(known) >= 0.85


def test_a_quotation_knows_its_place_and_day():
    told = article(
        "The river rose.", "Marta Quell spoke. “The gates stay shut for now,” she said.", day="2019-05-06"
    )
    [quote] = quotes(told)
    assert (quote.sentence.line, quote.sentence.number, quote.day.isoformat()) == (2, 2, "2019-05-06")


def test_a_quotation_says_what_names_its_speaker():
    told = article(
        "Marta Quell said: “The gates stay shut for now.”", "She added: “Nobody should try the quay.”"
    )
    assert [quote.rule for quote in quotes(told)] == ["name", "pronoun"]


def test_articles_in_other_languages_have_no_quotations():
    assert quotes(article("« Les portes restent fermées », a dit Marta Quell.", language="fr")) == ()


def test_the_same_words_in_two_outlets_are_one_saying():
    [saying] = ledger(
        [
            article(f"“{ISLANDS}” Minister Odile Marchetti said.", path="a.txt"),
            article(f"Finance Minister Odile Marchetti said: “{ISLANDS_ELSEWHERE}”", path="b.txt"),
        ]
    )
    assert saying.speaker == "Odile Marchetti"
    assert [variant.quote.sentence.article for variant in saying.variants] == ["b.txt"]


def test_two_translations_of_one_sentence_are_one_saying():
    """The seeds 001 and 003 quote Lavrov on the same groups in other words, one as "the minister"."""
    paths = sorted(path for path in SEEDS.glob("00[13]_*.txt"))
    sayings = ledger([briefing.clean(path.read_bytes(), "txt") for path in paths])
    [saying] = [saying for saying in sayings if "ISIS" in saying.quote.text]
    [variant] = saying.variants
    alone = [piece.text for piece in variant.pieces if piece.kind == "only here"]
    assert (saying.speaker, saying.quote.sentence.line, variant.quote.sentence.line) == (
        "Sergei Lavrov",
        11,
        50,
    )
    assert alone == ["ISIL,", "threats", "every one", "reiterated our", "uproot"]


def test_a_name_in_common_makes_no_saying():
    sayings = ledger(
        [
            article("They met “the aims of the Island Shore Act”, said Odile Marchetti.", path="a.txt"),
            article(
                "It was “a wholly wrong use of the Island Shore Act”, said Odile Marchetti.", path="b.txt"
            ),
        ]
    )
    assert len(sayings) == 2


def test_a_variant_shows_what_each_wording_has_alone():
    pieces = compared("a common danger to all of us", "common dangers to every one of us,")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("only before", "a"),
        ("same", "common"),
        ("only before", "danger"),
        ("only here", "dangers"),
        ("same", "to"),
        ("only before", "all"),
        ("only here", "every one"),
        ("same", "of us,"),
    ]


def test_a_part_of_a_statement_belongs_to_the_whole():
    whole = "We shall rebuild every house on the island before the winter comes, and without any loans."
    [saying] = ledger(
        [
            article(f"“{whole}” said Odile Marchetti.", path="a.txt"),
            article(
                "They will “rebuild every house on the island before the winter”, Odile Marchetti said.",
                path="b.txt",
            ),
        ]
    )
    assert len(saying.variants) == 1


def test_words_of_two_speakers_are_two_sayings():
    sayings = ledger(
        [
            article(f"“{ISLANDS}” Odile Marchetti said.", path="a.txt"),
            article(f"“{ISLANDS}” Sven Halloran said.", path="b.txt"),
        ]
    )
    assert [saying.speaker for saying in sayings] == ["Odile Marchetti", "Sven Halloran"]


def test_a_wording_without_speaker_joins_the_saying_whose_speaker_is_known():
    [saying] = ledger(
        [
            article(f"“{ISLANDS}” a delegate said.", path="a.txt"),
            article(f"“{ISLANDS_ELSEWHERE}” Odile Marchetti said.", path="b.txt"),
        ]
    )
    assert saying.speaker == "Odile Marchetti"


def test_statements_on_one_subject_are_two_sayings():
    sayings = ledger(
        [
            article("“The bridge will open before the summer,” Odile Marchetti said.", path="a.txt"),
            article("“The bridge was never safe in the summer,” Odile Marchetti said.", path="b.txt"),
        ]
    )
    assert [len(saying.variants) for saying in sayings] == [0, 0]


def test_a_bare_surname_takes_the_full_name_of_another_article():
    sayings = ledger(
        [
            article("“The gates stay shut for now,” Quell said.", path="a.txt"),
            article("“Nobody should try the quay,” Marta Quell said.", path="b.txt"),
        ]
    )
    assert {saying.speaker for saying in sayings} == {"Marta Quell"}


def test_a_bare_surname_takes_the_full_name_that_it_opens():
    sayings = ledger(
        [
            article("“The gates stay shut for now,” Pak said.", path="a.txt"),
            article("“Nobody should try the quay,” Pak Min-ho said.", path="b.txt"),
        ]
    )
    assert {saying.speaker for saying in sayings} == {"Pak Min-ho"}


def test_spellings_from_another_alphabet_are_one_speaker():
    sayings = ledger(
        [
            article("“The gates stay shut for now,” Sergey Volkhov said.", path="a.txt"),
            article("“Nobody should try the quay,” Sergei Volkhov said.", path="b.txt"),
        ]
    )
    assert len({saying.speaker for saying in sayings}) == 1


def test_copies_do_not_speak_twice():
    [saying] = ledger(
        [
            article("“The gates stay shut for now,” Marta Quell said.", path="a.txt"),
            article("“The gates stay shut for now,” Marta Quell said.", path="b.txt", copy_of="a.txt"),
        ]
    )
    assert saying.variants == ()


def test_who_is_quoted_most_comes_first_and_nobody_last():
    told = article(
        "“We were never asked about this,” a pilot said.",
        "“The gates stay shut for now,” said Ilan Dorsey.",
        "“Nobody should try the quay,” said Marta Quell.",
        "“The water is still rising here,” said Marta Quell.",
    )
    assert [saying.speaker for saying in ledger([told])] == ["Marta Quell", "Marta Quell", "Ilan Dorsey", ""]


@given(st.text(alphabet="ab AB.,'’‘“”\"`«»\n:Mr sid", max_size=200))
def test_any_text_is_read_and_quoted_verbatim(text):
    told = article(*[line for line in text.split("\n") if line.strip()])
    body = "\n".join(paragraph.text for paragraph in told.paragraphs)
    assert all(quote.text in body for quote in quotes(told))


@given(st.lists(st.sampled_from(["the", "gates", "stay", "shut", "for", "now"])), st.data())
def test_a_comparison_holds_every_word_of_both(before, data):
    after = data.draw(st.permutations(before))
    pieces = compared(" ".join(before), " ".join(after))
    here = [word for piece in pieces if piece.kind != "only before" for word in piece.text.split()]
    there = [word for piece in pieces if piece.kind != "only here" for word in piece.text.split()]
    assert (here, there) == (list(after), list(before))
