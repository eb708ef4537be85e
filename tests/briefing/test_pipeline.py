"""The whole pipeline on small folders: what goes in comes out, whatever it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefing
from briefing.errors import FolderError
from briefing.records import Ledger

HARBOUR = (
    "The harbour of Port Lindow was closed on Monday after a ferry struck the northern pier, officials said. "
    "No one was hurt in the accident, according to harbour master Ada Quill. "
    "Repairs to the northern pier will take about three weeks and cost 400,000 crowns."
)
ORCHARD = (
    "Growers in the Vale of Imber lost half of their apple crop to a late frost this week. "
    "The cooperative said its 212 members had asked the province for emergency loans. "
    "Prices at the Imber market have already risen by a third."
)


@pytest.fixture
def folder(tmp_path):
    """A folder of two articles of different days."""
    (tmp_path / "ferry.json").write_text(
        json.dumps(
            {"title": "Ferry strikes pier", "text": HARBOUR, "date": "2021-05-04", "source": "Lindow Mail"}
        )
    )
    (tmp_path / "frost.json").write_text(
        json.dumps(
            {"title": "Frost ruins apples", "text": ORCHARD, "date": "2021-05-06", "source": "Imber Post"}
        )
    )
    return tmp_path


def paths(ledger: Ledger, fate: str) -> list[str]:
    """The paths of the documents that met a fate."""
    return [f.path for f in ledger.fates if f.fate == fate]


def test_each_day_has_its_edition_newest_first(folder):
    result = briefing.process(folder)
    assert [b.day.isoformat() for b in result.briefings] == ["2021-05-06", "2021-05-04"]
    assert [b.briefs[0].story.headline for b in result.briefings] == [
        "Frost ruins apples",
        "Ferry strikes pier",
    ]


def test_an_edition_quotes_only_articles_of_its_day(folder):
    for edition in briefing.process(folder).briefings:
        days = {a.path: a.published.day for brief in edition.briefs for a in brief.articles}
        assert {days[s.article] for brief in edition.briefs for s in brief.sentences} == {edition.day}


def test_a_copy_is_folded_and_counted(folder):
    (folder / "again.json").write_text(
        json.dumps({"title": "Ferry hits pier", "text": HARBOUR, "date": "2021-05-05"})
    )
    result = briefing.process(folder)
    assert paths(result.ledger, "folded") == ["again.json"]
    [copy] = [a for a in result.articles if a.path == "again.json"]
    assert copy.copy_of == "ferry.json"


def test_what_cannot_be_read_is_set_aside_and_costs_nothing_else(folder):
    (folder / "broken.json").write_text('{"title": "half')
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    result = briefing.process(folder)
    assert {s.path for s in result.set_aside} == {"broken.json", "photo.jpg"}
    assert len(result.briefings) == 2


def test_a_document_without_text_is_an_article_set_aside(folder):
    (folder / "empty.json").write_text(json.dumps({"title": None, "text": "", "date": "2021-05-04"}))
    result = briefing.process(folder)
    assert [a.text for a in result.articles if a.path == "empty.json"] == [""]
    assert paths(result.ledger, "set aside") == ["empty.json"]


def test_an_undated_article_stays_undated(folder):
    (folder / "poem.txt").write_text(
        "An ode to soup\n\n" + "Soup is warm and bread is brown in every town. " * 8
    )
    result = briefing.process(folder)
    assert paths(result.ledger, "undated") == ["poem.txt"]
    assert [b.day.isoformat() for b in result.briefings] == ["2021-05-06", "2021-05-04"]


def test_the_time_of_a_file_is_an_estimate_only_where_the_settings_ask_for_it(folder):
    poem = folder / "poem.txt"
    poem.write_text("An ode to soup\n\n" + "Soup is warm and bread is brown in every town. " * 8)
    os.utime(poem, (1_620_390_600, 1_620_390_600))
    plain, asked = (briefing.process(folder, file_time=asked).articles[-1] for asked in (False, True))
    assert plain.published.certainty == "unknown"
    assert (str(asked.published.day), asked.published.certainty) == ("2021-05-07", "estimated")


def test_an_outlet_has_no_article_from_before_its_first_day(folder):
    post = {"Imber Post": {"since": "2021-05-07"}}
    frost = next(a for a in briefing.process(folder, outlets=post).articles if a.path == "frost.json")
    assert frost.published.day is None or frost.published.day.isoformat() >= "2021-05-07"
    assert frost.published.evidence[-1].says.endswith("Imber Post has appeared since 7 May 2021 only")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FolderError, match="nowhere is not a folder; BRIEFING"):
        briefing.process(tmp_path / "nowhere")


def test_an_empty_folder_gives_an_empty_result(tmp_path):
    result = briefing.process(tmp_path)
    assert (result.articles, result.stories, result.briefings, result.set_aside) == ((), (), (), ())


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="'docx' is no kind that is read"):
        briefing.clean("text", kind="docx")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [("", "txt"), (b"", "html"), ("{", "json"), ('{"text": ""}', "json"), (b"\0\1\2" * 999, "txt")],
)
def test_what_holds_no_article_is_one_without_text(raw, kind):
    assert briefing.clean(raw, kind=kind).text == ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=400) | st.binary(max_size=400),
    st.sampled_from(["txt", "md", "html", "json", "eml", "xml"]),
)
def test_clean_never_raises_and_keeps_only_what_was_there(raw, kind):
    article = briefing.clean(raw, kind=kind)
    assert len(article.sentences) == len({s.number for s in article.sentences})
    if kind == "txt" and isinstance(raw, str) and not article.repairs:
        squeezed = "".join(raw.split())
        assert all("".join(p.text.split()) in squeezed for p in article.paragraphs)


def test_cleaning_one_document_leaves_the_other_steps_alone():
    program = "import sys, briefing; briefing.clean('Rain.', 'txt'); print(*sys.modules)"
    environment = {"PYTHONPATH": str(Path(briefing.__file__).parents[1])}
    told = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True
    )
    assert set(told.stdout.split()).isdisjoint({"scipy", "jinja2", "bs4", "briefing.stories"})


def test_summaries_keep_to_their_budget(folder):
    result = briefing.process(folder)
    sentences = briefing.summarize(result.articles, words=30)
    assert sentences
    assert sum(len(s.text.split()) for s in sentences) <= 30


def test_a_timeline_has_the_days_in_order(folder):
    entries = briefing.timeline(briefing.process(folder).articles, days=2, words=40)
    assert [e.day.isoformat() for e in entries] == ["2021-05-04", "2021-05-06"]
    assert all(e.sentences for e in entries)


def test_an_article_that_cleaning_trips_over_costs_no_other(tmp_path, monkeypatch):
    from briefing import noise

    clean = noise.clean

    def trip(document, boilerplate):
        if document.path == "orchard.txt":
            raise ZeroDivisionError("inner trouble")
        return clean(document, boilerplate)

    monkeypatch.setattr("briefing.noise.clean", trip)
    (tmp_path / "harbour.txt").write_text(HARBOUR)
    (tmp_path / "orchard.txt").write_text(ORCHARD)
    result = briefing.process(tmp_path, workers=1)
    assert [a.path for story in result.stories for a in story.articles] == ["harbour.txt"]
    [aside] = result.set_aside
    assert aside.path == "orchard.txt"
    assert aside.reason.startswith("cannot be cleaned (ZeroDivisionError: inner trouble): remove it")
