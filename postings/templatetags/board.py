"""How facts are put into words on a page. An unknown fact is said to be unknown."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils import formats

from postings.models import Posting
from postings.vocabulary import DatePrecision
from postings.wording import pay_in_words

register = template.Library()


@register.filter
def pay(posting: Posting) -> str:
    """`65,000–95,000 USD a year`; empty where there is no figure."""
    return pay_in_words(posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period)


@register.filter
def posted(posting: Posting) -> str:
    """`Posted 3 July 2024`, `Posted in July 2024`, or `Posting date unknown`."""
    if posting.posted_on is None:
        return "Posting date unknown"
    if posting.posted_precision == DatePrecision.MONTH:
        return f"Posted in {formats.date_format(posting.posted_on, 'F Y')}"
    return f"Posted {formats.date_format(posting.posted_on, 'j F Y')}"


@register.filter
def machine_date(posting: Posting) -> str:
    """The date for a `datetime` attribute, no more exact than it is known."""
    if posting.posted_on is None:
        return ""
    return posting.posted_on.strftime("%Y-%m" if posting.posted_precision == DatePrecision.MONTH else "%Y-%m-%d")


@register.simple_tag
@cache
def asset(path: str) -> str:
    """The address of a static file, looked up once: every page names a dozen of them."""
    return static(path)
