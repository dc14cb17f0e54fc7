"""Precision and recall of reading the sample ads, and how they are counted."""

import re
from html import unescape

import pytest
from django.test import Client

from postings.insights import reading_quality
from postings.insights.reading_quality import measured
from tests.builders import make_posting
from tests.pages import compact


def test_sample_ads_and_labels_match() -> None:
    labels = set(reading_quality._labels())
    assert labels == set(reading_quality._read_sample())
    assert measured().ads == len(labels) >= 20


def test_precision_and_recall_reach_minimum() -> None:
    """Raise these values when reading gets better. Lower them only with an explanation."""
    least = {
        "Company": (100, 100), "Team": (100, 100), "Salary": (95, 90), "Workplace": (100, 85), "Country": (100, 100),
        "Who can apply": (88, 88), "Role": (100, 100), "Level": (100, 100), "Experience": (100, 95), "Job type": (100, 67),
        "Required skills": (92, 97), "Preferred skills": (87, 57), "Language": (100, 100),
    }  # fmt: skip
    for fact in measured().facts:
        precision, recall = least[fact.label]
        assert (fact.precision or 0) >= precision, fact
        assert (fact.recall or 0) >= recall, fact


def test_right_wrong_and_missing_values_are_counted() -> None:
    labels = {
        "a": {"team": "Tides", "required": ["Go", "Rust"], "pay": {"min": 1, "max": 2, "currency": "EUR", "period": None}},
        "b": {"team": None, "required": []},
        "c": {"team": "Ports"},
    }
    read = {
        "a": {
            "team": "TIDES",
            "skills_required": ["go", "Vite"],
            "pay": {"min": 1.0, "max": 2, "currency": "EUR", "period": None},
        },
        "b": {"team": "Reefs", "skills_required": []},
        "c": {"team": None, "skills_required": ["Go"]},
    }
    teams = reading_quality._quality("team", labels, read)
    assert (teams.stated, teams.read, teams.right, teams.precision, teams.recall) == (2, 2, 1, 50, 50)
    assert teams.mistakes == [("b", "reefs", False), ("c", "ports", True)]
    skills = reading_quality._quality("required", labels, read)
    assert (skills.stated, skills.read, skills.right) == (2, 2, 1)
    pay = reading_quality._quality("pay", labels, read)
    assert (pay.stated, pay.read, pay.right) == (1, 1, 1)


@pytest.mark.django_db
def test_page_lists_mistakes_and_counts_equal_result_counts_of_links(client: Client) -> None:
    make_posting(function="data", team=None)
    make_posting("other")
    html = compact(client.get("/how-well/").content.decode())
    for fact in measured().facts:
        assert f'<th scope="row">{fact.label}</th><td>{fact.stated}</td><td>{fact.read}</td><td>{fact.right}</td>' in html
        for ad, item, is_stated in fact.mistakes:
            said = "is stated but was not read" if is_stated else "was read but is not stated"
            assert f"{ad}: {item} {said}" in unescape(html)
    links = re.findall(r'<a href="(/[^"]*)" rel="nofollow"\s+aria-label="[^"]*">(\d+)</a>', html)
    assert len(links) > 20
    for link, number in set(links):
        assert client.get(unescape(link)).context["page"].paginator.count == int(number), link
