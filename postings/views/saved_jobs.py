"""Views of saved jobs: a list whose address holds the ids of its postings, and a comparison side by side."""

from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from postings.database.row_ids import row_id
from postings.models import Posting
from postings.presentation.closed_ad import without_contacts
from postings.presentation.differences import differences, letters
from postings.presentation.fact_table import FactRow, fact_table
from postings.presentation.share_texts import ShareTexts, comparison_texts, saved_jobs_texts

MAX_SAVED, MAX_COMPARED, MIN_COMPARED = 50, 4, 2
# Rows of a comparison in addition to the fact table.
_BESIDE_FACTS: dict[Any, Callable[[Posting], str]] = {
    gettext_lazy("Benefits"): lambda posting: posting.benefits_text,
}


class Line(NamedTuple):
    """One fact of each compared posting, in their order. `is_same` says whether all state the same."""

    label: str
    facts: list[FactRow]
    is_same: bool


@require_safe
def saved_jobs(request: HttpRequest) -> HttpResponse:
    """Show the postings in the address, in its order. Without any, a script shows the jobs saved in the browser."""
    found, missing, too_many = requested_postings(request)
    context = {
        "postings": found,
        "missing": missing,
        "too_many": too_many,
        "most": MAX_SAVED,
        **_shared("saved-jobs", "saved-jobs-card", found, saved_jobs_texts(found)),
    }
    return render(request, "postings/saved_jobs.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Compare two to four postings, fact by fact."""
    found, missing, _too_many = requested_postings(request)
    compared, left = found[:MAX_COMPARED], found[MAX_COMPARED:]
    sheets = [fact_table(posting) for posting in compared]
    names = dict.fromkeys((row.field, row.label) for sheet in sheets for row in sheet)
    lines = []
    for field, label in names:
        facts = [_row(sheet, field, label) for sheet in sheets]
        if facts[0].is_detail and not any(fact.words for fact in facts):
            continue
        lines.append(Line(label, facts, len({(fact.words, *fact.items) for fact in facts}) == 1))
    for label, values in _BESIDE_FACTS.items():
        facts = [FactRow("", str(label), values(posting)) for posting in compared]
        lines.append(Line(str(label), facts, len({fact.words for fact in facts}) == 1))
    without = [(each.title, _address("compare", [other for other in compared if other != each])) for each in compared]
    context: dict[str, Any] = {
        "postings": compared,
        "letters": letters(compared),
        "differences": differences(compared) if len(compared) >= MIN_COMPARED else [],
        "without": without if len(compared) > MIN_COMPARED else [],
        "list_url": _address("saved-jobs", found),
        **_shared("compare", "comparison-card", compared, comparison_texts(compared)),
        "lines": lines,
        "different": [line for line in lines if not line.is_same],
        "same": [line for line in lines if line.is_same],
        "left": left,
        "missing": missing,
    }
    return render(request, "postings/compare.html", context)


def _shared(page: str, card: str, postings: list[Posting], texts: ShareTexts) -> dict[str, Any]:
    """Return the texts that other sites show with a link to the page of these postings."""
    address = _address(page, postings)
    return {"shared": texts, "address": address, "shared_url": settings.SITE_URL + address, "card": _address(card, postings)}


def _address(page: str, postings: list[Posting]) -> str:
    return f"{reverse(page)}?{urlencode([('job', posting.pk) for posting in postings])}"


def _row(sheet: list[FactRow], field: str, label: str) -> FactRow:
    return next(
        (row for row in sheet if (row.field, row.label) == (field, label)),
        FactRow(field, label, "", unknown=gettext("None")),
    )


def requested_postings(request: HttpRequest) -> tuple[list[Posting], int, int]:
    """Return the postings whose ids are given as `job`, the number that was not found, and the number over the limit."""
    asked = list(dict.fromkeys(pk for text in request.GET.getlist("job") if (pk := row_id(text)) is not None))
    ids = asked[:MAX_SAVED]
    found = {posting.pk: posting for posting in Posting.objects.public().for_page().filter(pk__in=ids)}
    return [without_contacts(found[pk]) for pk in ids if pk in found], len(ids) - len(found), len(asked) - len(ids)
