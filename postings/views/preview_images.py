"""Views of the preview images that other sites show with links to this site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from postings.content.wording import format_pay
from postings.models import Posting
from postings.presentation.preview_image import social_card


@require_safe
@cache_control(public=True, max_age=86_400)
def board_card(request: HttpRequest) -> HttpResponse:
    words = [gettext("Every fact comes with the words in the ad")]
    return HttpResponse(social_card("", settings.SITE_NAME, words), content_type="image/png")


@require_safe
@cache_control(public=True, max_age=86_400)
def posting_card(request: HttpRequest, slug: str) -> HttpResponse:
    posting = get_object_or_404(Posting.objects.public().for_cards(), slug=slug)
    who = posting.company.name if posting.company else ""
    pay = format_pay(posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period)
    picture = social_card(settings.SITE_NAME, posting.title, [who, pay, posting.location_text])
    return HttpResponse(picture, content_type="image/png")
