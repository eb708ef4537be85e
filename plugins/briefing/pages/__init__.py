"""From a result to what the pages show: view records and where each page is saved.

Make one `Site(result, settings)` a build: `pages(site)` yields every page but those that Pelican makes
itself; for these ask `story_on_demand(slug, site)` and `topic_on_demand(slug, site)`. The context of all
holds `frame(settings)`. Templates find everything in these records: no HTML is made here, and nothing is
decided there.
"""

from __future__ import annotations

from ..addresses import source_slugs
from .frame import frame
from .on_demand import OnDemand
from .site import Imprint, Site
from .site_pages import pages, story_on_demand, topic_on_demand, topics_without_stories
from .sitemap import sitemap
from .story import story_page
from .topic import topic_page
from .views import Entry, Frame, Page, StoryPage, TopicView

__all__ = [
    "Entry",
    "Frame",
    "Imprint",
    "OnDemand",
    "Page",
    "Site",
    "StoryPage",
    "TopicView",
    "frame",
    "pages",
    "sitemap",
    "source_slugs",
    "story_on_demand",
    "story_page",
    "topic_on_demand",
    "topic_page",
    "topics_without_stories",
]
