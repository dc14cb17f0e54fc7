"""`llms.txt`: the pages of the sitemaps in short, as Markdown for language models. See https://llmstxt.org."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import reverse

from postings.content.wording import format_number
from postings.publishing.landing_pages import landing_searches, landing_title, names
from postings.publishing.sitemaps import information_pages
from postings.search.facets.index import Index
from postings.search.filters import FACETS

MAX_OF_A_KIND = 10


def llms_text(index: Index) -> str:
    sections = {"Pages": information_pages(), **_searches(index)}
    files = {"All pages": [("Sitemap", reverse("sitemap-index"))], "Data": [("OpenAPI", reverse("openapi"))]}
    return "\n".join([*_head(index), *_lists({**sections, **files}), ""])


def _head(index: Index) -> Iterator[str]:
    yield f"# {settings.SITE_NAME}\n"
    yield f"> {format_number(len(index.open))} open jobs. Every fact is read from a job ad and shown with the ad's words."
    yield "> What an ad does not state is shown as “Not stated”.\n"
    yield "A search is an address: `/?q=text&place=CA&skill=python`, with the parameters that the links on the page use."


def _searches(index: Index) -> dict[str, list[tuple[str, str]]]:
    """Return the most frequent searches by a single value, by the name of the facet."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    label = names(index)
    for search in landing_searches(index):
        facet, *others = search.values
        links = found[str(FACETS[facet].label)]
        if not others and len(links) < MAX_OF_A_KIND:
            links.append((landing_title(search, label), f"{reverse('search')}{search.address()}"))
    return found


def _lists(sections: dict[str, Iterable[tuple[str, str]]]) -> Iterator[str]:
    for heading, links in sections.items():
        yield f"\n## {heading}\n"
        for title, address in links:
            yield f"- [{_plain(title)}]({settings.SITE_URL}{address})"


def _plain(title: str) -> str:
    """Return a title without the characters that would end a link."""
    return " ".join(title.translate(dict.fromkeys(map(ord, "[]()<>\\`"), " ")).split())
