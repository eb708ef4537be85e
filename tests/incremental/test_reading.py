"""What templates are found to reach. Each case: templates by name ("page" is read), and what it reaches."""

from __future__ import annotations

import jinja2
import pytest

from incremental.errors import UnreadableTemplate
from incremental.reading import Reader
from incremental.shapes import Shape


def read(templates: dict[str, str] | str, **filters):
    """The reading of the template "page" among these."""
    told = {"page": templates} if isinstance(templates, str) else templates
    environment = jinja2.Environment(loader=jinja2.DictLoader(told), extensions=["jinja2.ext.do"])
    environment.filters.update(filters)
    return Reader(environment).read("page")


def spelled(name: str, shape: Shape) -> set[str]:
    """The shape as lines such as "articles[].title text"."""
    steps = {
        "attr": lambda name: f".{name}",
        "item": lambda key: f"[{key!r}]",
        "items": lambda: "[]",
        "any": lambda: "[?]",
        "slice": lambda bounds: "[" + ":".join("" if end is None else str(end) for end in bounds) + "]",
        "call": lambda method, given: (
            f".{method or ''}({'…' if given is None else ', '.join(map(repr, given))})"
        ),
    }
    found = {f"{name} {use}" for use in shape.uses} | (set() if shape.uses or shape.edges else {name})
    for edge, sub in shape.edges:
        found |= spelled(name + steps[edge[0]](*edge[1:]), sub)
    return found


def reached(templates: dict[str, str] | str, **filters) -> set[str]:
    """All that the template "page" reaches."""
    return set().union(*(spelled(name, shape) for name, shape in read(templates, **filters).variables))


CASES = {
    "an attribute that is printed": ("{{ a.title }}", {"a.title text"}),
    "a loop's target hides the context": ("{% for a in all %}{{ a.x }}{% endfor %}", {"all[].x text"}),
    "a loop that prints nothing of its elements": ("{% for a in all %}.{% endfor %}", {"all[]"}),
    "a target that is unpacked": (
        "{% for tag, members in tags %}{{ tag.url }}{{ members|count }}{% endfor %}",
        {"tags[][0].url text", "tags[][1] length"},
    ),
    "both sides of a condition": ("{{ a if b else c }}", {"a text", "b truth", "c text"}),
    "a name that is set": ("{% set b = a.next %}{{ b.url }}", {"a.next.url text"}),
    "a name that is perhaps set": (
        "{% if x %}{% set b = a %}{% endif %}{{ b.url }}",
        {"x truth", "a.url text", "b.url text"},
    ),
    "the first few": ("{% for a in all[:3] %}{{ a.x }}{% endfor %}", {"all[:3:][].x text"}),
    "elements sorted by an attribute": (
        "{% for a in all|sort(attribute='date') %}{{ a.x }}{% endfor %}",
        {"all[].date equal", "all[].x text"},
    ),
    "groups": (
        "{% for year, some in all|groupby('date.year') %}{{ year }}{% for a in some %}{{ a.x }}{% endfor %}"
        "{% endfor %}",
        {"all[].date.year equal", "all[].date.year text", "all[].x text"},
    ),
    "elements mapped": ("{{ all|map(attribute='a.b')|join(', ') }}", {"all[].a.b text"}),
    "elements selected": (
        "{{ all|selectattr('kind', 'equalto', k)|list|length }}",
        {"all[].kind equal", "k equal"},
    ),
    "a comparison": ("{% if p == page %}x{% endif %}", {"p equal", "page equal"}),
    "membership": ("{% if tag in a.tags %}x{% endif %}", {"tag equal", "a.tags[] equal"}),
    "a method": ("{{ a.date.strftime('%Y') }}", {"a.date.strftime('%Y') text"}),
    "a method with an argument that varies": (
        "{{ pages.page(n).url }}",
        {"n whole", "pages.page(…).url text"},
    ),
    "a macro's body, with its arguments": (
        "{% macro m(x, y=SITE) %}{{ x.url }}{{ y }}{% endmacro %}{{ m(a) }}",
        {"a.url text", "SITE text"},
    ),
    "a macro that nobody calls": ("{% macro m(x) %}{{ x.url }}{{ SITE }}{% endmacro %}", set()),
    "a macro that calls itself": (
        "{% macro m(x) %}{{ x.n }}{{ m(x.child) }}{% endmacro %}{{ m(a) }}",
        {"a.n text", "a.child whole"},
    ),
    "a caller": (
        "{% macro m(xs) %}{% for x in xs %}{{ caller(x) }}{% endfor %}{% endmacro %}"
        "{% call(one) m(all) %}{{ one.z }}{% endcall %}",
        {"all[].z text"},
    ),
    "an attribute of a namespace": (
        "{% set ns = namespace(b=none) %}{% for a in all %}{{ ns.b.x }}{% set ns.b = a %}{% endfor %}",
        {"all[] whole", "namespace.(…).b.x text"},
    ),
    "blocks that a child replaces": (
        {
            "page": "{% extends 'base' %}{% block a %}{{ x }}{% endblock %}",
            "base": "{% block a %}{{ y }}{% endblock %}",
        },
        {"x text"},
    ),
    "blocks that a child extends": (
        {
            "page": "{% extends 'base' %}{% block a %}{{ x }}{{ super() }}{% endblock %}",
            "base": "{% block a %}{{ y }}{% endblock %}",
        },
        {"x text", "y text"},
    ),
    "a block inside a loop does not see its target": (
        "{% for a in all %}{% block b %}{{ a.x }}{% endblock %}{% endfor %}",
        {"all[]", "a.x text"},
    ),
    "a scoped block does": (
        "{% for a in all %}{% block b scoped %}{{ a.x }}{% endblock %}{% endfor %}",
        {"all[].x text"},
    ),
    "what a child prints before it extends": (
        {"page": "{{ x }}{% extends 'base' %}{{ not_printed }}", "base": "{{ y }}"},
        {"x text", "y text"},
    ),
    "a macro imported with the names of the place": (
        {
            "page": "{% set own = a %}{% import 'macros' as m with context %}{{ m.link() }}",
            "macros": "{% macro link() %}{{ own.url }}{% endmacro %}",
        },
        {"a.url text"},
    ),
    "what an included template reaches, with the names of the place": (
        {"page": "{% for a in all %}{% include 'part' %}{% endfor %}", "part": "{{ a.x }}{{ SITE }}"},
        {"all[].x text", "SITE text"},
    ),
    "an imported macro": (
        {
            "page": "{% import 'macros' as m with context %}{{ m.link(a) }}",
            "macros": "{% macro link(x) %}{{ SITE }}{{ x.url }}{% endmacro %}",
        },
        {"a.url text", "SITE text"},
    ),
    "neighbours of a loop": (
        "{% for a in all %}{{ loop.previtem.x }}{{ loop.index }}{% endfor %}",
        {"all[].x text"},
    ),
    "a filter that Jinja does not ship is given the whole": ("{{ a.text|shout }}", {"a.text whole"}),
    "a list written out": ("{% for x in [a, b] %}{{ x.url }}{% endfor %}", {"a.url text", "b.url text"}),
    "a default": ("{{ a.x|default(b) }}", {"a.x text", "a.x truth", "b text"}),
    "the last of them": ("{{ (all|last).x }}", {"all[-1::][].x text"}),
}


