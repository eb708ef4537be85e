"""Lines of plain text to paragraphs, by the cases of fixtures/formats/paragraphs.txt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import fixture

from briefing.formats.paragraphs import blocks
from briefing.records import Block

CASES = [
    case.strip("\n").split("\n-----\n") for case in fixture("paragraphs.txt").decode().split("\n=====\n")
]


def shown(block: Block) -> str:
    kind = "" if block.kind == "text" else f" ({block.kind})"
    return f"{block.line}{'+' if block.gap else ''} {block.text}{kind}"


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lines_become_paragraphs(text, expected):
    assert [shown(block) for block in blocks(text)] == expected.split("\n")


def test_the_seeds_are_one_paragraph_a_line(seeds):
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines = [(n, line.strip()) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        assert [(block.line, block.text) for block in blocks(text)] == lines


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Z"]), min_size=1), max_size=30
)


@settings(deadline=None)
@given(st.lists(WORDS.map(" ".join), max_size=30))
def test_no_letter_is_lost_or_added(lines):
    """Joining changes white space alone, whatever the lines; bullets are markup."""
    text = "\n".join(line for line in lines if not line.startswith(("*", "•", "‣", "▪", "◦", "●", "·")))
    assert "".join("".join(b.text for b in blocks(text)).split()) == "".join(text.split())


@settings(deadline=None)
@given(st.lists(WORDS.map(" ".join), max_size=30))
def test_every_paragraph_starts_on_its_line(lines):
    for block in blocks("\n".join(lines)):
        opening = block.text.split()[0] if block.text.split() else ""
        assert opening in lines[block.line - 1] or lines[block.line - 1].strip() in block.text
