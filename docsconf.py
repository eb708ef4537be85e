"""Settings of the documentation's own site: docs/, read by plugins/commonmark, shown by themes/broadsheet.

`invoke docs` builds with it.
"""

SITENAME = "Briefing: documentation"
AUTHOR = SITENAME
SITESUBTITLE = "How to make, correct, publish and understand a briefing site"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LOCALE = ("C.UTF-8", "C.utf8", "C")

PATH = "."
OUTPUT_PATH = "output-docs"
THEME = "themes/broadsheet"
THEME_TEMPLATES_OVERRIDES = ["docs/templates"]
DELETE_OUTPUT_DIRECTORY = True

PLUGIN_PATHS = ["plugins"]
PLUGINS = ["commonmark"]

# The theme's own words are messages; the documentation is in the language in which they are written.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}
SECTIONS = ("How to", "Reference", "Explanation")
JINJA_GLOBALS = {
    "gettext": str,
    "frame": {
        "home": "index.html",
        "lang": "en",
        "navigation": [
            {"name": "Tutorial", "href": "tutorial.html", "section": "tutorial"},
            *(
                {"name": name, "href": f"index.html#{name.lower().replace(' ', '-')}", "section": ""}
                for name in SECTIONS
            ),
            {"name": "Decisions", "href": "decisions/index.html", "section": "decisions"},
        ],
    },
}

# A page's place is that of its file, below docs/ or beside it.
ARTICLE_PATHS = []
PAGE_PATHS = ["docs", "SECURITY.md", "CHANGELOG.md"]
PAGE_EXCLUDES = ["docs/templates"]
STATIC_PATHS = ["docs/images"]
PATH_METADATA = r"(?:docs/)?(?P<slug>.+)\.(?:md|webp)"
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
STATIC_URL = STATIC_SAVE_AS = "{slug}.webp"
EXTRA_PATH_METADATA = {"docs/README.md": {"save_as": "index.html", "url": "index.html"}}
TEMPLATE_PAGES = {"docs/templates/decisions.html": "decisions/index.html"}
RELATIVE_URLS = True

DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
