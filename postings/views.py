"""The public pages: function views that read downwards. What is asked of the database is said in `querysets`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from postings import facets, filters
from postings.ad_text import shown
from postings.bands import ANY_PAY
from postings.cards import cards
from postings.conditional import by_data_version
from postings.did_you_mean import better_texts
from postings.facets.html import options_html, panels_html
from postings.facets.index import Index
from postings.facets.panel import Panels
from postings.fact_sheet import fact_sheet
from postings.filters import PostingFilter
from postings.importing.interpret.apply_url import ascii_host
from postings.importing.interpret.gazetteer import country_name, country_names
from postings.models import Boilerplate, Company, Posting, Team
from postings.names import name_key
from postings.pay_chart import pay_chart, usual_currency
from postings.profile import days_open, in_its_words, posted_by_month
from postings.search import MAX_LENGTH
from postings.similar import pay_comparison, similar
from postings.suggestions import suggestions as suggested_for
from postings.vocabulary import BoilerplateMark, SectionKind

MAX_PAGE = 400
COMPANIES_A_PAGE = 120
VALUES_A_PAGE = 120
MORE_POSTINGS = 6
MAX_ABOUT = 3
STALE_AFTER = timedelta(days=60)


@require_safe
@by_data_version
def search(request: HttpRequest) -> HttpResponse:
    query = filters.cleaned(request.GET)
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    today = timezone.localdate()
    index = facets.current(request.data_version)
    filterset = PostingFilter(query, Posting.objects.open(), known=lambda facet: index.labels.get(facet, {}))
    asked = filterset.search
    request.shows_more = filterset.has_looked_up
    found = facets.Results(index, asked, today)
    page = _page(request, found, settings.PAGE_SIZE)
    panels = Panels(found, filterset.label, _more)
    context = {
        "page": page,
        "cards": cards(index, page.object_list, asked.query),
        "links": _links(page, asked.address),
        "search": asked,
        "in_use": sum(applied.name not in {"q", "from"} for applied in asked.applied),
        "problems": filterset.problems,
        "chips": _chips(filterset, found),
        "panels": panels_html(panels.all(), invites=False) if asked.values else _front_panels(panels, index, today),
        "answers": options_html(panels.answers()) if asked.country else "",
        "country": country_name(asked.country),
        "countries": _countries(),
        "sorts": [
            Sort(filters.SORTS[name], asked.with_values("sort", [name]).address(), name == asked.sort)
            for name in asked.sorts
        ],
        "unranked": asked.sort == "relevance" and found.order != "relevance",
        "better_texts": better_texts(found),
        "beginnings": [term.words[0] for term in asked.query.wanted if term.is_guess] if found.total else [],
        "is_indexable": len(asked.applied) <= 1 and not asked.text,
        "canonical": request.build_absolute_uri(request.path) + asked.address(page.number).removesuffix("?"),
        "old_since": index.newest_day if index.newest_day and today - index.newest_day > STALE_AFTER else None,
    }
    return render(request, "postings/search.html", context, status=400 if filterset.problems else 200)


@require_safe
@by_data_version
def facet(request: HttpRequest, name: str) -> HttpResponse:
    """All values of one facet, for those that a search page has no room for."""
    if name not in filters.FACETS:
        raise Http404
    index = facets.current(request.data_version)
    filterset = PostingFilter(request.GET, Posting.objects.open(), known=lambda facet: index.labels.get(facet, {}))
    request.shows_more = filterset.has_looked_up
    found = facets.Results(index, filterset.search, timezone.localdate())
    text = request.GET.get("find", "").replace("\0", "").strip()[:MAX_LENGTH]
    panels = Panels(found, filterset.label, _more)
    page = _page(request, panels.every_value(name, text), VALUES_A_PAGE)
    context = {
        "page": page,
        "options": panels.details(name, page.object_list),
        "links": _links(page, lambda number: f"{filterset.search.address()}&{urlencode({'find': text, 'page': number})}"),
        "facet": filters.FACETS[name],
        "found": found,
        "text": text,
        "hidden": [(name, value) for name, values in filterset.search.values.items() for value in values],
        "problems": filterset.problems,
        "search_url": reverse("search"),
        "back": f"{reverse('search')}{filterset.search.address().removesuffix('?')}",
    }
    return render(request, "postings/facet.html", context, status=400 if filterset.problems else 200)


@require_safe
@by_data_version
def suggestions(request: HttpRequest) -> HttpResponse:
    """Names that begin like what is typed as `q`, each with the search that it leads to: JSON for the field's script."""
    query = filters.cleaned(request.GET)
    text = query.pop("q", [""])[-1][:MAX_LENGTH]
    index = facets.current(request.data_version)
    filterset = PostingFilter(query, Posting.objects.open(), known=lambda facet: index.labels.get(facet, {}))
    request.shows_more = filterset.has_looked_up
    found = facets.Results(index, filterset.search, timezone.localdate())
    suggested = suggested_for(Panels(found, filterset.label, _more), text)
    return JsonResponse({"suggestions": [each._asdict() for each in suggested]})


