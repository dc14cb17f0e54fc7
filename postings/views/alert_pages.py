"""Views of the pages of alerts: signing up, confirming, changing and ending an alert.

The signed link in a mail authorizes these forms, so they need no CSRF token and set no cookie. Only POST requests change
anything, since programs open the links in mails.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jobboard.request_origin import is_cross_site
from jobboard.signin.addresses import client_network
from postings.editing.runner_process import start_alert_mails
from postings.models import Alert
from postings.models.alert import MAX_QUERY
from postings.publishing.alerts import links, mails, saved_searches, subscriptions
from postings.publishing.alerts.links import Page
from postings.publishing.alerts.subscriptions import AlertForm, FrequencyForm, TooManyRequests
from postings.search import facets, filters
from postings.views.moved import moved_to

_PREVIEWED = 3
_methods = require_http_methods(["GET", "HEAD", "POST"])
View = Callable[..., HttpResponse]


def _unless_updating(view: View) -> View:
    """Answer with status 503 while the board is being updated."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except facets.FacetsUnavailable:
            response = render(request, "503.html", status=503)
            response.headers["Retry-After"] = "60"
            return response

    return answer


@csrf_exempt  # anybody may send the form without an account, so it has no CSRF token and no cookie
@_methods
@_unless_updating
def new(request: HttpRequest) -> HttpResponse:
    """Show the form for an alert for the search in the address, with the mail that it would send now."""
    if not settings.SENDS_MAIL:
        raise Http404
    index = facets.current()
    is_sent = "sent" in request.GET
    query = filters.cleaned(request.GET)
    query.pop("sent", None)
    filterset = index.filterset(query)
    if filterset.moved:
        return moved_to(request.path, filterset.without_moved(query))
    saved = saved_searches.canonical(filterset.search)
    form = AlertForm(request.POST if request.method == "POST" else None)
    found = facets.Results(index, filterset.search, timezone.localdate())
    ids = index.newest_first(found.ids, 0, min(_PREVIEWED, found.total))
    subject, text = mails.preview(filterset, ids, len(ids))
    context = {
        "form": form,
        "is_sent": is_sent,
        "search": saved_searches.in_words(filterset),
        "problems": filterset.problems,
        "back": filterset.search.address().removesuffix("?"),
        "preview": {"subject": subject, "text": text},
        "is_too_long": len(saved) > MAX_QUERY,
    }
    if request.method != "POST":
        return _page(request, "new", context)
    if is_cross_site(request):
        return _page(request, "new", {**context, "is_cross_site": True}, 403)
    if not form.is_valid() or context["is_too_long"]:
        return _page(request, "new", context, 400)
    if not form.is_by_a_program:
        given = form.cleaned_data
        try:
            subscriptions.subscribe(
                given["email"], saved, get_language() or settings.LANGUAGE_CODE, given["frequency"], client_network(request)
            )
        except TooManyRequests:
            return _page(request, "new", {**context, "is_refused": True}, 429)
        start_alert_mails()
    return redirect(f"{request.path}?{f'{saved}&' if saved else ''}sent=1")


@csrf_exempt  # the key in the address is the proof
@_methods
@_unless_updating
def confirm(request: HttpRequest) -> HttpResponse:
    """Confirm an alert on POST; on GET, show the button for it."""
    alert = _alert(request, Page.CONFIRM)
    if alert is None:
        return _page(request, "gone", {}, 404)
    if request.method == "POST":
        subscriptions.confirm(alert.key)
        return redirect(f"{request.path}?{urlencode({'key': request.GET['key']})}")
    return _page(request, "confirm", _about(alert, Page.MANAGE))


@csrf_exempt  # the key in the address is the proof
@_methods
@_unless_updating
def manage(request: HttpRequest) -> HttpResponse:
    """Show an alert; on POST, change how often it sends mails."""
    alert = _alert(request, Page.MANAGE)
    if alert is None or alert.confirmed_at is None:
        return _page(request, "gone", {}, 404)
    form = FrequencyForm(request.POST or None, initial={"frequency": alert.frequency})
    if request.method == "POST" and form.is_valid():
        subscriptions.change_frequency(alert, form.cleaned_data["frequency"])
        return redirect(f"{request.path}?{urlencode({'key': request.GET['key'], 'saved': 1})}")
    context = {**_about(alert, Page.STOP), "form": form, "is_saved": "saved" in request.GET}
    return _page(request, "manage", context, 400 if form.errors else 200)


@csrf_exempt  # the key in the address is the proof; mail programs send the form without having opened the page (RFC 8058)
@_methods
@_unless_updating
def stop(request: HttpRequest) -> HttpResponse:
    """End an alert on POST; on GET, show the button for it. Ending an alert twice is no error."""
    key = links.key_in(Page.STOP, request.GET.get("key", ""))
    if key is None:
        return _page(request, "gone", {}, 404)
    if request.method == "POST":
        subscriptions.end(key)
        return _page(request, "stopped", {})
    alert = Alert.objects.filter(key=key).first()
    return _page(request, "stop", _about(alert, Page.MANAGE)) if alert else _page(request, "stopped", {})


def _alert(request: HttpRequest, page: Page) -> Alert | None:
    key = links.key_in(page, request.GET.get("key", ""))
    return Alert.objects.filter(key=key).first() if key else None


def _about(alert: Alert, other: Page) -> dict[str, Any]:
    """Return the context of an alert: its search in words, and the address of another of its pages."""
    filterset = saved_searches.read(alert.query, facets.current())
    return {
        "alert": alert,
        "search": saved_searches.in_words(filterset),
        "problems": filterset.problems,
        "back": filterset.search.address().removesuffix("?"),
        "other_url": links.address(other, alert).removeprefix(settings.SITE_URL),
    }


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Return a page that is neither cached nor sent as a referrer, since its address has a key."""
    response = render(request, f"postings/alerts/{name}.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    if "key" in request.GET:
        response.headers["Referrer-Policy"] = "no-referrer"
    return response
