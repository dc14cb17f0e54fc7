"""The column of lists that shows when an ad was posted, as exactly as it is known."""

from django.contrib import admin
from django.utils.formats import date_format

from postings.choices import DatePrecision
from postings.models import Posting


@admin.display(description="posted", ordering="posted_on")
def posted(posting: Posting) -> str:
    """Return the day or the month in which an ad was posted."""
    is_day = posting.posted_precision == DatePrecision.DAY
    return date_format(posting.posted_on, "j M Y" if is_day else "M Y") if posting.posted_on else "-"
