"""Frozen editions: kept whole, proven by digest, corrected by dated errata, never silently."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import editions, pages
from briefing.cli import main
from briefing.editions import Archive, Correction, Erratum, Frozen, Present
from briefing.pages.errata import stretches
from briefing.records import Article, Brief, Briefing, Ledger, Note, Origin, Place, Result, SetAside, Story
from builders import article

DAY, TODAY = date(2021, 5, 4), date(2021, 5, 6)
FERRY = "The ferry Heron struck the northern pier on Monday. Nobody was hurt. Divers will look at its hull."


@dataclass(frozen=True)
class Links:
    """The settings that pages need."""

    clean_urls: bool = False
    pdf: bool = False
    language: str = "en"


def ferry(text: str = FERRY, **fields) -> Article:
    """The article that most editions here are made from."""
    return article(
        text, **{"path": "ferry.txt", "day": "2021-05-04", "title": "Ferry strikes pier", **fields}
    )


def found(*articles: Article, quoted: int = 2, decided: tuple[str, ...] = (), **fields) -> Result:
    """A result with one story of all these articles; each edition quotes the first sentences of each."""
    story = Story(
        "ferry-strikes-pier",
        articles[0].title,
        articles[0].path,
        articles,
        tuple(Origin(a.path, "") for a in articles),
        (),
        (),
        (),
        decided=decided,
    )
    days = sorted({a.published.day for a in articles if a.published.day}, reverse=True)
    briefings = []
    for day in days:
        some = tuple(a for a in articles if a.published.day == day)
        brief = Brief(story, some, tuple(s for a in some for s in a.sentences[:quoted]))
        briefings.append(Briefing(day, (brief,), Ledger(())))
    origins = tuple(Origin(a.path, "") for a in articles)
    values = {"stitches": (), "topics": (), "set_aside": (), **fields}
    return Result(articles, origins, stories=(story,), briefings=tuple(briefings), **values)


def frozen(*articles: Article, **fields) -> Frozen:
    """The edition of DAY, frozen."""
    return editions.freeze(editions.compose(found(*articles, **fields))[DAY], TODAY)


def corrections(was: Frozen, now: Result, *errata: Erratum) -> tuple[Correction, ...]:
    """What is new since."""
    return editions.news(was.edition, Present.of(now, editions.compose(now)), errata)


def day_page(was: Frozen, now: Result):
    """The page of DAY where this edition is frozen."""
    site = pages.Site(now, Links(), Archive({DAY: was}))
    return next(p for p in pages.pages(site) if p.save_as == f"briefings/{DAY}/index.html").context["day"]


# The record


def test_the_canonical_text_is_that_of_rfc_8785_so_that_any_tool_can_make_it():
    was = frozen(ferry("Żółw, “said” he.\tNo \\ doubt."))
    again = json.dumps(json.loads(was.text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert was.text == again.encode()
    assert was.digest == hashlib.sha256(was.text).hexdigest()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_a_sentence_holds_it_is_read_as_it_was_written(text: str):
    edition = editions.compose(found(ferry()))[DAY]
    item = replace(edition.items[0], headline=text)
    was = editions.freeze(replace(edition, items=(item,)), TODAY)
    assert msgspec.json.decode(was.text, type=editions.Edition) == was.edition


def test_an_outline_is_the_edition_without_the_words_of_its_sources():
    result = found(ferry())
    whole, outline = editions.compose(result)[DAY], editions.outline(result)[DAY]
    assert all(source.opening and source.passages for source in whole.sources)
    bare = tuple(replace(source, opening="", passages=()) for source in whole.sources)
    assert outline == replace(whole, sources=bare)


def test_a_frozen_file_holds_its_digest_and_is_read_as_it_was_written(tmp_path):
    was = frozen(ferry())
    path = editions.write(tmp_path / "editions", was)
    assert path.name == "2021-05-04.json"
    assert json.loads(path.read_bytes())["digest"] == was.digest
    assert editions.read(path.parent).frozen == {DAY: was}


def test_a_frozen_text_is_never_written_over(tmp_path):
    editions.write(tmp_path, frozen(ferry()))
    with pytest.raises(editions.EditionError, match="is there already, with another text"):
        editions.write(tmp_path, frozen(ferry("Quite another text.")))


def test_errata_grow_and_none_goes(tmp_path):
    was = frozen(ferry())
    one = replace(was, errata=(Erratum(TODAY, (Correction("gone", "ferry.txt"),)),))
    for step in (was, one):
        editions.write(tmp_path, step)
    with pytest.raises(editions.EditionError, match="is there already"):
        editions.write(tmp_path, was)
    assert editions.read(tmp_path).frozen[DAY].errata == one.errata


def test_a_write_that_fails_half_way_leaves_the_old_file_whole(tmp_path, monkeypatch):
    was = frozen(ferry())
    path = editions.write(tmp_path, was)
    before = path.read_bytes()

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    more = replace(was, errata=(Erratum(TODAY, (Correction("gone", "ferry.txt"),)),))
    with pytest.raises(editions.EditionError, match="No space left on device"):
        editions.write(tmp_path, more)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def edited(data: bytes) -> bytes:
    """The file, somebody having put other words into it."""
    return data.replace(b"northern pier", b"southern pier")


@pytest.mark.parametrize(
    ("damage", "word"),
    [
        (lambda data: data[: len(data) // 2], "is damaged"),
        (lambda data: b"\xff" + data, "is damaged"),
        (lambda data: b"[" * 100_000, "is damaged"),
        (edited, "was changed after it was frozen"),
        (lambda data: data.replace(b'"version": 1', b'"version": 9'), "has version 9"),
        (
            lambda data: data.replace(b'"items"', b'"stories"'),
            r"missing required field `items` - at `\$.edition`",
        ),
        (lambda data: b"null", "has version None"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_named_with_its_remedy_and_stops_no_other(tmp_path, damage, word):
    other = replace(frozen(ferry()).edition, day=date(2021, 5, 3), frozen=None)
    editions.write(tmp_path, editions.freeze(other, TODAY))
    path = editions.write(tmp_path, frozen(ferry()))
    path.write_bytes(damage(path.read_bytes()))
    archive = editions.read(tmp_path)
    assert list(archive.frozen) == [date(2021, 5, 3)]
    [(day, line)] = archive.broken.items()
    assert day == DAY
    assert str(path) in line
    assert "restore it from version control" in line
    assert re.search(word, line)


def test_a_file_under_the_name_of_another_day_is_not_trusted(tmp_path):
    path = editions.write(tmp_path, frozen(ferry()))
    path.rename(tmp_path / "2021-05-05.json")
    assert "holds the edition of another day" in editions.read(tmp_path).broken[date(2021, 5, 5)]


def test_a_file_whose_name_is_no_day_is_told_of(tmp_path):
    (tmp_path / "notes.json").write_text("{}")
    assert "its name is no day" in editions.read(tmp_path).broken[None]


# Errata


def test_nothing_changed_is_no_news():
    assert corrections(frozen(ferry()), found(ferry())) == ()


def test_another_choice_of_sentences_is_no_correction():
    assert corrections(frozen(ferry(), quoted=2), found(ferry(), quoted=1)) == ()


def test_an_article_that_comes_late_is_told_of_with_what_it_adds():
    late = article("The captain was heard.", path="late.txt", day="2021-05-04", title="Captain heard")
    [news] = corrections(frozen(ferry()), found(ferry(), late))
    assert (news.kind, news.about, news.after) == ("late", "late.txt", "Captain heard")
    assert [s.text for s in news.sentences] == ["The captain was heard."]


def test_a_changed_sentence_is_told_of_word_by_word():
    now = ferry(FERRY.replace("on Monday", "late on Sunday"))
    [news] = corrections(frozen(ferry()), found(now))
    assert (news.kind, news.number) == ("changed", 0)
    pieces = [(p.element, p.words) for p in stretches(news.before, news.after)]
    assert pieces == [
        ("", "The ferry Heron struck the northern pier"),
        ("ins", "late"),
        ("", "on"),
        ("del", "Monday."),
        ("ins", "Sunday."),
    ]


def test_a_sentence_that_nothing_resembles_any_more_is_withdrawn():
    now = ferry("Nobody was hurt. Divers will look at its hull.")
    [news] = corrections(frozen(ferry()), found(now))
    assert (news.kind, news.number) == ("withdrawn", 0)
    assert news.before == "The ferry Heron struck the northern pier on Monday."


def test_sentences_that_are_cut_otherwise_today_are_unchanged():
    def joined(sentences):
        return (sentences[0].changed(text=f"{sentences[0].text} {sentences[1].text}"), *sentences[2:])

    [paragraph] = ferry().paragraphs
    now = ferry().holding((paragraph.changed(sentences=joined(paragraph.sentences)),))
    assert corrections(frozen(ferry()), found(now)) == ()
    assert corrections(frozen(now), found(ferry())) == ()


@pytest.mark.parametrize(
    ("change", "kind", "after"),
    [
        ({"day": "2021-05-03"}, "moved", "2021-05-03"),
        ({"day": None}, "moved", "undated"),
        ({"outlet": "Lindow Mail"}, "outlet", "Lindow Mail"),
        ({"title": "Ferry hits pier"}, "title", "Ferry hits pier"),
    ],
)
def test_what_is_now_said_of_an_article_is_told(change, kind, after):
    [news] = corrections(frozen(ferry()), found(ferry(**change)))
    assert (news.kind, news.about, news.after) == (kind, "ferry.txt", after)


def test_an_article_that_the_editor_hides_is_gone_for_his_reason():
    now = found(article("Frost.", path="frost.txt"), set_aside=(SetAside("ferry.txt", "editor", "A hoax."),))
    [news] = corrections(frozen(ferry()), now)
    assert (news.kind, news.why) == ("gone", "A hoax.")
    assert [s.number for s in news.sentences] == [0, 1]


def test_an_article_whose_raw_file_is_gone_says_so():
    [news] = corrections(frozen(ferry()), found(article("Frost.", path="frost.txt")))
    assert (news.kind, news.why) == ("gone", "its raw file is no longer there")


def test_the_editor_s_later_decisions_and_note_are_told():
    note = Note("2021-05-04.md", "day", "2021-05-04", "<p>Read twice.</p>", "Read twice.")
    now = found(ferry(), decided=("The editor renamed it.",), notes=(note,))
    assert [(c.kind, c.after) for c in corrections(frozen(ferry()), now)] == [
        ("decided", "The editor renamed it."),
        ("note", "Read twice."),
    ]


def test_what_an_erratum_told_is_no_news_and_what_holds_no_longer_is():
    late = article("The captain was heard.", path="late.txt", day="2021-05-04")
    was = frozen(ferry())
    told = corrections(was, found(ferry(), late))
    entered = Erratum(TODAY, told)
    assert corrections(was, found(ferry(), late), entered) == ()
    [undone] = corrections(was, found(ferry()), entered)
    assert undone == replace(told[0], undone=True)
    assert corrections(was, found(ferry()), entered, Erratum(TODAY, (undone,))) == ()
    assert corrections(was, found(ferry(), late), entered, Erratum(TODAY, (undone,))) == told


# The page


def test_a_frozen_page_says_what_was_published_and_cites_the_sentence_where_it_stands_now():
    now = found(ferry("A new beginning. " + FERRY, title="Another headline"))
    page = day_page(frozen(ferry()), now)
    assert page.briefs[0].title.words.text == "Ferry strikes pier"
    assert [s.words.text for s in page.briefs[0].sentences] == [s.text for s in ferry().sentences[:2]]
    assert [s.citation.href.partition("#")[2] for s in page.briefs[0].sentences] == ["s1", "s2"]
    assert page.seal.digest == frozen(ferry()).digest


def test_a_sentence_that_is_lost_stands_on_the_page_in_its_paragraph():
    page = day_page(frozen(ferry()), found(article("Frost.", path="frost.txt", day="2021-05-03")))
    [source] = page.sources
    assert [k.words.text for k in source.kept] == [s.text for s in ferry().sentences[:2]]
    assert source.kept[1].before + source.kept[1].words.text + source.kept[1].after == FERRY
    hrefs = [s.citation.href for s in page.briefs[0].sentences]
    assert hrefs == [f"briefings/2021-05-04/index.html#{k.anchor}" for k in source.kept]


def test_a_sentence_that_stands_in_a_copy_too_is_linked_there_while_it_does():
    copy = ferry(path="copy.txt", copy_of="ferry.txt", outlet="Echo")
    first = ferry().sentences[0].changed(also=(Place("copy.txt", 0),))
    edition = editions.compose(found(ferry(), copy))[DAY]
    was = editions.freeze(replace(edition, items=(replace(edition.items[0], sentences=(first,)),)), TODAY)
    moved = copy.holding(article("One more.", FERRY, path="copy.txt").paragraphs)
    [source] = day_page(was, found(ferry(), moved)).sources
    assert [other.href for other in source.also] == ["sources/copy/index.html#s1"]
    [source] = day_page(was, found(ferry())).sources
    assert [other.note for other in source.also] == ["Echo"]


def test_a_frozen_day_stands_though_nothing_is_left_of_it():
    site = pages.Site(
        found(article("Frost.", path="f.txt", day="2021-05-01")), Links(), Archive({DAY: frozen(ferry())})
    )
    home = next(iter(pages.pages(site))).context["day"]
    assert home.day.iso == "2021-05-04"
    assert list(site.editions) == [DAY, date(2021, 5, 1)]


def test_a_day_whose_frozen_file_is_broken_says_that_it_is_made_anew():
    site = pages.Site(
        found(ferry()), Links(), Archive({}, {DAY: "content/editions/2021-05-04.json is damaged"})
    )
    page = next(iter(pages.pages(site))).context["day"]
    assert "frozen text cannot be read" in page.notice
    assert page.seal is None


# The commands

FROST = "A late frost ruined half of the apple crop in the Vale of Imber, growers said on Wednesday."
ARTICLE = "{}\n\nUpdated May {}, 2021\n\n{}\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with two articles of two days, the current one."""
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    write_seed("ferry.txt", "Ferry strikes northern pier", 4, FERRY)
    write_seed(
        "frost.txt",
        "Frost ruins apples",
        5,
        "A late frost ruined half of the apple crop in the Vale of Imber.",
    )
    return tmp_path


