"""View of the form for reporting a problem with a posting to the editors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jobboard.signin.addresses import client_address
from postings.editing.error_reports import ErrorReportForm, is_rate_limited, save_report, sender
from postings.models import Posting


@csrf_exempt  # anybody may send the form without an account, so it needs no CSRF token and no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    posting = get_object_or_404(Posting.objects.public().select_related("company"), slug=slug)
    form = ErrorReportForm(request.POST if request.method == "POST" else None)
    status, is_refused = 200, False
    if request.method == "POST":
        who = sender(client_address(request))
        if form.is_valid() and not (is_refused := is_rate_limited(who)):
            if not form.is_by_a_program:
                save_report(form, posting, who)
            return redirect(f"{request.path}?sent")
        status = 429 if is_refused else 400
    context = {"posting": posting, "form": form, "is_refused": is_refused, "is_sent": "sent" in request.GET}
    return render(request, "postings/report.html", context, status=status)
