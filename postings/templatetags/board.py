"""Template filters and tags of the public pages."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from postings.content.apply_links import ascii_host
from postings.presentation import card_places, posting_text
from postings.presentation.cards import skill_chips
from postings.presentation.company_tile import company_tile
from postings.publishing.job_posting import markup

register = template.Library()
register.filter("job_posting", markup)
register.filter(skill_chips)
register.simple_tag(company_tile, name="tile")
for text in (
    posting_text.lang,
    card_places.location,
    card_places.card_location,
    card_places.card_applicants,
    posting_text.pay,
    posting_text.posted,
    posting_text.age,
    posting_text.apply_by,
    posting_text.machine_date,
    posting_text.apply_host,
    posting_text.mailto,
    posting_text.says_how_to_apply,
    posting_text.source_page,
):
    register.filter(text)


@register.simple_tag
@cache
def asset(path: str) -> str:
    """Return the URL of a static file, cached because every page uses a dozen of them."""
    return static(path)


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Return an icon of `site/parts/icons.html`, which assistive technology skips: what it stands for is also in words."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#icon-{}"/></svg>', name)


@register.filter
def host(url: str) -> str:
    """Return the host of a web address, such as `example.org` of `https://www.example.org/about`."""
    try:
        return ascii_host(url).removeprefix("www.")
    except ValueError:
        return url
