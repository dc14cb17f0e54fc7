"""The public pages: function views that read downwards. What is asked of the database is said in `querysets`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from postings import filters
from postings.ad_text import shown
from postings.fact_sheet import fact_sheet
from postings.filters import PostingFilter
from postings.importing.interpret.apply_url import ascii_host
from postings.models import Category, Company, Posting, Team
from postings.vocabulary import SectionKind

MAX_PAGE = 400
COMPANIES_A_PAGE = 120
MAX_OPTIONS = 200
MORE_POSTINGS = 6
MAX_ABOUT = 3
STALE_AFTER = timedelta(days=60)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = filters.cleaned(request.GET)
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    filterset = PostingFilter(query, queryset=Posting.objects.open().for_cards().newest_first())
    applied = filterset.applied
    page = _page(request, filterset.qs, settings.PAGE_SIZE)
    companies = [slug for name, slug, _ in applied if name == "company"]
    context = {
        "page": page,
        "links": _links(page, applied),
        "problems": filterset.problems,
        "chips": _chips(applied),
        "chosen": {name: [chip for chip in _chips(applied) if chip.name == name] for name in PostingFilter.base_filters},
        "text": filterset.form.cleaned_data.get("q", ""),
        "place": filterset.form.cleaned_data.get("place", ""),
        "companies": sorted(
            Company.objects.hiring().order_by("-open_count", "key").values_list("name", "slug")[:MAX_OPTIONS]
        ),
        "teams": _by_address(Team.objects.filter(company__slug__in=companies).hiring()) if companies else [],
        "max_options": MAX_OPTIONS,
        "categories": Category.objects.all(),
        "is_indexable": len(applied) <= 1 and not filterset.form.cleaned_data.get("q"),
        "canonical": request.build_absolute_uri(request.path) + filters.address(applied, page.number).removesuffix("?"),
        "old_since": _old_since(timezone.localdate()),
    }
    return render(request, "postings/search.html", context, status=400 if filterset.problems else 200)


@require_safe
def posting(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Posting.objects.with_a_page().for_page(), slug=slug)
    same_company = Posting.objects.open().for_cards().newest_first().exclude(pk=found.pk)
    boilerplate = set(found.company.boilerplate.values_list("key", flat=True)) if found.company else set()
    same_team = same_company.filter(team=found.team)[:MORE_POSTINGS] if found.team else []
    context = {
        "posting": found,
        "facts": fact_sheet(found),
        "sections": shown(found.sections, boilerplate),
        "reposts": Posting.objects.with_a_page().for_cards().reposts_of(found),
        "apply_host": ascii_host(found.apply_url),
        "files": found.source_files.select_related("source").order_by("first_seen", "pk"),
        "same_team": same_team,
        "same_company": same_company.filter(company=found.company).exclude(pk__in=[other.pk for other in same_team])[
            :MORE_POSTINGS
        ]
        if found.company
        else [],
    }
    return render(request, "postings/posting.html", context)


@require_safe
def companies(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").replace("\0", "").strip()[: filters.MAX_TEXT]
    found = Company.objects.hiring().order_by("key")
    page = _page(request, found.named_like(text) if text else found, COMPANIES_A_PAGE)
    context = {"page": page, "links": _links(page, [("q", text, text)] if text else []), "text": text}
    return render(request, "postings/companies.html", context)


@require_safe
def company(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Company, slug=slug)
    postings = found.postings.open().for_cards().newest_first()
    page = _page(request, postings, settings.PAGE_SIZE)
    context = {
        "company": found,
        "about": found.boilerplate.filter(kind=SectionKind.ABOUT_COMPANY).order_by("-jobs", "position")[:MAX_ABOUT],
        "teams": found.teams.hiring().order_by("key"),
        "page": page,
        "links": _links(page, []),
        "closed_count": found.postings.closed().count(),
    }
    return render(request, "postings/company.html", context)


@require_safe
def team(request: HttpRequest, company_slug: str, slug: str) -> HttpResponse:
    found = get_object_or_404(Team.objects.select_related("company"), company__slug=company_slug, slug=slug)
    page = _page(request, found.postings.open().for_cards().newest_first(), settings.PAGE_SIZE)
    context = {
        "team": found,
        "company": found.company,
        "page": page,
        "links": _links(page, []),
        "closed_count": found.postings.closed().count(),
    }
    return render(request, "postings/team.html", context)


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
    """A filter in use, and the address of the same search without it."""

    name: str
    value: str
    label: str
    without: str


def _chips(applied: list[tuple[str, str, str]]) -> list[Chip]:
    return [
        Chip(name, value, label, filters.address(other for other in applied if other != (name, value, label)))
        for name, value, label in applied
    ]


def _page(request: HttpRequest, rows: Any, size: int) -> Page:
    """The page asked for. A page that cannot be is a 404, as any address of nothing."""
    asked = request.GET.get("page") or "1"
    if not (asked.isascii() and asked.isdigit() and len(asked) <= len(str(MAX_PAGE)) and 1 <= int(asked) <= MAX_PAGE):
        raise Http404
    paginator = _Paginator(rows, size)
    if int(asked) > paginator.num_pages:
        raise Http404
    return paginator.page(int(asked))


def _by_address(teams: Iterable[Team]) -> list[Team]:
    """One team for each address, since those of several companies that share one are one filter."""
    return list({team.slug: team for team in teams}.values())


def _links(page: Page, applied: list[tuple[str, str, str]]) -> dict[str, str]:
    """The addresses of the pages before and after."""
    links = {}
    if page.has_previous():
        links["previous"] = filters.address(applied, page.previous_page_number())
    if page.has_next():
        links["next"] = filters.address(applied, page.next_page_number())
    return links


def _old_since(today: date) -> date | None:
    """The date of the newest ad where even that one is old, so that the page can say so."""
    newest = Posting.objects.open().newest_date()
    return newest if newest and today - newest > STALE_AFTER else None
