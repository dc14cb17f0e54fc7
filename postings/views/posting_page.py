"""View of the page of a posting."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from postings.content.rendering import collapse_boilerplate
from postings.insights.similar_postings import pay_comparison, similar
from postings.models import Posting
from postings.presentation.cards import cards, with_repeats
from postings.presentation.fact_table import fact_table
from postings.search import facets
from postings.views.edit_links import render_editable

MORE_POSTINGS = 6


@require_safe
def posting(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Posting.objects.public().for_page(), slug=slug)
    boilerplate = set(found.company.boilerplate.collapsed().values_list("key", flat=True)) if found.company else set()
    sections = collapse_boilerplate(found.sections, boilerplate)
    reposts = list(Posting.objects.public().for_cards().reposts_of(found))
    others = Posting.objects.open().for_cards().newest_first().exclude(pk__in=[found.pk, *_ids(reposts)])
    same_team = list(others.filter(team=found.team)[:MORE_POSTINGS]) if found.team else []
    elsewhere = others.filter(company=found.company).exclude(pk__in=_ids(same_team))
    same_company = list(elsewhere[:MORE_POSTINGS]) if found.company else []
    listed = _ids([*reposts, *same_team, *same_company])
    facts = fact_table(found)
    context = {
        "posting": found,
        "key_facts": [fact for fact in facts if fact.is_key],
        "other_facts": [fact for fact in facts if not fact.is_key],
        "sections": sections,
        "headings": [section for section in sections if section.heading],
        "reposts": reposts,
        "files": found.source_files.select_related("source").order_by("first_seen", "pk"),
        "same_team": with_repeats(same_team),
        "same_company": with_repeats(same_company),
        **_beside_others(found, listed),
    }
    return render_editable(request, "postings/posting.html", context, found)


def _beside_others(posting: Posting, listed: list[int]) -> dict[str, Any]:
    """Return the comparison of pay and the similar postings, or an empty dict if the facets are unavailable."""
    try:
        index = facets.current()
    except facets.FacetsUnavailable:
        return {}
    others = similar(index, posting, MORE_POSTINGS, without=listed)
    return {"pay": pay_comparison(index, posting, timezone.localdate()), "similar": cards(index, others, level=3)}


def _ids(postings: Iterable[Posting]) -> list[int]:
    return [posting.pk for posting in postings]
