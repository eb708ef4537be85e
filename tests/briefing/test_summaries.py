"""Summaries: verbatim, within budget, readable alone, weighed by origins, on sumy's interfaces."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sumy.models.dom import ObjectDocumentModel
from sumy.models.dom import Paragraph as SumyParagraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers import AbstractSummarizer

from briefing.readability import connective, is_bare_quote, is_reporting, leans
from briefing.records import Place
from briefing.summaries import MOST_RANKED, RANKERS, at_lengths, summarize
from briefing.summaries.candidates import leading, pool
from briefing.summaries.concepts import ConceptSummarizer
from briefing.summaries.coverage import UNSHARED, WORD_WEIGHT, Coverage, votes_needed
from briefing.summaries.documents import TOKENIZER, document
from briefing.summaries.rankers import make
from briefing.summaries.selection import Selection, WordBudget
from briefing.words import count
from builders import article

FIXTURES = Path(__file__).parents[1] / "fixtures" / "summaries"

FERRY = (
    "The ferry Halden sank off Port Marlo on Monday with 212 people on board. "
    "Rescuers saved 180 of them before dark. He was among the last to leave.",
    "However, the coastguard said 14 people were still missing on Tuesday. "
    "The captain, Ole Brandt, told investigators that a hatch had failed.",
    "Was the ship overloaded? “It was terrible.” Photo by: Marlo Press.",
)
HARBOUR = (
    "The ferry Halden sank off Port Marlo on Monday, the harbour office said. "
    "Fourteen people were missing, and rescuers saved 180.",
    "Prices at the fish market rose by a tenth in the same week.",
)

WORDS = ["ferry", "harbour", "sank", "storm", "the", "of", "Brandt"]


def ferry(**fields):
    return article(*FERRY, path="ferry.txt", day="2020-03-03", title="Ferry sinks off Port Marlo", **fields)


def harbour(**fields):
    return article(*HARBOUR, path="harbour.txt", day="2020-03-03", **fields)


def texts(sentences):
    return [sentence.text for sentence in sentences]


# What is shown


def test_every_sentence_is_verbatim_but_for_a_cut_connective():
    source = ferry()
    for sentence in summarize([source], 100):
        original = source.sentences[sentence.number].text
        assert original.endswith(sentence.text)
        assert original[: -len(sentence.text)].strip() == sentence.cut


def test_a_leading_connective_is_cut_and_the_cut_is_kept():
    shown = {sentence.number: sentence for sentence in summarize([ferry()], 100)}
    assert shown[3].cut == "However,"
    assert shown[3].text.startswith("the coastguard said")


def test_the_connective_stays_where_the_sentence_before_it_is_shown():
    source = article(
        "The council of Arlen voted for the bridge over the Isk. "
        "However, the mayor refused to sign the bridge plan."
    )
    shown = summarize([source], 40)
    assert [sentence.cut for sentence in shown] == ["", ""]


def test_a_sentence_knows_its_place():
    (first, *_) = summarize([ferry()], 15)
    assert (first.article, first.paragraph, first.number, first.line) == ("ferry.txt", 0, 0, 1)


def test_no_question_bare_quotation_or_credit_is_shown():
    shown = " ".join(texts(summarize([ferry()], 200)))
    assert "overloaded" not in shown
    assert "terrible" not in shown
    assert "Photo" not in shown


def test_a_pronoun_opens_a_sentence_only_after_its_predecessor():
    for words in range(5, 120, 5):
        numbers = [sentence.number for sentence in summarize([ferry()], words)]
        assert 2 not in numbers or 1 in numbers


def test_a_pronoun_after_a_stranger_is_not_shown():
    stitched = article("The council of Arlen voted for the bridge. It urged tourists to leave Crane Island.")
    assert [sentence.number for sentence in summarize([stitched], 100)] == [0]


def test_sentences_stand_by_day_and_then_by_place():
    early = article(*HARBOUR, path="z.txt", day="2020-03-02")
    shown = summarize([ferry(), early], 200)
    places = [(sentence.article, sentence.number) for sentence in shown]
    assert places == sorted(places, key=lambda place: (place[0] != "z.txt", place[1]))


def test_no_two_sentences_say_the_same():
    one = article(
        "The focus of the talks is no more on Assad’s key global backer, Kerr said in Oslo.", path="a.txt"
    )
    two = article(
        "The focus of the talks is no more on Assad’s key worldwide backer, Kerr said in Oslo.", path="b.txt"
    )
    assert len(summarize([one, two], 200)) == 1


def test_a_caption_that_repeats_a_sentence_after_a_label_gives_way_to_it():
    source = article(
        "Vanished: Fishers noticed that two boats were gone.", "Fishers noticed that two boats were gone."
    )
    assert [sentence.number for sentence in summarize([source], 50)] == [1]


def test_known_repetitions_are_noted_and_not_shown_twice():
    one = article("Rain fell on the hills of Orm for nine days.", path="a.txt")
    two = article("For nine days the uplands were wet, said Orm.", path="b.txt")
    repeated = {("a.txt", 0): (Place("b.txt", 0),), ("b.txt", 0): (Place("a.txt", 0),)}
    (shown,) = summarize([one, two], 200, repeated=repeated)
    assert {shown.article, shown.also[0].article} == {"a.txt", "b.txt"}


def test_a_topic_limits_what_is_shown():
    shown = summarize([ferry(), harbour()], 200, about={("harbour.txt", 2), ("ferry.txt", 1)})
    assert {(sentence.article, sentence.number) for sentence in shown} == {
        ("harbour.txt", 2),
        ("ferry.txt", 1),
    }


def test_copies_are_one_voice():
    """Three copies of one text do not outvote two origins that report the same."""
    flood = "The dam at Selby burst on Friday night."
    fair = "A fair opened in the town of Dunmore."
    copies = [article(fair, path=f"copy{n}.txt", copy_of="copy0.txt" if n else None) for n in range(3)]
    others = [article(flood, path="one.txt"), article(flood + " Police closed roads.", path="two.txt")]
    assert texts(summarize([*copies, *others], 8)) == [flood]


def test_the_origin_speaks_rather_than_its_copy():
    origin = article("The key global backer of the plan met Kerr in Oslo.", path="z.txt", day="2020-03-03")
    spun = article("The key world backer met Kerr in Oslo.", path="a.txt", day="2020-03-03", copy_of="z.txt")
    assert [sentence.article for sentence in summarize([spun, origin], 100)] == ["z.txt"]


def test_a_topic_may_want_the_second_of_two_equal_sentences():
    one, two = (article("The ferry sank off Port Marlo.", path=f"{name}.txt") for name in "ab")
    assert [s.article for s in summarize([one, two], 50, about={("b.txt", 0)})] == ["b.txt"]


def test_of_equal_sentences_the_one_that_names_in_full_is_shown():
    short = article("On Monday Kerr met the Oslo delegation for talks on grain exports.", path="a.txt")
    full = article("On Monday Anna Kerr met the Oslo delegation for talks on grain exports.", path="b.txt")
    third = article("In Oslo the envoy Anna Kerr spoke of rain.", path="c.txt")
    assert "Anna Kerr" in summarize([short, full, third], 13)[0].text


# The budget


@given(st.integers(-5, 120))
@settings(max_examples=40, deadline=None)
def test_the_budget_is_never_exceeded(words):
    assert sum(count(sentence.text) for sentence in summarize([ferry(), harbour()], words)) <= max(0, words)


def test_a_budget_below_the_shortest_sentence_shows_nothing():
    assert summarize([ferry()], 4) == ()


def test_no_articles_and_no_sentences_show_nothing():
    assert summarize([], 100) == ()
    assert summarize([article()], 100) == ()


def test_one_sentence_is_its_own_summary():
    assert texts(summarize([article("The ferry sank off Port Marlo.")], 50)) == [
        "The ferry sank off Port Marlo."
    ]


def test_of_equal_sentences_one_is_shown():
    assert len(summarize([article(*["The ferry sank off Port Marlo."] * 30)], 100)) == 1


def test_a_paragraph_without_a_stop_is_never_shown():
    endless = article("word " * 20_000, "The ferry sank off Port Marlo on Monday.")
    assert texts(summarize([endless], 30_000)) == ["The ferry sank off Port Marlo on Monday."]


def test_fifty_thousand_sentences_are_summarized():
    source = article(*(f"Village {n} lost {n % 89} of its houses to the river Orm." for n in range(50_000)))
    assert 0 < sum(count(s.text) for s in summarize([source], 60)) <= 60


def test_a_language_without_stop_words_is_summarized():
    source = article("Bir iki üç dört beş altı yedi.", "Sekiz dokuz on bir iki üç dört.", language="xx")
    assert len(summarize([source], 7)) == 1


def test_the_order_of_the_articles_does_not_matter():
    assert summarize([ferry(), harbour()], 60) == summarize([harbour(), ferry()], 60)


def test_the_hash_seed_does_not_matter():
    program = "import test_summaries as t; print([s.text for s in t.summarize([t.ferry(), t.harbour()], 60)])"
    paths = [
        str(Path(__file__).parent),
        str(Path(__file__).parents[1]),
        str(Path(__file__).parents[2] / "plugins"),
    ]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}; {program}"],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


# Readability


def labelled(name):
    """The lines of a fixture below each heading, by heading."""
    found, heading = [], ""
    for line in (FIXTURES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line and not line.startswith("#"):
            found.append((heading, line))
    return found


@pytest.mark.parametrize(("kind", "text"), labelled("openings.txt"))
def test_openings(kind, text):
    expected = {"stands alone": "", "leans": "leans", "is no report": "is no report"}[kind]
    found = "is no report" if not is_reporting(text) else "leans" if leans(text) else ""
    assert found == expected


@pytest.mark.parametrize(("heading", "text"), labelled("openings_abroad.txt"))
def test_openings_in_other_languages(heading, text):
    language, _, kind = heading.partition(" ")
    assert leans(text, language) == (kind == "leans")


@pytest.mark.parametrize(
    "text",
    ["'" * 100_000, "a'" * 50_000, "“" * 100_000, "word " * 20_000, "he, " * 25_000, "“”" * 50_000 + "a",
     "“" * 50_000 + "”" * 50_000 + " a", '"' * 100_000 + "a", "“ ”" * 30_000 + "a b", "« " * 50_000 + "a"],
)  # fmt: skip
def test_endless_text_is_judged_in_linear_time(text):
    """A pattern that tries again at every character would not come back from these within the hour."""
    assert not is_reporting(text)
    assert leans(text) in (True, False)
    assert leans(text, "de") in (True, False)
    assert not leans("Brandt " + "left Oslo " * 10_000)


def test_a_connective_needs_its_comma():
    assert connective("However, the army left.") == "However,"
    assert connective("However hard they tried, the army left.") == ""


def test_a_quotation_with_its_speaker_is_not_bare():
    assert is_bare_quote("“The army left.”")
    assert not is_bare_quote("“The army left,” Brandt said.")


# Rankers


@pytest.mark.parametrize("ranker", sorted(RANKERS))
def test_every_ranker_is_a_sumy_summarizer_that_fills_a_budget(ranker):
    assert isinstance(make(ranker), AbstractSummarizer)
    shown = summarize([ferry(), harbour()], 30, ranker=ranker)
    assert 0 < sum(count(sentence.text) for sentence in shown) <= 30


@pytest.mark.parametrize("ranker", sorted(RANKERS))
@pytest.mark.parametrize(
    "paragraphs", [(), ("The ferry sank off Port Marlo.",), ("The ferry sank twice that day.",) * 5]
)
def test_every_ranker_survives_little_text(ranker, paragraphs):
    assert len(summarize([article(*paragraphs)], 50, ranker=ranker)) == len(set(paragraphs))


def test_concepts_as_a_sumy_summarizer_picks_what_a_build_picks():
    candidates = pool([ferry(), harbour()])
    selection = Selection(candidates, 60)
    make("concepts")(document(candidates), WordBudget(selection))
    picked = [candidates[place].sentence.number for place in sorted(selection.picked)]
    assert picked == [sentence.number for sentence in summarize([ferry(), harbour()], 60)]


@pytest.mark.parametrize("ranker", ["concepts", "lexrank"])
def test_several_lengths_at_once_are_what_each_is_alone(ranker):
    alone = [summarize([ferry(), harbour()], words, ranker=ranker) for words in (20, 60)]
    assert at_lengths([ferry(), harbour()], (20, 60), ranker=ranker) == alone


@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=9), min_size=1),
    st.integers(1, 3),
)
@settings(max_examples=60, deadline=None)
def test_a_concept_weighs_what_its_origins_put_foremost(sentences, origins):
    sources = [
        article(*(" ".join(words) + "." for words in sentences[n::origins]), path=f"{n}.txt")
        for n in range(origins)
    ]
    candidates = pool(sources)
    coverage = Coverage(candidates)
    ballots = {}
    for candidate in candidates:
        for concept in (*candidate.reading.content, *candidate.reading.pairs):
            ballots.setdefault((concept, candidate.article.origin), 1 / (1 + candidate.position))
    needed = votes_needed(len({candidate.article.origin for candidate in candidates}))
    for place, candidate in enumerate(candidates):
        gain = 0.0
        for concept in (*candidate.reading.content, *candidate.reading.pairs):
            votes = [vote for (said, _), vote in ballots.items() if said == concept]
            shared = 1 if len(votes) >= needed else UNSHARED
            gain += sum(votes) * shared * (1 if " " in concept else WORD_WEIGHT)
        assert coverage.gains[place] == pytest.approx(gain * coverage.priors[place])


def test_an_unknown_ranker_is_named_with_those_there_are():
    with pytest.raises(ValueError, match=r"no ranker 'best'.*concepts"):
        summarize([ferry()], 50, ranker="best")


def test_costly_rankers_see_the_first_sentences_of_every_article():
    long = article(*("Sentence of the long one." for _ in range(3_000)), path="long.txt")
    brief = article("A brief one.", path="brief.txt")
    cut = leading([long, brief], MOST_RANKED)
    assert {a.path: len(a.sentences) for a in cut} == {"long.txt": MOST_RANKED - 1, "brief.txt": 1}


def sumy_document(sentences):
    """A plain sumy document of one paragraph."""
    return ObjectDocumentModel([SumyParagraph([SumySentence(text, TOKENIZER) for text in sentences])])


def ranking(summarizer, made):
    """The order in which a summarizer rates the sentences, best first."""
    orders = []

    def note(infos):
        orders.extend(info.order for info in infos)
        return infos

    summarizer(made, note)
    return orders


documents = st.lists(
    st.lists(st.sampled_from([f"{a}{b}mo" for a in "bdfgkl" for b in "aeiou"]), min_size=1, max_size=9).map(
        " ".join
    ),
    min_size=1,
    max_size=25,
)


@pytest.mark.filterwarnings("ignore:invalid value")
@pytest.mark.parametrize("ranker", ["lexrank", "textrank"])
@given(sentences=documents)
@settings(max_examples=60, deadline=None)
def test_our_graph_rankers_rank_as_sumys_do(ranker, sentences):
    made = sumy_document(sentences)
    assert ranking(make(ranker), made) == ranking(make(f"sumy-{ranker}"), made)


@given(sentences=documents)
@settings(max_examples=60, deadline=None)
def test_long_documents_get_sumys_ratings_but_for_rounding(sentences):
    made = sumy_document(sentences)
    ours = make("textrank")
    ranks = ours.power_iteration(ours.edges(made))
    theirs = make("sumy-textrank")
    assert ranks == pytest.approx(theirs.power_method(theirs._create_matrix(made), theirs.epsilon), abs=1e-9)


def test_concepts_summarize_any_sumy_document():
    made = sumy_document(
        ["The ferry sank off Port Marlo.", "Rescuers saved 180 people from the ferry.", "It rained."]
    )
    assert len(ConceptSummarizer()(made, 2)) == 2
    assert len(ConceptSummarizer()(made, "34%")) == 1


def test_a_document_holds_headlines_as_headings():
    made = document(pool([ferry()]))
    assert [str(heading) for heading in made.headings] == ["Ferry sinks off Port Marlo"]
    assert len(made.sentences) == len(ferry().sentences)


def test_importing_summaries_leaves_sumy_alone():
    program = "import sys, briefing.summaries; sys.exit('sumy.summarizers' in sys.modules)"
    plugins = str(Path(__file__).parents[2] / "plugins")
    assert (
        subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": plugins}, check=False).returncode
        == 0
    )