@pytest.mark.parametrize("case", CASES)
def test_reaches(case):
    templates, expected = CASES[case]
    assert reached(templates, shout=str.upper) == expected


UNREADABLE = {
    "an inclusion that varies": "{% include name %}",
    "a parent that varies": "{% extends name %}",
    "a parent only sometimes": "{% if a %}{% extends 'base' %}{% endif %}",
    "chance": "{{ all|random }}",
    "a template that includes itself": "{% include 'page' %}",
    "an import of nothing": "{% import 'missing' as m %}",
    "a filter that varies": "{{ all|map(name)|list }}",
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_refuses_to_read(case):
    with pytest.raises(UnreadableTemplate):
        read({"page": UNREADABLE[case], "base": ""})


def test_missing_templates_count_as_sources_so_that_their_coming_is_noticed():
    reading = read({"page": "{% include ['mine', 'theirs'] ignore missing %}", "theirs": "x"})
    assert dict(reading.sources)["mine"] == "missing"
    assert set(dict(reading.sources)) == {"page", "mine", "theirs"}


def test_names_the_filters_that_jinja_does_not_ship():
    assert read("{{ a|shout|upper }}", shout=str.upper).helpers == (("filter", "shout"),)


def test_an_extension_of_unknown_code_makes_templates_unreadable():
    class Foreign(jinja2.ext.Extension):
        tags = frozenset({"now"})

    environment = jinja2.Environment(loader=jinja2.DictLoader({"page": ""}), extensions=[Foreign])
    with pytest.raises(UnreadableTemplate, match="Foreign"):
        Reader(environment)


def test_an_extension_that_tells_what_it_depends_on_is_part_of_the_dialect():
    class Known(jinja2.ext.Extension):
        fingerprint = "as of today"

    environment = jinja2.Environment(loader=jinja2.DictLoader({"page": ""}), extensions=[Known])
    before = Reader(environment).read("page")
    Known.fingerprint = "as of tomorrow"
    assert Reader(environment).read("page") != before