def write_seed(name: str, title: str, day: int, text: str) -> None:
    """A raw file in the current project."""
    Path("seeds", name).write_text(ARTICLE.format(title, day, text), encoding="utf-8")


def test_freezing_needs_to_be_told_the_day(project, capsys):
    assert main(["freeze", "2021-05-04"]) == 1
    assert "--today" in capsys.readouterr().err


def test_freeze_keeps_days_and_enters_errata_under_the_day_given(project, capsys):
    assert main(["freeze", "--through", "2021-05-04", "--today", "2021-05-06"]) == 0
    assert [p.name for p in Path("content/editions").iterdir()] == ["2021-05-04.json"]
    kept = Path("content/editions/2021-05-04.json").read_bytes()
    assert main(["freeze", "--today", "2021-05-07"]) == 0
    assert "nothing changed since" in capsys.readouterr().out
    assert Path("content/editions/2021-05-04.json").read_bytes() == kept
    write_seed("ferry.txt", "Ferry strikes northern pier", 4, FERRY.replace("Monday", "Sunday"))
    assert main(["freeze", "--today", "2021-05-08", "--dry-run"]) == 0
    assert "would be entered 1 correction" in capsys.readouterr().out
    assert Path("content/editions/2021-05-04.json").read_bytes() == kept
    assert main(["freeze", "--today", "2021-05-08"]) == 0
    now = json.loads(Path("content/editions/2021-05-04.json").read_bytes())
    assert now["edition"] == json.loads(kept)["edition"]
    assert [erratum["noticed"] for erratum in now["errata"]] == ["2021-05-08"]


