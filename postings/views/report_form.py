"""View of the form for reporting a problem with a posting to the editors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jobboard.request_origin import is_cross_site
from jobboard.signin.addresses import client_network
from postings.editing.error_reports import ErrorReportForm, is_rate_limited, save_report, sender
from postings.models import Posting
from postings.presentation.closed_ad import without_contacts


@csrf_exempt  # anybody may send the form without an account, so it has no CSRF token and no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    posting = get_object_or_404(Posting.objects.public().select_related("company"), slug=slug)
    form = ErrorReportForm(request.POST if request.method == "POST" else None)
    context = {"posting": without_contacts(posting), "form": form, "is_sent": "sent" in request.GET}
    if request.method != "POST":
        return _page(request, context)
    if is_cross_site(request):
        return _page(request, context, 403, is_cross_site=True)
    if not form.is_valid():
        return _page(request, context, 400)
    who = sender(client_network(request))
    if is_rate_limited(who):
        return _page(request, context, 429, is_refused=True)
    if not form.is_by_a_program:
        save_report(form, posting, who)
    return redirect(f"{request.path}?sent")


def _page(request: HttpRequest, context: dict[str, object], status: int = 200, **problems: bool) -> HttpResponse:
    return render(request, "postings/report.html", {**context, **problems}, status=status)
