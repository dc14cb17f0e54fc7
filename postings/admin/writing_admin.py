"""Writing a posting: the preview of its page, facts read from its text, duplicates, and new companies on the way."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse

from postings.admin.filled_form import fill, unsaved_posting, without_warnings
from postings.admin.posting_form import MAX_RENDER_SECONDS, TOO_SLOW
from postings.admin.queue_return import QueueReturnAdmin
from postings.admin.request_state import state_of
from postings.content.evidence_rules import explain
from postings.content.render_limit import RenderingTooSlow, time_limit
from postings.content.rendering import collapse_boilerplate, render_sections
from postings.database.row_ids import row_id
from postings.editing import drafts, text_reading
from postings.editing.value_text import display_value, label
from postings.importing.time_limit import TimeLimitExceeded
from postings.insights.posting_context import posting_context
from postings.models import Posting
from postings.sync.directory import Directory

_MAX_PREVIEW = 200_000
# The submit button and the checkboxes of the page of facts in the text.
_USE, _FACT = "_use_facts", "_fact"


class WritingAdmin(QueueReturnAdmin[Posting]):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("preview/", view(self.preview_view), name="postings_posting_preview"),
            path("preview-page/", view(self.preview_page_view), name="postings_posting_preview_page"),
            path("read/", view(self.read_view), name="postings_posting_read"),
            path("<path:object_id>/duplicate/", view(self.duplicate_view), name="postings_posting_duplicate"),
        ]
        return own + super().get_urls()

    def preview_view(self, request: HttpRequest) -> HttpResponse:
        """Return the text in the form as its page would show it."""
        if request.method != "POST" or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        body = request.POST.get("body", "")[:_MAX_PREVIEW].replace("\r\n", "\n")
        try:
            with time_limit(MAX_RENDER_SECONDS):
                sections, _excerpt = render_sections(body, request.POST.get("title", "")[:300])
        except RenderingTooSlow:
            sections, _excerpt = render_sections(TOO_SLOW)
        context = {"sections": collapse_boilerplate(sections, ()), "title": "Preview"}
        if request.headers.get("X-Requested-With") == "fetch":
            return render(request, "admin/postings/parts/preview.html", context)
        return self.page(request, "admin/postings/preview.html", context)

    def preview_page_view(self, request: HttpRequest) -> HttpResponse:
        """Return the page of a posting as visitors would see it, from the values in the form. Nothing is written."""
        form = self._sent_form(request)
        posting = unsaved_posting(form)
        response = render(request, "postings/posting_preview.html", {**posting_context(posting), "form": form})
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def read_view(self, request: HttpRequest) -> HttpResponse:
        """Show the facts that the text in the form states, each with its words and a checkbox to use it."""
        posting = unsaved_posting(self._sent_form(request))
        try:
            offers, is_too_slow = text_reading.offers(posting), False
        except TimeLimitExceeded:
            offers, is_too_slow = [], True
        rows = [
            {
                "field": offer.field,
                "label": label(offer.field).capitalize(),
                "current": display_value(offer.field, offer.current),
                "value": display_value(offer.field, offer.value),
                "evidence": [{**each, "rule": explain(each["rule"])} for each in offer.evidence],
            }
            for offer in offers
        ]
        context = {
            "title": "Facts in the ad",
            "offers": rows,
            "is_too_slow": is_too_slow,
            "sent": _sent(request.POST),
            "back": _form_address(request),
            "use": _USE,
            "fact": _FACT,
        }
        return self.page(request, "admin/postings/read.html", context)

    def duplicate_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make a draft with the values of a posting as it is saved, and open its form."""
        posting = Posting.objects.with_values().filter(pk__in=[row_id(object_id)]).first()
        if request.method != "POST" or not self.has_add_permission(request):
            raise PermissionDenied
        if posting is None:
            raise Http404
        draft = drafts.duplicate(posting, request.user)
        self.message_user(request, f"This is a draft with the values of {posting}. Add how to apply, then publish it.")
        return redirect("admin:postings_posting_change", draft.pk)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the form with the facts that were chosen on the page of facts in the text, without saving it."""
        context = {"form_query": _form_query(request, object_id), **(extra_context or {})}
        if _USE in request.POST:
            self._fill(request, object_id)
        return super().changeform_view(request, object_id, form_url, context)

    def _fill(self, request: HttpRequest, object_id: str | None) -> None:
        """Put the chosen facts into the values that were sent, so that the form is shown with them."""
        posting = unsaved_posting(self._sent_form(request, object_id))
        facts = request.POST.getlist(_FACT)
        try:
            values = text_reading.read(posting).values if facts else {}
        except TimeLimitExceeded:
            values = {}
        request.POST = fill(request.POST, values, facts)  # type: ignore[assignment]
        state_of(request).is_filled = True

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the form class. A form that was filled with facts from the text is shown again before it is saved."""
        form = super().get_form(request, obj, change, **kwargs)
        if not state_of(request).is_filled:
            return form

        class FilledForm(form):  # type: ignore[misc,valid-type]
            def is_valid(self) -> bool:
                return False

        return FilledForm

    def make_company(self, request: HttpRequest, posting: Posting, form: Any) -> list[str]:
        """Set the company and team whose names were entered as new, adding them if needed. Return the columns set."""
        company, team = form.cleaned_data.get("new_company"), form.cleaned_data.get("new_team")
        if not company and not team:
            return []
        directory = Directory()
        if company:
            posting.company = directory.company(company)
        if team and posting.company:
            posting.team = directory.team(posting.company, team)
        self.journal(request).made_in(directory)
        return ["company", "team"]

    def _sent_form(self, request: HttpRequest, object_id: str | None = None) -> Any:
        """Return the form with the values that were sent, validated as far as it goes."""
        pk = row_id(object_id or request.GET.get("id", ""))
        posting = Posting.objects.for_page().filter(pk=pk).first() if pk else None
        allowed = self.has_change_permission(request, posting) if posting else self.has_add_permission(request)
        if request.method != "POST" or not allowed:
            raise PermissionDenied
        form = self.get_form(request, posting, change=posting is not None)(without_warnings(request.POST), instance=posting)
        form.full_clean()
        return form


def _form_query(request: HttpRequest, object_id: str | None) -> str:
    """Return the query string with which the form's other pages find the posting and the form again."""
    query = request.GET.copy()
    query["id"] = str(row_id(object_id) or "") if object_id else ""
    return query.urlencode()


def _form_address(request: HttpRequest) -> str:
    """Return the address of the form that a page was opened from."""
    query = request.GET.copy()
    pk = row_id("".join(query.pop("id", [])))
    address = reverse("admin:postings_posting_change", args=[pk]) if pk else reverse("admin:postings_posting_add")
    return f"{address}?{query.urlencode()}" if query else address


def _sent(data: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, values in data.lists() if name != "csrfmiddlewaretoken" for value in values]
