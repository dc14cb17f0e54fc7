"""Suggested companies for ads without one."""

import pytest

from postings.insights.company_suggestions import suggested_companies
from postings.models import Posting
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db
SERVICE = "https://apply.example.net"


def posting(link: str = f"{SERVICE}/other/1", body: str = "We measure tides.") -> Posting:
    return make_posting("Engineer", apply_url=link, body=body)


def test_companies_of_ads_with_the_same_folder_of_the_link_are_suggested_first() -> None:
    ebbmark, labs, southwind = make_company("Ebbmark"), make_company("Ebbmark Labs"), make_company("Southwind")
    for company, path in ((ebbmark, "ebb/1"), (ebbmark, "ebb/2"), (labs, "ebb/3"), (southwind, "south/1")):
        make_posting("Analyst", company=company, apply_url=f"{SERVICE}/{path}")
    assert suggested_companies(posting(f"{SERVICE}/ebb/9")) == ["Ebbmark", "Ebbmark Labs"]


def test_host_that_many_companies_share_suggests_none() -> None:
    for number in range(4):
        make_posting("Analyst", company=make_company(f"Company {number}"), apply_url=f"{SERVICE}/{number}/1")
    assert suggested_companies(posting()) == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Þórsmörk Tíðir measures tides.", ["Þórsmörk Tíðir"]),
        ("Þórsmörk Tíðirnar measures tides.", []),
        ("This job is Remote.", []),
        ("At Remote, we measure tides.", ["Remote"]),
        ("x" * 1_500 + " Þórsmörk Tíðir", []),
    ],
)
def test_companies_that_the_ad_names_at_its_start_are_suggested(body: str, names: list[str]) -> None:
    make_company("Þórsmörk Tíðir")
    make_company("Remote")
    assert suggested_companies(posting(body=body)) == names