@require_safe
def posting(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Posting.objects.with_a_page().for_page(), slug=slug)
    boilerplate = set(_boilerplate(found.company).values_list("key", flat=True)) if found.company else set()
    sections = shown(found.sections, boilerplate)
    reposts = list(Posting.objects.with_a_page().for_cards().reposts_of(found))
    same_company = Posting.objects.open().for_cards().newest_first().exclude(pk__in=[found.pk, *_ids(reposts)])
    same_team = list(same_company.filter(team=found.team)[:MORE_POSTINGS]) if found.team else []
    elsewhere = same_company.filter(company=found.company).exclude(pk__in=_ids(same_team))
    same_company = list(elsewhere[:MORE_POSTINGS]) if found.company else []
    listed = _ids([*reposts, *same_team, *same_company])
    facts = fact_sheet(found)
    context = {
        "posting": found,
        "key_facts": [fact for fact in facts if fact.is_key],
        "other_facts": [fact for fact in facts if not fact.is_key],
        "sections": sections,
        "headings": [section for section in sections if section.heading],
        "reposts": reposts,
        "apply_host": ascii_host(found.apply_url),
        "files": found.source_files.select_related("source").order_by("first_seen", "pk"),
        "same_team": same_team,
        "same_company": same_company,
        **_beside_others(found, listed),
    }
    return render(request, "postings/posting.html", context)


def _beside_others(posting: Posting, listed: list[int]) -> dict[str, Any]:
    """What a posting's page says of others like it; nothing for as long as nothing is counted."""
    try:
        index = facets.current()
    except facets.NotKept:
        return {}
    others = similar(index, posting, MORE_POSTINGS, without=listed)
    return {"pay": pay_comparison(index, posting, timezone.localdate()), "similar": cards(index, others)}


def _ids(postings: Iterable[Posting]) -> list[int]:
    return [posting.pk for posting in postings]


def _boilerplate(company: Company) -> QuerySet[Boilerplate]:
    """What a company repeats, but for what an editor wants shown in each ad."""
    return company.boilerplate.exclude(mark=BoilerplateMark.SHOWN)


