"""The language of reading: chainable adjectives on postings, companies and teams. Each meaning is said once, here."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, F, Prefetch, Q, When
from django.db.models.functions import Coalesce

from postings import search
from postings.vocabulary import Answer, BoilerplateMark, Status

# The names of what was merged into a row, of what had been merged into that, and so on: where nothing was, one query.
_MERGED = [f"{'__merged' * depth}__aliases" for depth in range(1, 5)]


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
        wanted, unwanted = search.found_by(search.meant(text))
        found = self if wanted is None else self.filter(pk__in=wanted)
        return found if unwanted is None else found.exclude(pk__in=unwanted)

    def most_relevant_first(self, text: str) -> Self:
        """By how well they fit a text, those that fit equally the newest first. Among very many, the newest first."""
        query = search.meant(text)
        hits = search.hits(query)
        if hits is None or len(hits) > search.MAX_RANKED:
            return self.newest_first()
        newest = F("posted_on").desc(nulls_last=True)
        return self.alias(relevance=search.relevance(query)).order_by("-relevance", newest, "-id")

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
        order = Case(When(says[Answer.YES.value], then=0), When(says[Answer.NO.value], then=2), default=1)
        return self.alias(answer=order).order_by("answer", F("posted_on").desc(nulls_last=True), "-id")

    @staticmethod
    def _answers(country: str) -> dict[str, Q]:
        code = f" {country} "
        says_yes = Q(apply_from__contains=code)
        says_no = ~says_yes & Q(apply_not_from__contains=code)
        unsaid = ~says_yes & ~says_no
        return {
            Answer.YES.value: says_yes | (unsaid & Q(apply_from_others=Answer.YES.value)),
            Answer.NO.value: says_no | (unsaid & Q(apply_from_others=Answer.NO.value)),
            "none": unsaid & Q(apply_from_others=Answer.NOT_STATED.value),
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
        links = self.model.posting_skills.rel.related_model.objects
        skills = Prefetch("posting_skills", links.select_related("skill"))  # a join: SQLite takes no list of 1,000 keys
        return self.select_related("company", "team").prefetch_related("categories", "places", skills)

    def with_spellings(self) -> Self:
        """With all that `importing/store/edited.py` reads of a posting."""
        names = [f"{owner}{each}" for owner in ("company", "team") for each in ("__aliases", *_MERGED)]
        return self.with_values().prefetch_related(*names, "categories__aliases")

    def for_page(self) -> Self:
        """All that a posting's own page shows."""
        return self.with_values().select_related("company", "team", "team__company", "repost_group")

    def for_cards(self) -> Self:
        """All that a card in a list shows, and not the text, which is most of a posting's bytes."""
        links = self.model.posting_skills.rel.related_model.objects
        skills = Prefetch("posting_skills", links.select_related("skill"))
        cards = self.select_related("company", "team", "team__company").prefetch_related(skills)
        return cards.defer("body", "sections", "evidence", "imported", "lines")


class BoilerplateQuerySet(models.QuerySet):
    def folded(self) -> Self:
        """What is folded in a company's ads: all that it repeats, but for what an editor wants shown in each."""
        return self.exclude(mark=BoilerplateMark.SHOWN)


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
