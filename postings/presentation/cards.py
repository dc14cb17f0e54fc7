"""Cards of postings in a list, cached for each data version and combined on each page."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from postings.choices import DatePrecision
from postings.models import Posting
from postings.presentation.converted_pay import converted_pay
from postings.search import full_text
from postings.search.facets.index import Index

_EXCERPT = "\0"
_T = TypeVar("_T")
# The age of newer ads is shown in days.
_YOUNG = timedelta(days=31)


class Card(NamedTuple):
    """HTML of a card, split at its excerpt. Without an excerpt, all HTML is in `before`.

    A posting that shares its `job` with other postings has a `line` with its place and date.
    """

    before: str
    excerpt: str
    after: str
    job: int | None
    line: SafeString

    def with_excerpt(self, marked: str | None) -> str:
        return f"{self.before}{marked or self.excerpt}{self.after}" if self.after else self.before


def cards(
    index: Index, ids: list[int], query: full_text.Query | None = None, level: int = 2, currency: str = ""
) -> list[SafeString]:
    """Return the cards of postings, in their order. With a query, mark the words searched for in excerpts.

    Postings for the same job share the card of the first one, with a line for each of the others. `level` is the heading
    level of the cards. With exchange rates, salaries in another currency than `currency` are shown converted, too.
    """
    # The date is part of the key because a card may show the age of its ad in days.
    wanted = currency if settings.EXCHANGE_RATES else ""
    prefix = f"card:{index.state.version}:{timezone.localdate()}:{get_language()}:{level}:{wanted}"
    keys = {f"{prefix}:{posting}": posting for posting in ids}
    known: dict[int, Card] = {keys[key]: card for key, card in cache.get_many(keys).items()}
    if missing := [posting for posting in ids if posting not in known]:
        made = {posting.pk: _card(posting, level, wanted) for posting in Posting.objects.for_cards().filter(pk__in=missing)}
        cache.set_many({f"{prefix}:{posting}": card for posting, card in made.items()})
        known |= made
    marked = _marked(ids, query) if query and query.wanted else {}
    jobs = _by_job((posting, known[posting].job) for posting in ids if posting in known)
    return [
        mark_safe(known[first].with_excerpt(marked.get(first)) + _repeats([known[each].line for each in others]))  # noqa: S308
        for first, *others in jobs
    ]


def with_repeats(postings: Iterable[Posting]) -> list[tuple[Posting, list[SafeString]]]:
    """Return the first posting of each job with the lines of the others, for lists whose cards are not cached."""
    jobs = _by_job((posting, posting.repost_group_id) for posting in postings)
    return [(first, list(map(_line, others))) for first, *others in jobs]


def _by_job(things: Iterable[tuple[_T, int | None]]) -> list[list[_T]]:
    """Group things by job, in the order of the first thing of each group. A thing without a job is a group of its own."""
    together: dict[object, list[_T]] = {}
    for thing, job in things:
        together.setdefault(job or object(), []).append(thing)
    return list(together.values())


def _line(posting: Posting) -> SafeString:
    """Return a line with the place and date of a posting, which tell it apart from others for the same job."""
    return mark_safe(render_to_string("postings/parts/repeat.html", {"posting": posting}))  # noqa: S308


def _repeats(lines: list[SafeString]) -> str:
    return render_to_string("postings/parts/repeats.html", {"lines": lines}) if lines else ""


def is_young(posting: Posting, today: date) -> bool:
    """Return whether to show the age of an ad in days: its day is known and less than 31 days ago."""
    if posting.posted_on is None or posting.posted_precision != DatePrecision.DAY:
        return False
    return timedelta(0) <= today - posting.posted_on < _YOUNG


def _card(posting: Posting, level: int, currency: str) -> Card:
    converted = converted_pay(posting, currency) if currency else ""
    context = {"posting": posting, "level": level, "excerpt": _EXCERPT, "converted": converted}
    html = render_to_string("postings/parts/card.html", context)
    before, _, after = html.partition(_EXCERPT)
    job = posting.repost_group_id
    return Card(before, escape(posting.excerpt), after, job, _line(posting) if job else SafeString())


def _marked(ids: Iterable[int], query: full_text.Query) -> dict[int, str]:
    """Return excerpts with the words searched for marked, by id, for the postings whose text contains any of them."""
    found = {}
    for posting, body in Posting.objects.filter(pk__in=ids).values_list("pk", "body"):
        pieces = full_text.marked(body, query)
        if pieces:
            found[posting] = "".join(f"<mark>{escape(text)}</mark>" if is_word else escape(text) for text, is_word in pieces)
    return found
