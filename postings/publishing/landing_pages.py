"""Searches that search engines may list: the front page, single values and some pairs, with sentences made from the data.

They are search pages like any other, at their canonical address. See docs/decisions/038-search-engines.md.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from pyroaring import BitMap

from postings.choices import Region, WorkMode
from postings.content.wording import format_number
from postings.insights.pay_chart import most_common_currency
from postings.models import Posting
from postings.search.bands import ANY_PAY
from postings.search.facets.index import Index
from postings.search.facets.results import Results
from postings.search.facets.values import DAY
from postings.search.filters import FACETS, NOT_STATED, PostingFilter, Search

# A page needs this many open jobs to be listed, and a salary this many ads that state one.
LEAST_JOBS = LEAST_PAID = 5
MAX_NAMES, MAX_RELATED = 3, 8
TITLES = {
    ("function",): gettext_lazy("%(function)s jobs"),
    ("skill",): gettext_lazy("%(skill)s jobs"),
    ("workplace",): gettext_lazy("%(workplace)s jobs"),
    ("place",): gettext_lazy("Jobs in %(place)s"),
    ("seniority",): gettext_lazy("%(seniority)s jobs"),
    ("function", "place"): gettext_lazy("%(function)s jobs in %(place)s"),
    ("skill", "workplace"): gettext_lazy("Remote %(skill)s jobs"),
}
Label = Callable[[str, str], str]


class Related(NamedTuple):
    """A link to a landing page with one more value."""

    label: str
    total: int
    href: str


class LandingPage(NamedTuple):
    """The texts of a landing page: a title, three sentences, and links to pages with one more value."""

    title: str
    sentences: list[str]
    related: list[Related]

    @property
    def description(self) -> str:
        return " ".join(self.sentences[:2])


def is_indexable(found: Results) -> bool:
    """Return whether search engines may list the page of a search."""
    return not found.search.values or is_landing_page(found)


def is_landing_page(found: Results) -> bool:
    return _has_title(found.search) and found.total >= LEAST_JOBS


def _has_title(search: Search) -> bool:
    values = {name: each[0] for name, each in search.values.items() if len(each) == 1}
    if len(values) < len(search.values) or tuple(values) not in TITLES:
        return False
    if NOT_STATED in values.values() or values.get("place") == Region.WORLDWIDE:
        return False
    if len(values) == 1:
        return True
    is_country = "place" in values and FACETS["place"].is_top_level(values["place"])
    return is_country or values.get("workplace") == WorkMode.REMOTE


def landing_searches(index: Index) -> list[Search]:
    """Return the searches of all landing pages: single values, the most frequent first, then pairs."""
    return index.cached("landing searches", lambda: [*_single(index), *_pairs(index)])


def _single(index: Index) -> Iterator[Search]:
    for facet in (names[0] for names in TITLES if len(names) == 1):
        for size, value in index.by_size(facet):
            if size >= LEAST_JOBS and _has_title(search := Search({facet: (value,)})):
                yield search


def _pairs(index: Index) -> Iterator[Search]:
    remote = index.sets_of("workplace").get(WorkMode.REMOTE, BitMap())
    for size, skill in index.by_size("skill"):
        if size >= LEAST_JOBS and index.jobs.number(index.sets_of("skill")[skill] & remote) >= LEAST_JOBS:
            yield Search({"skill": (skill,), "workplace": (WorkMode.REMOTE.value,)})
    for size, role in index.by_size("function"):
        for in_country, country in index.top_level("place"):
            if min(size, in_country) >= LEAST_JOBS:
                both = index.sets_of("function")[role] & index.sets_of("place")[country]
                if index.jobs.number(both) >= LEAST_JOBS:
                    yield Search({"function": (role,), "place": (country,)})


def landing_page(found: Results, label: Label) -> LandingPage | None:
    """Return the texts of the page of a search, or None if it is no landing page. `label` returns the name of a value."""
    if not is_landing_page(found):
        return None
    key = ("landing page", found.search.address(), found.today)
    return found.index.cached_in_language(key, lambda: _landing_page(found, label))


def landing_title(search: Search, label: Label) -> str:
    """Return the title of a landing page, such as `Backend jobs in Canada`."""
    return TITLES[tuple(search.values)] % {name: label(name, values[0]) for name, values in search.values.items()}


def names(index: Index) -> Label:
    """Return a function that returns the name of a value in the active language."""
    unused = PostingFilter({}, Posting.objects.none())
    return lambda facet, value: index.label(facet, value, unused.label)


def _landing_page(found: Results, label: Label) -> LandingPage:
    sentences = [_jobs(found, label), _salary(found), _dates(found)]
    return LandingPage(landing_title(found.search, label), sentences, list(_related(found, label)))


def _jobs(found: Results, label: Label) -> str:
    counts = found.counts("company")
    number = sum(1 for value in found.index.values("company") if value != NOT_STATED and counts.of(value))
    jobs = format_number(found.total)
    if not number:
        return _("There are %(jobs)s open jobs.") % {"jobs": jobs}
    # Without the full stop of a name that is an abbreviation: the names end the sentence.
    examples = ", ".join(label("company", value) for value, _count in counts.top(MAX_NAMES)).removesuffix(".")
    words = ngettext(
        "There are %(jobs)s open jobs at %(number)s company: %(names)s.",
        "There are %(jobs)s open jobs at %(number)s companies: %(names)s.",
        number,
    )
    if number > MAX_NAMES:
        words = _("There are %(jobs)s open jobs at %(number)s companies, such as %(names)s.")
    return words % {"jobs": jobs, "number": format_number(number), "names": examples}


def _salary(found: Results) -> str:
    if (median := median_pay(found)) is not None:
        words = {"jobs": format_number(median.jobs), "currency": median.currency, "amount": format_number(median.amount)}
        return _("Of %(jobs)s jobs with a yearly salary in %(currency)s, at least half go up to %(amount)s or more.") % words
    stated = found.counts("pay").of(ANY_PAY)
    if not stated:
        return _("None of the jobs states a salary.")
    number = {"number": format_number(stated)}
    return ngettext("%(number)s of the jobs states a salary.", "%(number)s of the jobs state a salary.", stated) % number


class MedianPay(NamedTuple):
    """The number of jobs with a yearly salary in a currency, and the amount that at least half of them reach."""

    jobs: int
    currency: str
    amount: int


def median_pay(found: Results) -> MedianPay | None:
    """Return the median of the highest yearly salaries, rounded down to where a band of salaries begins.

    It is counted from the sets of the bands, without reading postings. Return None if fewer than LEAST_PAID jobs state one.
    """
    currency, order = most_common_currency(found), FACETS["pay"].order
    bands = sorted((value for _, value in found.index.children("pay", currency)), key=order, reverse=True)
    sets = found.index.sets_of("pay")
    paid = found.index.one_of_each_job(found.ids & BitMap().union(*(sets[band] for band in bands)))
    if len(paid) < LEAST_PAID:
        return None
    reaching = BitMap()
    for band in bands:
        reaching |= paid & sets[band]
        if 2 * len(reaching) >= len(paid):
            return MedianPay(len(paid), currency, order(band)) if order(band) else None
    return None


def _dates(found: Results) -> str:
    """Return when the newest ad was posted: the month, since of some ads no more is known."""
    days = (day for day, ids in found.index.sets.get(DAY, {}).items() if day != NOT_STATED and ids.intersect(found.ids))
    if not (newest := max(days, default="")):
        return _("The ads do not say when they were posted.")
    words = {"month": formats.date_format(date.fromisoformat(newest), "YEAR_MONTH_FORMAT")}
    recent = found.counts("posted").of("7d")
    if not recent:
        return _("The newest ad is from %(month)s.") % words
    return ngettext(
        "The newest ad is from %(month)s; %(number)s job was posted in the last 7 days.",
        "The newest ad is from %(month)s; %(number)s jobs were posted in the last 7 days.",
        recent,
    ) % {**words, "number": format_number(recent)}


# Which facet the pages that a landing page links to have besides.
_NARROWED_BY = {"function": "place", "place": "function", "skill": "workplace"}


def _related(found: Results, label: Label) -> Iterator[Related]:
    facet = _NARROWED_BY.get(next(iter(found.search.values))) if len(found.search.values) == 1 else None
    if facet is None:
        return
    for value, total in found.counts(facet).top(MAX_RELATED):
        search = found.search.with_values(facet, [value])
        if total >= LEAST_JOBS and _has_title(search):
            yield Related(landing_title(search, label), total, f"{reverse('search')}{search.address()}")
