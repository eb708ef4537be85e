"""Copies after earlier builds: what is remembered saves work and changes nothing."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import copies
from briefing.placing import Folded, fold
from briefing.records import Article
from briefing.runner import Runner, running
from briefing.texts import Texts
from builders import article

FIXTURES = Path(__file__).parents[1] / "fixtures" / "copies"
POOL = [
    line
    for name in ("ferry", "ferry-spun", "ferry-rival", "frost")
    for line in (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
]
SENTENCES = st.lists(st.sampled_from(POOL), max_size=12)
LANGUAGES = st.sampled_from(["en", "en", "nl", "xx"])
COLLECTIONS = st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(SENTENCES, LANGUAGES), max_size=8)


@st.composite
def builds(draw) -> list[list[Article]]:
    """Builds of a folder whose files come, go, change and are listed in any order."""
    files = draw(COLLECTIONS)
    found = []
    for changed in draw(st.lists(COLLECTIONS, min_size=1, max_size=3)):
        gone = draw(st.sets(st.sampled_from("abcdefgh"), max_size=3))
        files = {path: file for path, file in {**files, **changed}.items() if path not in gone}
        listed = draw(st.permutations(sorted(files)))
        found.append([article(*files[path][0], path=path, language=files[path][1]) for path in listed])
    return found


def folded(articles: list[Article], runner: Runner) -> Folded:
    """What a build finds."""
    return fold(articles, Texts(articles, runner.map), runner)


@settings(max_examples=80, deadline=None)
@given(builds())
def test_a_rebuild_equals_a_build_from_nothing(tmp_path_factory, builds):
    path = tmp_path_factory.mktemp("store") / "results.sqlite"
    for articles in builds:
        with running(1, path) as runner:
            assert folded(articles, runner) == folded(articles, Runner())


def test_nothing_known_is_compared_again(tmp_path, monkeypatch):
    ferry, spun = POOL[:12], POOL[12:24]
    articles = [article(*ferry, path="a"), article(*spun, path="b"), article(*ferry[:9], path="c")]
    found = []
    for _ in range(2):
        with running(1, tmp_path / "results.sqlite") as runner:
            found.append(folded(articles, runner))
        monkeypatch.setattr(copies.remembered, "align", None)
        monkeypatch.setattr(copies.likeness, "_likeness", None)
    assert found[0] == found[1] and any(origin.copies for origin in found[0].origins)


def test_what_nobody_asks_for_any_more_is_forgotten(tmp_path):
    def kept(articles: list[Article]) -> int:
        with running(1, tmp_path / "results.sqlite") as runner:
            folded(articles, runner)
            return len(runner.recall(copies.remembered.SENTENCES, copies.remembered.AlikeSentences).keys)

    ferry, spun = POOL[:12], POOL[12:24]
    both = [article(*ferry, path="a"), article(*spun, path="b")]
    assert kept(both) > 0 == kept([article(*ferry[:2], path="a")])