def test_freeze_refuses_days_to_come_days_without_briefing_and_errata_out_of_order(project, capsys):
    assert main(["freeze", "2021-05-05", "--today", "2021-05-04"]) == 1
    assert "is still to come" in capsys.readouterr().out
    assert main(["freeze", "2021-06-01", "--today", "2021-06-02"]) == 1
    assert "no briefing of this day" in capsys.readouterr().out
    assert main(["freeze", "2021-05-04", "--today", "2021-05-06"]) == 0
    Path("seeds/ferry.txt").unlink()
    assert main(["freeze", "--today", "2021-05-05"]) == 1
    assert "has entries of 2021-05-06 already" in capsys.readouterr().out


def test_a_broken_file_is_refused_and_the_other_days_are_frozen(project, capsys):
    main(["freeze", "2021-05-04", "--today", "2021-05-06"])
    Path("content/editions/2021-05-04.json").write_text("{")
    assert main(["freeze", "--through", "2021-05-05", "--today", "2021-05-06"]) == 1
    out = capsys.readouterr().out
    assert "2021-05-04.json is damaged" in out
    assert "2021-05-05: frozen" in out
    assert Path("content/editions/2021-05-04.json").read_text() == "{"
    main(["doctor", "--json"])
    assert "editions" in {finding["about"] for finding in json.loads(capsys.readouterr().out)}


