"""A posting's facts as short texts for pages. An unknown fact is said to be unknown."""

import re

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from postings.choices import DatePrecision
from postings.content.apply_links import ascii_host
from postings.content.wording import format_pay
from postings.models import Posting
from postings.presentation.cards import is_young

MAX_SKILLS = 6
_MAX_PLACE = 120
_COMMA = re.compile(r",(?=[^\s\d])")


def lang(posting: Posting) -> str:
    """The attribute that says in which language words of an ad are, where that is known; with a space before it."""
    return format_html(' lang="{}"', posting.language) if posting.language else ""


def written_place(posting: Posting) -> str:
    """The place as the ad has it, with room after its commas; shortened where it names dozens."""
    return Truncator(_COMMA.sub(", ", posting.location_text)).chars(_MAX_PLACE)


def pay(posting: Posting) -> str:
    """`65,000–95,000 USD a year`; empty where there is no figure."""
    return format_pay(posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period)


def posted(posting: Posting) -> str:
    """`Posted 3 July 2024`, `Posted in July 2024`, or `Date posted unknown`."""
    if posting.posted_on is None:
        return _("Date posted unknown")
    if posting.posted_precision == DatePrecision.MONTH:
        return _("Posted in %(month)s") % {"month": formats.date_format(posting.posted_on, "YEAR_MONTH_FORMAT")}
    return _("Posted %(date)s") % {"date": formats.date_format(posting.posted_on, "DATE_FORMAT")}


def age(posting: Posting) -> str:
    """`Posted today`, `Posted 5 days ago`; of ads that are older than a month, or known to the month, the date."""
    if not is_young(posting, today := timezone.localdate()):
        return posted(posting)
    days = (today - posting.posted_on).days  # type: ignore[operator]
    if days < 2:
        return _("Posted yesterday") if days else _("Posted today")
    return ngettext("Posted %(days)s day ago", "Posted %(days)s days ago", days) % {"days": days}


def card_skills(posting: Posting) -> str:
    """`Python, PostgreSQL and 3 more`: the first skills that an ad asks for, the required ones before the others."""
    names = [
        each.skill.name for each in sorted(posting.posting_skills.all(), key=lambda each: (not each.is_required, each.pk))
    ]
    shown, more = ", ".join(names[:MAX_SKILLS]), len(names) - MAX_SKILLS
    return _("%(names)s and %(number)s more") % {"names": shown, "number": more} if more > 0 else shown


def machine_date(posting: Posting) -> str:
    """The date for a `datetime` attribute, no more exact than it is known."""
    if posting.posted_on is None:
        return ""
    return posting.posted_on.strftime("%Y-%m" if posting.posted_precision == DatePrecision.MONTH else "%Y-%m-%d")


def apply_host(posting: Posting) -> str:
    """Where the link to apply leads, as `jobs.example.org`."""
    return ascii_host(posting.apply_url)
