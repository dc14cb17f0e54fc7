"""The language of reading: chainable adjectives on postings, companies and teams. Each meaning is said once, here."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q

from postings import search
from postings.vocabulary import ChangeOutcome, Status


class PostingQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that are listed."""
        return self.filter(status=Status.OPEN)

    def closed(self) -> Self:
        """Those that were listed and are not any more."""
        return self.filter(status=Status.CLOSED)

    def with_a_page(self) -> Self:
        """Those that anyone may read: open and closed, not hidden."""
        return self.exclude(status=Status.HIDDEN)

    def newest_first(self) -> Self:
        """By the day or month they were posted; those of unknown age last, the latest added of them first."""
        return self.order_by(F("posted_on").desc(nulls_last=True), "-id")

    def matching(self, text: str) -> Self:
        """Those that a text search finds."""
        return self.filter(search.matching(text))

    def at_place(self, text: str) -> Self:
        """Those whose ad writes `text` somewhere in its place. Case does not count; on SQLite, of ASCII letters only."""
        return self.filter(location_text__icontains=text)

    def without_place(self) -> Self:
        return self.filter(location_text="")

    def in_categories(self, names: list[str], *, or_none: bool = False) -> Self:
        """Those in any of the categories, each once however many it is in; with `or_none` also those in no category."""
        links = self.model.categories.through.objects.filter(posting=OuterRef("pk"))
        condition = Q(Exists(links.filter(category__name__in=names)))
        return self.filter(condition | ~Exists(links) if or_none else condition)

    def reposts_of(self, posting: Any) -> Self:
        """The other postings of the same job, the oldest first."""
        if posting.repost_group_id is None:
            return self.none()
        others = self.filter(repost_group=posting.repost_group_id).exclude(pk=posting.pk)
        return others.order_by(F("posted_on").asc(nulls_first=True), "pk")

    def in_conflict(self) -> Self:
        """Those that a run has kept an editor's value in, with what tells whether it still differs from the source's."""
        conflicts = self.filter(changes__outcome=ChangeOutcome.CONFLICT).distinct()
        return conflicts.with_values().prefetch_related("changes", "company__aliases", "team__aliases")

    def with_values(self) -> Self:
        """With all that `importing/store/values.py` reads of a posting."""
        links = self.model.posting_skills.rel.related_model.objects
        skills = Prefetch("posting_skills", links.select_related("skill"))  # a join: SQLite takes no list of 1,000 keys
        return self.select_related("company", "team").prefetch_related("categories", "places", skills)

    def newest_date(self) -> date | None:
        """The latest day or month that any of them was posted."""
        return self.aggregate(newest=Max("posted_on"))["newest"]

    def for_page(self) -> Self:
        """All that a posting's own page shows."""
        return (
            self.with_values()
            .select_related("company", "team", "team__company", "repost_group")
            .prefetch_related("company__aliases", "team__aliases")
        )

    def for_cards(self) -> Self:
        """All that a card in a list shows, and not the text, which is most of a posting's bytes."""
        return self.select_related("company", "team", "team__company").defer("body", "sections", "evidence", "imported")


class CompanyQuerySet(models.QuerySet):
    def named_like(self, text: str) -> Self:
        return self.filter(name__icontains=text)

    def hiring(self) -> Self:
        """Those with a listed posting, with `open_count`, the number of these."""
        listed = Count("postings", filter=Q(postings__status=Status.OPEN))
        return self.annotate(open_count=listed).filter(open_count__gt=0)


class TeamQuerySet(models.QuerySet):
    def hiring(self) -> Self:
        """Those with a listed posting, with `open_count`, and their company."""
        listed = Count("postings", filter=Q(postings__status=Status.OPEN))
        return self.select_related("company").annotate(open_count=listed).filter(open_count__gt=0)
