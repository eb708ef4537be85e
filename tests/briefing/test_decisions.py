"""The editor's decisions outrank what the program finds, and each leaves word of itself."""

from __future__ import annotations

from datetime import date

import pytest

from briefing import decisions
from briefing.errors import SettingsError
from briefing.pipeline import process
from briefing.settings import from_mapping

FERRY = "The ferry {} struck the northern pier of Port Lindow on Monday, harbour master Ada Quill said. "
FROST = "A late frost ruined half of the apple crop in the Vale of Imber, growers of the cooperative said. "
TOPIC = {"name": "Harbours", "slug": "harbours", "description": "Ships.", "terms": ["ferry"]}


@pytest.fixture
def decide(tmp_path):
    """A function from the text of decisions.toml to the result of three articles."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "ferry.txt").write_text(
        "Ferry strikes pier\n\nUpdated May 4, 2021\n\n" + FERRY.format("Heron") * 2
    )
    (seeds / "frost.txt").write_text("Frost ruins apples\n\nUpdated May 4, 2021\n\n" + FROST * 2)
    (seeds / "copy.txt").write_text("Ferry hits pier\n\nUpdated May 4, 2021\n\n" + FERRY.format("Heron") * 2)

    def decide(text: str, **settings):
        path = tmp_path / "decisions.toml"
        path.write_text(text)
        return process(seeds, from_mapping({"topics": [TOPIC], **settings}), book=decisions.read(path))

    return decide


def article(result, path):
    """The article of a path."""
    [found] = [a for a in result.articles if a.path == path]
    return found


def story(result, path):
    """The story that holds an article."""
    [found] = [s for s in result.stories if path in [a.path for a in s.articles]]
    return found


def test_redate(decide):
    result = decide('[[redate]]\narticle = "frost.txt"\nday = 2021-05-03\nwhy = "The paper copy says so."')
    published = article(result, "frost.txt").published
    assert (published.day, published.certainty) == (date(2021, 5, 3), "stated")
    assert published.evidence[0].says == "the editor dates it: The paper copy says so"


def test_outlet(decide):
    found = article(decide('[[outlet]]\narticle = "frost.txt"\nname = "Imber Post"'), "frost.txt")
    assert found.outlet == "Imber Post"
    assert found.credits[0].says == "the editor names its outlet"


YOUNG = {"Imber Post": {"since": date(2021, 6, 1)}}


def test_an_article_given_to_an_outlet_that_did_not_exist_yet_loses_its_day(decide):
    found = article(
        decide('[[outlet]]\narticle = "frost.txt"\nname = "Imber Post"', outlets=YOUNG), "frost.txt"
    )
    assert found.published.day != date(2021, 5, 4)
    assert "Imber Post has appeared since 1 June 2021 only" in found.published.evidence[-1].says


def test_a_day_before_the_named_outlet_existed_is_not_believed_of_the_editor(decide):
    text = 'day = 2021-05-03\n[[outlet]]\narticle = "frost.txt"\nname = "Imber Post"'
    found = article(decide(f'[[redate]]\narticle = "frost.txt"\n{text}', outlets=YOUNG), "frost.txt")
    assert found.published.day != date(2021, 5, 3)
    assert found.published.evidence[-1].says.startswith("the editor dates it; not believed: Imber Post has")


def test_a_day_after_the_day_of_the_build_is_not_believed_of_the_editor_either(decide):
    result = decide('[[redate]]\narticle = "frost.txt"\nday = 2031-05-03', today=date(2021, 5, 10))
    published = article(result, "frost.txt").published
    assert (published.day, published.evidence[-1].rule) == (date(2021, 5, 4), "refused")


def test_original(decide):
    folded = [a.path for a in decide("").articles if a.copy_of]
    assert len(folded) == 1
    result = decide(f'[[original]]\narticle = "{folded[0]}"')
    assert not [a for a in result.articles if a.copy_of]
    assert len(result.origins) == 3


def test_rename(decide):
    slug = story(decide(""), "frost.txt").slug
    found = story(decide(f'[[rename]]\nstory = "{slug}"\nheadline = "The frost"'), "frost.txt")
    assert found.headline == "The frost"
    assert found.decided == ("The editor renamed it from “Frost ruins apples”.",)


def test_merge(decide):
    first, second = (story(decide(""), path).slug for path in ("frost.txt", "ferry.txt"))
    assert first != second
    result = decide(f'[[merge]]\nstories = ["{first}", "{second}"]\nwhy = "One bad day."')
    [found] = result.stories
    assert found.slug == first
    assert found.decided[0].endswith("into it: One bad day.")


def test_split(decide):
    slug = story(decide(""), "ferry.txt").slug
    result = decide(
        f'[[original]]\narticle = "ferry.txt"\n[[original]]\narticle = "copy.txt"\n'
        f'[[split]]\nstory = "{slug}"\narticles = ["copy.txt"]'
    )
    assert len(result.stories) == 3
    assert "The editor split it off" in story(result, "copy.txt").decided[0]


def test_a_story_is_never_emptied(decide):
    slug = story(decide(""), "frost.txt").slug
    result = decide(f'[[split]]\nstory = "{slug}"\narticles = ["frost.txt"]')
    assert story(result, "frost.txt").slug == slug


def test_pin(decide):
    slugs = [b.story.slug for b in decide("").briefings[0].briefs]
    pinned = [b.story.slug for b in decide(f'[[pin]]\nstory = "{slugs[-1]}"').briefings[0].briefs]
    assert pinned == [slugs[-1], *slugs[:-1]]


@pytest.mark.parametrize("kind", ["article", "story"])
def test_hide(decide, kind):
    target = "frost.txt" if kind == "article" else story(decide(""), "frost.txt").slug
    result = decide(f'[[hide-{kind}]]\n{kind} = "{target}"\nwhy = "Withdrawn by its outlet."')
    assert not [s for s in result.stories if s.headline == "Frost ruins apples"]
    [fate] = [f for f in result.ledger.fates if f.path == "frost.txt"]
    assert (fate.fate, fate.reason) == ("set aside", "editor: Withdrawn by its outlet.")


def test_topics_are_added_and_refused(decide):
    result = decide(
        '[[add-topic]]\narticle = "frost.txt"\ntopic = "harbours"\nwhy = "They ship apples."\n'
        '[[refuse-topic]]\narticle = "ferry.txt"\ntopic = "harbours"'
    )
    members = {m.article: m.reason for m in result.topics[0].members}
    assert members["frost.txt"] == "the editor put it here: They ship apples"
    assert "ferry.txt" not in members


def test_terms_are_added(decide):
    result = decide('[[add-term]]\ntopic = "harbours"\nterm = "apple"')
    assert "frost.txt" in {m.article for m in result.topics[0].members}


def test_a_refused_term_is_none_of_the_terms_that_pages_name(decide):
    result = decide('[[refuse-term]]\ntopic = "harbours"\nterm = "apple"')
    assert result.topics[0].topic.wanted == (("ferry",),)


def test_what_matches_nothing_is_reported_with_the_nearest(decide):
    result = decide(
        '[[redate]]\narticle = "fross.txt"\nday = 2021-05-03\n[[add-term]]\ntopic = "fish"\nterm = "x"'
    )
    assert result.unmatched == (
        "[[add-term]] number 1: there is no topic 'fish'",
        "[[redate]] number 1: there is no article 'fross.txt'; did you mean 'frost.txt'?",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[redat]]", r"decisions.toml has no key 'redat': did you mean 'redate'"),
        ("[redate]", r"write \[\[redate\]\] with double brackets"),
        ('[[redate]]\narticle = "a"', r"\[\[redate\]\] number 1 lacks the key 'day'"),
        ('[[redate]]\narticle = "a"\nday = "May"', "day is 'May'; expected a day such as 2015-12-16"),
        ('[[hide-story]]\nstory = "a"', "lacks the key 'why'"),
        ('[[merge]]\nstories = "a"', "expected a list of at least one text"),
        ('[[pin]]\nstory = "a"\nwhy = 3', "why is 3; expected a text"),
        ('[[pin]]\nstory = "a"\nwho = "me"', "has no key 'who'"),
        ("[[pin", "is not valid TOML"),
        ("pin = " + "[" * 5000, "is not valid TOML"),
        ("pin = " + "9" * 5000, "is not valid TOML"),
        ("pin = [1]", r"\[\[pin\]\] number 1 is 1; expected a table with story"),
    ],
)
def test_a_wrong_decision_stops_the_build_and_is_named(decide, text, message):
    with pytest.raises(SettingsError, match=message):
        decide(text)