def test_verify_proves_a_day_and_says_against_what(project, capsys):
    main(["freeze", "2021-05-04", "--today", "2021-05-06"])
    digest = json.loads(Path("content/editions/2021-05-04.json").read_bytes())["digest"]
    capsys.readouterr()
    assert main(["verify", "2021-05-04", "--digest", digest]) == 0
    assert capsys.readouterr().out.startswith("2021-05-04: as frozen on 2021-05-06")
    assert main(["verify", "--digest", "0" * 64, "--json"]) == 1
    [verdict] = json.loads(capsys.readouterr().out)
    assert verdict["differences"] == [{"where": "the digest given", "frozen": digest, "found": "0" * 64}]


def test_verify_without_anything_frozen_says_so(project, capsys):
    assert main(["verify"]) == 1
    assert "no day is frozen" in capsys.readouterr().err
    assert main(["verify", "2021-05-04"]) == 1
    assert "this day is not frozen" in capsys.readouterr().out


def publish(project: Path) -> Path:
    """A site with the published text and the page of the frozen day."""
    frozen = editions.read(project / "content/editions").frozen[DAY]
    (project / "output/data/editions").mkdir(parents=True)
    (project / "output/data/editions/2021-05-04.json").write_bytes(frozen.text)
    (project / "output/briefings/2021-05-04").mkdir(parents=True)
    shown = [(item.headline, *(s.text for s in item.sentences)) for item in frozen.edition.items]
    body = "".join(f"<p>{text}\u00a0<a>1</a></p>" for texts in shown for text in texts)
    page = project / "output/briefings/2021-05-04/index.html"
    page.write_text(f"<html><meta charset=utf-8>{body}</html>", encoding="utf-8")
    return page


