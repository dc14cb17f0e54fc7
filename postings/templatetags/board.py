"""Template filters and tags of the public pages."""

from functools import cache

from django import template
from django.templatetags.static import static

from postings.presentation import posting_text
from postings.presentation.fact_table import who_may_apply
from postings.publishing.job_posting import markup

register = template.Library()
register.filter(who_may_apply)
register.filter("job_posting", markup)
for text in (
    posting_text.lang,
    posting_text.location,
    posting_text.pay,
    posting_text.posted,
    posting_text.age,
    posting_text.apply_by,
    posting_text.card_skills,
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
