"""Admin for pairs of companies whose names suggest that they are duplicates."""

from typing import Any, cast
from urllib.parse import urlsplit

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join

from postings.admin.model_admins import count_column, count_related
from postings.admin.queue_admin import Link, Panel, QueueAdmin
from postings.admin.queue_position import Position
from postings.choices import DismissalKind, DismissalReason
from postings.editing import dismissals
from postings.models import Company, Dismissal, PossibleDuplicate, Posting
from postings.models.queues import PossibleDuplicateQuerySet

_EXAMPLES = 5


@admin.register(PossibleDuplicate)
class PossibleDuplicateAdmin(QueueAdmin[PossibleDuplicate]):
    """Possible duplicates, which publishers merge and editors mark as different companies."""

    decides = "company"
    kind = DismissalKind.DUPLICATE
    reasons = [DismissalReason.DIFFERENT, DismissalReason.RELATED, DismissalReason.OTHER]
    dismiss_label = "Mark as not duplicates"
    list_display = [
        "pair",
        "reason",
        count_column("first_count", "open postings (first)"),
        count_column("second_count", "open postings (second)"),
    ]
    export_as = {"pair": ["first_id", "first.name", "second_id", "second.name"]}
    list_select_related = ["first", "second"]
    search_fields = ["first__name", "second__name"]
    actions = ["dismiss", "reopen"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PossibleDuplicate]:
        open_now = Posting.objects.open()
        pairs = cast(PossibleDuplicateQuerySet, super().get_queryset(request)).of_unmerged()
        first, second = (count_related(open_now, "company", column) for column in ("first_id", "second_id"))
        return pairs.select_related("first", "second").annotate(first_count=first, second_count=second)

    def panels(self, request: HttpRequest, row: Any) -> list[Panel]:
        why = [("Reason", row.reason)]
        if not self._may_merge(request):
            why.append(("Merging", "Only publishers can merge companies. Ask one of them if these are the same."))
        return [
            _company_panel(row.first, row.first_count),
            _company_panel(row.second, row.second_count),
            Panel("Why", why),
        ]

    def links(self, request: HttpRequest, row: PossibleDuplicate, position: Position) -> list[Link]:
        if not self._may_merge(request):
            return []
        url = position.form_url(reverse("admin:postings_company_merge"), id=row.first_id)
        return [Link("m", "Merge", f"{url}&id={row.second_id}")]

    @staticmethod
    def _may_merge(request: HttpRequest) -> bool:
        return request.user.has_perms(["postings.merge_company", "postings.change_company"])

    def dismissal_of(self, row: PossibleDuplicate) -> Dismissal | None:
        return Dismissal.objects.filter(pair=row).first() if row.is_dismissed else None

    @admin.display(description="companies", ordering="first__name")
    def pair(self, pair: PossibleDuplicate) -> str:
        return str(pair)

    @admin.action(description="Mark as not duplicates", permissions=["decide"])
    def dismiss(self, request: HttpRequest, pairs: Any) -> None:
        self.decide_selected(
            request,
            pairs,
            "marked as not duplicates",
            lambda rows: dismissals.dismiss(self.kind, rows, DismissalReason.DIFFERENT, "", request.user),
            already=PossibleDuplicate.objects.dismissed(),
        )

    @admin.action(description="Mark as possible duplicates", permissions=["decide"])
    def reopen(self, request: HttpRequest, pairs: Any) -> None:
        self.decide_selected(
            request,
            pairs,
            "marked as possible duplicates",
            lambda rows: dismissals.reopen(list(Dismissal.objects.filter(pair__in=rows)), request.user),
            already=PossibleDuplicate.objects.open(),
        )


def _company_panel(company: Company, count: int) -> Panel:
    """Return what identifies a company: its names, its links, and some of its postings."""
    postings = list(company.postings.open().newest_first().only("title", "slug", "apply_url", "company")[:_EXAMPLES])
    change = "admin:postings_posting_change"
    titles = format_html_join("", '<p><a href="{}">{}</a></p>', ((reverse(change, args=[p.pk]), p) for p in postings))
    hosts = dict.fromkeys(host for posting in postings if (host := urlsplit(posting.apply_url).hostname))
    rows = [
        ("Other names", ", ".join(alias.name for alias in company.aliases.all()) or "None"),
        ("Website", company.website or "Not stated"),
        ("Application links", ", ".join(hosts) or "None"),
        ("Open postings", f"{count:,}"),
        ("Newest", titles or "None"),
    ]
    return Panel(company.name, rows)
