"""Facts of a posting as short texts for pages."""

from urllib.parse import quote, urlencode

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from postings.choices import DatePrecision
from postings.content.apply_links import ascii_host, check_apply_url
from postings.content.wording import format_pay
from postings.models import Posting
from postings.presentation.cards import is_young


def lang(posting: Posting) -> str:
    """Return the HTML attribute ` lang` with a leading space, or an empty string if the language of the ad is unknown."""
    return format_html(' lang="{}"', posting.language) if posting.language else ""


def pay(posting: Posting) -> str:
    """Return the pay, such as `65,000–95,000 USD a year`, or an empty string if no amount is stated."""
    return format_pay(posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period)


def posted(posting: Posting) -> str:
    """Return `Posted 3 July 2024`, `Posted in July 2024` or `Date posted unknown`."""
    if posting.posted_on is None:
        return _("Date posted unknown")
    if posting.posted_precision == DatePrecision.MONTH:
        return _("Posted in %(month)s") % {"month": formats.date_format(posting.posted_on, "YEAR_MONTH_FORMAT")}
    return _("Posted %(date)s") % {"date": formats.date_format(posting.posted_on, "DATE_FORMAT")}


def age(posting: Posting) -> str:
    """Return `Posted today` or `Posted 5 days ago`, or the date if it is over a month ago or its day is unknown."""
    if not is_young(posting, today := timezone.localdate()):
        return posted(posting)
    days = (today - posting.posted_on).days  # type: ignore[operator]
    if days < 2:
        return _("Posted yesterday") if days else _("Posted today")
    return ngettext("Posted %(days)s day ago", "Posted %(days)s days ago", days) % {"days": days}


def apply_by(posting: Posting) -> str:
    """Return `Apply by 30 November`, with the year if it is another than this one, or an empty string without a date."""
    if posting.closes_on is None:
        return ""
    is_this_year = posting.closes_on.year == timezone.localdate().year
    day = formats.date_format(posting.closes_on, "MONTH_DAY_FORMAT" if is_this_year else "DATE_FORMAT")
    return _("Apply by %(date)s") % {"date": day}


def machine_date(posting: Posting) -> str:
    """Return the date or month for a `datetime` attribute, or an empty string if it is unknown."""
    if posting.posted_on is None:
        return ""
    return posting.posted_on.strftime("%Y-%m" if posting.posted_precision == DatePrecision.MONTH else "%Y-%m-%d")


def apply_host(posting: Posting) -> str:
    """Return the host of the link to apply, such as `jobs.example.org`, or an empty string without a link."""
    return ascii_host(posting.apply_url)


def says_how_to_apply(posting: Posting) -> bool:
    return bool(posting.apply_url or posting.apply_email or posting.apply_text)


def source_page(posting: Posting) -> str:
    """Return the web address of the source that the ad was imported from, or an empty string if it has none."""
    names = posting.source_files.order_by("pk").values_list("source__name", flat=True)
    return next((name for name in names if not check_apply_url(name)), "")


def mailto(posting: Posting) -> str:
    """Return a `mailto:` address for the e-mail address to apply, with the title as the subject."""
    return f"mailto:{quote(posting.apply_email, safe='@')}?{urlencode({'subject': posting.title}, quote_via=quote)}"
