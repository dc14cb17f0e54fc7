"""Querysets with chainable filters and orderings for postings, repeated text, companies and teams."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Value, When
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import GreaterThanOrEqual

from postings.choices import Answer, BoilerplateDisplay, DismissalKind, Status

if TYPE_CHECKING:
    from postings.models import company, posting

MergeableT = TypeVar("MergeableT", bound="company.Mergeable")

# Lookups of the aliases of merged rows, up to four merges deep. If nothing was merged, they need one query.
_MERGED = [f"{'__merged' * depth}__aliases" for depth in range(1, 5)]

_HIGHEST = Coalesce("pay_yearly_max", "pay_yearly_min")


class PostingQuerySet(models.QuerySet["posting.Posting"]):
    def open(self) -> Self:
        """Return the open postings, which are listed."""
        return self.filter(status=Status.OPEN)

    def closed(self) -> Self:
        """Return the closed postings, which are no longer listed."""
        return self.filter(status=Status.CLOSED)

    def public(self) -> Self:
        """Return the postings that anyone can read: open and closed ones, no drafts and no hidden ones."""
        return self.filter(status__in=[Status.OPEN, Status.CLOSED])

    def due_to_publish(self, today: date) -> Self:
        """Return the drafts whose publication date has come and that say how to apply."""
        return self.filter(status=Status.DRAFT, publish_on__lte=today).with_a_way_to_apply()

    def due_to_close(self, today: date) -> Self:
        """Return the open postings whose closing date has passed. The closing date is the last day to apply."""
        return self.open().filter(closes_on__lt=today)

    def with_a_way_to_apply(self) -> Self:
        """Return the postings that can be published: with a link, an e-mail address or instructions, or imported."""
        return self.exclude(source_key=None, apply_url="", apply_email="", apply_text="")

    def without_a_way_to_apply(self) -> Self:
        """Return the postings that were written by hand and do not say how to apply, so that they cannot be published."""
        return self.filter(source_key=None, apply_url="", apply_email="", apply_text="")

    def newest_first(self) -> Self:
        """Order by date, the newest first. Undated postings come last, the latest added first."""
        return self.order_by(F("posted_on").desc(nulls_last=True), "-id")

    def best_paid_first(self, worth: Mapping[str, Decimal]) -> Self:
        """Order by the highest yearly pay in the currencies of `worth`, which maps them to what a unit of each is worth.

        All other postings come last, the newest first.
        """
        amounts = [
            When(pay_currency=currency, then=Cast(_HIGHEST, models.FloatField()) * float(rate))
            for currency, rate in worth.items()
        ]
        highest = Case(*amounts, output_field=models.FloatField())
        return self.order_by(highest.desc(nulls_last=True), F("posted_on").desc(nulls_last=True), "-id")

    def by_salary(self, limits: Mapping[str, Decimal], answers: Iterable[str]) -> Self:
        """Return the postings that answer with one of `answers` whether their highest yearly pay reaches a limit.

        `limits` has the limit in each currency that can be compared. The answer is `none` for all other postings.
        """
        # Unknown amounts are -1, so that no comparison is NULL, which NOT in SQL would leave NULL.
        known = Coalesce(_HIGHEST, Value(-1), output_field=models.DecimalField(max_digits=18, decimal_places=2))
        reached = (Q(GreaterThanOrEqual(known, limit), pay_currency=currency) for currency, limit in limits.items())
        enough = reduce(or_, reached)
        comparable = Q(pay_currency__in=[*limits]) & ~Q(pay_yearly_min=None, pay_yearly_max=None)
        conditions: dict[str, Q] = {Answer.YES: enough, Answer.NO: comparable & ~enough, "none": ~comparable}
        return self.filter(reduce(or_, (conditions[answer] for answer in answers)))

    def currencies(self) -> list[str]:
        """Return the currencies in which the postings state pay, the most frequent first."""
        stated = self.exclude(pay_min=None, pay_max=None).exclude(pay_currency="").order_by()
        counts = stated.values("pay_currency").annotate(count=Count("pk")).order_by("-count", "pay_currency")
        return list(counts.values_list("pay_currency", flat=True))

    def from_country(self, country: str, answers: Iterable[str]) -> Self:
        """Return the postings that answer applicants from a country with one of `answers`: yes, no or `none`.

        The answers are those of `Posting.may_apply_from`.
        """
        conditions = self._answers(country)
        return self.filter(reduce(or_, (conditions[answer] for answer in answers)))

    def yes_first(self, country: str) -> Self:
        """Order by the answer to applicants from a country (yes, not stated, no), then the newest first."""
        says = self._answers(country)
        order = Case(When(says[Answer.YES], then=0), When(says[Answer.NO], then=2), default=1)
        return self.alias(answer=order).order_by("answer", F("posted_on").desc(nulls_last=True), "-id")

    @staticmethod
    def _answers(country: str) -> dict[str, Q]:
        code = f" {country} "
        says_yes = Q(apply_from__contains=code)
        says_no = ~says_yes & Q(apply_not_from__contains=code)
        unsaid = ~says_yes & ~says_no
        return {
            Answer.YES: says_yes | (unsaid & Q(apply_from_others=Answer.YES)),
            Answer.NO: says_no | (unsaid & Q(apply_from_others=Answer.NO)),
            "none": unsaid & Q(apply_from_others=Answer.NOT_STATED),
        }

    def reposts_of(self, posting: Any) -> Self:
        """Return the other postings of the same job, the oldest first."""
        if posting.repost_group_id is None:
            return self.none()
        others = self.filter(repost_group=posting.repost_group_id).exclude(pk=posting.pk)
        return others.order_by(F("posted_on").asc(nulls_first=True), "pk")

    def edited(self) -> Self:
        """Return the postings with edited fields."""
        return self.exclude(edited="")

    def without_company(self) -> Self:
        """Return the open postings without a company, apart from those that an editor has dismissed."""
        return self.open().filter(company=None).exclude(self.is_dismissed(DismissalKind.COMPANY))

    def with_implausible_pay(self) -> Self:
        """Return the open postings whose pay is outside the plausible bounds and was not confirmed by an editor.

        These have no yearly pay, although the period is known: see `Posting.pay_yearly_min`.
        """
        stated = Q(pay_min__isnull=False) | Q(pay_max__isnull=False)
        return self.open().filter(stated, pay_yearly_min=None, pay_yearly_max=None).exclude(pay_period="")

    @staticmethod
    def is_dismissed(kind: DismissalKind) -> Exists:
        """Return the condition that an editor has dismissed a posting from a queue."""
        dismissals = apps.get_model("postings", "Dismissal")._default_manager
        return Exists(dismissals.filter(kind=kind, posting=OuterRef("pk")))

    def with_values(self) -> Self:
        """Fetch the relations that `sync/posting_values.py` reads."""
        related = self.select_related("company", "team")
        return related.prefetch_related("categories", "places", self._skills())

    def with_spellings(self) -> Self:
        """Fetch the relations that `sync/edited_fields.py` reads."""
        names = [f"{owner}{each}" for owner in ("company", "team") for each in ("__aliases", *_MERGED)]
        return self.with_values().prefetch_related(*names, "categories__aliases")

    def for_page(self) -> Self:
        """Fetch the relations that a posting's page shows."""
        return self.with_values().select_related("company", "team", "team__company", "repost_group")

    def for_cards(self) -> Self:
        """Fetch what a card in a list shows, without the text, which is most of a posting's bytes."""
        cards = self.select_related("company", "team", "team__company").prefetch_related("places", self._skills())
        return cards.defer("body", "sections", "evidence", "imported", "lines", "source_fields")

    def for_records(self) -> Self:
        """Fetch what the record of a posting has in its own row, without its text: see `publishing/posting_records.py`."""
        records = self.select_related("company", "team", "team__company")
        return records.defer("body", "sections", "imported", "lines", "source_fields")

    @staticmethod
    def _skills() -> "Prefetch[str, models.QuerySet[posting.PostingSkill], str]":
        """Prefetch the skills with a join, since SQLite does not accept a list of 1,000 keys."""
        links = apps.get_model("postings", "PostingSkill")._default_manager
        return Prefetch("posting_skills", links.select_related("skill"))


class BoilerplateQuerySet(models.QuerySet["company.Boilerplate"]):
    def collapsed(self) -> Self:
        """Return the text that is collapsed in a company's ads: all but what an editor wants shown."""
        return self.exclude(display=BoilerplateDisplay.SHOWN)


class MergeableQuerySet(models.QuerySet[MergeableT]):
    def unmerged(self) -> Self:
        """Return the rows that are not merged into another."""
        return self.filter(merged_into=None)

    def merged(self) -> Self:
        """Return the rows that are merged into another."""
        return self.exclude(merged_into=None)

    def survivors(self) -> dict[int, int]:
        """Return the id of the survivor of each merged row, by the id of the merged row."""
        found = dict(self.merged().values_list("pk", "merged_into"))
        for pk in found:
            while found[pk] in found:
                found[pk] = found[found[pk]]
        return found


class TeamQuerySet(MergeableQuerySet["company.Team"]):
    def hiring(self) -> Self:
        """Return the teams with an open posting, with the number of their open jobs as `open_count` and their company."""
        job = Coalesce("postings__repost_group", -F("postings"))
        listed = Count(job, filter=Q(postings__status=Status.OPEN), distinct=True)
        return self.select_related("company").annotate(open_count=listed).filter(open_count__gt=0)
