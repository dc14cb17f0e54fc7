"""Views of the preview images that other sites show with links to this site."""

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from postings.content.wording import format_pay
from postings.models import Posting
from postings.presentation.card_places import location
from postings.presentation.closed_ad import without_contacts
from postings.presentation.preview_image import DESIGN_VERSION, social_card
from postings.presentation.share_texts import ShareTexts, comparison_texts, saved_jobs_texts, search_texts
from postings.search import facets, filters
from postings.search.filters import PostingFilter
from postings.views.saved_jobs import MAX_COMPARED, requested_postings


@require_safe
@cache_control(public=True, max_age=86_400)
def board_card(request: HttpRequest) -> HttpResponse:
    """Return the image of the search in the address, or of the site if there is none."""
    filterset = PostingFilter(filters.cleaned(request.GET), Posting.objects.open())
    if not filterset.search.conditions:
        return _picture(request, "", settings.SITE_NAME, gettext("Every fact comes with the words in the ad"))
    try:
        found = facets.Results(facets.current(), filterset.search, timezone.localdate())
    except facets.FacetsUnavailable:
        return HttpResponse(status=503)
    return _shared(request, search_texts(filterset, found.total))


@require_safe
@cache_control(public=True, max_age=86_400)
def posting_card(request: HttpRequest, slug: str) -> HttpResponse:
    posting = without_contacts(get_object_or_404(Posting.objects.public().for_cards(), slug=slug))
    who = posting.company.name if posting.company else ""
    pay = format_pay(posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period)
    return _picture(request, settings.SITE_NAME, posting.title, who, pay, location(posting))


@require_safe
@cache_control(public=True, max_age=86_400)
def saved_jobs_card(request: HttpRequest) -> HttpResponse:
    return _shared(request, saved_jobs_texts(requested_postings(request)[0]))


@require_safe
@cache_control(public=True, max_age=86_400)
def comparison_card(request: HttpRequest) -> HttpResponse:
    return _shared(request, comparison_texts(requested_postings(request)[0][:MAX_COMPARED]))


def _shared(request: HttpRequest, texts: ShareTexts) -> HttpResponse:
    return _picture(request, settings.SITE_NAME, texts.title, *texts.card_lines)


def _picture(request: HttpRequest, site: str, title: str, *lines: str) -> HttpResponse:
    """Return the image, or status 304 without drawing it if the client has the image of the same texts."""
    texts = repr((DESIGN_VERSION, site, title, lines))
    etag = f'"{hashlib.blake2b(texts.encode(errors="replace"), digest_size=12).hexdigest()}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(social_card(site, title, lines), content_type="image/png")
    response.headers["ETag"] = etag
    return response
