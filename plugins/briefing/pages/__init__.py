"""From a result to what the pages show: view records and where each page is saved.

Make one `Site(result, settings)` a build: `pages(site)` yields every page but those that Pelican makes
itself; for these ask `story_page(story, site)` and `topic_page(topic, site)`. The context of all holds
`frame(settings)`. Templates find everything in these records: no HTML is made here, and nothing is decided
there.
"""

from __future__ import annotations

from .addresses import source_slugs
from .frame import frame
from .site import Imprint, Site
from .site_pages import pages, topics_without_stories
from .sitemap import Entry, sitemap
from .story import story_page
from .topic import topic_page
from .views import Frame, Page, StoryPage, TopicView

__all__ = [
    "Entry",
    "Frame",
    "Imprint",
    "Page",
    "Site",
    "StoryPage",
    "TopicView",
    "frame",
    "pages",
    "sitemap",
    "source_slugs",
    "story_page",
    "topic_page",
    "topics_without_stories",
]
