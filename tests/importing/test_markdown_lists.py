"""Lists of jobs in a Markdown file, an item an ad."""

import pytest

from postings.content.types import NotRead
from tests.importing.reading import read_ads, read_all

BY_DEPARTMENT = """# Remote jobs, November 2026

## Engineering

- **Marine Engineer** at [Tidewell](https://tidewell.example) – Bergen, Norway – [Apply](https://tidewell.example/1)
- **Data Engineer** at [Lockmoor](https://lockmoor.example) – Remote (EU) – [Apply](https://lockmoor.example/2)

## Sales

- **Sales Manager** at [Kaimauer](https://kaimauer.example) – Kiel, Germany – [Apply](https://kaimauer.example/3) 🔒
"""
NUMBERED = """# Jobs

1. [Marine Engineer](https://tidewell.example/1), Tidewell, Bergen
2. [Data Engineer](https://lockmoor.example/2), Lockmoor (Oslo)
"""


def test_items_are_ads_and_departments_are_none() -> None:
    found = read_ads("README.md", BY_DEPARTMENT)
    assert [(ad.title, ad.company and ad.company.value, ad.location_text, ad.apply_url) for ad in found] == [
        ("Marine Engineer", "Tidewell", "Bergen, Norway", "https://tidewell.example/1"),
        ("Data Engineer", "Lockmoor", "Remote (EU)", "https://lockmoor.example/2"),
        ("Sales Manager", "Kaimauer", "Kiel, Germany", "https://kaimauer.example/3"),
    ]
    assert [ad.is_open for ad in found] == [True, True, False]


def test_link_of_the_title_is_the_one_to_apply() -> None:
    found = read_ads("jobs.md", NUMBERED)
    assert [(ad.title, ad.company and ad.company.value, ad.location_text, ad.apply_url) for ad in found] == [
        ("Marine Engineer", "Tidewell", "Bergen", "https://tidewell.example/1"),
        ("Data Engineer", "Lockmoor", "Oslo", "https://lockmoor.example/2"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "# Careers and our team\n\n- [Ada Brook](https://ada.example) – Data Engineer, Bergen\n"
            "- [Mara Quay](https://mara.example) – Sales Manager, Oslo\n",
            id="people",
        ),
        pytest.param(
            "# Reading for jobs\n\n- [Data Engineer roadmap](https://map.example)\n- [Software Engineer exam](https://exam.example)\n",
            id="things to read",
        ),
        pytest.param(
            "# Harbour\n\n## Engineering\n\n- Marine Engineer – Bergen – https://tidewell.example/1\n"
            "- Data Engineer – Oslo – https://lockmoor.example/2\n\n## Sales\n\n"
            "- Sales Manager – Kiel – https://kaimauer.example/3\n- Buyer – Kiel – https://kaimauer.example/4\n",
            id="items without marked titles",
        ),
    ],
)
def test_other_lists_hold_no_ads(text: str) -> None:
    assert all(isinstance(each, NotRead) for each in read_all("README.md", text))


def test_line_above_links_is_a_company_a_department_or_a_place() -> None:
    links = "\n".join(f"- [{title}](https://n.example/{n})" for n, title in enumerate(("Cook", "Waiter", "Baker")))
    for line, company, team, place in (
        ("Northwind", "Northwind", None, ""),
        ("Sales", None, "Sales", ""),
        ("Bergen", None, None, "Bergen"),
    ):
        found = read_ads("README.md", f"# Our jobs\n\n## {line}\n\n{links}\n")
        read = {(ad.company and ad.company.value, ad.team and ad.team.value, ad.location_text) for ad in found}
        assert (len(found), read) == (3, {(company, team, place)})
