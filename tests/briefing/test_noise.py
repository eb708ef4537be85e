"""Cleaning keeps every word that was reported, and gives a name and a reason to all else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.noise import NONE, RULES, TRIMS, clean, recurring
from briefing.noise.boundaries import off_subject
from briefing.noise.context import AMONG
from briefing.noise.core import segments
from briefing.noise.features import ALONE
from briefing.noise.line_model import alone_rows, among_rows, judge, why
from briefing.noise.page import Page
from briefing.noise.paths import split
from briefing.noise.second_look import AGAIN
from briefing.noise.vocabulary import Vocabulary
from briefing.publication_dates import from_article
from briefing.records import Block, Document, RawFile, Stated
from builders import document

FIXTURES = Path(__file__).parents[1] / "fixtures" / "noise"
STORY = (
    "Lock Keepers Warn of Low Water on the Canal",
    "Lock keepers on the northern canal warned on Monday that water was at its lowest in twenty years.",
    "Barges loaded with grain have been waiting at the upper locks since Friday, and more are expected.",
    "The canal board said that it would open the reserve basin on Wednesday unless rain came before then.",
    "“We have seen dry summers, but never in May,” said Aldo Ferri, who keeps the lock at Brann.",
)


def cases(name: str) -> list:
    """The cases of a fixture file: title, a dot, input lines, a dot, expected lines, a dot."""
    found = []
    for part in (FIXTURES / name).read_text(encoding="utf-8").split("\n\n")[1:]:
        title, given_lines, expected, *_ = (field.strip("\n") for field in part.split("\n.\n"))
        found.append(
            pytest.param(given_lines.split("\n"), expected.removesuffix("\n.").split("\n"), id=title)
        )
    return found


def verdicts(lines: list[str]) -> list[str]:
    """What became of each line: "+", "#", "=" or "-rule"."""
    article = clean(document(*lines))
    kinds = {p.line: "#" if p.kind == "subhead" else "+" for p in article.paragraphs}
    kinds |= {r.line: "-" + r.rule for r in article.removed if r.paragraph is None}
    return [kinds.get(number, "=") for number in range(1, len(lines) + 1)]


@pytest.mark.parametrize(("lines", "expected"), cases("lines.txt"))
def test_each_line_meets_the_fate_that_a_careful_reader_gives_it(lines, expected):
    found = verdicts(lines)
    assert len(found) == len(expected)
    wrong = [
        (line, is_, should)
        for line, is_, should in zip(lines, found, expected, strict=True)
        if is_ not in ["-" + name for name in should[1:].split("|")] and is_ != should
    ]
    assert not wrong


@pytest.mark.parametrize(("lines", "expected"), cases("trims.txt"))
def test_noise_inside_a_paragraph_is_cut_and_nothing_else(lines, expected):
    article = clean(document("Headline of Four Words", *lines, *STORY[1:]))
    assert article.paragraphs[0].text == expected[0]
    cut = [f"-{r.rule}: {r.text}" for r in article.removed if r.paragraph == 0]
    assert cut == expected[1:]


def test_every_line_is_title_body_or_removed():
    lines = [line for case in cases("lines.txt") for line in case.values[0]]
    article = clean(document(*lines))
    accounted = [p.text for p in article.paragraphs] + [r.text for r in article.removed] + [article.title]
    assert sorted(lines) == sorted(accounted)


@given(st.lists(st.text().map(str.strip).filter(bool), min_size=1, max_size=30))
def test_no_text_however_odd_is_lost_without_a_word(texts):
    blocks = tuple(Block(text, number) for number, text in enumerate(texts, 1))
    article = clean(Document(RawFile("a.txt", "0" * 64, "txt"), 1, blocks))
    whole = [r.line for r in article.removed if r.paragraph is None]
    lines = sorted([*whole, *(p.line for p in article.paragraphs)])
    assert len(lines) == len(set(lines))
    assert len(lines) >= len(texts) - 1


def test_the_same_document_gives_the_same_article():
    assert clean(document(*STORY)) == clean(document(*STORY))


def test_sentences_count_through_the_article_and_know_their_line():
    article = clean(document(*STORY))
    assert [s.number for s in article.sentences] == list(range(4))
    assert [s.line for s in article.sentences] == [2, 3, 4, 5]
    assert all(s.text in p.text for p in article.paragraphs for s in p.sentences)


def test_other_languages_pass_whole():
    lines = (
        "Schleusenwärter warnen vor Niedrigwasser",
        "Die Schleusenwärter am Nordkanal haben am Montag vor dem niedrigen Wasserstand gewarnt.",
        "Kurzer Satz.",
        "Getreideschiffe warten seit Freitag an den oberen Schleusen, weitere werden erwartet.",
        "Mehr zum Thema",
    )
    article = clean(document(*lines, stated=Stated(language="de")))
    assert article.language == "de"
    assert [p.text for p in article.paragraphs] == list(lines[1:])


def test_furniture_around_an_article_in_another_language_goes_however_little_there_is():
    menu = ("Startseite", "Wetter", "Abo")
    text = (
        "Die Schleusenwärter am Nordkanal haben am Montag vor dem niedrigen Wasserstand gewarnt.",
        "Getreideschiffe warten seit Freitag an den oberen Schleusen, weitere werden erwartet.",
        "Erst im Herbst rechnet die Verwaltung des Kanals mit Regen, der die Becken wieder füllen kann.",
    )
    article = clean(document(*menu, *text, "Impressum", "Datenschutz", stated=Stated(language="de")))
    assert [p.text for p in article.paragraphs] == list(text)


def test_buttons_to_share_and_notices_of_copyright_go_in_every_language():
    text = (
        "Die Schleusenwärter am Nordkanal haben am Montag vor dem niedrigen Wasserstand gewarnt.",
        "Getreideschiffe warten seit Freitag an den oberen Schleusen, weitere werden erwartet.",
    )
    furniture = ("Share this on WhatsApp", "© 2019 Kanalblatt")
    article = clean(document(text[0], *furniture, text[1], stated=Stated(language="de")))
    assert [p.text for p in article.paragraphs] == list(text)
    assert [r.rule for r in article.body.removed] == ["share-prompt", "copyright"]


MENU = ("Harbour", "Markets", "Weather", "Archive", "Letters")
OF_WINE = (
    "Grapes ripened early on every slope, growers told visitors who had come to taste last year's wine.",
    "Frost had spared most vineyards, though hail broke windows and bruised apples in two orchards nearby.",
)


@pytest.mark.parametrize(("below", "goes"), [(OF_WINE[:1], True), (OF_WINE, False)])
def test_what_stands_below_on_another_subject_goes_unless_it_is_too_large_to_tell(below, goes):
    page = Page.of(document(*STORY[1:], *MENU, *below))
    for line in page.lines:
        line.rule = RULES[0] if line.text in MENU else None
    assert [line.text for line in off_subject(page)] == list(below) * goes


def test_text_without_blanks_between_words_is_told_from_its_menus():
    menu = ("首页", "港口", "天气", "信件", "档案", "照片", "订阅")
    text = (
        "渡轮船员星期一恢复工作，九天前他们因为新的值班表而离开岗位，岛上的商店面包和牛奶都已经卖完了。",
        "港务局表示，双方同意请一位调解人，晚间班次将在一周之内恢复，其余的班次要等到下个月才能恢复。",
        "船员要求每周有两个晚上可以回家，港务局曾经说这次罢工不合法，直到法院作出了不同的判决为止。",
    )
    article = clean(document(*menu, *text, *menu, stated=Stated(language="zh")))
    kept = [p.text for p in article.paragraphs]
    assert [line for line in text if line in kept] == list(text)
    assert not set(menu[:3]) & set(kept)


def test_what_an_extractor_puts_outside_is_removed_and_what_it_keeps_stays():
    blocks = (
        Block("Menu of the site", 1, hints=("outside", "nav")),
        Block("A short line", 2, hints=("body", "p")),
        Block("Nobody knows.", 3, hints=("body", "p")),
    )
    page = Document(RawFile("a.html", "0" * 64, "html"), 1, blocks, Stated(title="What Nobody Knows"))
    article = clean(page)
    assert [p.text for p in article.paragraphs] == ["A short line", "Nobody knows."]
    assert [r.rule for r in article.removed] == ["outside-body"]
    assert article.title == "What Nobody Knows"


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("Agence France-Presse", "agency", "AFP"),
        ("Reuters and AP", "agency", "Reuters"),
        ("LMNWorld and agencies", "outlet", "LMN World"),
        ("By Maren Oldfield", "author", "Maren Oldfield"),
        ("By Maren Oldfield, AFP", "agency", "AFP"),
        ("Download the Larkspur Courier App!", "outlet", "Larkspur Courier"),
        ("© 2014 The Larkspur Courier. All rights reserved.", "outlet", "The Larkspur Courier"),
    ],
)
def test_credits_quote_the_line_they_rest_on(line, role, name):
    article = clean(document(*STORY, line))
    assert getattr(article, role) == name
    assert [e.quote for e in article.credits if e.rule == role] == [line]


def test_nothing_is_guessed_where_nothing_says_so():
    article = clean(document(*STORY))
    assert (article.outlet, article.agency, article.author, article.credits) == (None, None, None, ())


def test_stated_credits_come_first():
    article = clean(
        document(*STORY, "Download the Larkspur Courier App!", stated=Stated(outlet="Brann Post"))
    )
    assert article.outlet == "Brann Post"


def outlets_articles(footer: str, count: int, url: str = "https://courier.example/{}") -> list[Document]:
    """Articles of one outlet with different texts and the same last line."""
    return [
        document(
            f"Headline number {n} is unlike the others",
            *(
                f"Paragraph {k} of article {n} tells of subject {n * 17 + k} and nothing else at all."
                for k in range(9)
            ),
            footer,
            path=f"{n}.txt",
            stated=Stated(url=url.format(n)),
        )
        for n in range(count)
    ]


FOOTER = "The Courier has been printed on the quay of Larkspur without a break since 1871."


def test_a_line_that_recurs_across_an_outlet_is_boilerplate():
    documents = outlets_articles(FOOTER, 6)
    article = clean(documents[0], recurring(documents))
    assert [r.rule for r in article.removed if r.text == FOOTER] == ["boilerplate"]
    assert FOOTER in clean(documents[0], NONE).text


def test_a_stamp_that_all_articles_share_still_dates_them():
    documents = outlets_articles("Updated: May 4, 2021", 6)
    article = clean(documents[0], recurring(documents))
    assert [r.rule for r in article.removed if r.text == "Updated: May 4, 2021"] == ["stamp"]
    assert from_article(article).day == date(2021, 5, 4)


def test_copies_of_one_article_make_no_boilerplate():
    copies = [document(*STORY, path=f"{n}.txt") for n in range(8)]
    assert not recurring(copies).lines


def test_a_quotation_that_many_articles_repeat_is_no_boilerplate():
    quote = "“We will not negotiate under fire,” the minister said."
    assert not recurring(outlets_articles(quote, 8)).lines


def test_background_repeated_amid_the_text_is_no_boilerplate():
    background = "More than nine thousand people have left the valley since the dam broke in April."
    documents = [
        document(
            *(b.text for b in d.blocks[:5]),
            background,
            *(b.text for b in d.blocks[5:-1]),
            path=d.path,
            stated=d.stated,
        )
        for d in outlets_articles("", 8)
    ]
    assert not recurring(documents).lines


def test_boilerplate_does_not_depend_on_the_order_of_documents():
    documents = outlets_articles(FOOTER, 6)
    assert recurring(documents) == recurring(documents[::-1])


def test_the_line_model_tells_why():
    page = Page.of(document(*STORY, "Terms", "Jobs"))
    reasons = why(page.lines, page.vocabulary, 2)
    assert len(reasons) == 3
    assert {name for name, _ in reasons} <= set(ALONE + AMONG + AGAIN)
    assert judge(page.lines, page.vocabulary)[0][2] > 0.5


def test_the_line_model_sees_cells_quoted_blocks_and_links_close_by():
    text = document(*STORY).blocks
    marked = (
        *text[:2],
        text[2].changed(kind="quote"),
        text[3].changed(kind="cell", hints=("links",)),
        *text[4:],
    )
    for blocks, quoted, cells, linked in ((marked, [2], [3], [1, 2, 3, 4]), (text, [], [], [])):
        lines = Page.of(document(*STORY).changed(blocks=blocks)).lines
        words = Vocabulary.of(line.text for line in lines)
        own = alone_rows(lines, words)
        numbers, among = among_rows(words, own, np.ones(len(lines)))
        table = dict(zip(ALONE + AMONG, among.T, strict=True))
        assert numbers[table["quoted block"] > 0].tolist() == quoted
        assert numbers[table["table cell"] > 0].tolist() == cells
        assert numbers[table["links within two"] > 0].tolist() == linked


@given(st.lists(st.floats(0, 1), max_size=40))
def test_a_split_covers_every_line_and_leaves_some_body(chances):
    kept = split(chances)
    assert len(kept) == len(chances)
    assert any(kept) or not any(chances)


def test_all_maximal_segments_are_found():
    """The example of Ruzzo and Tompa's paper."""
    found = segments([4, -5, 3, -3, 1, 2, -2, 2, -2, 1, 5])
    assert [(round(score), start, end) for score, start, end in found] == [(4, 0, 1), (3, 2, 3), (7, 4, 11)]


def test_every_rule_has_a_name_and_a_reason_that_readers_understand():
    for rule in (*RULES, *TRIMS):
        assert rule.name == rule.name.lower()
        assert " " in rule.reason
        assert not rule.reason.endswith(".")