def test_verify_finds_words_that_the_published_page_or_text_has_otherwise(project, capsys):
    main(["freeze", "2021-05-04", "--today", "2021-05-06"])
    page = publish(project)
    assert main(["verify"]) == 0
    page.write_text(page.read_text().replace("northern pier on Monday", "southern pier on Monday"))
    text = project / "output/data/editions/2021-05-04.json"
    text.write_bytes(text.read_bytes().replace(b"northern pier on", b"western pier on"))
    capsys.readouterr()
    assert main(["verify", "--json"]) == 1
    [verdict] = json.loads(capsys.readouterr().out)
    places = {d["where"].split(" ")[1]: (d["frozen"], d["found"]) for d in verdict["differences"]}
    assert places["items[0].sentences[0]"][1] == "does not stand there"
    assert "western pier" in places["items[0].sentences[0].text"][1]


def test_verify_shows_where_a_frozen_file_was_edited_by_what_was_published(project, capsys):
    main(["freeze", "2021-05-04", "--today", "2021-05-06"])
    publish(project)
    path = Path("content/editions/2021-05-04.json")
    path.write_bytes(path.read_bytes().replace(b"northern pier on", b"southern pier on"))
    capsys.readouterr()
    assert main(["verify", "--json"]) == 1
    [verdict] = json.loads(capsys.readouterr().out)
    assert "was changed after it was frozen" in verdict["differences"][0]["found"]
    [sentence] = [d for d in verdict["differences"] if d["where"].endswith("items[0].sentences[0].text")]
    assert (sentence["frozen"], sentence["found"]) == (FERRY[:51], FERRY[:51].replace("northern", "southern"))