@require_safe
@by_data_version
def companies(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").replace("\0", "").strip()[:MAX_LENGTH]
    index = facets.current(request.data_version)
    listed = index.once("companies", lambda: _companies(index))
    page = _page(request, [each for each in listed if name_key(text) in each.key], COMPANIES_A_PAGE)
    links = _links(page, lambda number: f"?{urlencode({'q': text, 'page': number} if text else {'page': number})}")
    context = {"page": page, "links": links, "text": text}
    return render(request, "postings/companies.html", context)


class ListedCompany(NamedTuple):
    """A company with open jobs, in the order of their names."""

    key: str
    name: str
    slug: str
    jobs: int


def _companies(index: Index) -> list[ListedCompany]:
    names = index.labels.get("company", {})
    return sorted(ListedCompany(name_key(names[slug]), names[slug], slug, jobs) for jobs, slug in index.by_size("company"))


@require_safe
def company(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Company, slug=slug)
    about = list(_boilerplate(found).filter(kind=SectionKind.ABOUT_COMPANY).order_by("-jobs", "position")[:MAX_ABOUT])
    context = {
        "company": found,
        "about": about,
        "words": None if about or found.about else in_its_words(found.postings, SectionKind.ABOUT_COMPANY),
        "teams": found.teams.hiring().order_by("key"),
        **_profile(request, found.postings, "company", slug),
    }
    return render(request, "postings/company.html", context)


@require_safe
def team(request: HttpRequest, company_slug: str, slug: str) -> HttpResponse:
    found = get_object_or_404(Team.objects.select_related("company"), company__slug=company_slug, slug=slug)
    context = {
        "team": found,
        "company": found.company,
        "words": in_its_words(found.postings, SectionKind.ABOUT_TEAM),
        **_profile(request, found.postings, "team", f"{company_slug}/{slug}"),
    }
    return render(request, "postings/team.html", context)


def _profile(request: HttpRequest, postings: Any, facet: str, value: str) -> dict[str, Any]:
    """What pages of companies and teams have in common: the jobs, their facets, and what is told of them in numbers."""
    page = _page(request, postings.open().for_cards().newest_first(), settings.PAGE_SIZE)
    context = {
        "page": page,
        "links": _links(page, _numbered),
        "value": value,
        "closed_count": postings.closed().count(),
        "months": posted_by_month(postings),
        "days_open": days_open(postings),
    }
    try:
        index = facets.current()
    except facets.NotKept:
        return context
    found = facets.Results(index, filters.Search({facet: (value,)}), timezone.localdate())
    panels = Panels(found, PostingFilter({}, Posting.objects.none()).label, _more)
    shown = [panel for name in filters.FACETS if name not in {"company", "team"} and (panel := panels.panel(name)).options]
    pay, paid = pay_chart(found, usual_currency(found)), found.counts("pay").of(ANY_PAY)
    return {**context, "panels": panels_html(shown, invites=False), "pay": pay, "paid": paid}


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """The address that browsers try on pages that name no icon, as the admin's."""
    return redirect(static("favicon.svg"))


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Answers 200 while the database answers; anything else is for the operator's monitoring to see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


def _numbered(page: int) -> str:
    return f"?page={page}"


class _Paginator(Paginator):
    """Ends at MAX_PAGE: who reads that far is no person, and each further page costs the database more."""

    @property
    def num_pages(self) -> int:
        return min(super().num_pages, MAX_PAGE)

    @property
    def leaves_out(self) -> bool:
        return self.count > MAX_PAGE * self.per_page


@dataclass(frozen=True)
class Chip:
    """A filter in use, and the address of the same search without it; where nothing was found, how many that would find."""

    name: str
    value: str
    label: str
    without: str
    count: int | None = None


class Sort(NamedTuple):
    """An order that the results may have, and the address of the same search in it."""

    label: str
    href: str
    is_used: bool


def _chips(filterset: PostingFilter, found: facets.Results) -> list[Chip]:
    chips = []
    for applied in filterset.search.applied:
        rest = filterset.search.without(applied)
        count = None if found.total else facets.Results(found.index, rest, found.today).total
        words = filterset.filters[applied.name].label
        label = filterset.label(applied.name, applied.value)
        chips.append(
            Chip(f"Not {words}" if applied.name.startswith("-") else words, applied.value, label, rest.address(), count)
        )
    return chips


def _front_panels(panels: Panels, index: Index, today: date) -> SafeString:
    """The panels of the search without any filter, made once for as long as nothing changes."""
    return index.once(("front panels", today), lambda: panels_html(panels.all(), invites=True))


@cache
def _more(facet: str) -> str:
    return reverse("facet", args=[facet])


def _page(request: HttpRequest, rows: Any, size: int) -> Page:
    """The page asked for. A page that cannot be is a 404, as any address of nothing."""
    asked = request.GET.get("page") or "1"
    if not (asked.isascii() and asked.isdigit() and len(asked) <= len(str(MAX_PAGE)) and 1 <= int(asked) <= MAX_PAGE):
        raise Http404
    paginator = _Paginator(rows, size)
    if int(asked) > paginator.num_pages:
        raise Http404
    return paginator.page(int(asked))


def _links(page: Page, address: Callable[[int], str]) -> dict[str, str]:
    """The addresses of the pages before and after."""
    links = {}
    if page.has_previous():
        links["previous"] = address(page.previous_page_number())
    if page.has_next():
        links["next"] = address(page.next_page_number())
    return links


@cache
def _countries() -> SafeString:
    """All countries as the options of a select, the same on each page."""
    return format_html_join(
        "\n", '<option value="{}">{}</option>', sorted(country_names().items(), key=lambda each: each[1])
    )
