"""The mails of alerts: their subject, text and HTML in the language of the alert."""

from email.utils import formataddr
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from jobboard import site_texts
from postings.choices import AlertMailKind
from postings.models import AlertMail, Posting
from postings.presentation import card_places, posting_text
from postings.publishing.alerts import links, saved_searches
from postings.publishing.alerts.links import Page
from postings.search import facets
from postings.search.facets.index import Index
from postings.search.filters import PostingFilter
from postings.search.full_text import MAX_TERMS

MAX_LISTED = 20


class Job(NamedTuple):
    """A new job as a mail lists it: one line each, since ads are hostile input."""

    title: str
    url: str
    lines: list[str]


class NothingToTell(Exception):
    """Raised if all jobs that a mail is about have closed since it was queued."""


def build(mail: AlertMail, index: Index) -> EmailMultiAlternatives:
    """Return a mail as it is sent. Raise NothingToTell if there is no reason to send it any more."""
    alert = mail.alert
    # The pages of a language that is not offered any more do not exist.
    language = alert.language if alert.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        filters = saved_searches.read(alert.query, index)
        if mail.kind == AlertMailKind.JOBS:
            context = jobs_context(filters, mail.postings, mail.total)
        else:
            context = request_context(filters, AlertMailKind(mail.kind), index)
        links_of_alert = {page.name.lower(): links.address(page, alert) for page in Page}
        context = {**context, **site_context(), "alert": alert, "links": links_of_alert}
        name = f"mails/{mail.kind}"
        message = EmailMultiAlternatives(
            context["subject"],
            render_to_string(f"{name}.txt", context).strip() + "\n",
            formataddr((settings.SITE_NAME, settings.DEFAULT_FROM_EMAIL)),
            [alert.email],
            headers=_headers(mail, links_of_alert["stop"]),
        )
        message.attach_alternative(render_to_string(f"{name}.html", context), "text/html")
    return message


def jobs_context(filters: PostingFilter, ids: list[int], total: int) -> dict[str, Any]:
    """Return the context of a mail about new jobs. Raise NothingToTell if none of them is open any more."""
    open_postings = {posting.pk: posting for posting in Posting.objects.open().for_cards().filter(pk__in=ids)}
    postings = [open_postings[pk] for pk in ids if pk in open_postings]
    if not postings:
        raise NothingToTell
    count = total - (len(ids) - len(postings))
    listed = postings[:MAX_LISTED]
    return {
        "subject": _jobs_subject(filters, count),
        "count": count,
        "jobs": [_job(posting) for posting in listed],
        "more": count - len(listed),
        "search": saved_searches.in_words(filters),
        "search_url": _search_url(filters),
        "problems": filters.problems,
    }


def request_context(filters: PostingFilter, kind: AlertMailKind, index: Index) -> dict[str, Any]:
    """Return the context of a mail that asks to confirm an alert.

    It repeats the text of the search only if ads contain all of its words, so that nobody can send messages to others.
    """
    query = filters.search.query
    has_other_words = bool(query.unwanted) or len(query.terms) >= MAX_TERMS
    is_in_ads = not has_other_words and facets.Results(index, filters.search, timezone.localdate()).total > 0
    subjects = {
        AlertMailKind.CONFIRM: gettext("Confirm your job alert from %(site)s"),
        AlertMailKind.EXISTING: gettext("Your job alert from %(site)s"),
    }
    return {
        "subject": _one_line(subjects[kind] % {"site": settings.SITE_NAME}),
        "search": saved_searches.in_words(filters, with_text=is_in_ads),
    }


def preview(filters: PostingFilter, ids: list[int], total: int) -> tuple[str, str]:
    """Return the subject and text of a mail about jobs, without the links of an alert; empty strings without any job."""
    try:
        context = jobs_context(filters, ids, total)
    except NothingToTell:
        return "", ""
    return context["subject"], render_to_string("mails/jobs.txt", {**context, **site_context(), "links": {}}).strip()


def site_context() -> dict[str, Any]:
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL + reverse("search"),
        "language": language,
        "footer": site_texts.text("mail-footer", language),
        "privacy_url": settings.SITE_URL + reverse("privacy"),
    }


def _headers(mail: AlertMail, stop: str) -> dict[str, str]:
    """Return the headers by which mail programs offer to end an alert (RFC 8058) and do not answer by themselves."""
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    if mail.kind == AlertMailKind.JOBS:
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers


def _jobs_subject(filters: PostingFilter, count: int) -> str:
    search = saved_searches.in_short(filters)
    subject = ngettext("%(count)s new job: %(search)s", "%(count)s new jobs: %(search)s", count)
    return _one_line(subject % {"count": intcomma(count), "search": search})


def _job(posting: Posting) -> Job:
    who = [posting.company.name if posting.company else "", card_places.location(posting)]
    details = [" · ".join(each for each in who if each), posting_text.pay(posting), posting_text.posted(posting)]
    lines = [_one_line(line) for line in details if line]
    return Job(_one_line(posting.title), settings.SITE_URL + posting.get_absolute_url(), lines)


def _search_url(filters: PostingFilter) -> str:
    return f"{settings.SITE_URL}{reverse('search')}{filters.search.address().removesuffix('?')}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
