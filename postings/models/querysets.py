"""The language of reading: chainable adjectives on postings, companies and teams. Each meaning is said once, here."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, F, Prefetch, Q, When
from django.db.models.functions import Coalesce

from postings.choices import Answer, BoilerplateDisplay, Status

# The names of what was merged into a row, of what had been merged into that, and so on: where nothing was, one query.
_MERGED = [f"{'__merged' * depth}__aliases" for depth in range(1, 5)]


class PostingQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that are listed."""
        return self.filter(status=Status.OPEN)

    def closed(self) -> Self:
        """Those that were listed and are not any more."""
        return self.filter(status=Status.CLOSED)

    def public(self) -> Self:
        """Those that anyone may read: open and closed, not hidden."""
        return self.exclude(status=Status.HIDDEN)

    def newest_first(self) -> Self:
        """By the day or month they were posted; those of unknown age last, the latest added of them first."""
        return self.order_by(F("posted_on").desc(nulls_last=True), "-id")

    def best_paid_first(self) -> Self:
        """By the most that they pay in a year. Compares amounts, so for postings of one currency."""
        highest = Coalesce("pay_yearly_max", "pay_yearly_min")
        return self.order_by(highest.desc(nulls_last=True), F("posted_on").desc(nulls_last=True), "-id")

    def from_country(self, country: str, answers: Iterable[str]) -> Self:
        """Those that say yes, no or nothing (`none`) to applicants from a country: as `Posting.may_apply_from`."""
        conditions = self._answers(country)
        return self.filter(reduce(or_, (conditions[answer] for answer in answers)))

    def yes_first(self, country: str) -> Self:
        """Those that say yes to applicants from a country, then those that say nothing, then no; each the newest first."""
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
        """The other postings of the same job, the oldest first."""
        if posting.repost_group_id is None:
            return self.none()
        others = self.filter(repost_group=posting.repost_group_id).exclude(pk=posting.pk)
        return others.order_by(F("posted_on").asc(nulls_first=True), "pk")

    def edited(self) -> Self:
        """Those in which somebody corrected what the source says."""
        return self.exclude(edited="")

    def with_values(self) -> Self:
        """With all that `importing/store/values.py` reads of a posting."""
        related = self.select_related("company", "team")
        return related.prefetch_related("categories", "places", self._skills())

    def with_spellings(self) -> Self:
        """With all that `importing/store/edited.py` reads of a posting."""
        names = [f"{owner}{each}" for owner in ("company", "team") for each in ("__aliases", *_MERGED)]
        return self.with_values().prefetch_related(*names, "categories__aliases")

    def for_page(self) -> Self:
        """All that a posting's own page shows."""
        return self.with_values().select_related("company", "team", "team__company", "repost_group")

    def for_cards(self) -> Self:
        """All that a card in a list shows, and not the text, which is most of a posting's bytes."""
        cards = self.select_related("company", "team", "team__company").prefetch_related(self._skills())
        return cards.defer("body", "sections", "evidence", "imported", "lines")

    @staticmethod
    def _skills() -> Prefetch:
        """Skills by a join, since SQLite takes no list of 1,000 keys."""
        links = apps.get_model("postings", "PostingSkill")._default_manager
        return Prefetch("posting_skills", links.select_related("skill"))


class BoilerplateQuerySet(models.QuerySet):
    def collapsed(self) -> Self:
        """What is collapsed in a company's ads: all that it repeats, but for what an editor wants shown in each."""
        return self.exclude(display=BoilerplateDisplay.SHOWN)


class MergeableQuerySet(models.QuerySet):
    def unmerged(self) -> Self:
        """Those that are on the board by themselves."""
        return self.filter(merged_into=None)

    def merged(self) -> Self:
        """Those that were merged into others."""
        return self.exclude(merged_into=None)

    def survivors(self) -> dict[int, int]:
        """By the id of each merged row that of the row that its names and its address lead to."""
        found = dict(self.merged().values_list("pk", "merged_into"))
        for pk in found:
            while found[pk] in found:
                found[pk] = found[found[pk]]
        return found


class TeamQuerySet(MergeableQuerySet):
    def hiring(self) -> Self:
        """Those with a listed posting, with `open_count`, and their company."""
        listed = Count("postings", filter=Q(postings__status=Status.OPEN))
        return self.select_related("company").annotate(open_count=listed).filter(open_count__gt=0)
