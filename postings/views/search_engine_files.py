"""Views of the files that search engines, browsers and programs ask for: robots.txt, sitemaps, llms.txt and OpenSearch."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from postings.publishing import sitemaps
from postings.publishing.llms_text import llms_text
from postings.search import facets
from postings.views.conditional_get import PageVersion, by_data_version


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Return robots.txt. Pages that are not to be indexed are not blocked, since crawlers have to read their meta tag."""
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {settings.SITE_URL}{reverse('sitemap-index')}", ""]
    return _plain_text("\n".join(lines))


@require_safe
def index_now_key(_request: HttpRequest, key: str) -> HttpResponse:
    """Return the key for IndexNow, by which search engines know that its reports come from this site."""
    if not settings.INDEXNOW_KEY or key != settings.INDEXNOW_KEY:
        raise Http404
    return _plain_text(key)


@require_safe
@by_data_version
def llms(_request: HttpRequest, version: PageVersion) -> HttpResponse:
    return _plain_text(llms_text(facets.current(version.data_version)))


@require_safe
@by_data_version
def sitemap_index(_request: HttpRequest, version: PageVersion) -> HttpResponse:
    files = sitemaps.sitemap_files(facets.current(version.data_version))
    return HttpResponse(sitemaps.index_xml(files), content_type="application/xml")


@require_safe
@by_data_version
def sitemap(_request: HttpRequest, version: PageVersion, name: str) -> HttpResponseBase:
    pages = sitemaps.pages_of(facets.current(version.data_version), name)
    if pages is None:
        raise Http404
    return StreamingHttpResponse(sitemaps.pages_xml(pages), content_type="application/xml")


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Return the description by which browsers add the search of the site."""
    context = {"description": gettext("Search the jobs on %(site)s") % {"site": settings.SITE_NAME}}
    return render(request, "opensearch.xml", context, content_type="application/opensearchdescription+xml")


def _plain_text(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
