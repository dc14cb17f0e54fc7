"""The language of reading: chainable adjectives on postings, companies and teams. Each meaning is said once, here."""

from typing import Self

from django.db import models
from django.db.models import Count, F, Q

from postings import search
from postings.vocabulary import Status


class PostingQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that are listed."""
        return self.filter(status=Status.OPEN)

    def with_a_page(self) -> Self:
        """Those that anyone may read: open and closed, not hidden."""
        return self.exclude(status=Status.HIDDEN)

    def newest_first(self) -> Self:
        """By the day or month they were posted; those of unknown age last, the latest added of them first."""
        return self.order_by(F("posted_on").desc(nulls_last=True), "-id")

    def matching(self, text: str) -> Self:
        """Those that a text search finds."""
        return self.filter(search.matching(text))

    def for_cards(self) -> Self:
        """All that a card in a list shows, and not the text, which is most of a posting's bytes."""
        return self.select_related("company", "team", "team__company").defer("body", "body_html", "imported")


class CompanyQuerySet(models.QuerySet):
    def with_open_count(self) -> Self:
        """Adds `open_count`, the number of listed postings."""
        return self.annotate(open_count=Count("postings", filter=Q(postings__status=Status.OPEN)))

    def hiring(self) -> Self:
        """Those with a listed posting, with their count."""
        return self.with_open_count().filter(open_count__gt=0)


class TeamQuerySet(models.QuerySet):
    def with_open_count(self) -> Self:
        """Adds `open_count`, the number of listed postings."""
        return self.annotate(open_count=Count("postings", filter=Q(postings__status=Status.OPEN)))
