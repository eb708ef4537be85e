"""Rebuilds: whatever was added, changed or deleted since, what is remembered changes no result."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import decisions, placing, publication_dates
from briefing.encoding import encode
from briefing.records import Article, Topic
from briefing.runner import Runner, running
from briefing.store import NAME
from builders import article

WORDS = (
    "Petra", "Orlan", "sank", "the", "ferry", "quay", "harbour", "on", "Monday", "120", "crates", "1,250",
    "apples", "two", "days", "after", "storm",
)  # fmt: skip
DAYS = (None, "2021-05-03", "2021-05-04", "2021-05-20")
TOPIC = Topic("The harbour", "harbour", "", (("harbour", "quay"), ("ferry", "Orlan")))

SENTENCES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(lambda words: f"{' '.join(words)}.")
TEXTS = st.tuples(st.lists(SENTENCES, min_size=1, max_size=3), st.sampled_from(DAYS))
EDITS = st.lists(
    st.dictionaries(st.sampled_from("abcdef"), st.one_of(st.none(), TEXTS), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
)
"""For some files what they hold from now on; None where they are deleted."""


def placed(articles: list[Article], runner: Runner) -> bytes:
    """All that the articles tell of each other: copies, stories, days, and who is about the topic."""
    editor = decisions.Editor(decisions.NONE)
    found = placing.place(articles, editor, publication_dates.Bounds(), runner)
    subjects = placing.find_topics(found, editor, [TOPIC], runner)
    return encode((found.articles, found.origins, found.clusters, [members for _, members, _ in subjects]))


@settings(max_examples=25, deadline=None)
@given(EDITS)
def test_a_rebuild_equals_a_build_from_nothing_whatever_was_edited(edits):
    held: dict[str, Article] = {}
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.bundles.TOGETHER", 2)
        for changed in edits:
            for name, told in changed.items():
                held.pop(name, None)
                if told:
                    paragraphs, day = told
                    held[name] = article(*paragraphs, path=f"{name}.txt", day=day, title=paragraphs[0][:30])
            articles = [held[name] for name in sorted(held)]
            with running(1, Path(folder) / NAME) as runner:
                rebuilt = placed(articles, runner)
            assert rebuilt == placed(articles, Runner())
