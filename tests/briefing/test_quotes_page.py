"""Who said what on the page of a story: by speaker, linked to places, wordings side by side."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.pages.sayings import SAYINGS_SHOWN, UNCERTAIN, speakers
from briefing.pages.site import Site
from briefing.quotes import ledger
from briefing.records import Article, Origin, Result, Story
from builders import article


@dataclass(frozen=True)
class Links:
    """The settings that pages need."""

    clean_urls: bool = True
    pdf: bool = False
    language: str = "en"


def shown(*articles: Article):
    """The speakers on the page of a story of these articles."""
    origins = tuple(Origin(a.path, "") for a in articles)
    story = Story("quay", "Quay", "a.txt", articles, origins, (), (), (), sayings=ledger(articles))
    return speakers(story, Site(Result(articles, origins, (), (story,), (), (), ()), Links()))


HERE = article("“The gates stay shut until the water falls,” Marta Quell said.", path="a.txt", outlet="Tide")
THERE = article(
    "“The gates stay closed until the water falls,” Marta Quell said.", path="b.txt", outlet="Ebb"
)


def test_a_quotation_links_to_its_sentence_on_the_page_of_its_source():
    [speaker] = shown(HERE)
    assert (speaker.name, speaker.sayings[0].quoted.href) == ("Marta Quell", "sources/a/#s0")


def test_another_wording_shows_what_it_leaves_out_and_has_instead():
    [speaker] = shown(HERE, THERE)
    [other] = speaker.sayings[0].different
    assert [(s.element, s.words) for s in other.stretches] == [
        ("", "The gates stay"),
        ("del", "shut"),
        ("ins", "closed"),
        ("", "until the water falls,"),
    ]


def test_the_same_words_are_not_printed_twice():
    [speaker] = shown(HERE, article(HERE.text, path="c.txt", outlet="Flow"))
    [saying] = speaker.sayings
    assert (saying.different, [other.outlet for other in saying.same]) == ((), ["Flow"])


def test_what_a_shorter_quotation_lacks_at_its_end_is_no_other_wording():
    long = article(
        "“We shall rebuild every house on the island before the winter comes, and we shall not ask "
        "anybody for a loan,” Marta Quell said.",
        path="a.txt",
    )
    short = article(
        "“We shall rebuild every house on the island before the winter comes,” Marta Quell said.",
        path="b.txt",
    )
    [speaker] = shown(long, short)
    assert [s.words for s in speaker.sayings[0].different[0].stretches][-1] == "[…]"


def test_how_a_speaker_was_found_is_said_where_no_name_stands_beside_the_words():
    [speaker] = shown(article("Mayor Marta Quell spoke.", "“The gates stay shut for now,” she said."))
    assert "she" in speaker.sayings[0].quoted.note


def test_quotations_without_a_speaker_come_last_and_say_so():
    told = article(
        "“We were never asked about this,” a pilot said.", "“The gates stay shut,” Marta Quell said."
    )
    assert [speaker.name for speaker in shown(told)] == ["Marta Quell", UNCERTAIN]


def test_a_page_is_no_transcript():
    told = article(
        *(f"“The gates stay shut on day {day},” Marta Quell said." for day in range(SAYINGS_SHOWN + 3))
    )
    [speaker] = shown(told)
    assert (len(speaker.sayings), speaker.more) == (SAYINGS_SHOWN, "3 more quotations in the sources")
