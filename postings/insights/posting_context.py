"""What the page of a posting shows: its facts and text, and other postings beside it."""

from itertools import chain
from typing import Any

from django.utils import timezone
from pyroaring import BitMap

from postings.content.rendering import collapse_boilerplate
from postings.insights.similar_postings import pay_comparison, similar
from postings.models import Posting
from postings.presentation.cards import cards
from postings.presentation.closed_ad import without_contacts
from postings.presentation.fact_table import fact_table
from postings.search import facets
from postings.search.facet_filters import team_value
from postings.search.facets.index import Index
from postings.search.facets.results import Results
from postings.search.filters import Search

MORE_JOBS = 6


def posting_context(posting: Posting) -> dict[str, Any]:
    """Return the context of the template of a posting that was fetched with `for_page`."""
    posting = without_contacts(posting)
    company = posting.company
    boilerplate = set(company.boilerplate.collapsed().values_list("key", flat=True)) if company else set()
    sections = collapse_boilerplate(posting.sections, boilerplate)
    reposts = list(map(without_contacts, Posting.objects.public().for_cards().reposts_of(posting)))
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
        **_beside_others(posting, reposts),
    }


def _beside_others(posting: Posting, reposts: list[Posting]) -> dict[str, Any]:
    """Return the comparison of pay and the cards of other jobs, or an empty dict if the facets are unavailable."""
    try:
        index = facets.current()
    except facets.FacetsUnavailable:
        return {}
    listed = BitMap([posting.pk, *(each.pk for each in reposts)])
    same_team = _newest(index, "team", team_value(posting.team), listed) if posting.team and posting.team.pk else []
    listed |= BitMap(chain.from_iterable(same_team))
    same_company = _newest(index, "company", posting.company.slug, listed) if posting.company and posting.company.pk else []
    listed |= BitMap(chain.from_iterable(same_company))
    jobs = [[other] for other in similar(index, posting, MORE_JOBS, without=listed)]
    return {
        "pay": pay_comparison(index, posting, timezone.localdate()),
        "same_team": cards(index, same_team, level=3),
        "same_company": cards(index, same_company, level=3),
        "similar": cards(index, jobs, level=3),
    }


def _newest(index: Index, facet: str, value: str, listed: BitMap) -> list[list[int]]:
    """Return the newest jobs with a value of a facet, each as its ads, without the jobs of ads that have been listed."""
    found = Results(index, Search({facet: (value,)}), timezone.localdate())
    firsts = found.firsts - index.jobs.with_other_ads(listed)
    return found.ads_of_jobs(index.newest_first(firsts, 0, min(MORE_JOBS, len(firsts))))
