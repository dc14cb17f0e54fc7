"""What the page of a posting shows: its facts and text, and other postings beside it."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from postings.content.rendering import collapse_boilerplate
from postings.insights.similar_postings import pay_comparison, similar
from postings.models import Posting
from postings.presentation.cards import cards, with_repeats
from postings.presentation.closed_ad import without_contacts
from postings.presentation.fact_table import fact_table
from postings.search import facets

MORE_POSTINGS = 6


def posting_context(posting: Posting) -> dict[str, Any]:
    """Return the context of the template of a posting that was fetched with `for_page`."""
    posting = without_contacts(posting)
    company = posting.company
    boilerplate = set(company.boilerplate.collapsed().values_list("key", flat=True)) if company else set()
    sections = collapse_boilerplate(posting.sections, boilerplate)
    reposts = list(map(without_contacts, Posting.objects.public().for_cards().reposts_of(posting)))
    others = Posting.objects.open().for_cards().newest_first().exclude(pk__in=[posting.pk, *_ids(reposts)])
    same_team = list(others.filter(team=posting.team)[:MORE_POSTINGS]) if posting.team else []
    elsewhere = others.filter(company=company).exclude(pk__in=_ids(same_team))
    same_company = list(elsewhere[:MORE_POSTINGS]) if company else []
    facts = fact_table(posting)
    return {
        "posting": posting,
        "key_facts": [fact for fact in facts if fact.is_key],
        "details": [fact for fact in facts if fact.is_detail and (fact.words or fact.is_corrected)],
        "other_facts": [fact for fact in facts if not (fact.is_key or fact.is_detail)],
        "not_stated": [fact.label for fact in facts if fact.is_detail and not (fact.words or fact.is_corrected)],
        "sections": sections,
        "headings": [section for section in sections if section.heading],
        "reposts": reposts,
        "files": posting.source_files.select_related("source").order_by("first_seen", "pk"),
        "same_team": with_repeats(same_team),
        "same_company": with_repeats(same_company),
        **_beside_others(posting, _ids([*reposts, *same_team, *same_company])),
    }


def _beside_others(posting: Posting, listed: list[int]) -> dict[str, Any]:
    """Return the comparison of pay and the similar postings, or an empty dict if the facets are unavailable."""
    try:
        index = facets.current()
    except facets.FacetsUnavailable:
        return {}
    jobs = [[other] for other in similar(index, posting, MORE_POSTINGS, without=listed)]
    return {"pay": pay_comparison(index, posting, timezone.localdate()), "similar": cards(index, jobs, level=3)}


def _ids(postings: Iterable[Posting]) -> list[int]:
    return [posting.pk for posting in postings]
