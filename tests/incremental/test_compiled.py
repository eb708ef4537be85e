"""What is kept of templates from build to build: their code and their readings, and when neither will do."""

from __future__ import annotations

import jinja2
import pytest

from incremental.callables import Callables
from incremental.compiled import Compiled
from incremental.kept import Kept
from incremental.reading import Reader


def shout(text: str) -> str:
    return text.upper()


def whisper(text: str) -> str:
    return text.lower()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "templates.bin"


def environment(path, source: str, pure=("shout", "whisper"), **settings):
    """An environment as a build makes it, and what it keeps."""
    kept = Kept(path)
    made = jinja2.Environment(loader=jinja2.DictLoader({"page.html": source, "part.html": "P"}), **settings)
    made.bytecode_cache = Compiled(kept, Callables(pure))
    return made, kept


def rendered(path, source: str, filters=(), **settings) -> tuple[str, bool]:
    """What a build makes of a template, and whether it had to be compiled."""
    made, kept = environment(path, source, **settings)
    made.filters.update(filters)
    compiled = []
    compile_as_ever = made.compile
    made.compile = lambda *told: compiled.append(told) or compile_as_ever(*told)
    text = made.get_template("page.html").render(x="<x>")
    kept.save()
    return text, bool(compiled)


def test_a_template_is_compiled_once_in_all_builds(path):
    assert rendered(path, "{{ x }}") == ("<x>", True)
    assert rendered(path, "{{ x }}") == ("<x>", False)


def test_another_source_or_setting_is_compiled_anew(path):
    rendered(path, "{{ x }}")
    assert rendered(path, "{{ x }}!") == ("<x>!", True)
    assert rendered(path, "{{ x }}", autoescape=True) == ("&lt;x&gt;", True)
    assert rendered(path, "{{ x }}", variable_start_string="[[", variable_end_string="]]") == (
        "{{ x }}",
        True,
    )


def test_a_filter_that_was_applied_while_compiling_counts_with_its_code(path):
    source = "{{ 'Ab'|say }}"
    assert rendered(path, source, {"say": shout}) == ("AB", True)
    assert rendered(path, source, {"say": shout}) == ("AB", False)
    assert rendered(path, source, {"say": whisper}) == ("ab", True)


def test_nothing_is_kept_of_an_environment_with_a_filter_that_may_do_anything(path):
    clock = {"now": lambda text: text}
    assert rendered(path, "{{ x }}", clock)[1]
    assert rendered(path, "{{ x }}", clock)[1]


@pytest.mark.parametrize("damage", [b"", b"no check sum", b"\0" * 4096])
def test_a_damaged_file_costs_time_only(path, damage):
    rendered(path, "{{ x }}")
    path.write_bytes(damage)
    assert rendered(path, "{{ x }}") == ("<x>", True)


def test_a_file_with_one_byte_changed_is_not_believed(path):
    rendered(path, "{{ x }}")
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(bytes(data))
    assert rendered(path, "{{ x }}") == ("<x>", True)


def test_what_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "cache").write_text("a file where a folder should be")
    assert rendered(tmp_path / "cache" / "templates.bin", "{{ x }}") == ("<x>", True)


def test_what_is_no_longer_asked_for_is_forgotten_in_time(path):
    for number in range(20):
        rendered(path, f"{number} {{{{ x }}}}")
    assert path.stat().st_size < 8_000


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in articles[:3] %}{{ a.title|upper }}{{ a['x'] }}{% endfor %}{% include 'part.html' %}",
        "{% if page.items(1, True) %}{{ page.get('a', none) }}{% endif %}",
        "{% include ['none.html', 'part.html'] %}",
    ],
)
def test_a_reading_that_was_kept_is_the_reading(path, source):
    made, kept = environment(path, source)
    first = Reader(made, kept).read("page.html")
    kept.save()
    again, fresh = environment(path, source)
    reader = Reader(again, fresh)
    reader._walk = None
    assert reader.read("page.html") == first == Reader(again).read("page.html")


def test_a_template_that_appears_or_changes_is_read_anew(path):
    made, kept = environment(path, "{% include ['none.html', 'part.html'] %}")
    first = Reader(made, kept).read("page.html")
    made.loader.mapping["none.html"] = "{{ y }}"
    second = Reader(made, kept).read("page.html")
    assert second != first
    made.loader.mapping["none.html"] = "{{ z }}"
    assert [name for name, _ in Reader(made, kept).read("page.html").variables] == ["z"]
