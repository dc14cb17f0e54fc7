"""Views of the preview images that other sites show with links to this site."""

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from postings.content.wording import format_pay
from postings.models import Posting
from postings.presentation.card_places import location
from postings.presentation.closed_ad import without_contacts
from postings.presentation.preview_image import DESIGN_VERSION, social_card


@require_safe
@cache_control(public=True, max_age=86_400)
def board_card(request: HttpRequest) -> HttpResponse:
    return _picture(request, "", settings.SITE_NAME, gettext("Every fact comes with the words in the ad"))


@require_safe
@cache_control(public=True, max_age=86_400)
def posting_card(request: HttpRequest, slug: str) -> HttpResponse:
    posting = without_contacts(get_object_or_404(Posting.objects.public().for_cards(), slug=slug))
    who = posting.company.name if posting.company else ""
    pay = format_pay(posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period)
    return _picture(request, settings.SITE_NAME, posting.title, who, pay, location(posting))


def _picture(request: HttpRequest, site: str, title: str, *lines: str) -> HttpResponse:
    """Return the image, or status 304 without drawing it if the client has the image of the same texts."""
    texts = repr((DESIGN_VERSION, site, title, lines))
    etag = f'"{hashlib.blake2b(texts.encode(errors="replace"), digest_size=12).hexdigest()}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(social_card(site, title, lines), content_type="image/png")
    response.headers["ETag"] = etag
    return response
