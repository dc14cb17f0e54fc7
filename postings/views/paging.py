"""Pagination: the requested page, and the addresses of the previous and next pages."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest

MAX_PAGE = 400


class BoundedPaginator(Paginator[Any]):
    """Paginator that ends at MAX_PAGE: people do not read that far, and each further page costs the database more."""

    @property
    def num_pages(self) -> int:
        return min(super().num_pages, MAX_PAGE)

    @property
    def leaves_out(self) -> bool:
        return self.count > MAX_PAGE * self.per_page


def page_of(request: HttpRequest, rows: Any, size: int) -> "Page[Any]":
    """Return the requested page. Raise Http404 if its number is invalid or there is no such page."""
    asked = request.GET.get("page") or "1"
    if not (asked.isascii() and asked.isdigit() and len(asked) <= len(str(MAX_PAGE)) and 1 <= int(asked) <= MAX_PAGE):
        raise Http404
    paginator = BoundedPaginator(rows, size)
    if int(asked) > paginator.num_pages:
        raise Http404
    return paginator.page(int(asked))


def links_around(page: "Page[Any]", address: Callable[[int], str]) -> dict[str, str]:
    """Return the addresses of the `previous` and `next` pages, where they exist."""
    links = {}
    if page.has_previous():
        links["previous"] = address(page.previous_page_number())
    if page.has_next():
        links["next"] = address(page.next_page_number())
    return links


def numbered(page: int) -> str:
    return f"?page={page}"
