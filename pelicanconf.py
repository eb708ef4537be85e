"""The site's settings. What is built and how is in BRIEFING; the rest is Pelican's own.

Every key of BRIEFING is explained in docs/reference/settings.md; a wrong one stops the build and is named.
"""

import os

BRIEFING = {
    # The folder of raw articles. Its files are read, never changed.
    "seeds": "seeds",
    # A PDF of each briefing: `make site PDF=1`, once WeasyPrint is installed.
    "pdf": os.environ.get("PDF") == "1",
    # The subjects to follow. A sentence belongs to a topic when it has a term of every group in `terms`,
    # in any inflection. To follow a fourth subject, add a dict here; nothing else is needed.
    "topics": [
        {
            "name": "Syria talks",
            "slug": "syria-talks",
            "description": "Negotiations on ending the war in Syria: who meets, where, what they agree on.",
            "terms": [
                [
                    "Syria",
                    "Syrian",
                    "Assad",
                    "International Syria Support Group",
                    "Geneva",
                    "Vienna",
                    "Riyadh",
                ],
                [
                    "talks",
                    "negotiation",
                    "negotiate",
                    "peace process",
                    "political process",
                    "political transition",
                    "transition period",
                    "ceasefire",
                    "cease-fire",
                    "resolution",
                    "conference",
                    "Support Group",
                    "opposition groups",
                ],
            ],
        },
        {
            "name": "Counterterrorism",
            "slug": "counterterrorism",
            "description": "The fight against armed groups that governments call terrorist.",
            "terms": [
                "counterterrorism",
                "counter-terrorism",
                "counter-terrorist",
                "terrorism",
                "terrorist",
                "jihadist",
                "ISIL",
                "ISIS",
                "Daesh",
                "Islamic State",
                "al-Qaeda",
                "al-Qaida",
                "Nusra",
            ],
        },
        {
            "name": "Ukraine sanctions",
            "slug": "ukraine-sanctions",
            "description": "Sanctions on Russia over Ukraine, and the conflict they answer.",
            "terms": ["Ukraine", "Ukrainian", "Crimea", "Minsk agreements", "sanctions"],
        },
    ],
}

SITENAME = "The Briefing"
AUTHOR = SITENAME
SITESUBTITLE = "What the sources say, each sentence with its place"
# Where the site will be served: feeds, the sitemap and canonical links need it. Put your own here.
SITEURL = "https://brief.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LOCALE = ("C.UTF-8", "C.utf8", "C")

PATH = "content"
OUTPUT_PATH = "output"
THEME = "themes/broadsheet"
DELETE_OUTPUT_DIRECTORY = False

# Pinned: an installed namespace plugin that nobody asked for must not change the site.
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["incremental", "briefing", "commonmark"]

# A rebuild writes only what changed; what it remembers of the last build is here.
CACHE_PATH = ".briefing"
INCREMENTAL_PURE = ["date_empty_feed"]

# Raw text is hostile: what a template does not mark as safe is escaped.
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

# Hand-written pages live in content/pages; stories come from the seeds.
ARTICLE_PATHS = []
PAGE_PATHS = ["pages"]
STATIC_PATHS = []

# Relative links with index.html work from files, below any prefix; publishconf.py has clean ones.
RELATIVE_URLS = True
ARTICLE_URL = ARTICLE_SAVE_AS = "stories/{slug}/index.html"
TAG_URL = TAG_SAVE_AS = "topics/{slug}/index.html"
PAGE_URL = PAGE_SAVE_AS = "{slug}/index.html"
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""

FEED_ALL_ATOM = "feeds/all.atom.xml"
TAG_FEED_ATOM = "topics/{slug}/feed.atom.xml"
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 30
